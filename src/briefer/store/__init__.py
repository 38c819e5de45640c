"""The store: one SQLite file that keeps documents, articles, briefs, editions and the ledger.

The tables are in ``schema.py``, each family of them has a small module; ``Store`` is the door to all of them.
"""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from briefer.model import Article, Brief, Edition, LedgerEntry, RawDocument, Skipped
from briefer.store import articles as article_tables
from briefer.store import briefs as brief_tables
from briefer.store import corrections, damage, documents, inserts, ledger
from briefer.store.archive import ArchiveShelf
from briefer.store.articles import StoredText
from briefer.store.briefs import StoredBrief, StoredEdition, StoredSentence
from briefer.store.clearing import Clearing
from briefer.store.connection import guard_errors, open_for_reading, open_for_writing, open_in_memory
from briefer.store.contents import load_content
from briefer.store.index import SearchIndex
from briefer.store.lock import LOCK_NAME, lock_store
from briefer.store.network import NetworkShelf
from briefer.store.outbox import Outbox
from briefer.store.readers import Readers
from briefer.store.runs import Runs
from briefer.store.schema import MIGRATIONS
from briefer.store.traces import Traces

__all__ = [
    "LOCK_NAME",
    "STORE_NAME",
    "Store",
    "StoredBrief",
    "StoredEdition",
    "StoredSentence",
    "StoredText",
    "empty_store",
    "lock_store",
    "open_store",
    "read_store",
]

STORE_NAME = "briefer.db"


def open_store(path: Path) -> "Store":
    """Open the store at ``path`` for a run that writes; it is made, or brought up to date, first."""
    return Store(open_for_writing(path, migrations=MIGRATIONS), path=path)


def read_store(path: Path) -> "Store":
    """Open the store at ``path`` for reading only; StoreError where there is none."""
    return Store(open_for_reading(path, migrations=MIGRATIONS), path=path)


def empty_store() -> "Store":
    """Open a store that holds nothing and keeps nothing, for a dry run on a machine without one."""
    return Store(open_in_memory(migrations=MIGRATIONS), path=Path(":memory:"))


class Store:
    """An open store; one thread's. Every save is one commit, or part of the ``transaction`` around it."""

    def __init__(self, connection: sqlite3.Connection, *, path: Path) -> None:
        self.path = path
        self._connection = connection
        self._inside = False
        self.network = NetworkShelf(reading=self._reading, writing=self._writing)
        self.outbox = Outbox(reading=self._reading, writing=self._writing, path=path)
        self.readers = Readers(reading=self._reading, writing=self._writing)
        self.runs = Runs(reading=self._reading, writing=self._writing)
        self.traces = Traces(reading=self._reading, writing=self._writing)
        self.inserts = inserts.InsertShelf(reading=self._reading, writing=self._writing)
        self.archive = ArchiveShelf(reading=self._reading)
        self.search = SearchIndex(path=path)
        self.clearing = Clearing(reading=self._reading, writing=self._writing, path=path)
        self.count_outlets = article_tables.OutletCounts(reading=self._reading)

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *problem: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; the store is of no use afterwards."""
        self.search.close()
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make all saves inside one commit: when anything is raised, nothing of them stays."""
        if self._inside:
            yield
            return
        with guard_errors(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
        self._inside = True
        try:
            yield
            with guard_errors(self.path):
                self._connection.execute("COMMIT")
        finally:
            self._inside = False
            # SQLite rolls some failures back by itself (a full disk); then there is nothing left to undo.
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self.transaction(), guard_errors(self.path):
            yield self._connection

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with guard_errors(self.path):
            yield self._connection

    # Documents

    def save_documents(self, raw: Iterable[RawDocument], *, moment: datetime) -> tuple[datetime, ...]:
        """Keep what came in at ``moment``; return when each (address and bytes) was first seen, in order."""
        batch = tuple(raw)
        with self._writing() as connection:
            return documents.save_documents(connection, batch, moment=moment)

    def find_first_seen(self, raw: Iterable[RawDocument], *, moment: datetime) -> tuple[datetime, ...]:
        """Return what ``save_documents`` would, and keep nothing."""
        batch = tuple(raw)
        with self._reading() as connection:
            return documents.find_first_seen(connection, batch, moment=moment)

    def load_document(self, sha256: str) -> bytes:
        """Return the bytes of a document or an edition; StoreError when they are absent or damaged."""
        with self._reading() as connection:
            return load_content(connection, sha256, path=self.path)

    # Articles

    def save_articles(self, articles: Iterable[Article]) -> None:
        """Keep the articles; of one that is there already, all is renewed but when it was first seen."""
        with self._writing() as connection:
            article_tables.save_articles(connection, articles)

    def find_known(self, ids: Iterable[str]) -> dict[str, datetime]:
        """Return when each article of these ids that the store holds was first seen."""
        with self._reading() as connection:
            return article_tables.find_known(connection, ids)

    def load_articles(self, ids: Iterable[str]) -> tuple[Article, ...]:
        """Return the articles in the order of ``ids``; StoreError when one is absent or damaged."""
        wanted = tuple(ids)
        with self._reading() as connection:
            return article_tables.load_articles(connection, wanted, path=self.path)

    def find_arrived(
        self, *, since: datetime, until: datetime, sources: Collection[str]
    ) -> tuple[Article, ...]:
        """Return the articles of the named sources first seen in ``since <= seen < until``."""
        with self._reading() as connection:
            return article_tables.find_arrived(
                connection, since=since, until=until, sources=sources, path=self.path
            )

    def find_dated(
        self, *, since: datetime, until: datetime, sources: Collection[str]
    ) -> tuple[Article, ...]:
        """Return the articles of the named sources whose own moment is in ``since <= moment < until``."""
        with self._reading() as connection:
            return article_tables.find_dated(
                connection, since=since, until=until, sources=sources, path=self.path
            )

    def load_texts(self, ids: Iterable[str]) -> dict[str, StoredText]:
        """Return headlines and texts just as they lie there, unproved; absent ids are left out."""
        wanted = tuple(ids)
        with self._reading() as connection:
            return article_tables.load_texts(connection, wanted)

    # Briefs

    def next_number(self, profile: str, day: date) -> int:
        """Return the number of the day's brief: the recorded one, else one more than the highest."""
        with self._reading() as connection:
            return brief_tables.next_number(connection, profile, day)

    def find_brief(self, profile: str, day: date) -> StoredBrief | None:
        """Return the newest revision of the day's brief."""
        with self._reading() as connection:
            return brief_tables.find_brief(connection, profile, day)

    def last_brief(self, profile: str, before: date) -> StoredBrief | None:
        """Return the newest brief of an earlier day."""
        with self._reading() as connection:
            return brief_tables.last_brief(connection, profile, before)

    def find_briefs_of_day(self, day: date) -> tuple[StoredBrief, ...]:
        """Return every brief made for the day, of any profile, the most recently made first."""
        with self._reading() as connection:
            return brief_tables.find_briefs_of_day(connection, day)

    def find_brief_of_edition(self, sha256: str) -> StoredBrief | None:
        """Return the brief that has an edition of exactly these bytes."""
        with self._reading() as connection:
            return brief_tables.find_brief_of_edition(connection, sha256)

    def find_newest(self) -> datetime | None:
        """Return when the newest brief of any profile was made."""
        with self._reading() as connection:
            return brief_tables.find_newest(connection)

    def load_printed(self, stored: StoredBrief) -> tuple[StoredSentence, ...]:
        """Return every sentence that the brief printed, in reading order."""
        with self._reading() as connection:
            return brief_tables.load_printed(connection, stored)

    def load_skipped(self, stored: StoredBrief) -> tuple[Skipped, ...]:
        """Return what the brief left out, with the reasons."""
        with self._reading() as connection:
            return brief_tables.load_skipped(connection, stored)

    def save_brief(
        self,
        brief: Brief,
        *,
        profile: str,
        moment: datetime,
        articles: Sequence[str],
        sources: Sequence[str],
        editions: Sequence[Edition],
    ) -> StoredBrief:
        """Keep the brief, its editions, its sentences and what it left out; see ``briefs.save_brief``."""
        with self._writing() as connection:
            return brief_tables.save_brief(
                connection,
                brief,
                profile=profile,
                moment=moment,
                articles=articles,
                sources=sources,
                editions=editions,
            )

    def find_printed(
        self, profile: str, *, since: date, before: date
    ) -> tuple[tuple[date, StoredSentence], ...]:
        """Return what briefs of ``since <= day < before`` told, by day."""
        with self._reading() as connection:
            return corrections.find_printed(connection, profile, since=since, before=before)

    def find_versions(self, urls: Collection[str], *, besides: Collection[str]) -> tuple[str, ...]:
        """Return the ids of articles that ever stood at these addresses, but for those ``besides``."""
        with self._reading() as connection:
            return corrections.find_versions(connection, urls, besides=besides)

    def save_revisits(self, profile: str, *, day: date, revisits: Mapping[str, str]) -> None:
        """Replace what that day found at addresses that it asked again: the id of the article there."""
        with self._writing() as connection:
            corrections.save_revisits(connection, profile, day=day, revisits=revisits)

    def load_revisits(self, profile: str, *, day: date) -> dict[str, str]:
        """Return the id of the article at each address that the day asked again and found changed."""
        with self._reading() as connection:
            return corrections.load_revisits(connection, profile, day=day)

    def find_corrected(self, profile: str, *, since: date, before: date) -> frozenset[tuple[str, int, str]]:
        """Return the corrections of those briefs: article, start, and the text that stood there then."""
        with self._reading() as connection:
            return corrections.find_corrected(connection, profile, since=since, before=before)

    # Ledger

    def load_ledger(self, profile: str, *, since: date, before: date) -> tuple[LedgerEntry, ...]:
        """Return the newest version of each story written on a day in ``since <= day < before``."""
        with self._reading() as connection:
            return ledger.load_ledger(connection, profile, since=since, before=before)

    def save_ledger(self, profile: str, *, day: date, entries: Sequence[LedgerEntry]) -> None:
        """Replace what that day wrote: making a day again is idempotent."""
        with self._writing() as connection:
            ledger.save_ledger(connection, profile, day=day, entries=entries)

    def find_profile(self) -> str | None:
        """Return the profile of the brief that was made last, the sample's left out."""
        with self._reading() as connection:
            return brief_tables.find_profile(connection)

    def find_damage(self, *, bytes_to_read: int) -> tuple[str, ...]:
        """Return a line for each thing that is wrong; of contents, the newest ``bytes_to_read`` are read."""
        return damage.find_damage(self._connection, bytes_to_read=bytes_to_read)
