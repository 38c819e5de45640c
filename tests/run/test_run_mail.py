"""The morning run sends what it made to a real mail server, once, and tries again what was put off."""

from pathlib import Path

import pytest
from tests.delivery.post_office import PostOffice, open_post_office
from tests.run.machine import SETTINGS, Machine

from briefer.store import open_store, read_store


def set_up(folder: Path, office: PostOffice, *readers: str) -> Machine:
    mail = (
        f'at = "00:00"\nmail_from = "The Morning Brief <brief@ostrey.example>"\nsmtp_host = "localhost"\n'
        f'smtp_port = {office.port}\nsmtp_authorities = "{office.authorities}"\n\n[[sources]]'
    )
    machine = Machine.set_up(
        folder, settings=SETTINGS.replace('at = "05:10"\n', "").replace("[[sources]]", mail)
    )
    for reader in readers:
        assert machine.run("readers", "add", reader).returncode == 0
    return machine


def list_states(machine: Machine) -> dict[str, str]:
    with read_store(machine.store) as store:
        return {row.recipient: row.state for row in store.outbox.list_rows()}


@pytest.fixture
def readers() -> tuple[str, ...]:
    return ("ann@ostrey.example", "ben@ostrey.example")


def test_each_reader_gets_one_mail_however_often_it_runs(tmp_path: Path, readers: tuple[str, ...]) -> None:
    with open_post_office(tmp_path) as office:
        machine = set_up(tmp_path, office, *readers)
        for _ in range(3):
            ran = machine.run("run", "--if-due")
            assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
        assert sorted(office.arrived()) == sorted(readers)
        assert office.connections == 1
    assert set(list_states(machine).values()) == {"sent"}


def test_a_mail_that_was_put_off_is_told_of_once_and_tried_when_its_time_comes(
    tmp_path: Path, readers: tuple[str, ...]
) -> None:
    with open_post_office(tmp_path, refused={readers[0]: "451 4.3.0 come back later"}) as office:
        machine = set_up(tmp_path, office, *readers)
        ran = machine.run("run")
        assert ran.returncode == 4
        assert readers[0] in ran.stderr
        assert office.arrived() == [readers[1]]
        # Not its time yet: nothing is asked of the server, and the owner is not told every hour.
        again = machine.run("run")
        assert (again.returncode, again.stderr, office.connections) == (0, "", 1)
        office.refused.clear()
        with open_store(machine.store) as store, store._writing() as connection:
            connection.execute("UPDATE outbox SET next_try = 0 WHERE state = 'deferred'")
        last = machine.run("run")
        assert (last.returncode, last.stderr) == (0, "")
        assert sorted(office.arrived()) == sorted(readers)


def test_a_brief_is_made_though_its_mail_cannot_be_sent(tmp_path: Path, readers: tuple[str, ...]) -> None:
    with open_post_office(tmp_path) as office:
        machine = set_up(tmp_path, office, *readers)
    # The office has closed.
    ran = machine.run("run")
    assert ran.returncode == 4
    assert 1 <= ran.stderr.count("\n") <= 2
    assert len(machine.read_out()) == 1
    assert set(list_states(machine).values()) == {"deferred"}
    text = machine.folder / "briefer.toml"
    text.write_text(text.read_text().replace("smtp_host", "# smtp_host"), encoding="utf-8")
    with open_store(machine.store) as store, store._writing() as connection:
        connection.execute("UPDATE outbox SET next_try = 0")
    ran = machine.run("run")
    assert (ran.returncode, ran.stderr.count("\n")) == (4, 1)
    assert "smtp_host" in ran.stderr


def test_after_a_restore_what_may_have_been_sent_is_held(tmp_path: Path, readers: tuple[str, ...]) -> None:
    with open_post_office(tmp_path) as office:
        machine = set_up(tmp_path, office, *readers)
        assert machine.run("backup").returncode == 0
        assert machine.run("run").returncode == 0
        assert machine.run("restore").returncode == 0
        ran = machine.run("run")
        assert (ran.returncode, ran.stderr.count("\n")) == (0, 1)
        assert "restored from a copy" in ran.stderr
        assert machine.run("run").stderr == ""
        assert sorted(office.arrived()) == sorted(readers)
        assert set(list_states(machine).values()) == {"unknown"}
        machine.run("outbox", "confirm", *readers)
        assert set(list_states(machine).values()) == {"sent"}
