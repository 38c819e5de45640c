"""Documents: what sources handed over, and when each first arrived."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from briefer.model import RawDocument
from briefer.store.clearing import key_arrival
from briefer.store.columns import to_column, to_moment
from briefer.store.contents import save_contents

_FIRST_SEEN = """SELECT min(first_seen) FROM (
    SELECT first_seen FROM arrivals WHERE url = ? AND document = ?
    UNION ALL SELECT first_seen FROM forgotten WHERE key = ?)"""


def save_documents(
    connection: sqlite3.Connection, documents: Sequence[RawDocument], *, moment: datetime
) -> tuple[datetime, ...]:
    """Keep the bytes of each document and its arrival; return when each was first seen."""
    save_contents(connection, {document.sha256: document.content for document in documents})
    moments = find_first_seen(connection, documents, moment=moment)
    connection.executemany(
        "INSERT INTO arrivals (url, document, source, media_type, first_seen) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        (
            (document.url, document.sha256, document.source, document.media_type, to_column(seen))
            for document, seen in zip(documents, moments, strict=True)
        ),
    )
    return moments


def find_first_seen(
    connection: sqlite3.Connection, documents: Sequence[RawDocument], *, moment: datetime
) -> tuple[datetime, ...]:
    """Return when each document (address and bytes) was first seen: at ``moment``, when it never was."""
    moments: dict[tuple[str, str], datetime] = {}
    keys = [(document.url, document.sha256) for document in documents]
    for key in keys:
        if key not in moments:
            (column,) = connection.execute(_FIRST_SEEN, (*key, key_arrival(*key))).fetchone()
            moments[key] = moment if column is None else to_moment(column)
    return tuple(moments[key] for key in keys)
