"""A program of the user's own is run once, knows no secret, and is ended when it takes or says too much."""

import contextlib
import os
import select
import sys
import textwrap
from dataclasses import replace
from pathlib import Path

import pytest

from briefer.errors import SandboxError
from briefer.sandbox.command import CommandLimits, run_command

LIMITS = CommandLimits(wall_seconds=20, cpu_seconds=10, memory_bytes=1 << 30, answer_bytes=1000)


@pytest.fixture
def script(tmp_path: Path) -> Path:
    return tmp_path / "weather"


def write(script: Path, body: str) -> list[str]:
    script.write_text(f"#!{sys.executable}\n{textwrap.dedent(body)}", encoding="utf-8")
    script.chmod(0o755)
    return [str(script)]


def test_it_gives_what_the_program_prints(script: Path) -> None:
    command = write(script, "import sys; print(sys.argv[1:], repr(sys.stdin.read()))")
    assert run_command([*command, "Oslo", "a b"], limits=LIMITS) == b"['Oslo', 'a b'] ''\n"


def test_it_knows_no_secret_and_stands_in_an_empty_folder(
    script: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMTP_PASSWORD", "hunter2")
    monkeypatch.setenv("BRIEFER_TITLE", "News")
    monkeypatch.setenv("HOME", "/home/reader")
    command = write(script, "import os; print(sorted(os.environ), os.environ['HOME'], os.listdir('.'))")
    said = run_command(command, limits=LIMITS).decode()
    assert "hunter2" not in said
    assert "SMTP" not in said
    assert "BRIEFER" not in said
    assert said.endswith("/home/reader []\n")


def test_why_there_is_nothing_is_said(script: Path, tmp_path: Path) -> None:
    with pytest.raises(SandboxError, match="nothing cannot be run: No such file"):
        run_command([str(tmp_path / "nothing")], limits=LIMITS)
    with pytest.raises(SandboxError, match=r"wea.ther cannot be run: no program has such a name"):
        run_command([str(tmp_path / "wea\0ther")], limits=LIMITS)
    with pytest.raises(SandboxError, match="weather ended with code 3: no network"):
        run_command(
            write(script, "import sys; sys.exit(print('no network', file=sys.stderr) or 3)"), limits=LIMITS
        )
    with pytest.raises(SandboxError, match=r"weather ended with code 1$"):
        run_command(write(script, "raise SystemExit(1)"), limits=LIMITS)
    with pytest.raises(SandboxError, match="weather was ended by SIGABRT"):
        run_command(write(script, "import os; os.abort()"), limits=LIMITS)


def test_too_much_is_too_much(script: Path) -> None:
    with pytest.raises(SandboxError, match="weather printed more than 1,000 bytes"):
        run_command(write(script, "while True: print('x' * 100, flush=True)"), limits=LIMITS)
    with pytest.raises(SandboxError, match="weather printed more than 1,000 bytes"):
        run_command(write(script, "print('x' * 2000)"), limits=LIMITS)
    with pytest.raises(SandboxError, match=r"weather took longer than 0\.5 s"):
        run_command(write(script, "import time; time.sleep(600)"), limits=replace(LIMITS, wall_seconds=0.5))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets another process's limits be set")
def test_processor_time_and_memory_are_limited(script: Path) -> None:
    with pytest.raises(SandboxError, match=r"weather was ended by SIG(XCPU|KILL)"):
        run_command(write(script, "while True: pass"), limits=replace(LIMITS, cpu_seconds=1))
    with pytest.raises(SandboxError, match="MemoryError"):
        run_command(write(script, "import time; time.sleep(0.3); bytearray(1 << 31)"), limits=LIMITS)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells of the end of others' children")
def test_what_it_started_ends_with_it(script: Path, tmp_path: Path) -> None:
    alive = tmp_path / "pid"
    body = f"""
        import os, sys, time
        child = os.fork()
        if not child:
            time.sleep(600)
        open({str(alive)!r}, "w").write(str(child))
        print("done")
    """
    assert run_command(write(script, body), limits=LIMITS) == b"done\n"
    with contextlib.suppress(ProcessLookupError):
        ended = os.pidfd_open(int(alive.read_text()))
        assert select.select([ended], [], [], 30)[0]
