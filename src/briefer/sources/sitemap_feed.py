"""Sitemaps (sitemaps.org 0.9) and what news ones say besides: each address is an entry without a text."""

import codecs
import re
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from briefer.sources import limits
from briefer.sources.entries import PLAIN, Construct, Feed, FeedEntry, say_moment
from briefer.sources.mending import mend_references
from briefer.sources.roots import find_root
from briefer.sources.salvage import narrow_feed

if TYPE_CHECKING:
    from lxml.etree import _Element

_GZIP = b"\x1f\x8b"
_ADDRESS = re.compile(rb"https?://[^<>\s]{1,2000}", re.IGNORECASE)
_CHILD = re.compile(
    rb"<(?:[\w.-]{1,40}:)?sitemap>(.{1,6000}?)</(?:[\w.-]{1,40}:)?sitemap>", re.IGNORECASE | re.DOTALL
)
_PLACE = re.compile(rb"loc>\s*(?:<!\[CDATA\[)?\s*([^\s<\]]{8,2000})", re.IGNORECASE)
_CHANGED = re.compile(rb"lastmod>\s*([^\s<]{4,40})", re.IGNORECASE)


def is_sitemap(content: bytes) -> bool:
    """Tell whether a file lists addresses."""
    return find_root(content) == "urlset"


def is_sitemap_index(content: bytes) -> bool:
    """Tell whether a file lists sitemaps."""
    return find_root(content) == "sitemapindex"


def unwrap_sitemap(content: bytes) -> bytes:
    """Return a sitemap unpacked, a list of addresses as the sitemap that it stands for; ValueError if broken.

    Both are forms of sitemaps.org: gzip, and text of an address a line.
    """
    if content.startswith(_GZIP):
        content = _unpack(content)
    lines = content.lstrip(codecs.BOM_UTF8).split()
    if not lines or not all(_ADDRESS.fullmatch(line) for line in lines):
        return content
    listed = (f"<url><loc>{escape(line.decode('utf-8', 'replace'))}</loc></url>" for line in lines)
    return f"<urlset>{''.join(listed)}</urlset>".encode()


def _unpack(content: bytes) -> bytes:
    decoder = zlib.decompressobj(wbits=31)
    try:
        unpacked = decoder.decompress(content, limits.FEED_BYTES)
    except zlib.error as error:
        raise ValueError("a broken archive") from error
    if not decoder.eof:
        raise ValueError(f"cut off, or larger than {limits.FEED_BYTES // limits.MEGABYTE} MB")
    return unpacked


def list_children(content: bytes, *, most: int) -> tuple[str, ...]:
    """Return the addresses of an index's sitemaps: at most so many, news first, then the last changed."""
    found = []
    for number, match in enumerate(_CHILD.finditer(content)):
        place, changed = _PLACE.search(match.group(1)), _CHANGED.search(match.group(1))
        if place:
            url = place.group(1).decode("utf-8", "replace").replace("&amp;", "&")
            moment = changed.group(1).decode("ascii", "replace") if changed else ""
            found.append(("news" in url.lower(), moment, -number, url))
    return tuple(url for _, _, _, url in sorted(found, reverse=True)[:most])


def read_sitemap(content: bytes) -> Feed:
    """Return the addresses of a sitemap as entries; ValueError when it cannot be read."""
    from lxml import etree  # 20 ms that other feeds need not pay

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(mend_references(narrow_feed(content)), parser)
    except (etree.LxmlError, ValueError) as error:
        raise ValueError("a broken sitemap") from error
    if root is None:
        raise ValueError("a broken sitemap")
    entries = tuple(_read_entry(values) for values in _list_values(root) if values.get("loc"))
    # A sitemap needs no document type; what one with entities would say is not known.
    sound = b"<!DOCTYPE" not in content
    return Feed(title="", link="", base="", language="", entries=entries, lost=0, sound=sound)


def _list_values(root: "_Element") -> Iterator[dict[str, str]]:
    """Yield for each address what is said of it, by local names: by itself and its news, not its pictures."""
    for child in root:
        if not isinstance(child.tag, str) or _name(child) != "url":
            continue
        values: dict[str, str] = {}
        for element in child:
            told = element.iter() if isinstance(element.tag, str) and _name(element) == "news" else [element]
            for each in told:
                if isinstance(each.tag, str) and (each.text or "").strip():
                    values.setdefault(_name(each), (each.text or "").strip())
        yield values


def _name(element: "_Element") -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _read_entry(values: dict[str, str]) -> FeedEntry:
    dated = values.get("publication_date", "")
    changed = values.get("lastmod", "")
    return FeedEntry(
        id=values["loc"],
        link=values["loc"],
        original="",
        title=Construct(value=values.get("title", ""), media_type=PLAIN),
        author="",
        authors=(),
        published=say_moment(dated),
        updated=say_moment(changed),
        created="",
        dated=dated or changed,
        summary=Construct(value="", media_type=PLAIN),
        contents=(),
        language=values.get("language", ""),
        outlet=values.get("name", ""),
    )
