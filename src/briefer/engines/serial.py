"""One item after the other, in this process."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from typing import Self, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class SerialEngine:
    """The plainest engine: for tests, profiling and a handful of documents. ``workers`` is not used."""

    def __init__(self, *, workers: int = 1) -> None:
        self.workers = workers

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        """Nothing was opened."""

    def prepare(self, module: str) -> None:
        """Leave it to the caller, who is in this process and has to import it."""

    def spare(self) -> None:
        """Keep the only one there is."""

    def submit(self, function: Callable[[Item], Result], item: Item) -> Future[Result]:
        """Return what is never begun: it is the caller's to do, in this process."""
        return Future()

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
