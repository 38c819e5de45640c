"""A day's folder holds the old brief or the new one, whole, whatever happens meanwhile."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from briefer.delivery import folder as folder_module
from briefer.delivery.folder import FolderChannel, check_folder
from briefer.errors import DeliveryError
from briefer.model import Edition

DAY = date(2026, 11, 24)


def make_edition(name: str, content: bytes) -> Edition:
    return Edition(format=name, name=f"brief.{name}", media_type="text/plain", content=content)


def deliver(out: Path, *editions: Edition) -> Sequence[str]:
    return FolderChannel(folder=out, day=DAY).deliver(editions).places


def list_files(out: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()
    }


@pytest.fixture(params=["exchange", "no exchange"])
def _system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Systems that can exchange two folders in one step, and others."""
    if request.param == "no exchange":
        monkeypatch.setattr(folder_module, "_exchange", lambda one, other: False)


def test_editions_are_put_into_the_folder_of_the_day(tmp_path: Path) -> None:
    out = tmp_path / "not" / "yet"
    places = deliver(out, make_edition("pdf", b"%PDF"), make_edition("txt", b"text"))
    assert list(places) == [str(out / "2026-11-24" / "brief.pdf"), str(out / "2026-11-24" / "brief.txt")]
    assert list_files(out) == {"2026-11-24/brief.pdf": b"%PDF", "2026-11-24/brief.txt": b"text"}


def test_places_are_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (place,) = deliver(Path("out"), make_edition("txt", b"text"))
    assert Path(place) == tmp_path / "out" / "2026-11-24" / "brief.txt"


@pytest.mark.usefixtures("_system")
def test_a_new_brief_replaces_the_old_one_whole(tmp_path: Path) -> None:
    deliver(tmp_path, make_edition("pdf", b"old"), make_edition("txt", b"old"))
    deliver(tmp_path, make_edition("txt", b"new"))
    assert list_files(tmp_path) == {"2026-11-24/brief.txt": b"new"}
    assert [path.name for path in tmp_path.iterdir()] == ["2026-11-24"]


@pytest.mark.usefixtures("_system")
def test_what_others_put_there_is_kept(tmp_path: Path) -> None:
    deliver(tmp_path, make_edition("txt", b"old"))
    (tmp_path / "2026-11-24" / "my notes.md").write_text("mine")
    (tmp_path / "2026-11-24" / "cuttings").mkdir()
    (tmp_path / "2026-11-24" / "cuttings" / "a.txt").write_text("too")
    deliver(tmp_path, make_edition("txt", b"new"))
    assert list_files(tmp_path) == {
        "2026-11-24/brief.txt": b"new",
        "2026-11-24/cuttings/a.txt": b"too",
        "2026-11-24/my notes.md": b"mine",
    }


def test_the_folder_has_the_usual_rights(tmp_path: Path) -> None:
    old = os.umask(0o022)
    try:
        deliver(tmp_path, make_edition("txt", b"text"))
    finally:
        os.umask(old)
    assert (tmp_path / "2026-11-24").stat().st_mode & 0o777 == 0o755


def test_a_failure_while_writing_leaves_the_old_brief(tmp_path: Path) -> None:
    deliver(tmp_path, make_edition("txt", b"old"))
    with pytest.raises(DeliveryError, match=r"File exists"):
        deliver(tmp_path, make_edition("txt", b"new"), make_edition("txt", b"twice the same name"))
    # and nothing else: what was half written would take what a full disk has left
    assert list_files(tmp_path) == {"2026-11-24/brief.txt": b"old"}
    deliver(tmp_path, make_edition("txt", b"new"))
    assert list_files(tmp_path) == {"2026-11-24/brief.txt": b"new"}


def test_what_a_killed_run_left_aside_is_put_back(tmp_path: Path) -> None:
    """Without exchange, a kill between the two renames leaves no brief but the old one aside."""
    deliver(tmp_path, make_edition("txt", b"old"))
    (tmp_path / "2026-11-24").rename(tmp_path / ".aside-2026-11-24")
    (tmp_path / ".aside-2026-11-24" / "mine").write_text("mine")
    deliver(tmp_path, make_edition("txt", b"new"))
    assert list_files(tmp_path) == {"2026-11-24/brief.txt": b"new", "2026-11-24/mine": b"mine"}


def test_what_a_killed_run_left_behind_is_cleared(tmp_path: Path) -> None:
    deliver(tmp_path, make_edition("txt", b"old"))
    for name in (".staging-2026-11-24-4711", ".aside-2026-11-24", ".staging-2026-11-23-1"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "brief.txt").write_text("torn")
    deliver(tmp_path, make_edition("txt", b"new"))
    assert sorted(path.name for path in tmp_path.iterdir()) == [".staging-2026-11-23-1", "2026-11-24"]


def test_a_leftover_with_no_brief_at_all_is_cleared(tmp_path: Path) -> None:
    (tmp_path / ".staging-2026-11-24-1").mkdir()
    (tmp_path / ".staging-2026-11-24-1" / "half").write_text("x")
    deliver(tmp_path, make_edition("txt", b"new"))
    assert list_files(tmp_path) == {"2026-11-24/brief.txt": b"new"}


def test_a_file_in_the_way_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(DeliveryError) as caught:
        deliver(tmp_path / "out", make_edition("txt", b"x"))
    assert str(tmp_path / "out") in str(caught.value)
    assert "--out" in str(caught.value)
    assert caught.value.channel == "folder"
    with pytest.raises(DeliveryError, match="--out"):
        check_folder(tmp_path / "out")


def test_checking_leaves_nothing_behind(tmp_path: Path) -> None:
    check_folder(tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_exchange_says_when_it_cannot(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    assert not folder_module._exchange(tmp_path / "one", tmp_path / "missing")


KILLS = int(os.environ.get("KILLS", "12"))
PUBLISH = """
import itertools, sys
from datetime import date
from pathlib import Path
from briefer.delivery.folder import FolderChannel
from briefer.model import Edition

def edition(name, turn):
    return Edition(format=name, name="brief." + name, media_type="", content=str(turn).encode() * 2000)

channel = FolderChannel(folder=Path(sys.argv[1]), day=date(2026, 11, 24))
for turn in itertools.count():
    channel.deliver([edition(name, turn % 10) for name in ("html", "json", "pdf", "txt")])
    print(turn, flush=True)
"""


@pytest.mark.slow
def test_killed_at_any_moment_the_folder_is_old_or_new(tmp_path: Path) -> None:
    for kill in range(KILLS):
        process = subprocess.Popen(
            [sys.executable, "-c", PUBLISH, str(tmp_path)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.011 * (kill % 12))
        process.kill()
        process.wait()
        process.stdout.close()
        contents = {path.name: path.read_bytes() for path in (tmp_path / "2026-11-24").iterdir()}
        assert sorted(contents) == ["brief.html", "brief.json", "brief.pdf", "brief.txt"]
        assert len(set(contents.values())) == 1
        assert len(contents["brief.txt"]) == 2000
