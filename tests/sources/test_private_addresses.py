"""No spelling of a private address is connected to, whichever way it comes in: a canary listens there."""

import json
import socket
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest
from tests.fakes import MORNING, make_window
from tests.sources.networks import open_network, open_remote
from tests.sources.server import Server, start_server
from tests.sources.spellings import SPELLINGS, resolve

from briefer.delivery.hook import Hook, deliver_json
from briefer.engines.serial import SerialEngine
from briefer.errors import SourceError
from briefer.make.arrivals import Reading
from briefer.make.connecting import Connection
from briefer.make.plan import make_brief
from briefer.make.revisits import revisit_pages
from briefer.model import RawDocument
from briefer.send.ways import open_post
from briefer.settings import load_settings
from briefer.sources import open_source
from briefer.sources.book import forget_all
from briefer.sources.feed import FeedSource
from briefer.sources.feed_file import PARSING
from briefer.sources.feeds import split_feed
from briefer.sources.http import FEEDS, Place
from briefer.sources.network import Network
from briefer.sources.opml import read_opml
from briefer.sources.page import PageSource, fetch_page
from briefer.sources.pages import PageShelf
from briefer.sources.parsing import FeedReader
from briefer.sources.remote import Remote
from briefer.sources.sitemap import SitemapSource

READER = FeedReader(limits=PARSING)

SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"


@pytest.fixture(scope="module", autouse=True)
def reader() -> Iterator[None]:
    yield
    READER.close()


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


def as_feed(url: str, remote: Remote, server: Server) -> object:
    return list(FeedSource(url=url, name="mine", remote=remote).fetch(make_window()))


def as_page(url: str, remote: Remote, server: Server) -> object:
    return list(PageSource(url=url, name="mine", remote=remote).fetch(make_window()))


def as_sitemap(url: str, remote: Remote, server: Server) -> object:
    return list(SitemapSource(url=url, name="mine", remote=remote).fetch(make_window()))


def as_sitemap_of_an_index(url: str, remote: Remote, server: Server) -> object:
    index = f'<sitemapindex xmlns="{SITEMAPS}"><sitemap><loc>{url}</loc></sitemap></sitemapindex>'
    return as_sitemap(server.serve("/index.xml", index.encode()), remote, server)


def as_page_of_a_sitemap(url: str, remote: Remote, server: Server) -> object:
    members = f"<url><loc>{url}</loc><lastmod>2026-11-24T05:00:00Z</lastmod></url>"
    sitemap = f'<urlset xmlns="{SITEMAPS}">{members}</urlset>'
    source = SitemapSource(url=server.serve("/sitemap.xml", sitemap.encode()), name="mine", remote=remote)
    return list(
        remote.pages.complete(
            source.fetch(make_window()), source="mine", fetched=make_window().moment, most=9
        )
    )


def as_imported(url: str, remote: Remote, server: Server) -> object:
    """A list of another reading program is imported, and what it names is then fetched."""
    outlines = f'<outline text="News"><outline text="a" type="rss" xmlUrl="{url}"/></outline>'
    content = f'<opml version="2.0"><body>{outlines}</body></opml>'.encode()
    [subscription] = read_opml(content, file="feeds.opml").feeds
    source = open_source(
        subscription.url, kind="feed", name=subscription.name, connect=lambda: remote, options={}
    )
    return list(source.fetch(make_window()))


def as_link_of_a_stub(url: str, remote: Remote, server: Server) -> object:
    feed = f"<rss><channel><item><title>T</title><link>{url}</link></item></channel></rss>".encode()
    document = RawDocument(content=feed, media_type="", url="file:f", source="mine", fetched=MORNING)
    return list(remote.pages.complete(split_feed(document), source="feed", fetched=MORNING, most=1))


def as_found_page(url: str, remote: Remote, server: Server) -> object:
    return fetch_page(url, name="mine", window=make_window(), remote=remote)


def as_printed_page(url: str, remote: Remote, server: Server) -> object:
    """A page that a brief printed from is asked for again, to find corrections."""
    reading = Reading(engine=SerialEngine(), html="trafilatura")
    connection = cast(Connection, lambda: remote)
    return revisit_pages([url], connection=connection, reading=reading, window=make_window())


def as_address_that_moved(url: str, remote: Remote, server: Server) -> object:
    memory = replace(forget_all("http://a.example/"), address=url)
    return remote.network.ask(memory.url, door=FEEDS, memory=memory, obey_robots=False)


def as_hook(url: str, remote: Remote, server: Server) -> object:
    post = open_post(contact="", private=False, seconds=2.0, resolve=resolve)
    hook = Hook(command="", url=url, secret=b"", post=post, environment={}, seconds=2.0)
    return deliver_json(b"{}", hook=hook, delivery="<1@hook>")


WAYS: Mapping[str, Callable[[str, Remote, Server], object]] = {
    "feed": as_feed,
    "page": as_page,
    "sitemap": as_sitemap,
    "sitemap of an index": as_sitemap_of_an_index,
    "page of a sitemap": as_page_of_a_sitemap,
    "imported list": as_imported,
    "link of a stub": as_link_of_a_stub,
    "link in a document": as_found_page,
    "printed page": as_printed_page,
    "address that moved": as_address_that_moved,
    "hook": as_hook,
}


def share(network: Network) -> Remote:
    """Return what sources share over a network."""
    pages = PageShelf(network=network, known={}, waiting=(), wanted=True)
    return Remote(network=network, reader=READER, pages=pages)


def test_there_are_forty_spellings() -> None:
    assert len(set(SPELLINGS)) >= 40


@pytest.mark.parametrize("way", [way for way in WAYS if way != "hook"])
def test_an_address_that_may_be_asked_is_asked_on_every_way(way: str, server: Server) -> None:
    """Else what the canary does not hear would tell nothing."""
    with start_server() as allowed:
        allowed.serve("/feed", b"<p>What anybody may read.</p>")
        remote = share(open_network(server, allowed))
        with suppress(SourceError):
            WAYS[way](allowed.root + "/feed", remote, server)
        assert any(asked.startswith("GET /feed ") for asked in allowed.asked)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_an_address_is_refused(way: str, spelling: str, server: Server, canary: Server) -> None:
    remote = share(open_network(server, resolve=resolve, total_seconds=2.0))
    with suppress(SourceError):
        given = WAYS[way](f"http://{spelling}:{canary.port}/feed", remote, server)
        assert "What nobody may read" not in str(given)
    assert canary.connections == 0


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_redirect_there_is_refused(way: str, spelling: str, server: Server, canary: Server) -> None:
    location = f"Location: http://{spelling}:{canary.port}/feed"
    head = f"HTTP/1.1 302 Found\r\n{location}\r\nContent-Length: 0\r\n\r\n".encode()
    server.routes["/moved"] = lambda connection: connection.sendall(head)
    network = open_network(server, resolve=resolve, total_seconds=2.0)
    with suppress(SourceError):
        given = WAYS[way](server.root + "/moved", share(network), server)
        assert "What nobody may read" not in str(given)
    assert canary.connections == 0


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_robots_file_that_leads_there_is_not_followed(
    spelling: str, server: Server, canary: Server
) -> None:
    location = f"Location: http://{spelling}:{canary.port}/robots.txt"
    head = f"HTTP/1.1 301 Moved Permanently\r\n{location}\r\nContent-Length: 0\r\n\r\n".encode()
    server.routes["/robots.txt"] = lambda connection: connection.sendall(head)
    server.serve("/page", b"<p>News.</p>")
    network = open_network(server, resolve=resolve, total_seconds=2.0)
    as_found_page(server.root + "/page", share(network), server)
    del server.routes["/robots.txt"]
    assert canary.connections == 0


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("status", ["301 Moved Permanently", "307 Temporary Redirect"])
def test_a_hook_of_the_own_network_cannot_send_a_brief_on(
    spelling: str, status: str, server: Server, canary: Server
) -> None:
    url = server.serve("/", b"", f"Location: http://{spelling}:{canary.port}/", status=status)
    post = open_post(contact="", private=True, seconds=2.0, resolve=resolve)
    hook = Hook(command="", url=url, secret=b"", post=post, environment={}, seconds=2.0)
    assert deliver_json(b"{}", hook=hook, delivery="<1@hook>").state == "failed"
    assert canary.connections == 0


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("scheme", ["imap", "imaps"])
def test_a_mail_server_there_is_told_nothing(
    scheme: str, spelling: str, canary: Server, tmp_path: Path
) -> None:
    place = tmp_path / "password"
    place.write_text("canary\n")
    place.chmod(0o600)
    remote = share(open_network(resolve=resolve, total_seconds=2.0))
    options = {"password_file": str(place)}
    url = f"{scheme}://jane@{spelling}:{canary.port}/"
    with suppress(SourceError):
        source = open_source(url, kind="", name="m", connect=lambda: remote, options=options)
        assert list(source.fetch(make_window())) == []
    assert canary.connections == 0


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
    assert canary.connections == 0


def write_bait(bait: str) -> str:
    """Return markup that loads from an address in every way that a page or a mail knows."""
    return (
        f'<img src="{bait}/a.png" srcset="{bait}/b.png 2x"><picture><source srcset="{bait}/c.webp"></picture>'
        f'<iframe src="{bait}/"></iframe><link rel="stylesheet" href="{bait}/a.css"><base href="{bait}/">'
        f'<script src="{bait}/a.js"></script><object data="{bait}/"></object><embed src="{bait}/a.swf">'
        f'<meta http-equiv="refresh" content="0; url={bait}/"><a href="{bait}/x" ping="{bait}/">more</a>'
        f'<link rel="canonical" href="{bait}/"><link rel="amphtml" href="{bait}/"><link rel="icon" href="{bait}/i">'
        f'<meta property="og:image" content="{bait}/o.png"><video src="{bait}/a.mp4" poster="{bait}/p.png"></video>'
        f'<p style="background: url({bait}/s.png)">.</p><svg><image href="{bait}/v.svg"/></svg>'
        f'<style>@import "{bait}/i.css"; @font-face {{ src: url({bait}/f.woff) }}</style>'
    )


def write_rss(bait: str, link: str, html: str) -> bytes:
    escaped = html.replace("&", "&amp;").replace("<", "&lt;")
    return f"""<?xml version="1.0"?><?xml-stylesheet href="{bait}/a.xsl"?>
    <!DOCTYPE rss SYSTEM "{bait}/a.dtd" [<!ENTITY x SYSTEM "{bait}/"><!ENTITY % y SYSTEM "{bait}/">]>
    <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"
    xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xml:base="{bait}/"><channel>
    <title>Post</title><link>{bait}/</link><atom:link rel="next" href="{bait}/feed"/>
    <atom:link rel="hub" href="{bait}/"/><itunes:image href="{bait}/i.png"/>
    <atom:link rel="self" href="{bait}/feed"/><image><url>{bait}/a.png</url></image>
    <item><title>Bridge &amp; tolls</title><link>{link}</link><description>{escaped}</description>
    <media:content url="{bait}/m.png"/><media:thumbnail url="{bait}/t.png"/><comments>{bait}/c</comments>
    <enclosure url="{bait}/a.mp3" type="audio/mpeg" length="9"/></item></channel></rss>""".encode()


def write_json_feed(bait: str, html: str) -> bytes:
    item: dict[str, object] = {
        "id": "1",
        "title": "Trams",
        "content_html": html,
        "image": f"{bait}/a.png",
        "banner_image": bait,
    }
    item |= {"attachments": [{"url": f"{bait}/a.mp3", "mime_type": "audio/mpeg"}]}
    feed: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Post",
        "items": [item],
    }
    feed |= {"icon": f"{bait}/i.png", "favicon": f"{bait}/f.ico", "next_url": f"{bait}/next"}
    return json.dumps(feed | {"hubs": [{"type": "WebSub", "url": f"{bait}/hub"}]}).encode()


def write_newsletter(bait: str, html: str) -> bytes:
    head = "From: Post <news@post.example>\r\nSubject: Museum\r\nDate: Tue, 24 Nov 2026 05:00:00 +0000\r\n"
    head += f"List-Unsubscribe: <{bait}/unsubscribe>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"
    head += f"Disposition-Notification-To: post@post.example\r\nX-Image-URL: {bait}/x.png\r\n"
    pixel = f'<img src="{bait}/open?id=7" width=1 height=1><a href="{bait}/confirm?id=7">Yes, that is me</a>'
    return f"{head}Content-Type: text/html; charset=utf-8\r\n\r\n<html>{html}{pixel}</html>".encode()


@contextmanager
def watch_sockets() -> Iterator[list[tuple[str, object]]]:
    """Yield what this process asks a resolver for, and where it connects to, until the end."""
    seen: list[tuple[str, object]] = []
    watching = [True]

    def note(event: str, arguments: tuple[object, ...]) -> None:
        if watching and event in {"socket.connect", "socket.getaddrinfo"}:
            seen.append((event, arguments[1] if event == "socket.connect" else arguments[0]))

    sys.addaudithook(note)
    yield seen
    watching.clear()


@pytest.mark.parametrize("host", ["127.0.0.1", "0x7f.1", "[::ffff:127.0.0.1]", "pixel.example"])
def test_no_image_nor_anything_else_that_a_document_names_is_loaded(
    host: str, server: Server, canary: Server, tmp_path: Path
) -> None:
    """Of feeds, pages, newsletters and files; not even a name is looked up, so that no pixel tells of a reader."""
    bait = f"http://{host}:{canary.port}"
    words = (
        "The harbour bridge reopened on Monday after a ten-day inspection of its cables, the council said."
    )
    # An article: a page that says next to nothing would be followed to where it leads.
    paragraphs = "".join(
        f"<p>{words.replace('ten', str(days))}</p><p>{words[::-1]}</p>" for days in range(3, 9)
    )
    html = f"{write_bait(bait)}<h1>Bridge</h1>{paragraphs}"
    server.serve("/page", f"<html><body><article>{html}</article></body></html>".encode())
    url = server.serve("/feed", write_rss(bait, server.root + "/page", html), "Content-Type: text/xml")
    files = tmp_path / "files"
    files.mkdir()
    (files / "page.html").write_text(f"<html><body><article>{html}</article></body></html>")
    (files / "feed.xml").write_bytes(write_rss(bait, bait, html))
    (files / "feed.json").write_bytes(write_json_feed(bait, html))
    (files / "mail.eml").write_bytes(write_newsletter(bait, html))
    (files / "note.md").write_text(f"# Note\n\n![a]({bait}/a.png) {words}\n\n[b]: {bait}/b\n")
    moment = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
    settings = load_settings(
        flags={
            "engine": "serial",
            "zone": "UTC",
            "formats": "html,text,markdown,epub,json,pdf",
            "data_dir": tmp_path / "data",
            "out_dir": tmp_path / "out",
            "own_hosts": f"127.0.0.1:{server.port}",
        },
        environment={},
        folder=tmp_path,
        file=None,
    )
    with watch_sockets() as seen:
        made = make_brief(
            settings,
            day=moment.date(),
            moment=moment,
            sources=[url, server.root + "/page", str(files)],
            progress=lambda room, done, total: None,
        )
    assert made.brief.coverage.read >= 5
    assert canary.connections == 0
    own = {("socket.connect", ("127.0.0.1", server.port)), ("socket.getaddrinfo", "127.0.0.1")}
    assert {event for event in seen if not isinstance(event[1], str) or event[0] != "socket.connect"} <= own


def test_a_feed_of_bytes_that_name_a_file_opens_nothing(server: Server, tmp_path: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text("<rss version='2.0'><channel><item><title>Secret</title></item></channel></rss>")
    with closing(open_remote(server)) as remote:
        for number, body in enumerate((str(secret), f"file://{secret}", "/dev/zero")):
            url = server.serve(f"/{number}", body.encode(), "Content-Type: application/rss+xml")
            documents = list(PageSource(url=url, name="mine", remote=remote).fetch(make_window()))
            assert [each.content for each in documents if isinstance(each, RawDocument)] == [body.encode()]
