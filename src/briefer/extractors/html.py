"""Web pages, by trafilatura: the article's text without navigation, and what the page says about itself."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from lxml import html as lxml_html

from briefer.errors import ExtractionError
from briefer.extractors.article import find_host, finish_article
from briefer.extractors.blocks import Block, is_linked, list_blocks, pick_blocks
from briefer.extractors.decode import find_charset, find_declared_charset, require_text
from briefer.extractors.draft import Draft
from briefer.extractors.hygiene import clean_line
from briefer.extractors.lines import count_words, is_prose
from briefer.extractors.metadata import INDEX_LINKS, Metadata, is_index, read_metadata
from briefer.extractors.page import (
    check_page,
    count_linked_headings,
    count_tags,
    drop_unread,
    find_lines,
    gather_clues,
    parse_page,
)
from briefer.extractors.strays import (
    choose_blocks,
    drop_strays,
    find_article,
    unset_ledes,
    wrap_loose,
)
from briefer.extractors.walls import drop_locks, find_wall, is_opening
from briefer.model import Article, RawDocument

# With fewer words of prose or fewer paragraphs, other ways to the text are tried.
_FEW_WORDS = 50
_FEW_LINES = 3
_TEASER_WORDS = 8
# So many words of prose without linked headings between them are an article, whatever stands beside it.
SURE_WORDS = 80


def extract(document: RawDocument) -> Article:
    """Return the article that a web page carries."""
    page = read_page(document)
    tree = parse_page(page, url=document.url)
    metadata = read_metadata(gather_clues(tree), url=document.url)
    links = count_linked_headings(tree)
    drop_unread(tree)
    unset_ledes(tree)
    wrap_loose(tree)
    lines = drop_strays(tree, find_lines(tree), headline=metadata.headline)
    whole = _is_front(metadata.url or document.url)
    if count_prose(lines) < _FEW_WORDS or len(lines) < _FEW_LINES:
        tree = parse_page(page, url=document.url)  # whole again
        wrap_loose(tree)
        lines = _choose_richer(lines, _find_blocks(tree, metadata.headline))
        whole = True
    return finish_page(
        lines,
        metadata,
        count_links=lambda: links if whole or links < INDEX_LINKS else _count_links(tree, lines, links),
        document=document,
    )


def _is_front(url: str) -> bool:
    """Tell whether ``url`` is the address of a host and no more: what stands there is a front page."""
    return find_host(url) != "" and not urlsplit(url).path.strip("/")


def _count_links(tree: lxml_html.HtmlElement, lines: Sequence[str], links: int) -> int:
    """Return how many linked headings stand round the ``lines``; ``links``, those of the page, in doubt.

    An article's page may link to dozens of others beside it; a list of articles does so between its teasers.
    """
    article = find_article(tree, lines) if count_prose(lines) >= SURE_WORDS else None
    return links if article is None else count_linked_headings(article)


def _find_blocks(tree: lxml_html.HtmlElement, headline: str) -> list[str]:
    """Return the paragraphs of a page by its elements alone: every block that is running text.

    A heading behind them that is a link begins another article.
    """
    blocks: list[Block] = []
    words = 0
    for block in choose_blocks(list_blocks(tree), headline=headline):
        line = clean_line(block.text)
        if words >= _FEW_WORDS and block.heading and is_linked(block):
            break
        words += count_words(line) if is_prose(line) else 0
        blocks.append(block)
    lines = [(line, clean_line(line)) for line in pick_blocks(blocks, least=1)]
    return [line for line, clean in lines if is_prose(clean) and count_words(clean) >= _TEASER_WORDS]


def _choose_richer(lines: list[str], others: list[str]) -> list[str]:
    """Return the others when they tell more, or as much in more paragraphs."""
    told, other = count_prose(lines), count_prose(others)
    return others if other > told or (len(others) > len(lines) and 2 * other >= told) else lines


def read_page(document: RawDocument) -> str:
    """Return the characters of a page; raise ExtractionError when it has none."""
    declared = find_charset(document.media_type) or find_declared_charset(document.content)
    text = require_text(document.content, declared=declared, url=document.url)
    if not text or text.isspace():
        raise ExtractionError("an empty page", url=document.url)
    return check_page(text, tags=count_tags(document.content), url=document.url)


def count_prose(lines: Sequence[str]) -> int:
    """Return how many words of running text ``lines`` hold."""
    return sum(count_words(line) for line in map(str.strip, lines) if is_prose(line))


def finish_page(
    lines: Sequence[str], metadata: Metadata, *, count_links: Callable[[], int], document: RawDocument
) -> Article:
    """Return the article of a page's ``lines``; JSON-LD's own text of it is taken when much longer.

    One that breaks off at a wall is a summary.
    """
    body = [line for line in metadata.body.splitlines() if line.strip()]
    if (body and count_prose(body) > 2 * count_prose(lines)) or len(lines) < _FEW_LINES:
        lines = _choose_richer(list(lines), body)
    lines = list(filter(None, map(clean_line, lines)))
    wall = find_wall(lines)
    if wall:
        raise ExtractionError(wall, url=document.url)
    sizes = [count_words(line) for line in lines]
    if is_index(metadata, count_links=count_links, words=sum(sizes), longest=max(sizes, default=0)):
        raise ExtractionError("an index of articles, not an article", url=document.url)
    opening = is_opening(lines, locked=metadata.locked)
    draft = Draft(
        headline=metadata.headline,
        lines=tuple(drop_locks(lines) if opening else lines),
        outlet=metadata.outlet,
        byline=metadata.byline,
        dates=metadata.dates,
        language=metadata.language,
        url=metadata.url,
    )
    article = finish_article(draft, document=document)
    return replace(article, extent="summary") if opening else article
