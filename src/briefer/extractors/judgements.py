"""What was told of a line is told again without another look: each line is asked about many times."""

from collections.abc import Callable
from typing import Generic, TypeVar

LINES_REMEMBERED = 512
CHARACTERS_REMEMBERED = 4_000  # of a line

Told = TypeVar("Told")


class _Judgements(dict[str, Told], Generic[Told]):
    """What was told of the last lines."""

    def __init__(self, judge: Callable[[str], Told]) -> None:
        super().__init__()
        self.judge = judge

    def __missing__(self, line: str) -> Told:
        told = self.judge(line)
        if len(line) <= CHARACTERS_REMEMBERED:
            if len(self) >= LINES_REMEMBERED:
                self.clear()
            self[line] = told
        return told


def remember(judge: Callable[[str], Told]) -> Callable[[str], Told]:
    """Return ``judge``, which remembers what it told."""
    return _Judgements(judge).__getitem__
