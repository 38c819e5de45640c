"""What earlier briefs printed, for comparing it with what its sources say now."""

import sqlite3
from collections.abc import Collection
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
    connection: sqlite3.Connection, profile: str, *, since: date, before: date, urls: Collection[str]
) -> tuple[tuple[date, StoredSentence], ...]:
    """Return what briefs of ``since <= day < before`` told from articles at these addresses, by day."""
    rows = connection.execute(
        "SELECT briefs.day, position, story, article, start_at, end_at, text, role FROM printed"
        " JOIN briefs ON briefs.id = printed.brief JOIN articles ON articles.id = printed.article"
        f" WHERE {_BRIEFS} AND role = 'told' AND articles.url IN (SELECT value FROM json_each(:urls))"
        " ORDER BY briefs.day, position",
        {
            "profile": profile,
            "since": since.isoformat(),
            "before": before.isoformat(),
            "urls": to_json(sorted(urls)),
        },
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
