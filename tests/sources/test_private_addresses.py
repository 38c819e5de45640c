"""No spelling of a private address is connected to, whichever way it comes in: a canary listens there."""

import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.fakes import MORNING, make_window
from tests.sources.networks import open_network, open_remote
from tests.sources.server import Server, start_server

from briefer.errors import SourceError
from briefer.make.plan import make_brief
from briefer.model import RawDocument
from briefer.settings import load_settings
from briefer.sources.book import forget_all
from briefer.sources.feed import FeedSource
from briefer.sources.feed_file import PARSING
from briefer.sources.feeds import split_feed
from briefer.sources.http import FEEDS, Place, look_up
from briefer.sources.network import Network
from briefer.sources.page import PageSource, fetch_page
from briefer.sources.pages import PageShelf
from briefer.sources.parsing import FeedReader
from briefer.sources.remote import Remote
from briefer.sources.sitemap import SitemapSource

# Of what is refused nothing is ever read: its child process is not even started.
READER = FeedReader(limits=PARSING)

# All of them are the canary's machine to somebody: to the resolver, to a transition gateway, to a router.
SPELLINGS = (
    *("127.0.0.1", "127.1", "127.0.1", "127.0.0.1.", "127.255.255.254", "0", "0.0.0.0", "0x7f.1"),
    *("0x7f000001", "2130706433", "017700000001", "0177.0.0.1", "0x7F.0.0.0x1", "localhost", "LOCALHOST."),
    *("１２７.0.0.1", "127。0。0。1", "①②⑦.0.0.1", "[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::127.0.0.1]"),
    *("[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::ffff:0:127.0.0.1]", "[64:ff9b::7f00:1]"),
    *("[64:ff9b:1::7f00:1]", "[2002:7f00:1::]", "[2001:0:1::1]", "[fe80::1]", "[fe80::1%25lo]", "[fc00::1]"),
    *("[fd12:3456::1]", "[fec0::1]", "[ff02::1]", "10.0.0.1", "172.16.0.1", "192.168.0.1", "169.254.169.254"),
    *("100.64.0.1", "192.0.0.8", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255"),
    *("mapped.example", "metadata.example", "nat64.example", "private.example", "both.example"),
)
NAMES: Mapping[str, tuple[str, ...]] = {
    "mapped.example": ("::ffff:127.0.0.1",),
    "metadata.example": ("169.254.169.254",),
    "nat64.example": ("64:ff9b::7f00:1",),
    "private.example": ("127.0.0.1",),
    "both.example": ("93.184.216.34", "127.0.0.1"),
}


def resolve(host: str, port: int) -> list[Place]:
    """Answer for the names of the test as they like, for all others as the machine does."""
    if host not in NAMES:
        return list(look_up(host, port))
    return [
        (socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))
        for address in NAMES[host]
    ]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with start_server() as server:
        yield server


@pytest.fixture(scope="module")
def canary() -> Iterator[Server]:
    with start_server() as canary:
        for path in ("/", "/robots.txt", "/feed", "/a.png"):
            canary.serve(path, b"<p>What nobody may read.</p>")
        yield canary


def as_feed(url: str, remote: Remote) -> object:
    return list(FeedSource(url=url, name="mine", remote=remote).fetch(make_window()))


def as_page(url: str, remote: Remote) -> object:
    return list(PageSource(url=url, name="mine", remote=remote).fetch(make_window()))


def as_sitemap(url: str, remote: Remote) -> object:
    return list(SitemapSource(url=url, name="mine", remote=remote).fetch(make_window()))


def as_link_of_a_stub(url: str, remote: Remote) -> object:
    feed = f"<rss><channel><item><title>T</title><link>{url}</link></item></channel></rss>".encode()
    document = RawDocument(content=feed, media_type="", url="file:f", source="mine", fetched=MORNING)
    return list(remote.pages.complete(split_feed(document), most=1))


def as_found_page(url: str, remote: Remote) -> object:
    return fetch_page(url, name="mine", window=make_window(), remote=remote)


def as_address_that_moved(url: str, remote: Remote) -> object:
    memory = replace(forget_all("http://a.example/"), address=url)
    return remote.network.ask(memory.url, door=FEEDS, memory=memory, obey_robots=False)


WAYS: Mapping[str, Callable[[str, Remote], object]] = {
    "feed": as_feed,
    "page": as_page,
    "sitemap": as_sitemap,
    "link of a stub": as_link_of_a_stub,
    "link in a document": as_found_page,
    "address that moved": as_address_that_moved,
}


def share(network: Network) -> Remote:
    """Return what sources share over a network."""
    pages = PageShelf(network=network, known={}, wanted=True)
    return Remote(network=network, reader=READER, pages=pages)


def test_there_are_forty_spellings() -> None:
    assert len(set(SPELLINGS)) >= 40


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_an_address_is_refused(way: str, spelling: str, canary: Server) -> None:
    remote = share(open_network(resolve=resolve, total_seconds=2.0))
    with suppress(SourceError):
        given = WAYS[way](f"http://{spelling}:{canary.port}/feed", remote)
        assert "What nobody may read" not in str(given)
    assert canary.asked == []


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_redirect_there_is_refused(way: str, spelling: str, server: Server, canary: Server) -> None:
    location = f"Location: http://{spelling}:{canary.port}/feed"
    head = f"HTTP/1.1 302 Found\r\n{location}\r\nContent-Length: 0\r\n\r\n".encode()
    server.routes["/moved"] = lambda connection: connection.sendall(head)
    network = open_network(server, resolve=resolve, total_seconds=2.0)
    with suppress(SourceError):
        given = WAYS[way](server.root + "/moved", share(network))
        assert "What nobody may read" not in str(given)
    assert canary.asked == []


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_robots_file_that_leads_there_is_not_followed(
    spelling: str, server: Server, canary: Server
) -> None:
    location = f"Location: http://{spelling}:{canary.port}/robots.txt"
    head = f"HTTP/1.1 301 Moved Permanently\r\n{location}\r\nContent-Length: 0\r\n\r\n".encode()
    server.routes["/robots.txt"] = lambda connection: connection.sendall(head)
    server.serve("/page", b"<p>News.</p>")
    network = open_network(server, resolve=resolve, total_seconds=2.0)
    as_found_page(server.root + "/page", share(network))
    assert canary.asked == []


def test_a_name_that_changes_its_mind_is_dialled_where_it_was_checked(canary: Server) -> None:
    """The first answer stands for a public address; every later one is the canary's."""
    with start_server("127.0.0.2") as public:
        public.serve("/feed", b"<p>Public.</p>")
        answers = iter([("127.0.0.2", public.port), *[("127.0.0.1", canary.port)] * 9])

        def rebind(host: str, port: int) -> list[Place]:
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", next(answers))]

        network = open_network(public, resolve=rebind)
        url = "http://rebind.example/feed"
        first = network.ask(url, door=FEEDS, memory=forget_all(url), obey_robots=False)
        second = network.ask(url, door=FEEDS, memory=forget_all(url), obey_robots=False)
    assert (first.content, second.state) == (b"<p>Public.</p>", "refused")
    assert len(public.asked) == 1
    assert canary.asked == []


def test_nothing_that_a_feed_or_a_page_names_is_loaded(
    server: Server, canary: Server, tmp_path: Path
) -> None:
    """Images, frames, styles, entities, enclosures, next pages, hubs and icons of a feed and of its pages."""
    bait = f"http://127.0.0.1:{canary.port}"
    words = (
        "The harbour bridge reopened on Monday after a ten-day inspection of its cables, the council said."
    )
    html = (
        f'<img src="{bait}/a.png"><iframe src="{bait}/"></iframe><link rel="stylesheet" href="{bait}/a.css">'
        f'<script src="{bait}/a.js"></script><object data="{bait}/"></object><p>{words}</p>'
        f'<meta http-equiv="refresh" content="0; url={bait}/"><base href="{bait}/"><a href="/x">more</a>'
        f'<link rel="canonical" href="{bait}/"><link rel="amphtml" href="{bait}/"><p>{words[::-1]}</p>'
    )
    server.serve("/page", f"<html><body><article><h1>Bridge</h1>{html}</article></body></html>".encode())
    escaped = html.replace("&", "&amp;").replace("<", "&lt;")
    feed = f"""<?xml version="1.0"?><?xml-stylesheet href="{bait}/a.xsl"?>
    <!DOCTYPE rss SYSTEM "{bait}/a.dtd" [<!ENTITY x SYSTEM "{bait}/"><!ENTITY % y SYSTEM "{bait}/">]>
    <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xml:base="{bait}/"><channel>
    <title>Post</title><link>{bait}/</link><atom:link rel="next" href="{bait}/feed"/>
    <atom:link rel="hub" href="{bait}/"/>
    <atom:link rel="self" href="{bait}/feed"/><image><url>{bait}/a.png</url></image>
    <item><title>Bridge &amp; tolls</title><link>{server.root}/page</link><description>{escaped}</description>
    <enclosure url="{bait}/a.mp3" type="audio/mpeg" length="9"/></item></channel></rss>"""
    url = server.serve("/feed", feed.encode(), "Content-Type: application/rss+xml")
    moment = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
    settings = load_settings(
        flags={
            "engine": "serial",
            "zone": "UTC",
            "formats": "html,text",
            "data_dir": tmp_path / "data",
            "out_dir": tmp_path / "out",
            "own_hosts": f"127.0.0.1:{server.port}",
        },
        environment={},
        folder=tmp_path,
        file=None,
    )
    made = make_brief(
        settings,
        day=moment.date(),
        moment=moment,
        sources=[url, server.root + "/page"],
        progress=lambda room, done, total: None,
    )
    assert made.brief.coverage.read >= 1
    assert canary.asked == []


def test_a_feed_of_bytes_that_name_a_file_opens_nothing(server: Server, tmp_path: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text("<rss version='2.0'><channel><item><title>Secret</title></item></channel></rss>")
    with closing(open_remote(server)) as remote:
        for number, body in enumerate((str(secret), f"file://{secret}", "/dev/zero")):
            url = server.serve(f"/{number}", body.encode(), "Content-Type: application/rss+xml")
            documents = list(PageSource(url=url, name="mine", remote=remote).fetch(make_window()))
            assert [each.content for each in documents if isinstance(each, RawDocument)] == [body.encode()]
