"""Init: a settings file that explains everything and changes nothing, and is never overwritten unasked."""

from pathlib import Path

import pytest
from tests.cli.desks import Desk


def test_a_file_is_written_and_holds(desk: Desk) -> None:
    answer = desk.run("init")
    assert (answer.code, answer.out) == (0, f"{desk.folder / 'briefer.toml'}\n")
    assert "run `briefer make`" in answer.err
    assert "# title = " in (desk.folder / "briefer.toml").read_text()
    assert (desk.folder / "briefer.toml").stat().st_mode & 0o777 == 0o644
    assert list(desk.folder.iterdir()) == [desk.folder / "briefer.toml"]


def test_another_folder_is_made(desk: Desk) -> None:
    answer = desk.run("init", "~/.config/briefer", "-q")
    assert (answer.code, answer.out, answer.err) == (0, "", "")
    assert (Path.home() / ".config" / "briefer" / "briefer.toml").is_file()


def test_nothing_is_overwritten_unasked(desk: Desk) -> None:
    file = desk.write("briefer.toml", "mine")
    assert f"{file} is there already" in desk.fail("init", code=2)
    assert file.read_text() == "mine"
    assert desk.run("init", "--force").code == 0
    assert file.read_text().startswith("# Settings of briefer")


def test_a_dry_run_only_shows_it(desk: Desk) -> None:
    answer = desk.run("init", "--dry-run")
    assert answer.code == 0
    assert answer.out.startswith("# Settings of briefer")
    assert list(desk.folder.iterdir()) == []


def test_where_it_cannot_be_written(desk: Desk) -> None:
    desk.write("file")
    assert "name another folder" in desk.fail("init", "file", code=2)


def test_a_failed_write_leaves_no_litter(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    assert "No space left" in desk.fail("init", code=2)
    assert list(desk.folder.iterdir()) == []
