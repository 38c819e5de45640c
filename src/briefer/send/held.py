"""What an owner is told of mails that are not sent: which, alike ones together, and what becomes of them."""

from collections.abc import Collection, Sequence
from typing import Final

from briefer.model import ARMED, CLAIMED, DEFERRED, FAILED, QUEUED, UNKNOWN, OutboxRow, StoredMailing

NEXT: Final = {
    QUEUED: "goes out with the next `briefer send` or `briefer run`",
    CLAIMED: "is being sent; if that run was cut off, the next one sends it",
    ARMED: "is with the server, which has not answered yet",
    DEFERRED: "goes out with the first `briefer run` or `briefer send` after its next try, until its day"
    " is over",
    FAILED: "is not tried again; mend what the reply says, then `briefer outbox resend ID`",
    UNKNOWN: "may have arrived or not; look in the box or in the server's log, then"
    " `briefer outbox confirm ID`, or `briefer outbox resend ID`",
}
_MOST_GROUPS = 3
_MOST_NAMES = 3


def name_held(mailing: StoredMailing, held: Sequence[OutboxRow], *, said: Sequence[str]) -> str:
    """Return the line about the rows of an edition that are not sent; the first few are named.

    ``said`` are lines that stand before it: a reason that one of them gives is not given again. When a row is
    tried next is not told, so that the same trouble has the same words at every try.
    """
    groups: dict[tuple[str, str], list[str]] = {}
    for row in held:
        groups.setdefault((row.state, row.reply), []).append(row.recipient)
    parts = []
    for (state, reply), recipients in list(groups.items())[:_MOST_GROUPS]:
        why = f" ({reply})" if reply and not any(reply in line for line in said) else ""
        parts.append(f"{state} for {_list_names(recipients)}{why}")
    left = sum(len(recipients) for recipients in list(groups.values())[_MOST_GROUPS:])
    if left:
        parts.append(f"and {left} more for other reasons")
    name = f"the owner's mail of {mailing.day}" if mailing.notice else mailing.edition
    return f"{name}, not sent to {len(held)}: {'; '.join(parts)}; see `briefer outbox list`"


def say_next(states: Collection[str]) -> tuple[str, ...]:
    """Return for each of the states, as long as something is to happen yet, a line that says what."""
    return tuple(f"{state}: {words}" for state, words in NEXT.items() if state in states)


def _list_names(recipients: Sequence[str]) -> str:
    named = list(recipients[:_MOST_NAMES])
    if len(recipients) > _MOST_NAMES:
        named.append(f"{len(recipients) - _MOST_NAMES} more")
    return f"{', '.join(named[:-1])} and {named[-1]}" if len(named) > 1 else named[0]
