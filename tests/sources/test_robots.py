"""robots.txt is obeyed for what was found in documents (RFC 9309), and is asked for once a day."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from tests.sources.networks import Time, open_network
from tests.sources.server import Server, start_server

from briefer.model import HostMemory
from briefer.sources import limits
from briefer.sources.answers import Answer
from briefer.sources.book import forget_all
from briefer.sources.http import PAGES
from briefer.sources.network import Network
from briefer.store import open_store

FOUND = b"<p>A page that was found in a document.</p>"


@pytest.fixture
def server() -> Iterator[Server]:
    with start_server() as server:
        server.serve("/news/a.html", FOUND)
        server.serve("/private/a.html", FOUND)
        yield server


def find(network: Network, server: Server, path: str) -> Answer:
    url = server.root + path
    return network.ask(url, door=PAGES, memory=forget_all(url), obey_robots=True)


def list_paths(server: Server) -> list[str]:
    return [asked.split()[1] for asked in server.asked]


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        ("", True),
        ("User-agent: *\nDisallow: /news", False),
        ("User-agent: *\nDisallow: /*.html$", False),
        ("User-agent: *\nDisallow: /news*\nAllow: /news/a", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: briefer\nDisallow: /private", True),
        ("User-agent: Briefer/2.0\nUser-agent: other\nDisallow: /news # for you", False),
        ("user-agent: b\nDisallow: /news", True),
        ("User-agent: brieferbot\nDisallow: /", True),
        ("\ufeffUser-agent: *\r\nDisallow: /news\r\n", False),
        ("User-agent: *\nCrawl-delay: 3600", False),
        ("User-agent: *\nCrawl-delay: 5", True),
        ("<html>Not found</html>", True),
        ("Disallow: /news", True),
        ("User-agent: *\nDisallow:", True),
    ],
)
def test_a_page_is_asked_for_if_the_rules_allow_it(server: Server, rules: str, allowed: bool) -> None:
    server.serve("/robots.txt", rules.encode(), "Content-Type: text/plain")
    answer = find(open_network(server), server, "/news/a.html")
    assert (answer.state == "content") is allowed
    assert ("/news/a.html" in list_paths(server)) is allowed
    assert answer.state in {"content", "refused"}


@pytest.mark.parametrize(
    ("status", "allowed"),
    [
        ("404 Not Found", True),
        ("410 Gone", True),
        ("403 Forbidden", True),
        ("500 Broken", False),
        ("418 Teapot", True),
    ],
)
def test_rules_that_cannot_be_had_forbid_all_unless_there_are_none(
    server: Server, status: str, allowed: bool
) -> None:
    server.serve("/robots.txt", b"", status=status)
    answer = find(open_network(server), server, "/news/a.html")
    assert (answer.state == "content") is allowed
    if not allowed:
        assert answer.reason == "its robots.txt cannot be had"


def test_a_host_that_wants_rest_is_not_asked_for_pages_either(server: Server) -> None:
    server.serve("/robots.txt", b"", "Retry-After: 60", status="429 Too Many Requests")
    network = open_network(server)
    assert find(network, server, "/news/a.html").state == "refused"
    again = find(network, server, "/news/a.html")
    assert (again.state, again.asked) == ("refused", False)
    assert list_paths(server) == ["/robots.txt"]


def test_the_file_is_kept_for_a_day_across_runs(server: Server) -> None:
    server.serve("/robots.txt", b"User-agent: *\nDisallow: /private")
    time = Time()
    network = open_network(server, time=time)
    for path in ("/news/a.html", "/private/a.html", "/news/a.html"):
        find(network, server, path)
    hosts = network.book.take_hosts()
    later = open_network(server, time=time, hosts=hosts)
    assert find(later, server, "/private/a.html").reason == "its robots.txt forbids it"
    assert list_paths(server).count("/robots.txt") == 1
    time.pass_by(limits.DAY)
    find(open_network(server, time=time, hosts=hosts), server, "/news/a.html")
    assert list_paths(server).count("/robots.txt") == 2


def test_the_rules_of_a_redirects_target_hold_too(server: Server) -> None:
    server.serve("/robots.txt", b"User-agent: *\nDisallow: /private")
    server.serve("/news/moved", b"", "Location: /private/a.html", status="302 Found")
    answer = find(open_network(server), server, "/news/moved")
    assert answer.reason == "its robots.txt forbids it"
    assert "/private/a.html" not in list_paths(server)


def test_an_address_that_its_owner_named_is_exempt(server: Server) -> None:
    server.serve("/robots.txt", b"User-agent: *\nDisallow: /")
    url = server.root + "/news/a.html"
    answer = open_network(server).ask(url, door=PAGES, memory=forget_all(url), obey_robots=False)
    assert answer.state == "content"
    assert list_paths(server) == ["/news/a.html"]


def test_a_crawl_delay_is_kept_between_pages() -> None:
    time = Time()
    delay = HostMemory(
        host="slow.example",
        paused_until=None,
        robots="User-agent: *\nCrawl-delay: 20",
        robots_state="rules",
        robots_until=time.moment + timedelta(days=1),
    )
    with start_server() as server:
        server.serve("/a", FOUND)
        place = (2, 1, 6, "", ("127.0.0.1", server.port))
        network = open_network(
            server,
            time=time,
            hosts=[delay],
            resolve=lambda *_: [place],
        )
        start = time.moment
        for _ in range(3):
            url = "http://slow.example/a"
            assert network.ask(url, door=PAGES, memory=forget_all(url), obey_robots=True).state == "content"
    assert time.moment - start == timedelta(seconds=40)


def test_a_file_of_ten_thousand_agents_and_rules_is_read_at_once(server: Server) -> None:
    agents = "".join(f"User-agent: a{number}\n" for number in range(12_000))
    rules = "".join(f"Disallow: /{number}/*/x$\n" for number in range(12_000))
    server.serve("/robots.txt", (agents + rules).encode())
    assert find(open_network(server), server, "/news/a.html").state == "content"


def test_what_is_over_is_forgotten(server: Server, tmp_path: Path) -> None:
    time = Time()
    network = open_network(server, time=time)
    find(network, server, "/news/a.html")
    with open_store(tmp_path / "briefer.db") as store:
        store.network.save((), network.book.take_hosts())
        store.network.prune_hosts(before=time.moment)
        assert len(store.network.load_hosts()) == 1
        store.network.prune_hosts(before=time.moment + timedelta(days=2))
        assert store.network.load_hosts() == ()


def test_a_paused_host_is_not_even_asked_for_its_rules(server: Server) -> None:
    paused = HostMemory(
        host="127.0.0.1",
        paused_until=Time().moment + timedelta(hours=1),
        robots="",
        robots_state="",
        robots_until=None,
    )
    answer = find(open_network(server, hosts=[paused]), server, "/news/a.html")
    assert (answer.state, answer.reason) == ("early", "its host asks to be left alone")
    assert server.asked == []
