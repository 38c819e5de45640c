"""Feeds of every dialect give the same entries; broken and hostile ones give a reason."""

import json
import random
import time

import pytest
from tests.fakes import MORNING

from briefer.model import RawDocument, Skipped
from briefer.sources import limits
from briefer.sources.feeds import ENTRY_TYPE, is_feed, split_feed

RSS2 = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour Post</title><link>https://harbourpost.example/</link><language>en-GB</language>
<item><title>Bridge reopens</title><link>https://harbourpost.example/bridge</link>
<guid isPermaLink="false">hp-1</guid><dc:creator>Jane Doe</dc:creator>
<pubDate>Tue, 24 Nov 2026 06:00:00 +0100</pubDate><description>Short &lt;b&gt;words&lt;/b&gt;.</description>
<content:encoded><![CDATA[<p>The bridge <i>reopened</i>.</p>]]></content:encoded></item>
</channel></rss>"""
RSS091 = """<?xml version="1.0"?><rss version="0.91"><channel><title>Harbour Post</title>
<link>https://harbourpost.example/</link><language>en-GB</language><item><title>Bridge reopens</title>
<link>https://harbourpost.example/bridge</link><description>Short.</description></item></channel></rss>"""
RDF = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://harbourpost.example/"><title>Harbour Post</title>
<link>https://harbourpost.example/</link><description/><dc:language>en-GB</dc:language></channel>
<item rdf:about="hp-1"><title>Bridge reopens</title><link>https://harbourpost.example/bridge</link>
<dc:creator>Jane Doe</dc:creator><dc:date>2026-11-24T06:00:00+01:00</dc:date><description>Short.</description>
</item></rdf:RDF>"""
ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB"
 xml:base="https://harbourpost.example/"><title>Harbour Post</title><link href="/"/><id>hp</id>
<entry><title type="html">Bridge &lt;em&gt;reopens&lt;/em&gt;</title><link rel="alternate" href="bridge"/>
<id>hp-1</id><author><name>Jane Doe</name></author><author><name>John Roe</name></author>
<published>2026-11-24T05:00:00Z</published><updated>2026-11-25T05:00:00Z</updated>
<summary>Short.</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The bridge
<i>reopened</i>.</p></div></content></entry></feed>"""
ATOM03 = """<?xml version="1.0"?><feed version="0.3" xmlns="http://purl.org/atom/ns#" xml:lang="en-GB">
<title>Harbour Post</title><link rel="alternate" type="text/html" href="https://harbourpost.example/"/>
<entry><title>Bridge reopens</title><link rel="alternate" type="text/html" href="https://harbourpost.example/bridge"/>
<id>hp-1</id><issued>2026-11-24T06:00:00+01:00</issued><modified>2026-11-24T06:00:00+01:00</modified>
<content type="text/html" mode="escaped">&lt;p&gt;The bridge.&lt;/p&gt;</content></entry></feed>"""
JSON1 = json.dumps(
    {
        "items": [
            {
                "id": 7,
                "url": "https://harbourpost.example/bridge",
                "title": "Bridge reopens",
                "content_text": "The bridge.\n\nReopened & open <again>.",
                "author": {"name": "Jane Doe"},
                "date_published": "2026-11-24T06:00:00+01:00",
            },
            "not an object",
        ],
        "title": "Harbour Post",
        "language": "en-GB",
        "version": "https://jsonfeed.org/version/1",
    }
)


def make_feed(content: str | bytes, *, url: str = "file:feed.xml", media_type: str = "") -> RawDocument:
    data = content.encode() if isinstance(content, str) else content
    return RawDocument(content=data, media_type=media_type, url=url, source="test", fetched=MORNING)


def read_entries(content: str | bytes, *, url: str = "file:feed.xml") -> list[dict[str, str]]:
    documents = list(split_feed(make_feed(content, url=url)))
    assert all(isinstance(document, RawDocument) for document in documents), documents
    return [json.loads(document.content) for document in documents if isinstance(document, RawDocument)]


@pytest.mark.parametrize("feed", [RSS2, RSS091, RDF, ATOM, ATOM03, JSON1])
def test_every_dialect_gives_the_same_entry(feed: str) -> None:
    assert is_feed(feed.encode())
    (entry,) = read_entries(feed)
    assert sorted(entry) == [
        "byline", "headline", "html", "id", "language", "outlet", "published", "summary", "url",
    ]  # fmt: skip
    assert entry["headline"].replace("<em>", "").replace("</em>", "") == "Bridge reopens"
    assert entry["outlet"] == "Harbour Post"
    assert entry["url"] == "https://harbourpost.example/bridge"
    assert entry["language"].lower() == "en-gb"
    if feed is not RSS091:
        assert entry["byline"] in ("Jane Doe", "Jane Doe, John Roe") or feed is ATOM03
        assert entry["published"].startswith(("2026-11-24T05:00:00", "2026-11-24T06:00:00+01:00"))


def test_the_content_is_kept_as_html_and_plain_text_is_wrapped() -> None:
    assert "<i>reopened</i>" in read_entries(RSS2)[0]["html"]
    assert read_entries(RSS2)[0]["summary"] == "Short <b>words</b>."
    assert "<i>reopened</i>" in read_entries(ATOM)[0]["html"]
    assert read_entries(JSON1)[0]["html"] == "<p>The bridge.</p><p>Reopened &amp; open &lt;again&gt;.</p>"


def test_a_plain_title_keeps_its_angle_brackets() -> None:
    feed = ATOM.replace('<title type="html">Bridge &lt;em&gt;reopens&lt;/em&gt;', "<title>A &lt; B &amp; C")
    assert read_entries(feed)[0]["headline"] == "A &lt; B &amp; C"


@pytest.mark.parametrize("encoding", ["iso-8859-1", "utf-16", "windows-1251", "shift_jis"])
def test_odd_encodings_are_read(encoding: str) -> None:
    title = {"windows-1251": "Мост открыт", "shift_jis": "橋が再開"}.get(encoding, "Brücke geöffnet")
    feed = RSS091.replace('version="1.0"?', f'version="1.0" encoding="{encoding}"?').replace(
        "Bridge reopens", title
    )
    content = feed.encode(encoding)
    assert is_feed(content)
    assert read_entries(content)[0]["headline"] == title


def test_relative_links_are_read_against_the_address_of_the_feed() -> None:
    feed = RSS091.replace("https://harbourpost.example/bridge", "/bridge").replace(
        "<link>https://harbourpost.example/</link>", ""
    )
    (entry,) = read_entries(feed, url="https://harbourpost.example/feeds/news.xml")
    assert entry["url"] == "https://harbourpost.example/bridge"


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/hosts", "http://u:p@a.example/"]
)
def test_links_that_are_no_web_address_are_dropped(link: str) -> None:
    (document,) = split_feed(make_feed(RSS2.replace("https://harbourpost.example/bridge", link)))
    assert isinstance(document, RawDocument)
    assert json.loads(document.content)["url"] == ""
    assert document.url == "file:feed.xml#hp-1"
    assert document.media_type == ENTRY_TYPE


def test_an_entry_that_stands_there_twice_is_one_document() -> None:
    item = RSS2[RSS2.index("<item>") : RSS2.index("</item>") + 7]
    assert len(read_entries(RSS2.replace(item, item + item))) == 1
    assert len(read_entries(RSS2.replace(item, item + item.replace("hp-1", "hp-2")))) == 1, "a new id alone"
    unlinked = item.replace("<link>https://harbourpost.example/bridge</link>", "")
    assert len(read_entries(RSS2.replace(item, unlinked + unlinked.replace("hp-1", "hp-2")))) == 2


def test_the_newest_entries_are_kept_when_there_are_too_many() -> None:
    items = "".join(
        f"<item><title>{number}</title><pubDate>{number % 27 + 1:02} Nov 2026 06:00:00 GMT</pubDate></item>"
        for number in range(limits.FEED_ENTRIES + 20)
    )
    *documents, note = split_feed(make_feed(f"<rss><channel>{items}</channel></rss>"))
    assert len(documents) == limits.FEED_ENTRIES
    assert isinstance(note, Skipped)
    assert note.reason == "20 more entries than the 500 that are read"
    dates = [json.loads(d.content)["published"] for d in documents if isinstance(d, RawDocument)]
    assert sum(date.startswith("2026-11-01") for date in dates) == 0  # all the dropped ones are of the first


BOMBS = {
    "endless attributes": b"<rss " + b"".join(b'a%d="" ' % number for number in range(20_000)) + b"></rss>",
    "endless author": b"<rss><channel><item><author>" + b"a@" * 64_000 + b"</author></item></channel></rss>",
    "endless name": b"<feed><entry><author><name><![CDATA["
    + b"((" * 64_000
    + b"]]></name></author></entry></feed>",
    "billion laughs": b"<!DOCTYPE rss ["
    + b"".join(
        b'<!ENTITY l%d "%s">' % (level, b"&l%d;" % (level - 1) * 10 if level else b"lol")
        for level in range(9)
    )
    + b"]><rss><channel><item><title>&l8;</title></item></channel></rss>",
    "deep": b"<rss>" + b"<a>" * 50_000 + b"</rss>",
    "too large": b"<rss>" + b" " * (limits.FEED_BYTES + 1),
    "deep JSON": b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 100_000,
}


@pytest.mark.parametrize("name", sorted(BOMBS))
def test_a_hostile_feed_ends_soon_and_with_a_reason(name: str) -> None:
    start = time.process_time()
    documents = list(split_feed(make_feed(BOMBS[name])))
    assert time.process_time() - start < 5
    read = name in ("billion laughs", "endless author", "endless name")
    assert read or [document.reason for document in documents if isinstance(document, Skipped)]
    assert all(len(document.content) < 100_000 for document in documents if isinstance(document, RawDocument))


def test_a_feed_of_more_than_ten_megabytes_is_not_parsed() -> None:
    item = b"<item><title>Harbour bridge reopens</title><description>News.</description></item>"
    feed = b"<rss version='2.0'><channel>%b</channel>%b</rss>"
    (good,) = split_feed(make_feed(feed % (item, b" " * 9_000_000)))
    assert isinstance(good, RawDocument)
    (skipped,) = split_feed(make_feed(feed % (item, b" " * 10_000_000)))
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "a feed larger than 10 MB"


def test_a_feed_with_a_tag_of_sixty_four_kilobytes_is_not_parsed() -> None:
    def write(size: int) -> bytes:
        tag = b"<a " + b'b="c" ' * (size // 6) + b"/>"
        return (
            b"<rss><channel><item><title>Bridge</title>%b<description>News.</description></item></channel></rss>"
            % tag
        )

    (good,) = split_feed(make_feed(write(6)))
    assert isinstance(good, RawDocument)
    (skipped,) = split_feed(make_feed(write(66_000)))
    assert isinstance(skipped, Skipped)
    assert "tag" in skipped.reason


@pytest.mark.parametrize("body", [b"/dev/zero", b"/etc/hosts", b"http://127.0.0.1:9/feed", b"feed.xml"])
def test_a_body_that_is_a_name_opens_nothing(body: bytes) -> None:
    (document,) = split_feed(make_feed(body))
    assert isinstance(document, Skipped)


def test_mutated_feeds_never_raise() -> None:
    chance = random.Random(20261124)
    for feed in (RSS2, RSS091, RDF, ATOM, ATOM03, JSON1):
        for _ in range(40):
            content = bytearray(feed.encode())
            for _ in range(chance.randrange(1, 12)):
                place = chance.randrange(len(content))
                match chance.randrange(4):
                    case 0:
                        content[place] = chance.randrange(256)
                    case 1:
                        del content[place : place + chance.randrange(1, 40)]
                    case 2:
                        content[place:place] = content[place : place + chance.randrange(1, 60)]
                    case _:
                        content[place:place] = chance.choice(
                            [b"&#xD800;", b"&x;", b"<![CDATA[", b"\x00", b"<a b='"]
                        )
            list(split_feed(make_feed(bytes(content))))
