"""Sitemaps in every form of sitemaps.org, and what news ones say of each address."""

import gzip
import json
from collections.abc import Iterator
from contextlib import closing

import pytest
from tests.fakes import make_window
from tests.sources.networks import open_remote
from tests.sources.server import start_server

from briefer.errors import SourceError
from briefer.model import RawDocument, Skipped
from briefer.sources import limits, open_source
from briefer.sources.feeds import split_feed

SPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"'
    ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
    ' xmlns:video="http://www.google.com/schemas/sitemap-video/1.1"'
)
PLACE = "https://harbourpost.example/bridge"


def news(title: str, *, date: str = "2026-11-24T05:00:00Z") -> str:
    return (
        "<n:news><n:publication><n:name>Harbour Post</n:name><n:language>en</n:language></n:publication>"
        f"<n:publication_date>{date}</n:publication_date><n:title>{title}</n:title></n:news>"
    )


def urlset(*urls: str, head: str = '<?xml version="1.0" encoding="UTF-8"?>') -> str:
    return f"{head}<urlset {SPACES}>{''.join(f'<url>{url}</url>' for url in urls)}</urlset>"


def read(content: str | bytes) -> list[dict[str, str]]:
    data = content.encode() if isinstance(content, str) else content
    document = RawDocument(
        content=data, media_type="", url="https://harbourpost.example/map.xml", source="t",
        fetched=make_window().moment,
    )  # fmt: skip
    return [json.loads(each.content) for each in split_feed(document) if isinstance(each, RawDocument)]


def fetch(
    path: str, content: bytes, *, media_type: str = "application/xml"
) -> Iterator[RawDocument | Skipped]:
    with start_server() as server, closing(open_remote(server)) as remote:
        spec = server.serve(path, content, f"Content-Type: {media_type}")
        source = open_source(spec, kind="sitemap", name="mine", connect=lambda: remote, options={})
        yield from source.fetch(make_window())


def test_news_say_title_outlet_language_and_date() -> None:
    (entry,) = read(urlset(f"<loc>{PLACE}</loc>{news('Bridge &amp; tunnel')}"))
    assert entry["url"] == PLACE
    assert entry["headline"] == "Bridge &amp; tunnel"
    assert entry["outlet"] == "Harbour Post"
    assert entry["language"] == "en"
    assert entry["published"] == "2026-11-24T05:00:00+00:00"


@pytest.mark.parametrize(
    "beside",
    [
        "<image:image><image:loc>https://a.example/p.png</image:loc><image:title>Picture</image:title></image:image>",
        "<video:video><video:title>Film</video:title><video:publication_date>2020-01-01</video:publication_date>"
        "<video:player_loc>https://a.example/v</video:player_loc></video:video>",
    ],
    ids=["a picture", "a film"],
)
def test_what_is_said_of_pictures_and_films_is_not_said_of_the_article(beside: str) -> None:
    for order in (
        f"{beside}<loc>{PLACE}</loc>{news('Bridge')}",
        f"<loc>{PLACE}</loc>{beside}{news('Bridge')}",
    ):
        (entry,) = read(urlset(order))
        assert (entry["url"], entry["headline"]) == (PLACE, "Bridge")
        assert entry["published"].startswith("2026-11-24")


@pytest.mark.parametrize(
    ("written", "url"),
    [
        (f"{PLACE}?a=1&amp;b=2", f"{PLACE}?a=1&b=2"),
        (f"{PLACE}?a=1&b=2", f"{PLACE}?a=1&b=2"),
        (f"{PLACE}?a=1&lang=en&copy=2", f"{PLACE}?a=1&lang=en&copy=2"),
        (f"<![CDATA[{PLACE}?a=1&b=2]]>", f"{PLACE}?a=1&b=2"),
        (f"\n  {PLACE}\n", PLACE),
    ],
)
def test_addresses_are_whole_however_they_are_written(written: str, url: str) -> None:
    first, second = read(urlset(f"<loc>{written}</loc>{news('Caf&eacute; AT&T')}", f"<loc>{PLACE}/2</loc>"))
    assert first["url"] == url
    assert first["headline"] == "Café AT&amp;T"
    assert second["url"] == f"{PLACE}/2"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1"])
def test_any_encoding_is_read(encoding: str) -> None:
    head = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>'
    (entry,) = read(urlset(f"<loc>{PLACE}</loc>{news('Brücke')}", head=head).encode(encoding))
    assert entry["headline"] == "Brücke"


def test_a_day_without_an_hour_is_that_day() -> None:
    (entry,) = read(urlset(f"<loc>{PLACE}</loc>{news('Bridge', date='2026-11-24')}"))
    assert entry["published"] == "2026-11-24"


def test_a_packed_sitemap_is_unpacked() -> None:
    packed = gzip.compress(urlset(f"<loc>{PLACE}</loc>{news('Bridge')}").encode())
    (document,) = fetch("/news.xml.gz", packed, media_type="application/gzip")
    assert document.url == PLACE


def test_a_packed_index_leads_to_packed_sitemaps() -> None:
    with start_server() as server, closing(open_remote(server)) as remote:
        one = gzip.compress(urlset(f"<loc>{PLACE}</loc>{news('Bridge')}").encode())
        listed = server.serve("/1.xml.gz", one, "Content-Type: application/x-gzip")
        index = f"<sitemapindex><sitemap><loc>{listed}</loc></sitemap></sitemapindex>"
        spec = server.serve("/index.xml.gz", gzip.compress(index.encode()), "Content-Type: application/gzip")
        source = open_source(spec, kind="sitemap", name="mine", connect=lambda: remote, options={})
        assert [each.url for each in source.fetch(make_window())] == [PLACE]


def test_a_list_of_an_address_a_line_is_a_sitemap() -> None:
    listed = f"{PLACE}?a=1&b=2\r\n{PLACE}/2\n".encode("utf-8-sig")
    found = list(fetch("/map.txt", listed, media_type="text/plain"))
    assert [each.url for each in found] == [f"{PLACE}?a=1&b=2", f"{PLACE}/2"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (gzip.compress(b"<urlset>" + b" " * (limits.FEED_BYTES + 1)), "larger than 10 MB"),
        (gzip.compress(urlset(f"<loc>{PLACE}</loc>").encode())[:-30], "cut off"),
        (b"\x1f\x8bnot gzip at all", "a broken archive"),
        (b"words of a page", "not a sitemap"),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        list(fetch("/map.xml.gz", content, media_type="application/gzip"))
