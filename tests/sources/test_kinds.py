"""Web archives, mail boxes, programs, sitemaps and saved articles: each case that costs only itself."""

import gzip
import json
import os
import shlex
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from tests.fakes import make_window
from tests.sources import boxes
from tests.sources.boxes import HEADLINE, LINK, MAIL, TEXT, make_record
from tests.sources.networks import open_remote
from tests.sources.pieces import read_twice
from tests.sources.server import start_server

from briefer.errors import SourceError
from briefer.extractors import extract_article
from briefer.model import RawDocument, Skipped
from briefer.sources import limits, open_source, saved, warc
from briefer.sources.command import CommandSource, open_command
from briefer.sources.feeds import split_feed
from briefer.sources.sitemap_feed import list_children
from briefer.sources.stdin import StdinSource


def read(path: Path | str, kind: str) -> list[RawDocument | Skipped]:
    source = open_source(str(path), kind=kind, name="mine", connect=open_remote, options={})
    task = {"warc": warc.TASK, "saved": saved.TASK}.get(kind)
    if task is None or Path(path).stat().st_size > limits.SAVED_BYTES:
        return list(source.fetch(make_window()))
    return read_twice(source, task=task, path=Path(path), columns={})


def why_nothing(fetch: Callable[[], list[RawDocument | Skipped]]) -> str:
    """Return why a source gave no document: its own error, or what stands in its place."""
    try:
        found = fetch()
    except SourceError as error:
        return str(error)
    (skipped,) = found
    assert isinstance(skipped, Skipped)
    return skipped.reason


PAGE = f"<html><body><h1>{HEADLINE}</h1><p>{TEXT}</p></body></html>".encode()


def test_an_archive_gives_its_pages_and_leaves_all_else(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(
        make_record(LINK, PAGE, media_type="text/html; charset=utf-8")
        + make_record("https://a.example/missing", b"gone", status="404 Not Found")
        + make_record("https://a.example/a.png", b"\x89PNG", media_type="image/png")
        + make_record("https://a.example/empty", b"  ", media_type="text/html")
        + b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 2\r\n\r\nhi\r\n\r\n"
        + make_record("https://a.example/2", PAGE, media_type="text/html")
    )
    first, second = read(tmp_path / "a.warc", "warc")
    assert isinstance(first, RawDocument)
    assert (first.url, first.media_type) == (LINK, "text/html; charset=utf-8")
    assert second.url == "https://a.example/2"


def test_a_page_that_is_packed_beyond_all_limits_is_skipped(tmp_path: Path) -> None:
    bomb = gzip.compress(b" " * (limits.PDF_BYTES + 100))
    body = make_record("https://a.example/bomb", bomb, media_type="text/html\r\nContent-Encoding: gzip")
    (tmp_path / "a.warc").write_bytes(body + make_record(LINK, PAGE, media_type="text/html"))
    bad, good = read(tmp_path / "a.warc", "warc")
    assert isinstance(bad, Skipped)
    assert bad.reason == "larger than 25 MB"
    assert good.url == LINK


def test_an_archive_that_breaks_off_gives_what_it_has(tmp_path: Path) -> None:
    whole = gzip.compress(make_record(LINK, PAGE, media_type="text/html"))
    (tmp_path / "a.warc.gz").write_bytes(whole + whole[: len(whole) // 2])
    first, *rest = read(tmp_path / "a.warc.gz", "warc")
    assert isinstance(first, RawDocument)
    assert all(isinstance(each, Skipped | RawDocument) for each in rest)


@pytest.mark.parametrize("content", [b"", b"text", b"\x1f\x8b broken", b"WARC/1.0\r\n\r\n"])
def test_what_is_no_archive_is_said(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.warc").write_bytes(content)
    assert why_nothing(lambda: read(tmp_path / "a.warc", "warc"))


def make_maildir(path: Path) -> Path:
    for name in ("new", "cur", "tmp"):
        (path / name).mkdir()
    return path


def test_a_mail_stays_the_same_when_it_is_marked_or_moved(tmp_path: Path) -> None:
    box = make_maildir(tmp_path)
    (box / "new" / "1.host").write_bytes(MAIL)
    (before,) = read(box, "maildir")
    (box / "new" / "1.host").rename(box / "cur" / "1.host:2,FS")
    (after,) = read(box, "maildir")
    assert before == after
    assert after.url == "mid:bridge@harbourpost.example"


def test_reading_a_box_changes_nothing_in_it(tmp_path: Path) -> None:
    box = make_maildir(tmp_path)
    (box / "new" / "1.host").write_bytes(MAIL)
    before = {path: path.stat().st_mtime_ns for path in box.rglob("*")}
    read(box, "maildir")
    assert {path: path.stat().st_mtime_ns for path in box.rglob("*")} == before


def test_old_mails_stay_in_the_box_and_hostile_ones_cost_only_themselves(tmp_path: Path) -> None:
    box = make_maildir(tmp_path)
    (box / "cur" / "1").write_bytes(MAIL.replace(b"24 Nov 2026", b"14 Nov 2026"))
    (box / "cur" / "2").write_bytes(b"Date: Tue, 99 Foo\r\nSubject: x\r\n\r\n" + TEXT.encode())
    (box / "cur" / "3").write_bytes(b"\0" * 100)
    (box / "cur" / "4").write_bytes(MAIL + b"x" * limits.MAIL_BYTES)
    (box / "cur" / "5").write_bytes(
        b"To: " + b"(" * 500 + b"\r\nMessage-ID: <\r\n" + MAIL.replace(b"bridge@", b"b@")
    )
    (box / "cur" / ".hidden").write_bytes(MAIL)
    (box / "cur" / "6").mkdir()
    found = read(box, "maildir")
    assert [type(each).__name__ for each in found] == ["RawDocument", "RawDocument", "Skipped", "RawDocument"]
    assert [each.url for each in found][2:] == ["mid:bridge@harbourpost.example", "mid:b@harbourpost.example"]
    with pytest.raises(SourceError, match="is no Maildir"):
        read(box / "cur", "maildir")


def test_an_mbox_is_cut_where_mails_begin_and_unquoted(tmp_path: Path) -> None:
    second = MAIL.replace(b"bridge@", b"second@").replace(
        TEXT.encode(), b"One.\r\n\r\n>From here on\r\n>>From there"
    )
    (tmp_path / "a.mbox").write_bytes(
        b"From a@b Tue Nov 24\n"
        + MAIL
        + b"\nFrom a@b Tue Nov 24\n"
        + second
        + b"not From the start\n\nFrom x\n"
    )
    first, other, empty = read(tmp_path / "a.mbox", "mbox")
    assert isinstance(first, RawDocument)
    assert isinstance(other, RawDocument)
    assert first.content == MAIL
    assert b"\r\nFrom here on\r\n>From there" in other.content
    assert isinstance(empty, RawDocument)
    assert empty.content == b""
    (tmp_path / "a.mbox").write_bytes(MAIL)
    with pytest.raises(SourceError, match="is no mbox"):
        read(tmp_path / "a.mbox", "mbox")
    (tmp_path / "a.mbox").write_bytes(b"")
    assert read(tmp_path / "a.mbox", "mbox") == []


def run(code: str, **changes: object) -> list[RawDocument | Skipped]:
    source = open_command(
        shlex.join([sys.executable, "-c", code]), name="mine", connect=open_remote, options={}
    )
    return list(replace(source, **changes).fetch(make_window()))  # type: ignore[arg-type]


def test_a_program_learns_the_window_and_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "canary")
    code = (
        "import json, os, sys; print(json.dumps({'title': os.environ['WINDOW_SINCE'], 'text':"
        " ' '.join(os.environ) + repr(os.environ.get('SECRET_TOKEN')) + sys.stdin.read()}))"
    )
    (document,) = run(code)
    assert isinstance(document, RawDocument)
    said = json.loads(document.content)
    assert said["headline"] == make_window().since.isoformat()
    assert "SECRET" not in said["html"]
    assert "canary" not in said["html"]


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (
            "import sys; print('x', file=sys.stderr); sys.exit('out of \\x07paper')",
            "ended with code 1: out of paper",
        ),
        ("import os; os.kill(os.getpid(), 9)", "was ended by SIGKILL"),
        ("while True: print('x' * 1000000)", "printed more than 1,000,000 bytes"),
        ("import time; time.sleep(60)", "took longer than 0.5 s"),
    ],
)
def test_a_program_that_fails_says_too_much_or_takes_too_long_is_ended(
    code: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "COMMAND_BYTES", limits.MEGABYTE)
    with pytest.raises(SourceError, match=message):
        run(code, seconds=0.5 if "sleep" in code else 30.0)


def test_what_a_program_started_ends_with_it(tmp_path: Path) -> None:
    mark = tmp_path / "pid"
    code = (
        "import subprocess, sys, time; child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']);"
        f" open({str(mark)!r}, 'w').write(str(child.pid)); time.sleep(60)"
    )
    with pytest.raises(SourceError):
        run(code, seconds=2.0)
    pid = int(mark.read_text())
    end = time.monotonic() + 10
    while _is_running(pid) and time.monotonic() < end:
        os.sched_yield()
    assert not _is_running(pid)


def _is_running(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False


@pytest.mark.parametrize(
    ("spec", "message"),
    [
        ("", "is empty"),
        ("a 'b", "an open quotation mark"),
        ("/no/such/program", "program cannot be run: No such file"),
    ],
)
def test_a_program_that_cannot_be_run_is_named(spec: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        read(spec, "command")


def test_a_program_is_called_after_itself() -> None:
    source = open_command("/usr/bin/wire --all", name="", connect=open_remote, options={})
    assert isinstance(source, CommandSource)
    assert source.name == "wire"


INDEX = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</sitemapindex>'


def fetch_sitemap(*maps: tuple[str, bytes]) -> list[RawDocument | Skipped]:
    with start_server() as server, closing(open_remote(server)) as remote:
        urls = [server.serve(path, body, "Content-Type: application/xml") for path, body in maps[1:]]
        first = maps[0][1]
        for number, url in enumerate(urls):
            first = first.replace(b"URL%d" % number, url.encode())
        spec = server.serve(maps[0][0], first, "Content-Type: application/xml")
        source = open_source(spec, kind="sitemap", name="mine", connect=lambda: remote, options={})
        return list(source.fetch(make_window()))


def test_an_index_leads_to_its_newest_sitemaps() -> None:
    listed = "".join(
        f"<sitemap><loc>URL{number}</loc><lastmod>2026-11-{10 + number}</lastmod></sitemap>"
        for number in range(8)
    )
    one = boxes.SITEMAP
    maps = [(f"/map{number}.xml", one.replace(b"/bridge", b"/bridge%d" % number)) for number in range(8)]
    found = fetch_sitemap(("/index.xml", INDEX.format(listed).encode()), *maps)
    assert sorted(each.url[-1] for each in found) == ["3", "4", "5", "6", "7"]


def test_of_a_site_only_what_is_recent_is_new() -> None:
    body = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    <url><loc>https://a.example/new</loc><lastmod>2026-11-24T05:00:00+01:00</lastmod></url>
    <url><loc>https://a.example/yesterday</loc><lastmod>2026-11-23</lastmod></url>
    <url><loc>https://a.example/old</loc><lastmod>2019-01-01</lastmod></url>
    <url><loc>https://a.example/undated</loc></url><url><lastmod>2026-11-24</lastmod></url></urlset>"""
    found = fetch_sitemap(("/map.xml", body))
    assert [each.url for each in found] == ["https://a.example/new", "https://a.example/yesterday"]


@pytest.mark.parametrize(
    "body",
    [
        b"<html><body>Not here</body></html>",
        b"plain",
        b"<urlset",
        b"<!DOCTYPE x [<!ENTITY a 'b'><!ENTITY c '"
        + b"&a;" * 1000
        + b"'>]><urlset>"
        + b"&c;" * 1000
        + b"</urlset>",
    ],
)
def test_what_is_no_sitemap_is_said(body: bytes) -> None:
    assert why_nothing(lambda: fetch_sitemap(("/map.xml", body)))


SAVED = {
    "pocket.csv": f"title,url,time_added,tags,status\n{HEADLINE},{LINK},1764000000,port,unread\n",
    "pocket.html": "<!DOCTYPE html><html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul>"
    f'<li><a href="{LINK}" time_added="1764000000" tags="">{HEADLINE}</a></li></ul></body></html>',
    "instapaper.csv": f"URL,Title,Selection,Folder,Timestamp\n{LINK},{HEADLINE},,Unread,1764000000\n",
}


@pytest.mark.parametrize("name", sorted(SAVED))
def test_saved_addresses_are_entries_that_lead_to_their_pages(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(SAVED[name])
    (document,) = read(tmp_path / name, "saved")
    assert isinstance(document, RawDocument)
    assert document.url == LINK
    assert json.loads(document.content)["headline"] == HEADLINE


def test_saved_texts_are_articles(tmp_path: Path) -> None:
    entry = {
        "is_archived": 0,
        "uid": "1",
        "title": HEADLINE,
        "url": LINK,
        "content": f"<p>{TEXT}</p>",
        "published_at": "2026-11-24T05:00:00+0000",
        "published_by": ["Jane Doe"],
        "domain_name": "harbourpost.example",
        "language": "en_GB",
    }
    (tmp_path / "w.json").write_text(json.dumps([entry, {"is_archived": 1, "title": "T", "url": None}, 3]))
    first, second, third = read(tmp_path / "w.json", "saved")
    assert isinstance(first, RawDocument)
    article = extract_article(first, html="trafilatura")
    assert (article.text, article.byline, article.outlet) == (TEXT, "Jane Doe", "harbourpost.example")
    assert article.published is not None
    assert isinstance(second, RawDocument)
    assert isinstance(third, Skipped)


def test_an_export_beyond_all_limits_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert limits.SAVED_BYTES == 200_000_000
    (tmp_path / "pocket.csv").write_text(SAVED["pocket.csv"] + " " * limits.MEGABYTE)
    assert read(tmp_path / "pocket.csv", "saved")
    monkeypatch.setattr(limits, "SAVED_BYTES", limits.MEGABYTE)
    with pytest.raises(SourceError, match="larger than 1 MB"):
        read(tmp_path / "pocket.csv", "saved")


def test_standard_input_is_not_read_without_end() -> None:
    def write(size: int) -> bytes:
        return b"x" * size

    (skipped,) = StdinSource(name="piped", read=write).fetch(make_window())
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "larger than 25 MB"


def test_a_program_of_the_settings_has_two_minutes() -> None:
    source = open_command("tickets --json", name="", connect=open_remote, options={})
    assert source.seconds == 120.0


ODD_EXPORTS = {
    "other columns": f"url,title,tags,time_added,cursor,status\r\n{LINK},{HEADLINE},,1764000000,,unread\r\n",
    "quoted": f'\ufeff"title","url","time_added","tags","status"\n"{HEADLINE}","{LINK}","1764000000","","unread"\n',
    "markup in a title": "<!DOCTYPE html><html>\n<!--So long-->\n<head><title>Pocket Export</title></head><body><ul>"
    f"<li><a  HREF='{LINK}' tags=''><b>{HEADLINE[:6]}</b>{HEADLINE[6:]}</a></li></ul></body></html>",
    "a long text first": json.dumps(
        [{"content": f"<p>{'It reopened. ' * 900}</p>", "title": HEADLINE, "url": LINK, "is_archived": 0}],
        indent=1,
    ),
}


@pytest.mark.parametrize("name", sorted(ODD_EXPORTS))
def test_an_export_is_known_in_its_other_forms(name: str, tmp_path: Path) -> None:
    (tmp_path / "export").write_text(ODD_EXPORTS[name])
    (document,) = read(tmp_path / "export", "saved")
    assert isinstance(document, RawDocument)
    assert document.url == LINK
    assert json.loads(document.content)["headline"] == HEADLINE


@pytest.mark.parametrize(
    ("kind", "media_type"),
    [("resource", "text/html"), ("conversion", "text/plain"), ("resource", "TEXT/HTML; charset=utf-8")],
)
def test_an_archive_may_hold_pages_without_answers(kind: str, media_type: str, tmp_path: Path) -> None:
    page = f"<p>{TEXT}</p>" if "html" in media_type.lower() else TEXT
    head = f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: <{LINK}>\r\nContent-Type: {media_type}\r\n"
    record = (
        f"{head}WARC-Date: 2026-11-24T05:00:00Z\r\nContent-Length: {len(page.encode())}\r\n\r\n{page}\r\n\r\n"
    )
    (tmp_path / "a.warc").write_text(record.replace(media_type, "image/png") + record, newline="")
    (document,) = read(tmp_path / "a.warc", "warc")
    assert isinstance(document, RawDocument)
    assert (document.url, document.content, document.media_type) == (LINK, page.encode(), media_type)


def test_an_export_of_nobody_known_is_said(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("a,b\n1,2\n")
    with pytest.raises(SourceError, match="no service that is known: wallabag"):
        read(tmp_path / "x", "saved")
    (tmp_path / "x").write_text('[{"is_archived": ')
    with pytest.raises(SourceError, match="broken JSON"):
        read(tmp_path / "x", "saved")


def read_here(content: bytes) -> list[RawDocument | Skipped]:
    """Split a feed in this process."""
    window = make_window()
    document = RawDocument(content=content, media_type="", url="", source="t", fetched=window.moment)
    return list(split_feed(document))


def test_a_sitemap_is_a_feed_of_addresses() -> None:
    (document,) = read_here(boxes.SITEMAP)
    assert isinstance(document, RawDocument)
    said = json.loads(document.content)
    assert (said["url"], said["headline"], said["outlet"]) == (LINK, HEADLINE, "Harbour Post")
    assert said["published"] == "2026-11-24T05:00:00+00:00"
    odd = (
        b"<urlset><!-- c --><other/><url><loc>https://a.example/1</loc><lastmod>2026</lastmod></url>"
        b"<url><loc> </loc></url><url><loc>https://a.example/2</loc><lastmod>2026-11-24</lastmod></url></urlset>"
    )
    assert [each.url for each in read_here(odd)] == ["https://a.example/1", "https://a.example/2"]
    for broken in (b"<urlset", b"<urlset></urlset>", b"<urlset>\0"):
        assert all(isinstance(each, Skipped) for each in read_here(broken))


def test_an_index_lists_news_first_and_then_what_changed_last() -> None:
    index = INDEX.format(
        "<sitemap><lastmod>2026-11-25</lastmod></sitemap>"
        + "".join(
            f"<sitemap><loc>https://a.example/{name}.xml?a=1&amp;b=2</loc>{changed}</sitemap>"
            for name, changed in (("old", ""), ("new", "<lastmod>2026-11-24</lastmod>"), ("news", ""))
        )
    )
    found = list_children(index.encode(), most=2)
    assert found == ("https://a.example/news.xml?a=1&b=2", "https://a.example/new.xml?a=1&b=2")
