"""A feed is many documents: each entry becomes one, in a canonical JSON form that an extractor reads.

RSS 0.9x-2.0, RDF and Atom: see ``xml_feed.py``; JSON Feed: see ``json_feed.py``.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from urllib.parse import quote, urldefrag, urljoin, urlsplit

from briefer.model import RawDocument, Skipped
from briefer.sources import limits
from briefer.sources.answers import EMPTY
from briefer.sources.entries import (
    Feed,
    FeedEntry,
    choose_content,
    date_entry,
    find_moment,
    to_html,
    to_paragraphs,
)
from briefer.sources.json_feed import is_json_feed, is_object, read_json_feed
from briefer.sources.roots import is_xml_feed, may_be_xml_feed
from briefer.sources.sitemap_feed import is_sitemap, read_sitemap
from briefer.sources.trimming import find_fault, trim_feed
from briefer.sources.xml_feed import clean_contents, read_xml_feed
from briefer.text.links import clean_link

ENTRY_TYPE = "application/vnd.briefer.entry+json"


def is_feed(content: bytes) -> bool:
    """Tell by the first bytes whether a file that nobody called a feed is one."""
    if is_object(content):
        return is_json_feed(content)  # whose version may be its last word
    return is_xml_feed(content)


def may_be_feed(content: bytes) -> bool:
    """Tell whether a file that somebody called a feed may be one, whatever stands before it."""
    return is_object(content) or may_be_xml_feed(content)


def read_feed(content: bytes, *, media_type: str, clean: bool) -> Feed:
    """Return the feed that ``content`` is; ValueError in a few words when it is none that can be read.

    ``clean`` is said in ``read_xml_feed``. It may take long over hostile bytes: see ``find_fault``.
    """
    try:
        if is_object(content):
            feed = read_json_feed(content)
            return clean_contents(feed) if clean else feed
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise ValueError("a broken JSON feed") from error
    if is_sitemap(content):
        return read_sitemap(content)
    return read_xml_feed(content, media_type=media_type, clean=clean)


def split_feed(document: RawDocument) -> Iterator[RawDocument | Skipped]:
    """Yield the newest 500 entries, in the feed's order; a feed that cannot be read is Skipped.

    An entry that repeats another word for word is one document. Entries that cannot be read are one Skipped.
    """
    content = trim_feed(document.content)
    fault = find_fault(content)
    if fault:
        yield _skip(document, fault)
        return
    try:
        feed = read_feed(content, media_type=document.media_type, clean=False)
    except ValueError:
        feed = None
    if feed is None or not feed.entries:
        yield _skip(document, EMPTY if feed and feed.sound else "a feed without a readable entry")
        return
    seen: set[bytes] = set()
    kept = [
        (number, entry, _find_url(entry, document, feed.base)) for number, entry in keep_newest(feed.entries)
    ]
    pages = Counter(urldefrag(url).url for url in {url for _, _, url in kept})
    for number, entry, url in kept:
        page, anchor = urldefrag(url)
        made = _make_document(entry, number, document, url=url, anchor=anchor if pages[page] > 1 else "")
        if made.content not in seen:
            yield made
        seen.add(made.content)
    if feed.lost:
        yield _skip(document, f"with unreadable entries: {feed.lost}")
    if len(feed.entries) > limits.FEED_ENTRIES:
        rest = len(feed.entries) - limits.FEED_ENTRIES
        yield _skip(document, f"{rest} more entries than the {limits.FEED_ENTRIES} that are read")


def keep_newest(entries: Sequence[FeedEntry]) -> list[tuple[int, FeedEntry]]:
    """Return the entries to read with their numbers from 1: the newest, or the first if any is undated."""
    numbered = list(enumerate(entries, start=1))
    if len(numbered) <= limits.FEED_ENTRIES:
        return numbered
    if all(map(find_moment, entries)):
        numbered.sort(key=lambda item: find_moment(item[1]), reverse=True)
    return sorted(numbered[: limits.FEED_ENTRIES], key=lambda item: item[0])


def _find_url(entry: FeedEntry, document: RawDocument, base: str) -> str:
    """Return the web address of an entry's article, or ""."""
    origin = document.url if document.url.startswith("http") else ""
    # An id that is no address is no permalink either, though RSS takes one for it that does not deny it.
    own = "" if entry.link == entry.id and "/" not in entry.link else entry.link
    link = join_link("", entry.original) or own or entry.original
    return clean_link(join_link(join_link(origin, base) or origin, link))


def _make_document(
    entry: FeedEntry, number: int, document: RawDocument, *, url: str, anchor: str
) -> RawDocument:
    said = {
        # Some programs make up a new id at every request: what has an address is known by that.
        "id": "" if url else entry.id,
        "url": url,
        "headline": to_html(entry.title),
        "byline": ", ".join(entry.authors),
        "published": date_entry(entry),
        "outlet": entry.outlet,
        "language": entry.language,
        "html": to_paragraphs(choose_content(entry)),
        "summary": to_paragraphs(entry.summary),
    }
    # Several entries on one page, as in a diary or a list of changes, are told apart by their places in it.
    said |= {"anchor": anchor} if anchor else {}
    mark = quote(entry.id or str(number), safe="", errors="replace")
    return RawDocument(
        content=json.dumps(said, sort_keys=True, ensure_ascii=False).encode("utf-8", "replace"),
        media_type=ENTRY_TYPE,
        url=url or f"{document.url}#{mark[:200]}",
        source=document.source,
        fetched=document.fetched,
    )


def join_link(base: str, link: str) -> str:
    """Return the absolute web address that ``link`` is, or ""."""
    link = "".join(character for character in link.strip() if character > " ")
    try:
        parts = urlsplit(urljoin(base, link)) if link else urlsplit("")
        named = parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return ""
    return parts.geturl() if named else ""


def _skip(document: RawDocument, reason: str) -> Skipped:
    return Skipped(url=document.url, source=document.source, room="sources", reason=reason)
