"""Lists of feeds in every form that programs write: each feed that can be asked comes over and goes out."""

from pathlib import Path

import pytest

from briefer.cli import run_arguments
from briefer.settings import load_settings
from briefer.settings.values import SourceSetting


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def take_over(home: Path, content: str | bytes) -> tuple[SourceSetting, ...]:
    data = content.encode() if isinstance(content, str) else content
    (home / "feeds.opml").write_bytes(data)
    assert run_arguments(["opml", "import", "feeds.opml", "--quiet"]) == 0
    if not (home / "briefer.toml").exists():
        return ()
    return load_settings(flags={}, environment={}, folder=home, file=None).sources


def opml(body: str, *, version: str = "2.0") -> str:
    head = f'<?xml version="1.0"?><opml version="{version}"><head><title>M</title></head>'
    return f"{head}<body>{body}</body></opml>"


FEED = "https://harbourpost.example/feed"


@pytest.mark.parametrize(
    "outline",
    [
        f'<outline text="Port" type="rss" xmlUrl="{FEED}"/>',
        f'<outline text="Port" xmlUrl="{FEED}"/>',
        f'<outline title="Port" xmlurl="{FEED}"/>',
        f'<outline text="" title="Port" XMLURL="{FEED}" TYPE="RSS"/>',
        f'<OUTLINE TEXT="Port" type="rss" url="{FEED}"/>',
        f'<outline text="&lt;b&gt;Port&lt;/b&gt;" xmlUrl=" {FEED}\n"/>',
        f'<outline text="Port" xmlUrl="feed:{FEED}"/>',
        f'<outline text="Port" xmlUrl="Feed://{FEED}"/>',
        f'<outline text="Port" xmlUrl="HTTPS{FEED[5:]}"/>',
    ],
)
@pytest.mark.parametrize("version", ["1.0", "1.1", "2.0"])
def test_a_feed_is_known_however_it_is_written(outline: str, version: str, home: Path) -> None:
    (source,) = take_over(home, opml(outline, version=version))
    assert (source.spec, source.name, source.kind) == (FEED, "Port", "feed")


def test_a_feed_without_the_scheme_of_the_web_is_asked_by_http(home: Path) -> None:
    (source,) = take_over(home, opml('<outline text="Port" xmlUrl="feed://harbourpost.example/feed"/>'))
    assert source.spec == "http://harbourpost.example/feed"


@pytest.mark.parametrize(
    "head",
    [
        "<opml>",
        '<opml xmlns="http://opml.org/spec2" version="2.0">',
        '<o:opml xmlns:o="http://opml.org/spec2" version="2.0">',
        '\n<?xml version="1.0"?><!DOCTYPE opml SYSTEM "opml.dtd"><opml version="1.0">',
    ],
)
def test_any_head_will_do(head: str, home: Path) -> None:
    prefix = "o:" if "<o:" in head else ""
    body = f'<{prefix}outline text="Port" xmlUrl="{FEED}"/>'
    (source,) = take_over(home, f"{head}<{prefix}body>{body}</{prefix}body></{prefix}opml>")
    assert source.spec == FEED


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1", "windows-1251", "shift_jis"])
def test_any_encoding_will_do(encoding: str, home: Path) -> None:
    name = {"windows-1251": "Мост", "shift_jis": "橋"}.get(encoding, "Zürich")
    head = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>'
    text = f'{head}<opml><body><outline text="{name}" xmlUrl="{FEED}"/></body></opml>'
    assert [source.name for source in take_over(home, text.encode(encoding))] == [name]


def test_bare_ampersands_break_no_address(home: Path) -> None:
    list_ = opml(
        f'<outline text="Tom & Jerry" xmlUrl="{FEED}?a=1&b=2&copy=3"/>'
        f'<outline text="Caf&eacute;" xmlUrl="{FEED}"/>'
    )
    found = [(source.name, source.spec) for source in take_over(home, list_)]
    assert found == [("Tom & Jerry", f"{FEED}?a=1&b=2&copy=3"), ("Café", FEED)]


def test_what_cannot_be_asked_is_named_and_costs_only_itself(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    refused = {
        "relative": "/feed",
        "acts": "javascript:x()",
        "a file": "file:///etc/hosts",
        "a secret": "https://jane:secret@a.example/feed",
        "no host": "https:///feed",
        "broken": "http://[::1",
        "endless": "https://a.example/" + "a" * 2_000,
    }
    body = "".join(f'<outline text="{name}" xmlUrl="{url}"/>' for name, url in refused.items())
    (home / "feeds.opml").write_text(opml(f'{body}<outline text="Port" xmlUrl="{FEED}"/>'))
    assert run_arguments(["opml", "import", "feeds.opml"]) == 0
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "1 feeds added, 0 were there already."
    assert [line.split(": ")[1] for line in said[1:]] == list(refused)
    assert "secret@" not in "".join(said)
    (source,) = load_settings(flags={}, environment={}, folder=home, file=None).sources
    assert source.spec == FEED


def test_an_address_may_be_long(home: Path) -> None:
    long = f"{FEED}?token={'a' * 1_500}"
    (source,) = take_over(home, opml(f'<outline text="Port" xmlUrl="{long}"/>'))
    assert source.spec == long


def test_what_is_commented_out_and_what_is_no_feed_stays_out(home: Path) -> None:
    body = (
        f'<outline text="Off" isComment="true"><outline text="A" xmlUrl="{FEED}/a"/></outline>'
        f'<outline text="B" isComment="true" xmlUrl="{FEED}/b"/>'
        f'<outline text="C" type="link" url="{FEED}/c"/>'
        f'<outline text="D" type="include" url="{FEED}/d.opml"/><outline text="E"/>'
    )
    assert take_over(home, opml(body)) == ()


def test_folders_stand_in_one_another_at_will(home: Path) -> None:
    deep = '<outline text="d">' * 900 + f'<outline text="Port" xmlUrl="{FEED}"/>' + "</outline>" * 900
    body = (
        f'<outline text="A / B"><outline title="C"><outline text="One" xmlUrl="{FEED}/1"/>'
        "</outline></outline>"
        f'<outline><outline text="Two" xmlUrl="{FEED}/2"/></outline>'
        f'<outline text="Three" xmlUrl="{FEED}/3"><outline text="Four" xmlUrl="{FEED}/4"/></outline>{deep}'
    )
    found = {source.name: source.section for source in take_over(home, opml(body))}
    assert found["One"] == "A/B / C"
    assert found["Two"] == ""
    assert found["Four"] == "Three"
    assert found["Port"].startswith("d / d / d")


def test_going_out_and_coming_in_again_changes_nothing(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = (
        '<outline text="News" open="yes"><outline text="Europe">'
        '<outline text="A &lt; B" title="T" type="atom"'
        f' xmlUrl="{FEED}?a=1&amp;b=2" htmlUrl="https://harbourpost.example/" category="/x/y,z" language="de"'
        ' x:rank="1" xmlns:x="https://x.example/ns" odd-one="&quot;q&quot; &amp; \'p\'"/></outline></outline>'
        f'<outline text="Same" xmlUrl="{FEED}/1"/><outline text="Same" xmlUrl="{FEED}/2"/>'
    )
    first = take_over(home, opml(body))
    assert dict(first[0].attributes) == {
        "title": "T",
        "type": "atom",
        "htmlUrl": "https://harbourpost.example/",
        "category": "/x/y,z",
        "language": "de",
        "odd-one": "\"q\" & 'p'",
        "{https://x.example/ns}rank": "1",
    }
    capsys.readouterr()
    assert run_arguments(["opml", "export"]) == 0
    out = capsys.readouterr().out
    (home / "briefer.toml").unlink()
    second = take_over(home, out)
    assert set(second) == set(first)
    capsys.readouterr()
    assert run_arguments(["opml", "export"]) == 0
    assert capsys.readouterr().out == out


def test_a_sitemap_is_no_feed_to_hand_on(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "briefer.toml").write_text(
        f'[[sources]]\nurl = "{FEED}"\n[[sources]]\nurl = "{FEED}.map"\nkind = "sitemap"\nname = "Map"\n'
    )
    assert run_arguments(["opml", "export"]) == 0
    said = capsys.readouterr()
    assert "feed.map" not in said.out
    assert FEED in said.out
    assert said.err == "Not in the list, as they are no feeds: Map.\n"


def test_five_thousand_feeds_come_over_and_go_out(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folders = (
        f'<outline text="Folder {folder}">'
        + "".join(
            f'<outline text="Feed {folder * 100 + n}" xmlUrl="{FEED}/{folder}/{n}"/>' for n in range(100)
        )
        + "</outline>"
        for folder in range(50)
    )
    sources = take_over(home, opml("".join(folders)))
    assert len(sources) == 5_000
    assert (sources[4_999].name, sources[4_999].section) == ("Feed 4999", "Folder 49")
    assert run_arguments(["opml", "export"]) == 0
    assert capsys.readouterr().out.count("xmlUrl=") == 5_000


HOSTILE = {
    "laughs": '<!DOCTYPE opml [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + f']><opml><body><outline text="&j;" xmlUrl="{FEED}"/></body></opml>',
    "a quadratic one": f'<!DOCTYPE opml [<!ENTITY a "{"x" * 50_000}">]><opml><body><outline text="'
    + "&a;" * 50_000
    + f'" xmlUrl="{FEED}"/></body></opml>',
    "a file": '<!DOCTYPE opml [<!ENTITY a SYSTEM "file:///etc/hosts">]><opml><body>'
    f'<outline text="&a;" xmlUrl="{FEED}">&a;</outline></body></opml>',
    "an address": '<!DOCTYPE opml [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]><opml><body>'
    f'<outline text="A" xmlUrl="{FEED}"/></body></opml>',
    "a trick": '<!DOCTYPE opml [<!ENTITY a "]>"><!ENTITY b "&a;&a;&a;">]><opml><body>'
    f'<outline text="A" xmlUrl="{FEED}"/></body></opml>',
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_nothing_that_a_list_declares_is_expanded_or_opened(name: str, home: Path) -> None:
    (source,) = take_over(home, HOSTILE[name])
    assert source.spec == FEED
    assert len(source.name) < 200
    assert "localhost" not in source.name
