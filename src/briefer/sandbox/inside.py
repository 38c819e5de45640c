"""The child's side: bind yourself, load the task, answer calls until nobody asks any more."""

import contextlib
import gc
import importlib
import json
import math
import os
import select
import sys
import time
from collections.abc import Callable, Sequence
from typing import BinaryIO

LENGTH_BYTES = 8
HEADER_BYTES = 1 + LENGTH_BYTES
ANSWERED, FAILED, OUT_OF_MEMORY = range(3)

# A confused parser must not reach the network or start programs. (WeasyPrint asks ldconfig and gcc for its
# libraries if it may, and finds them without; refusing halves the time of its import.)
REFUSED = frozenset(
    {"os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.system", "subprocess.Popen"}
    | {"socket.bind", "socket.connect", "socket.getaddrinfo", "socket.gethostbyname"}
    | {"socket.sendmsg", "socket.sendto"}
)
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
# The model of py3langid is unpacked into a file of 65 MiB before it is loaded.
VALUES_BETWEEN_COLLECTIONS = 20_000
LARGEST_FILE_BYTES = 128 << 20

Task = Callable[..., bytes]


def main() -> None:  # pragma: no cover - binds the process it runs in; tested from outside, through Child
    """Serve calls on the pipes that were standard input and output; the task cannot write to them."""
    limits = json.loads(sys.argv[3])
    calls, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    bind_process(limits)
    sys.addaudithook(refuse_event)
    task = load_task(sys.argv[2])
    # What is loaded stays; and a task makes thousands of values before any of them can be in a circle.
    gc.freeze()
    gc.set_threshold(VALUES_BETWEEN_COLLECTIONS)
    # Not before the task is loaded: importing may write its byte code.
    sys.addaudithook(make_write_guard(os.curdir))
    practise(task, calls)
    serve_calls(task, calls, answers, more_time=lambda: allow_seconds(limits["cpu_seconds"]))


def bind_process(limits: dict[str, int]) -> None:  # pragma: no cover - as main
    """Take the limits that hold for the child's whole life."""
    # Absent on Windows, where there is no PDF either.
    import resource

    for kind, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, limits["open_files"]),
        (resource.RLIMIT_FSIZE, LARGEST_FILE_BYTES),
        (resource.RLIMIT_AS, limits["memory_bytes"]),
    ):
        try:
            resource.setrlimit(kind, (most, most))
        except (ValueError, OSError):
            # macOS knows RLIMIT_AS but refuses to set it; a lower limit of the machine's own stays.
            continue
    allow_seconds(limits["cpu_seconds"])


def allow_seconds(seconds: int) -> None:  # pragma: no cover - as main
    """Allow this much more processor time: the limit counts a process's whole life, ours a call."""
    import resource

    _, hardest = resource.getrlimit(resource.RLIMIT_CPU)
    most = math.ceil(time.process_time()) + seconds
    if hardest != resource.RLIM_INFINITY:
        most = min(most, hardest)
    resource.setrlimit(resource.RLIMIT_CPU, (most, hardest))


def refuse_event(event: str, arguments: tuple[object, ...]) -> None:
    """Audit hook (PEP 578): no network, no other programs."""
    if event in REFUSED:
        raise PermissionError(f"the sandbox refuses {event}")


def make_write_guard(folder: str) -> Callable[[str, tuple[object, ...]], None]:
    """Return an audit hook that lets files be written in ``folder`` only."""
    home = os.path.realpath(folder) + os.sep

    def guard(event: str, arguments: tuple[object, ...]) -> None:
        if event != "open":
            return
        path, _, flags = arguments
        if isinstance(flags, int) and flags & WRITING and isinstance(path, str | bytes):
            name = os.path.realpath(os.fsdecode(path))
            # The folder itself is opened to write a file without a name (O_TMPFILE), as tempfile does.
            if not f"{name}{os.sep}".startswith(home) and name != os.devnull:
                raise PermissionError(f"the sandbox does not write {name}")

    return guard


def load_task(name: str) -> Task:
    """Return the function behind "package.module:function", or one that says why there is none."""
    module, _, function = name.partition(":")
    try:
        task: Task = getattr(importlib.import_module(module), function)
    except Exception as problem:  # noqa: BLE001 - the edge of a process: whatever it is goes to the parent
        reason = _name_problem(problem)

        def explain(*pieces: bytes) -> bytes:
            raise ImportError(reason)

        return explain
    return task


def practise(task: Task, calls: BinaryIO) -> None:
    """Take the steps that the task's module has as PRACTICE, as long as nobody calls: later calls are faster.

    A step may fail; the task works without.
    """
    for step in getattr(sys.modules[task.__module__], "PRACTICE", ()):
        if select.select([calls], [], [], 0)[0]:
            return
        with contextlib.suppress(Exception):
            step()


def serve_calls(task: Task, calls: BinaryIO, answers: BinaryIO, *, more_time: Callable[[], None]) -> None:
    """Answer every call; return when the parent closes its end."""
    while len(number := calls.read(LENGTH_BYTES)) == LENGTH_BYTES:
        more_time()
        lengths = [_to_int(calls.read(LENGTH_BYTES)) for _ in range(_to_int(number))]
        status, body = answer_call(task, [calls.read(length) for length in lengths])
        answers.write(bytes([status]) + len(body).to_bytes(LENGTH_BYTES, "big") + body)
        answers.flush()


def _to_int(length: bytes) -> int:
    return int.from_bytes(length, "big")


def answer_call(task: Task, pieces: Sequence[bytes]) -> tuple[int, bytes]:
    """Return the status and body of an answer; what the task raises becomes one."""
    try:
        return ANSWERED, task(*pieces)
    except MemoryError:
        return OUT_OF_MEMORY, b""
    except Exception as problem:  # noqa: BLE001 - the edge of a process, as above
        return FAILED, _name_problem(problem).encode("utf-8", "replace")


def _name_problem(problem: Exception) -> str:
    return f"{type(problem).__name__}: {problem}"[:500]
