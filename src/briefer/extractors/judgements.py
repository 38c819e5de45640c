"""What was told of a line is told again without another look: each line is asked about many times."""

from collections.abc import Callable
from typing import TypeVar

from briefer.text.memory import Memory

Told = TypeVar("Told")


class _Judgements(Memory[Told]):
    """What was told of the lines of the last articles."""

    most = 512
    longest = 4_000


def remember(judge: Callable[[str], Told]) -> Callable[[str], Told]:
    """Return ``judge``, which remembers what it told."""
    return _Judgements(judge).__getitem__
