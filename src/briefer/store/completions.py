"""Which document each entry of a feed became when its page was asked for."""

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager

from briefer.model import Completion

_Door = Callable[[], AbstractContextManager[sqlite3.Connection]]


class CompletionShelf:
    """The table, behind the store's own door: every save is one commit, or part of one."""

    def __init__(self, *, reading: _Door, writing: _Door) -> None:
        self._reading = reading
        self._writing = writing

    def load(self) -> dict[tuple[str, str], str]:
        """Return what every entry, by hash and address, became."""
        with self._reading() as connection:
            rows = connection.execute("SELECT entry, url, document FROM completions")
            return {(entry, url): document for entry, url, document in rows}

    def save(self, completions: Iterable[Completion]) -> None:
        """Keep what entries became; the documents must be kept already."""
        rows = [(each.entry, each.url, each.document) for each in completions]
        if rows:
            with self._writing() as connection:
                connection.executemany(
                    "INSERT INTO completions (entry, url, document) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                    rows,
                )
