"""Every fault that feeds are known for, from their bytes to the article: it costs only itself."""

import json
import os
import time
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.fakes import MORNING

from briefer.errors import ExtractionError
from briefer.extractors import extract_article
from briefer.model import Article, RawDocument, Skipped
from briefer.sandbox.child import Child
from briefer.sources import limits
from briefer.sources.feed_file import open_reader, show_feed
from briefer.sources.feeds import split_feed

TEXT = "The harbour bridge reopened on Tuesday after a week of checks by the council and its engineers."


@pytest.fixture(scope="module")
def reader() -> Iterator[Child]:
    with open_reader() as child:
        yield child


def read(content: str | bytes) -> list[RawDocument | Skipped]:
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    document = RawDocument(
        content=data, media_type="", url="https://a.example/feed", source="t", fetched=MORNING
    )
    return list(split_feed(document))


def write_rss(item: str, *, head: str = "") -> str:
    return f"{head}<rss version='2.0'><channel><title>Harbour Post</title><item>{item}</item></channel></rss>"


def tell(item: str) -> Article:
    (document,) = read(write_rss(item))
    assert isinstance(document, RawDocument)
    return extract_article(document, html="trafilatura")


@pytest.mark.parametrize("kind", ["a device", "a file", "a pipe", "an address"])
def test_a_body_that_names_something_opens_nothing(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "secret"
    secret.write_text(write_rss("<title>What nobody may read</title>"))
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    names = {
        "a device": "/dev/zero",
        "a file": str(secret),
        "a pipe": str(pipe),
        "an address": "http://127.0.0.1:9/",
    }
    asked: list[object] = []
    monkeypatch.setattr(urllib.request.OpenerDirector, "open", lambda *given: asked.append(given))
    (document,) = read(names[kind])
    assert isinstance(document, Skipped)
    assert asked == []


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY x SYSTEM "file:///etc/passwd">',
        '<!ENTITY x SYSTEM "http://127.0.0.1:9/">',
        '<!ENTITY % p SYSTEM "http://127.0.0.1:9/"> %p; <!ENTITY x "y">',
    ],
)
def test_what_stands_outside_is_not_fetched(declared: str) -> None:
    feed = write_rss("<title>&x;</title><description>D</description>", head=f"<!DOCTYPE rss [{declared}]>")
    for document in read(feed):
        assert isinstance(document, Skipped) or b"root:" not in document.content


def test_entities_are_not_blown_up(reader: Child) -> None:
    wide = (
        '<!DOCTYPE r [<!ENTITY a "'
        + "x" * 50_000
        + '">]>'
        + write_rss("<title>" + "&a;" * 50_000 + "</title>")
    )
    shown = show_feed(wide.encode(), reader=reader)
    assert len(json.dumps(shown)) < 12_000_000


HOSTILE = {
    "endless attributes": b"<rss " + b"".join(b'a%d="" ' % number for number in range(100_000)) + b"></rss>",
    "many large tags": b"<rss><channel>"
    + (b"<item " + b"".join(b'a%d="" ' % n for n in range(5_000)) + b"/>") * 60,
    "authors": write_rss(("<author>" + "a@" * 490 + "</author></item><item>") * 2_000).encode(),
    "one attribute of 20 MB": b'<rss a="' + b"x" * 20_000_000 + b'"/>',
    "one comment of 9 MB": b"<rss><!--" + b"x" * 9_000_000 + b"--></rss>",
    "100,000 items": write_rss("<title>T</title></item><item>" * 100_000).encode(),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_feed_that_would_take_minutes_is_ended(name: str, reader: Child) -> None:
    start = time.monotonic()
    shown = show_feed(HOSTILE[name], reader=reader)
    assert time.monotonic() - start < limits.PARSE_WALL_SECONDS + 10
    # A fast machine may be done in time: then every entry is there that is kept of one fetch.
    whole = min(HOSTILE[name].count(b"<item"), limits.FEED_ENTRIES)
    assert shown["trouble"] or len(shown["entries"]) == whole
    good = show_feed(write_rss("<title>Neighbour</title>").encode(), reader=reader)
    assert good["entries"][0]["title"] == "Neighbour"


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("<script>alert(1)</script>Bridge", "Bridge"),
        ("&lt;b onclick=x&gt;Bridge&lt;/b&gt;", "Bridge"),
        ("<![CDATA[<img src=x onerror=y>Bridge]]>", "<img src=x onerror=y>Bridge"),  # text is shown as text
    ],
)
def test_markup_in_a_headline_is_text_or_gone(title: str, headline: str) -> None:
    article = tell(f"<title>{title}</title><description>{TEXT}</description>")
    assert article.headline == headline


DATES = (
    "Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT", "Tue, 24 Nov 2026 05:00:00 +9999",
    "Tue, 24 Nov 2026 05:00:00", "Tue, 24 Nov -1 05:00:00 GMT", "1795500000", "Mon, 31 Feb 2026 05:00:00 GMT", "",
    "tomorrow", "0000-00-00T00:00:00Z", "2026-11-24T25:61:61Z", "24/11/2026", "Tue, 24 Nov 2026 05:00:00 EST5EDT",
    "1763-01-01T00:00:00Z", "9" * 400, "2026-11-24T05:00:00+99:99", "Tue, 24 Nov 2126 05:00:00 GMT", "\u0662\u0660\u0662\u0666",
)  # fmt: skip


@pytest.mark.parametrize("date", DATES)
def test_a_date_is_credible_or_none(date: str) -> None:
    article = tell(f"<title>T</title><pubDate>{date}</pubDate><description>{TEXT}</description>")
    earliest = datetime(1990, 1, 1, tzinfo=UTC)
    # A day without an hour counts as noon, which need not have come.
    latest = MORNING + (timedelta(hours=1) if ":" in date else timedelta(hours=12))
    assert article.published is None or earliest <= article.published <= latest


def test_a_date_that_only_people_can_read_is_read() -> None:
    article = tell(f"<title>T</title><pubDate>23 novembre 2026</pubDate><description>{TEXT}</description>")
    assert article.published is not None
    assert article.published.date().isoformat() == "2026-11-23"


@pytest.mark.parametrize(
    "character",
    [
        "\0",
        "\x08",
        "\u202e",
        "\u2066",
        "\u200b",
        "\ufeff",
        "\ufffe",
        "\ud800",
        "&#xD800;",
        "&#0;",
        "\x85",
        "e" + "\u0301" * 50,
    ],
)
def test_no_character_passes_that_cannot_be_shown(character: str) -> None:
    documents = read(
        write_rss(f"<title>Bri{character}dge</title><description>{TEXT} A{character}B.</description>")
    )
    for document in documents:
        if isinstance(document, Skipped):
            continue
        article = extract_article(document, html="trafilatura")
        shown = article.headline + article.text
        shown.encode()
        assert all(each.isprintable() or each in "\n " for each in shown), ascii(shown)


def test_one_id_in_two_entries_or_in_two_feeds_is_no_harm() -> None:
    item = "<guid isPermaLink='false'>1</guid><title>{}</title><description>" + TEXT + "</description>"
    documents = read(write_rss(item.format("One") + "</item><item>" + item.format("Two")))
    assert len(documents) == 2
    assert len({each.content for each in documents if isinstance(each, RawDocument)}) == 2


def test_an_id_that_changes_at_every_request_makes_no_new_document() -> None:
    item = "<guid isPermaLink='false'>{}</guid><title>T</title><link>https://a.example/1</link>"
    (first,) = read(write_rss(item.format(1)))
    (second,) = read(write_rss(item.format(2)))
    assert first == second


def test_an_entry_without_anything_is_skipped_with_its_reason() -> None:
    (document,) = read(write_rss(""))
    assert isinstance(document, RawDocument)
    with pytest.raises(ExtractionError, match="a headline alone"):
        extract_article(document, html="trafilatura")
