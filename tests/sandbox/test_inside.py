"""The child's side, called in this process where that is safe."""

import io
import os
import sys
from pathlib import Path

import pytest

from briefer.sandbox.inside import (
    ANSWERED,
    FAILED,
    OUT_OF_MEMORY,
    answer_call,
    load_task,
    make_write_guard,
    practise,
    refuse_event,
    serve_calls,
)


def test_answers_carry_a_status() -> None:
    def join(*pieces: bytes) -> bytes:
        return b"+".join(pieces)

    def run_out(payload: bytes) -> bytes:
        raise MemoryError

    def fail(payload: bytes) -> bytes:
        raise KeyError("a\ud800")

    assert answer_call(lambda payload, *more: b"".join((payload * 2, *more)), [b"ab", b"c"]) == (
        ANSWERED,
        b"ababc",
    )
    assert answer_call(run_out, [b""]) == (OUT_OF_MEMORY, b"")
    status, body = answer_call(fail, [b""])
    assert status == FAILED
    assert body.startswith(b"KeyError: ")


def test_frames_are_served_until_the_parent_closes() -> None:
    def frame(*pieces: bytes) -> bytes:
        numbers = (len(pieces), *map(len, pieces))
        return b"".join((*(number.to_bytes(8, "big") for number in numbers), *pieces))

    calls = io.BytesIO(frame(b"one") + frame(b"") + frame(b"th", b"", b"ree") + b"cut")
    answers = io.BytesIO()
    renewed: list[None] = []
    serve_calls(
        lambda *pieces: b"".join(pieces).upper(), calls, answers, more_time=lambda: renewed.append(None)
    )
    expected = b"".join(b"\0" + len(each).to_bytes(8, "big") + each for each in (b"ONE", b"", b"THREE"))
    assert answers.getvalue() == expected
    assert len(renewed) == 3


@pytest.mark.parametrize("event", ["socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system"])
def test_network_and_programs_are_refused(event: str) -> None:
    with pytest.raises(PermissionError, match=event):
        refuse_event(event, ())


def test_other_events_pass() -> None:
    refuse_event("open", ("/etc/hostname", "r", os.O_RDONLY))


def test_a_file_without_a_name_may_be_written_in_the_folder(tmp_path: Path) -> None:
    # As tempfile opens it on Linux, and so the model that tells the language of the shortest texts.
    nameless = getattr(os, "O_TMPFILE", os.O_CREAT) | os.O_RDWR
    make_write_guard(str(tmp_path))("open", (str(tmp_path), None, nameless))
    with pytest.raises(PermissionError):
        make_write_guard(str(tmp_path / "inner"))("open", (str(tmp_path), None, nameless))


def test_the_write_guard_knows_its_folder(tmp_path: Path) -> None:
    guard = make_write_guard(str(tmp_path))
    writing = os.O_WRONLY | os.O_CREAT
    guard("open", (str(tmp_path / "mine"), "w", writing))
    guard("open", (os.devnull, "w", writing))
    guard("open", (os.fsencode(tmp_path / "bytes"), "w", writing))
    guard("open", ("/etc/passwd", "r", os.O_RDONLY))
    guard("open", (3, "w", writing))
    guard("import", ("json",))
    for outside in ("/etc/passwd", str(tmp_path / ".." / "escape"), f"{tmp_path}-beside"):
        with pytest.raises(PermissionError, match="does not write"):
            guard("open", (outside, "w", writing))


def test_a_link_out_of_the_folder_does_not_help(tmp_path: Path) -> None:
    home, outside = tmp_path / "home", tmp_path / "outside"
    home.mkdir()
    outside.mkdir()
    (home / "link").symlink_to(outside)
    with pytest.raises(PermissionError):
        make_write_guard(str(home))("open", (str(home / "link" / "x"), "w", os.O_WRONLY))


def test_tasks_are_loaded_by_name() -> None:
    assert load_task("tests.sandbox.tasks:echo")(b"x") == b"x"
    with pytest.raises(ImportError, match="ModuleNotFoundError"):
        load_task("tests.sandbox.nowhere:echo")(b"x")


def test_a_task_practises_until_somebody_calls(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[str] = []
    reading, writing = os.pipe()

    def task(payload: bytes) -> bytes:
        return payload

    def fail() -> None:
        taken.append("failed")
        raise OSError

    def be_called() -> None:
        os.write(writing, b"a call")

    steps = (lambda: taken.append("begun"), fail, be_called, lambda: taken.append("too late"))
    with os.fdopen(reading, "rb") as calls, os.fdopen(writing, "wb"):
        practise(task, calls)
        monkeypatch.setattr(sys.modules[__name__], "PRACTICE", steps, raising=False)
        practise(task, calls)
    assert taken == ["begun", "failed"]
