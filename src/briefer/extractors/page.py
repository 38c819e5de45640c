"""A web page in lxml: parsed once, its clues gathered, its article's text found by trafilatura."""

import functools
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
from lxml import etree
from lxml import html as lxml_html

from briefer.errors import ExtractionError
from briefer.extractors import limits
from briefer.extractors.lines import is_prose
from briefer.extractors.marks import list_marks
from briefer.extractors.metadata import Clues

if TYPE_CHECKING:
    from trafilatura.settings import Extractor

_META_KEYS = ("property", "name", "itemprop", "http-equiv")
_AUTHORS = etree.XPath(
    "//*[@rel='author' or @itemprop='author' or contains(@class, 'byline') or contains(@class, 'author-name')"
    " or contains(@class, 'article-author')]"
)
_NESTING_TAGS = re.compile(
    r"</?(?:div|span|section|article|main|blockquote|font|b|i|em|strong|u|center|table|tbody|tr|td|ul|ol|li|a)"
    r"\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]{0,40})")
# lxml.html looks a class up by the name of every element that it meets, in Python: a fifth of all its time.
_CLASSES = etree.ElementDefaultClassLookup(element=lxml_html.HtmlElement)
_BREAKING = frozenset({"cell", "head", "item", "list", "p", "quote", "row", "table"})
_VOID_NAMES = "area base br col embed hr img input li link meta p source td tr wbr"
_VOID = frozenset(_VOID_NAMES.split())


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
        parser.set_element_class_lookup(_CLASSES)
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


def count_tags(content: bytes) -> int:
    """Return at least as many as the tags that a page has, whatever its encoding.

    Of a page's characters nearly all stand in its head and scripts: numpy counts three times as fast.
    """
    return int(np.count_nonzero(np.frombuffer(content, np.uint8) == ord("<")))


def check_page(text: str, *, tags: int, url: str) -> str:
    """Return ``text``, its nesting taken away when it is absurd; raise ExtractionError for too many tags.

    It has at most ``tags`` of them.
    """
    if tags > limits.PAGE_TAGS_UNCHECKED:
        tags = text.count("<")
    if tags > limits.PAGE_TAGS:
        raise ExtractionError("a page of too many elements", url=url)
    if _has_long_tag(text) and _has_endless_tag(text):
        raise ExtractionError("a page with an endless tag", url=url)
    if tags > limits.PAGE_TAGS_UNCHECKED and _find_depth(text) > limits.NESTING:
        return _flatten_page(text)
    return text


def _has_long_tag(text: str) -> bool:
    """Tell whether a tag goes on for longer than any does, by a look at few of its characters."""
    start = text.find("<")
    while start >= 0:
        # What begins before the last end within reach ends within reach.
        end = text.rfind(">", start, start + 1 + limits.TAG_CHARACTERS)
        if end < 0:
            return start + limits.TAG_CHARACTERS < len(text)
        start = text.find("<", end)
    return False


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
    title = canonical = ""
    for element in tree.iter("meta", "script", "h1", "title", "link"):
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
        list_subheadings=lambda: [element.text_content() for element in tree.iter("h2")],
        list_marks=lambda: list_marks(tree),
        bylines=() if names_author(metas, scripts) else tuple(_list_bylines(tree)),
    )


def count_linked_headings(tree: lxml_html.HtmlElement) -> int:
    """Return how many headings of level 2 to 4 are links, or hold one."""
    return sum(map(_is_linked, tree.iter("h2", "h3", "h4")))


def _is_linked(heading: lxml_html.HtmlElement) -> bool:
    parent = heading.getparent()
    return heading.find(".//a[@href]") is not None or (
        parent is not None and parent.tag == "a" and parent.get("href") is not None
    )


def names_author(metas: Sequence[tuple[str, str]], scripts: Sequence[str]) -> bool:
    """Tell whether meta elements or JSON-LD name an author, so that none need be sought on the page."""
    return any(name.endswith("author") for name, _ in metas) or any(
        '"author"' in script for script in scripts
    )


def _list_bylines(tree: lxml_html.HtmlElement) -> Iterator[str]:
    for element in _AUTHORS(tree)[:5]:
        text = " ".join(element.text_content().split())
        if 3 < len(text) < 120:
            yield text


def drop_unread(tree: lxml_html.HtmlElement) -> None:
    """Remove in place what trafilatura looks at and never takes: most of a page's elements, often.

    Each of these it removes itself, before it looks for an article and before it measures how much of a page
    the article is; but first it goes over all of them, several times. Its own eyes need the JSON-LD.
    """
    for script in list(tree.iter("script")):
        if "ld+json" not in (script.get("type") or ""):
            script.drop_tree()
    etree.strip_elements(tree, "style", "svg", "aside", "footer", with_tail=False)


def find_lines(tree: lxml_html.HtmlElement) -> list[str]:
    """Return the paragraphs of the page's article as trafilatura finds them; none when it finds none."""
    # trafilatura takes 0.2 s to import: a run without web pages does not pay for it.
    from trafilatura.core import ESCALATION_MAX_LENGTH, ESCALATION_PAGE_SHARE

    body, size = _run(tree, retry=False)
    # trafilatura tries again when its text is a small part of a page, which it measures by reading all of it
    # anew. That the text is no small part shows more cheaply; where that is open, it is asked to measure.
    if 0 < size < ESCALATION_MAX_LENGTH and size < ESCALATION_PAGE_SHARE * _measure_text(tree):
        body, _ = _run(tree, retry=True)
    return [] if body is None else _list_lines(body)


def _measure_text(tree: lxml_html.HtmlElement) -> int:
    """Return at least as many characters as the page's text has."""
    return sum(len(text.strip()) + 1 for text in tree.itertext())


def _run(tree: lxml_html.HtmlElement, *, retry: bool) -> tuple[etree._Element | None, int]:
    """Return the body that trafilatura makes of the page, and how many characters of text it holds."""
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(tree, options=_make_options(retry))
    except (ValueError, TypeError, AttributeError, IndexError, KeyError, RecursionError, etree.LxmlError):
        return None, 0
    return getattr(found, "body", None), len(getattr(found, "raw_text", None) or "")


@functools.cache
def _make_options(retry: bool) -> "Extractor":
    """Return trafilatura's options; with ``retry`` it tries again where its text is a small part of a page.

    Never its last resort, which turns a short page into one paragraph.
    """
    from trafilatura.settings import Extractor, use_config

    settings = use_config()
    settings.set("DEFAULT", "MIN_EXTRACTED_SIZE", "1")
    settings.set("DEFAULT", "MIN_OUTPUT_SIZE", "1")
    # As text, because for Python it would write the text out besides, which nobody reads.
    options = Extractor(config=settings, output_format="txt", fast=True, comments=False, tables=True)
    if not retry:
        options.focus = "balanced, once"  # tells it apart from the three that it knows, and is like the first
    return options


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
    blocks = (block for block in re.split(r"\n\s*\n", _read_text(element)) if block.strip())
    if element.tag == "table":
        yield from filter(is_prose, map(str.strip, blocks))
    else:
        yield from blocks


def _read_text(element: etree._Element) -> str:
    """Return an element's text; a single line break is a space, two are a paragraph's end.

    What stands in an item or a cell is paragraphs of its own, and a heading there is no sentence.
    """
    parts: list[str] = []
    headings = 0
    for event, node in etree.iterwalk(element, events=("start", "end")):
        inner = node is not element
        headings += (inner and node.tag == "head") * (1 if event == "start" else -1)
        if inner and node.tag in _BREAKING:
            parts.append("\n\n")
        if headings == 0 and event == "start":
            parts += ["\n" if node.tag == "lb" else "", _flatten(node.text)]
        elif headings == 0 and inner:
            parts.append(_flatten(node.tail))
    return "".join(parts)


def _flatten(text: str | None) -> str:
    return text.replace("\n", " ") if text else ""
