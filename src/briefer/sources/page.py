"""One web page by its address; when the address gives a feed, its entries."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from briefer.errors import SourceError
from briefer.model import RawDocument, Skipped, Window
from briefer.sources.answers import Answer
from briefer.sources.asking import Reading, ask_address
from briefer.sources.book import forget_all
from briefer.sources.feed import read_feed_answer
from briefer.sources.feeds import is_feed
from briefer.sources.http import PAGES
from briefer.sources.options import refuse_options
from briefer.sources.remote import Connect, Remote
from briefer.sources.urls import check_address, name_host

_OTHER_KINDS = ("audio/", "font/", "image/", "video/")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSource:
    """The document at ``url`` (http or https)."""

    url: str
    name: str
    remote: Remote

    def fetch(self, window: Window) -> Iterator[RawDocument | Skipped]:
        """Yield the page, or a feed's entries, if it has changed; SourceError where it cannot be had."""

        def read(answer: Answer, now: datetime) -> Reading:
            return self._read(answer, now, fetched=window.moment)

        asked = ask_address(self.url, name=self.name, door=PAGES, remote=self.remote, read=read)
        yield from asked.documents
        if asked.trouble and not asked.documents:
            raise SourceError(asked.trouble, source=self.name)

    def _read(self, answer: Answer, now: datetime, *, fetched: datetime) -> Reading:
        if answer.media_type.lower().startswith(_OTHER_KINDS):
            return Reading(documents=(), harvest=None, fault="not a readable format")
        if is_feed(answer.content):
            reader = self.remote.reader
            return read_feed_answer(answer, now, source=self.name, fetched=fetched, reader=reader)
        page = RawDocument(
            content=answer.content,
            media_type=answer.media_type,
            url=answer.url,
            source=self.name,
            fetched=fetched,
        )
        return Reading(documents=(page,), harvest=None, fault="")


def open_page(spec: str, *, name: str, connect: Connect, options: Mapping[str, str]) -> PageSource:
    """Return the page at the address ``spec``; SourceError where that is none."""
    refuse_options(options, source=spec)
    return PageSource(url=check_address(spec), name=name or name_host(spec), remote=connect())


def fetch_page(url: str, *, name: str, window: Window, remote: Remote) -> RawDocument | Skipped:
    """Return the page at an address that was found in a document, or why it cannot be had.

    It is asked for once, without any memory, if its host's robots.txt allows it; a feed is no page.
    """
    answer = remote.network.ask(url, door=PAGES, memory=forget_all(url), obey_robots=True)
    reason = answer.reason
    if answer.media_type.lower().startswith(_OTHER_KINDS) or is_feed(answer.content):
        reason = "no page"
    if reason:
        return Skipped(url=url, source=name, room="sources", reason=reason)
    return RawDocument(
        content=answer.content,
        media_type=answer.media_type,
        url=answer.url,
        source=name,
        fetched=window.moment,
    )
