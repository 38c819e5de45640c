"""The parent's side: start a child, call it, end it, and say what became of it."""

import contextlib
import fcntl
import itertools
import json
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from briefer.errors import SandboxError
from briefer.sandbox.inside import ANSWERED, HEADER_BYTES, LENGTH_BYTES, OUT_OF_MEMORY

# What a child may know of the environment: where libraries and fonts are, and nothing else.
PASSED_ON = (
    "DYLD_FALLBACK_LIBRARY_PATH",
    "DYLD_LIBRARY_PATH",
    "FONTCONFIG_FILE",
    "FONTCONFIG_PATH",
    "LD_LIBRARY_PATH",
)
# What a pipe is asked to hold, and is given at once: with the usual 64 KiB, both its ends wait a lot.
PIECE_BYTES = 1 << 20
# POSIX allows 16 at once at least, and every system of today 1,024.
MOST_PIECES = 16
KEPT_BYTES = str(32 << 20)
BOOT = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from briefer.sandbox.inside import main; main()"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one call may use; memory is the child's whole address space."""

    cpu_seconds: int
    wall_seconds: float
    memory_bytes: int
    open_files: int
    answer_bytes: int


class Child:
    """A child process for ``task`` ("package.module:function"); the first call or ``start`` starts it."""

    def __init__(self, task: str, *, limits: Limits) -> None:
        self.task = task
        self.limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def __enter__(self) -> "Child":
        self.start()
        return self

    def __exit__(self, *problem: object) -> None:
        self.close()

    def start(self) -> None:
        """Start the child and return at once; it imports its task meanwhile."""
        if self._process is None:
            self._folder = tempfile.TemporaryDirectory(prefix="briefer-", ignore_cleanup_errors=True)
            try:
                self._process = self._spawn(self._folder.name)
            except OSError as problem:
                self.close()
                raise SandboxError(f"cannot start a child process: {problem.strerror}") from problem

    def call(self, *pieces: bytes | memoryview) -> bytes:
        """Return the task's answer to the pieces; SandboxError says what went wrong if there is none."""
        self.start()
        assert self._process is not None
        deadline = time.monotonic() + self.limits.wall_seconds
        try:
            numbers = (len(pieces), *map(len, pieces))
            head = b"".join(number.to_bytes(LENGTH_BYTES, "big") for number in numbers)
            _send(self._process, [head, *pieces], deadline)
            header = _receive(self._process, HEADER_BYTES, deadline)
            size = int.from_bytes(header[1:], "big")
            if size > self.limits.answer_bytes:
                raise SandboxError(f"{self.task} answered with {size} bytes, more than it may")
            body = _receive(self._process, size, deadline)
        except TimeoutError:
            self.close()
            raise SandboxError(f"{self.task} took longer than {self.limits.wall_seconds:g} s") from None
        except EOFError:
            raise SandboxError(self._explain_death()) from None
        except BaseException:
            self.close()
            raise
        return self._accept(header[0], body)

    def close(self) -> None:
        """End the child, whatever it is doing."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                assert pipe is not None
                pipe.close()
            self._process = None
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _spawn(self, folder: str) -> subprocess.Popen[bytes]:
        environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
        # One BLAS thread: two are six times slower on two busy cores, and each reserves address space.
        environment |= {"HOME": folder, "TMPDIR": folder, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
        environment |= {"PATH": os.defpath, "PYTHONHASHSEED": "0", "OPENBLAS_NUM_THREADS": "1"}
        # glibc: a parser's memory goes back to the system only when it is more; the next document needs it.
        environment |= {"MALLOC_TRIM_THRESHOLD_": KEPT_BYTES, "MALLOC_MMAP_THRESHOLD_": KEPT_BYTES}
        path = json.dumps([str(Path(entry).absolute()) for entry in sys.path if entry])
        with (Path(folder) / "stderr").open("wb") as stderr:
            process = subprocess.Popen(
                [sys.executable, "-P", "-s", "-c", BOOT, path, self.task, json.dumps(asdict(self.limits))],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=stderr,
                cwd=folder,
                env=environment,
                start_new_session=True,
                bufsize=0,
            )
        for pipe in (process.stdin, process.stdout):
            assert pipe is not None
            os.set_blocking(pipe.fileno(), False)
            _widen(pipe.fileno())
        return process

    def _accept(self, status: int, body: bytes) -> bytes:
        if status == ANSWERED:
            return body
        if status == OUT_OF_MEMORY:
            self.close()
            raise SandboxError(f"{self.task} needed more than {self.limits.memory_bytes >> 20} MiB of memory")
        raise SandboxError(f"{self.task} failed: {body.decode('utf-8', 'replace')}")

    def _explain_death(self) -> str:
        """Say how the child ended, and put it away."""
        assert self._process is not None
        assert self._folder is not None
        code = self._process.wait()
        lines = (Path(self._folder.name) / "stderr").read_bytes().decode("utf-8", "replace").split("\n")
        last = next((line.strip() for line in reversed(lines) if line.strip()), "")
        self.close()
        if code == -signal.SIGXCPU:
            return f"{self.task} used more than {self.limits.cpu_seconds} s of processor time"
        if code < 0:
            return f"{self.task} crashed ({signal.Signals(-code).name})"
        return f"{self.task} ended with code {code}" + (f": {last[:200]}" if last else "")


def _send(process: subprocess.Popen[bytes], pieces: Sequence[bytes | memoryview], deadline: float) -> None:
    """Write the pieces; TimeoutError past the deadline, EOFError when nobody reads any more."""
    assert process.stdin is not None
    rest = deque(memoryview(piece) for piece in pieces)
    while rest:
        _wait(process.stdin.fileno(), selectors.EVENT_WRITE, deadline)
        try:
            sent = os.writev(process.stdin.fileno(), list(itertools.islice(rest, MOST_PIECES)))
        except BrokenPipeError:
            raise EOFError from None
        while rest and sent >= len(rest[0]):
            sent -= len(rest.popleft())
        if rest:
            rest[0] = rest[0][sent:]


def _widen(pipe: int) -> None:
    """Let the pipe hold more where the system can (Linux) and will (its user's limit)."""
    with contextlib.suppress(AttributeError, OSError):
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, PIECE_BYTES)


def _receive(process: subprocess.Popen[bytes], size: int, deadline: float) -> bytes:
    """Read ``size`` bytes; TimeoutError past the deadline, EOFError when they never come."""
    assert process.stdout is not None
    pieces: list[bytes] = []
    while size:
        _wait(process.stdout.fileno(), selectors.EVENT_READ, deadline)
        piece = os.read(process.stdout.fileno(), min(size, PIECE_BYTES))
        if not piece:
            raise EOFError
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def _wait(descriptor: int, event: int, deadline: float) -> None:
    with contextlib.closing(selectors.PollSelector()) as selector:
        selector.register(descriptor, event)
        if not selector.select(max(0.0, deadline - time.monotonic())):
            raise TimeoutError
