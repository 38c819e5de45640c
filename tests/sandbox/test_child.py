"""A child does its task; whatever it does instead comes back as one clear error, and the next call works."""

import socket
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefer.errors import SandboxError
from briefer.sandbox.child import Child, Limits

LIMITS = Limits(cpu_seconds=20, wall_seconds=30, memory_bytes=1 << 30, open_files=64, answer_bytes=1 << 22)
MISBEHAVE = "tests.sandbox.tasks:misbehave"


@pytest.fixture
def child() -> Iterator[Child]:
    with Child(MISBEHAVE, limits=LIMITS) as started:
        yield started


def test_answers_calls_of_any_size_from_one_process() -> None:
    with Child("tests.sandbox.tasks:echo", limits=LIMITS) as child:
        for payload in (b"", b"x", bytes(range(256)) * 8192):
            assert child.call(payload) == payload


def test_a_call_of_many_pieces_arrives_as_they_are() -> None:
    pieces = [bytes([65 + number % 26]) * (number * 1_500) for number in range(40)]
    with Child("tests.sandbox.tasks:echo", limits=LIMITS) as child:
        assert child.call(*pieces) == b"|".join(pieces)
        assert child.call(memoryview(b"seen")[1:], b"") == b"een|"
        assert child.call() == b""


def test_keeps_its_process_between_calls(child: Child) -> None:
    assert [child.call(b"count_up") for _ in range(3)] == [b"1", b"2", b"3"]


def test_starts_itself_on_the_first_call_and_closes_twice() -> None:
    child = Child(MISBEHAVE, limits=LIMITS)
    child.close()
    assert child.call(b"count_up") == b"1"
    child.close()
    child.close()


def test_starting_twice_starts_once(child: Child) -> None:
    assert child.call(b"count_up") == b"1"
    child.start()
    assert child.call(b"count_up") == b"2"


@pytest.mark.parametrize(
    ("limits", "payload", "words"),
    [
        (replace(LIMITS, cpu_seconds=1), b"spin", "more than 1 s of processor time"),
        (replace(LIMITS, wall_seconds=1.5), b"sleep", "took longer than 1.5 s"),
        (LIMITS, b"crash", "crashed (SIGSEGV)"),
        (LIMITS, b"leave", "ended with code 7: said on leaving"),
        (LIMITS, b"leave_silently", "ended with code 8"),
        (LIMITS, b"hoard", "needed more than 1024 MiB of memory"),
        (replace(LIMITS, memory_bytes=512 << 20), b"hold 700000000", "more than 512 MiB of memory"),
        (LIMITS, b"open_many 80", "Too many open files"),
        (LIMITS, b"swell 5000000", "answered with 5000000 bytes"),
        (LIMITS, b"fail today", "ValueError: no good: today"),
        (LIMITS, b"run", "refuses subprocess.Popen"),
    ],
)
def test_what_goes_wrong_is_named_and_the_next_call_works(limits: Limits, payload: bytes, words: str) -> None:
    with Child(MISBEHAVE, limits=limits) as child:
        with pytest.raises(SandboxError) as caught:
            child.call(payload)
        assert words in str(caught.value)
        assert MISBEHAVE in str(caught.value)
        assert child.call(b"count_up").isdigit()


def test_a_file_that_grows_without_end_is_stopped(child: Child) -> None:
    with pytest.raises(SandboxError, match="File too large"):
        child.call(b"fill 200000000")


def test_a_child_that_crashes_leaves_no_core(child: Child) -> None:
    assert child.call(b"tell_core") == b"(0, 0)"


def test_processor_time_counts_for_each_call_anew() -> None:
    with Child(MISBEHAVE, limits=replace(LIMITS, cpu_seconds=1)) as child:
        with pytest.raises(SandboxError):
            child.call(b"spin")
        assert child.call(b"count_up") == b"1"
        assert child.call(b"count_up") == b"2"


def test_it_reaches_no_network(child: Child) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with pytest.raises(SandboxError, match=r"refuses socket\."):
            child.call(f"connect {port}".encode())
        server.settimeout(0.05)
        with pytest.raises(TimeoutError):
            server.accept()


def test_it_writes_in_its_own_folder_only(child: Child, tmp_path: Path) -> None:
    with pytest.raises(SandboxError, match="does not write"):
        child.call(f"write {tmp_path / 'evil'}".encode())
    assert not (tmp_path / "evil").exists()
    assert child.call(b"write inside.txt") == b"written"
    assert child.call(b"write /dev/null") == b"written"


def test_its_folder_goes_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with Child(MISBEHAVE, limits=LIMITS) as child:
        child.call(b"write inside.txt")
        assert len(list(tmp_path.iterdir())) == 1
    assert list(tmp_path.iterdir()) == []


def test_secrets_stay_with_the_parent(child: Child, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFER_SMTP_PASSWORD", "canary")
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/pango")
    child.close()
    names = child.call(b"list_environment").decode().split("\n")
    assert "BRIEFER_SMTP_PASSWORD" not in names
    assert "LD_LIBRARY_PATH" in names
    assert {"HOME", "TMPDIR", "TZ", "OPENBLAS_NUM_THREADS"} <= set(names)


def test_what_it_prints_does_not_reach_the_answers(child: Child) -> None:
    assert child.call(b"shout") == b"fine"


@pytest.mark.parametrize("task", ["tests.sandbox.nowhere:echo", "tests.sandbox.tasks:nothing"])
def test_a_task_that_cannot_be_loaded_is_named(task: str) -> None:
    with Child(task, limits=LIMITS) as child:
        for _ in range(2):
            with pytest.raises(SandboxError, match=r"nowhere|nothing"):
                child.call(b"")


def test_a_child_that_died_between_calls_is_replaced_after_one_error(child: Child) -> None:
    child.call(b"count_up")
    assert child._process is not None
    child._process.kill()
    child._process.wait()
    with pytest.raises(SandboxError, match="SIGKILL"):
        child.call(b"x" * (1 << 20))
    assert child.call(b"count_up") == b"1"


def test_a_child_that_cannot_be_started_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    with pytest.raises(SandboxError, match="cannot start a child process: No such file"):
        Child(MISBEHAVE, limits=LIMITS).start()


def test_an_interrupt_ends_the_child(child: Child, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*arguments: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr("briefer.sandbox.child._receive", interrupt)
    with pytest.raises(KeyboardInterrupt):
        child.call(b"sleep")
    assert child._process is None


def test_a_call_that_cannot_be_written_in_time_is_given_up() -> None:
    """The child hangs in its task's import, so nobody reads the pipe."""
    with Child("tests.sandbox.slow_task:echo", limits=replace(LIMITS, wall_seconds=0.5)) as child:
        begun = time.monotonic()
        with pytest.raises(SandboxError, match="longer than"):
            child.call(bytes(1 << 20))
        assert time.monotonic() - begun < 10
