"""The n-th call fails: a full disk, a broken one, one that may not be written; and the next run heals it.

SQLite's own method (https://www.sqlite.org/testing.html): the fault is at the first call of its kind, then at
the second, until a run meets none any more. ``make faults`` tries every n, the suite some of them.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.run.machine import Machine

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
