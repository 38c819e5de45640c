"""A package of somebody else's that adds to every seam: each part is found, used, and costs only itself."""

import json
import shutil
import sqlite3
import sys
from pathlib import Path

import pytest
from tests.cli.desks import Desk

MODULE = '''
import os
from pathlib import Path

from briefer.errors import RenderError, SourceError
from briefer.model import Edition, RawDocument, Receipt

TEXT = """Quay wall of Ostrey is whole again

The quay wall of Ostrey was repaired in nine days, the port said. It cost 2 million crowns."""


def is_broken(part):
    return os.environ.get("BROKEN") == part


class Tide:
    def __init__(self, name):
        self.name = name

    def fetch(self, window):
        yield RawDocument(
            content=TEXT.encode(),
            media_type="text/plain",
            url="tide:1",
            source=self.name,
            fetched=window.moment,
        )
        if is_broken("fetch"):
            raise KeyError("no water")
        if is_broken("junk"):
            yield "a text"
        if is_broken("gauge"):
            raise SourceError("the gauge is dry", source=self.name)


def open_tide(spec, *, name, connect, options):
    if is_broken("open"):
        raise KeyError("no water")
    if is_broken("place"):
        raise SourceError("there is no such gauge", source=spec)
    tide = Tide(name or "tide")
    if os.environ.get("ASKS"):
        tide.remote = connect()
    return tide


class Card:
    def __init__(self, press):
        if is_broken("press"):
            raise KeyError("no ink")

    def render(self, brief):
        if is_broken("render"):
            raise KeyError("no ink")
        if is_broken("none"):
            return "a card"
        if is_broken("paper"):
            raise RenderError("no paper", format="card")
        names = {"path": "brief.../../card", "double": "brief.json"}
        name = names.get(os.environ.get("BROKEN"), "brief.card")
        return Edition(format="card", name=name, media_type="text/plain", content=brief.title.encode())


class Shelf:
    def __init__(self, *, folder, day):
        self.place = Path(os.environ["SHELF"]) / day.isoformat()

    def deliver(self, editions):
        if is_broken("deliver"):
            raise KeyError("no room")
        if is_broken("receipt"):
            return None
        if is_broken("few"):
            return Receipt(channel="shelf", places=())
        self.place.mkdir(parents=True, exist_ok=True)
        for edition in editions:
            (self.place / edition.name).write_bytes(edition.content)
        return Receipt(channel="shelf", places=tuple(str(self.place / edition.name) for edition in editions))
'''
ENTRIES = """[briefer.sources]
tide = tide:open_tide
absent = tide:nothing
[briefer.renderers]
card = tide:Card
[briefer.channels]
shelf = tide:Shelf
"""
SETTINGS = """
data_dir = "data"
at = "00:00"
engine = "serial"
formats = ["card", "json"]
channels = ["folder", "shelf"]
[[sources]]
path = "harbour"
kind = "tide"
name = "Tide"
"""


@pytest.fixture
def owner(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk whose owner has installed the package, as pip would, and uses all of it."""
    desk.write("packages/tide.py", MODULE)
    desk.write("packages/tide-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: tide\nVersion: 1.0\n")
    desk.write("packages/tide-1.0.dist-info/entry_points.txt", ENTRIES)
    packages = str(desk.folder / "packages")
    monkeypatch.syspath_prepend(packages)
    monkeypatch.delitem(sys.modules, "tide", raising=False)  # another test's desk had another one
    monkeypatch.setenv("SHELF", str(desk.folder / "shelf"))
    desk.write("briefer.toml", SETTINGS)
    return desk


def read_text(path: str) -> str:
    return Path(path).read_text(encoding="utf-8")


def test_each_part_is_used(owner: Desk) -> None:
    made = owner.run("make", "--strict")
    assert (made.code, made.err) == (0, "")
    places = made.out.split()
    day = Path(places[0]).parent.name
    folders = [str(owner.folder / name / day) for name in ("out", "shelf")]
    assert places == [f"{folder}/brief.{ending}" for folder in folders for ending in ("card", "json")]
    assert read_text(places[0]) == read_text(places[2]) == "The Morning Brief"
    assert "The quay wall of Ostrey was repaired in nine days" in read_text(places[1])
    verified = owner.run("verify", f"out/{day}")
    assert verified.code == 0
    assert "brief.card: 2 sentences proved" in verified.out


def test_a_source_that_asks_the_network_goes_through_the_one_door(
    owner: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASKS", "1")
    made = owner.run("make", "--strict")
    assert (made.code, made.err) == (0, "")
    assert "The quay wall of Ostrey was repaired in nine days" in read_text(made.out.split()[1])


@pytest.mark.parametrize(
    ("arguments", "listed"),
    [(("--formats", "cart"), "card"), (("--channels", "shelves"), "shelf")],
)
def test_each_part_is_among_what_is_allowed(owner: Desk, arguments: tuple[str, str], listed: str) -> None:
    name, value = arguments
    if name == "--channels":
        arguments = ("--title", "x")
        owner.write("briefer.toml", SETTINGS.replace('"shelf"', f'"{value}"'))
    done = owner.run("make", *arguments)
    assert done.code == 2
    assert f'did you mean "{listed}"?' in done.err
    owner.write("briefer.toml", SETTINGS.replace('"tide"', '"tied"'))
    assert 'did you mean "tide"?' in owner.run("sources", "list").err


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("open", "Tide: the kind of source \"tide\" fails: KeyError: 'no water'"),
        ("fetch", "Tide: the kind of source \"tide\" fails: KeyError: 'no water'"),
        ("junk", 'Tide: the kind of source "tide" fails: TypeError: it gives a str, and no document'),
        ("gauge", "Tide: the gauge is dry"),
        ("place", "Tide: there is no such gauge"),
        ("paper", "no CARD: no paper"),
        ("few", 'the channel "shelf" fails: ValueError: it names 0 places for 2 editions'),
        ("press", "no CARD: the renderer fails: KeyError: 'no ink'"),
        ("render", "no CARD: the renderer fails: KeyError: 'no ink'"),
        ("none", "no CARD: the renderer fails: TypeError: it makes no Edition of bytes"),
        ("path", "no CARD: the renderer fails: ValueError: its edition must be of the format"),
        ("double", "no JSON: brief.json is the file of another format"),
        ("deliver", "the channel \"shelf\" fails: KeyError: 'no room'"),
        ("receipt", 'the channel "shelf" fails: AttributeError'),
    ],
)
def test_what_fails_is_named_and_the_brief_is_made(
    owner: Desk, monkeypatch: pytest.MonkeyPatch, broken: str, said: str
) -> None:
    monkeypatch.setenv("BROKEN", broken)
    owner.write("articles/ferry.txt")
    owner.write("briefer.toml", SETTINGS + '[[sources]]\npath = "articles"\n')
    made = owner.run("make", "--strict")
    assert made.code == 3
    assert made.err.startswith(f"briefer: {said}")
    assert made.err.count("\n") == 1
    assert (owner.folder / "out").is_dir()
    assert sorted(path.name for path in owner.folder.iterdir() if "card" in path.name) == []
    if broken != "double":
        [brief] = (owner.folder / "out").glob("*/brief.json")
        assert "The harbour bridge is open again" in read_text(str(brief))


def test_a_part_that_cannot_be_loaded_is_named_with_its_package(owner: Desk) -> None:
    owner.write("briefer.toml", SETTINGS.replace('kind = "tide"', 'kind = "absent"'))
    made = owner.run("make")
    assert made.code == 2
    assert made.err.startswith(
        'briefer: the kind of source "absent" of the package tide cannot be loaded: AttributeError'
    )
    assert made.err.rstrip().endswith("install it anew, or do without")


def test_what_a_killed_run_made_is_handed_to_every_channel_by_the_next(
    owner: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert owner.run("run").code == 0
    shutil.rmtree(owner.folder / "shelf")

    def forget() -> None:  # as a kill between the commit of the brief and its publishing leaves it
        with sqlite3.connect(owner.folder / "data" / "briefer.db") as connection:
            connection.execute("DELETE FROM steps WHERE name = 'published'")
            connection.execute("UPDATE runs SET ended = NULL")
        connection.close()

    forget()
    monkeypatch.setenv("BROKEN", "deliver")
    ran = owner.run("run")
    assert "the channel \"shelf\" fails: KeyError: 'no room'" in ran.err
    forget()
    monkeypatch.delenv("BROKEN")
    assert owner.run("run").err == ""
    assert len([*(owner.folder / "shelf").glob("*/brief.*")]) == 2


def test_without_the_folder_only_the_other_channel_is_asked(owner: Desk) -> None:
    owner.write("briefer.toml", SETTINGS.replace('"folder", ', ""))
    made = owner.run("make", "--json")
    assert not (owner.folder / "out").exists()
    assert all("/shelf/" in place for place in json.loads(made.out)["places"])


def test_an_address_on_the_command_line_that_fails_is_told_of_at_once(desk: Desk) -> None:
    desk.write("articles/ferry.txt")
    made = desk.run("make", "--source", "articles", "--source", "http://127.0.0.1:9/", "--formats", "text")
    assert made.err.startswith("briefer: 127.0.0.1: its host is not on the public internet")
    assert made.err.count("\n") == 1
    assert "The harbour bridge is open again" in read_text(made.out.strip())


def test_an_empty_name_is_no_way_to_say_here(desk: Desk) -> None:
    assert 'no folder or file ""' in desk.fail("make", "--source", "", code=1)


def test_a_source_that_is_not_there_today_costs_only_itself(desk: Desk) -> None:
    """A disk that is not mounted must not take the morning's brief with it."""
    desk.write("articles/ferry.txt")
    desk.write("briefer.toml", '[[sources]]\npath = "articles"\n[[sources]]\npath = "stick"\n')
    made = desk.run("make", "--formats", "text", "--strict")
    assert made.code == 3
    assert made.err.startswith(f'briefer: stick: there is no folder or file "{desk.folder}/stick"')
    text = read_text(made.out.strip())
    assert "The harbour bridge is open again" in text
    assert "2 asked = 1 answered + 1 failed" in text
