"""A feed that is asked again and again: what it gives, what it is instead, and what reading it may cost."""

import gzip
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from tests.fakes import make_window
from tests.sources.networks import Time, open_remote
from tests.sources.server import Server, start_server

from briefer.errors import SourceError
from briefer.model import RawDocument, Skipped
from briefer.sources import parsing
from briefer.sources.feed import FeedSource
from briefer.sources.feed_file import PARSING
from briefer.sources.limits import DAY, HOUR
from briefer.sources.page import PageSource, fetch_page
from briefer.sources.remote import Remote
from briefer.sources.urls import check_address

HEAD = '<rss version="2.0"><channel><title>Harbour Post</title>'
TAIL = "</channel></rss>"


def write_item(number: int, *, date: str = "") -> str:
    dated = f"<pubDate>{date}</pubDate>" if date else ""
    link = f"<link>https://harbourpost.example/{number}</link>"
    return f"<item><title>Report {number}</title>{link}{dated}<description>News.</description></item>"


@pytest.fixture
def server() -> Iterator[Server]:
    with start_server() as server:
        yield server


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def remote(server: Server, time: Time) -> Iterator[Remote]:
    with closing(open_remote(server, time=time)) as remote:
        yield remote


def list_given(source: FeedSource | PageSource) -> list[RawDocument | Skipped | str]:
    given: list[RawDocument | Skipped | str] = []
    try:
        given.extend(source.fetch(make_window()))
    except SourceError as error:
        given.append(str(error))
    return given


def test_a_feed_gives_its_entries_when_it_has_changed(server: Server, remote: Remote, time: Time) -> None:
    date = "Mon, 02 Nov 2026 0{}:00:00 GMT"
    items = "".join(write_item(number, date=date.format(number)) for number in (1, 2, 4))
    url = server.serve("/feed", (HEAD + items + write_item(9) + TAIL).encode(), 'ETag: "1"')
    source = FeedSource(url=url, name="Post", remote=remote)
    assert len(list_given(source)) == 4
    harvest = remote.network.book.recall(url).harvest
    assert (harvest.documents, harvest.undated, harvest.rhythm_seconds) == (4, 1, 1.5 * HOUR)
    assert f"{harvest.newest:%H:%M}" == "04:00"
    assert list_given(source) == []
    server.serve("/feed", b"", status="304 Not Modified")
    time.pass_by(HOUR)
    assert list_given(source) == []
    memory = remote.network.book.recall(url)
    assert (memory.state, memory.harvest, len(server.asked)) == ("unchanged", harvest, 2)


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        ("<!DOCTYPE html><HTML><body>Log in</body></HTML>", "a web page where a feed was expected"),
        ("Not a feed at all.", "not a feed"),
        (HEAD, "a feed without a readable entry"),
        ("<rss><" + "a" * 70_000, "a feed with an endless tag or author"),
    ],
)
def test_what_is_no_feed_is_a_trouble_and_costs_nothing_that_was_there(
    server: Server, remote: Remote, time: Time, content: str, trouble: str
) -> None:
    url = server.serve("/feed", (HEAD + write_item(1) + TAIL).encode(), 'ETag: "1"')
    source = FeedSource(url=url, name="Post", remote=remote)
    list_given(source)
    server.serve("/feed", content.encode(), 'ETag: "2"')
    time.pass_by(HOUR)
    assert list_given(source)[-1] == trouble
    memory = remote.network.book.recall(url)
    assert (memory.state, memory.trouble, memory.failures) == ("failed", trouble, 1)
    assert (memory.etag, memory.harvest.documents) == ('"1"', 1)
    assert list_given(source)[-1] == trouble  # not asked, and not forgotten either


def test_a_feed_over_which_its_reader_dies_is_skipped_and_the_next_is_read(
    server: Server, remote: Remote
) -> None:
    hasty = parsing.FeedReader(limits=replace(PARSING, cpu_seconds=1))
    remote = replace(remote, reader=hasty)
    many = ("<item " + " ".join(f'a{number}="1"' for number in range(4_000)) + "/>") * 200
    slow = server.serve("/slow", gzip.compress((HEAD + many + TAIL).encode()), "Content-Encoding: gzip")
    (skipped, trouble) = list_given(FeedSource(url=slow, name="Slow", remote=remote))
    assert isinstance(skipped, Skipped)
    assert (skipped.url, skipped.source, skipped.reason) == (slow, "Slow", trouble)
    assert "used more than 1 s of processor time" in skipped.reason
    sound = server.serve("/feed", (HEAD + write_item(1) + TAIL).encode())
    assert len(list_given(FeedSource(url=sound, name="Post", remote=remote))) == 1
    hasty.close()


def test_a_page_source_gives_a_page_or_the_entries_of_a_feed(
    server: Server, remote: Remote, time: Time
) -> None:
    url = server.serve("/page", b"<html><p>News.</p></html>", "Content-Type: text/html")
    source = PageSource(url=url, name="Page", remote=remote)
    (page,) = list_given(source)
    assert isinstance(page, RawDocument)
    assert page.media_type == "text/html"
    server.serve("/page", (HEAD + write_item(1) + write_item(2) + TAIL).encode())
    time.pass_by(DAY)
    assert len(list_given(source)) == 2
    server.serve("/page", b"\x89PNG", "Content-Type: image/png")
    time.pass_by(DAY)
    assert list_given(source) == ["not a readable format"]


@pytest.mark.parametrize(
    ("body", "media_type", "reason"),
    [
        (b"<html><p>News.</p></html>", "text/html", ""),
        ((HEAD + write_item(1) + TAIL).encode(), "text/xml", "no page"),
        (b"\x89PNG", "image/png", "no page"),
        (b"", "text/html", "answered with nothing"),
    ],
)
def test_a_page_that_was_found_is_a_page_or_nothing(
    server: Server, remote: Remote, body: bytes, media_type: str, reason: str
) -> None:
    url = server.serve("/page", body, f"Content-Type: {media_type}")
    given = fetch_page(url, name="Post", window=make_window(), remote=remote)
    assert (given.reason if isinstance(given, Skipped) else "") == reason
    assert remote.network.book.take_addresses() == ()


def test_an_address_with_a_password_is_refused_without_showing_it() -> None:
    with pytest.raises(SourceError) as refused:
        check_address("https://reader:s3cret@harbourpost.example/feed")
    assert "s3cret" not in str(refused.value)
    assert '"https://harbourpost.example/feed" cannot be read' in str(refused.value)


def test_what_the_child_does_it_does_the_same_in_this_process(
    server: Server, remote: Remote, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The child's own code, measured: what a child does is not seen from outside."""

    class Here:
        def call(self, payload: bytes) -> bytes:
            return parsing.split(payload)

        def close(self) -> None:
            """Nothing to end."""

    dated = write_item(1, date="Mon, 02 Nov 2026 04:00:00 GMT") + write_item(2)
    feed = f"{HEAD}<ttl>120</ttl>{dated}{TAIL}"
    other = server.serve("/other", feed.encode())
    (first, second) = list_given(FeedSource(url=other, name="Post", remote=remote))
    monkeypatch.setattr(remote.reader, "_child", Here())
    url = server.serve("/feed", feed.encode())
    assert list_given(FeedSource(url=url, name="Post", remote=remote)) == [first, second]
    harvest = remote.network.book.recall(url).harvest
    assert harvest == remote.network.book.recall(other).harvest
    assert (harvest.ttl_seconds, harvest.undated) == (7200.0, 1)
    broken = server.serve("/broken", HEAD.encode())
    (skipped, _) = list_given(FeedSource(url=broken, name="Post", remote=remote))
    assert isinstance(skipped, Skipped)
