"""Of a feed that is broken, oddly begun or too heavy, every entry is kept that can be read, and no more is lost."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from tests.fakes import MORNING
from tests.sources.dialects import CASES, Dialect, atom, rdf, rss

from briefer.extractors import extract_article
from briefer.model import RawDocument, Skipped
from briefer.sandbox.child import Child
from briefer.sources.feed_file import open_reader, show_feed
from briefer.sources.feeds import is_feed, may_be_feed, split_feed
from briefer.sources.roots import is_page
from briefer.sources.sitemap_feed import is_sitemap

# Markup over which feedparser raises, where it stands in an entry or before all of them.
POISON = "<textinput><name>T</name></textinput>"
GOOD = "<title>Bridge reopens</title><link>https://harbourpost.example/bridge</link>"
RSS = rss(GOOD).decode()


@pytest.fixture(scope="module")
def reader() -> Iterator[Child]:
    with open_reader() as child:
        yield child


def split(content: bytes) -> list[RawDocument | Skipped]:
    document = RawDocument(
        content=content, media_type="", url="https://a.example/feed", source="t", fetched=MORNING
    )
    return list(split_feed(document))


def list_headlines(content: bytes) -> list[str]:
    return [json.loads(each.content)["headline"] for each in split(content) if isinstance(each, RawDocument)]


def join_items(*items: str) -> str:
    return "</item><item>".join(items)


NAMED = [f"<title>Item {number}</title>" for number in range(40)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("place", [0, 17, 39])
def test_a_broken_entry_costs_only_itself(place: int, encoding: str) -> None:
    items = [*NAMED[:place], NAMED[place] + POISON, *NAMED[place + 1 :]]
    feed = rss(join_items(*items), head='<?xml version="1.0"?>').decode().encode(encoding)
    left = [f"Item {number}" for number in range(40) if number != place]
    assert list_headlines(feed) == left
    *_, note = split(feed)
    assert isinstance(note, Skipped)
    assert note.reason == "with unreadable entries: 1"
    assert note.room == "sources"


def test_so_do_several_in_every_dialect() -> None:
    entries = [f"<title>Item {number}</title>{POISON if number % 9 == 4 else ''}" for number in range(30)]
    left = [f"Item {number}" for number in range(30) if number % 9 != 4]
    assert list_headlines(rdf('</item><item rdf:about="x">'.join(entries))) == left
    assert list_headlines(atom("</entry><entry>".join(entries))) == left
    assert list_headlines(rss(join_items(*entries))) == left


@pytest.mark.parametrize("root", [True, False])
def test_what_stands_before_the_entries_costs_none_of_them(root: bool) -> None:
    head = "<source><textinput></source><name>T</name>"
    broken = rss(join_items(*NAMED), channel=head).decode()
    if not root:
        broken = f"{head}<item>{join_items(*NAMED)}</item>"
    assert list_headlines(broken.encode()) == [f"Item {number}" for number in range(40)]


def test_a_feed_that_is_broken_and_has_no_entry_is_skipped() -> None:
    (document,) = split(b"<rss><channel><source><textinput></source><name>T</name></channel></rss>")
    assert isinstance(document, Skipped)


def test_a_feed_of_broken_entries_only_is_skipped_with_a_reason() -> None:
    (document,) = split(rss(join_items(*[POISON] * 300)))
    assert isinstance(document, Skipped)
    assert document.reason == "a feed without a readable entry"


BEGINNINGS = {
    "a long comment": f'<?xml version="1.0"?><!-- {"made by a program; " * 600}-->',
    "a comment with a page in it": '<?xml version="1.0"?><!-- <html><body> -->',
    "a document type of a page": "<!DOCTYPE html>",
    "entities": '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY b "<html>"> <!ENTITY c "]>">]>',
    "a style sheet": '<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?>',
    "a warning": '<br />\n<b>Warning</b>: no such file in x.php<br />\n<?xml version="1.0"?>',
    "blank lines": '\n\n  <?xml version="1.0"?>\n',
    "nothing": "",
}


@pytest.mark.parametrize("name", sorted(BEGINNINGS))
def test_a_feed_is_known_whatever_stands_before_its_root(name: str) -> None:
    feed = BEGINNINGS[name].encode() + RSS.partition("?>")[2].encode()
    assert is_feed(feed)
    assert may_be_feed(feed)
    assert list_headlines(feed) == ["Bridge reopens"]


@pytest.mark.parametrize("dialect", CASES, ids=lambda dialect: dialect.name)
def test_what_is_called_a_feed_is_read_in_every_dialect(dialect: Dialect) -> None:
    assert may_be_feed(dialect.feed)


@pytest.mark.parametrize(
    "content",
    [
        b"Notice: undefined index in x.php on line 3\n" + RSS.encode(),
        b"<items><item><title>Bridge reopens</title></item></items>",
        RSS.encode("cp037"),
    ],
    ids=["words before it", "another root", "EBCDIC"],
)
def test_what_its_owner_calls_a_feed_is_read_as_one(content: bytes) -> None:
    assert may_be_feed(content)


PAGES = (
    b"<!DOCTYPE html><html><head><title>T</title></head><body><p>It is a page of &lt;rss&gt;.</p></body></html>",
    b"<html><body><rss><item></item></rss></body></html>",
    b"<head><title>T</title></head><item>",
    b"<!-- x --><HTML><feed>",
)


@pytest.mark.parametrize("content", PAGES)
def test_a_page_is_no_feed(content: bytes) -> None:
    assert is_page(content)
    assert not is_feed(content)
    assert not may_be_feed(content)


@pytest.mark.parametrize(
    "content",
    [b"", b"<", b"<!--", b"<?xml", b"<![CDATA[<rss>", b"words about <rss version='2.0'>", b"<p>on <feed></p>", b"\0"],
)  # fmt: skip
def test_a_file_that_nobody_called_a_feed_is_none_for_a_word_in_it(content: bytes) -> None:
    assert not is_feed(content)
    assert not is_page(content)


def test_a_feed_that_writes_about_sitemaps_is_none() -> None:
    feed = rss("<title>T</title><description><![CDATA[<urlset >]]></description>")
    assert not is_sitemap(feed)
    assert list_headlines(feed) == ["T"]


@pytest.mark.parametrize(
    "author",
    [
        "<author>" + "a@" * 4_000 + "</author>",
        "<dc:creator><![CDATA[" + "Jane " * 1_000 + "]]></dc:creator>",
        "<dc:creator><![CDATA[" + "Jane " * 1_000 + "<b>Doe</b>]]></dc:creator>",
        "<author>" + "Jane &lt;b&gt; " * 400 + "</author>",
    ],
)
def test_an_endless_author_costs_only_itself(author: str, reader: Child) -> None:
    feed = rss(join_items(GOOD + author, "<title>Next</title><author>John Roe</author>"))
    assert list_headlines(feed) == ["Bridge reopens", "Next"]
    first, second = show_feed(feed, reader=reader)["entries"]
    assert len(first["author"]) < 1_000
    assert second["author"] == "John Roe"


@pytest.mark.parametrize("form", ["escaped", "CDATA", "XHTML"])
def test_a_picture_that_is_written_into_a_feed_costs_no_entry(form: str, reader: Child) -> None:
    picture = f'<img src="data:image/png;base64,{"iVBORw0K" * 20_000}" />'
    text = f"<p>It reopened.</p>{picture}"
    said = {
        "escaped": f"<description>{text.replace('<', '&lt;')}</description>",
        "CDATA": f"<description><![CDATA[{text}]]></description>",
        "XHTML": f'<body xmlns="http://www.w3.org/1999/xhtml">{text}</body>',
    }[form]
    feed = rss(join_items(GOOD + said, "<title>Next</title>"))
    assert list_headlines(feed) == ["Bridge reopens", "Next"]
    shown = show_feed(feed, reader=reader)
    assert shown["trouble"] == ""
    assert "It reopened." in shown["entries"][0]["summary"]


def test_a_json_feed_may_speak_of_tags_at_any_length() -> None:
    said = {"version": "https://jsonfeed.org/version/1.1", "title": "T"}
    feed = json.dumps({**said, "items": [{"id": "1", "title": "One", "content_text": "< " + "a" * 70_000}]})
    assert list_headlines(feed.encode()) == ["One"]


def test_the_address_behind_a_counting_link_is_the_article_s() -> None:
    said = "<link>http://feeds.burner.example/~r/1</link><feedburner:origLink>{}</feedburner:origLink>"
    (document,) = split(rss("<title>T</title>" + said.format("https://harbourpost.example/1?a=1&amp;b=2")))
    assert document.url == "https://harbourpost.example/1?a=1&b=2"
    (document,) = split(rss("<title>T</title>" + said.format("mailto:jane@harbourpost.example")))
    assert document.url == "http://feeds.burner.example/~r/1"


VERSION = '"version": "https://jsonfeed.org/version/1.1", "title": "Harbour Post"'
ITEMS = [
    json.dumps({"id": str(number), "title": f"Item {number}", "content_text": "It."}) for number in range(9)
]


@pytest.mark.parametrize(
    ("items", "left", "lost"),
    [
        (",".join(ITEMS)[:-20], range(8), 1),
        (",".join([*ITEMS[:3], '{"id": "3", "title": "Item 3",}', *ITEMS[4:]]), [0, 1, 2, 4, 5, 6, 7, 8], 1),
        (",".join([*ITEMS[:3], '{"id": "x" "title": "Item"}', *ITEMS[4:], ""]), [0, 1, 2, 4, 5, 6, 7, 8], 1),
        (",".join(ITEMS) + ",]", range(9), 0),
        (",".join(ITEMS) + "] and more", range(9), 0),
        (",".join(ITEMS).replace("It.", "It\tis\nso.") + "]", range(9), 0),
    ],
    ids=["cut off", "a comma", "no comma", "a comma at the end", "rubbish after it", "controls in texts"],
)
def test_of_a_broken_json_feed_every_whole_item_is_read(
    items: str, left: range | list[int], lost: int, reader: Child
) -> None:
    feed = f'{{{VERSION}, "items": [{items}'.encode() + (b"}" if items.endswith("]") else b"")
    shown = show_feed(feed, reader=reader)
    assert [entry["title"] for entry in shown["entries"]] == [f"Item {number}" for number in left]
    assert shown["lost"] == lost
    assert shown["title"] == "Harbour Post"
    assert list_headlines(feed) == [f"Item {number}" for number in left]


def test_an_endless_number_in_a_json_feed_is_text() -> None:
    feed = f'{{{VERSION}, "items": [{{"id": {"9" * 5_000}, "title": "One"}}, {{"id": NaN, "title": "Two"}}]}}'
    assert list_headlines(feed.encode()) == ["One", "Two"]


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-11-24t05:00:00z", "2026-11-24T05:00:00+00:00"),
        ("2026-12-31T23:59:60Z", "2026-12-31T23:59:59+00:00"),
        ("2026-11-24T05:00:00.123456789-05:30", "2026-11-24T10:30:00.123456+00:00"),
        ("2026-11-24T00:00:00Z", "2026-11-24T00:00:00+00:00"),
        ("2026-11-24", "2026-11-24"),
        ("tomorrow", "tomorrow"),
    ],
)
def test_a_date_of_a_json_feed_is_read_by_rfc_3339(written: str, moment: str) -> None:
    item = json.dumps({"id": "1", "title": "One", "date_published": written})
    (document,) = split(f'{{{VERSION}, "items": [{item}]}}'.encode())
    assert isinstance(document, RawDocument)
    assert json.loads(document.content)["published"] == moment


@pytest.mark.parametrize("day", ["2026-11-24", "20261124", "Tue, 24 Nov 2026"])
def test_a_day_without_an_hour_is_that_day_everywhere(day: str) -> None:
    text = "<description>The harbour bridge reopened on Tuesday after a week of checks.</description>"
    (document,) = split(rss(f"<title>T</title><pubDate>{day}</pubDate>{text}"))
    assert isinstance(document, RawDocument)
    article = extract_article(document, html="trafilatura")
    assert article.published == datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("encoding", "declared", "media_type"),
    [
        ("iso-2022-jp", "iso-2022-jp", "text/xml"),
        ("shift_jis", "shift_jis", "text/xml"),
        ("utf-8", "", "text/xml"),
        ("utf-8", "utf-8", "text/html"),
        ("utf-8-sig", "utf-8", "application/xml; charset=big5"),
        ("utf-16", "", "application/rss+xml"),
        ("utf-16", "utf-8", "text/xml; charset=UTF-8"),
        ("euc-jp", "utf-8", "Text/XML; Charset=EUC-JP"),
        ("euc-jp", "", 'application/rss+xml; charset="euc-jp"'),
        ("euc-jp", "euc-jp", "text/xml; charset=no-such"),
    ],
)
def test_the_charset_is_that_of_the_mark_then_the_header_then_the_feed(
    encoding: str, declared: str, media_type: str
) -> None:
    head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    feed = rss("<title>橋が再開</title>", head=head).decode().encode(encoding)
    document = RawDocument(content=feed, media_type=media_type, url="", source="t", fetched=MORNING)
    (entry,) = split_feed(document)
    assert isinstance(entry, RawDocument)
    assert json.loads(entry.content)["headline"] == "橋が再開"


def test_entries_on_one_page_are_told_apart_by_their_places_in_it() -> None:
    text = "<description>{} reopened on Tuesday after a week of checks by the council and its engineers.</description>"
    place = "https://harbourpost.example/diary"
    items = [
        f"<title>{name}</title><link>{place}{anchor}</link>{text.format(name)}"
        for name, anchor in (
            ("Bridge", "#nov-24"),
            ("Tunnel", "#nov-23"),
            ("Ferry", ""),
            ("Quay", "/quay#more"),
        )
    ]
    documents = [each for each in split(rss(join_items(*items))) if isinstance(each, RawDocument)]
    articles = [extract_article(document, html="trafilatura") for document in documents]
    assert [article.url for article in articles] == [
        f"{place}#nov-24",
        f"{place}#nov-23",
        place,
        f"{place}/quay",
    ]
    assert len({article.id for article in articles}) == 4


@pytest.mark.parametrize(
    ("said", "url"),
    [
        (
            '<link rel="alternate" type="text/plain" href="https://a.example/1.txt"/>',
            "https://a.example/1.txt",
        ),
        ('<content type="text/html" src="https://a.example/1"/>', "https://a.example/1"),
        ('<content type="text/html" src="1" xml:base="https://a.example/b/"/>', "https://a.example/b/1"),
        ('<content type="text/html" src="/1"/>', "https://a.example/1"),
        ('<link rel="enclosure" href="https://a.example/1.mp3"/><content src="http://[::1"/>', ""),
        ('<link href="https://a.example/2"/><content type="text/html" src="/1"/>', "https://a.example/2"),
    ],
)
def test_an_entry_leads_to_whatever_address_it_has(said: str, url: str) -> None:
    (document,) = split(atom(f"<title>T</title>{said}"))
    assert isinstance(document, RawDocument)
    assert json.loads(document.content)["url"] == url


@pytest.mark.parametrize(
    ("guid", "url"),
    [
        ("hp-1", ""),
        ("https://a.example/1", "https://a.example/1"),
        ("/2026/1", "http://harbourpost.example/2026/1"),
    ],
)
def test_an_id_that_is_no_address_leads_nowhere(guid: str, url: str) -> None:
    (document,) = split(rss(f"<title>T</title><guid>{guid}</guid>"))
    assert isinstance(document, RawDocument)
    assert json.loads(document.content)["url"] == url


def test_a_text_without_markup_keeps_its_paragraphs() -> None:
    text = "Tolls &amp;amp; bridges\n\nIt reopened &#8212; on Tuesday,\nafter a week.\n \n\nLorries wait."
    (document,) = split(rss(f"<title>T</title><description>{text}</description>"))
    assert isinstance(document, RawDocument)
    said = json.loads(document.content)["summary"]
    assert (
        said
        == "<p>Tolls &amp; bridges</p><p>It reopened — on Tuesday,\nafter a week.</p><p>Lorries wait.</p>"
    )


@pytest.mark.parametrize(
    "name", ["links", "authors", "title_detail", "summary_detail", "published_parsed", "tags"]
)
def test_elements_that_are_called_as_feedparser_calls_its_own_things_harm_no_entry(name: str) -> None:
    feed = rss(join_items(f'<title>Bridge</title><{name} a="b">x</{name}>', "<title>Tunnel</title>"))
    assert list_headlines(feed) == ["Bridge", "Tunnel"]


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("java&#9;script:alert(1)", ""),
        (" javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/hosts", ""),
        ("https://jane:secret@a.example/", ""),
        ("ht&#10;tps://b.example/1", "https://b.example/1"),
        ("//b.example/1", "http://b.example/1"),
        ("1/../2?a=1&amp;utm_medium=rss#utm_source=x", "http://harbourpost.example/2?a=1"),
        ("http://[::1", ""),
    ],
)
def test_a_link_is_a_whole_address_of_the_web_or_none(link: str, url: str) -> None:
    (document,) = split(rss(f"<title>T</title><link>{link}</link>"))
    assert isinstance(document, RawDocument)
    assert json.loads(document.content)["url"] == url


@pytest.mark.parametrize(
    ("feed", "url"),
    [
        (rss("<title>T</title><link>1</link>"), "http://harbourpost.example/1"),
        (
            atom('<title>T</title><link href="1"/>', feed='<link href="http://b.example/c/"/>'),
            "https://a.example/1",
        ),
        (
            atom('<title>T</title><link href="1"/>', attributes='xml:base="/d/"', feed='<link href="/c/"/>'),
            "https://a.example/d/1",
        ),
    ],
    ids=["its site", "its own address", "its base"],
)
def test_a_relative_link_is_relative_to_what_its_format_says(feed: bytes, url: str) -> None:
    (document,) = split(feed)
    assert isinstance(document, RawDocument)
    assert json.loads(document.content)["url"] == url
