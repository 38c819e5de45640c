"""What the feed of every dialect says is read, element by element, as feedparser by itself reads it."""

import io
import json
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import feedparser
import pytest
from tests.sources.dialects import CASES, Dialect

from briefer.cli import run_arguments
from briefer.sandbox.child import Child
from briefer.sources.feed_file import describe_feed, open_reader, show_feed


@pytest.fixture(scope="module")
def reader() -> Iterator[Child]:
    with open_reader() as child:
        yield child


def read_bare(feed: bytes) -> dict[str, str]:
    """Return the first entry as feedparser gives it to a program of ten lines."""
    (item, *_) = feedparser.parse(io.BytesIO(feed)).entries
    moments = {}
    for name in ("published", "updated", "created"):
        parsed = dict.get(item, f"{name}_parsed")
        moments[name] = datetime.fromtimestamp(timegm(parsed), tz=UTC).isoformat() if parsed else ""
    texts = {name: item.get(name) or "" for name in ("title", "id", "link", "author", "summary")}
    return {**texts, **moments, "content": (item.get("content") or [{"value": ""}])[0]["value"]}


@pytest.mark.parametrize("dialect", CASES, ids=lambda dialect: dialect.name)
def test_every_element_is_read_as_feedparser_reads_it(dialect: Dialect, reader: Child) -> None:
    shown = show_feed(dialect.feed, reader=reader)
    assert shown["trouble"] == ""
    (entry,) = shown["entries"]
    for name, value in dialect.says.items():
        assert entry[name] == value, name
    bare = read_bare(dialect.feed)
    for name, value in bare.items():
        assert entry[name] == value, name


JSON_FEED: dict[str, Any] = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Harbour Post",
    "home_page_url": "https://harbourpost.example/",
    "language": "en-GB",
    "authors": [{"name": "The desk"}],
    "items": [
        {
            "id": "1",
            "url": "https://harbourpost.example/1",
            "external_url": "https://elsewhere.example/",
            "title": "A < B & C",
            "content_html": "<p>It.</p>",
            "content_text": "It.",
            "summary": "Short.",
            "date_published": "2026-11-24T06:00:00+01:00",
            "date_modified": "2026-11-24T06:30:00Z",
            "authors": [{"name": "Jane Doe"}, {"url": "https://x.example/"}, {"name": "John Roe"}],
        },
        {"id": 2.5, "external_url": "https://elsewhere.example/", "content_text": "One.\n\nTwo < three."},
        {"id": 3, "author": {"name": "Jane Doe"}, "date_published": "yesterday", "title": None, "summary": 7},
        {"authors": "nobody", "tags": "x"},
        "no item",
    ],
}


def test_a_json_feed_is_read_by_its_specification(reader: Child) -> None:
    shown = show_feed(json.dumps(JSON_FEED).encode("utf-8-sig"), reader=reader)
    assert shown["title"] == "Harbour Post"
    assert shown["link"] == "https://harbourpost.example/"
    first, second, third, fourth = shown["entries"]
    assert first == {
        "title": "A < B & C",
        "link": "https://harbourpost.example/1",
        "original": "",
        "id": "1",
        "author": "Jane Doe, John Roe",
        "authors": ["Jane Doe", "John Roe"],
        "published": "2026-11-24T05:00:00+00:00",
        "updated": "2026-11-24T06:30:00+00:00",
        "created": "",
        "dated": "2026-11-24T06:00:00+01:00",
        "summary": "Short.",
        "content": "<p>It.</p>",
        "contents": [{"type": "text/html", "value": "<p>It.</p>"}],
    }
    assert second["id"] == "2.5"
    assert second["link"] == "https://elsewhere.example/"
    assert second["authors"] == ["The desk"]
    assert second["content"] == "One.\n\nTwo < three."
    assert third["authors"] == ["Jane Doe"]
    assert (third["published"], third["dated"]) == ("", "yesterday")
    assert fourth["authors"] == ["The desk"]
    assert fourth["id"] == ""


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"items": 3}', b"\0\0", b"<html><p>A page.", b"x" * 100]
)
def test_what_is_no_feed_gives_a_reason(content: bytes, reader: Child) -> None:
    shown = show_feed(content, reader=reader)
    assert shown["entries"] == []
    assert shown["trouble"]


def test_the_command_gives_a_line_of_json_for_each_file(
    tmp_path: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad = tmp_path / "good.xml", tmp_path / "bad.xml"
    good.write_bytes(CASES[0].feed)
    bad.write_bytes(b"nothing")
    assert run_arguments(["feed", str(good), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["entries"][0]["title"] == "Bridge reopens"
    assert run_arguments(["feed", str(good), str(bad), str(good), "--json"]) == 1
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["file"] for line in lines] == [str(good), str(bad), str(good)]
    assert lines[0]["entries"] == lines[2]["entries"]
    assert lines[1]["trouble"] == "a feed without a readable entry"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(CASES[0].feed)))
    assert run_arguments(["feed", "-"]) == 0
    assert capsys.readouterr().out == "no date           Bridge reopens\n"
    assert run_arguments(["feed", str(bad)]) == 1
    assert capsys.readouterr().err == f"{bad}: a feed without a readable entry\n"


@pytest.mark.parametrize(
    "link", ["javascript:a()", "java&#9;script:a()", " JavaScript:a()", "data:text/html,x"]
)
def test_no_link_that_acts_is_shown(link: str, reader: Child) -> None:
    feed = f"<rss><channel><item><title>T</title><link>{link}</link></item></channel></rss>"
    assert show_feed(feed.encode(), reader=reader)["entries"][0]["link"] == ""


def test_the_child_tells_what_is_told_here() -> None:
    feed = CASES[0].feed
    with open_reader() as child:
        assert show_feed(feed, reader=child) == json.loads(describe_feed(feed))
        assert show_feed(b"{", reader=child) == json.loads(describe_feed(b"{"))
        refused = show_feed(b"<rss " + b"a" * 70_000 + b">", reader=child)
    assert refused["trouble"] == "a feed with an endless tag or author"
