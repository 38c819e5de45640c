"""What ``--batch`` is in every command that has it: lines in, answers out, in order, by all cores."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO

from briefer.cli.console import is_terminal, print_message, show_progress
from briefer.cli.engine import choose_engine
from briefer.errors import SettingsError

if TYPE_CHECKING:
    from briefer.batch import Answer, Line
    from briefer.settings import Settings

STANDARD = "-"


def choose_input(*, place: str | None, batch: str | None, out: str, single: Mapping[str, bool]) -> None:
    """Raise SettingsError where flags contradict each other; ``single`` are those that need one article."""
    if batch is None and place is None:
        raise SettingsError("nothing to read: name a PLACE, or rows with --batch")
    if batch is None and out != STANDARD:
        raise SettingsError("--out is where the answers to --batch go: name the rows with --batch")
    if batch is not None and place is not None:
        raise SettingsError("give either a PLACE or --batch, not both")
    for flag, given in single.items():
        if batch is not None and given:
            raise SettingsError(f"{flag} tells of one article: leave out --batch")


def run_batch(
    answer: "Callable[[Line], Answer]",
    *,
    lost: "Callable[[Line, str], Answer]",
    batch: str,
    out: str,
    settings: "Settings",
    quiet: bool,
) -> None:
    """Write the answer to every row as soon as it is there; say at the end how many were skipped."""
    # The languages' data: imported when it runs, not for --help.
    from briefer.batch import list_lines

    done = skipped = 0
    # A bar amid the answers would be unreadable.
    hidden = quiet or (out == STANDARD and is_terminal(sys.stdout))
    with (
        open_rows(batch) as rows,
        open_out(out, batch=batch) as answers,
        show_progress(quiet=hidden) as bar,
        choose_engine(settings) as engine,
    ):
        for result in engine.map(answer, list_lines(rows), lost=lost):
            answers.write(result.line + "\n")
            answers.flush()
            done += 1
            skipped += result.skipped
            bar("rows", done, 0)
    if skipped and not quiet:
        print_message(f"{skipped} of {done} rows skipped; their answers say why.")


@contextmanager
def open_rows(place: str) -> Iterator[BinaryIO]:
    """Open the file of rows, or standard input."""
    if place == STANDARD:
        yield sys.stdin.buffer
        return
    with Path(place).open("rb") as file:
        yield file


@contextmanager
def open_out(place: str, *, batch: str) -> Iterator[TextIO]:
    """Open the file for the answers to the rows in ``batch``, or standard output; never the file of rows."""
    if place == STANDARD:
        yield sys.stdout
        return
    path = Path(place)
    if batch != STANDARD and path.is_file() and path.samefile(batch):
        raise SettingsError(f"{place} holds the rows: name another file with --out")
    # In place, a whole line at a time: what an interrupted run has done is there.
    with path.open("w", encoding="ascii", newline="\n") as file:
        yield file
