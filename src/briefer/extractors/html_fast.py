"""Web pages, by resiliparse (the optional extra ``fast``): in two fifths of the time, a little less exact."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefer.errors import ExtractionError, SettingsError
from briefer.extractors import html
from briefer.extractors.blocks import Block, is_linked, list_blocks, list_paragraphs, pick_blocks
from briefer.extractors.fragment import parse_fragment
from briefer.extractors.html import SURE_WORDS, count_prose, finish_page, read_page
from briefer.extractors.marks import NAME_PARTS, Mark, make_mark, names_date
from briefer.extractors.metadata import Clues, read_metadata
from briefer.extractors.page import names_author
from briefer.extractors.strays import PARAGRAPHS, choose_blocks
from briefer.model import Article, RawDocument

if TYPE_CHECKING:
    from resiliparse.parse.html import DocumentNode, ElementNode

# A query takes ten times as long as to find elements by name.
_AUTHORS = "[rel='author'], [itemprop='author'], [class*='byline']"
_DATED = "time, h1, h2, h3, [itemprop='datePublished'], " + ", ".join(
    f"[class*='{part}']" for part in NAME_PARTS
)
# What these say is no byline.
_NO_BYLINES = frozenset({"h1", "link", "meta", "script", "time", "title"})
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
    root = tree.document
    if root is None:
        raise ExtractionError("no readable text", url=document.url)
    metadata = read_metadata(_gather_clues(root, title=tree.title or ""), url=document.url)
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
    blocks = _find_blocks(markup, url=document.url)
    lines = pick_blocks(choose_blocks(blocks, headline=metadata.headline), least=1)
    told = count_prose(lines)
    if told < SURE_WORDS:
        return html.extract(document)  # where resiliparse finds little, the slower way mostly finds more
    return finish_page(lines, metadata, count_links=lambda: _count_linked_headings(blocks), document=document)


def _count_linked_headings(blocks: Sequence[Block]) -> int:
    return sum(is_linked(block) for block in blocks if block.heading)


def _find_blocks(markup: str, *, url: str) -> list[Block]:
    """Return the blocks in the small markup that resiliparse makes of an article."""
    blocks: list[Block] = []
    for block in list_paragraphs(markup) or list_blocks(parse_fragment(markup or "-", url=url)):
        # Outside paragraphs a line break in the markup is where one element of the page ended.
        if block.element in PARAGRAPHS or block.heading or "\n" not in block.text:
            blocks.append(block)
            continue
        texts = block.text.split("\n")
        share = block.linked / max(1, len(block.text))
        blocks += [
            block._replace(text=text, linked=round(share * len(text))) for text in texts if text.strip()
        ]
    return blocks


def _gather_clues(document: "DocumentNode", *, title: str) -> Clues:
    """Return what the elements of the page say about it; ``title`` is what the page is called, or ""."""

    def find(name: str) -> Sequence["ElementNode"]:
        # As a tuple: going through the list itself makes every node anew at every step.
        return document.get_elements_by_tag_name(name)[:]

    root = document.first_element_child
    metas = [pair for node in find("meta") for pair in _read_meta(node)]
    scripts = [node.text or "" for node in find("script") if "ld+json" in (node.getattr("type") or "")]
    links = (node for node in find("link") if "canonical" in (node.getattr("rel") or "").lower().split())
    canonical = next(links, None)
    return Clues(
        title=title or "".join(node.text or "" for node in find("title")[:1]),
        headings=tuple(node.text or "" for node in find("h1")),
        metas=tuple(metas),
        scripts=tuple(scripts),
        canonical=(canonical.getattr("href") or "") if canonical else "",
        language=(root.getattr("lang") or "") if root else "",
        list_subheadings=lambda: [node.text or "" for node in find("h2")],
        list_marks=lambda: _list_marks(document),
        bylines=() if names_author(metas, scripts) else tuple(_list_bylines(document)),
    )


def _list_marks(document: "DocumentNode") -> Iterator[Mark]:
    for node in document.query_selector_all(_DATED)[:]:
        named = (
            node.tag == "time"
            or node.getattr("itemprop") == "datePublished"
            or names_date(node.getattr("class") or "")
        )
        moment = node.getattr("datetime") or node.getattr("content") or node.getattr("title") or ""
        mark = make_mark(tag=node.tag or "", named=named, moment=moment, text=node.text or "")
        if mark:
            yield mark


def _list_bylines(document: "DocumentNode") -> Iterator[str]:
    for node in document.query_selector_all(_AUTHORS)[:]:
        if node.tag not in _NO_BYLINES and 3 < len((node.text or "").strip()) < 120:
            yield node.text or ""


def _read_meta(node: "ElementNode") -> list[tuple[str, str]]:
    content = node.getattr("content") or ""
    keys = [node.getattr(key) for key in _META_KEYS]
    return [(key.lower().strip(), content) for key in keys if key and content]
