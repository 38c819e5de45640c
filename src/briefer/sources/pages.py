"""The pages behind entries that are only stubs: each is asked for once, and the entry is completed with it.

What an entry became is remembered, so that the same entry is the same document on every later day.
"""

import hashlib
import json
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from briefer.model import Completion, RawDocument, Skipped
from briefer.sources import limits
from briefer.sources.book import forget_all
from briefer.sources.feeds import ENTRY_TYPE
from briefer.sources.http import PAGES
from briefer.sources.network import Network
from briefer.text.stubs import is_stub

_UNREADABLE = ("audio/", "font/", "image/", "video/")


class PageShelf:
    """Completes entries with their pages where ``wanted``; safe for the threads of a run.

    ``known`` maps entries, by the hash of their bytes and their address, to the hashes of what they became.
    """

    def __init__(self, *, network: Network, known: Mapping[tuple[str, str], str], wanted: bool) -> None:
        self._network = network
        self._known = known
        self._wanted = wanted
        self._lock = threading.Lock()
        self._new: dict[tuple[str, str], str] = {}

    def complete(
        self, documents: Iterable[RawDocument | Skipped], *, most: int
    ) -> Iterator[RawDocument | Skipped]:
        """Yield the documents of one source; at most so many of them with a page that is asked for now."""
        for document in documents:
            if most > 0 and isinstance(document, RawDocument) and self._is_wanted(document):
                most -= 1
                yield self._complete(document)
            else:
                yield document

    def find(self, document: RawDocument) -> str:
        """Return the hash of what an entry became on an earlier day, "" for any other document."""
        if document.media_type != ENTRY_TYPE or not self._known:
            return ""
        return self._known.get((hash_bytes(document.content), document.url), "")

    def take_new(self, documents: Iterable[RawDocument]) -> tuple[Completion, ...]:
        """Return which of the documents were entries whose pages have been asked for, each once."""
        taken = []
        with self._lock:
            for document in documents:
                key = (hash_bytes(document.content), document.url)
                if self._new and (entry := self._new.pop(key, "")):
                    taken.append(Completion(entry=entry, url=document.url, document=key[0]))
        return tuple(taken)

    def _is_wanted(self, document: RawDocument) -> bool:
        if not self._wanted or document.media_type != ENTRY_TYPE:
            return False
        if not document.url.startswith(("http://", "https://")):
            return False
        if (hash_bytes(document.content), document.url) in self._known:
            return False
        entry = json.loads(document.content)
        if _is_old(entry["published"], now=self._network.clock.now()):
            return False
        return is_stub(content=entry["html"], summary=entry["summary"])

    def _complete(self, document: RawDocument) -> RawDocument:
        """Return the entry with its page, or as it is where there is none; robots.txt is obeyed."""
        answer = self._network.ask(
            document.url, door=PAGES, memory=forget_all(document.url), obey_robots=True
        )
        completed = document
        fits = len(answer.content) <= limits.PAGE_BYTES
        if answer.state == "content" and fits and not answer.media_type.lower().startswith(_UNREADABLE):
            page = {
                # Latin-1 maps every byte to one character and back: extractors find the true encoding.
                "page": answer.content.decode("latin-1"),
                "page_type": "" if answer.media_type == ENTRY_TYPE else answer.media_type,
                "page_url": answer.url,
            }
            said = json.dumps(json.loads(document.content) | page, sort_keys=True, ensure_ascii=False)
            completed = replace(document, content=said.encode("utf-8", "replace"))
        if answer.state != "early":
            with self._lock:
                key = (hash_bytes(completed.content), document.url)
                self._new[key] = hash_bytes(document.content)
        return completed


def _is_old(published: str, *, now: datetime) -> bool:
    """Tell whether an entry is no news any more by its own date; a site is not asked for pages of years."""
    try:
        moment = datetime.fromisoformat(published)
        return moment.replace(tzinfo=moment.tzinfo or UTC) < now - timedelta(days=limits.PAGE_DAYS)
    except (ValueError, OverflowError):
        return False


def hash_bytes(content: bytes) -> str:
    """Return the SHA-256 in hex, as the store names contents."""
    return hashlib.sha256(content).hexdigest()
