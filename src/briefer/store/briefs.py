"""Briefs and their editions: what was made for a day, sentence by sentence and byte for byte.

A brief is never overwritten: when a day is made again and comes out otherwise, that is its next revision.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from briefer.model import Brief, Edition, Sentence, Skipped, Window
from briefer.store.columns import to_column, to_json, to_moment, to_strings
from briefer.store.contents import hash_content, save_contents


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEdition:
    """An edition as the store remembers it; its bytes are the content of that SHA-256."""

    format: str
    name: str
    media_type: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredBrief:
    """A brief as the store remembers it.

    ``articles`` are the ids of all that were considered, ``sources`` the specs they came from; ``made`` is
    when it was first made so; ``revision`` counts from 1.
    """

    profile: str
    day: date
    revision: int
    number: int
    window: Window
    made: datetime
    settings_hash: str
    version: str
    articles: tuple[str, ...]
    sources: tuple[str, ...]
    editions: tuple[StoredEdition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSentence:
    """A printed sentence as the store remembers it: ``text`` stands at ``start:end`` of the article.

    ``role`` is "told"; or "corrected" of a sentence that an earlier brief printed, and "corrects" of what
    stands in the place of the one before it.
    """

    position: int
    story: str
    article: str
    start: int
    end: int
    text: str
    role: str


_COLUMNS = (
    "id, profile, day, revision, number, zone, since, until, moment, words, made, settings_hash, version,"
    " articles, sources"
)


def next_number(connection: sqlite3.Connection, profile: str, day: date) -> int:
    """Return the number that the day's brief has, or else gets: one more than the profile's highest."""
    (recorded,) = connection.execute(
        "SELECT min(number) FROM briefs WHERE profile = ? AND day = ?", (profile, day.isoformat())
    ).fetchone()
    if recorded is not None:
        return int(recorded)
    (highest,) = connection.execute(
        "SELECT coalesce(max(number), 0) FROM briefs WHERE profile = ?", (profile,)
    ).fetchone()
    return int(highest) + 1


def find_brief(connection: sqlite3.Connection, profile: str, day: date) -> StoredBrief | None:
    """Return the newest revision of the day's brief."""
    return _find_one(connection, "profile = ? AND day = ? ORDER BY revision DESC", (profile, day.isoformat()))


def last_brief(connection: sqlite3.Connection, profile: str, before: date) -> StoredBrief | None:
    """Return the newest brief of an earlier day."""
    return _find_one(
        connection, "profile = ? AND day < ? ORDER BY day DESC, revision DESC", (profile, before.isoformat())
    )


def find_briefs_of_day(connection: sqlite3.Connection, day: date) -> tuple[StoredBrief, ...]:
    """Return every brief made for the day, of any profile, the most recently made first."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM briefs WHERE day = ? ORDER BY id DESC", (day.isoformat(),)
    )
    return tuple(_to_brief(connection, row) for row in rows.fetchall())


def find_brief_of_edition(connection: sqlite3.Connection, sha256: str) -> StoredBrief | None:
    """Return the brief that has an edition of exactly these bytes, the most recently made one."""
    return _find_one(
        connection,
        "id IN (SELECT brief FROM editions WHERE sha256 = ?) ORDER BY id DESC",
        (sha256,),
    )


def find_newest(connection: sqlite3.Connection) -> datetime | None:
    """Return when the newest brief of any profile was made."""
    (column,) = connection.execute("SELECT max(made) FROM briefs").fetchone()
    return None if column is None else to_moment(column)


def find_profile(connection: sqlite3.Connection) -> str | None:
    """Return the profile whose ledger was written for the newest brief that has one."""
    row = connection.execute(
        "SELECT profile FROM briefs WHERE profile IN (SELECT profile FROM ledger)"
        " ORDER BY day DESC, made DESC, id DESC LIMIT 1"
    ).fetchone()
    return None if row is None else str(row[0])


def load_printed(connection: sqlite3.Connection, stored: StoredBrief) -> tuple[StoredSentence, ...]:
    """Return every sentence that the brief printed, in reading order."""
    rows = connection.execute(
        "SELECT position, story, article, start_at, end_at, text, role FROM printed"
        " WHERE brief = (SELECT id FROM briefs WHERE profile = ? AND day = ? AND revision = ?)"
        " ORDER BY position",
        (stored.profile, stored.day.isoformat(), stored.revision),
    )
    return tuple(
        StoredSentence(
            position=position, story=story, article=article, start=start, end=end, text=text, role=role
        )
        for position, story, article, start, end, text, role in rows
    )


def load_skipped(connection: sqlite3.Connection, stored: StoredBrief) -> tuple[Skipped, ...]:
    """Return what the brief left out, with the reasons."""
    rows = connection.execute(
        "SELECT url, source, room, reason FROM skipped"
        " WHERE brief = (SELECT id FROM briefs WHERE profile = ? AND day = ? AND revision = ?)"
        " ORDER BY position",
        (stored.profile, stored.day.isoformat(), stored.revision),
    )
    return tuple(
        Skipped(url=url, source=source, room=room, reason=reason) for url, source, room, reason in rows
    )


def save_brief(
    connection: sqlite3.Connection,
    brief: Brief,
    *,
    profile: str,
    moment: datetime,
    articles: Sequence[str],
    sources: Sequence[str],
    editions: Sequence[Edition],
) -> StoredBrief:
    """Keep the brief; when the day's newest revision has the same editions, that one stands."""
    kept = tuple(_describe(edition) for edition in editions)
    newest = find_brief(connection, profile, brief.window.day)
    if newest and kept and newest.editions == kept:
        return newest
    stored = StoredBrief(
        profile=profile,
        day=brief.window.day,
        revision=newest.revision + 1 if newest else 1,
        number=brief.number,
        window=brief.window,
        made=moment,
        settings_hash=brief.settings_hash,
        version=brief.version,
        articles=tuple(articles),
        sources=tuple(sources),
        editions=kept,
    )
    save_contents(connection, {hash_content(edition.content): edition.content for edition in editions})
    brief_id = _insert_brief(connection, stored)
    _insert_parts(connection, brief_id, stored, brief)
    return stored


def _describe(edition: Edition) -> StoredEdition:
    return StoredEdition(
        format=edition.format,
        name=edition.name,
        media_type=edition.media_type,
        sha256=hash_content(edition.content),
        size=len(edition.content),
    )


def _insert_brief(connection: sqlite3.Connection, stored: StoredBrief) -> int:
    window = stored.window
    cursor = connection.execute(
        "INSERT INTO briefs (profile, day, revision, number, zone, since, until, moment, words, made,"
        " settings_hash, version, articles, sources) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            stored.profile,
            stored.day.isoformat(),
            stored.revision,
            stored.number,
            window.zone,
            to_column(window.since),
            to_column(window.until),
            to_column(window.moment),
            window.words,
            to_column(stored.made),
            stored.settings_hash,
            stored.version,
            to_json(stored.articles),
            to_json(stored.sources),
        ),
    )
    return int(cursor.lastrowid or 0)


def _insert_parts(connection: sqlite3.Connection, brief_id: int, stored: StoredBrief, brief: Brief) -> None:
    connection.executemany(
        "INSERT INTO editions (brief, position, format, name, media_type, sha256, size)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (brief_id, position, part.format, part.name, part.media_type, part.sha256, part.size)
            for position, part in enumerate(stored.editions)
        ),
    )
    connection.executemany(
        "INSERT INTO printed (brief, position, story, role, article, start_at, end_at, text)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (brief_id, position, story, role, sentence.article, sentence.start, sentence.end, sentence.text)
            for position, (story, role, sentence) in enumerate(_list_printed(brief))
        ),
    )
    connection.executemany(
        "INSERT INTO skipped (brief, position, url, source, room, reason) VALUES (?, ?, ?, ?, ?, ?)",
        (
            (brief_id, position, skipped.url, skipped.source, skipped.room, skipped.reason)
            for position, skipped in enumerate(brief.coverage.skipped)
        ),
    )


def _list_printed(brief: Brief) -> Iterator[tuple[str, str, Sentence]]:
    """Yield story, role and sentence of all that the brief prints, in reading order."""
    for section in (*brief.leads, *brief.briefs):
        for story in section.stories:
            for printed in story.sentences:
                yield story.id, "told", printed.sentence
    for correction in brief.corrections:
        yield correction.story, "corrected", correction.sentence.sentence
        if correction.now:
            yield correction.story, "corrects", correction.now.sentence


def _find_one(connection: sqlite3.Connection, condition: str, values: tuple[str, ...]) -> StoredBrief | None:
    row = connection.execute(f"SELECT {_COLUMNS} FROM briefs WHERE {condition} LIMIT 1", values).fetchone()
    return None if row is None else _to_brief(connection, row)


def _to_brief(connection: sqlite3.Connection, row: tuple[int | str, ...]) -> StoredBrief:
    (brief_id, profile, day, revision, number, zone, since, until, moment, words, made) = row[:11]
    settings_hash, version, articles, sources = row[11:]
    editions = connection.execute(
        "SELECT format, name, media_type, sha256, size FROM editions WHERE brief = ? ORDER BY position",
        (brief_id,),
    )
    return StoredBrief(
        profile=str(profile),
        day=date.fromisoformat(str(day)),
        revision=int(revision),
        number=int(number),
        window=Window(
            day=date.fromisoformat(str(day)),
            zone=str(zone),
            since=to_moment(int(since)),
            until=to_moment(int(until)),
            moment=to_moment(int(moment)),
            words=str(words),
        ),
        made=to_moment(int(made)),
        settings_hash=str(settings_hash),
        version=str(version),
        articles=to_strings(str(articles)),
        sources=to_strings(str(sources)),
        editions=tuple(
            StoredEdition(format=format_, name=name, media_type=media_type, sha256=sha256, size=size)
            for format_, name, media_type, sha256, size in editions
        ),
    )
