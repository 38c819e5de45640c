"""Web pages, by resiliparse (the optional extra ``fast``): some eight times faster, a little less exact."""

from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.errors import ExtractionError, SettingsError
from briefer.extractors.blocks import Block, list_blocks
from briefer.extractors.fragment import parse_fragment
from briefer.extractors.html import finish_page, read_page
from briefer.extractors.metadata import Clues, read_metadata
from briefer.extractors.page import pick_blocks
from briefer.extractors.strays import PARAGRAPHS, choose_blocks
from briefer.model import Article, RawDocument

if TYPE_CHECKING:
    from resiliparse.parse.html import ElementNode

# One query for all: each is a walk over the whole page.
_SELECTED = (
    "meta, link[rel~='canonical' i], title, h1, time, script[type*='ld+json'], [rel='author'],"
    " [itemprop='author'], [class*='byline']"
)
# Counted only: to look at a node costs more than to find it.
_LINKED_HEADINGS = "a > h2, a > h3, a > h4, a > h5, a > h6, h2 > a, h3 > a, h4 > a, h5 > a, h6 > a"
_META_KEYS = ("property", "name", "itemprop", "http-equiv")


def extract(document: RawDocument) -> Article:
    """Return the article that a web page carries; raise SettingsError when the extra is not installed."""
    try:
        # An optional extra: only this function may need it.
        from resiliparse.extract.html2text import extract_plain_text
        from resiliparse.parse.html import HTMLTree
    except ImportError as error:
        raise SettingsError(
            'the fast extractor needs resiliparse: install it with pip install "briefer[fast]"'
        ) from error
    tree = HTMLTree.parse(read_page(document))
    if tree.document is None:
        raise ExtractionError("no readable text", url=document.url)
    gatherer = _Gatherer()
    # As a tuple: going through the list itself makes every node anew at every step.
    for node in tree.document.query_selector_all(_SELECTED)[:]:
        gatherer.add(node)
    root = tree.document.first_element_child
    clues = gatherer.make_clues(language=(root.getattr("lang") or "") if root else "")
    metadata = read_metadata(clues, url=document.url)
    markup = extract_plain_text(
        tree,
        preserve_formatting="minimal_html",
        main_content=True,
        links=True,
        list_bullets=False,
        alt_texts=False,
        comments=False,
        post_meta=False,
    )
    lines = _find_lines(markup, metadata.headline, url=document.url)
    selected = tree.document.query_selector_all
    return finish_page(
        lines, metadata, count_links=lambda: len(selected(_LINKED_HEADINGS)), document=document
    )


def _find_lines(markup: str, headline: str, *, url: str) -> list[str]:
    """Return the paragraphs in the small markup that resiliparse makes of an article."""
    blocks: list[Block] = []
    for block in list_blocks(parse_fragment(markup or "-", url=url)):
        # Outside paragraphs a line break in the markup is where one element of the page ended.
        if block.element in PARAGRAPHS or block.heading or "\n" not in block.text:
            blocks.append(block)
            continue
        texts = block.text.split("\n")
        share = block.linked / max(1, len(block.text))
        blocks += [
            replace(block, text=text, linked=round(share * len(text))) for text in texts if text.strip()
        ]
    return pick_blocks(choose_blocks(blocks, headline=headline), least=1)


class _Gatherer:
    """Gathers what the elements of a page say, one at a time."""

    def __init__(self) -> None:
        self._found: dict[str, list[str]] = {name: [] for name in ("title", "h1", "time", "script", "link")}
        self._authors: list[str] = []
        self._metas: list[tuple[str, str]] = []

    def add(self, node: "ElementNode") -> None:
        tag = node.tag or ""
        if tag == "meta":
            self._metas += _read_meta(node)
        elif tag == "link":
            self._found["link"].append(node.getattr("href") or "")
        elif tag == "time":
            self._found["time"].append(node.getattr("datetime") or "")
        else:
            self._found.get(tag, self._authors).append(node.text or "")

    def make_clues(self, *, language: str) -> Clues:
        return Clues(
            title="".join(self._found["title"][:1]),
            headings=tuple(self._found["h1"]),
            metas=tuple(self._metas),
            scripts=tuple(self._found["script"]),
            canonical="".join(self._found["link"][:1]),
            language=language,
            times=tuple(filter(None, self._found["time"])),
            bylines=tuple(text for text in self._authors if 3 < len(text.strip()) < 120),
        )


def _read_meta(node: "ElementNode") -> list[tuple[str, str]]:
    content = node.getattr("content") or ""
    keys = [node.getattr(key) for key in _META_KEYS]
    return [(key.lower().strip(), content) for key in keys if key and content]
