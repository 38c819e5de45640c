"""What a person sees: data on stdout, messages on stderr, progress on a terminal only."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

Progress = Callable[[str, int, int], None]


def print_data(text: str) -> None:
    """Print a line of what was asked for: a path, a sentence, a table."""
    sys.stdout.write(text + "\n")


def print_json(value: object) -> None:
    """Print what was asked for, for another program."""
    print_data(json.dumps(value, ensure_ascii=False, indent=2))


def print_message(text: str) -> None:
    """Say something beside the data."""
    sys.stderr.write(text + "\n")


def end_line(stream: TextIO) -> None:
    """Begin a new line on a terminal, which shows what interrupted the program (^C) on the last one."""
    if stream.isatty():
        stream.write("\n")


def print_error(text: str) -> None:
    """Say why it did not work."""
    one_line = " ".join(text.split())
    print_message(f"{paint('briefer:', style='31', stream=sys.stderr)} {one_line}")


def paint(text: str, *, style: str, stream: TextIO) -> str:
    """Return the text in an ANSI style ("1" bold, "31" red) where that is wanted and understood."""
    return f"\x1b[{style}m{text}\x1b[0m" if is_terminal(stream) and not os.environ.get("NO_COLOR") else text


def is_terminal(stream: TextIO) -> bool:
    """Tell whether a person looks at the stream, on a terminal that can do more than print lines."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


@contextmanager
def show_progress(*, quiet: bool) -> Iterator[Progress]:
    """Yield what long work reports to; it draws on a terminal, and is silent anywhere else."""
    if quiet or not is_terminal(sys.stderr):
        yield lambda room, done, total: None
        return
    # Only for a terminal: rich costs 50 ms.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks = {"": bars.add_task("starting", total=None)}

        def report(room: str, done: int, total: int) -> None:
            if "" in tasks:
                bars.remove_task(tasks.pop(""))
            if room not in tasks:
                tasks[room] = bars.add_task(room, total=None)
            bars.update(tasks[room], completed=done, total=total or None)

        yield report
