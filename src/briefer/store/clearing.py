"""Clearing out: documents and articles that nothing needs any more go, and what was promised of them stays.

Kept is whatever a brief printed, with every version of it and the documents they came from; all editions and
mails; what stories that are still told, and briefs that can still be made again, were made of; and everything
young. An article arrives once, also after it was cleared out: when it was first seen is remembered.
"""

import hashlib
import sqlite3
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from briefer.store.columns import to_column
from briefer.store.connection import Door

_ARTICLES = """CREATE TEMP TABLE unneeded_articles AS SELECT id FROM articles
    WHERE seen < :since AND coalesce(published, seen) < :since
    AND NOT EXISTS (SELECT 1 FROM articles AS version JOIN printed ON printed.article = version.id
        WHERE version.url = articles.url)
    AND id NOT IN (SELECT value FROM ledger, json_each(ledger.articles) WHERE day >= :day)
    AND id NOT IN (SELECT headliner FROM ledger WHERE day >= :day)
    AND id NOT IN (SELECT value FROM briefs, json_each(briefs.articles) WHERE day >= :day)"""
_CONTENTS = """CREATE TEMP TABLE unneeded_contents AS SELECT sha256 FROM contents
    WHERE sha256 NOT IN (SELECT document FROM arrivals WHERE first_seen >= :since)
    AND sha256 NOT IN
        (SELECT document FROM articles WHERE id NOT IN (SELECT id FROM unneeded_articles))"""
# What refers to a content or an article holds it, whichever table that is; but for these, which go with it.
_REFERENCES = """SELECT tables.name, keys."from"
    FROM sqlite_schema AS tables, pragma_foreign_key_list(tables.name) AS keys
    WHERE tables.type = 'table' AND keys."table" = ? AND tables.name NOT IN ('arrivals', 'completions')
    ORDER BY tables.name"""
_COUNT = """SELECT (SELECT count(*) FROM unneeded_articles), (SELECT count(*) FROM unneeded_contents),
    (SELECT coalesce(sum(length(CAST(paragraphs AS BLOB))), 0) FROM articles
        WHERE id IN (SELECT id FROM unneeded_articles)),
    (SELECT coalesce(sum(length(body)), 0) FROM contents
        WHERE sha256 IN (SELECT sha256 FROM unneeded_contents))"""
_ARRIVALS = """SELECT url, document, min(first_seen) FROM arrivals
    WHERE document IN (SELECT sha256 FROM unneeded_contents) GROUP BY url, document"""
_REMEMBER = """INSERT INTO forgotten (key, first_seen) VALUES (?, ?)
    ON CONFLICT (key) DO UPDATE SET first_seen = min(first_seen, excluded.first_seen)"""
_REMOVE = (
    "DELETE FROM completions WHERE document IN (SELECT sha256 FROM unneeded_contents)",
    "DELETE FROM arrivals WHERE document IN (SELECT sha256 FROM unneeded_contents)",
    "DELETE FROM contents WHERE sha256 IN (SELECT sha256 FROM unneeded_contents)",
    "DELETE FROM articles WHERE id IN (SELECT id FROM unneeded_articles)",
)
_TEMPORARY = ("unneeded_articles", "unneeded_contents")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unneeded:
    """How many articles and documents nothing needs any more, and how many bytes they take in the store."""

    articles: int
    documents: int
    bytes: int


class Clearing:
    """Clears the store out, behind its own door."""

    def __init__(self, *, reading: Door, writing: Door, path: Path) -> None:
        self._reading = reading
        self._writing = writing
        self._path = path

    def find(self, *, since: datetime, day: date) -> Unneeded:
        """Return what nothing needs that was not seen ``since`` and is part of no brief or story from ``day``
        on; the store stays as it is."""
        with self._reading() as connection:
            return _find(connection, since=since, day=day)

    def clear(self, *, since: datetime, day: date) -> Unneeded:
        """Remove it, in one commit, and return what it was."""
        with self._writing() as connection:
            unneeded = _find(connection, since=since, day=day)
            arrivals = connection.execute(_ARRIVALS).fetchall()
            connection.executemany(
                _REMEMBER, ((key_arrival(url, document), seen) for url, document, seen in arrivals)
            )
            for statement in _REMOVE:
                connection.execute(statement)
            return unneeded

    def compact(self) -> tuple[int, int]:
        """Give the room back to the disk; return the bytes of the file before and after."""
        before = self._path.stat().st_size
        with self._reading() as connection:
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return before, self._path.stat().st_size


def key_arrival(url: str, document: str) -> bytes:
    """Return by what a document that came from an address is remembered."""
    return hashlib.sha256(f"{url}\0{document}".encode()).digest()[:16]


def _find(connection: sqlite3.Connection, *, since: datetime, day: date) -> Unneeded:
    limits = {"since": to_column(since), "day": day.isoformat()}
    for table in _TEMPORARY:
        connection.execute(f"DROP TABLE IF EXISTS temp.{table}")
    connection.execute(_ARTICLES + _hold(connection, "articles", key="id"), limits)
    connection.execute("CREATE UNIQUE INDEX temp.unneeded_article ON unneeded_articles (id)")
    connection.execute(_CONTENTS + _hold(connection, "contents", key="sha256"), limits)
    connection.execute("CREATE UNIQUE INDEX temp.unneeded_content ON unneeded_contents (sha256)")
    articles, documents, texts, bodies = connection.execute(_COUNT).fetchone()
    return Unneeded(articles=articles, documents=documents, bytes=texts + bodies)


def _hold(connection: sqlite3.Connection, table: str, *, key: str) -> str:
    """Return the condition that nothing refers to a row of the table."""
    references = connection.execute(_REFERENCES, (table,)).fetchall()
    return "".join(
        f" AND {key} NOT IN (SELECT {column} FROM {name} WHERE {column} IS NOT NULL)"
        for name, column in references
    )
