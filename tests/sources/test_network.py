"""One run's network: redirects, pauses, turns, and what makes a request conditional."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.sources.networks import DUE, START, Time, open_network
from tests.sources.server import Server, start_server

from briefer.model import AddressMemory
from briefer.sources import limits
from briefer.sources.answers import Answer
from briefer.sources.book import forget_all
from briefer.sources.http import FEEDS, PAGES, Place, name_agent
from briefer.sources.network import Network

FEED = b'<rss version="2.0"><channel><title>Harbour Post</title></channel></rss>'


@pytest.fixture
def server() -> Iterator[Server]:
    with start_server() as server:
        yield server


def lead_to(server: Server) -> Callable[[str, int], list[Place]]:
    """Return a resolver for which every name is the server."""
    return lambda host, port: [(2, 1, 6, "", ("127.0.0.1", server.port))]


def ask_feed(network: Network, url: str, memory: AddressMemory | None = None) -> Answer:
    return network.ask(url, door=FEEDS, memory=memory or forget_all(url), obey_robots=False)


def header_of(server: Server, name: str) -> list[str]:
    lines = [line for asked in server.asked for line in asked.splitlines()]
    return [line.partition(": ")[2] for line in lines if line.lower().startswith(f"{name.lower()}:")]


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("304 Not Modified", "failed"),
        ("400 Bad Request", "refused"),
        ("401 Unauthorized", "refused"),
        ("403 Forbidden", "refused"),
        ("404 Not Found", "missing"),
        ("408 Request Timeout", "failed"),
        ("410 Gone", "gone"),
        ("425 Too Early", "failed"),
        ("429 Too Many Requests", "limited"),
        ("451 Unavailable For Legal Reasons", "refused"),
        ("500 Internal Server Error", "failed"),
        ("503 Service Unavailable", "limited"),
        ("206 Partial Content", "failed"),
        ("301 Moved Permanently", "failed"),
    ],
)
def test_each_status_is_a_state(server: Server, status: str, state: str) -> None:
    answer = ask_feed(open_network(server), server.serve("/feed", b"some words", status=status))
    assert (answer.state, answer.content) == (state, b"")
    assert answer.reason == f"answered {status[:3]}"


def test_validators_go_only_to_the_address_that_gave_them(server: Server) -> None:
    server.serve("/new", FEED, 'ETag: "1"')
    url = server.serve("/feed", b"", "Location: /new", status="302 Found")
    network = open_network(server)
    first = ask_feed(network, url)
    assert (first.state, first.conditional, first.moved_to) == ("content", False, "")
    known = replace(forget_all(url), etag='"1"', validated=first.url, unconditional=START)
    second = ask_feed(network, url, known)
    assert second.conditional
    assert header_of(server, "If-None-Match") == ['"1"']
    assert "If-None-Match" not in server.asked[2]


def test_validators_are_dropped_every_eight_days(server: Server) -> None:
    url = server.serve("/feed", b"", status="304 Not Modified")
    known = replace(forget_all(url), last_modified="long ago", validated=url, unconditional=START)
    for days, conditional in ((7.9, True), (8.0, False)):
        time = Time(START + timedelta(days=days))
        answer = ask_feed(open_network(server, time=time), url, known)
        assert answer.conditional is conditional
        assert answer.state == ("unchanged" if conditional else "failed")
    assert header_of(server, "If-Modified-Since") == ["long ago"]


@pytest.mark.parametrize(
    ("statuses", "moved"),
    [
        ((301,), True),
        ((308,), True),
        ((301, 308), True),
        ((302,), False),
        ((301, 307), False),
        ((303,), False),
    ],
)
def test_only_a_redirect_for_good_is_a_move(server: Server, statuses: tuple[int, ...], moved: bool) -> None:
    for number, status in enumerate(statuses):
        server.serve(f"/{number}", b"", f"Location: /{number + 1}", status=f"{status} Moved")
    end = server.serve(f"/{len(statuses)}", FEED)
    assert ask_feed(open_network(server), f"{server.root}/0").moved_to == (end if moved else "")


REFRESH = "<html><head><meta http-equiv='refresh' content=\"{}\"></head><body>You are led on.</body></html>"
STORY = b"<html><body><p>" + b"The harbour bridge reopened on Monday. " * 20 + b"</p></body></html>"


def ask_page(network: Network, url: str) -> Answer:
    return network.ask(url, door=PAGES, memory=forget_all(url), obey_robots=True)


@pytest.mark.parametrize(
    "way",
    [
        "0;url=/story?a=1&amp;b=2",
        "0; URL='/story?a=1&amp;b=2'",
        "3, /story?a=1&amp;b=2",
        "0.5;URL=/story?a=1&b=2",
    ],
)
def test_a_page_that_does_nothing_but_lead_on_is_a_redirect(server: Server, way: str) -> None:
    server.serve("/story", STORY)
    url = server.serve("/go", REFRESH.format(way).encode())
    answer = ask_page(open_network(server), url)
    assert (answer.content, answer.url) == (STORY, f"{server.root}/story?a=1&b=2")
    assert answer.moved_to == "", "it is no move for good"


@pytest.mark.parametrize(
    "page",
    [
        REFRESH.format("300;url=/story"),
        REFRESH.format("5"),
        REFRESH.format("0;url=/go"),
        REFRESH.format("soon;url=/story"),
        REFRESH.format("0;url=/story").replace("You are led on.", STORY.decode()),
        REFRESH.format("0;url=/story") + " " * 20_000,
        REFRESH.format("0;url=/story").replace("refresh", "description"),
        "See " + REFRESH.format("0;url=/story"),
    ],
)
def test_a_page_that_says_something_or_waits_is_the_answer(server: Server, page: str) -> None:
    server.serve("/story", STORY)
    url = server.serve("/go", page.encode())
    assert ask_page(open_network(server), url).content == page.encode()


def test_a_page_leads_nowhere_that_a_redirect_may_not(server: Server) -> None:
    with start_server("127.0.0.2") as canary:
        url = server.serve("/go", REFRESH.format(f"0;url={canary.serve('/', STORY)}").encode())
        assert ask_page(open_network(server), url).reason == "its host is not on the public internet"
        assert canary.connections == 0
    server.serve("/story", STORY)
    server.serve("/robots.txt", b"User-agent: *\nDisallow: /story")
    url = server.serve("/go", REFRESH.format("0;url=/story").encode())
    assert ask_page(open_network(server), url).reason == "its robots.txt forbids it"
    for number in range(7):
        server.serve(f"/{number}", REFRESH.format(f"0;url=/{number + 1}").encode())
    assert ask_page(open_network(server), f"{server.root}/0").reason == "more than 5 redirects"
    feed = ask_feed(open_network(server), url)
    assert b"You are led on" in feed.content, "an address that is asked again moves by redirects alone"


def test_a_move_to_what_is_not_there_is_none(server: Server) -> None:
    url = server.serve("/feed", b"", "Location: /nowhere", status="301 Moved Permanently")
    answer = ask_feed(open_network(server), url)
    assert (answer.state, answer.moved_to) == ("missing", "")


def test_an_address_that_moved_is_asked_where_it_moved_to(server: Server) -> None:
    old, new = server.serve("/old", FEED), server.serve("/new", FEED)
    answer = ask_feed(open_network(server), old, replace(forget_all(old), address=new))
    assert answer.url == new
    assert len(server.asked) == 1


def test_a_secure_address_never_leads_to_an_insecure_one(server: Server) -> None:
    known = replace(forget_all("https://a.example/"), address="nonsense")
    answer = ask_feed(open_network(server), "https://a.example/", known)
    assert (answer.state, answer.asked) == ("refused", False)


def test_a_pause_holds_for_the_whole_host_and_for_the_next_run(server: Server) -> None:
    time = Time()
    server.serve("/busy", b"", "Retry-After: 600", status="429 Too Many Requests")
    server.serve("/other", FEED)
    network = open_network(server, time=time, manners=replace(DUE, jitter=30.0))
    assert ask_feed(network, server.root + "/busy").retry_seconds == 600
    other = ask_feed(network, server.root + "/other")
    assert (other.state, other.asked, other.reason) == ("early", False, "its host asks to be left alone")
    hosts = network.book.take_hosts()
    assert [(host.host, host.paused_until) for host in hosts] == [
        ("127.0.0.1", START + timedelta(seconds=630))
    ]
    time.pass_by(629)
    assert ask_feed(open_network(server, time=time, hosts=hosts), server.root + "/other").state == "early"
    time.pass_by(1)
    assert ask_feed(open_network(server, time=time, hosts=hosts), server.root + "/other").state == "content"
    assert len(server.asked) == 2


@pytest.mark.parametrize("other", ["Harbourpost.Example", "harbourpost.example.", "HARBOURPOST。example"])
def test_a_host_is_the_same_however_it_is_spelt(server: Server, other: str) -> None:
    time = Time()
    server.serve("/robots.txt", b"User-agent: *\nDisallow: /hidden")
    server.serve("/open", FEED)
    network = open_network(server, time=time, resolve=lead_to(server))
    first = network.ask(
        "http://harbourpost.example/open", door=FEEDS, memory=forget_all(""), obey_robots=True
    )
    hidden = network.ask(f"http://{other}/hidden", door=FEEDS, memory=forget_all(""), obey_robots=True)
    assert (first.state, hidden.reason) == ("content", "its robots.txt forbids it")
    assert header_of(server, "Host") == ["harbourpost.example"] * 2, "its rules are asked for once"
    ask_feed(network, f"http://{other}/open")
    assert time.moment == START + timedelta(seconds=2), "a second between two requests"
    server.serve("/busy", b"", status="429 Too Many Requests")
    assert ask_feed(network, f"http://{other}/busy").state == "limited"
    assert ask_feed(network, "http://harbourpost.example/open").state == "early"


def test_a_host_that_does_not_say_for_how_long_rests_four_hours(server: Server) -> None:
    network = open_network(server)
    ask_feed(network, server.serve("/", b"", status="503 Service Unavailable"))
    (host,) = network.book.take_hosts()
    assert host.paused_until == START + timedelta(seconds=limits.HOST_PAUSE)


def test_nothing_is_asked_when_the_time_of_the_run_is_over(server: Server) -> None:
    time = Time()
    network = open_network(server, time=time)
    url = server.serve("/", FEED)
    time.pass_by(DUE.run_seconds)
    answer = ask_feed(network, url)
    assert (answer.state, answer.asked) == ("early", False)
    assert server.asked == []


def test_a_second_passes_between_two_requests_to_a_host(server: Server) -> None:
    time = Time()
    server.serve("/", FEED)
    network = open_network(server, time=time, resolve=lead_to(server))
    for host in ("a.example", "b.example", "a.example", "a.example:81"):
        assert ask_feed(network, f"http://{host}/").state == "content"
    assert time.moment == START + timedelta(seconds=2)
    time.pass_by(60)
    ask_feed(network, "http://a.example/")
    assert time.moment == START + timedelta(seconds=62)


def test_the_owners_own_machine_is_asked_without_waiting(server: Server) -> None:
    time = Time()
    network = open_network(server, time=time)
    for _ in range(3):
        ask_feed(network, server.serve("/", FEED))
    assert time.moment == START


def test_a_wait_that_would_outlast_the_run_is_not_begun(server: Server) -> None:
    time = Time()
    manners = replace(DUE, gap_seconds=60.0, run_seconds=50.0)
    network = open_network(server, time=time, manners=manners, resolve=lead_to(server))
    server.serve("/", FEED)
    assert ask_feed(network, "http://a.example/").state == "content"
    assert ask_feed(network, "http://a.example/").state == "early"
    assert time.moment == START


def test_a_host_has_one_connection_at_a_time(server: Server) -> None:
    open_now: list[int] = []
    peaks: list[int] = []
    both_wait = threading.Event()

    def answer(connection: "object") -> None:
        open_now.append(1)
        peaks.append(len(open_now))
        both_wait.wait(0.05)
        open_now.pop()
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nnews")  # type: ignore[attr-defined]

    server.routes["/"] = answer
    network = open_network(server)
    threads = [threading.Thread(target=ask_feed, args=(network, server.root + "/")) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert peaks == [1] * 6


def test_the_name_that_briefer_gives_says_whom_to_write_to() -> None:
    assert name_agent("mailto:me@briefer.example").endswith("(+mailto:me@briefer.example)")
    assert name_agent("").startswith("briefer/")


def test_credentials_in_an_address_are_refused_and_never_shown(server: Server) -> None:
    answer = ask_feed(open_network(server), f"http://reader:s3cret@127.0.0.1:{server.port}/feed")
    assert (answer.state, answer.asked) == ("refused", False)
    assert "s3cret" not in answer.reason
    url = server.serve("/", b"", "Location: http://reader:s3cret@127.0.0.1/", status="302 Found")
    redirected = ask_feed(open_network(server), url)
    assert redirected.state == "refused"
    assert "s3cret" not in f"{redirected}"
