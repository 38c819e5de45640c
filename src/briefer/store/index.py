"""The index that is searched: a file beside the store, made anew from it whenever it is absent or unsound.

Articles and briefs never change under their key, so bringing it up to date means adding what is new. It holds
words and no texts (FTS5, contentless: https://sqlite.org/fts5.html#contentless_tables): a search gives keys,
and what is shown is read from the store.
"""

import json
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from briefer.errors import QueryError, StoreError
from briefer.store.columns import to_column, to_moment
from briefer.store.connection import WAIT_SECONDS, identify_file
from briefer.text.folding import Phrase, fold_text

INDEX_NAME = "search.db"
ARTICLE, BRIEF = "article", "brief"
_APPLICATION_ID = 0x62726678  # "brfx"
_VERSION = 1
# Texts arrive folded: here they are only cut at what is neither letter, digit nor mark.
_SCHEMA = (
    """CREATE TABLE documents (
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        key TEXT NOT NULL,
        revision INTEGER NOT NULL,
        moment INTEGER NOT NULL,
        UNIQUE (kind, key, revision)
    ) STRICT""",
    """CREATE VIRTUAL TABLE texts USING fts5 (headline, body, content='',
        tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'")""",
    "CREATE TABLE state (seen TEXT NOT NULL) STRICT",
    "INSERT INTO state (seen) VALUES ('')",
    f"PRAGMA application_id = {_APPLICATION_ID}",
    f"PRAGMA user_version = {_VERSION}",
)
# What tells that the store has other articles or briefs than it had; both only grow, but for `briefer gc` and
# `briefer restore`.
_SEEN = """SELECT articles.*, briefs.* FROM
    (SELECT count(*), max(rowid), (SELECT max(seen) FROM store.articles) FROM store.articles) AS articles,
    (SELECT count(*), max(id) FROM store.briefs) AS briefs"""
_GONE = """SELECT EXISTS (SELECT 1 FROM documents WHERE kind = 'article'
        AND key NOT IN (SELECT id FROM store.articles))
    OR EXISTS (SELECT 1 FROM documents WHERE kind = 'brief'
        AND key || '/' || revision NOT IN
            (SELECT profile || '/' || day || '/' || revision FROM store.briefs))"""
_NEW_ARTICLES = """SELECT rowid FROM store.articles
    WHERE id NOT IN (SELECT key FROM documents WHERE kind = 'article') ORDER BY rowid"""
_ARTICLES = """SELECT 'article', id, 1, coalesce(published, seen), headline, paragraphs FROM store.articles
    WHERE rowid IN (SELECT value FROM json_each(?)) ORDER BY rowid"""
_NEW_BRIEFS = """SELECT id FROM store.briefs AS brief WHERE NOT EXISTS
    (SELECT 1 FROM documents WHERE kind = 'brief' AND key = brief.profile || '/' || brief.day
        AND revision = brief.revision) ORDER BY id"""
# A brief is found by its sentences, and by the headlines of what it prints.
_BRIEFS = """SELECT 'brief', profile || '/' || day, revision, moment, '', (SELECT json_group_array(text) FROM
    (SELECT text FROM store.printed WHERE brief = briefs.id UNION ALL
        SELECT headline FROM store.articles
        WHERE id IN (SELECT article FROM store.printed WHERE brief = briefs.id)))
    FROM store.briefs WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"""
# A headline that fits counts as much as many sentences. Of a day's briefs the newest is the one to find.
_FIND = """SELECT kind, key, moment FROM texts JOIN documents ON documents.id = texts.rowid
    WHERE texts MATCH ? AND moment >= ? AND (kind = 'article' OR NOT EXISTS (
        SELECT 1 FROM documents AS later WHERE later.kind = documents.kind AND later.key = documents.key
        AND later.revision > documents.revision))
    ORDER BY bm25(texts, 6.0, 1.0), moment DESC, key LIMIT ?"""
_DROPS = ("DROP TABLE IF EXISTS texts", "DROP TABLE IF EXISTS documents", "DROP TABLE IF EXISTS state")
_UNSOUND = frozenset({sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_BOTH = ("main", "store")
_BATCH = 2_000
_OPCODES_BETWEEN_LOOKS = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """What fits: ``key`` is an article's id or a brief's "profile/day", ``kind`` tells which."""

    kind: str
    key: str
    moment: datetime


class SearchIndex:
    """The index of the store at ``path``: opened when it is needed, and kept open until ``close``.

    It may be handed from one thread to the next, not shared.
    """

    def __init__(self, *, path: Path) -> None:
        self._store = path
        self._path = path.with_name(INDEX_NAME)
        self._connection: sqlite3.Connection | None = None
        self._files: tuple[object, ...] = ()
        self._current: tuple[object, ...] = ()

    def close(self) -> None:
        """Close the connection, if there is one; it is opened again when it is needed."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def update(self) -> int:
        """Take up what the store has got since; return how many articles and briefs that was."""
        with self._guard():
            try:
                return self._try_update()
            except sqlite3.DatabaseError as error:
                if error.sqlite_errorcode & 0xFF not in _UNSOUND:
                    raise
            # Nothing is lost with it.
            self.remove()
            return self._try_update()

    def find(
        self, phrases: Sequence[Phrase], *, since: datetime | None, most: int, seconds: float
    ) -> tuple[Hit, ...]:
        """Return up to ``most`` of what holds all phrases and is not older than ``since``, the best first.

        Raises QueryError when that takes longer than ``seconds``.
        """
        match = " ".join(map(_write_phrase, phrases))
        earliest = -(2**63) if since is None else to_column(since)
        with self._guard():
            connection = self._open()
            deadline = time.monotonic() + seconds
            connection.set_progress_handler(lambda: time.monotonic() > deadline, _OPCODES_BETWEEN_LOOKS)
            try:
                rows = connection.execute(_FIND, (match, earliest, most)).fetchall()
            finally:
                connection.set_progress_handler(None, 0)
        return tuple(Hit(kind=kind, key=key, moment=to_moment(moment)) for kind, key, moment in rows)

    def remove(self) -> None:
        """Remove the file; the next update makes it anew."""
        self.close()
        for ending in ("", "-wal", "-shm"):
            self._path.with_name(INDEX_NAME + ending).unlink(missing_ok=True)

    def _try_update(self) -> int:
        connection = self._open()
        # Whoever changes the store or the index in the meantime, changes one of these numbers (SQLite).
        now = tuple(connection.execute(f"PRAGMA {name}.data_version").fetchone()[0] for name in _BOTH)
        if self._current == now:
            return 0
        added = 0 if _is_current(connection) else _take_up(connection)
        self._current = now
        return added

    def _open(self) -> sqlite3.Connection:
        """Return the connection, a new one where a file is another one than before."""
        files = identify_file(self._path), identify_file(self._store)
        if self._connection is not None and self._files == files:
            return self._connection
        self.close()
        address = f"{self._path.absolute().as_uri()}?mode=rwc"
        connection = sqlite3.connect(
            address, uri=True, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False
        )
        self._connection, self._current = connection, ()
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("ATTACH ? AS store", (f"{self._store.absolute().as_uri()}?mode=ro",))
        self._files = identify_file(self._path), identify_file(self._store)
        return connection

    @contextmanager
    def _guard(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT:
                message = "the search takes too long: give more words, or rarer ones"
                raise QueryError(message) from error
            self.close()
            message = (
                f"the search index {self._path} cannot be used: {error}; change its permissions,"
                " or remove it: it is made anew from the store"
            )
            raise StoreError(message, path=str(self._path)) from error


def _take_up(connection: sqlite3.Connection) -> int:
    connection.execute("BEGIN IMMEDIATE")
    try:
        seen = _read_seen(connection)
        if not _is_ours(connection) or connection.execute(_GONE).fetchone()[0]:
            for statement in (*_DROPS, *_SCHEMA):
                connection.execute(statement)
        added = _add(connection, _NEW_ARTICLES, _ARTICLES) + _add(connection, _NEW_BRIEFS, _BRIEFS)
        connection.execute("UPDATE state SET seen = ?", (seen,))
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    return added


def _is_ours(connection: sqlite3.Connection) -> bool:
    (owner,) = connection.execute("PRAGMA main.application_id").fetchone()
    (version,) = connection.execute("PRAGMA main.user_version").fetchone()
    return bool((owner, version) == (_APPLICATION_ID, _VERSION))


def _is_current(connection: sqlite3.Connection) -> bool:
    if not _is_ours(connection):
        return False
    (seen,) = connection.execute("SELECT seen FROM state").fetchone()
    return bool(seen == _read_seen(connection))


def _read_seen(connection: sqlite3.Connection) -> str:
    return json.dumps(connection.execute(_SEEN).fetchone())


def _add(connection: sqlite3.Connection, find_new: str, read: str) -> int:
    new = [row for (row,) in connection.execute(find_new)]
    for start in range(0, len(new), _BATCH):
        rows = connection.execute(read, (json.dumps(new[start : start + _BATCH]),))
        for kind, key, revision, moment, headline, texts in rows:
            document = connection.execute(
                "INSERT INTO documents (kind, key, revision, moment) VALUES (?, ?, ?, ?)",
                (kind, key, revision, moment),
            ).lastrowid
            body = "\n".join(json.loads(texts))
            connection.execute(
                "INSERT INTO texts (rowid, headline, body) VALUES (?, ?, ?)",
                (document, fold_text(headline), fold_text(body)),
            )
    return len(new)


def _write_phrase(phrase: Phrase) -> str:
    # In quotation marks nothing is an operator, and folded words hold no quotation mark.
    return f'"{" ".join(phrase.words)}"{"*" if phrase.begins else ""}'
