"""A corrected edition of a day that was mailed already: on purpose only, with a reason, once to each reader.

It is an edition of its own in the outbox, so what keeps a mail from going out twice holds for it as for any
other; what still waits of the edition that it corrects is withdrawn.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from briefer.delivery.headers import clean_line
from briefer.errors import DeliveryError, SettingsError
from briefer.make.order import Order
from briefer.model import ARMED, SENT, UNKNOWN, Edition, StoredMailing
from briefer.store import Store, StoredEdition
from briefer.store.contents import hash_content

_LONGEST = 300
# Who has it, or may have it.
_ARRIVED = frozenset({SENT, UNKNOWN, ARMED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """Why a day's edition is made and mailed again, and what went before.

    ``reasons`` are those of the corrections that were mailed, and last the new one. ``edition`` is the
    corrected one's name in the outbox, ``first`` that of the day's first one, ``made`` when that was made;
    ``earlier`` are the Message-IDs of the day's mails that each recipient (in lower case) has or may have,
    the oldest first; ``unlike`` are the editions that were mailed last, none if not known.
    """

    reasons: tuple[str, ...]
    edition: str
    first: str
    made: datetime
    earlier: Mapping[str, tuple[str, ...]]
    unlike: tuple[StoredEdition, ...]


def name_edition(order: Order) -> str:
    """Return the edition's name in the outbox: one for each day of a series, however often it is made."""
    return f"{order.profile}/{order.day.isoformat()}"


def plan_revision(why: str, *, order: Order, store: Store) -> Revision:
    """Return what is needed to mail the day again; SettingsError where that is not to be done."""
    reason = clean_line(why)
    if not reason or len(reason) > _LONGEST:
        raise SettingsError(f"--reason tells the readers why: some words, at most {_LONGEST} characters")
    first = name_edition(order)
    editions = store.outbox.find_editions(first)
    mailed = [mailing for mailing in editions if store.outbox.was_tried(mailing.edition)]
    if not mailed:
        raise SettingsError(
            f"nothing of {order.day} was mailed yet, so there is nothing to correct:"
            " leave out --new-revision, and what waits is replaced"
        )
    # A corrected edition that nobody has been sent yet is replaced, as any edition is.
    waiting = [mailing.edition for mailing in editions if mailing not in mailed]
    return Revision(
        reasons=(*_list_reasons(mailed), reason),
        edition=waiting[-1] if waiting else f"{first}/{len(editions) + 1}",
        first=first,
        made=mailed[0].made,
        earlier=_list_earlier(mailed, store=store),
        unlike=_find_mailed(mailed[-1], order=order, store=store),
    )


def recall_reasons(order: Order, *, store: Store) -> tuple[str, ...]:
    """Return why the day was corrected, if it was: what is made again says so again."""
    return _list_reasons(store.outbox.find_editions(name_edition(order)))


def _list_reasons(editions: Sequence[StoredMailing]) -> tuple[str, ...]:
    return tuple(mailing.why for mailing in editions if mailing.corrects)


def _list_earlier(mailed: list[StoredMailing], *, store: Store) -> dict[str, tuple[str, ...]]:
    earlier: dict[str, tuple[str, ...]] = {}
    for mailing in mailed:
        for row in store.outbox.list_rows(edition=mailing.edition, states=_ARRIVED):
            who = row.recipient.lower()
            earlier[who] = (*earlier.get(who, ()), row.message_id)
    return earlier


def _find_mailed(mailing: StoredMailing, *, order: Order, store: Store) -> tuple[StoredEdition, ...]:
    for brief in store.find_briefs_of_day(order.day):
        if (brief.profile, brief.revision) == (order.profile, mailing.revision):
            return brief.editions
    return ()


def check_unlike(editions: Sequence[Edition], *, day: date, unlike: Sequence[StoredEdition]) -> None:
    """Raise DeliveryError where these, made without the new reason, are the very ones that were mailed."""
    made = [(edition.format, hash_content(edition.content)) for edition in editions]
    if made and made == [(edition.format, edition.sha256) for edition in unlike]:
        raise DeliveryError(
            f"the brief of {day} comes out just as it was mailed, so there is nothing to correct:"
            " change what is wrong in it first, a source, a rule or a setting",
            channel="mail",
        )
