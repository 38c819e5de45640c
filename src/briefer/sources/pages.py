"""The pages behind entries that are only stubs: each is asked for once, and the entry is completed with it.

What an entry became is remembered, so that the same entry is the same document on every later day. A page
that cannot be had for a reason that may pass is asked for again, whether its feed still tells of it or not.
"""

import json
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from briefer.errors import SourceError
from briefer.model import Completion, PageTry, RawDocument, Skipped
from briefer.sources import limits
from briefer.sources.answers import Answer
from briefer.sources.book import forget_all
from briefer.sources.feeds import ENTRY_TYPE
from briefer.sources.http import PAGES
from briefer.sources.network import Network
from briefer.sources.retries import may_pass, plan_retry
from briefer.text.stubs import is_stub

_UNREADABLE = ("audio/", "font/", "image/", "video/")

# An entry by the hash of its bytes and its address.
Key = tuple[str, str]


@dataclass
class _Round:
    """One source's entries, under way: how many pages may still be asked for, and the addresses it gave."""

    source: str
    left: int
    given: set[str] = field(default_factory=set)


class PageShelf:
    """Completes entries with their pages where ``wanted``; safe for the threads of a run.

    ``known`` maps entries, by the hash of their bytes and their address, to the hashes of what they became;
    ``waiting`` are those whose pages are to be asked for again.
    """

    def __init__(
        self, *, network: Network, known: Mapping[Key, str], waiting: Iterable[PageTry], wanted: bool
    ) -> None:
        self._network = network
        self._known = known
        self._waiting = {(each.entry.url, each.entry.source): each for each in waiting}
        self._wanted = wanted
        self._lock = threading.Lock()
        self._new: dict[Key, str] = {}
        self._tried: list[PageTry] = []
        self._given_up: list[Completion] = []

    def complete(
        self, documents: Iterable[RawDocument | Skipped], *, source: str, fetched: datetime, most: int
    ) -> Iterator[RawDocument | Skipped]:
        """Yield what ``source`` gives, and of its earlier entries those whose pages are asked for again now.

        At most so many pages are asked for; what comes again is stamped with ``fetched``. A SourceError of
        the source comes after all that it gave.
        """
        current = _Round(source=source, left=most)
        trouble: SourceError | None = None
        try:
            for document in documents:
                yield self._look_at(document, current)
        except SourceError as error:
            trouble = error
        for entry in self._list_absent(current):
            if self._is_wanted(entry):
                yield self._look_at(replace(entry, fetched=fetched), current)
        if trouble is not None:
            raise trouble

    def find(self, document: RawDocument) -> str:
        """Return the hash of what an entry became on an earlier day, "" for any other document."""
        if document.media_type != ENTRY_TYPE or not self._known:
            return ""
        return self._known.get(name_key(document), "")

    def take_new(self, documents: Iterable[RawDocument]) -> tuple[Completion, ...]:
        """Return which of the documents were entries whose pages need not be asked for again, each once."""
        taken = []
        with self._lock:
            for document in documents:
                key = name_key(document)
                if self._new and (entry := self._new.pop(key, "")):
                    taken.append(Completion(entry=entry, url=document.url, document=key[0]))
        return tuple(taken)

    def take_tried(self) -> tuple[PageTry, ...]:
        """Return what is to be asked for again, as of this run."""
        with self._lock:
            taken, self._tried = tuple(self._tried), []
        return taken

    def take_given_up(self) -> tuple[Completion, ...]:
        """Return the entries that stay without their pages, which were asked for often enough.

        Only at the end of a run is it known whether the last try was one, or the machine was cut off.
        """
        with self._lock:
            taken, self._given_up = tuple(self._given_up), []
        return taken

    def _look_at(self, document: RawDocument | Skipped, current: _Round) -> RawDocument | Skipped:
        if isinstance(document, Skipped):
            return document
        current.given.add(document.url)
        if current.left <= 0 or not self._is_wanted(document):
            return document
        current.left -= 1
        return self._complete(document)

    def _list_absent(self, current: _Round) -> list[RawDocument]:
        """Return the source's entries that wait and were not given now, the newest first."""
        absent = [
            waiting
            for (url, source), waiting in self._waiting.items()
            if source == current.source and url not in current.given
        ]
        absent.sort(key=lambda waiting: (-waiting.since.timestamp(), waiting.entry.url))
        return [waiting.entry for waiting in absent]

    def _is_wanted(self, document: RawDocument) -> bool:
        if not self._wanted or document.media_type != ENTRY_TYPE:
            return False
        if not document.url.startswith(("http://", "https://")) or name_key(document) in self._known:
            return False
        waiting = self._waiting.get((document.url, document.source))
        if waiting and waiting.next_try > self._network.clock.now():
            return False
        entry = json.loads(document.content)
        if _is_old(entry["published"], now=self._network.clock.now()):
            return False
        # A page that several entries share is the article of none of them.
        return "anchor" not in entry and is_stub(content=entry["html"], summary=entry["summary"])

    def _complete(self, document: RawDocument) -> RawDocument:
        """Return the entry with its page, or as it is where there is none; robots.txt is obeyed."""
        answer = self._network.ask(
            document.url, door=PAGES, memory=forget_all(document.url), obey_robots=True
        )
        completed = _add_page(document, answer)
        retry = None
        if may_pass(answer):
            retry = plan_retry(
                document,
                answer,
                earlier=self._waiting.get((document.url, document.source)),
                now=self._network.clock.now(),
                jitter=self._network.manners.jitter,
            )
        with self._lock:
            if retry is not None:
                self._tried.append(retry)
            elif may_pass(answer):
                self._given_up.append(
                    Completion(entry=document.sha256, url=document.url, document=document.sha256)
                )
            else:
                self._new[name_key(completed)] = document.sha256
        return completed


def _add_page(document: RawDocument, answer: Answer) -> RawDocument:
    """Return the entry with what was answered, or as it is where that is no page."""
    fits = 0 < len(answer.content) <= limits.PAGE_BYTES
    if not fits or answer.media_type.lower().startswith(_UNREADABLE):
        return document
    page = {
        # Latin-1 maps every byte to one character and back: extractors find the true encoding.
        "page": answer.content.decode("latin-1"),
        "page_type": "" if answer.media_type == ENTRY_TYPE else answer.media_type,
        "page_url": answer.url,
    }
    said = json.dumps(json.loads(document.content) | page, sort_keys=True, ensure_ascii=False)
    return replace(document, content=said.encode("utf-8", "replace"))


def _is_old(published: str, *, now: datetime) -> bool:
    """Tell whether an entry is no news any more by its own date; a site is not asked for pages of years."""
    try:
        moment = datetime.fromisoformat(published)
        return moment.replace(tzinfo=moment.tzinfo or UTC) < now - timedelta(days=limits.PAGE_DAYS)
    except (ValueError, OverflowError):
        return False


def name_key(entry: RawDocument) -> Key:
    """Return what an entry is known by: the hash of its bytes, and its address."""
    return entry.sha256, entry.url
