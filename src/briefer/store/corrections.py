"""What earlier briefs printed, and what its sources say now, for comparing them."""

import sqlite3
from collections.abc import Collection, Mapping
from datetime import date

from briefer.store.briefs import StoredSentence
from briefer.store.columns import to_json

# Of a day's revisions the newest is the one that its readers have.
_BRIEFS = """briefs.profile = :profile AND briefs.day >= :since AND briefs.day < :before
    AND briefs.revision = (
    SELECT max(revision) FROM briefs AS other
    WHERE other.profile = briefs.profile AND other.day = briefs.day
)"""


def find_printed(
    connection: sqlite3.Connection, profile: str, *, since: date, before: date
) -> tuple[tuple[date, StoredSentence], ...]:
    """Return what briefs of ``since <= day < before`` told, by day."""
    rows = connection.execute(
        "SELECT briefs.day, position, story, article, start_at, end_at, text, role FROM printed"
        f" JOIN briefs ON briefs.id = printed.brief WHERE {_BRIEFS} AND role = 'told'"
        " ORDER BY briefs.day, position",
        {"profile": profile, "since": since.isoformat(), "before": before.isoformat()},
    )
    return tuple(
        (
            date.fromisoformat(day),
            StoredSentence(
                position=position, story=story, article=article, start=start, end=end, text=text, role=role
            ),
        )
        for day, position, story, article, start, end, text, role in rows
    )


def find_corrected(
    connection: sqlite3.Connection, profile: str, *, since: date, before: date
) -> frozenset[tuple[str, int, str]]:
    """Return the corrections of those briefs: article, start, and what stood there then ("": nothing)."""
    rows = connection.execute(
        "SELECT printed.article, printed.start_at, coalesce(now.text, '') FROM printed"
        " JOIN briefs ON briefs.id = printed.brief LEFT JOIN printed AS now"
        " ON now.brief = printed.brief AND now.position = printed.position + 1 AND now.role = 'corrects'"
        f" WHERE {_BRIEFS} AND printed.role = 'corrected'",
        {"profile": profile, "since": since.isoformat(), "before": before.isoformat()},
    )
    return frozenset((article, start, text) for article, start, text in rows)


def find_versions(
    connection: sqlite3.Connection, urls: Collection[str], *, besides: Collection[str]
) -> tuple[str, ...]:
    """Return the ids of articles that ever stood at these addresses, but for those ``besides``."""
    rows = connection.execute(
        "SELECT id FROM articles WHERE url IN (SELECT value FROM json_each(?))"
        " AND id NOT IN (SELECT value FROM json_each(?)) ORDER BY url, seen DESC, id",
        (to_json(sorted(urls)), to_json(sorted(besides))),
    )
    return tuple(article for (article,) in rows)


def save_revisits(
    connection: sqlite3.Connection, profile: str, *, day: date, revisits: Mapping[str, str]
) -> None:
    """Replace what that day found at addresses that it asked again: the id of the article there."""
    connection.execute("DELETE FROM revisits WHERE profile = ? AND day = ?", (profile, day.isoformat()))
    connection.executemany(
        "INSERT INTO revisits (profile, day, url, article) VALUES (?, ?, ?, ?)",
        ((profile, day.isoformat(), url, article) for url, article in sorted(revisits.items())),
    )


def load_revisits(connection: sqlite3.Connection, profile: str, *, day: date) -> dict[str, str]:
    """Return the id of the article at each address that the day asked again and found changed."""
    rows = connection.execute(
        "SELECT url, article FROM revisits WHERE profile = ? AND day = ? ORDER BY url",
        (profile, day.isoformat()),
    )
    return dict(rows.fetchall())
