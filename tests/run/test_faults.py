"""The n-th call fails: a full disk, a broken one, one that may not be written; and the next run heals it.

SQLite's own method (https://www.sqlite.org/testing.html): the fault is at the first call of its kind, then at
the second, until a run meets none any more. ``make faults`` tries every n, the suite some of them.
"""

import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.delivery.post_office import PostOffice, open_post_office
from tests.run.machine import SETTINGS, Machine

from briefer.store import open_store, read_store

STRACE = shutil.which("strace")
EVERY = os.environ.get("FAULTS") == "all"
MAKE = ("make", "--quiet")
FAULTS = [
    ("pwrite64", "ENOSPC", 17),
    ("fdatasync", "EIO", 3),
    ("fsync", "EIO", 2),
    ("rename", "EROFS", 1),
    ("mkdir", "EACCES", 2),
    ("ftruncate", "EIO", 2),
]


def may_trace() -> bool:
    if STRACE is None:
        return False
    return (
        subprocess.run([STRACE, "-o", "/dev/null", "true"], capture_output=True, check=False).returncode == 0
    )


pytestmark = pytest.mark.skipif(not may_trace(), reason="strace is not there, or may not trace here")


def strike(
    machine: Machine, call: str, error: str, number: int
) -> "tuple[bool, subprocess.CompletedProcess[str]]":
    """Run with the ``number``-th call of that kind failing; tell whether it came to that."""
    log = machine.folder / "trace"
    before = (str(STRACE), "-f", "-o", str(log), "-e", f"inject={call}:error={error}:when={number}")
    ran = machine.run(*MAKE, before=before, PYTHONDONTWRITEBYTECODE="1")
    return "(INJECTED)" in log.read_text(encoding="utf-8", errors="replace"), ran


@pytest.mark.slow
@pytest.mark.parametrize(
    ("call", "error", "stride"), FAULTS, ids=[f"{call}-{error}" for call, error, _ in FAULTS]
)
def test_each_fault_is_one_line_and_the_next_run_heals(
    tmp_path: Path, call: str, error: str, stride: int
) -> None:
    whole = Machine.set_up(tmp_path / "whole")
    assert whole.run(*MAKE).returncode == 0
    number = 1
    while True:
        machine = Machine.set_up(tmp_path / f"{call}-{number}")
        struck, ran = strike(machine, call, error, number)
        words = f"{call} {number}: {ran.returncode} {ran.stdout}{ran.stderr}"
        assert "Traceback" not in ran.stderr, words
        assert ran.stderr.count("\n") <= 1, words
        # A call whose failure does no harm may fail; whoever ends otherwise says why.
        assert ran.returncode in (0, 1), words
        assert (ran.returncode == 0) == (ran.stderr == ""), words
        healed = machine.run(*MAKE)
        assert (healed.returncode, healed.stderr) == (0, ""), f"after {words}: {healed.stderr}"
        assert machine.read_out() == whole.read_out(), words
        assert machine.run("check", "--quiet").returncode == 0, words
        shutil.rmtree(machine.folder)
        if not struck:
            break
        number += 1 if EVERY else stride
    assert number > 1, f"{call} was never called"
    print(f"{call} {error}: every fault up to call {number - 1} is one line, and the next run heals")


SEND = ("send", "--quiet")
READERS = ("ann@ostrey.example", "ben@ostrey.example")
# Of the disk under the outbox, and of the wire. Only the store's own files are opened in vain: without others
# Python itself does not start.
SENDING = [
    ("pwrite64", "ENOSPC", 5, False),
    ("fdatasync", "EIO", 2, False),
    ("openat", "EMFILE", 1, True),
    ("connect", "ENETUNREACH", 1, False),
    ("sendto", "ECONNRESET", 3, False),
    ("recvfrom", "ECONNRESET", 3, False),
]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[PostOffice]:
    with open_post_office(tmp_path, security="none") as office:
        yield office


@pytest.fixture
def publisher(tmp_path: Path, office: PostOffice) -> Machine:
    """A machine whose brief is made and waits for two readers; each fault strikes a copy of it."""
    mail = (
        f'mail_from = "brief@ostrey.example"\nsmtp_host = "127.0.0.1"\nsmtp_port = {office.port}\n'
        'smtp_security = "none"\n\n[[sources]]'
    )
    machine = Machine.set_up(tmp_path / "publisher", settings=SETTINGS.replace("[[sources]]", mail))
    assert machine.run("readers", "add", *READERS).returncode == 0
    assert machine.run(*MAKE).returncode == 0
    return machine


def read_states(machine: Machine) -> dict[str, str]:
    with read_store(machine.store) as store:
        return {row.recipient: row.state for row in store.outbox.list_rows()}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("call", "error", "stride", "ours"), SENDING, ids=[f"{call}-{error}" for call, error, _, _ in SENDING]
)
def test_a_fault_while_sending_doubles_nothing_and_loses_nothing(
    publisher: Machine, office: PostOffice, call: str, error: str, stride: int, ours: bool
) -> None:
    number = 1
    while True:
        office.mails.clear()
        machine = Machine(folder=publisher.folder.with_name(f"{call}-{number}"))
        shutil.copytree(publisher.folder, machine.folder)
        log = machine.folder / "trace"
        paths = [str(machine.store), str(machine.store.with_name("briefer.lock"))] if ours else []
        only = [word for path in paths for word in ("-P", path)]
        inject = f"inject={call}:error={error}:when={number}"
        before = (str(STRACE), "-f", "-o", str(log), *only, "-e", f"trace={call}", "-e", inject)
        ran = machine.run(*SEND, before=before, PYTHONDONTWRITEBYTECODE="1")
        words = f"{call} {number}: {ran.returncode} {ran.stdout}{ran.stderr}"
        assert "Traceback" not in ran.stderr, words
        assert "bug in briefer" not in ran.stderr, words
        assert ran.returncode in (0, 1, 4), words
        assert (ran.returncode == 0) == (ran.stderr == ""), words
        with open_store(machine.store) as store, store._writing() as connection:
            connection.execute("UPDATE outbox SET next_try = 0 WHERE state = 'deferred'")
        machine.run(*SEND)
        states = read_states(machine)
        assert max(Counter(office.arrived()).values(), default=0) <= 1, words
        assert set(states.values()) <= {"sent", "unknown"}, words
        assert {who for who, state in states.items() if state == "sent"} <= set(office.arrived()), words
        assert list(states.values()).count("unknown") <= 1, words
        struck = "(INJECTED)" in log.read_text(encoding="utf-8", errors="replace")
        shutil.rmtree(machine.folder)
        if not struck:
            assert set(states.values()) == {"sent"}
            break
        number += 1 if EVERY else stride
    assert number > 1, f"{call} was never called"
    print(f"{call} {error}: every fault up to call {number - 1} is one line, and nothing is doubled")
