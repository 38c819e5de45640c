"""What was worked out once about a word, or about what stands between two blanks, is not worked out again.

A day's articles use the same words over and over: looking one up takes a fiftieth of the time of the
cheapest rule.
"""

from collections.abc import Callable
from typing import ClassVar, TypeVar

Value = TypeVar("Value")


class Memory(dict[str, Value]):
    """What ``work`` made of each text; forgets everything when it has grown too large, long texts at once."""

    most: ClassVar[int] = 200_000  # texts remembered by each memory, some 30 MB
    longest: ClassVar[int] = 60  # characters; what is longer is a sentence without blanks, or a code

    def __init__(self, work: Callable[[str], Value]) -> None:
        super().__init__()
        self.work = work

    def __missing__(self, text: str) -> Value:
        made = self.work(text)
        if len(self) >= self.most:
            self.clear()
        if len(text) <= self.longest:
            self[text] = made
        return made
