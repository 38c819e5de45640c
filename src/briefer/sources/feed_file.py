"""One feed, told in the words of feeds: what ``briefer feed`` shows of a file, for other programs."""

import json
from typing import Any

from briefer.errors import SandboxError
from briefer.sandbox.child import Child, Limits
from briefer.sources import limits
from briefer.sources.entries import PLAIN, Construct, Feed, FeedEntry
from briefer.sources.feeds import keep_newest, read_feed
from briefer.sources.scrubbing import scrub
from briefer.sources.trimming import find_fault, trim_feed

PARSING = Limits(
    cpu_seconds=limits.PARSE_CPU_SECONDS,
    wall_seconds=limits.PARSE_WALL_SECONDS,
    memory_bytes=limits.PARSE_MEMORY_BYTES,
    open_files=64,
    answer_bytes=limits.PARSE_ANSWER_BYTES,
)
_ACTING = ("javascript:", "vbscript:", "data:", "file:")


def open_reader() -> Child:
    """Return a child process in which feeds are read; it serves many files."""
    return Child("briefer.sources.feed_file:describe_feed", limits=PARSING)


def show_feed(content: bytes, *, reader: Child) -> dict[str, Any]:
    """Return what the feed says; its ``trouble`` is why it cannot be read, "" where it can.

    Keys: title, link, language, trouble, lost (how many entries cannot be read) and entries; of an entry
    title, link, original, id, author, authors, published, updated, created, dated, summary, content (the
    first) and contents (each with its type and value). Moments are ISO 8601 in UTC; ``dated`` is what the
    feed wrote. Titles, summaries and contents are HTML or plain text as they came, without what may act.
    """
    content = trim_feed(content)
    fault = find_fault(content)
    if fault:
        return _show_trouble(fault)
    try:
        shown: dict[str, Any] = json.loads(reader.call(content))
    except SandboxError:
        return _show_trouble("a feed that takes too long or too much memory to read")
    return shown


def describe_feed(content: bytes) -> bytes:
    """Task of the child: return ``show_feed`` of a feed's bytes as JSON."""
    try:
        feed = read_feed(content, media_type="", clean=True)
    except ValueError as error:
        return json.dumps(_show_trouble(str(error))).encode()
    return json.dumps(_show(feed)).encode()


def _show_trouble(trouble: str) -> dict[str, Any]:
    return {"title": "", "link": "", "language": "", "trouble": trouble, "lost": 0, "entries": []}


def _show(feed: Feed) -> dict[str, Any]:
    return {
        "title": feed.title,
        "link": _drop_script(feed.link),
        "language": feed.language,
        "trouble": "" if feed.entries else "a feed without a readable entry",
        "lost": feed.lost,
        "entries": [_show_entry(entry) for _, entry in keep_newest(feed.entries)],
    }


def _show_entry(entry: FeedEntry) -> dict[str, Any]:
    return {
        "title": _show_text(entry.title),
        "link": _drop_script(entry.link),
        "original": _drop_script(entry.original),
        "id": entry.id,
        "author": entry.author,
        "authors": list(entry.authors),
        "published": entry.published,
        "updated": entry.updated,
        "created": entry.created,
        "dated": entry.dated,
        "summary": _show_text(entry.summary),
        "content": next(map(_show_text, entry.contents), ""),
        "contents": [{"type": each.media_type, "value": _show_text(each)} for each in entry.contents],
    }


def _show_text(text: Construct) -> str:
    return text.value if text.media_type == PLAIN else scrub(text.value)


def _drop_script(link: str) -> str:
    """Return a link as the feed wrote it, relative ones too, but "" for one that acts or opens a file."""
    bare = "".join(character for character in link if character > " ").lower()
    return "" if bare.startswith(_ACTING) else link
