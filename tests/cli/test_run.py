"""Run, in the tests' own process: what is due is done, what fails costs only itself, the code says which."""

import shutil
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.cli.desks import Desk
from tests.delivery.post_office import open_post_office

from briefer.store import lock_store, open_store

SETTINGS = """
zone = "UTC"
formats = ["text", "json"]
engine = "serial"
at = "00:00"
data_dir = "data"
backups = 0

[[sources]]
path = "news"
"""


@pytest.fixture
def morning(desk: Desk) -> Desk:
    desk.write("news/bridge.txt")
    desk.write("briefer.toml", SETTINGS)
    return desk


def store_of(desk: Desk) -> Path:
    return desk.folder / "data" / "briefer.db"


def set_mail(desk: Desk, settings: str) -> None:
    desk.write("briefer.toml", SETTINGS.replace("backups = 0\n", f"backups = 0\n{settings}\n"))


def test_it_is_silent_and_does_nothing_twice(morning: Desk) -> None:
    assert morning.run("run", "--dry-run").out.startswith("make default 20")
    for _ in range(2):
        answer = morning.run("run", "--if-due", "--heartbeat-file", "alive")
        assert (answer.code, answer.out, answer.err) == (0, "", "")
    assert (morning.folder / "alive").exists()
    assert len(list((morning.folder / "out").glob("*/brief.txt"))) == 1
    assert morning.run("run", "--dry-run").err == "Nothing is due.\n"
    with open_store(store_of(morning)) as store:
        run = store.runs.find_latest()
    assert run is not None
    assert run.ended is not None
    assert [step.name for step in run.steps] == ["begun", "published"]


def test_a_run_that_was_cut_off_is_taken_up(morning: Desk) -> None:
    assert morning.run("run").code == 0
    shutil.rmtree(morning.folder / "out")
    with open_store(store_of(morning)) as store, store._writing() as connection:
        connection.execute("DELETE FROM steps WHERE name = 'published'")
    assert morning.run("run", "--dry-run").out.startswith("publish again default")
    assert morning.run("run").code == 0
    assert len(list((morning.folder / "out").glob("*/brief.txt"))) == 1


def test_a_brief_that_cannot_be_made_is_a_line_and_code_1(morning: Desk) -> None:
    (morning.folder / "out").write_text("in the way")
    answer = morning.run("run")
    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert "not made" in answer.err
    (morning.folder / "out").unlink()
    assert morning.run("run").code == 0


def test_what_a_brief_lacks_is_code_3_for_the_strict(morning: Desk) -> None:
    desk_insert = '[[inserts]]\ntitle = "Weather"\ncommand = "false"\n'
    morning.write("briefer.toml", SETTINGS + desk_insert)
    answer = morning.run("run", "--strict")
    assert (answer.code, answer.err.count("\n")) == (3, 1)
    assert "Weather" in answer.err


def test_a_copy_that_cannot_be_kept_is_told(morning: Desk) -> None:
    morning.write("briefer.toml", SETTINGS.replace("backups = 0\n", ""))
    morning.write("data/backups", "a file, where a folder is wanted")
    answer = morning.run("run", "--strict")
    assert (answer.code, answer.err.count("\n")) == (3, 1)
    assert "no backup" in answer.err


def test_the_lock_and_the_clock_stop_it(morning: Desk) -> None:
    store_of(morning).parent.mkdir()
    with lock_store(store_of(morning)):
        assert "another run" in morning.fail("run", code=75)
    with closing(open_store(store_of(morning))) as store:
        store.runs.begin(datetime.now(UTC) + timedelta(days=1))
    assert "--trust-clock" in morning.fail("run", code=1)
    assert morning.run("run", "--trust-clock").code == 0


def test_a_damaged_store_is_one_line(morning: Desk) -> None:
    assert morning.run("run").code == 0
    store_of(morning).write_bytes(b"no database at all, but as long as one " * 200)
    assert "damaged" in morning.fail("run", code=1)
    assert "damaged" in morning.fail("run", "--dry-run", code=1)


def test_profiles_are_sent_by_their_own_settings(morning: Desk, tmp_path: Path) -> None:
    with open_post_office(tmp_path) as office:
        mail = (
            f'smtp_host = "localhost"\nsmtp_port = {office.port}\nsmtp_authorities = "{office.authorities}"\n'
            f'mail_from = "brief@ostrey.example"\n'
        )
        set_mail(morning, mail)
        # A profile that names no server: its mail cannot be sent, and costs nobody else's.
        profiles = '[profiles.desk]\n[profiles.board]\nsmtp_user = "ann"\nsmtp_password_file = "none"\n'
        morning.write("briefer.toml", (morning.folder / "briefer.toml").read_text() + profiles)
        assert morning.run("readers", "add", "--profile", "desk", "ann@ostrey.example").code == 0
        assert morning.run("readers", "add", "--profile", "board", "ben@ostrey.example").code == 0
        answer = morning.run("run")
        assert answer.code == 4
        assert answer.err.count("\n") == 1
        assert answer.err.startswith("briefer: board: not sent: ")
        assert office.arrived() == ["ann@ostrey.example"]
        assert morning.run("run", "--dry-run").out == "send what waits in the outbox\n"


def test_after_a_restore_what_may_have_been_sent_is_held(morning: Desk, tmp_path: Path) -> None:
    with open_post_office(tmp_path) as office:
        set_mail(
            morning,
            f'smtp_host = "localhost"\nsmtp_port = {office.port}\nsmtp_authorities = "{office.authorities}"\n'
            f'mail_from = "brief@ostrey.example"\n',
        )
        assert morning.run("readers", "add", "ann@ostrey.example").code == 0
        assert morning.run("backup", "-q").code == 0
        assert morning.run("run").code == 0
        assert morning.run("restore", "-q").code == 0
        answer = morning.run("run")
        assert (answer.code, answer.err.count("\n")) == (0, 1)
        assert "restored from a copy" in answer.err
        assert office.arrived() == ["ann@ostrey.example"]


def test_a_mail_that_the_store_has_lost_stops_the_run_in_one_line(morning: Desk, tmp_path: Path) -> None:
    with open_post_office(tmp_path, refused={"ann@ostrey.example": "451 later"}) as office:
        set_mail(
            morning,
            f'smtp_host = "localhost"\nsmtp_port = {office.port}\nsmtp_authorities = "{office.authorities}"\n'
            f'mail_from = "brief@ostrey.example"\n',
        )
        assert morning.run("readers", "add", "ann@ostrey.example").code == 0
        assert morning.run("run").code == 4
        with open_store(store_of(morning)) as store, store._writing() as connection:
            connection.execute("UPDATE outbox SET next_try = 0")
            connection.execute(
                "UPDATE contents SET body = x'00' WHERE sha256 IN (SELECT sha256 FROM mailing_bodies)"
            )
        office.refused.clear()
        assert "briefer check" in morning.fail("run", code=1)
        assert office.arrived() == []
