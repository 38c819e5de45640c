"""JSON Feed, versions 1 and 1.1 (jsonfeed.org): the entries of one file."""

import json
import re
from typing import Any

from briefer.sources.entries import HTML, PLAIN, Construct, Feed, FeedEntry, say_moment

_MARKS = b"\xef\xbb\xbf \t\r\n"
_ITEMS = re.compile(r'"items"\s*:\s*\[')
_ITEM = re.compile(r"[\s,]*(?=\{)")
_NEXT = re.compile(r"\}\s*,\s*(?=\{)")
_NAMED = re.compile(r'"(title|home_page_url|feed_url|language)"\s*:\s*("(?:[^"\\]|\\.){0,2000}")')
_BROKEN_ITEMS = 100
_VERSION = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org')


def is_object(content: bytes) -> bool:
    """Tell whether a file is a JSON object, and so no XML."""
    return content.lstrip(_MARKS).startswith(b"{")


def is_json_feed(content: bytes) -> bool:
    """Tell whether a JSON file is a feed: its version names the specification."""
    return _VERSION.search(content) is not None


def read_json_feed(content: bytes) -> Feed:
    """Return the feed; raise ValueError, TypeError, LookupError or RecursionError when it is none.

    Of one that is broken or cut off, the items are read that are whole.
    """
    feed, lost = _load(content.decode("utf-8-sig", "replace"))
    return Feed(
        title=_text(feed.get("title")),
        link=_text(feed.get("home_page_url")) or _text(feed.get("feed_url")),
        base=_text(feed.get("home_page_url")) or _text(feed.get("feed_url")),
        language=_text(feed.get("language")),
        entries=tuple(_read_item(item, feed) for item in feed["items"] if isinstance(item, dict)),
        lost=lost,
        sound=not feed["items"] and not lost,
    )


def _load(text: str) -> tuple[dict[str, Any], int]:
    """Return the feed, and how many of its items could not be read."""
    # Numbers stay the text that they are: an id may have more digits than Python makes a number of.
    decoder = json.JSONDecoder(strict=False, parse_int=str, parse_float=str, parse_constant=str)
    try:
        feed: dict[str, Any] = decoder.decode(text)
        return feed, 0
    except json.JSONDecodeError:
        start = _ITEMS.search(text)
    if start is None:
        raise ValueError("no items")
    items, lost = _load_items(text, start.end(), decoder)
    head = {name: json.loads(value, strict=False) for name, value in _NAMED.findall(text[: start.start()])}
    return {**head, "items": items}, lost


def _load_items(text: str, place: int, decoder: json.JSONDecoder) -> tuple[list[Any], int]:
    """Return the items from ``place`` on that are whole, and how many are not: each ends at a "},{"."""
    items: list[Any] = []
    lost = 0
    while lost < _BROKEN_ITEMS and (start := _ITEM.match(text, place)):
        try:
            item, place = decoder.raw_decode(text, start.end())
            items.append(item)
        except json.JSONDecodeError as error:
            lost += 1
            following = _NEXT.search(text, error.pos)
            place = following.end() if following else len(text)
    return items, lost


def _read_item(item: dict[str, Any], feed: dict[str, Any]) -> FeedEntry:
    names = _read_authors(item) or _read_authors(feed)
    bodies = (("content_html", HTML), ("content_text", PLAIN))
    published, updated = _text(item.get("date_published")), _text(item.get("date_modified"))
    return FeedEntry(
        id=_text(item.get("id")),
        # The address of a link blog's entry is its own; the one that it writes about only stands in for it.
        link=_text(item.get("url")) or _text(item.get("external_url")),
        original="",
        title=Construct(value=_text(item.get("title")), media_type=PLAIN),
        author=", ".join(names),
        authors=names,
        published=say_moment(published),
        updated=say_moment(updated),
        created="",
        dated=published or updated,
        summary=Construct(value=_text(item.get("summary")), media_type=PLAIN),
        contents=tuple(
            Construct(value=_text(item[key]), media_type=kind) for key, kind in bodies if _text(item.get(key))
        )[:1],
        language=_text(item.get("language")) or _text(feed.get("language")),
        outlet=_text(feed.get("title")),
    )


def _text(value: Any) -> str:
    """Return a string, or a number as one (ids of version 1 may be numbers); anything else is ""."""
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _read_authors(holder: dict[str, Any]) -> tuple[str, ...]:
    """Return names of version 1.1's list of authors, else of version 1's one author."""
    authors = holder.get("authors") or [holder.get("author")]
    authors = authors if isinstance(authors, list) else []
    names = [_text(author.get("name")) for author in authors if isinstance(author, dict)]
    return tuple(filter(None, names))
