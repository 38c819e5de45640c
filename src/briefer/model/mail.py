"""What is sent: readers, the mail of an edition, and how far it has come for each reader."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

# What may become of an edition for one reader. ``armed`` stands while only the server can know; ``unknown``
# when nobody can tell any more; ``withdrawn`` when the reader has left before it was claimed.
QUEUED: Final = "queued"
CLAIMED: Final = "claimed"
ARMED: Final = "armed"
SENT: Final = "sent"
DEFERRED: Final = "deferred"
FAILED: Final = "failed"
UNKNOWN: Final = "unknown"
WITHDRAWN: Final = "withdrawn"
NOT_SENT: Final = frozenset({QUEUED, CLAIMED, ARMED, DEFERRED, FAILED, UNKNOWN})

ACTIVE: Final = "active"
LEFT: Final = "left"
SUSPENDED: Final = "suspended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A person who gets the editions of a profile by mail.

    ``state`` is "active", "left" or "suspended"; ``refusals`` counts the editions in a row that the mail
    server refused for this address.
    """

    profile: str
    address: str
    name: str
    state: str
    refusals: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MailBody:
    """One form of an edition's mail, from ``Content-Type`` on: ``step`` names what was left out of it."""

    step: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """What one recipient gets: for a reader the header of the mail, for a hook nothing."""

    recipient: str
    message_id: str
    head: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailing:
    """An edition as it is sent: frozen, with its recipients, in the transaction that keeps the brief.

    ``edition`` is its name in the outbox, ``profile`` whose readers get it; ``until`` is when the last try
    may be made; ``install`` the machine that may send it; ``reason`` says why nobody gets it, or is "".
    ``asked`` says that it waits until somebody asks for its day, ``notice`` that it goes to the owner and
    not to readers. ``corrects`` is the name of the first edition of a day that was mailed, where this one is
    sent in its place for the reason ``why``; both are "" else.
    """

    edition: str
    profile: str
    day: date
    made: datetime
    until: datetime
    install: str
    sender: str
    reason: str
    asked: bool
    notice: bool
    corrects: str
    why: str
    bodies: tuple[MailBody, ...]
    envelopes: tuple[Envelope, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredMailing:
    """A mailing as the store remembers it; ``bodies`` are (step, SHA-256, bytes), the fullest first.

    ``revision`` is that of the brief in it, 0 where that is not known.
    """

    edition: str
    profile: str
    day: date
    made: datetime
    until: datetime
    install: str
    sender: str
    reason: str
    asked: bool
    notice: bool
    corrects: str
    why: str
    revision: int
    bodies: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxRow:
    """How far an edition has come for one recipient.

    ``reply`` is the server's own words, ``step`` the form that was sent, ``released`` when it was queued;
    ``next_try`` is None where none is due.
    """

    edition: str
    profile: str
    day: date
    recipient: str
    message_id: str
    state: str
    reply: str
    step: str
    tries: int
    next_try: datetime | None
    released: datetime
    changed: datetime
    install: str
