"""Pages that cannot be had: what passes, how long is waited, and when it is given up."""

import json
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

import pytest
from tests.sources.networks import LONG, START, Time, open_network
from tests.sources.server import Server, start_server

from briefer.errors import SourceError
from briefer.model import PageTry, RawDocument, Skipped
from briefer.sources import limits
from briefer.sources.feeds import ENTRY_TYPE
from briefer.sources.pages import PageShelf

HOUR = timedelta(hours=1)
PAGE = b"<html><body><p>The harbour bridge reopened to traffic on Monday.</p></body></html>"


@pytest.fixture
def server() -> Iterator[Server]:
    with start_server() as running:
        yield running


def make_entry(url: str, *, source: str = "Post", summary: str = "A bridge reopened.") -> RawDocument:
    said = {"url": url, "published": "2026-11-02T05:00:00+00:00", "html": "", "summary": summary}
    content = json.dumps(said, sort_keys=True).encode()
    return RawDocument(content=content, media_type=ENTRY_TYPE, url=url, source=source, fetched=START)


def run(
    server: Server,
    time: Time,
    *given: RawDocument | Skipped,
    waiting: Sequence[PageTry] = (),
    most: int = 10,
    wanted: bool = True,
) -> tuple[list[RawDocument | Skipped], tuple[PageTry, ...], PageShelf]:
    network = open_network(server, time=time, manners=LONG)
    shelf = PageShelf(network=network, known={}, waiting=waiting, wanted=wanted)
    drawn = list(shelf.complete(given, source="Post", fetched=time.moment, most=most))
    return drawn, shelf.take_tried(), shelf


def count_pages(server: Server) -> int:
    return sum(not request.startswith("GET /robots.txt") for request in server.asked)


def test_each_wait_is_twice_the_last_and_in_the_end_it_is_given_up(server: Server) -> None:
    entry = make_entry(server.serve("/a", b"", status="500 Broken"))
    time = Time()
    (_, waiting, _), hours, hour = run(server, time, entry), [0], 0
    while waiting:
        hour += 1
        time.moment = START + hour * HOUR
        asked = count_pages(server)
        _, tried, shelf = run(server, time, waiting=waiting)
        if count_pages(server) > asked:
            hours.append(hour)
            waiting = tried
    waits = [later - earlier for earlier, later in pairwise(hours)]
    assert waits == [1, 2, 4, 8, 16, 20, 20, 20, 20]
    assert len(hours) == limits.PAGE_TRIES
    # It counts as an entry without a page from now on, and is known as that.
    (settled,) = shelf.take_given_up()
    assert (settled.entry, settled.document, settled.url) == (entry.sha256, entry.sha256, entry.url)
    assert shelf.take_given_up() == shelf.take_new([entry]) == ()


def test_a_server_that_asks_for_a_longer_wait_gets_it(server: Server) -> None:
    entry = make_entry(server.serve("/a", b"", "Retry-After: 90000", status="503 Busy"))
    _, (tried,), _ = run(server, Time(), entry)
    assert tried.next_try == START + timedelta(seconds=90000)
    assert tried.tries == 1


def test_what_was_not_even_asked_is_no_try(server: Server) -> None:
    server.serve("/robots.txt", b"")
    busy = make_entry(server.serve("/a", b"", "Retry-After: 3600", status="429 Busy"))
    other = make_entry(server.serve("/b", PAGE))
    drawn, tried, _ = run(server, Time(), busy, other)
    assert drawn == [busy, other]
    assert [(each.entry, each.tries) for each in tried] == [(busy, 1), (other, 0)]
    assert tried[1].next_try == START
    later = Time(moment=START + 2 * HOUR)
    drawn, tried, _ = run(server, later, waiting=tried[1:])
    (completed,) = drawn
    assert isinstance(completed, RawDocument)
    assert "reopened to traffic" in json.loads(completed.content)["page"]
    assert (completed.url, completed.fetched) == (other.url, later.moment)
    assert tried == ()


def test_a_page_is_not_asked_for_before_its_time_whoever_tells_of_it(server: Server) -> None:
    entry = make_entry(server.serve("/a", PAGE))
    waiting = [PageTry(entry=entry, tries=1, since=START, next_try=START + HOUR)]
    for given in (), (entry,):
        drawn, tried, _ = run(server, Time(), *given, waiting=waiting)
        assert drawn == [*given]
        assert (tried, server.asked) == ((), [])


def test_only_the_sources_own_entries_are_asked_for_and_no_more_than_it_may(server: Server) -> None:
    pages = [server.serve(f"/{name}", PAGE) for name in "abcd"]
    waiting = [
        PageTry(
            entry=make_entry(url, source="Other" if url == pages[3] else "Post"),
            tries=1,
            since=START - timedelta(days=number),
            next_try=START,
        )
        for number, url in enumerate(pages)
    ]
    drawn, _, _ = run(server, Time(), waiting=waiting, most=2)
    assert [each.url for each in drawn][:2] == pages[:2], "the newest first"
    assert count_pages(server) == 2
    drawn, _, _ = run(server, Time(), waiting=waiting, wanted=False)
    assert drawn == []
    assert count_pages(server) == 2


def test_what_a_source_could_not_give_is_said_after_what_it_gave(server: Server) -> None:
    def give() -> Iterator[RawDocument]:
        yield make_entry(server.serve("/a", PAGE))
        raise SourceError("the feed breaks off", source="Post")

    shelf = PageShelf(network=open_network(server), known={}, waiting=(), wanted=True)
    drawn = shelf.complete(give(), source="Post", fetched=START, most=1)
    assert isinstance(next(drawn), RawDocument)
    with pytest.raises(SourceError, match="breaks off"):
        next(drawn)
