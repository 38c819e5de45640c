"""A feed by its address: its entries, when there are new ones."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from briefer.errors import SourceError
from briefer.model import RawDocument, Skipped, Window
from briefer.sources.answers import EMPTY, Answer
from briefer.sources.asking import Reading, ask_address
from briefer.sources.feeds import may_be_feed
from briefer.sources.health import NO_FEED, PAGE_INSTEAD
from briefer.sources.http import FEEDS
from briefer.sources.options import refuse_options
from briefer.sources.parsing import FeedReader, measure_harvest
from briefer.sources.remote import Connect, Remote
from briefer.sources.roots import is_page
from briefer.sources.urls import check_address, name_host


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedSource:
    """The feed at ``url``: RSS, RDF, Atom or JSON Feed."""

    url: str
    name: str
    remote: Remote

    def fetch(self, window: Window) -> Iterator[RawDocument | Skipped]:
        """Yield the entries of a feed that has changed; SourceError says why it gave nothing at all."""
        read = partial(read_feed_answer, source=self.name, fetched=window.moment, reader=self.remote.reader)
        asked = ask_address(self.url, name=self.name, door=FEEDS, remote=self.remote, read=read)
        yield from asked.documents
        if asked.trouble:
            raise SourceError(asked.trouble, source=self.name)


def open_feed(spec: str, *, name: str, connect: Connect, options: Mapping[str, str]) -> FeedSource:
    """Return the feed at the address ``spec``; SourceError where that is none."""
    refuse_options(options, source=spec)
    return FeedSource(url=check_address(spec), name=name or name_host(spec), remote=connect())


def read_feed_answer(
    answer: Answer, now: datetime, *, source: str, fetched: datetime, reader: FeedReader
) -> Reading:
    """Return the entries of a feed, or what else it was."""
    if not may_be_feed(answer.content):
        fault = PAGE_INSTEAD if is_page(answer.content) else NO_FEED
        return Reading(documents=(), harvest=None, fault=fault)
    read = reader.read(
        RawDocument(
            content=answer.content,
            media_type=answer.media_type,
            url=answer.url,
            source=source,
            fetched=fetched,
        )
    )
    harvest = measure_harvest(read, now=now)
    first = next(iter(read.documents), None)
    fault = first.reason if isinstance(first, Skipped) and not harvest.documents else ""
    return Reading(
        documents=() if fault == EMPTY else read.documents,
        harvest=harvest,
        fault=fault,
    )
