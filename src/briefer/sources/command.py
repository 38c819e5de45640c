"""A program of the reader's own that prints JSON Lines: so anything can be a source."""

import contextlib
import io
import os
import shlex
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefer.errors import SourceError
from briefer.model import RawDocument, Skipped, Window
from briefer.sources import limits
from briefer.sources.json_lines import read_rows
from briefer.sources.remote import Connect
from briefer.sources.rows import Sheet, make_documents, read_columns

# What the program may know of the environment: enough to run and to find its settings, no secrets of ours.
_PASSED_ON = ("HOME", "LANG", "LC_ALL", "LOGNAME", "PATH", "TMPDIR", "TZ", "USER", "XDG_CONFIG_HOME")
_LOOK_SECONDS = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandSource:
    """What ``arguments``, run in ``folder``, print within ``seconds``: a row on each line."""

    arguments: tuple[str, ...]
    name: str
    columns: Mapping[str, str]
    folder: Path
    seconds: float

    def fetch(self, window: Window) -> Iterator[RawDocument | Skipped]:
        """Yield a document for each row; SourceError when the program fails, takes too long or says too much.

        It learns the window from WINDOW_SINCE and WINDOW_UNTIL (ISO 8601).
        """
        output = self._run(window)
        sheet = Sheet(url=f"file:{self.name}", source=self.name, fetched=window.moment, columns=self.columns)
        yield from make_documents(read_rows(io.BytesIO(output), sheet=sheet), sheet=sheet)

    def _run(self, window: Window) -> bytes:
        environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        environment |= {
            "WINDOW_SINCE": window.since.isoformat(),
            "WINDOW_UNTIL": window.until.isoformat(),
        }
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
            try:
                process = subprocess.Popen(
                    self.arguments,
                    stdin=subprocess.DEVNULL,
                    stdout=out,
                    stderr=errors,
                    cwd=self.folder,
                    env=environment,
                    start_new_session=True,
                )
            except (OSError, ValueError) as error:
                reason = getattr(error, "strerror", None) or "cannot be run"
                raise SourceError(f"{self.arguments[0]}: {reason.lower()}", source=self.name) from error
            self._wait(process, out.fileno())
            if process.returncode != 0:
                raise SourceError(self._explain(process.returncode, _read(errors)), source=self.name)
            return _read(out)

    def _wait(self, process: "subprocess.Popen[bytes]", out: int) -> None:
        """Wait for the program; end it, and all that it started, when it takes too long or says too much."""
        end = time.monotonic() + self.seconds
        try:
            while True:
                if os.fstat(out).st_size > limits.COMMAND_BYTES:
                    size = limits.COMMAND_BYTES // limits.MEGABYTE
                    raise SourceError(f"{self.arguments[0]} printed more than {size} MB", source=self.name)
                if time.monotonic() >= end:
                    raise SourceError(
                        f"{self.arguments[0]} took longer than {self.seconds:g} s", source=self.name
                    )
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(timeout=min(_LOOK_SECONDS, self.seconds))
                    return
        finally:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def _explain(self, code: int, errors: bytes) -> str:
        lines = [line.strip() for line in errors.decode("utf-8", "replace").splitlines() if line.strip()]
        last = "".join(character for character in (lines or [""])[-1] if character.isprintable())[:200]
        return f"{self.arguments[0]} ended with code {code}" + (f": {last}" if last else "")


def _read(file: io.BufferedRandom | object) -> bytes:
    assert isinstance(file, io.IOBase)
    file.seek(0)
    content: bytes = file.read(limits.COMMAND_BYTES + 1)
    return content[: limits.COMMAND_BYTES]


def open_command(spec: str, *, name: str, connect: Connect, options: Mapping[str, str]) -> CommandSource:
    """Return the program that ``spec`` names with its arguments, quoted as for a shell; none is asked."""
    try:
        arguments = tuple(shlex.split(spec))
    except ValueError as error:
        raise SourceError(f'the command "{spec}" has an open quotation mark', source=spec) from error
    if not arguments:
        raise SourceError("the command is empty: name a program", source=spec)
    return CommandSource(
        arguments=arguments,
        name=name or Path(arguments[0]).name,
        columns=read_columns(options, source=spec),
        folder=Path.cwd(),
        seconds=limits.COMMAND_SECONDS,
    )
