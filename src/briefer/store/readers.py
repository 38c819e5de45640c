"""Readers: who gets the editions of a profile by mail. Addresses are compared without regard to case."""

from collections.abc import Sequence
from datetime import datetime

from briefer.model import ACTIVE, LEFT, SUSPENDED, Reader
from briefer.store.columns import to_column
from briefer.store.connection import Door


class Readers:
    """The readers, behind the store's own door."""

    def __init__(self, *, reading: Door, writing: Door) -> None:
        self._reading = reading
        self._writing = writing

    def list_readers(self, profile: str) -> tuple[Reader, ...]:
        """Return the readers of the profile ("": of all), whatever their state, by address."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT profile, address, name, state, refusals FROM readers WHERE ? = '' OR profile = ?"
                " ORDER BY profile, address",
                (profile, profile),
            ).fetchall()
        return tuple(
            Reader(profile=profile, address=address, name=name, state=state, refusals=refusals)
            for profile, address, name, state, refusals in rows
        )

    def add(
        self, profile: str, people: Sequence[tuple[str, str]], *, moment: datetime, again: bool
    ) -> tuple[str, ...]:
        """Make people (address, name) readers; return who was none so far. Who has left comes back only
        with ``again``."""
        added = []
        with self._writing() as connection:
            for address, name in people:
                row = connection.execute(
                    "SELECT state FROM readers WHERE profile = ? AND address = ?", (profile, address)
                ).fetchone()
                if row is not None and (row[0] == ACTIVE or not again):
                    continue
                connection.execute(
                    "INSERT OR REPLACE INTO readers (profile, address, name, state, refusals, added)"
                    " VALUES (?, ?, ?, ?, 0, ?)",
                    (profile, address, name, ACTIVE, to_column(moment)),
                )
                added.append(address)
        return tuple(added)

    def remove(self, profile: str, address: str) -> bool:
        """Let a reader go: nothing that is not yet claimed is sent to them. False where there is none."""
        with self._writing() as connection:
            changed = connection.execute(
                "UPDATE readers SET state = ? WHERE profile = ? AND address = ? AND state != ?",
                (LEFT, profile, address, LEFT),
            )
            return changed.rowcount == 1

    def count_refusal(self, profile: str, address: str, *, most: int) -> bool:
        """Count an edition that the server refused for this reader; True where it was the last one sent."""
        with self._writing() as connection:
            connection.execute(
                "UPDATE readers SET refusals = refusals + 1 WHERE profile = ? AND address = ?",
                (profile, address),
            )
            changed = connection.execute(
                "UPDATE readers SET state = ? WHERE profile = ? AND address = ? AND state = ?"
                " AND refusals >= ?",
                (SUSPENDED, profile, address, ACTIVE, most),
            )
            return changed.rowcount == 1

    def forget_refusals(self, profile: str, address: str) -> None:
        """Count from the beginning: an edition was taken."""
        with self._writing() as connection:
            connection.execute(
                "UPDATE readers SET refusals = 0 WHERE profile = ? AND address = ?", (profile, address)
            )
