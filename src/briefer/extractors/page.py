"""A web page in lxml: parsed once, its clues gathered, its article's text found by trafilatura."""

import functools
import re
from collections.abc import Iterator, Sequence
from configparser import ConfigParser

from lxml import etree
from lxml import html as lxml_html

from briefer.errors import ExtractionError
from briefer.extractors import limits
from briefer.extractors.blocks import Block
from briefer.extractors.lines import is_prose
from briefer.extractors.metadata import Clues

_META_KEYS = ("property", "name", "itemprop", "http-equiv")
_LINKED_HEADING = etree.XPath("count(//*[self::h2 or self::h3 or self::h4][.//a[@href] or parent::a[@href]])")
_AUTHORS = etree.XPath(
    "//*[@rel='author' or @itemprop='author' or contains(@class, 'byline') or contains(@class, 'author-name')"
    " or contains(@class, 'article-author')]"
)
_NESTING_TAGS = re.compile(
    r"</?(?:div|span|section|article|main|blockquote|font|b|i|em|strong|u|center|table|tbody|tr|td|ul|ol|li|a)"
    r"\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_LONG_TAG = re.compile(rf"<[^>]{{{limits.TAG_CHARACTERS}}}")
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]{0,40})")
_VOID = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "li",
        "link",
        "meta",
        "p",
        "source",
        "td",
        "tr",
        "wbr",
    }
)


def parse_page(text: str, *, url: str) -> lxml_html.HtmlElement:
    """Return the tree of a page; raise ExtractionError when there is none."""
    tree = _parse(text)
    if tree is None:
        raise ExtractionError("no readable text", url=url)
    return tree


def _parse(text: str) -> lxml_html.HtmlElement | None:
    # libxml2 ends a document at a zero byte; an encoding named inside no longer holds.
    content = text.replace("\0", "").encode("utf-8", "replace")
    for attempt in range(2):
        parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        try:
            tree = lxml_html.document_fromstring(content, parser=parser, ensure_head_body=False)
        except (
            etree.LxmlError,
            ValueError,
            AssertionError,
        ):  # AssertionError: a document of nothing but text
            return None
        if attempt or not any("depth" in entry.message for entry in parser.error_log):
            return tree
        # libxml2 gives up at 256 elements inside one another.
        content = _flatten_page(text.replace("\0", "")).encode("utf-8", "replace")
    return None


def check_page(text: str, *, url: str) -> str:
    """Return ``text``, its nesting taken away when it is absurd; raise ExtractionError for too many tags."""
    tags = text.count("<")
    if tags > limits.PAGE_TAGS:
        raise ExtractionError("a page of too many elements", url=url)
    if _LONG_TAG.search(text) and _has_endless_tag(text):
        raise ExtractionError("a page with an endless tag", url=url)
    if tags > limits.PAGE_TAGS_UNCHECKED and _find_depth(text) > limits.NESTING:
        return _flatten_page(text)
    return text


def _has_endless_tag(text: str) -> bool:
    parts = (part for part in text.split("<") if len(part) > limits.TAG_CHARACTERS)
    return any(len(part.partition(">")[0].split()) > limits.TAG_SPACES for part in parts)


def _find_depth(text: str) -> int:
    depth = deepest = 0
    for match in _TAG.finditer(text):
        depth += -1 if match.group(1) else match.group(2).lower() not in _VOID
        depth = max(0, depth)
        deepest = max(deepest, depth)
    return deepest


def _flatten_page(text: str) -> str:
    """Return the page without the elements that are only there to hold others: its paragraphs remain."""
    return _NESTING_TAGS.sub("\n", text)


def gather_clues(tree: lxml_html.HtmlElement) -> Clues:
    """Return what the elements of ``tree`` say about the page."""
    metas: list[tuple[str, str]] = []
    scripts: list[str] = []
    headings: list[str] = []
    times: list[str] = []
    title = canonical = ""
    for element in tree.iter("meta", "script", "h1", "time", "title", "link"):
        tag = element.tag
        if tag == "meta":
            metas += [
                (str(element.get(key)).lower().strip(), element.get("content", ""))
                for key in _META_KEYS
                if element.get(key) and element.get("content")
            ]
        elif tag == "script":
            if "ld+json" in (element.get("type") or "") and element.text:
                scripts.append(element.text)
        elif tag == "h1":
            headings.append(element.text_content())
        elif tag == "time":
            times += [element.get("datetime") or ""]
        elif tag == "title":
            title = title or element.text_content()
        elif "canonical" in (element.get("rel") or "").lower().split():
            canonical = canonical or element.get("href") or ""
    return Clues(
        title=title,
        headings=tuple(headings),
        metas=tuple(metas),
        scripts=tuple(scripts),
        canonical=canonical,
        language=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "",
        times=tuple(filter(None, times)),
        bylines=() if _names_author(metas, scripts) else tuple(_list_bylines(tree)),
        linked_headings=int(_LINKED_HEADING(tree)),
    )


def _names_author(metas: Sequence[tuple[str, str]], scripts: Sequence[str]) -> bool:
    """Tell whether meta elements or JSON-LD name an author, so that none need be sought on the page."""
    return any(name.endswith("author") for name, _ in metas) or any(
        '"author"' in script for script in scripts
    )


def _list_bylines(tree: lxml_html.HtmlElement) -> Iterator[str]:
    for element in _AUTHORS(tree)[:5]:
        text = " ".join(element.text_content().split())
        if 3 < len(text) < 120:
            yield text


def find_lines(tree: lxml_html.HtmlElement) -> list[str]:
    """Return the paragraphs of the page's article as trafilatura finds them; none when it finds none."""
    # trafilatura takes 0.2 s to import: a run without web pages does not pay for it.
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(
            tree,
            fast=True,
            include_comments=False,
            include_tables=True,
            with_metadata=False,
            config=_make_settings(),
        )
    except (ValueError, TypeError, AttributeError, IndexError, KeyError, RecursionError, etree.LxmlError):
        return []
    body = getattr(found, "body", None)
    return [] if body is None else _list_lines(body)


@functools.cache
def _make_settings() -> ConfigParser:
    """Return trafilatura's settings, but for its last resort, which turns a short page into one paragraph."""
    from trafilatura.settings import use_config

    settings: ConfigParser = use_config()
    settings.set("DEFAULT", "MIN_EXTRACTED_SIZE", "1")
    settings.set("DEFAULT", "MIN_OUTPUT_SIZE", "1")
    return settings


def _list_lines(body: etree._Element) -> list[str]:
    """Return the paragraphs of trafilatura's body, without a last section that holds no sentence."""
    sections: list[list[str]] = [[]]
    for element in body:
        if element.tag == "head":
            sections.append([])  # a subheading is no sentence
        else:
            sections[-1] += _read_element(element)
    while len(sections) > 1 and not any(is_prose(line.strip()) for line in sections[-1]):
        sections.pop()  # "Jobs", "Tags", "Most read"
    return [line for section in sections for line in section]


def _read_element(element: etree._Element) -> Iterator[str]:
    if element.tag == "list":
        yield from (_read_inline(item) for item in element.iter("item"))
    elif element.tag == "table":
        cells = (_read_inline(cell) for cell in element.iter("cell"))
        yield from (cell for cell in cells if is_prose(cell))
    else:
        yield from re.split(r"\n\s*\n", _read_inline(element))


def _read_inline(element: etree._Element) -> str:
    """Return an element's text; a single line break is a space, two are a paragraph's end."""
    parts: list[str] = []
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            parts += ["\n" if node.tag == "lb" else "", _flatten(node.text)]
        elif node is not element:
            parts.append(_flatten(node.tail))
    return "".join(parts)


def _flatten(text: str | None) -> str:
    return text.replace("\n", " ") if text else ""


def pick_blocks(blocks: Sequence[Block], *, least: int) -> list[str]:
    """Return the blocks' paragraphs of at least ``least`` characters that are no headings and no links."""
    lines: list[str] = []
    for block in blocks:
        bare = len("".join(block.text.split()))
        if block.heading or 2 * block.linked > bare:
            continue
        lines += [line for line in re.split(r"\n\s*\n", block.text) if len(line.strip()) >= least]
    return lines
