"""Thirty days of fifty feeds, by the clock of the readers: what the servers see of briefer's manners."""

import socket
from collections import defaultdict
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from tests.fakes import make_window
from tests.sources.networks import DUE, SharedTime, Time
from tests.sources.scoring import Answering, Asked, Headers, Scores, Subject, start_scoring

from briefer.model import RawDocument
from briefer.sources.ahead import draw_ahead
from briefer.sources.book import AddressBook
from briefer.sources.clock import Clock
from briefer.sources.feed import FeedSource
from briefer.sources.feed_file import PARSING
from briefer.sources.http import Place, Wire, name_agent
from briefer.sources.network import Network
from briefer.sources.pages import PageShelf
from briefer.sources.parsing import FeedReader
from briefer.sources.remote import Remote
from briefer.store import Store, open_store

DAYS = 30
START = datetime(2026, 11, 2, 5, 10, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)

# As servers write them, not as they should.
VALIDATORS: tuple[Headers, ...] = (
    (("ETag", '"5f-1a"'), ("Last-Modified", "Mon, 02 Nov 2026 04:00:00 GMT")),
    (("ETag", 'W/"a b;c,d"'),),
    (("ETag", "not quoted at all"),),
    (("ETag", '"gr\xfc\xdfe"'),),
    (("Last-Modified", "Monday, 2-Nov-26 4:00:00 +0000"),),
    (("ETag", '"x-gzip"'), ("Last-Modified", "0")),
)
NAMED = (("ETag", '"1"'),)


def always(status: int, *headers: tuple[str, str]) -> Answering:
    return lambda day: (status, headers)


def on_days(days: Sequence[int], status: int, *headers: tuple[str, str]) -> Answering:
    return lambda day: (status, headers) if day in days else (200, ())


def write_subjects() -> dict[str, Subject]:
    """Return fifty feeds, ten of them on one host, each with habits of its own."""
    subjects: dict[str, Subject] = {}
    for number in range(10):
        subjects[f"many.example/{number}"] = Subject(headers=VALIDATORS[number % len(VALIDATORS)])
    for number in range(20):
        subjects[f"plain{number}.example/feed"] = Subject(headers=VALIDATORS[number % len(VALIDATORS)])
    aged = (*NAMED, ("Cache-Control", "public, max-age=7200"))
    endless = (*NAMED, ("Cache-Control", "max-age=31536000"))
    expiring = (*NAMED, ("Expires", "Tue, 01 Dec 2026 00:00:00 GMT"))
    hours = ("Retry-After", str(50 * 3600))
    subjects |= {
        "blind.example/feed": Subject(),
        "age.example/feed": Subject(headers=aged, rest=2 * HOUR),
        "years.example/feed": Subject(headers=endless, rest=20 * HOUR),
        "expires.example/feed": Subject(headers=expiring),
        "never.example/feed": Subject(headers=(*NAMED, ("Cache-Control", "no-cache"))),
        "ttl.example/feed": Subject(headers=NAMED, ttl=180, rest=3 * HOUR),
        "weekly.example/feed": Subject(headers=NAMED, ttl=7 * 24 * 60, rest=7 * DAY),
        "busy.example/feed": Subject(
            headers=NAMED, pause=50 * HOUR, answer=on_days((4, 5, 6, 11), 429, hours)
        ),
        "busy.example/other": Subject(headers=NAMED),
        "down.example/feed": Subject(headers=NAMED, answer=on_days((3, 20), 503, ("Retry-After", "foo"))),
        "rude.example/feed": Subject(
            headers=NAMED, pause=7 * DAY, answer=on_days((2,), 429, ("Retry-After", "1e9"))
        ),
        "gone.example/feed": Subject(headers=NAMED, answer=lambda day: (410 if day >= 5 else 200, ())),
        "lost.example/feed": Subject(answer=always(404)),
        "broken.example/feed": Subject(headers=NAMED, answer=on_days((1, 2, 3, 9), 500)),
        "old.example/feed": Subject(answer=always(301, ("Location", "http://new.example/feed"))),
        "away.example/feed": Subject(answer=always(302, ("Location", "http://there.example/feed"))),
        "closed.example/feed": Subject(answer=always(403)),
        "empty.example/feed": Subject(answer=always(204)),
        "flat.example/feed": Subject(headers=NAMED, answer=on_days((7,), 200)),
        "past.example/feed": Subject(headers=NAMED, answer=on_days((6,), 429, ("Retry-After", "-5"))),
    }
    return subjects


# Where two of the fifty lead to.
TARGETS = {"new.example/feed": Subject(headers=NAMED), "there.example/feed": Subject(headers=NAMED)}


def follow_feeds(scores: Scores, time: Time, store: Store, reader: FeedReader, urls: Sequence[str]) -> int:
    """Make one run: ask every feed that may be asked; return how many documents came."""

    def resolve(host: str, port: int) -> list[Place]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", scores.port))]

    wire = Wire(
        agent=name_agent("https://briefer.example/contact"),
        total_seconds=10.0,
        allowed=frozenset({("127.0.0.1", scores.port)}),
        private=False,
        resolve=resolve,
    )
    book = AddressBook(addresses=store.network.load_addresses(), hosts=store.network.load_hosts())
    clock = Clock(now=lambda: time.moment, sleep=time.pass_by)
    network = Network(clock=clock, wire=wire, manners=replace(DUE, jitter=7.0), book=book)
    pages = PageShelf(network=network, known={}, waiting=(), wanted=False)
    remote = Remote(network=network, reader=reader, pages=pages)
    sources = [FeedSource(url=f"http://{url}", name=url, remote=remote) for url in urls]
    drawn = draw_ahead(sources, make_window())
    documents = sum(isinstance(each, RawDocument) for _, each in drawn)
    store.network.save(book.take_addresses(), book.take_hosts())
    return documents


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Scores:
    """Thirty days: a run each morning, one half an hour later by mistake, and one in the afternoon."""
    time = SharedTime(START)
    scores = Scores(now=lambda: time.moment, start=START, subjects=write_subjects())
    urls = sorted(scores.subjects)
    assert len(urls) == 50
    scores.subjects |= TARGETS
    store = open_store(tmp_path_factory.mktemp("month") / "briefer.db")
    with start_scoring(scores), store, closing(FeedReader(limits=PARSING)) as reader:
        for day in range(DAYS):
            for hours in (0.0, 0.5, 9.25):
                time.moment = max(time.moment, START + day * DAY + hours * HOUR)
                follow_feeds(scores, time, store, reader, urls)
    return scores


def list_requests(scores: Scores) -> dict[str, list[Asked]]:
    requests: dict[str, list[Asked]] = defaultdict(list)
    for asked in scores.asked:
        requests[f"{asked.host}{asked.path}"].append(asked)
    return requests


def is_conditional(asked: Asked) -> bool:
    return not {"If-None-Match", "If-Modified-Since"}.isdisjoint(asked.headers)


def test_no_feed_is_asked_too_early(month: Scores) -> None:
    assert month.early == []
    assert len(month.asked) > 1500


def test_no_request_carries_a_cookie_or_says_where_it_comes_from(month: Scores) -> None:
    for asked in month.asked:
        assert set(asked.headers) <= {
            *("Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"),
            *("If-None-Match", "If-Modified-Since"),
        }
        assert asked.headers["User-Agent"].endswith("(+https://briefer.example/contact)")
        assert "application/rss+xml" in asked.headers["Accept"]
        assert "?" not in asked.path


def test_validators_go_back_byte_for_byte(month: Scores) -> None:
    conditional = [asked for asked in month.asked if is_conditional(asked)]
    assert len(conditional) > 1000
    for asked in conditional:
        given = dict(month.subjects[f"{asked.host}{asked.path}"].headers)
        assert asked.headers.get("If-None-Match") == given.get("ETag")
        assert asked.headers.get("If-Modified-Since") == given.get("Last-Modified")


def test_a_feed_is_asked_unconditionally_once_in_eight_days(month: Scores) -> None:
    for url, requests in list_requests(month).items():
        named = {"ETag", "Last-Modified"} & set(dict(month.subjects[url].headers))
        whole = [asked.began for asked in requests if not is_conditional(asked)]
        if named:
            assert all(later - earlier >= 8 * DAY for earlier, later in pairwise(whole)), url
        else:
            assert all(later - earlier >= 9 * HOUR for earlier, later in pairwise(whole)), url
    plain = list_requests(month)["plain0.example/feed"]
    assert sum(not is_conditional(asked) for asked in plain) == 4


def test_a_host_has_one_connection_at_a_time_and_a_second_between_two(month: Scores) -> None:
    assert month.peak == 1
    hosts: dict[str, list[Asked]] = defaultdict(list)
    for asked in sorted(month.asked, key=lambda each: each.began):
        hosts[asked.host].append(asked)
    for host, requests in hosts.items():
        for first, second in pairwise(requests):
            assert (second.began - first.ended).total_seconds() >= 1, host


def test_a_host_that_asks_for_rest_gets_it_for_all_its_feeds(month: Scores) -> None:
    busy = sorted((each for each in month.asked if each.host == "busy.example"), key=lambda each: each.began)
    limited = [each for each in busy if each.status == 429]
    assert len(limited) >= 2
    for first, second in pairwise(busy):
        if first.status == 429:
            assert second.began - first.began >= 50 * HOUR
    rude = [each.began for each in month.asked if each.host == "rude.example"]
    assert any(later - earlier >= 7 * DAY for earlier, later in pairwise(rude))


def test_what_is_gone_is_never_asked_again_and_what_is_lost_weekly(month: Scores) -> None:
    requests = list_requests(month)
    assert [each.status for each in requests["gone.example/feed"]].count(410) == 1
    lost = [each.began for each in requests["lost.example/feed"]]
    assert len(lost) <= 8
    assert lost[-1] - lost[-2] >= 7 * DAY
    assert len(requests["broken.example/feed"]) > DAYS


def test_a_move_is_believed_the_third_time(month: Scores) -> None:
    requests = list_requests(month)
    assert len(requests["old.example/feed"]) == 3
    assert len(requests["new.example/feed"]) > DAYS
    assert len(requests["away.example/feed"]) > DAYS
