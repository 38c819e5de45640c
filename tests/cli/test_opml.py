"""Feeds of another reading program come over with all that it said of them, and go on to the next."""

import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from briefer.cli import run_arguments
from briefer.settings import load_settings

LIST = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>Mine</title></head><body>
<outline text="Harbour Post" type="rss" xmlUrl="https://harbourpost.example/feed" htmlUrl="https://harbourpost.example/"
  description="A &amp; B &lt;c&gt; &quot;d&quot;" category="/port,/news" odd-one="1"/>
<outline text="News"><outline text="Europe" title="x"><outline title="Nordufer" xmlURL="https://nordufer.example/rss"/>
</outline><outline text="Harbour Post" type="rss" xmlUrl="https://other.example/feed"/></outline>
<outline text="again" xmlUrl="https://harbourpost.example/feed"/>
<outline text="no feed" xmlUrl="javascript:alert(1)"/><outline text="a file" xmlUrl="file:///etc/hosts"/>
<outline xmlUrl="http://nameless.example/feed"/></body></opml>"""

LEFT_OUT = (
    "Left out: no feed: no address of a feed: javascript:alert(1)\n"
    "Left out: a file: no address of a feed: file:///etc/hosts\n"
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "feeds.opml").write_text(LIST)
    return tmp_path


def list_feeds(text: str) -> list[tuple[list[str], dict[str, str]]]:
    """Return the feeds of a list with the names of their folders, by a parser of its own."""
    found = []

    def walk(element: ElementTree.Element, path: list[str]) -> None:
        for child in element:
            if "xmlUrl" in child.attrib:
                found.append((path, dict(child.attrib)))
            else:
                walk(child, [*path, child.attrib.get("text", "")] if child.tag == "outline" else path)

    walk(ElementTree.fromstring(text.encode()), [])
    return found


def test_a_list_comes_in_and_goes_out_with_all_that_it_says(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_arguments(["opml", "import", "feeds.opml"]) == 0
    said = capsys.readouterr()
    assert said.out == f"{home / 'briefer.toml'}\n"
    assert said.err == f"4 feeds added, 0 were there already.\n{LEFT_OUT}"
    sources = load_settings(flags={}, environment={}, folder=home, file=None).sources
    assert [(source.name, source.section, source.kind) for source in sources] == [
        ("Harbour Post", "", "feed"),
        ("Nordufer", "News / Europe", "feed"),
        ("Harbour Post (2)", "News", "feed"),
        ("nameless.example", "", "feed"),
    ]
    assert run_arguments(["opml", "export"]) == 0
    feeds = list_feeds(capsys.readouterr().out)
    assert [(path, feed["text"], feed["xmlUrl"]) for path, feed in feeds] == [
        ([], "Harbour Post", "https://harbourpost.example/feed"),
        ([], "nameless.example", "http://nameless.example/feed"),
        (["News"], "Harbour Post (2)", "https://other.example/feed"),
        (["News", "Europe"], "Nordufer", "https://nordufer.example/rss"),
    ]
    assert feeds[0][1] == {
        "type": "rss",
        "text": "Harbour Post",
        "xmlUrl": "https://harbourpost.example/feed",
        "htmlUrl": "https://harbourpost.example/",
        "description": 'A & B <c> "d"',
        "category": "/port,/news",
        "odd-one": "1",
    }


def test_what_is_there_already_is_not_added_again(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "briefer.toml").write_text(
        '# mine\ntitle = "T"\n\n[[sources]]\npath = "news"\nname = "Nordufer"\n'
    )
    assert run_arguments(["opml", "import", "feeds.opml"]) == 0
    before = (home / "briefer.toml").read_text()
    assert before.startswith("# mine\n")
    assert "Nordufer (2)" in before
    capsys.readouterr()
    assert run_arguments(["opml", "import", "feeds.opml"]) == 0
    assert capsys.readouterr().err == f"0 feeds added, 4 were there already.\n{LEFT_OUT}"
    assert (home / "briefer.toml").read_text() == before
    assert run_arguments(["opml", "export"]) == 0
    assert capsys.readouterr().err == "Not in the list, as they are no feeds: Nordufer.\n"


def test_a_dry_run_shows_and_writes_nothing(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_arguments(["opml", "import", "feeds.opml", "--dry-run", "--quiet"]) == 0
    assert capsys.readouterr().out.count("[[sources]]") == 4
    assert not (home / "briefer.toml").exists()


def test_a_list_may_be_piped_in(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(LIST.encode("utf-16"))))
    (home / "feeds.opml").unlink()
    assert run_arguments(["opml", "import", "-"]) == 0
    assert run_arguments(["sources", "list", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out.partition("\n")[2])) == 4


HOSTILE = {
    "no list": b"<html><body>No</body></html>",
    "nothing": b"",
    "no XML": b"\0\1\2",
    "too large": b"<opml>" + b" " * 10_000_001,
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_what_is_no_list_is_said(name: str, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "feeds.opml").write_bytes(HOSTILE[name])
    assert run_arguments(["opml", "import", "feeds.opml"]) == 1
    assert capsys.readouterr().err.startswith("briefer: feeds.opml")
    assert not (home / "briefer.toml").exists()


def test_a_damaged_or_hostile_list_gives_what_it_has(home: Path) -> None:
    feed = '<outline text="A&#7;&#x202e;" xmlUrl="https://a.example/"/>'
    deep = "<outline text='x'>" * 150 + feed + "</outline>" * 150
    bomb = '<!DOCTYPE o [<!ENTITY a "' + "x" * 1000 + '"><!ENTITY b "' + "&a;" * 1000 + '">]>'
    text = f"{bomb}<opml><body>{deep}<outline text='&b;&b;' xmlUrl='https://b.example/'/><outline text='cut"
    (home / "feeds.opml").write_text(text)
    assert run_arguments(["opml", "import", "feeds.opml"]) == 0
    sources = load_settings(flags={}, environment={}, folder=home, file=None).sources
    assert sources[0].name == "A"
    assert all(source.name.isprintable() for source in sources)
