"""One item after the other, in this process."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True, kw_only=True)
class SerialEngine:
    """The plainest engine: for tests, profiling and a handful of documents. ``workers`` is not used."""

    workers: int = 1

    def map(
        self,
        function: Callable[[Item], Result],
        items: Iterable[Item],
        *,
        lost: Callable[[Item, str], Result],
    ) -> Iterator[Result]:
        """Yield ``function(item)`` for each item, in order; nothing is lost here."""
        del lost
        return map(function, items)
