"""Runs: when each morning run began and ended, and every step that it had finished."""

import sqlite3
from dataclasses import dataclass
from datetime import date, datetime

from briefer.store.columns import to_column, to_moment
from briefer.store.connection import Door

RESTORED = "restored"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step that is done, "begun" or "published" for example, of a profile's edition for a day."""

    profile: str
    day: date
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRun:
    """A run as the store remembers it; ``ended`` is None of one that is under way or was killed."""

    number: int
    started: datetime
    ended: datetime | None
    steps: tuple[Step, ...]


class Runs:
    """The runs of an open store."""

    def __init__(self, *, reading: Door, writing: Door) -> None:
        self._reading = reading
        self._writing = writing

    def begin(self, moment: datetime) -> int:
        """Record that a run begins, and return its number."""
        with self._writing() as connection:
            cursor = connection.execute("INSERT INTO runs (started) VALUES (?)", (to_column(moment),))
            return int(cursor.lastrowid or 0)

    def finish_step(self, number: int, step: Step, *, moment: datetime) -> None:
        """Record that a step of the run is done."""
        with self._writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO steps (run, profile, day, name, moment) VALUES (?, ?, ?, ?, ?)",
                (number, step.profile, step.day.isoformat(), step.name, to_column(moment)),
            )

    def is_done(self, step: Step) -> bool:
        """Tell whether any run has done the step."""
        with self._reading() as connection:
            found = connection.execute(
                "SELECT 1 FROM steps WHERE profile = ? AND day = ? AND name = ? LIMIT 1",
                (step.profile, step.day.isoformat(), step.name),
            ).fetchone()
        return found is not None

    def end(self, number: int, *, moment: datetime) -> None:
        """Record that the run has done all that was due."""
        with self._writing() as connection:
            connection.execute("UPDATE runs SET ended = ? WHERE id = ?", (to_column(moment), number))

    def note_restore(self, day: date, *, moment: datetime) -> None:
        """Record that a copy was put in the place of this store on that local day."""
        number = self.begin(moment)
        self.finish_step(number, Step(profile="", day=day, name=RESTORED), moment=moment)
        self.end(number, moment=moment)

    def find_restore(self) -> date | None:
        """Return the last day on which a copy was put in the place of this store."""
        with self._reading() as connection:
            (day,) = connection.execute("SELECT max(day) FROM steps WHERE name = ?", (RESTORED,)).fetchone()
        return None if day is None else date.fromisoformat(day)

    def find_latest(self) -> StoredRun | None:
        """Return the run that began last."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT id, started, ended FROM runs ORDER BY started DESC, id DESC LIMIT 1"
            ).fetchone()
            return None if row is None else _to_run(connection, row)


def _to_run(connection: sqlite3.Connection, row: tuple[int, int, int | None]) -> StoredRun:
    number, started, ended = row
    steps = connection.execute(
        "SELECT profile, day, name FROM steps WHERE run = ? ORDER BY moment, profile, day, name", (number,)
    ).fetchall()
    return StoredRun(
        number=number,
        started=to_moment(started),
        ended=None if ended is None else to_moment(ended),
        steps=tuple(
            Step(profile=profile, day=date.fromisoformat(day), name=name) for profile, day, name in steps
        ),
    )
