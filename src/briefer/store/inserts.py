"""Inserts as a day showed them: what a program said once, nobody can ask it again."""

import dataclasses
import json
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Any

from briefer.model import Insert, InsertItem, Inserts

_Door = Callable[[], AbstractContextManager[sqlite3.Connection]]


class InsertShelf:
    """The table of inserts, behind the store's own door."""

    def __init__(self, *, reading: _Door, writing: _Door) -> None:
        self._reading = reading
        self._writing = writing

    def save(self, profile: str, day: date, inserts: Inserts) -> None:
        """Keep what the day shows in place of what it showed before."""
        body = json.dumps(dataclasses.asdict(inserts), ensure_ascii=False, default=datetime.isoformat)
        with self._writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO inserts (profile, day, body) VALUES (?, ?, ?)",
                # A lone surrogate is no text for SQLite; as an escape it is JSON again.
                (profile, day.isoformat(), body.encode("utf-8", "backslashreplace").decode("utf-8")),
            )

    def load(self, profile: str, day: date) -> Inserts:
        """Return what the day showed; nothing where nobody made its brief."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT body FROM inserts WHERE profile = ? AND day = ?", (profile, day.isoformat())
            ).fetchone()
        body: dict[str, Any] = json.loads(row[0]) if row else {"blocks": [], "troubles": []}
        return Inserts(
            blocks=tuple(_read(block) for block in body["blocks"]), troubles=tuple(body["troubles"])
        )


def _read(block: dict[str, Any]) -> Insert:
    items = tuple(InsertItem(**item) for item in block["items"])
    return Insert(**{**block, "moment": datetime.fromisoformat(block["moment"]), "items": items})
