"""Traces: why stories stood where they stood, one set for each day of a profile."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec

from briefer.model import Member, RankTerm, Trace
from briefer.store.connection import Door


class Traces:
    """The traces of an open store."""

    def __init__(self, *, reading: Door, writing: Door) -> None:
        self._reading = reading
        self._writing = writing

    def save(self, profile: str, *, day: date, traces: Sequence[Trace]) -> None:
        """Replace what that day wrote of why stories stood where they stood."""
        with self._writing() as connection:
            connection.execute("DELETE FROM traces WHERE profile = ? AND day = ?", (profile, day.isoformat()))
            connection.executemany(
                "INSERT INTO traces (profile, day, story, headline, body) VALUES (?, ?, ?, ?, ?)",
                ((profile, day.isoformat(), trace.story, trace.headline, _write(trace)) for trace in traces),
            )

    def list_stories(self) -> tuple[tuple[str, str], ...]:
        """Return story and headline of every trace, the newest day first."""
        with self._reading() as connection:
            rows = connection.execute("SELECT story, headline FROM traces ORDER BY day DESC, profile, story")
            return tuple((str(story), str(headline)) for story, headline in rows)

    def load(self, story: str) -> tuple[Trace, ...]:
        """Return every trace of the story, the newest day first."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT body FROM traces WHERE story = ? ORDER BY day DESC, profile", (story,)
            )
            return tuple(_read(body) for (body,) in rows)


def _write(trace: Trace) -> str:
    return msgspec.json.encode(trace).decode()


def _read(body: str) -> Trace:
    fields: dict[str, Any] = json.loads(body)
    for name in ("day", "first", "changed"):
        fields[name] = date.fromisoformat(fields[name])
    for name in ("told", "left_out", "absorbed"):
        fields[name] = tuple(fields[name])
    fields["terms"] = tuple(RankTerm(**term) for term in fields["terms"])
    fields["members"] = tuple(
        Member(**{**member, "shared": tuple(member["shared"])}) for member in fields["members"]
    )
    return Trace(**fields)
