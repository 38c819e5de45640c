"""Documents: what sources handed over, and when each first arrived."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from briefer.model import RawDocument
from briefer.store.columns import to_column, to_moment
from briefer.store.contents import hash_content, save_contents

_FIRST_SEEN = "SELECT min(first_seen) FROM arrivals WHERE url = ? AND document = ?"


def save_documents(connection: sqlite3.Connection, documents: Sequence[RawDocument]) -> tuple[datetime, ...]:
    """Keep the bytes of each document and its arrival; return when each was first seen."""
    keys = [hash_content(document.content) for document in documents]
    contents = {key: document.content for key, document in zip(keys, documents, strict=True)}
    save_contents(connection, contents)
    moments = _find_moments(connection, documents, keys)
    connection.executemany(
        "INSERT INTO arrivals (url, document, source, media_type, first_seen) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        (
            (document.url, key, document.source, document.media_type, to_column(moment))
            for document, key, moment in zip(documents, keys, moments, strict=True)
        ),
    )
    return moments


def find_first_seen(connection: sqlite3.Connection, documents: Sequence[RawDocument]) -> tuple[datetime, ...]:
    """Return when each document (same address, same bytes) was first seen: now, when it never was."""
    keys = [hash_content(document.content) for document in documents]
    return _find_moments(connection, documents, keys)


def _find_moments(
    connection: sqlite3.Connection, documents: Sequence[RawDocument], keys: Sequence[str]
) -> tuple[datetime, ...]:
    moments: dict[tuple[str, str], datetime] = {}
    for document, key in zip(documents, keys, strict=True):
        pair = (document.url, key)
        if pair not in moments:
            (column,) = connection.execute(_FIRST_SEEN, pair).fetchone()
            moments[pair] = document.fetched if column is None else to_moment(column)
    return tuple(moments[document.url, key] for document, key in zip(documents, keys, strict=True))
