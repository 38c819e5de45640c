"""Behind a stub stands a page: it is fetched once, politely, and the brief says where it could not be."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.sources.server import Server, start_server

from briefer.make.means import Made
from briefer.make.plan import make_brief
from briefer.settings import load_settings

MORNING = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
TEASER = (
    "The harbour bridge in Eastport reopened to traffic on Monday after a ten-day inspection of its cables."
)
BODY = (
    TEASER,
    "Engineers replaced 14 of the 212 hangers, the city council said.",
    "Buses will run over the bridge from Tuesday, and lorries may follow in the first week of December.",
    "The work cost $2.4 million, Mayor Ana Petrov said, and was paid for by the toll.",
    "Shopkeepers on the quay had lost a third of their takings while the crossing was shut.",
)
ROBOTS = "/robots.txt"


@pytest.fixture
def server() -> Iterator[Server]:
    with start_server() as running:
        yield running


def serve_page(server: Server, *paragraphs: str, path: str = "/bridge", extra: str = "") -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    head = "<html><head><title>Bridge reopens</title></head><body><article><h1>Bridge reopens</h1>"
    page = f"{head}{body}</article>"
    server.serve(path, (page + extra).encode(), "Content-Type: text/html; charset=utf-8")


def serve_feed(server: Server, *names: str) -> str:
    items = "".join(
        f"<item><title>Harbour bridge reopens {name}</title><link>{server.root}/{name}</link>"
        f"<guid>{name}</guid><pubDate>Tue, 24 Nov 2026 05:00:00 GMT</pubDate>"
        f"<description>{TEASER} […]</description></item>"
        for name in names
    )
    feed = f"<rss version='2.0'><channel><title>Harbour Post</title>{items}</channel></rss>"
    return server.serve("/feed", feed.encode(), "Content-Type: application/rss+xml")


def make(server: Server, home: Path, *specs: str, days: float = 0, **flags: str) -> dict[str, Any]:
    """Make a brief, without ``specs`` of the sources in the settings file, and return what it says."""
    moment = MORNING + timedelta(days=days)
    settings = load_settings(
        flags={
            "engine": "serial",
            "zone": "UTC",
            "formats": "json,text",
            "correction_pages": "0",
            "data_dir": str(home / "data"),
            "out_dir": str(home / "out"),
            "own_hosts": f"127.0.0.1:{server.port}",
        }
        | flags,
        environment={},
        folder=home,
        file=None,
    )
    made: Made = make_brief(
        settings,
        day=moment.date(),
        moment=moment,
        sources=specs,
        progress=lambda room, done, total: None,
    )
    said: dict[str, Any] = json.loads(made.editions[0].content)
    said["text"] = " ".join(made.editions[1].content.decode().split())
    return said


def count_asked(server: Server, path: str) -> int:
    return sum(request.split()[1] == path for request in server.asked)


def test_the_page_is_told_and_asked_for_once(server: Server, tmp_path: Path) -> None:
    serve_page(server, *BODY)
    feed = serve_feed(server, "bridge")
    first = make(server, tmp_path, feed)
    assert [note["extent"] for note in first["notes"]] == ["whole"]
    assert "Ana Petrov" in first["text"]
    assert "summary only" not in first["text"]
    assert count_asked(server, "/bridge") == 1
    # The feed has changed, its page too: the entry is the document that it was.
    serve_page(server, *BODY, extra="<!-- counted -->")
    serve_feed(server, "bridge", "quay")
    second = make(server, tmp_path, feed, days=1)
    assert count_asked(server, "/bridge") == 1
    assert [each["reason"] for each in second["coverage"]["skipped"]] == ["outside the window"]


@pytest.mark.parametrize(
    ("page", "robots"),
    [
        (BODY, b"User-agent: *\nDisallow: /bridge"),
        (("We value your privacy. Accept all cookies, or manage your consent settings here.",), b""),
        ((TEASER, "Subscribe to continue reading."), b""),
        ((), b""),
        (None, b""),
    ],
)
def test_where_there_is_no_page_the_summary_is_told_and_called_one(
    server: Server, tmp_path: Path, page: tuple[str, ...] | None, robots: bytes
) -> None:
    if page is not None:
        serve_page(server, *page)
    if robots:
        server.serve(ROBOTS, robots, "Content-Type: text/plain")
    said = make(server, tmp_path, serve_feed(server, "bridge"))
    assert [note["extent"] for note in said["notes"]] == ["summary"]
    assert "summary only" in said["text"]
    assert "told from summaries alone" in said["text"]
    assert "Petrov" not in said["text"]
    assert count_asked(server, "/bridge") == (0 if robots else 1)


def test_no_page_is_asked_for_where_none_is_wanted(server: Server, tmp_path: Path) -> None:
    serve_page(server, *BODY)
    said = make(server, tmp_path, serve_feed(server, "bridge"), full_text="never")
    assert [note["extent"] for note in said["notes"]] == ["summary"]
    assert count_asked(server, "/bridge") == count_asked(server, ROBOTS) == 0


def test_a_page_that_entries_share_is_the_article_of_none(server: Server, tmp_path: Path) -> None:
    serve_page(server, *BODY)
    said = make(server, tmp_path, serve_feed(server, "bridge#one", "bridge#two"))
    assert {note["extent"] for note in said["notes"]} == {"summary"}
    assert count_asked(server, "/bridge") == 0


def test_a_sitemap_is_told_from_its_pages(server: Server, tmp_path: Path) -> None:
    serve_page(server, *BODY)
    body = (
        f"<urlset><url><loc>{server.root}/bridge</loc><lastmod>2026-11-24T05:00:00Z</lastmod></url>"
        f"<url><loc>{server.root}/old</loc><lastmod>2019-11-24</lastmod></url></urlset>"
    )
    spec = server.serve("/map.xml", body.encode(), "Content-Type: application/xml")
    (tmp_path / "briefer.toml").write_text(f'[[sources]]\nurl = "{spec}"\nkind = "sitemap"\n')
    said = make(server, tmp_path)
    assert [note["extent"] for note in said["notes"]] == ["whole"]
    assert count_asked(server, "/old") == 0


def test_no_page_is_asked_for_that_is_no_news_any_more(server: Server, tmp_path: Path) -> None:
    feed = serve_feed(server, "bridge")
    serve_page(server, *BODY)
    make(server, tmp_path, feed, days=40)
    assert count_asked(server, "/bridge") == 0


def test_a_page_with_another_advertisement_is_no_news(server: Server, tmp_path: Path) -> None:
    serve_page(server, *BODY)
    page = server.root + "/bridge"
    assert [note["url"] for note in make(server, tmp_path, page)["notes"]] == [page]
    serve_page(server, *BODY, extra="<aside>Buy now!</aside>")
    second = make(server, tmp_path, page, days=1)
    assert second["leads"] == second["briefs"] == [], "it is watched at most"
    assert [each["reason"] for each in second["coverage"]["skipped"]] == ["outside the window"]
