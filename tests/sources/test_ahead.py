"""Sources that ask the network are fetched beside each other and drawn in their own order."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime

import pytest
from tests.fakes import MORNING, make_window
from tests.sources.networks import LONG, START, SharedTime, open_network
from tests.sources.server import start_server

from briefer.errors import SourceError
from briefer.model import RawDocument, Skipped, Window
from briefer.sources.ahead import DOCUMENTS_AHEAD, SOURCES_AHEAD, draw_ahead
from briefer.sources.feed import FeedSource
from briefer.sources.feed_file import PARSING
from briefer.sources.pages import PageShelf
from briefer.sources.parsing import FeedReader
from briefer.sources.remote import Remote


@dataclass(frozen=True)
class Local:
    """A source of this machine; it fails at last where it is called "broken"."""

    name: str
    documents: int

    def fetch(self, window: Window) -> Iterator[RawDocument | Skipped]:
        for number in range(self.documents):
            yield RawDocument(
                content=b"x", media_type="", url=f"{self.name}/{number}", source=self.name, fetched=MORNING
            )
        if self.name == "broken":
            raise SourceError("is broken", source=self.name)
        if self.name == "mistaken":
            raise ZeroDivisionError


@dataclass(frozen=True)
class Distant(Local):
    """The same over the network, with a door that the test may hold shut."""

    remote: object = None
    door: threading.Event = field(default_factory=threading.Event)

    def fetch(self, window: Window) -> Iterator[RawDocument | Skipped]:
        assert self.door.wait(20)
        yield from super().fetch(window)


def open_door(source: Distant) -> Distant:
    source.door.set()
    return source


def list_drawn(*sources: Local) -> list[str]:
    drawn = draw_ahead(sources, make_window())
    return [str(each) if isinstance(each, SourceError) else each.url for _, each in drawn]


def test_documents_come_in_the_order_of_sources_whichever_answers_first() -> None:
    first, last = Distant("first", 2), Distant("last", 1)
    threading.Timer(0.05, first.door.set).start()
    last.door.set()
    between = [open_door(Distant(f"{number}", 1)) for number in range(40)]
    drawn = list_drawn(first, Local("local", 1), *between, last)
    assert drawn == ["first/0", "first/1", "local/0", *(f"{number}/0" for number in range(40)), "last/0"]


def test_a_source_that_fails_costs_only_itself() -> None:
    sources = (open_door(Distant("broken", 1)), Local("broken", 1), open_door(Distant("sound", 1)))
    assert list_drawn(*sources) == ["broken/0", "is broken", "broken/0", "is broken", "sound/0"]


def test_a_mistake_of_ours_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError):
        list_drawn(open_door(Distant("mistaken", 1)), open_door(Distant("sound", 1)))


def test_eight_are_fetched_at_once_and_no_more() -> None:
    gate, started = threading.Event(), threading.Semaphore(0)

    @dataclass(frozen=True)
    class Counting(Local):
        remote: object = None

        def fetch(self, window: Window) -> Iterator[RawDocument | Skipped]:
            started.release()
            gate.wait(20)
            yield from super().fetch(window)

    drawn: list[str] = []
    thread = threading.Thread(
        target=lambda: drawn.extend(list_drawn(*(Counting(str(n), 1) for n in range(20))))
    )
    thread.start()
    for _ in range(8):
        assert started.acquire(timeout=20)
    assert not started.acquire(timeout=0.05)
    gate.set()
    thread.join()
    assert len(drawn) == 20


def test_not_more_is_fetched_ahead_than_can_be_held() -> None:
    fetched = threading.Semaphore(0)

    @dataclass(frozen=True)
    class Counted(Local):
        remote: object = None

        def fetch(self, window: Window) -> Iterator[RawDocument | Skipped]:
            fetched.release()
            yield from super().fetch(window)

    first = Distant("first", 1)
    sources = [first, *(Counted(str(number), 1) for number in range(40))]
    drawn: list[str] = []
    thread = threading.Thread(target=lambda: drawn.extend(list_drawn(*sources)))
    thread.start()
    for _ in range(SOURCES_AHEAD - 1):
        assert fetched.acquire(timeout=20)
    assert not fetched.acquire(timeout=0.05)
    first.door.set()
    thread.join()
    assert len(drawn) == 41


def test_who_draws_no_more_leaves_no_thread_behind() -> None:
    before = threading.active_count()
    many = DOCUMENTS_AHEAD * 3
    sources = [open_door(Distant(str(number), many)) for number in range(30)]
    drawn = draw_ahead(sources, make_window())
    assert next(iter(drawn))[0] is sources[0]
    fetching = [thread for thread in threading.enumerate() if thread.daemon]
    drawn.close()  # type: ignore[attr-defined]
    for thread in fetching:
        thread.join(20)
    assert threading.active_count() <= before


def test_feeds_pages_and_rules_of_a_host_share_its_one_connection() -> None:
    """Eight feeds of one host are followed by as many threads; each leads to pages there, with their rules."""
    open_now: list[int] = []
    peaks: list[int] = []
    never = threading.Event()
    time = SharedTime(START)
    ends: list[datetime] = []
    gaps: list[float] = []

    def say(body: bytes, kind: str) -> Callable[[socket.socket], None]:
        head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode()

        def answer(connection: socket.socket) -> None:
            open_now.append(1)
            peaks.append(len(open_now))
            gaps.extend((time.moment - end).total_seconds() for end in ends[-1:])
            never.wait(0.01)  # another would come meanwhile
            ends.append(time.moment)
            open_now.pop()
            connection.sendall(head + body)

        return answer

    with start_server() as server, closing(FeedReader(limits=PARSING)) as reader:
        server.routes["/robots.txt"] = say(b"User-agent: *\nAllow: /\n", "text/plain")
        for number in range(8):
            link = f"http://one.example/page{number}"
            feed = f"<rss><channel><item><title>T</title><link>{link}</link></item></channel></rss>"
            server.routes[f"/feed{number}"] = say(feed.encode(), "text/xml")
            server.routes[f"/page{number}"] = say(b"<p>News.</p>", "text/html")
        place = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", server.port))]
        network = open_network(server, time=time, manners=LONG, resolve=lambda host, port: place)
        pages = PageShelf(network=network, known={}, waiting=(), wanted=True)
        remote = Remote(network=network, reader=reader, pages=pages)
        urls = [f"http://one.example/feed{number}" for number in range(8)]
        sources = [FeedSource(url=url, name=url, remote=remote) for url in urls]
        assert sum(isinstance(each, RawDocument) for _, each in draw_ahead(sources, make_window())) == 8
        assert len(server.asked) == 17
    assert peaks == [1] * 17
    assert min(gaps) >= 1.0
