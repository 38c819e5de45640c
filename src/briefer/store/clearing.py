"""Clearing out: what nothing needs any more goes, and what was promised of it stays.

Kept is whatever a brief printed, with every version of it and the documents they came from; all editions;
what stories that are still told, and briefs that can still be made again, were made of; and everything young.
An article arrives once, also after it was cleared out: when it was first seen is remembered. Of a mail that
was sent, to all whom its edition goes to, its bytes go, and its row stays: nobody gets it twice. Of one that
is unsent, held or given up everything stays. Of stories that are told no longer the ledger's entries go.
"""

import hashlib
import sqlite3
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from briefer.store.columns import to_column
from briefer.store.connection import Door
from briefer.store.contents import hash_content, save_contents

# What is left of a mail's bytes.
_NOTHING = hash_content(b"")
# Sent, or not to be sent any more: the owner can do nothing with these but read who got them.
_MAILINGS = """CREATE TEMP TABLE unneeded_mailings AS SELECT edition FROM mailings WHERE day < :day
    AND edition IN (SELECT edition FROM mailing_bodies)
    AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.edition = mailings.edition
        AND (state NOT IN ('sent', 'withdrawn') OR changed >= :since))"""
_ARTICLES = """CREATE TEMP TABLE unneeded_articles AS SELECT id FROM articles
    WHERE seen < :since AND coalesce(published, seen) < :since
    AND NOT EXISTS (SELECT 1 FROM articles AS version JOIN printed ON printed.article = version.id
        WHERE version.url = articles.url)
    AND id NOT IN (SELECT value FROM ledger, json_each(ledger.articles) WHERE day >= :day)
    AND id NOT IN (SELECT headliner FROM ledger WHERE day >= :day)
    AND id NOT IN (SELECT value FROM briefs, json_each(briefs.articles) WHERE day >= :day)"""
_CONTENTS = """CREATE TEMP TABLE unneeded_contents AS SELECT sha256 FROM contents
    WHERE sha256 != :nothing AND sha256 NOT IN (SELECT document FROM arrivals WHERE first_seen >= :since)
    AND sha256 NOT IN
        (SELECT document FROM articles WHERE id NOT IN (SELECT id FROM unneeded_articles))"""
# What of a table holds nothing, since it goes.
_GOING = {
    "mailing_bodies": "edition NOT IN (SELECT edition FROM unneeded_mailings)",
    "outbox": "edition NOT IN (SELECT edition FROM unneeded_mailings)",
}
# What refers to a content or an article holds it, whichever table that is; but for these, which go with it.
_REFERENCES = """SELECT tables.name, keys."from"
    FROM sqlite_schema AS tables, pragma_foreign_key_list(tables.name) AS keys
    WHERE tables.type = 'table' AND keys."table" = ? AND tables.name NOT IN ('arrivals', 'completions')
    ORDER BY tables.name"""
_COUNT = """SELECT (SELECT count(*) FROM unneeded_articles),
    (SELECT count(*) FROM unneeded_contents WHERE sha256 NOT IN (SELECT sha256 FROM mailing_bodies)
        AND sha256 NOT IN (SELECT head FROM outbox)),
    (SELECT count(*) FROM outbox WHERE edition IN (SELECT edition FROM unneeded_mailings)),
    (SELECT count(*) FROM ledger WHERE day < :memory) + (SELECT count(*) FROM unneeded_traces),
    (SELECT coalesce(sum(length(CAST(paragraphs AS BLOB))), 0) FROM articles
        WHERE id IN (SELECT id FROM unneeded_articles)),
    (SELECT coalesce(sum(length(body)), 0) FROM contents
        WHERE sha256 IN (SELECT sha256 FROM unneeded_contents)),
    (SELECT coalesce(sum(length(CAST(terms || names || numbers || articles || printed AS BLOB))), 0)
        FROM ledger WHERE day < :memory),
    (SELECT coalesce(sum(length(CAST(body AS BLOB))), 0) FROM traces
        WHERE (profile, day, story) IN (SELECT profile, day, story FROM unneeded_traces))"""
# Why a story stood where it stood is told as long as a brief that printed it.
_TRACES = """CREATE TEMP TABLE unneeded_traces AS SELECT profile, day, story FROM traces
    WHERE day < :memory AND story NOT IN (SELECT story FROM printed)"""
_ARRIVALS = """SELECT url, document, min(first_seen) FROM arrivals
    WHERE document IN (SELECT sha256 FROM unneeded_contents) GROUP BY url, document"""
_REMEMBER = """INSERT INTO forgotten (key, first_seen) VALUES (?, ?)
    ON CONFLICT (key) DO UPDATE SET first_seen = min(first_seen, excluded.first_seen)"""
_REMOVE = (
    "UPDATE outbox SET head = :nothing WHERE edition IN (SELECT edition FROM unneeded_mailings)",
    "DELETE FROM mailing_bodies WHERE edition IN (SELECT edition FROM unneeded_mailings)",
    "DELETE FROM ledger WHERE day < :memory",
    "INSERT INTO cleared (memory) VALUES (:memory)",
    "DELETE FROM cleared WHERE memory < (SELECT max(memory) FROM cleared)",
    "DELETE FROM traces WHERE (profile, day, story) IN (SELECT profile, day, story FROM unneeded_traces)",
    "DELETE FROM completions WHERE document IN (SELECT sha256 FROM unneeded_contents)",
    "DELETE FROM arrivals WHERE document IN (SELECT sha256 FROM unneeded_contents)",
    "DELETE FROM contents WHERE sha256 IN (SELECT sha256 FROM unneeded_contents)",
    "DELETE FROM articles WHERE id IN (SELECT id FROM unneeded_articles)",
)
_TEMPORARY = ("unneeded_articles", "unneeded_contents", "unneeded_mailings", "unneeded_traces")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """What is kept: what was seen or sent ``since``, what briefs from ``day`` on were made of, and what the
    ledger says from the day ``memory`` on."""

    since: datetime
    day: date
    memory: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Unneeded:
    """How much nothing needs any more: articles, documents, sent mails, entries of the ledger with what tells
    why stories stood where they stood, and how many bytes all of them take in the store."""

    articles: int
    documents: int
    mails: int
    entries: int
    bytes: int


class Clearing:
    """Clears the store out, behind its own door."""

    def __init__(self, *, reading: Door, writing: Door, path: Path) -> None:
        self._reading = reading
        self._writing = writing
        self._path = path

    def find(self, kept: Span) -> Unneeded:
        """Return what nothing needs beyond that; the store stays as it is."""
        with self._reading() as connection:
            return _find(connection, _to_values(kept))

    def clear(self, kept: Span) -> Unneeded:
        """Remove it, in one commit, and return what it was."""
        values = _to_values(kept)
        with self._writing() as connection:
            unneeded = _find(connection, values)
            arrivals = connection.execute(_ARRIVALS).fetchall()
            connection.executemany(
                _REMEMBER, ((key_arrival(url, document), seen) for url, document, seen in arrivals)
            )
            save_contents(connection, {_NOTHING: b""})
            for statement in _REMOVE:
                connection.execute(statement, values)
            return unneeded

    def find_memory(self) -> date:
        """Return from which day on the ledger is whole; the first of all days where nothing was cleared."""
        with self._reading() as connection:
            (memory,) = connection.execute("SELECT max(memory) FROM cleared").fetchone()
            return date.min if memory is None else date.fromisoformat(memory)

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


def _to_values(kept: Span) -> dict[str, str | int]:
    return {
        "since": to_column(kept.since),
        "day": kept.day.isoformat(),
        "memory": kept.memory.isoformat(),
        "nothing": _NOTHING,
    }


def _find(connection: sqlite3.Connection, values: dict[str, str | int]) -> Unneeded:
    for table in _TEMPORARY:
        connection.execute(f"DROP TABLE IF EXISTS temp.{table}")
    connection.execute(_MAILINGS, values)
    connection.execute(_TRACES, values)
    connection.execute(_ARTICLES + _hold(connection, "articles", key="id"), values)
    connection.execute("CREATE UNIQUE INDEX temp.unneeded_article ON unneeded_articles (id)")
    connection.execute(_CONTENTS + _hold(connection, "contents", key="sha256"), values)
    connection.execute("CREATE UNIQUE INDEX temp.unneeded_content ON unneeded_contents (sha256)")
    articles, documents, mails, entries, *sizes = connection.execute(_COUNT, values).fetchone()
    return Unneeded(articles=articles, documents=documents, mails=mails, entries=entries, bytes=sum(sizes))


def _hold(connection: sqlite3.Connection, table: str, *, key: str) -> str:
    """Return the condition that nothing refers to a row of the table."""
    references = connection.execute(_REFERENCES, (table,)).fetchall()
    return "".join(
        f" AND {key} NOT IN (SELECT {column} FROM {name}"
        f" WHERE {column} IS NOT NULL AND {_GOING.get(name, 'true')})"
        for name, column in references
    )
