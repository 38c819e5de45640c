"""A program of the user's own, run once: what it prints, within limits of time, size and maybe memory.

It gets no standard input, an environment without secrets, and a session of its own, which is ended with
all that it started when it is done, takes too long or says too much.
"""

import contextlib
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from briefer.errors import SandboxError

# Enough to run and to find its own settings.
PASSED_ON = ("HOME", "LANG", "LC_ALL", "LOGNAME", "PATH", "TMPDIR", "TZ", "USER", "XDG_CONFIG_HOME")
LOOK_SECONDS = 0.02
LONGEST_REASON = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandLimits:
    """What one run may use.

    Processor time and memory, the program's own address space, are limited where the system can do it to
    another process; None: not at all.
    """

    wall_seconds: float
    cpu_seconds: int | None
    memory_bytes: int | None
    answer_bytes: int


def run_command(arguments: Sequence[str], *, limits: CommandLimits) -> bytes:
    """Return what the program prints, run in an empty folder; SandboxError says why there is nothing."""
    with tempfile.TemporaryDirectory(prefix="briefer-") as folder, tempfile.TemporaryFile() as answer:
        print_command(arguments, answer=answer, folder=Path(folder), variables={}, limits=limits)
        answer.seek(0)
        return answer.read()


def print_command(
    arguments: Sequence[str],
    *,
    answer: BinaryIO,
    folder: Path,
    variables: Mapping[str, str],
    limits: CommandLimits,
) -> None:
    """Have the program, run in ``folder``, print into the file ``answer``; SandboxError where it fails.

    ``variables`` are what its environment holds besides what every program gets.
    """
    name = Path(arguments[0]).name
    environment = {key: os.environ[key] for key in PASSED_ON if key in os.environ}
    with tempfile.TemporaryFile() as errors:
        try:
            process = subprocess.Popen(
                arguments,
                stdin=subprocess.DEVNULL,
                stdout=answer,
                stderr=errors,
                cwd=folder,
                env={**environment, **variables},
                start_new_session=True,
            )
        except (OSError, ValueError) as problem:
            reason = getattr(problem, "strerror", None) or "no program has such a name"
            raise SandboxError(f"{name} cannot be run: {reason}") from problem
        _bind(process.pid, limits)
        _wait(process, answer, name=name, limits=limits)
        if process.returncode:
            raise SandboxError(f"{name} {_explain(process.returncode, errors)}")


def _bind(pid: int, limits: CommandLimits) -> None:
    """Limit processor time and memory, where another process's limits can be set (Linux)."""
    import resource  # absent on Windows

    if not hasattr(resource, "prlimit"):  # pragma: no cover - macOS
        return
    for kind, most in (
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_AS, limits.memory_bytes),
    ):
        # It may have ended already.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if most is not None:
                resource.prlimit(pid, kind, (most, most))


def _wait(process: "subprocess.Popen[bytes]", answer: BinaryIO, *, name: str, limits: CommandLimits) -> None:
    """Wait for the program's end, or end it."""
    end = time.monotonic() + limits.wall_seconds
    try:
        while True:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=min(LOOK_SECONDS, limits.wall_seconds))
            if os.fstat(answer.fileno()).st_size > limits.answer_bytes:
                raise SandboxError(f"{name} printed more than {limits.answer_bytes:,} bytes")
            if process.returncode is not None:
                return
            if time.monotonic() >= end:
                raise SandboxError(f"{name} took longer than {limits.wall_seconds:g} s")
    finally:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _explain(code: int, errors: BinaryIO) -> str:
    errors.seek(0)
    lines = errors.read(1 << 16).decode("utf-8", "replace").split("\n")
    plain = ("".join(filter(str.isprintable, line)).strip() for line in reversed(lines))
    last = next(filter(None, plain), "")[:LONGEST_REASON]
    how = f"was ended by {signal.Signals(-code).name}" if code < 0 else f"ended with code {code}"
    return f"{how}: {last}" if last else how
