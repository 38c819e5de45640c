"""A feed that no parser gets through is read entry by entry, so that a broken entry costs only itself."""

import codecs
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefer.sources.entries import Feed, FeedEntry

_START = re.compile(rb"<(?:[\w.-]{1,40}:)?(?:item|entry)[\s/>]", re.IGNORECASE)
_END = re.compile(rb"</(?:[\w.-]{1,40}:)?(?:item|entry)\s{0,20}>", re.IGNORECASE)
_ROOT = re.compile(rb"<((?:[\w.-]{1,40}:)?(?:rss|feed|rdf))(?:\s[^<>]{0,20000})?>", re.IGNORECASE)
_DECLARATION = re.compile(r"\s*<\?xml[^<>]{0,500}\?>")
_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
# A feed in which more than some entries are broken is read as far as this goes.
_READINGS = 200

Read = Callable[[bytes], Feed]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cut:
    """A feed in pieces: what stands before its entries, each of these, and what stands after them."""

    head: bytes
    entries: tuple[bytes, ...]
    tail: bytes


def narrow_feed(content: bytes) -> bytes:
    """Return a feed of two or four bytes a character as UTF-8; any other as it is."""
    encoding = next((name for mark, name in _WIDE if content.startswith(mark)), "")
    if not encoding:
        return content
    return _DECLARATION.sub("", content.decode(encoding, "replace"), count=1).encode("utf-8", "replace")


def read_by_entries(content: bytes, *, read: Read) -> Feed:
    """Return the feed without the entries over which ``read`` raises ValueError; ValueError if none is left.

    Where what stands before the entries is what cannot be read, it is left out.
    """
    cut = _cut_feed(content)
    for each in (cut, _strip_head(cut)):
        try:
            shell = read(each.head + each.tail)
        except ValueError:
            continue
        entries, lost = _read_entries(each, read)
        if entries:
            return Feed(
                title=shell.title,
                link=shell.link,
                base=shell.base,
                language=shell.language,
                entries=entries,
                lost=lost,
                sound=False,
            )
    raise ValueError("no entry of it can be read")


def _read_entries(cut: _Cut, read: Read) -> tuple[tuple[FeedEntry, ...], int]:
    """Return the entries that can be read, in their order, and how many are lost: halves of halves alone."""
    kept: list[FeedEntry] = []
    lost = readings = 0
    waiting: list[Sequence[bytes]] = [cut.entries]
    while waiting:
        entries = waiting.pop()
        readings += 1
        try:
            if readings > _READINGS:
                raise ValueError("too much of it is broken")
            kept.extend(read(cut.head + b"".join(entries) + cut.tail).entries)
        except ValueError:
            if len(entries) < 2 or readings > _READINGS:
                lost += len(entries)
            else:
                half = len(entries) // 2
                waiting += [entries[half:], entries[:half]]
    return tuple(kept), lost


def _cut_feed(content: bytes) -> _Cut:
    starts = [match.start() for match in _START.finditer(content)]
    if not starts:
        return _Cut(head=content, entries=(), tail=b"")
    ends = [match.end() for match in _END.finditer(content, starts[-1])]
    end = ends[-1] if ends else len(content)
    spans = zip(starts, [*starts[1:], end], strict=True)
    return _Cut(
        head=content[: starts[0]],
        entries=tuple(content[start:stop] for start, stop in spans),
        tail=content[end:],
    )


def _strip_head(cut: _Cut) -> _Cut:
    """Return the pieces with nothing around the entries but the root element."""
    root = _ROOT.search(cut.head)
    if root is None:
        return _Cut(head=b"", entries=cut.entries, tail=b"")
    return _Cut(head=cut.head[: root.end()], entries=cut.entries, tail=b"</" + root.group(1) + b">")
