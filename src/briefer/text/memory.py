"""What was worked out once about a word, or about what stands between two blanks, is not worked out again.

A day's articles use the same words over and over: looking one up takes a fiftieth of the time of the
cheapest rule.
"""

from collections.abc import Callable
from typing import Final, TypeVar

Value = TypeVar("Value")

FORGET_AT: Final = 200_000  # texts remembered by each memory, some 30 MB
_LONGEST: Final = 60  # characters; what is longer is a whole sentence of a script without blanks, or a code


class Memory(dict[str, Value]):
    """What ``work`` made of each text; forgets everything when it has grown too large, long texts at once."""

    def __init__(self, work: Callable[[str], Value]) -> None:
        super().__init__()
        self.work = work

    def __missing__(self, text: str) -> Value:
        made = self.work(text)
        if len(self) >= FORGET_AT:
            self.clear()
        if len(text) <= _LONGEST:
            self[text] = made
        return made
