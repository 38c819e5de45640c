"""A site by its sitemap: the addresses that are new in the window, whose pages are then fetched."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from briefer.errors import SourceError
from briefer.model import RawDocument, Skipped, Window
from briefer.sources import limits
from briefer.sources.answers import Answer
from briefer.sources.asking import Reading, ask_address
from briefer.sources.feed import read_feed_answer
from briefer.sources.feeds import ENTRY_TYPE
from briefer.sources.http import FEEDS
from briefer.sources.options import refuse_options
from briefer.sources.remote import Connect, Remote
from briefer.sources.sitemap_feed import is_sitemap, is_sitemap_index, list_children, unwrap_sitemap
from briefer.sources.urls import check_address, name_host


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapSource:
    """The sitemap at ``url``, or the newest of those that it lists."""

    url: str
    name: str
    remote: Remote

    def fetch(self, window: Window) -> Iterator[RawDocument | Skipped]:
        """Yield an entry for each address dated in the window or shortly before; SourceError for no sitemap.

        Addresses without a date stay out where any has one: of a whole site nobody knows what is new.
        """
        places, children = [self.url], True
        for place in places:
            documents, listed = self._ask(place, window)
            if children:
                places += listed
            children = False
            yield from _keep_recent(documents, since=window.since - timedelta(days=1))

    def _ask(self, url: str, window: Window) -> tuple[tuple[RawDocument | Skipped, ...], tuple[str, ...]]:
        """Return the entries at an address, and the sitemaps that it lists."""
        listed: list[str] = []

        def read(answer: Answer, now: datetime) -> Reading:
            try:
                content = unwrap_sitemap(answer.content)
            except ValueError as error:
                return Reading(documents=(), harvest=None, fault=f"not a sitemap: {error}")
            if is_sitemap_index(content):
                listed.extend(list_children(content, most=limits.SITEMAPS))
                return Reading(documents=(), harvest=None, fault="")
            if not is_sitemap(content):
                return Reading(documents=(), harvest=None, fault="not a sitemap")
            return read_feed_answer(
                replace(answer, content=content),
                now,
                source=self.name,
                fetched=window.moment,
                reader=self.remote.reader,
            )

        asked = ask_address(url, name=self.name, door=FEEDS, remote=self.remote, read=read)
        if asked.trouble and url == self.url:
            raise SourceError(asked.trouble, source=self.name)
        return asked.documents, tuple(listed)


def _keep_recent(
    documents: tuple[RawDocument | Skipped, ...], *, since: datetime
) -> Iterator[RawDocument | Skipped]:
    dates = [_find_date(document) for document in documents]
    dated = any(dates)
    for document, date in zip(documents, dates, strict=True):
        if isinstance(document, RawDocument) and (
            (dated and not date) or (date and date < since.isoformat()[: len(date)])
        ):
            continue
        yield document


def _find_date(document: RawDocument | Skipped) -> str:
    if isinstance(document, Skipped) or document.media_type != ENTRY_TYPE:
        return ""
    return str(json.loads(document.content).get("published") or "")


def open_sitemap(spec: str, *, name: str, connect: Connect, options: Mapping[str, str]) -> SitemapSource:
    """Return the sitemap at the address ``spec``; it has no ``options``."""
    refuse_options(options, source=spec)
    return SitemapSource(url=check_address(spec), name=name or name_host(spec), remote=connect())
