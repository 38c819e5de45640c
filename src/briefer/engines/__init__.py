"""Engines: how the map half is carried out. An engine changes how fast, never what.

Adding one is a module here and a line in the table, or an entry point of the group ``briefer.engines``.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Protocol, Self, TypeVar, cast

from briefer.tables import load_entry

if TYPE_CHECKING:
    from concurrent.futures import Future

ENGINES = {
    "serial": "briefer.engines.serial:SerialEngine",
    "processes": "briefer.engines.early:take_early",
}


Item = TypeVar("Item")
Result = TypeVar("Result")


class Engine(Protocol):
    """An order-keeping map, to be entered first; leaving it ends whatever it has started.

    Who enters what another has entered already takes it over: the first to leave ends it.

    ``function`` is a module-level function, ``items`` and results are picklable. When the process that works
    on an item dies or runs over its limits, ``lost(item, reason)`` stands in for the result.
    """

    def __enter__(self) -> Self:
        """Get ready to work; wait for nothing."""
        ...

    def __exit__(self, *problem: object) -> None:
        """End whatever is under way."""
        ...

    def prepare(self, module: str) -> None:
        """Be told the module of a function that ``map`` will be asked for soon; return at once."""
        ...

    def spare(self) -> None:
        """End a worker while nothing is under way, unless it is the last: this process will work, too."""
        ...

    def submit(self, function: Callable[[Item], Result], item: Item) -> "Future[Result]":
        """Return at once what will hold ``function(item)``, or the SandboxError that it came to.

        Whoever finds it not begun may cancel it and do it himself.
        """
        ...

    def map(
        self,
        function: Callable[[Item], Result],
        items: Iterable[Item],
        *,
        lost: Callable[[Item, str], Result],
    ) -> Iterator[Result]:
        """Yield ``function(item)`` for each item, in the order of items."""
        ...


def find_engine(name: str, *, workers: int) -> Engine:
    """Return the engine called ``name``; ``workers`` is how many items may be worked on at once.

    Raises SettingsError when there is none of that name.
    """
    entry = cast(
        Callable[..., Engine], load_entry(name, table=ENGINES, group="briefer.engines", kind="engine")
    )
    return entry(workers=workers)


def count_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1  # pragma: no cover - macOS has no affinity
