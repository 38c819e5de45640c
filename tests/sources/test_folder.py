"""Folders as people have them: order, links, pipes, junk, feeds."""

import json
import os
import re
from pathlib import Path

import pytest
from tests.fakes import make_window
from tests.sources.networks import open_remote

from briefer.errors import SourceError
from briefer.extractors.dates import read_date
from briefer.model import RawDocument, Skipped
from briefer.sources import limits, open_source

RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Post</title><language>en</language>
<link>https://harbourpost.example/</link>
<item><title>One &amp; only</title><link>/one</link><guid>1</guid><author>Ana Roe</author>
<pubDate>Mon, 23 Nov 2026 08:00:00 +0100</pubDate><description>Short.</description></item>
<item><title>Two</title><guid isPermaLink="false">b</guid><link>javascript:alert(1)</link>
<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[<p>Long.</p>]]></content:encoded>
</item></channel></rss>"""


def fetch(path: Path) -> list[RawDocument | Skipped]:
    return list(
        open_source(str(path), kind="", name="", connect=open_remote, options={}).fetch(make_window())
    )


def test_files_come_in_the_order_of_their_names_with_relative_addresses(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ["b/2.txt", "b/1 ä.md", "a.txt", "c.txt", ".hidden", "b/.gitkeep"]:
        (tmp_path / name).write_text(name, encoding="utf-8")
    documents = fetch(tmp_path)
    assert [d.url for d in documents] == ["file:a.txt", "file:b/1%20%C3%A4.md", "file:b/2.txt", "file:c.txt"]
    assert {d.source for d in documents} == {tmp_path.name}
    first = documents[0]
    assert isinstance(first, RawDocument)
    assert first.content == b"a.txt"
    assert first.fetched == make_window().moment


def test_one_file_is_a_source_too(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text", encoding="utf-8")
    assert [document.url for document in fetch(tmp_path / "a.txt")] == ["file:a.txt"]


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux has files of unknown size")
def test_a_file_that_holds_more_than_it_says_is_read_whole() -> None:
    [document] = fetch(Path("/proc/self/status"))
    assert isinstance(document, RawDocument)
    assert b"VmSize" in document.content
    assert document.content.endswith(b"\n")


def test_what_is_no_readable_file_is_skipped_and_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nothing")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8")
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(limits.PAGE_BYTES + 1)
    (tmp_path / "good.txt").write_text("good", encoding="utf-8")
    documents = fetch(tmp_path)
    reasons = {d.url: d.reason for d in documents if isinstance(d, Skipped)}
    assert reasons == {
        "file:pipe.txt": "not a regular file",
        "file:loop": "a folder that leads in a circle or cannot be read",
        "file:dangling.txt": "no such file or directory",
        "file:photo.jpg": "not a readable format",
        "file:huge.txt": "larger than 5 MB",
    }
    assert [d.url for d in documents if isinstance(d, RawDocument)] == ["file:good.txt"]


def test_files_that_are_never_articles_are_not_opened(tmp_path: Path) -> None:
    for name in ["a.zip", "b.CSS", "c.jpeg", "d.py", "e.xlsx"]:
        (tmp_path / name).write_bytes(b"Text that could be read, but is none of ours.")
    assert {d.reason for d in fetch(tmp_path) if isinstance(d, Skipped)} == {"not a readable format"}
    assert len(fetch(tmp_path)) == 5


def test_programs_own_files_are_left_alone(tmp_path: Path) -> None:
    for name in ["~$draft.docx", "Thumbs.db", "desktop.ini", ".DS_Store"]:
        (tmp_path / name).write_bytes(b"x")
    assert fetch(tmp_path) == []


def test_a_linked_folder_is_read_but_never_in_a_circle(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    (outside / "deep").mkdir(parents=True)
    (outside / "a.txt").write_text("a", encoding="utf-8")
    (outside / "deep" / "back").symlink_to(outside)
    (inside / "link").symlink_to(outside)
    documents = fetch(inside)
    assert [d.url for d in documents] == ["file:link/a.txt", "file:link/deep/back"]
    assert isinstance(documents[1], Skipped)


def test_folders_beyond_sixty_four_inside_one_another_are_named_not_entered(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(70):
        folder = folder / "f"
        folder.mkdir()
    (folder.parents[20] / "near.txt").write_text("near", encoding="utf-8")
    (folder / "far.txt").write_text("far", encoding="utf-8")
    near, rest = sorted(fetch(tmp_path), key=lambda each: isinstance(each, Skipped))
    assert near.url.endswith("/near.txt")
    assert isinstance(rest, Skipped)


def test_a_name_that_is_no_unicode_keeps_its_bytes(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(bytes(tmp_path) + b"/\xe4.txt")).write_text("text", encoding="utf-8")
    except OSError:
        pytest.skip("the file system takes only Unicode names")
    assert [document.url for document in fetch(tmp_path)] == ["file:%E4.txt"]


def test_a_folder_or_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o000)
    (tmp_path / "secret.txt").touch(mode=0o000)
    documents = fetch(tmp_path)
    (tmp_path / "closed").chmod(0o700)
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    assert [d.reason for d in documents if isinstance(d, Skipped)] == [
        "a folder that leads in a circle or cannot be read",
        "permission denied",
    ]


def test_a_folder_gives_its_files_one_by_one(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text("text", encoding="utf-8")
    documents = iter(
        open_source(str(tmp_path), kind="", name="", connect=open_remote, options={}).fetch(make_window())
    )
    next(documents)
    (tmp_path / "2.txt").write_text("changed meanwhile", encoding="utf-8")
    (_, last) = documents
    assert isinstance(last, RawDocument)
    assert last.content == b"changed meanwhile"


def test_a_feed_file_gives_its_entries(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_bytes(RSS)
    one, two = fetch(tmp_path)
    assert isinstance(one, RawDocument)
    assert isinstance(two, RawDocument)
    assert one.url == "https://harbourpost.example/one"
    assert json.loads(one.content) == {
        "id": "",  # its address names it: feeds whose ids change with every answer would bring it anew
        "url": "https://harbourpost.example/one",
        "headline": "One &amp; only" if "&amp;" in json.loads(one.content)["headline"] else "One & only",
        "byline": "Ana Roe",
        "published": "2026-11-23T07:00:00+00:00",
        "outlet": "Harbour Post",
        "language": "en",
        "html": "",
        "summary": "Short.",
    }
    assert two.url == "file:feed.xml#b"
    assert json.loads(two.content)["html"] == "<p>Long.</p>"
    assert json.loads(two.content)["url"] == ""


def test_a_json_feed_gives_its_entries(tmp_path: Path) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Circuit",
        "items": [
            {"id": "1", "url": "https://circuit.example/1", "content_text": "A < B.\n\nC.", "title": "T",
             "authors": [{"name": "Jo"}], "date_published": "2026-11-23T07:00:00Z", "language": "de"},
        ],
    }  # fmt: skip
    (tmp_path / "feed.json").write_text(json.dumps(feed), encoding="utf-8")
    (document,) = fetch(tmp_path)
    assert isinstance(document, RawDocument)
    entry = json.loads(document.content)
    assert entry["html"] == "<p>A &lt; B.</p><p>C.</p>"
    assert (entry["outlet"], entry["byline"], entry["language"]) == ("Circuit", "Jo", "de")


@pytest.mark.parametrize(
    "content",
    [
        b"<rss><channel><item",
        b'{"version": "https://jsonfeed.org/version/1", "items": 7}',
        b'{"version": "https://jsonfeed.org/version/1"',
        b"<?xml version='1.0'?><rss " + b"".join(b'a%d="" ' % n for n in range(50)) + b">",
    ],
)
def test_a_broken_feed_is_skipped(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "feed").write_bytes(content)
    (skipped,) = fetch(tmp_path)
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "a feed without a readable entry"


@pytest.mark.parametrize(
    "content",
    [b"<rss><channel></channel></rss>", b'{"version": "https://jsonfeed.org/version/1", "items": []}'],
)
def test_an_empty_feed_is_called_that(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "feed").write_bytes(content)
    (skipped,) = fetch(tmp_path)
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "a feed without entries"


def test_a_feed_that_names_a_local_file_opens_nothing(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("<rss><channel><item><title>secret</title></item></channel></rss>", encoding="utf-8")
    folder = tmp_path / "in"
    folder.mkdir()
    entity = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]><rss><channel><item><title>&x;</title>'
    (folder / "feed.xml").write_text(entity + "</item></channel></rss>", encoding="utf-8")
    assert all("secret" not in str(getattr(d, "content", b"")).split("file:")[0] for d in fetch(folder))


def test_a_very_long_feed_is_cut_and_says_so(tmp_path: Path) -> None:
    items = "".join(f"<item><title>{n}</title></item>" for n in range(503))
    (tmp_path / "f.xml").write_text(f"<rss><channel>{items}</channel></rss>", encoding="utf-8")
    documents = fetch(tmp_path)
    assert len(documents) == 501
    assert isinstance(documents[-1], Skipped)
    assert re.match("3 more entries", documents[-1].reason)


def test_a_page_about_feeds_is_a_page(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"<!doctype html><html><body>&lt;rss&gt; <rss></body></html>")
    (document,) = fetch(tmp_path)
    assert document.url == "file:a.html"


@pytest.mark.parametrize("spec", ["/no/such/folder", "nowhere", "a" * 5000, "bad\0name"])
def test_a_folder_that_is_not_there_is_named_with_the_cure(spec: str) -> None:
    with pytest.raises(SourceError, match="name one that exists"):
        open_source(spec, kind="", name="", connect=open_remote, options={})


def test_dates_and_links_that_mean_nothing_are_left_out(tmp_path: Path) -> None:
    item = (
        "<item><title>T</title><link>http://[bad</link><pubDate>Mon, 99 Foo 99999 99:99:99</pubDate></item>"
    )
    (tmp_path / "f.xml").write_text(f"<rss><channel>{item}</channel></rss>", encoding="utf-8")
    (document,) = fetch(tmp_path)
    assert isinstance(document, RawDocument)
    entry = json.loads(document.content)
    assert entry["url"] == ""
    assert read_date(entry["published"]) is None
    assert document.url == "file:f.xml#1"


def test_a_huge_feed_is_not_even_read(tmp_path: Path) -> None:
    (tmp_path / "f.xml").write_bytes(RSS + b" " * 10_000_001)
    (skipped,) = fetch(tmp_path)
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "larger than 10 MB"
