"""Schedule: the lines that cron will run, in the crontab and out of it again."""

import re
from pathlib import Path

import pytest
from tests.cli.desks import Desk
from tests.schedule.crontab import put_crontab_on_path


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return put_crontab_on_path(tmp_path, monkeypatch)


def test_installed_twice_it_stands_once_and_goes_cleanly(desk: Desk, table: Path) -> None:
    table.write_text("MAILTO=ann\n")
    first = desk.run("schedule", "install", "--at", "06:30", "--zone", "UTC")
    assert first.code == 0
    assert first.out.count("--at 06:30") == 2
    once = table.read_text()
    assert once.startswith("MAILTO=ann\n")
    assert desk.run("schedule", "install", "--at", "06:30", "--zone", "UTC").code == 0
    assert table.read_text() == once
    assert desk.run("schedule", "remove").code == 0
    assert table.read_text() == "MAILTO=ann\n"
    assert "Nothing is scheduled" in desk.run("schedule", "remove").err


def test_print_only_prints(desk: Desk, table: Path) -> None:
    desk.write("briefer.toml", 'at = "07:45"\n')
    answer = desk.run("schedule", "print")
    assert answer.code == 0
    begins = int(answer.out.split(" ", 1)[0])
    assert 35 <= begins <= 39
    assert answer.out.startswith(f"{begins} 7 * * * cd ")
    assert f"--config {desk.folder / 'briefer.toml'}" in answer.out
    assert "--at" not in answer.out
    assert not table.exists()
    assert not (desk.folder / "out").exists()


def test_a_timer_counts_in_the_readers_zone(desk: Desk, table: Path) -> None:
    answer = desk.run("schedule", "print", "--systemd", "--at", "06:30", "--zone", "Asia/Tokyo")
    assert re.search(r"OnCalendar=\*-\*-\* 06:2[0-4]:00 Asia/Tokyo\n", answer.out)
    assert "Persistent=true" in answer.out


def test_what_only_this_shell_knows_is_named(
    desk: Desk, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFER_MINUTES", "3")
    monkeypatch.setenv("BRIEFER_ZONE", "Asia/Tokyo")
    answer = desk.run("schedule", "print")
    assert "BRIEFER_MINUTES will not be set under cron" in answer.err
    assert "BRIEFER_ZONE" not in answer.err
    assert "--zone Asia/Tokyo" in answer.out


def test_a_time_that_is_none(desk: Desk, table: Path) -> None:
    line = desk.fail("schedule", "install", "--at", "25:00", code=2)
    assert "a time of the day such as 06:30" in line


def test_without_cron_it_says_what_else_there_is(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    assert "--systemd" in desk.fail("schedule", "install", code=1)
