"""A piece of HTML that is all content, as feeds and mails carry it: its paragraphs, nothing guessed."""

from lxml import etree
from lxml import html as lxml_html

from briefer.errors import ExtractionError
from briefer.extractors import limits
from briefer.extractors.blocks import list_blocks, pick_blocks
from briefer.extractors.page import check_page, parse_page


def parse_fragment(text: str, *, url: str) -> lxml_html.HtmlElement:
    """Return the tree of a piece of HTML; raise ExtractionError when it holds nothing."""
    if not text.strip():
        raise ExtractionError("no readable text", url=url)
    text = check_page(text, tags=text.count("<"), url=url)
    return parse_page(f"<html><body><div>{text}</div></body></html>", url=url)


def read_fragment(text: str, *, url: str) -> list[str]:
    """Return the paragraphs of a piece of HTML, without headings and without blocks made of links."""
    return pick_blocks(list_blocks(parse_fragment(text, url=url)), least=1)


def read_markup(text: str) -> str:
    """Return a short text without its tags and entities, as a feed's headline may carry them."""
    if "<" not in text and "&" not in text:
        return text
    try:
        tree = lxml_html.fragment_fromstring(text[: limits.HEADLINE_CHARACTERS * 10], create_parent="div")
        etree.strip_elements(tree, "script", "style", with_tail=False)
    except (etree.LxmlError, ValueError, AssertionError):
        return text
    return str(tree.text_content())
