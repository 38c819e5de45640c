"""What takes mails away, and what it says of each.

The seam between the outbox and the wire: a transport is opened once for all mails of a run, takes one
recipient at a time, and calls ``arm`` just before the mail is complete. Before that call a failure means that
nothing was taken; after it only the server's answer tells, and without one the outcome is unknown.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from briefer.model import DEFERRED, FAILED

Arm = Callable[[], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """One mail for one recipient: ``content`` in CRLF lines, as it is to arrive."""

    sender: str
    recipient: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a mail: "sent", "deferred", "failed" or "unknown", and the other side's own words.

    ``personal`` says that the recipient was refused, ``stop`` that the others would fare no better,
    ``too_large`` that a smaller mail may be taken, ``orderly`` that the other side said so itself.
    """

    state: str
    reply: str
    personal: bool
    stop: bool
    too_large: bool
    orderly: bool


class Session(Protocol):
    """An open way to the server."""

    @property
    def most_bytes(self) -> int:
        """The largest mail that the server says it takes; 0 where it does not say."""
        ...

    def hand_over(self, parcel: Parcel, *, arm: Arm) -> Outcome:
        """Hand one mail over; what goes wrong is an outcome, never an error."""
        ...


class Transport(Protocol):
    """A way to send mails."""

    def open(self) -> AbstractContextManager[Session]:
        """Connect and log in; raises UnsentError where that does not succeed."""
        ...


def defer(reply: str, *, stop: bool = False, orderly: bool = False) -> Outcome:
    """Return that the mail was not taken, and may be later."""
    return Outcome(state=DEFERRED, reply=reply, personal=False, stop=stop, too_large=False, orderly=orderly)


def fail(reply: str, *, personal: bool, too_large: bool = False, orderly: bool = True) -> Outcome:
    """Return that the mail was refused: for the recipient's sake, or for one that all others share."""
    return Outcome(
        state=FAILED,
        reply=reply,
        personal=personal,
        stop=not personal,
        too_large=too_large,
        orderly=orderly,
    )


def say_reply(code: int, text: bytes) -> str:
    """Return a server's reply on one short line of harmless characters."""
    words = " ".join(text.decode("utf-8", "replace").split())
    shown = "".join(each if each.isprintable() else "\ufffd" for each in words)[:300]
    return f"{code} {shown}".strip() if code > 0 else f"an answer that is no SMTP: {shown}"
