"""The ledger: what is remembered of each story, one version for each day that wrote it.

Because a day's versions are replaced whole, making a day again leaves the ledger as if it was made once.
"""

import json
import sqlite3
from collections.abc import Sequence
from datetime import date

import msgspec

from briefer.model import LedgerEntry, Vector
from briefer.store.columns import to_json, to_strings

# For a bare column beside max(), SQLite takes the row that holds the maximum: the newest version.
_NEWEST = """SELECT story, headline, headliner, first, changed, last, terms, names, numbers,
    articles, printed, absorbed, branched, max(day) FROM ledger WHERE profile = ? AND day >= ? AND day < ?
    GROUP BY story ORDER BY story"""


def load_ledger(
    connection: sqlite3.Connection, profile: str, *, since: date, before: date
) -> tuple[LedgerEntry, ...]:
    """Return the newest version of each story written on a day in ``since <= day < before``, by story id."""
    rows = connection.execute(_NEWEST, (profile, since.isoformat(), before.isoformat()))
    return tuple(_to_entry(row) for row in rows)


def save_ledger(
    connection: sqlite3.Connection, profile: str, *, day: date, entries: Sequence[LedgerEntry]
) -> None:
    """Replace what that day wrote."""
    connection.execute("DELETE FROM ledger WHERE profile = ? AND day = ?", (profile, day.isoformat()))
    connection.executemany(
        "INSERT INTO ledger (profile, day, story, headline, headliner, first, changed, last, terms, names,"
        " numbers, articles, printed, absorbed, branched)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                profile,
                day.isoformat(),
                entry.id,
                entry.headline,
                entry.headliner,
                entry.first.isoformat(),
                entry.changed.isoformat(),
                entry.last.isoformat(),
                msgspec.json.encode([entry.terms.terms, entry.terms.counts]).decode(),
                to_json(entry.names),
                to_json(entry.numbers),
                to_json(entry.articles),
                to_json(entry.printed),
                to_json(entry.absorbed),
                entry.branched,
            )
            for entry in entries
        ),
    )


def _to_entry(row: Sequence[str]) -> LedgerEntry:
    story, headline, headliner, first, changed, last, vector, names, numbers = row[:9]
    articles, printed, absorbed, branched = row[9:13]
    terms, counts = json.loads(vector)
    return LedgerEntry(
        id=story,
        headline=headline,
        headliner=headliner,
        first=date.fromisoformat(first),
        changed=date.fromisoformat(changed),
        last=date.fromisoformat(last),
        terms=Vector(terms=tuple(terms), counts=tuple(counts)),
        names=to_strings(names),
        numbers=to_strings(numbers),
        articles=to_strings(articles),
        printed=to_strings(printed),
        absorbed=to_strings(absorbed),
        branched=branched,
    )
