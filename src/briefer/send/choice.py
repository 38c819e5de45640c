"""Which editions are meant, and how their mails would look."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from briefer.delivery.dkim import Seal
from briefer.errors import DeliveryError
from briefer.model import DEFERRED, QUEUED, StoredMailing
from briefer.send.post import HOOK, complete_mail, list_fitting
from briefer.store import Store

_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9@._+-]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Eml:
    """A mail as it would be sent, under a name that is safe for a file."""

    day: date
    name: str
    recipient: str
    content: bytes


def find_editions(day: date | None, *, store: Store, profile: str) -> tuple[StoredMailing, ...]:
    """Return the edition of the day for the profile's readers; without a day all that are still open.

    Of several series of that day (sources named on the command line make one) the profile's own goes first,
    then the newest. DeliveryError says why there is none.
    """
    outbox = store.outbox
    if day is None:
        return outbox.find_open()
    found = [mailing for mailing in outbox.find_mailings_of_day(day) if mailing.profile == profile]
    own = [mailing for mailing in found if not mailing.asked]
    if not found:
        message = (
            f"nothing is to be sent for {day}: no brief was made for the readers of {profile} that day;"
            " `briefer readers add` and `briefer make` come first"
        )
        raise DeliveryError(message, channel="mail")
    return tuple(own or found[:1])


def write_mails(
    editions: Sequence[StoredMailing], *, store: Store, most_bytes: int, seal: Seal | None
) -> tuple[Eml, ...]:
    """Return every mail that waits, byte for byte as it would be sent to a server that says no size."""
    outbox = store.outbox
    mails = []
    for mailing in editions:
        for row in outbox.list_rows(edition=mailing.edition, states={QUEUED, DEFERRED}):
            if row.recipient.startswith(HOOK):
                continue
            head = outbox.load_head(row)
            _, sha256, _ = list_fitting(mailing, head=head, most_bytes=most_bytes)[0]
            content = head + store.load_document(sha256)
            mails.append(
                Eml(
                    day=mailing.day,
                    name=_name_file(row.recipient),
                    recipient=row.recipient,
                    content=complete_mail(content, made=mailing.made, seal=seal),
                )
            )
    return tuple(mails)


def _name_file(recipient: str) -> str:
    """Return a file's name for an address; addresses may hold what names of files may not."""
    safe = _NOT_IN_NAMES.sub("_", recipient)
    tail = "" if safe == recipient else f"-{hashlib.sha256(recipient.encode()).hexdigest()[:6]}"
    return f"{safe}{tail}.eml"
