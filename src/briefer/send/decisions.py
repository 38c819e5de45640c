"""What the owner decides of mails that nobody can prove sent, and of those that were given up."""

from collections.abc import Sequence
from datetime import datetime

from briefer.errors import DeliveryError
from briefer.model import DEFERRED, FAILED, QUEUED, SENT, UNKNOWN, OutboxRow
from briefer.store import Store
from briefer.store.outbox import Outbox

_CONFIRMED = "confirmed by its owner"
_LONGEST_ID = 8


def show_id(row: OutboxRow) -> str:
    """Return the short name of a row: the beginning of its Message-ID."""
    return row.message_id.strip("<>")[:_LONGEST_ID]


def find_rows(names: Sequence[str], *, outbox: Outbox, states: frozenset[str]) -> tuple[OutboxRow, ...]:
    """Return the rows in these states that ids or recipients name; DeliveryError for a name of none."""
    rows = outbox.list_rows(states=states)
    found: dict[tuple[str, str], OutboxRow] = {}
    for name in names:
        matching = [row for row in rows if name.lower() in (show_id(row), row.recipient.lower())]
        if not matching:
            kinds = " or ".join(sorted(states))
            message = f'no mail in the outbox of the id or to "{name}" is {kinds}; see `briefer outbox list`'
            raise DeliveryError(message, channel="mail")
        found |= {(row.edition, row.recipient): row for row in matching}
    return tuple(found.values())


def confirm_sent(names: Sequence[str], *, store: Store, moment: datetime) -> tuple[OutboxRow, ...]:
    """Record that mails of which nobody knew have arrived; return their rows."""
    outbox = store.outbox
    rows = find_rows(names, outbox=outbox, states=frozenset({UNKNOWN}))
    with store.transaction():
        for row in rows:
            outbox.decide(row, state=SENT, reply=_CONFIRMED, install=row.install, moment=moment)
    return rows


def send_again(
    names: Sequence[str], *, store: Store, install: str, moment: datetime
) -> tuple[OutboxRow, ...]:
    """Queue mails again that are held, were given up or wait; return their rows as they were."""
    outbox = store.outbox
    rows = find_rows(names, outbox=outbox, states=frozenset({UNKNOWN, FAILED, DEFERRED}))
    with store.transaction():
        for row in rows:
            outbox.decide(row, state=QUEUED, reply="", install=install, moment=moment)
    return rows
