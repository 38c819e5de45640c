"""The schedule: the right times in any zone, and a crontab in which nothing but our own block changes."""

import os
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.schedule.crontab import put_crontab_on_path

from briefer.errors import ScheduleError
from briefer.run.due import AHEAD
from briefer.schedule import (
    Call,
    Units,
    find_blocks,
    find_machine_times,
    find_units_folder,
    install_units,
    plan_call,
    read_crontab,
    remove_block,
    remove_units,
    write_block,
    write_crontab,
    write_lines,
    write_units,
)
from briefer.settings import load_settings

CALL = Call(
    label="/home/ann/news/briefer.toml",
    command=("/home/ann/bin/briefer", "run", "--if-due", "--config", "/home/ann/news/briefer.toml"),
    folder=Path("/home/ann/news"),
    writable=(Path("/home/ann/data"), Path("/home/ann/news/out")),
    times=(time(6, 30),),
    zone="Europe/Berlin",
    minute=7,
)
ZONES = st.sampled_from(
    ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu", "UTC"]
)


def test_in_its_own_zone_a_time_is_itself() -> None:
    times = find_machine_times(
        [time(6, 30), time(5), time(5)], zone="Asia/Tokyo", machine_zone="Asia/Tokyo", start=date(2026, 1, 1)
    )
    assert times == (time(5), time(6, 30))


@given(
    hour=st.integers(0, 23), minute=st.integers(0, 59), zone=ZONES, machine=ZONES, days=st.integers(0, 365)
)
def test_every_day_of_a_year_a_line_comes_at_the_very_minute(
    hour: int, minute: int, zone: str, machine: str, days: int
) -> None:
    start = date(2026, 3, 1)
    due = datetime.combine(start + timedelta(days=days), time(hour, minute), tzinfo=ZoneInfo(zone))
    times = find_machine_times([time(hour, minute)], zone=zone, machine_zone=machine, start=start)
    if zone == machine:
        assert times == (time(hour, minute),)
    else:
        assert due.astimezone(UTC).astimezone(ZoneInfo(machine)).time() in times
    assert len(times) <= 4


def plan(folder: Path, machine: str, *, at: str = "06:30") -> Call:
    settings = load_settings(flags={"at": at, "zone": "UTC"}, environment={}, folder=folder, file=None)
    return plan_call([settings], folder=folder, at=None, machine=machine.encode(), ahead=AHEAD)


def test_every_machine_begins_at_a_minute_of_its_own_before_the_time(tmp_path: Path) -> None:
    calls = [plan(tmp_path, f"machine {number}") for number in range(200)]
    assert {clock for call in calls for clock in call.times} == {time(6, minute) for minute in range(20, 25)}
    assert len({call.minute for call in calls}) > 50
    assert plan(tmp_path, "one") == plan(tmp_path, "one")


def test_it_never_begins_on_the_day_before(tmp_path: Path) -> None:
    assert plan(tmp_path, "one", at="00:03").times == (time(0, 0),)


def test_the_lines_of_a_crontab() -> None:
    daily, hourly = write_lines(CALL, machine_times=[time(4, 30)])
    assert daily.startswith("30 4 * * * cd /home/ann/news && /home/ann/bin/briefer run --if-due ")
    assert hourly.startswith("7 * * * * cd ")


@pytest.mark.parametrize("name", ["100 % news", "it's $HOME; `id`", "a\\b", "ä ö"])
def test_the_shell_that_cron_starts_sees_the_very_paths(name: str, tmp_path: Path) -> None:
    folder = tmp_path / name
    folder.mkdir()
    call = replace(CALL, folder=folder, command=("printf", "%s|", "run", str(folder)))
    line = write_lines(call, machine_times=[])[0].split(" ", 5)[5]
    # What cron hands to the shell: percent signs without their backslashes (crontab(5)).
    shown = subprocess.run(
        ["/bin/sh", "-c", line.replace("\\%", "%")], capture_output=True, text=True, check=True
    )
    assert shown.stdout == f"run|{folder}|"


def test_a_path_with_a_line_break_is_refused() -> None:
    broken = replace(CALL, folder=Path("/home/a\nb"))
    with pytest.raises(ScheduleError, match="line break"):
        write_lines(broken, machine_times=[time(1)])
    with pytest.raises(ScheduleError, match="line break"):
        write_units(broken, name="briefer-x")


OWN = st.text(
    st.characters(codec="utf-8", exclude_characters="\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"), max_size=80
)


@given(own=OWN)
def test_what_is_the_users_own_stays_to_the_byte(own: str) -> None:
    once = write_block(own, label="a", lines=["1 2 * * * true"])
    assert once.startswith(own)
    assert write_block(once, label="a", lines=["1 2 * * * true"]) == once
    assert remove_block(once, label="a").rstrip("\n") == own.rstrip("\n")


def test_a_block_is_replaced_where_it_stands_and_others_are_left() -> None:
    text = write_block("MAILTO=ann\n", label="a", lines=["1 1 * * * one"])
    text = write_block(text, label="b", lines=["2 2 * * * two"]) + "9 9 * * * own\n"
    changed = write_block(text, label="a", lines=["3 3 * * * three"])
    assert changed == text.replace("1 1 * * * one", "3 3 * * * three")
    assert find_blocks(changed) == ("a", "b")
    left = remove_block(changed, label="a")
    assert "three" not in left
    assert left.startswith("MAILTO=ann\n")
    assert left.endswith("9 9 * * * own\n")
    assert remove_block(left, label="a") == left


def test_a_block_without_its_end_is_not_touched() -> None:
    torn = "# >>> briefer: a\n1 1 * * * one\n5 5 * * * own\n"
    with pytest.raises(ScheduleError, match="crontab -e"):
        write_block(torn, label="a", lines=[])


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return put_crontab_on_path(tmp_path, monkeypatch)


def test_a_crontab_is_read_written_and_removed(table: Path) -> None:
    assert read_crontab() == ""
    write_crontab("1 1 * * * true\n")
    assert read_crontab() == table.read_text() == "1 1 * * * true\n"
    with pytest.raises(ScheduleError, match=r"errors in crontab; nothing was changed"):
        write_crontab("BAD\n")
    assert table.read_text() == "1 1 * * * true\n"
    write_crontab("")
    assert not table.exists()


def test_bytes_that_are_no_text_survive(table: Path) -> None:
    table.write_bytes(b"# caf\xe9\n")
    write_crontab(write_block(read_crontab(), label="a", lines=["1 1 * * * true"]))
    assert table.read_bytes().startswith(b"# caf\xe9\n")


def test_no_cron_or_one_that_fails_is_one_line(table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table.mkdir()
    with pytest.raises(ScheduleError, match=r"crontab -l failed"):
        read_crontab()
    monkeypatch.setenv("PATH", str(table))
    with pytest.raises(ScheduleError, match=r"there is no cron .* --systemd"):
        read_crontab()
    (table / "crontab").write_text("no program at all")
    (table / "crontab").chmod(0o644)
    with pytest.raises(ScheduleError, match="cannot be called"):
        write_crontab("x\n")


def test_the_units_are_what_systemd_takes(tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("there is no systemd on this machine")
    folder = tmp_path / 'my 100 % "news"'
    folder.mkdir()
    program = Path(shutil.which("true") or "/bin/true")
    call = replace(CALL, command=(str(program), "a b", "$HOME"), folder=folder, writable=(folder,))
    units = write_units(call, name="briefer-test")
    for ending, text in (("service", units.service), ("timer", units.timer)):
        (tmp_path / f"briefer-test.{ending}").write_text(text)
    done = subprocess.run(
        [analyze, "verify", "--user", "--man=no", str(tmp_path / "briefer-test.timer")],
        capture_output=True,
        text=True,
        env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)},
        check=False,
    )
    complaints = [line for line in done.stderr.splitlines() if "briefer-test" in line]
    assert complaints == []
    for line in units.timer.splitlines():
        if line.startswith("OnCalendar="):
            subprocess.run([analyze, "calendar", line.partition("=")[2]], check=True, capture_output=True)


SYSTEMCTL = """#!/bin/sh
echo "$@" >> "$CALLS"
test -z "$FAIL" || { echo "Failed to connect to bus" >&2; exit 1; }
"""


def test_units_are_written_and_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = tmp_path / "calls"
    program = tmp_path / "systemctl"
    program.write_text(SYSTEMCTL)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setenv("CALLS", str(calls))
    folder = find_units_folder({"HOME": str(tmp_path)})
    units = Units(name="briefer-x", service="[Service]\n", timer="[Timer]\n")
    assert [place.read_text() for place in install_units(units, folder=folder)] == [
        "[Service]\n",
        "[Timer]\n",
    ]
    assert calls.read_text() == "--user daemon-reload\n--user enable --now briefer-x.timer\n"
    assert len(remove_units("briefer-x", folder=folder)) == 2
    assert remove_units("briefer-x", folder=folder) == ()
    assert list(folder.iterdir()) == []
    monkeypatch.setenv("FAIL", "1")
    with pytest.raises(ScheduleError, match=r"Failed to connect to bus.*or use cron"):
        install_units(units, folder=folder)
    program.unlink()
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ScheduleError, match="no systemd"):
        install_units(units, folder=folder)
    (tmp_path / "systemctl").write_text("")
    (tmp_path / "file").write_text("")
    with pytest.raises(ScheduleError, match="cannot be called"):
        install_units(units, folder=folder)
    with pytest.raises(ScheduleError, match="cannot write the units"):
        install_units(units, folder=tmp_path / "file")
