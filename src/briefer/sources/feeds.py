"""A feed is many documents: each entry becomes one, in a canonical JSON form that an extractor reads.

RSS 0.9x-2.0, RDF and Atom through feedparser, always as a byte stream: given bytes or text it would open a
file or an address that the feed itself names. JSON Feed by its specification: see ``json_feed.py``.
"""

import html
import io
import json
import re
from calendar import timegm
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urljoin, urlsplit
from xml.sax import SAXException

from briefer.model import RawDocument, Skipped
from briefer.sources import limits
from briefer.sources.json_feed import Entry, is_json_feed, read_json_feed, wrap_text

ENTRY_TYPE = "application/vnd.briefer.entry+json"
LOOK_BYTES = 4096
_MARKS = b"\xef\xbb\xbf\xff\xfe \t\r\n"
_XML_FEED = re.compile(rb"<(?:[\w.-]+:)?(?:rss|feed|rdf)[\s>]", re.IGNORECASE)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)

# What makes feedparser or expat spend minutes: one tag of endless attributes, one endless author.
_ENDLESS_TAG = re.compile(rb"<(?!!\[CDATA\[|!--)[^<>]{%d}" % limits.FEED_TAG_BYTES)
_ENDLESS_AUTHOR = re.compile(
    rb"<(?:[\w.-]{1,40}:)?(?:author|creator|managingeditor|webmaster|name|email|contributor|publisher|owner)"
    rb"(?:\s[^<>]{0,2000})?>\s*(?:<!\[CDATA\[)?[^<]{%d}" % limits.FEED_AUTHOR_BYTES,
    re.IGNORECASE,
)

# What feedparser was seen to raise on damaged feeds, where it promises not to raise at all.
FEED_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    RuntimeError,
    SAXException,
    TypeError,
    ValueError,
)


def hand_over(document: RawDocument) -> Iterator[RawDocument | Skipped]:
    """Yield the entries of ``document`` when it is a feed, else the document itself."""
    if is_feed(document.content):
        yield from split_feed(document)
    else:
        yield document


def is_feed(content: bytes) -> bool:
    """Tell by the first bytes whether a file is a feed."""
    head = content[:LOOK_BYTES].replace(b"\0", b"").lstrip(_MARKS)
    if head.startswith(b"{"):
        return is_json_feed(content)  # whose version may be its last word
    return head.startswith(b"<") and not _PAGE.search(head) and _XML_FEED.search(head) is not None


def split_feed(document: RawDocument) -> Iterator[RawDocument | Skipped]:
    """Yield the newest 500 entries, in the feed's order; a feed that cannot be read is Skipped.

    An entry that repeats another word for word is one document.
    """
    fault = _find_fault(document.content)
    if fault:
        yield _skip(document, fault)
        return
    entries: list[Entry] = []
    try:
        if document.content.lstrip(_MARKS).startswith(b"{"):
            entries = list(read_json_feed(document.content))
        else:
            entries = list(_read_xml_feed(document))
    except FEED_FAULTS:
        entries = []
    if not entries:
        yield _skip(document, "a feed without a readable entry")
    seen: set[bytes] = set()
    for number, entry in _keep_newest(entries):
        made = _make_document(entry, number, document)
        if made.content not in seen:
            yield made
        seen.add(made.content)
    if len(entries) > limits.FEED_ENTRIES:
        rest = len(entries) - limits.FEED_ENTRIES
        yield _skip(document, f"{rest} more entries than the {limits.FEED_ENTRIES} that are read")


def _find_fault(content: bytes) -> str:
    if len(content) > limits.FEED_BYTES:
        return f"a feed larger than {limits.FEED_BYTES // limits.MEGABYTE} MB"
    bare = content.replace(b"\0", b"") if b"\0" in content[:100] else content
    if _ENDLESS_TAG.search(bare) or _ENDLESS_AUTHOR.search(bare):
        return "a feed with an endless tag or author"
    return ""


def _keep_newest(entries: Sequence[Entry]) -> list[tuple[int, Entry]]:
    """Return the entries to read with their numbers from 1: the newest, or the first if any is undated."""
    numbered = list(enumerate(entries, start=1))
    if len(numbered) <= limits.FEED_ENTRIES:
        return numbered
    if all(entry["published"] for entry in entries):
        numbered.sort(key=lambda item: item[1]["published"], reverse=True)
    return sorted(numbered[: limits.FEED_ENTRIES], key=lambda item: item[0])


def _make_document(entry: Entry, number: int, document: RawDocument) -> RawDocument:
    entry = dict(entry)
    origin = document.url if document.url.startswith("http") else ""
    home = entry.pop("home")
    entry["url"] = _join(_join(origin, home) or origin, entry["url"])
    mark = quote(entry["id"] or str(number), safe="", errors="replace")
    return RawDocument(
        content=json.dumps(entry, sort_keys=True, ensure_ascii=False).encode("utf-8", "replace"),
        media_type=ENTRY_TYPE,
        url=entry["url"] or f"{document.url}#{mark[:200]}",
        source=document.source,
        fetched=document.fetched,
    )


def _join(base: str, link: str) -> str:
    """Return the absolute web address that ``link`` is, or ""."""
    link = "".join(character for character in link.strip() if character > " ")
    try:
        parts = urlsplit(urljoin(base, link)) if link else urlsplit("")
        named = parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return ""
    return parts.geturl() if named else ""


def _read_xml_feed(document: RawDocument) -> Iterator[Entry]:
    import feedparser  # 60 ms that a folder without a feed need not pay

    headers = {"content-type": document.media_type} if document.media_type else {}
    parsed = feedparser.parse(
        io.BytesIO(document.content),
        response_headers=headers,
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    feed: Mapping[str, Any] = parsed.feed
    for item in parsed.entries:
        origin = item.get("source") or {}
        yield {
            "id": str(item.get("id") or ""),
            "url": str(item.get("feedburner_origlink") or item.get("link") or ""),
            "home": str(feed.get("link") or ""),
            "headline": _read_markup(item.get("title_detail"), item.get("title")),
            "byline": _read_authors(item),
            # A mapping's own ``get`` would warn of a stand-in that feedparser is about to drop.
            "published": _say_moment(dict.get(item, "published_parsed") or dict.get(item, "updated_parsed")),
            "outlet": str(origin.get("title") or feed.get("title") or ""),
            "language": _read_language(item, feed),
            "html": _read_content(item.get("content", ())),
            "summary": _read_body(item.get("summary_detail"), item.get("summary")),
        }


def _read_markup(detail: Mapping[str, Any] | None, value: object) -> str:
    """Return a construct as HTML: text that is declared plain keeps its ampersands and angle brackets."""
    text = str((detail or {}).get("value") or value or "")
    return html.escape(text, quote=False) if (detail or {}).get("type") == "text/plain" else text


def _read_body(detail: Mapping[str, Any] | None, value: object) -> str:
    text = str((detail or {}).get("value") or value or "")
    return (
        wrap_text(text)
        if (detail or {}).get("type") == "text/plain" and "\n\n" in text
        else (_read_markup(detail, value))
    )


def _read_content(contents: Iterable[Mapping[str, Any]]) -> str:
    """Return the longest of an entry's contents that is text."""
    bodies = [
        _read_body(content, "")
        for content in contents
        if str(content.get("type") or "text/html").startswith(("text/", "application/xhtml"))
    ]
    return max(bodies, key=len, default="")


def _read_authors(item: Mapping[str, Any]) -> str:
    names = [str(author.get("name") or "") for author in item.get("authors") or () if author]
    return ", ".join(dict.fromkeys(filter(None, names))) or str(item.get("author") or "")


def _read_language(item: Mapping[str, Any], feed: Mapping[str, Any]) -> str:
    inner = [content.get("language") for content in item.get("content", ())]
    return str(next(filter(None, [item.get("language"), *inner, feed.get("language")]), ""))


def _say_moment(parsed: Any) -> str:
    """Return feedparser's UTC time tuple as ISO 8601, or "" where it names no moment."""
    if not parsed:
        return ""
    try:
        return datetime.fromtimestamp(timegm(parsed), tz=UTC).isoformat()
    except (ValueError, OverflowError, OSError, TypeError):
        return ""


def _skip(document: RawDocument, reason: str) -> Skipped:
    return Skipped(url=document.url, source=document.source, room="sources", reason=reason)
