"""JSON Feed, versions 1 and 1.1 (jsonfeed.org): the entries of one file."""

import json
import re
from collections.abc import Iterator
from typing import Any

Entry = dict[str, str]

_VERSION = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org')


def is_json_feed(content: bytes) -> bool:
    """Tell whether a JSON file is a feed: its version names the specification."""
    return _VERSION.search(content) is not None


def read_json_feed(content: bytes) -> Iterator[Entry]:
    """Yield the entries of a feed; raise ValueError, TypeError or LookupError when it is none."""
    feed = json.loads(content.decode("utf-8-sig", "replace"))
    for item in feed["items"]:
        if not isinstance(item, dict):
            continue
        text = _text(item.get("content_text"))
        yield {
            "id": _text(item.get("id")),
            "url": _text(item.get("url")) or _text(item.get("external_url")),
            "home": _text(feed.get("home_page_url")) or _text(feed.get("feed_url")),
            "headline": _escape(_text(item.get("title"))),
            "byline": _read_authors(item) or _read_authors(feed),
            "published": _text(item.get("date_published")) or _text(item.get("date_modified")),
            "outlet": _escape(_text(feed.get("title"))),
            "language": _text(item.get("language")) or _text(feed.get("language")),
            "html": _text(item.get("content_html")) or wrap_text(text),
            "summary": wrap_text(_text(item.get("summary"))),
        }


def _text(value: Any) -> str:
    """Return a string, or a number as one (ids of version 1 may be numbers); anything else is ""."""
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _read_authors(holder: dict[str, Any]) -> str:
    authors = holder.get("authors") or [holder.get("author")]
    names = [_text(author.get("name")) for author in authors if isinstance(author, dict)]
    return ", ".join(filter(None, names))


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def wrap_text(text: str) -> str:
    """Return plain text as HTML: a paragraph for each run of lines between blank ones."""
    parts = (part.strip() for part in re.split(r"\n\s*\n", _escape(text)))
    return "".join(f"<p>{part}</p>" for part in parts if part)
