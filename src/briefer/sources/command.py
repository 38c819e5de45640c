"""A program of the reader's own that prints JSON Lines: so anything can be a source."""

import shlex
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefer.errors import SandboxError, SourceError
from briefer.model import RawDocument, Skipped, Window
from briefer.sandbox.command import CommandLimits, print_command
from briefer.sources import limits
from briefer.sources.apart import read_apart
from briefer.sources.json_lines import TASK
from briefer.sources.remote import Connect
from briefer.sources.rows import read_columns


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

        It learns the window from WINDOW_SINCE and WINDOW_UNTIL (ISO 8601). What it printed is read apart.
        """
        with tempfile.TemporaryDirectory(prefix="briefer-") as folder:
            rows = Path(folder) / "rows"
            self._run(window, rows)
            yield from read_apart(
                rows,
                url=f"file:{self.name}",
                task=TASK,
                source=self.name,
                columns=self.columns,
                fetched=window.moment,
            )

    def _run(self, window: Window, rows: Path) -> None:
        most = CommandLimits(
            wall_seconds=self.seconds,
            cpu_seconds=None,
            memory_bytes=None,
            answer_bytes=limits.COMMAND_BYTES,
        )
        times = {"WINDOW_SINCE": window.since.isoformat(), "WINDOW_UNTIL": window.until.isoformat()}
        try:
            with rows.open("wb") as answer:
                print_command(self.arguments, answer=answer, folder=self.folder, variables=times, limits=most)
        except SandboxError as error:
            raise SourceError(str(error), source=self.name) from error


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
