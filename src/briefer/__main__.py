"""``briefer`` and ``python -m briefer``: the command line, quiet under an interrupt from the first moment."""

import gc
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from briefer.errors import INTERRUPTED

VALUES_BETWEEN_COLLECTIONS = 100_000


def main() -> None:
    """Run the command that the process was started with, and end with its exit code."""
    before = signal.signal(signal.SIGINT, _leave)
    # Threads of linear algebra wait for each other while they spin, and the other cores are busy.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # A run makes a million values that stay, and few circles of dead ones: Python looks for them less often.
    gc.set_threshold(VALUES_BETWEEN_COLLECTIONS, 20, 20)
    with _get_workers_ready(sys.argv[1:]):
        # Loading the command line takes a moment in which people press Ctrl-C, too.
        from briefer.cli import main as run_command_line

        signal.signal(signal.SIGINT, before)
        run_command_line()


@contextmanager
def _get_workers_ready(arguments: Sequence[str]) -> Iterator[None]:
    """Start what will read documents, where the command is one that does: meanwhile it is loaded itself."""
    if arguments[:1] != ["make"] or not {"-h", "--help"}.isdisjoint(arguments):
        yield
        return
    from briefer.engines.early import end_early, start_early
    from briefer.make.errand import MAP_HALF

    start_early(module=MAP_HALF)
    try:
        yield
    finally:
        end_early()


def _leave(number: int, frame: FrameType | None) -> None:
    if sys.stderr.isatty():
        sys.stderr.write("\n")
    sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
