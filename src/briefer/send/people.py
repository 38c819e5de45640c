"""Readers come and go. Their addresses are checked here, once, when they come in."""

from collections.abc import Sequence
from datetime import datetime

from briefer.delivery.addresses import Mailbox, read_mailbox
from briefer.delivery.tokens import find_reader
from briefer.errors import DeliveryError, SettingsError
from briefer.model import LEFT, Reader
from briefer.store import Store


def read_people(lines: Sequence[str], *, where: str) -> tuple[Mailbox, ...]:
    """Return the people that lines name, ``Ann Ames <ann@example.org>`` or an address each.

    ``where`` is the file that they stand in, whose empty lines and those that begin with # are passed over,
    or "". SettingsError names the first line that is wrong.
    """
    people = []
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if where and (not text or text.startswith("#")):
            continue
        try:
            people.append(read_mailbox(text))
        except ValueError as error:
            place = f"{where}, line {number}: " if where else ""
            raise refuse_person(text, place=place, reason=error) from error
    return tuple(people)


def refuse_person(text: str, *, place: str, reason: ValueError) -> SettingsError:
    """Return the error that names what stands where an address should, and why it is none."""
    shown = "".join(each if each.isprintable() else "\ufffd" for each in text[:80])
    return SettingsError(f'{place}"{shown}" is no address that mail is sent to: {reason}')


def add_people(
    people: Sequence[Mailbox], *, store: Store, profile: str, moment: datetime, again: bool
) -> tuple[str, ...]:
    """Make them readers; return the addresses that are new. Who left comes back only with ``again``."""
    pairs = [(person.address, person.name) for person in people]
    return store.readers.add(profile, pairs, moment=moment, again=again)


def remove_person(text: str, *, store: Store, profile: str) -> str:
    """Let a reader go, and return the address; DeliveryError where there is none of that address."""
    (person,) = read_people([text], where="")
    if not store.readers.remove(profile, person.address):
        message = f"{person.address} is no reader of {profile}; see `briefer readers list`"
        raise DeliveryError(message, channel="mail")
    return person.address


def unsubscribe(token: str, *, store: Store, key: bytes) -> Reader:
    """Let the reader go whose token it is; once more changes nothing. DeliveryError for nobody's token.

    For a filter of incoming mail and for the page behind ``unsubscribe_url``: what comes in is a token and
    nothing else, and what it does can be done by its reader only.
    """
    readers = store.readers
    reader = find_reader(token, readers=readers.list_readers(""), key=key)
    if reader is None:
        raise DeliveryError("this is no reader's token", channel="mail")
    if reader.state != LEFT:
        readers.remove(reader.profile, reader.address)
    return reader
