"""Networks for tests: the real one, allowed to dial servers on loopback, with a clock that tests may turn."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Protocol

from briefer.model import AddressMemory, HostMemory
from briefer.sources.answers import Answer
from briefer.sources.book import AddressBook, forget_all
from briefer.sources.clock import Clock
from briefer.sources.feed_file import PARSING
from briefer.sources.http import PAGES, Door, Resolver, Wire, look_up, name_agent
from briefer.sources.network import Manners, Network
from briefer.sources.pages import PageShelf
from briefer.sources.parsing import FeedReader
from briefer.sources.remote import Remote

START = datetime(2026, 11, 2, 5, 10, tzinfo=UTC)
DUE = Manners(gap_seconds=1.0, run_seconds=2700.0, jitter=0.0, patience="due")
LONG = replace(DUE, run_seconds=1e8)


class Listening(Protocol):
    """A server of a test, of the web or of mail."""

    host: str
    port: int


@dataclass
class Time:
    """A clock that shows what it is told; whoever sleeps moves it on at once."""

    moment: datetime = START

    def clock(self) -> Clock:
        return Clock(now=lambda: self.moment, sleep=self.pass_by)

    def pass_by(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)


class SharedTime(Time):
    """A clock that several threads turn."""

    def __init__(self, moment: datetime) -> None:
        super().__init__(moment)
        self._lock = threading.Lock()

    def pass_by(self, seconds: float) -> None:
        with self._lock:
            super().pass_by(seconds)


def open_network(
    *servers: Listening,
    time: Time | None = None,
    total_seconds: float = 5.0,
    manners: Manners = DUE,
    resolve: Resolver = look_up,
    addresses: Iterable[AddressMemory] = (),
    hosts: Iterable[HostMemory] = (),
) -> Network:
    """Return the network, which may dial the servers, and remembers what it is told."""
    wire = Wire(
        agent=name_agent("https://briefer.example/contact"),
        total_seconds=total_seconds,
        allowed=frozenset((server.host, server.port) for server in servers),
        private=False,
        resolve=resolve,
    )
    book = AddressBook(addresses=addresses, hosts=hosts)
    return Network(clock=(time or Time()).clock(), wire=wire, manners=manners, book=book)


def open_remote(*servers: Listening, time: Time | None = None) -> Remote:
    """Return what sources need that ask the network."""
    network = open_network(*servers, time=time, manners=LONG)
    pages = PageShelf(network=network, known={}, waiting=(), wanted=True)
    return Remote(network=network, reader=FeedReader(limits=PARSING), pages=pages)


def ask(
    url: str,
    *servers: Listening,
    body_bytes: int = 100_000,
    total_seconds: float = 5.0,
    resolve: Resolver = look_up,
    door: Door = PAGES,
) -> Answer:
    """Ask an address once, without any memory."""
    network = open_network(*servers, total_seconds=total_seconds, resolve=resolve)
    small = replace(door, body_bytes=body_bytes)
    return network.ask(url, door=small, memory=forget_all(url), obey_robots=False)
