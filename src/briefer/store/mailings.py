"""Mailings: what is sent of an edition, and what is known of it for all of its recipients."""

import sqlite3
from datetime import date, datetime
from typing import Any

from briefer.model import QUEUED, Mailing, StoredMailing
from briefer.store.columns import to_column, to_moment
from briefer.store.contents import hash_content, save_contents

_COLUMNS = (
    "edition, profile, day, made, until, install, sender, reason, asked, notice, corrects, why, revision"
)


def was_tried(connection: sqlite3.Connection, edition: str) -> bool:
    """Tell whether anything was ever done to send the edition."""
    found = connection.execute(
        "SELECT 1 FROM outbox WHERE edition = ? AND NOT (state = ? AND tries = 0)", (edition, QUEUED)
    )
    return found.fetchone() is not None


def insert_mailing(
    connection: sqlite3.Connection, mailing: Mailing, *, revision: int, moment: datetime
) -> None:
    """Keep a mailing, its bodies and a queued row for each recipient."""
    contents = [body.content for body in mailing.bodies] + [each.head for each in mailing.envelopes]
    save_contents(connection, {hash_content(content): content for content in contents})
    connection.execute(
        f"INSERT INTO mailings ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            mailing.edition,
            mailing.profile,
            mailing.day.isoformat(),
            to_column(mailing.made),
            to_column(mailing.until),
            mailing.install,
            mailing.sender,
            mailing.reason,
            mailing.asked,
            mailing.notice,
            mailing.corrects,
            mailing.why,
            revision,
        ),
    )
    connection.executemany(
        "INSERT INTO mailing_bodies (edition, position, step, sha256, size) VALUES (?, ?, ?, ?, ?)",
        (
            (mailing.edition, position, body.step, hash_content(body.content), len(body.content))
            for position, body in enumerate(mailing.bodies)
        ),
    )
    _insert_rows(connection, mailing, column=to_column(moment))


def _insert_rows(connection: sqlite3.Connection, mailing: Mailing, *, column: int) -> None:
    connection.executemany(
        "INSERT INTO outbox (edition, recipient, message_id, head, state, install, released, changed)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                mailing.edition,
                each.recipient,
                each.message_id,
                hash_content(each.head),
                QUEUED,
                mailing.install,
                column,
                column,
            )
            for each in mailing.envelopes
        ),
    )


def find_mailings(
    connection: sqlite3.Connection, condition: str, values: tuple[str, ...]
) -> tuple[StoredMailing, ...]:
    """Return the mailings that the condition holds for, which says their order, too."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM mailings WHERE {condition}", values).fetchall()
    return tuple(_to_mailing(connection, dict(zip(_COLUMNS.split(", "), row, strict=True))) for row in rows)


def _to_mailing(connection: sqlite3.Connection, row: dict[str, Any]) -> StoredMailing:
    bodies = connection.execute(
        "SELECT step, sha256, size FROM mailing_bodies WHERE edition = ? ORDER BY position", (row["edition"],)
    )
    return StoredMailing(
        edition=row["edition"],
        profile=row["profile"],
        day=date.fromisoformat(row["day"]),
        made=to_moment(row["made"]),
        until=to_moment(row["until"]),
        install=row["install"],
        sender=row["sender"],
        reason=row["reason"],
        asked=bool(row["asked"]),
        notice=bool(row["notice"]),
        corrects=row["corrects"],
        why=row["why"],
        revision=row["revision"],
        bodies=tuple(bodies.fetchall()),
    )
