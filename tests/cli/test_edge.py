"""The edge: whatever happens, one line and the right exit code; never a traceback."""

import logging
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from tests.cli.desks import INTERRUPTIBLE, Desk

from briefer.cli.edge import run_at_edge
from briefer.cli.logs import open_log, set_verbosity
from briefer.errors import LockedError, SettingsError, SourceError


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("mkae",), "No such command"),
        (("make", "--dat", "today"), "No such option"),
        (("make", "--date"), "requires an argument"),
        (("make", "extra"), "unexpected extra argument"),
        (("verify",), "Missing argument 'PATH'"),
        (("summarize", "a.txt", "--sentences", "0"), "'--sentences'"),
        (("summarize", "a.txt", "--words", "few"), "--words"),
    ],
)
def test_wrong_usage_is_one_line_and_2(desk: Desk, arguments: tuple[str, ...], expected: str) -> None:
    message = desk.fail(*arguments, code=2)
    assert expected in message
    assert re.search(r"\(see `briefer( \w+)? --help`\)$", message.rstrip())


def raise_it(error: BaseException) -> int:
    def command() -> object:
        raise error

    return run_at_edge(command)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (SettingsError("wrong"), 2),
        (SourceError("gone", source="x"), 1),
        (LockedError("held", path="x"), 75),
        (KeyboardInterrupt(), 130),
        (typer.Abort(), 130),
        (FileNotFoundError(2, "No such file", "x.txt"), 1),
        (OSError("something"), 1),
    ],
)
def test_errors_become_exit_codes(
    error: BaseException, code: int, capsys: pytest.CaptureFixture[str], desk: Desk
) -> None:
    assert raise_it(error) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert err == ("" if code == 130 else f"briefer: {_expected(error)}\n")


def _expected(error: BaseException) -> str:
    return "No such file: x.txt" if isinstance(error, FileNotFoundError) else str(error)


def test_messages_of_several_lines_become_one(capsys: pytest.CaptureFixture[str], desk: Desk) -> None:
    raise_it(SettingsError("one\n  two"))
    assert capsys.readouterr().err == "briefer: one two\n"


def test_a_bug_is_called_one_and_its_traceback_kept(
    capsys: pytest.CaptureFixture[str], desk: Desk, tmp_path: Path
) -> None:
    set_verbosity(quiet=False, verbose=0)
    open_log(tmp_path / "data")
    assert raise_it(ZeroDivisionError("a\nb")) == 1
    err = capsys.readouterr().err
    assert err.startswith("briefer: this is a bug in briefer (ZeroDivisionError: a b); the details are in ")
    assert err.count("\n") == 1
    assert "Traceback" in (tmp_path / "data" / "briefer.log").read_text()


def test_a_bug_before_any_log_is_kept_too(capsys: pytest.CaptureFixture[str], desk: Desk) -> None:
    assert raise_it(ZeroDivisionError("x")) == 1
    place = re.search(r"the details are in (\S+),", capsys.readouterr().err)
    assert place
    kept = Path(place[1])
    assert "ZeroDivisionError: x" in kept.read_text()
    kept.unlink()


@pytest.mark.parametrize("error", [ZeroDivisionError("x"), SettingsError("x")])
def test_tracebacks_are_shown_to_who_asks(error: Exception, desk: Desk) -> None:
    set_verbosity(quiet=False, verbose=2)
    with pytest.raises(type(error)):
        raise_it(error)


def test_a_log_that_cannot_be_written_is_done_without(desk: Desk) -> None:
    desk.write("file")
    set_verbosity(quiet=False, verbose=0)
    open_log(desk.folder / "file")
    assert len(logging.getLogger("briefer").handlers) == 1


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        ({"quiet": True, "verbose": 0}, ["e"]),
        ({"quiet": False, "verbose": 0}, ["e", "w"]),
        ({"quiet": False, "verbose": 1}, ["e", "w", "i"]),
        ({"quiet": False, "verbose": 2}, ["e", "w", "i", "d"]),
    ],
)
def test_how_much_is_said(
    capsys: pytest.CaptureFixture[str], desk: Desk, arguments: dict[str, int], shown: list[str]
) -> None:
    set_verbosity(quiet=bool(arguments["quiet"]), verbose=arguments["verbose"])
    logger = logging.getLogger("briefer.make")
    logger.error("e")
    logger.warning("w")
    logger.info("i")
    logger.debug("d")
    assert capsys.readouterr().err == "".join(f"briefer: {each}\n" for each in shown)


def test_whoever_stops_reading_is_not_complained_to(desk: Desk) -> None:
    script = f"{sys.executable} -m briefer init --dry-run | head -1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert done.stdout.splitlines()[0].startswith("# Settings")
    # 141 where the pipe broke, 0 where all of it had been taken already.
    assert done.stdout.splitlines()[1] in {"0", "141"}


def test_a_broken_pipe_is_silent(desk: Desk) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as pipe:
        command = [sys.executable, "-m", "briefer", "init", "--dry-run"]
        done = subprocess.run(command, stdout=pipe, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (141, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_behind_stdout_is_told(desk: Desk) -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "briefer", "init", "--dry-run"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "briefer: No space left on device\n"


def test_an_interrupt_is_silent(desk: Desk) -> None:
    command = [sys.executable, "-c", INTERRUPTIBLE, "summarize", "-"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdin
    process.stdin.write("A story that never ends. " * 10_000)
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (130, "")


def test_a_terminal_without_unicode_gets_codes(desk: Desk) -> None:
    desk.write(
        "story.txt",
        "Brücke offen\n\nDie Brücke ist “wieder” offen – seit heute, sagt der Hafen von Ostrey.\n",
    )
    done = desk.spawn("summarize", "story.txt", env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert done.returncode == 0
    assert "\\u201c" in done.stdout
