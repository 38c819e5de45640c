"""The morning run, called as cron calls it: silent, once, whatever happened before."""

import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from tests.run.machine import SETTINGS, Machine

from briefer.store import open_store, read_store

FAKETIME = shutil.which("faketime")
KILLS = int(os.environ.get("KILLS", "10"))


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine.set_up(tmp_path, settings=SETTINGS.replace('"05:10"', '"00:00"'))


def count_briefs(machine: Machine) -> int:
    with read_store(machine.store) as store, store._reading() as connection:
        return int(connection.execute("SELECT count(*) FROM briefs").fetchone()[0])


def test_it_makes_what_is_due_in_silence_and_once(machine: Machine) -> None:
    told = machine.run("run", "--dry-run")
    assert (told.returncode, told.stdout.split()[:2]) == (0, ["make", "default"])
    heartbeat = machine.folder / "heartbeat"
    ran = machine.run("run", "--heartbeat-file", str(heartbeat))
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    assert heartbeat.exists()
    made = machine.read_out()
    assert [sorted(files) for files in made.values()] == [["brief.html", "brief.json", "brief.txt"]]
    again = machine.run("run", "--if-due")
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    assert machine.read_out() == made
    assert count_briefs(machine) == 1
    assert machine.run("run", "--dry-run").stderr == "Nothing is due.\n"


def test_what_a_killed_run_made_is_published_by_the_next(machine: Machine) -> None:
    assert machine.run("run").returncode == 0
    made = machine.read_out()
    # As a kill between the commit of the brief and its publishing leaves it.
    shutil.rmtree(machine.folder / "out")
    with open_store(machine.store) as store, store._writing() as connection:
        connection.execute("DELETE FROM steps WHERE name = 'published'")
        connection.execute("UPDATE runs SET ended = NULL")
    ran = machine.run("run")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert machine.read_out() == made
    assert count_briefs(machine) == 1


def test_a_brief_that_its_reader_threw_away_stays_away(machine: Machine) -> None:
    assert machine.run("run").returncode == 0
    shutil.rmtree(machine.folder / "out")
    assert machine.run("run").returncode == 0
    assert machine.read_out() == {}


def test_every_profile_gets_its_own_and_one_failure_costs_no_other(tmp_path: Path) -> None:
    settings = SETTINGS.replace('"05:10"', '"00:00"').replace("[[sources]]", "{profiles}[[sources]]")
    profiles = '[profiles.desk]\nout_dir = "desk"\n[profiles.board]\nout_dir = "news/bridge.txt"\n'
    machine = Machine.set_up(tmp_path, settings=settings.replace("{profiles}", "") + profiles)
    ran = machine.run("run")
    assert ran.returncode == 1
    assert ran.stderr.count("\n") == 1
    assert "board" in ran.stderr
    assert list((tmp_path / "desk").glob("*/brief.html"))


def test_a_clock_that_went_back_stops_it(machine: Machine) -> None:
    assert machine.run("run").returncode == 0
    with open_store(machine.store) as store:
        store.runs.begin(datetime.now(UTC) + timedelta(days=1))
        with store._writing() as connection:
            connection.execute("DELETE FROM printed")
            connection.execute("DELETE FROM editions")
            connection.execute("DELETE FROM skipped")
            connection.execute("DELETE FROM briefs")
    ran = machine.run("run")
    assert ran.returncode == 1
    assert "--trust-clock" in ran.stderr
    assert ran.stderr.count("\n") == 1
    assert machine.run("run", "--trust-clock").returncode == 0


def test_a_folder_that_cannot_be_written_is_one_line_and_heals(machine: Machine) -> None:
    (machine.folder / "out").write_text("in the way")
    ran = machine.run("run")
    assert (ran.returncode, ran.stderr.count("\n")) == (1, 1)
    assert "Traceback" not in ran.stderr
    (machine.folder / "out").unlink()
    assert machine.run("run").returncode == 0
    assert len(machine.read_out()) == 1


@pytest.mark.slow
def test_of_twenty_at_once_one_works(machine: Machine) -> None:
    def call(_: int) -> tuple[int, str]:
        ran = machine.run("run", "--if-due")
        return ran.returncode, ran.stderr

    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(call, range(20)))
    codes = [code for code, _ in answers]
    # Whoever comes when the work is done finds nothing due.
    assert set(codes) <= {0, 75}
    assert codes.count(75) >= 1
    assert all("database is locked" not in words for _, words in answers)
    assert all(words.count("\n") == (code == 75) for code, words in answers)
    assert count_briefs(machine) == 1


# A source that says when it is asked, and gives its article when it is told to.
WAITING = """
import json, socket
with socket.create_connection(("127.0.0.1", {port})) as desk:
    desk.recv(1)
print(json.dumps({{"headline": "Ferry sails again", "text": "The ferry sails again.", "url": "x:1"}}))
"""


@pytest.mark.slow
def test_while_one_works_nineteen_others_leave_with_75(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(120)
        script = tmp_path / "waiting.py"
        script.write_text(WAITING.format(port=listener.getsockname()[1]), encoding="utf-8")
        source = f'command = "{sys.executable} {script}"'
        settings = SETTINGS.replace('"05:10"', '"00:00"').replace('path = "news"', source)
        machine = Machine.set_up(tmp_path, settings=settings)
        with machine.start("run") as worker:
            with listener.accept()[0]:  # it holds the lock, and does not get on
                with ThreadPoolExecutor(19) as pool:
                    others = list(pool.map(lambda _: machine.run("run", "--if-due"), range(19)))
                assert worker.poll() is None
            out, err = worker.communicate(timeout=300)
    assert (worker.returncode, out, err) == (0, "", "")
    assert [ran.returncode for ran in others] == [75] * 19
    assert all(ran.stderr.count("\n") == 1 and "another run" in ran.stderr for ran in others)
    assert count_briefs(machine) == 1


@pytest.mark.slow
def test_shut_down_at_any_moment_it_ends_as_if_it_never_was(tmp_path: Path) -> None:
    settings = SETTINGS.replace('"05:10"', '"00:00"')
    whole = Machine.set_up(tmp_path / "whole", settings=settings)
    start = time.monotonic()
    assert whole.run("run").returncode == 0
    seconds = time.monotonic() - start
    for share in (0.3, 0.6, 0.9):
        machine = Machine.set_up(tmp_path / str(share), settings=settings)
        machine.kill("run", after=share * seconds, by=signal.SIGTERM)
        ran = machine.run("run")
        assert (ran.returncode, ran.stderr) == (0, "")
        assert machine.read_out() == whole.read_out()


def test_what_cron_starts_makes_the_same_bytes_as_a_user_does(tmp_path: Path) -> None:
    machine = Machine.set_up(tmp_path)
    make = ("make", "--date", "2026-11-24", "--source", "news", "--quiet")
    assert machine.run(*make).returncode == 0
    by_user = machine.read_out()
    shutil.rmtree(machine.folder / "out")
    shutil.rmtree(machine.folder / "data")
    # No home, no language, no terminal, and nothing that a shell would have set.
    bare = {name: value for name, value in machine.environment().items() if name in ("PATH", "PYTHONPATH")}
    ran = subprocess.run(
        [sys.executable, "-m", "briefer", *make],
        cwd=machine.folder,
        env=bare,
        umask=0o077,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert machine.read_out() == by_user


@pytest.mark.slow
def test_killed_at_any_moment_it_ends_as_if_it_never_was(tmp_path: Path) -> None:
    settings = SETTINGS.replace('"05:10"', '"00:00"')
    whole = Machine.set_up(tmp_path / "whole", settings=settings)
    start = time.monotonic()
    assert whole.run("run").returncode == 0
    seconds = time.monotonic() - start
    wanted = whole.read_out()
    chance = random.Random(7)
    for number in range(KILLS):
        machine = Machine.set_up(tmp_path / str(number), settings=settings)
        machine.kill("run", after=chance.uniform(0.2, 1.1) * seconds)
        torn = machine.read_out()
        assert torn in ({}, wanted), number
        ran = machine.run("run")
        assert (ran.returncode, ran.stderr) == (0, ""), number
        assert machine.read_out() == wanted, number
        assert count_briefs(machine) == 1, number
        with read_store(machine.store) as store:
            assert store.find_damage(bytes_to_read=10**9) == (), number
        shutil.rmtree(machine.folder)


# For each zone when a run is called (UTC), and the days whose editions that call makes.
INSTANTS = {
    ("Europe/Berlin", "05:10"): [
        ("2026-03-28 03:00:00", ""),
        ("2026-03-28 04:30:00", "2026-03-28"),
        ("2026-03-29 02:55:00", ""),  # the clock was put forward in the night
        ("2026-03-29 03:15:00", "2026-03-29"),
    ],
    ("America/New_York", "02:30"): [
        ("2026-03-07 08:00:00", "2026-03-07"),
        ("2026-03-08 07:15:00", ""),  # on this day there is no half past two
        ("2026-03-08 07:45:00", "2026-03-08"),
        ("2026-11-01 06:45:00", "2026-10-31"),  # asleep for months; a quarter to two for the second time
    ],
    ("Australia/Lord_Howe", "02:15"): [
        ("2026-10-02 16:00:00", "2026-10-03"),
        ("2026-10-03 15:30:00", ""),  # summer time is half an hour here
        ("2026-10-03 15:50:00", "2026-10-04"),
        ("2026-10-05 03:00:00", "2026-10-05"),
    ],
    ("Pacific/Apia", "05:10"): [
        ("2011-12-29 15:30:00", "2011-12-29"),
        ("2011-12-30 09:59:00", ""),
        ("2011-12-30 10:01:00", ""),  # the 30th never was
        ("2011-12-30 15:20:00", "2011-12-31"),
    ],
    ("Asia/Kathmandu", "23:58"): [
        ("2028-02-28 18:14:00", "2028-02-28"),
        ("2028-02-28 18:16:00", ""),
        ("2028-02-29 18:14:00", "2028-02-29"),
        ("2028-12-31 18:16:00", "2028-12-30 2028-12-31"),  # asleep; two minutes into a new year
    ],
}


@pytest.mark.slow
@pytest.mark.skipif(FAKETIME is None, reason="faketime, which sets a program's clock, is not there")
@pytest.mark.parametrize(("zone", "at"), INSTANTS, ids=[zone for zone, _ in INSTANTS])
def test_every_local_date_has_one_edition(tmp_path: Path, zone: str, at: str) -> None:
    machine = Machine.set_up(tmp_path, settings=SETTINGS.replace("Europe/Berlin", zone).replace("05:10", at))
    made: list[str] = []
    for instant, days in INSTANTS[zone, at]:
        made += days.split()
        for _ in range(2):
            ran = machine.run("run", "--if-due", before=(str(FAKETIME), "-f", instant), TZ="UTC")
            assert (ran.returncode, ran.stderr) == (0, ""), instant
        assert sorted(machine.read_out()) == made, instant


# When a run is called (UTC), how it ends, and the days that have an edition by then.
LEAPS = [
    ("2026-11-23 04:10:00", 0, "2026-11-23"),
    ("1970-01-01 00:01:00", 1, "2026-11-23"),  # a board without a battery, before it has asked for the time
    ("2026-11-24 04:10:00", 0, "2026-11-23 2026-11-24"),
    ("2026-11-25 04:10:00", 0, "2026-11-23 2026-11-24 2026-11-25"),  # it leapt forward a day
    ("2026-11-24 05:00:00", 0, "2026-11-23 2026-11-24 2026-11-25"),  # and was put right
    (
        "2026-11-25 04:20:00",
        0,
        "2026-11-23 2026-11-24 2026-11-25",
    ),  # the day that was made too early has come
    ("2026-11-26 04:10:00", 0, "2026-11-23 2026-11-24 2026-11-25 2026-11-26"),
]


@pytest.mark.slow
@pytest.mark.skipif(FAKETIME is None, reason="faketime, which sets a program's clock, is not there")
def test_a_clock_that_leaps_makes_no_edition_twice_and_leaves_none_out(machine: Machine) -> None:
    editions: dict[str, dict[str, bytes]] = {}
    for instant, code, days in LEAPS:
        ran = machine.run("run", "--if-due", before=(str(FAKETIME), "-f", instant), TZ="UTC")
        assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (code, "", code), instant
        made = machine.read_out()
        assert sorted(made) == days.split(), instant
        # What was made stays as it was.
        assert {day: made[day] for day in editions} == editions
        editions = made


@pytest.mark.slow
@pytest.mark.skipif(FAKETIME is None, reason="faketime, which sets a program's clock, is not there")
def test_the_day_is_that_of_the_start_however_long_the_run_takes(tmp_path: Path) -> None:
    machine = Machine.set_up(tmp_path, settings=SETTINGS.replace("05:10", "00:00"))
    # In Berlin it is nearly midnight; the faked clock runs on, twenty times as fast as the real one.
    ran = machine.run("run", before=(str(FAKETIME), "-f", "@2026-11-24 22:59:50 x20"), TZ="UTC")
    assert (ran.returncode, ran.stderr) == (0, "")
    with read_store(machine.store) as store:
        run = store.runs.find_latest()
    assert run is not None
    assert run.ended is not None
    local = run.started.astimezone(ZoneInfo("Europe/Berlin")).date().isoformat()
    assert list(machine.read_out()) == [local]
