"""RSS 0.9x-2.0, RDF and Atom by feedparser, always as a byte stream.

Given bytes or text, feedparser would open a file or an address that the feed itself names.
"""

import codecs
import io
import re
from calendar import timegm
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Any
from urllib.parse import urljoin
from xml.sax import SAXException
from xml.sax.saxutils import escape, quoteattr

from briefer.sources.entries import HTML, Construct, Feed, FeedEntry
from briefer.sources.salvage import narrow_feed, read_by_entries

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
# References to what is no character, zero bytes and controls: each makes one of its parsers fail.
_NO_CHARACTERS = re.compile(
    rb"&#(?:0*(?:[0-8]|1[1-9]|2\d|3[01])|x0*(?:[0-8bcef]|1[0-9a-f])|x0*d[89a-f][0-9a-f]{2}|x?[0-9a-f]{7,}"
    rb"|0*(?:5529[6-9]|55[3-9]\d\d|56\d{3}|57[0-2]\d\d|573[0-3]\d|5734[0-3]))(?:;|(?![0-9a-f]))"
    rb"|[\x00-\x08\x0b\x0c\x0e-\x1f]",
    re.IGNORECASE,
)
# What XML 1.0 has no character for, which JSON has.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
# A mail address in a credit such as "jane@harbourpost.example (Jane Doe)".
_ADDRESS = re.compile(r"(?:mailto:)?[\w.+-]{1,64}@[\w.-]{1,255}")


def read_xml_feed(content: bytes, *, media_type: str, clean: bool) -> Feed:
    """Return the feed, without entries that cannot be read; ValueError when none can, even after repairs.

    ``clean``: HTML comes without whatever may act and with whole addresses, as it is fit to be shown; that
    takes five times as long. Else it comes as it stands there, for extractors, who want its text alone.
    """
    narrow = narrow_feed(content)
    with suppress(ValueError):
        feed = _read(content, media_type=media_type, clean=clean)
        # UTF-16 and UTF-32 need no declaration (XML 1.0, 4.3.3), but feedparser believes a wrong one.
        if feed.entries or narrow is content:
            return feed
    repaired = _NO_CHARACTERS.sub(b" ", narrow)
    read = partial(_read, media_type=media_type if narrow is content else "", clean=clean)
    try:
        return read(repaired)
    except ValueError:
        return read_by_entries(repaired, read=read)


def clean_contents(feed: Feed) -> Feed:
    """Return a feed of another format with its HTML as ``read_xml_feed`` gives that of its own when clean."""
    texts = [each.value for entry in feed.entries for each in entry.contents if each.media_type == HTML]
    items = "".join(f"<item><description>{_escape(text)}</description></item>" for text in texts)
    base = quoteattr(_NOT_XML.sub("", feed.link))
    carrier = f'<rss version="2.0" xml:base={base}><channel>{items}</channel></rss>'
    read = _read(carrier.encode("utf-8", "replace"), media_type="", clean=True)
    values = iter([entry.summary.value for entry in read.entries])
    return replace(
        feed, entries=tuple(replace(entry, contents=_take_clean(entry, values)) for entry in feed.entries)
    )


def _escape(text: str) -> str:
    return escape(_NOT_XML.sub("", text))


def _take_clean(entry: FeedEntry, values: Iterator[str]) -> tuple[Construct, ...]:
    return tuple(
        replace(each, value=next(values)) if each.media_type == HTML else each for each in entry.contents
    )


def _read(content: bytes, *, media_type: str, clean: bool) -> Feed:
    """Return the feed; ValueError where feedparser cannot read it."""
    try:
        return _parse(content, media_type=media_type, clean=clean)
    except FEED_FAULTS as error:
        raise ValueError("feedparser cannot read it") from error


def _parse(content: bytes, *, media_type: str, clean: bool) -> Feed:
    import feedparser  # 60 ms that a folder without a feed need not pay

    parsed = feedparser.parse(
        io.BytesIO(content),
        response_headers=_name_charset(content, media_type),
        sanitize_html=clean,
        resolve_relative_uris=clean,
    )
    feed: Mapping[str, Any] = parsed.feed
    return Feed(
        title=_text(feed.get("title")),
        link=_text(feed.get("link")),
        # RSS does not say, and means its site; Atom is XML with a base like any other (RFC 4287, 2).
        base="" if _text(parsed.get("version")).startswith("atom") else _text(feed.get("link")),
        language=_text(feed.get("language")),
        entries=tuple(_read_entry(item, feed) for item in parsed.entries),
        lost=0,
        sound=not isinstance(parsed.get("bozo_exception"), SAXException),
    )


def _name_charset(content: bytes, media_type: str) -> dict[str, str]:
    """Return the header that names a charset, where one counts: a byte order mark says more (RFC 7303, 3).

    A type alone says nothing any more: ``text/xml`` was ASCII only by RFC 3023, which feedparser follows.
    """
    media_type = media_type.lower()
    if "charset=" not in media_type or content.startswith(_MARKS):
        return {}
    return {"content-type": media_type}


def _read_entry(item: dict[str, Any], feed: Mapping[str, Any]) -> FeedEntry:
    # A mapping's own ``get`` would warn of a stand-in that feedparser is about to drop.
    dates = ("published", "updated", "created")
    origin = item.get("source") or {}
    return FeedEntry(
        id=_text(item.get("id")),
        link=_text(item.get("link")),
        original=_find_original(item),
        title=_read_construct(item, "title"),
        author=_text(item.get("author")),
        authors=tuple(_list_authors(item)),
        published=_say_moment(dict.get(item, "published_parsed")),
        updated=_say_moment(dict.get(item, "updated_parsed")),
        created=_say_moment(dict.get(item, "created_parsed")),
        dated=next(filter(None, (_text(dict.get(item, name)) for name in dates)), ""),
        summary=_read_construct(item, "summary"),
        contents=tuple(map(_read_content, item.get("content") or ())),
        language=_find_language(item, feed),
        outlet=_text(origin.get("title") if isinstance(origin, Mapping) else "") or _text(feed.get("title")),
    )


def _text(value: object) -> str:
    """Return text as text; what feedparser gives in its stead for odd feeds, such as a list, as none."""
    return value if isinstance(value, str) else ""


def _find_original(item: Mapping[str, Any]) -> str:
    """Return the article's address where the entry's link is another one or none, or "".

    That may be a link of any type, or content that stands elsewhere (RFC 4287, 4.1.3.2).
    """
    counted = _text(item.get("feedburner_origlink")).replace("&amp;", "&")
    if counted or _text(item.get("link")):
        return counted
    links = [link for link in item.get("links") or () if isinstance(link, Mapping)]
    links = [link for link in links if link.get("rel") == "alternate"]
    places = [("", _text(link.get("href"))) for link in links]
    places += [(_text(each.get("base")), _text(each.get("src"))) for each in item.get("content") or ()]
    return next((_join(base, place) for base, place in places if place), "")


def _join(base: str, place: str) -> str:
    try:
        return urljoin(base, place)
    except ValueError:  # "http://[::1"
        return ""


def _read_construct(item: Mapping[str, Any], name: str) -> Construct:
    """Return a text of an entry; its type is that of the detail, or the content, which says the same."""
    value = _text(item.get(name))
    details = (item.get(f"{name}_detail"), *(item.get("content") or ()))
    same = (detail for detail in details if isinstance(detail, Mapping) and detail.get("value") == value)
    return Construct(value=value, media_type=_text(next(same, {}).get("type")) or HTML)


def _read_content(content: Mapping[str, Any]) -> Construct:
    return Construct(value=_text(content.get("value")), media_type=_text(content.get("type")) or HTML)


def _list_authors(item: dict[str, Any]) -> list[str]:
    authors = item.get("authors") or ()
    names = [_text(author.get("name")) for author in authors if isinstance(author, Mapping)]
    author = _text(item.get("author"))
    if len(names) < 2 and "@" in author:
        # feedparser knows only short top-level domains, and leaves the rest of other addresses in the name.
        names = [_ADDRESS.sub("", author).strip(" ()<>,")]
    return list(dict.fromkeys(filter(None, names))) or list(filter(None, [author]))


def _find_language(item: dict[str, Any], feed: Mapping[str, Any]) -> str:
    inner = [content.get("language") for content in item.get("content") or ()]
    return next(filter(None, map(_text, [item.get("language"), *inner, feed.get("language")])), "")


def _say_moment(parsed: Any) -> str:
    """Return feedparser's UTC time tuple as ISO 8601, or "" where it names no moment."""
    if not parsed:
        return ""
    try:
        return datetime.fromtimestamp(timegm(parsed), tz=UTC).isoformat()
    except (ValueError, OverflowError, OSError, TypeError):
        return ""
