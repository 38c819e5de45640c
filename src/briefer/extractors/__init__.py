"""From bytes to articles: text only, no markup, furniture stripped. One file for each kind of document.

Nothing foreign passes this room but clean text. A document that is no readable article ends as an
ExtractionError with a reason of a few words; no other error leaves, whatever the bytes.
"""

from collections.abc import Callable
from typing import Protocol, cast

from briefer.errors import ExtractionError
from briefer.extractors import limits
from briefer.extractors.sniff import (
    ENTRY,
    FEED,
    JSON,
    MAIL,
    MARKDOWN,
    PAGE,
    PDF,
    TEXT,
    WORD,
    sniff_media_type,
)
from briefer.model import Article, RawDocument
from briefer.tables import load_entry

__all__ = ["EXTRACTORS", "HTML_EXTRACTORS", "Extractor", "extract_article", "sniff_media_type"]

GROUP = "briefer.extractors"

EXTRACTORS = {
    TEXT: "briefer.extractors.text:extract",
    MARKDOWN: "briefer.extractors.markdown:extract",
    PAGE: "briefer.extractors.html:extract",
    PDF: "briefer.extractors.pdf:extract",
    WORD: "briefer.extractors.docx:extract",
    MAIL: "briefer.extractors.mail:extract",
    ENTRY: "briefer.extractors.entry:extract",
}
HTML_EXTRACTORS = {
    "trafilatura": "briefer.extractors.html:extract",
    "resiliparse": "briefer.extractors.html_fast:extract",
}
_TEXT_KINDS = frozenset({TEXT, MARKDOWN, PAGE})
_REASONS = {FEED: "a feed where an article should be", JSON: "data, not an article"}


class Extractor(Protocol):
    """What every entry of the tables is: ``extract(document) -> Article``; raises ExtractionError."""

    def __call__(self, document: RawDocument) -> Article: ...


def extract_article(document: RawDocument, *, html: str) -> Article:
    """Return the article that ``document`` holds; ``html`` names how web pages are read (HTML_EXTRACTORS).

    Raises ExtractionError when it holds none, SettingsError when ``html`` is unknown or not installed.
    """
    kind = sniff_media_type(document.content, media_type=document.media_type, url=document.url)
    extract = _find_extractor(kind, html=html, url=document.url)
    room = limits.TEXT_BYTES if kind in _TEXT_KINDS else limits.DOCUMENT_BYTES
    if len(document.content) > room:
        raise ExtractionError(f"larger than {room // limits.MEGABYTE} MB", url=document.url)
    try:
        return _extract_entry(document, html=html) if kind == ENTRY else extract(document)
    except (RecursionError, MemoryError) as error:
        raise ExtractionError("a document that is too deeply nested", url=document.url) from error


def _extract_entry(document: RawDocument, *, html: str) -> Article:
    """Return the article of a feed's entry: with its page, or without where it has none that is one."""
    # lxml and what stands on it: the table imports it too, and only when there is an entry to read.
    from briefer.extractors import entry

    page = entry.find_page(document)
    if page is None:
        return entry.extract(document)
    try:
        told = extract_article(page, html=html)
    except ExtractionError:
        return entry.extract(document)
    return entry.join_page(document, told)


def _find_extractor(kind: str, *, html: str, url: str) -> Callable[[RawDocument], Article]:
    table, name = (HTML_EXTRACTORS, html) if kind == PAGE else (EXTRACTORS, kind)
    if table is EXTRACTORS and name not in table:
        raise ExtractionError(_REASONS.get(kind, "not a readable format"), url=url)
    return cast(Extractor, load_entry(name, table=table, group=GROUP, kind="extractor"))
