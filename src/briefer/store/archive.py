"""What the archive asks: which briefs there are, where an article was printed, how a story went on.

Of a day's revisions the newest is the one that its readers have.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from briefer.store.briefs import StoredEdition, StoredSentence
from briefer.store.columns import to_json
from briefer.store.connection import Door
from briefer.store.schema import MIGRATIONS

_NEWEST = """revision = (SELECT max(revision) FROM briefs AS other
    WHERE other.profile = briefs.profile AND other.day = briefs.day)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedBrief:
    """A day's brief in a list: how many sentences it prints, and which formats it was made in."""

    profile: str
    day: date
    number: int
    sentences: int
    formats: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """A sentence in the brief that printed it."""

    profile: str
    day: date
    sentence: StoredSentence


class ArchiveShelf:
    """Looks across many briefs, behind the store's own door."""

    def __init__(self, *, reading: Door) -> None:
        self._reading = reading

    def has_own_schema(self) -> bool:
        """Tell whether no newer briefer has changed the schema since the store was opened."""
        with self._reading() as connection:
            return bool(connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),))

    def list_briefs(self) -> tuple[ListedBrief, ...]:
        """Return the brief of every day and profile, the newest day first."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT profile, day, number, (SELECT count(*) FROM printed WHERE brief = briefs.id),"
                " (SELECT group_concat(format) FROM"
                " (SELECT format FROM editions WHERE brief = briefs.id ORDER BY position))"
                f" FROM briefs WHERE {_NEWEST} ORDER BY day DESC, profile"
            ).fetchall()
        return tuple(
            ListedBrief(
                profile=profile,
                day=date.fromisoformat(day),
                number=number,
                sentences=sentences,
                formats=tuple(formats.split(",")) if formats else (),
            )
            for profile, day, number, sentences, formats in rows
        )

    def find_printings(self, *, article: str = "", story: str = "") -> tuple[Printing, ...]:
        """Return the sentences that briefs printed of an article, or of a story, the oldest day first."""
        column, value = ("article", article) if article else ("story", story)
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT profile, day, position, story, article, start_at, end_at, text, role FROM printed"
                f" JOIN briefs ON briefs.id = printed.brief WHERE printed.{column} = ? AND {_NEWEST}"
                " ORDER BY day, profile, position",
                (value,),
            ).fetchall()
        return tuple(map(_to_printing, rows))

    def find_told(self, profile: str, day: date) -> tuple[Printing, ...]:
        """Return the sentences that the day's brief printed, in reading order."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT profile, day, position, story, article, start_at, end_at, text, role FROM printed"
                f" JOIN briefs ON briefs.id = printed.brief WHERE profile = ? AND day = ? AND {_NEWEST}"
                " ORDER BY position",
                (profile, day.isoformat()),
            ).fetchall()
        return tuple(map(_to_printing, rows))

    def find_edition(self, profile: str, day: date, format: str) -> StoredEdition | None:  # noqa: A002 - the glossary's word
        """Return the day's edition in the format."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT format, name, media_type, sha256, size FROM editions"
                f" JOIN briefs ON briefs.id = editions.brief WHERE profile = ? AND day = ? AND {_NEWEST}"
                " AND format = ? ORDER BY position LIMIT 1",
                (profile, day.isoformat(), format),
            ).fetchone()
        if row is None:
            return None
        format, name, media_type, sha256, size = row  # noqa: A001 - as above
        return StoredEdition(format=format, name=name, media_type=media_type, sha256=sha256, size=size)

    def find_days(self, articles: Iterable[str]) -> dict[str, tuple[date, ...]]:
        """Return on which days each of the articles was printed, in order; one that never was is left out."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT DISTINCT article, day FROM printed JOIN briefs ON briefs.id = printed.brief"
                f" WHERE article IN (SELECT value FROM json_each(?)) AND {_NEWEST} ORDER BY article, day",
                (to_json(articles),),
            ).fetchall()
        days: dict[str, tuple[date, ...]] = {}
        for article, day in rows:
            days[article] = (*days.get(article, ()), date.fromisoformat(day))
        return days


def _to_printing(row: Sequence[Any]) -> Printing:
    profile, day, position, story, article, start, end, text, role = row
    return Printing(
        profile=profile,
        day=date.fromisoformat(day),
        sentence=StoredSentence(
            position=position, story=story, article=article, start=start, end=end, text=text, role=role
        ),
    )
