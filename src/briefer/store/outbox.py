"""The outbox: one row for each edition and recipient, and the only ways in which it may change.

::

    queued ─▶ claimed ─▶ armed ─▶ sent              claimed, armed ─▶ deferred ─▶ claimed
                                └▶ unknown           claimed, armed ─▶ failed

``armed`` is committed before the last byte that completes the mail goes out: until then the server cannot
have taken it, from then on only its answer tells. A row that a killed run left armed is unknown for ever, or
until its owner settles it; it is never sent again by itself. No row is ever entered twice.
"""

import sqlite3
from collections.abc import Collection, Sequence
from datetime import date, datetime
from pathlib import Path

from briefer.errors import StoreError
from briefer.model import (
    ACTIVE,
    ARMED,
    CLAIMED,
    DEFERRED,
    QUEUED,
    UNKNOWN,
    WITHDRAWN,
    Mailing,
    OutboxRow,
    StoredMailing,
)
from briefer.store.columns import to_column, to_moment
from briefer.store.connection import Door
from briefer.store.contents import load_content
from briefer.store.mailings import find_mailings, insert_mailing, was_tried

_ROW = (
    "SELECT o.edition, m.profile, m.day, o.recipient, o.message_id, o.state, o.reply, o.step, o.tries,"
    " o.next_try, o.released, o.changed, o.install FROM outbox AS o JOIN mailings AS m USING (edition)"
)


class Outbox:
    """The outbox, behind the store's own door: every change is one commit, or part of one."""

    def __init__(self, *, reading: Door, writing: Door, path: Path) -> None:
        self._reading = reading
        self._writing = writing
        self._path = path

    def freeze(self, mailing: Mailing, *, revision: int, moment: datetime) -> bool:
        """Keep the mailing with its recipients; False, and nothing changes, once any of it was tried.

        ``revision`` is that of the brief in it. What waits of an edition that it corrects is withdrawn.
        """
        with self._writing() as connection:
            if was_tried(connection, mailing.edition):
                return False
            for table in ("outbox", "mailing_bodies", "mailings"):
                connection.execute(f"DELETE FROM {table} WHERE edition = ?", (mailing.edition,))
            insert_mailing(connection, mailing, revision=revision, moment=moment)
            if mailing.corrects:
                _withdraw(connection, mailing, moment=moment)
            return True

    def was_tried(self, edition: str) -> bool:
        """Tell whether anything was ever done to send the edition."""
        with self._reading() as connection:
            return was_tried(connection, edition)

    def find_editions(self, first: str) -> tuple[StoredMailing, ...]:
        """Return the mailing of that name and those that correct it, in the order in which they were made."""
        with self._reading() as connection:
            return find_mailings(connection, "? IN (edition, corrects) ORDER BY made, edition", (first,))

    def hold(self, edition: str, *, reply: str, moment: datetime) -> None:
        """Let nothing of the edition go out before its owner has decided: nobody knows what went before."""
        with self._writing() as connection:
            connection.execute(
                "UPDATE outbox SET state = ?, reply = ?, changed = ? WHERE edition = ? AND state = ?",
                (UNKNOWN, reply, to_column(moment), edition, QUEUED),
            )

    def find_mailings_of_day(self, day: date) -> tuple[StoredMailing, ...]:
        """Return the editions of all profiles for that day, the newest first."""
        with self._reading() as connection:
            return find_mailings(
                connection, "day = ? AND NOT notice ORDER BY made DESC, edition", (day.isoformat(),)
            )

    def find_open(self) -> tuple[StoredMailing, ...]:
        """Return the mailings that still have something to send or to be settled, the oldest first.

        What was made of sources named on the command line, or of the sample, is only sent when somebody asks
        for its day; once that has begun, it is open like any other.
        """
        condition = (
            "edition IN (SELECT edition FROM outbox"
            " WHERE state IN ('queued', 'claimed', 'armed', 'deferred', 'unknown'))"
            " AND (NOT asked OR edition IN (SELECT edition FROM outbox WHERE state != 'queued'))"
            " ORDER BY made, edition"
        )
        with self._reading() as connection:
            return find_mailings(connection, condition, ())

    def is_corrected(self, mailing: StoredMailing) -> bool:
        """Tell whether a later edition goes in the place of this one."""
        return self.find_editions(mailing.corrects or mailing.edition)[-1].edition != mailing.edition

    def list_rows(self, *, edition: str = "", states: Collection[str] = ()) -> tuple[OutboxRow, ...]:
        """Return the rows of an edition ("": of all), in these states (none: any), the newest first."""
        marks = ", ".join("?" * len(states))
        condition = f"(? = '' OR edition = ?){f' AND state IN ({marks})' if states else ''}"
        with self._reading() as connection:
            rows = connection.execute(
                f"{_ROW} WHERE {condition} ORDER BY m.day DESC, o.edition, o.recipient",
                (edition, edition, *sorted(states)),
            ).fetchall()
        return tuple(_to_row(row) for row in rows)

    def load_head(self, row: OutboxRow) -> bytes:
        """Return the frozen header of the row's mail; nothing of a hook's."""
        with self._reading() as connection:
            (head,) = connection.execute(
                "SELECT head FROM outbox WHERE edition = ? AND recipient = ?", (row.edition, row.recipient)
            ).fetchone()
            return load_content(connection, head, path=self._path)

    def recover(self, *, moment: datetime) -> None:
        """Put right what a killed run has left: of claimed rows nothing went out, of armed ones who knows."""
        column = to_column(moment)
        with self._writing() as connection:
            connection.execute(
                "UPDATE outbox SET state = ?, changed = ? WHERE state = ?", (QUEUED, column, CLAIMED)
            )
            connection.execute(
                "UPDATE outbox SET state = ?, changed = ?, reply = ? WHERE state = ?",
                (UNKNOWN, column, "the run ended before the server answered", ARMED),
            )

    def claim(self, row: OutboxRow, *, moment: datetime, reader: bool) -> bool:
        """Claim the row for sending; False where its ``reader`` is none any more, and it is withdrawn."""
        with self._writing() as connection:
            if reader and not _is_active(connection, row):
                _move(connection, row, (row.state,), WITHDRAWN, moment, reply="left before it was sent")
                return False
            _move(connection, row, (QUEUED, DEFERRED), CLAIMED, moment, tried=1)
            return True

    def arm(self, row: OutboxRow, *, step: str, eml: str, moment: datetime) -> None:
        """Record, before the last byte goes out, that from now on only the server knows."""
        with self._writing() as connection:
            _move(connection, row, (CLAIMED,), ARMED, moment)
            connection.execute(
                "UPDATE outbox SET step = ?, eml = ? WHERE edition = ? AND recipient = ?",
                (step, eml, row.edition, row.recipient),
            )

    def settle(
        self, row: OutboxRow, *, state: str, reply: str, next_try: datetime | None, moment: datetime
    ) -> None:
        """Record what became of a claimed or armed row."""
        with self._writing() as connection:
            _move(connection, row, (CLAIMED, ARMED), state, moment, reply=reply, next_try=next_try)

    def decide(self, row: OutboxRow, *, state: str, reply: str, install: str, moment: datetime) -> None:
        """Record what the owner decided of a row; one that is queued counts as released here and now."""
        with self._writing() as connection:
            _move(connection, row, (row.state,), state, moment, reply=reply)
            if state == QUEUED:
                connection.execute(
                    "UPDATE outbox SET tries = 0, released = ?, install = ?"
                    " WHERE edition = ? AND recipient = ?",
                    (to_column(moment), install, row.edition, row.recipient),
                )


def _withdraw(connection: sqlite3.Connection, mailing: Mailing, *, moment: datetime) -> None:
    """Let what has not gone out yet stay here: its reader gets the corrected edition alone."""
    connection.execute(
        "UPDATE outbox SET state = ?, reply = ?, next_try = NULL, changed = ? WHERE state IN (?, ?)"
        " AND edition != ? AND edition IN (SELECT edition FROM mailings WHERE ? IN (edition, corrects))",
        (
            WITHDRAWN,
            f"{mailing.edition} is sent in its place",
            to_column(moment),
            QUEUED,
            DEFERRED,
            mailing.edition,
            mailing.corrects,
        ),
    )


def _is_active(connection: sqlite3.Connection, row: OutboxRow) -> bool:
    found = connection.execute(
        "SELECT 1 FROM readers WHERE profile = ? AND address = ? AND state = ?",
        (row.profile, row.recipient, ACTIVE),
    )
    return found.fetchone() is not None


def _move(
    connection: sqlite3.Connection,
    row: OutboxRow,
    before: Sequence[str],
    after: str,
    moment: datetime,
    *,
    reply: str = "",
    next_try: datetime | None = None,
    tried: int = 0,
) -> None:
    marks = ", ".join("?" * len(before))
    moved = connection.execute(
        "UPDATE outbox SET state = ?, changed = ?, reply = ?, next_try = ?, tries = tries + ?"
        f" WHERE edition = ? AND recipient = ? AND state IN ({marks})",
        (
            after,
            to_column(moment),
            reply,
            None if next_try is None else to_column(next_try),
            tried,
            row.edition,
            row.recipient,
            *before,
        ),
    )
    if moved.rowcount != 1:
        message = f"the outbox row of {row.recipient} for {row.edition} has changed meanwhile: run it again"
        raise StoreError(message, path="")


def _to_row(row: Sequence[str | int | None]) -> OutboxRow:
    edition, profile, day, recipient, message_id, state, reply, step, tries, next_try, *rest = row
    released, changed, install = rest
    return OutboxRow(
        edition=str(edition),
        profile=str(profile),
        day=date.fromisoformat(str(day)),
        recipient=str(recipient),
        message_id=str(message_id),
        state=str(state),
        reply=str(reply),
        step=str(step),
        tries=int(tries or 0),
        next_try=None if next_try is None else to_moment(int(next_try)),
        released=to_moment(int(released or 0)),
        changed=to_moment(int(changed or 0)),
        install=str(install),
    )
