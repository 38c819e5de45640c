"""Feeds from the network are read in a child process, which may die over one without taking another along."""

import json
import re
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from statistics import median

import msgspec

from briefer.errors import SandboxError
from briefer.model import Harvest, RawDocument, Skipped
from briefer.sandbox.child import Child, Limits
from briefer.sources.feed_file import PARSING
from briefer.sources.feeds import is_feed, split_feed

TASK = "briefer.sources.parsing:split"
_TTL = re.compile(rb"<ttl(?:\s[^<>]{0,200})?>\s{0,20}(\d{1,6})\s{0,20}</ttl", re.IGNORECASE)
_NO_MOMENT = datetime(1, 1, 1, tzinfo=UTC)


class _Call(msgspec.Struct):
    url: str
    media_type: str
    content: bytes


class _Part(msgspec.Struct):
    url: str
    media_type: str
    content: bytes
    published: str
    reason: str  # why it is Skipped, or ""


class _Split(msgspec.Struct):
    parts: list[_Part]
    ttl_minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFeed:
    """A feed's entries as documents, their dates, and the lifetime that the feed tells (0: none)."""

    documents: tuple[RawDocument | Skipped, ...]
    published: tuple[datetime, ...]
    ttl_seconds: float


class FeedReader:
    """The child process in which feeds are read, one at a time, whatever thread asks."""

    def __init__(self, *, limits: Limits) -> None:
        self._child = Child(TASK, limits=limits)
        self._lock = threading.Lock()

    def read(self, document: RawDocument) -> ReadFeed:
        """Return the entries of ``document``; when the child dies over it, one Skipped with the reason."""
        call = _Call(url=document.url, media_type=document.media_type, content=document.content)
        try:
            with self._lock:
                answer = self._child.call(msgspec.msgpack.encode(call))
        except SandboxError as error:
            reason = str(error).removeprefix(f"{TASK} ")
            lost = Skipped(url=document.url, source=document.source, room="sources", reason=reason)
            return ReadFeed(documents=(lost,), published=(), ttl_seconds=0.0)
        told = msgspec.msgpack.decode(answer, type=_Split)
        moments = (_read_moment(part.published) for part in told.parts if not part.reason)
        return ReadFeed(
            documents=tuple(_make_document(part, document) for part in told.parts),
            published=tuple(moment for moment in moments if moment != _NO_MOMENT),
            ttl_seconds=told.ttl_minutes * 60.0,
        )

    def close(self) -> None:
        """End the child."""
        with self._lock:
            self._child.close()


def open_feed_reader() -> FeedReader:
    """Return a reader with the limits that are written down; its child starts with the first feed."""
    return FeedReader(limits=PARSING)


def hand_over(document: RawDocument, *, reader: FeedReader) -> Iterable[RawDocument | Skipped]:
    """Return the entries of ``document`` when it is a feed, else the document itself."""
    return reader.read(document).documents if is_feed(document.content) else (document,)


def split(payload: bytes) -> bytes:
    """Task of the child: split a feed into its entries."""
    call = msgspec.msgpack.decode(payload, type=_Call)
    document = RawDocument(
        content=call.content, media_type=call.media_type, url=call.url, source="", fetched=_NO_MOMENT
    )
    found = _TTL.search(call.content)
    parts = [_make_part(each) for each in split_feed(document)]
    return msgspec.msgpack.encode(_Split(parts=parts, ttl_minutes=int(found[1]) if found else 0))


def measure_harvest(read: ReadFeed, *, now: datetime) -> Harvest:
    """Return what a feed gave, and in which rhythm."""
    documents = sum(isinstance(document, RawDocument) for document in read.documents)
    harvest = measure_dates(read.published, documents=documents, now=now)
    return replace(harvest, ttl_seconds=read.ttl_seconds)


def measure_dates(published: Sequence[datetime], *, documents: int, now: datetime) -> Harvest:
    """Return what so many documents with these dates come to; dates that have not come yet are none."""
    dates = sorted({date for date in published if date <= now + timedelta(days=1)})
    return Harvest(
        documents=documents,
        undated=documents - len(published),
        newest=dates[-1] if dates else None,
        rhythm_seconds=_find_rhythm(dates),
        ttl_seconds=0.0,
    )


def _find_rhythm(dates: Sequence[datetime]) -> float:
    gaps = [(later - earlier).total_seconds() for earlier, later in pairwise(dates)]
    return median(gaps) if len(gaps) >= 2 else 0.0


def _make_part(document: RawDocument | Skipped) -> _Part:
    if isinstance(document, Skipped):
        return _Part(url=document.url, media_type="", content=b"", published="", reason=document.reason)
    published = str(json.loads(document.content)["published"])
    return _Part(
        url=document.url,
        media_type=document.media_type,
        content=document.content,
        published=published,
        reason="",
    )


def _make_document(part: _Part, document: RawDocument) -> RawDocument | Skipped:
    if part.reason:
        return Skipped(url=part.url, source=document.source, room="sources", reason=part.reason)
    return RawDocument(
        content=part.content,
        media_type=part.media_type,
        url=part.url,
        source=document.source,
        fetched=document.fetched,
    )


def _read_moment(text: str) -> datetime:
    """Return the moment that a feed's date says, or the first moment of all where it says none."""
    try:
        moment = datetime.fromisoformat(text)
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        return _NO_MOMENT
