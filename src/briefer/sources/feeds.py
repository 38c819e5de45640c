"""A feed is many documents: each entry becomes one, in a canonical JSON form that an extractor reads.

RSS 0.9x-2.0, RDF and Atom through feedparser, always as a byte stream: given bytes or text it would open a
file or an address that the feed itself names. JSON Feed by its specification (jsonfeed.org, version 1.1).
"""

import io
import json
import re
from calendar import timegm
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from briefer.model import RawDocument, Skipped

ENTRY_TYPE = "application/vnd.briefer.entry+json"
ENTRIES = 500
FEED_BYTES = 10_000_000
LOOK_BYTES = 4096
_XML_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|rdf)[\s>]", re.IGNORECASE)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)
_JSON_FEED = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org')

# What feedparser was seen to raise on damaged feeds, where it promises not to raise at all.
FEED_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
)

Entry = dict[str, str]


def is_feed(content: bytes) -> bool:
    """Tell by the first bytes whether a file is a feed."""
    head = content[:LOOK_BYTES].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if head.startswith(b"{"):
        return _JSON_FEED.search(head) is not None
    return head.startswith(b"<") and not _PAGE.search(head) and _XML_FEED.search(head) is not None


def split_feed(document: RawDocument) -> Iterator[RawDocument | Skipped]:
    """Yield the newest 500 entries, as the feed orders them; a feed that cannot be read is Skipped."""
    if len(document.content) > FEED_BYTES:
        yield _skip(document, f"a feed larger than {FEED_BYTES // 1_000_000} MB")
        return
    try:
        if document.content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
            entries = list(_read_json_feed(document.content))
        else:
            entries = list(_read_xml_feed(document.content))
    except FEED_FAULTS:
        entries = []
    if not entries:
        yield _skip(document, "a feed without a readable entry")
    for number, entry in enumerate(entries[:ENTRIES], start=1):
        mark = quote(entry["id"] or str(number), safe="")
        link = urljoin(entry.pop("home"), entry["url"].strip()) if entry["url"] else ""
        entry["url"] = link if _is_web_address(link) else ""
        content = json.dumps(entry, sort_keys=True, ensure_ascii=False).encode("utf-8", "replace")
        yield RawDocument(
            content=content,
            media_type=ENTRY_TYPE,
            url=entry["url"] or f"{document.url}#{mark}",
            source=document.source,
            fetched=document.fetched,
        )
    if len(entries) > ENTRIES:
        yield _skip(document, f"{len(entries) - ENTRIES} more entries than the {ENTRIES} that are read")


def _read_xml_feed(content: bytes) -> Iterator[Entry]:
    import feedparser  # 60 ms that a folder without a feed need not pay

    parsed = feedparser.parse(io.BytesIO(content), sanitize_html=False, resolve_relative_uris=False)
    feed: Mapping[str, Any] = parsed.feed
    for item in parsed.entries:
        bodies = [body for body in item.get("content", ()) if body.get("value")]
        yield {
            "id": str(item.get("id") or ""),
            "url": str(item.get("link") or ""),
            "home": str(feed.get("link") or ""),
            "headline": str(item.get("title") or ""),
            "byline": str(item.get("author") or ""),
            # A mapping's own ``get`` would warn of a stand-in that feedparser is about to drop.
            "published": _say_moment(dict.get(item, "published_parsed") or dict.get(item, "updated_parsed")),
            "outlet": str(feed.get("title") or ""),
            "language": str(item.get("language") or feed.get("language") or ""),
            "html": str(bodies[0]["value"]) if bodies else "",
            "summary": str(item.get("summary") or ""),
        }


def _say_moment(parsed: Any) -> str:
    """Return feedparser's UTC time tuple as ISO 8601, or "" where it names no moment."""
    if not parsed:
        return ""
    try:
        return datetime.fromtimestamp(timegm(parsed), tz=UTC).isoformat()
    except (ValueError, OverflowError, OSError, TypeError):
        return ""


def _read_json_feed(content: bytes) -> Iterator[Entry]:
    feed = json.loads(content.decode("utf-8-sig", "replace"))
    for item in feed["items"]:
        authors = (
            item.get("authors") or feed.get("authors") or [item.get("author") or feed.get("author") or {}]
        )
        text = str(item.get("content_text") or "")
        yield {
            "id": str(item.get("id") or ""),
            "url": str(item.get("url") or item.get("external_url") or ""),
            "home": str(feed.get("home_page_url") or ""),
            "headline": str(item.get("title") or ""),
            "byline": ", ".join(str(author["name"]) for author in authors if author.get("name")),
            "published": str(item.get("date_published") or item.get("date_modified") or ""),
            "outlet": str(feed.get("title") or ""),
            "language": str(item.get("language") or feed.get("language") or ""),
            "html": str(item.get("content_html") or "") or _wrap_text(text),
            "summary": str(item.get("summary") or ""),
        }


def _wrap_text(text: str) -> str:
    """Return plain text as the paragraphs of a page."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "".join(f"<p>{part.strip()}</p>" for part in re.split(r"\n\s*\n", escaped) if part.strip())


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def _skip(document: RawDocument, reason: str) -> Skipped:
    return Skipped(url=document.url, source=document.source, room="sources", reason=reason)
