"""Asking an address again and again: when it is due, and remembering what came of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from briefer.model import AddressMemory, Harvest, RawDocument, Skipped
from briefer.sources.answers import EMPTY, Answer
from briefer.sources.health import find_tidings
from briefer.sources.http import Door
from briefer.sources.memory import is_due, remember
from briefer.sources.network import Network
from briefer.sources.remote import Remote


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What an answer's content was read as; ``fault`` says why it is not what the source is for, or "".

    A feed that is only EMPTY has not failed.
    """

    documents: tuple[RawDocument | Skipped, ...]
    harvest: Harvest | None
    fault: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The documents that an address gave now, and what is remembered of it.

    ``trouble`` says why it gave none, or is "": it has nothing new, or is not due.
    """

    documents: tuple[RawDocument | Skipped, ...]
    memory: AddressMemory
    trouble: str


Read = Callable[[Answer, datetime], Reading]


def ask_address(url: str, *, name: str, door: Door, remote: Remote, read: Read) -> Asked:
    """Ask an address that its owner named, if it is due, on behalf of the source called ``name``.

    ``read`` reads the content of an answer, the moment being now. What is learned is noted in the address
    book; what the owner should hear, too.
    """
    network = remote.network
    memory = network.book.recall(url)
    if not is_due(memory, now=network.clock.now(), patience=network.manners.patience):
        return Asked(documents=(), memory=memory, trouble=_name_failure(memory.trouble))
    answer = network.ask(url, door=door, memory=memory, obey_robots=False)
    now = network.clock.now()
    reading = Reading(documents=(), harvest=None, fault="")
    if answer.state == "content":
        reading = read(answer, now)
    if reading.fault == EMPTY:
        answer = replace(answer, reason=EMPTY)
    elif reading.fault:
        answer = replace(answer, state="failed", reason=reading.fault, content=b"")
    after = note_answer(memory, answer, name=name, network=network, harvest=reading.harvest)
    return Asked(documents=reading.documents, memory=after, trouble=_name_failure(answer.reason))


def note_answer(
    memory: AddressMemory, answer: Answer, *, name: str, network: Network, harvest: Harvest | None
) -> AddressMemory:
    """Return what is remembered of an address now, noted; its owner is told what they should hear.

    ``name`` is the source's, ``harvest`` what the answer held (None: nothing new).
    """
    jitter = network.manners.jitter
    after = remember(memory, answer, now=network.clock.now(), harvest=harvest, jitter=jitter)
    tidings = find_tidings(memory, after)
    for line in tidings:
        network.book.tell(f"{name}: {line}")
    after = replace(after, told=after.told or bool(tidings and after.failures))
    network.book.note(after)
    return after


def _name_failure(trouble: str) -> str:
    return "" if trouble == EMPTY else trouble
