"""Guarded child processes, one for each worker: all cores, and a bad document costs only itself.

Batches go out and come back in order; only a few are under way at once, so that memory does not grow with
the number of documents. A batch whose child died, hung or broke a limit is tried again item by item, and the
item that does it once more is lost with the reason.
"""

import itertools
import pickle
import queue
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from briefer.errors import SandboxError
from briefer.sandbox import Child, Limits

Item = TypeVar("Item")
Result = TypeVar("Result")

TASK = "briefer.engines.worker:work"
BATCH = 8
BATCHES_PER_WORKER = 3
# reliability: a parser may take 10 s of processor, 20 s of wall time and 1 GiB for one document.
LIMITS = Limits(
    cpu_seconds=10, wall_seconds=20.0, memory_bytes=1 << 30, open_files=64, answer_bytes=256 << 20
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessesEngine:
    """``workers`` children, each reused for many items and replaced when it is killed."""

    workers: int

    def map(
        self,
        function: Callable[[Item], Result],
        items: Iterable[Item],
        *,
        lost: Callable[[Item, str], Result],
    ) -> Iterator[Result]:
        """Yield ``function(item)``, or ``lost(item, reason)``, for each item, in the order of items."""
        iterator = iter(items)
        children: queue.SimpleQueue[Child] = queue.SimpleQueue()
        opened = [Child(TASK, limits=LIMITS) for _ in range(self.workers)]
        for child in opened:
            child.start()
            children.put(child)
        try:
            with ThreadPoolExecutor(max_workers=self.workers) as threads:
                # Nothing to do for each: that it loads the function while the first items are drawn.
                under_way = deque(threads.submit(_work_batch, children, function, (), lost) for _ in opened)
                while batch := list(itertools.islice(iterator, BATCH)):
                    under_way.append(threads.submit(_work_batch, children, function, batch, lost))
                    if len(under_way) >= self.workers * BATCHES_PER_WORKER:
                        yield from under_way.popleft().result()
                while under_way:
                    yield from under_way.popleft().result()
        finally:
            for child in opened:
                child.close()


def _work_batch(
    children: "queue.SimpleQueue[Child]",
    function: Callable[[Item], Result],
    batch: Sequence[Item],
    lost: Callable[[Item, str], Result],
) -> list[Result]:
    """Work on a batch in whichever child is free; on trouble, item by item."""
    child = children.get()
    try:
        try:
            return _call(child, function, batch)
        except SandboxError:
            results: list[Result] = []
            for item in batch:
                try:
                    results += _call(child, function, [item])
                except SandboxError as error:
                    # What the task is called says nothing to who reads why an item was lost.
                    results.append(lost(item, str(error).removeprefix(f"{TASK} ")))
            return results
    finally:
        children.put(child)


def _call(child: Child, function: Callable[[Item], Result], batch: Sequence[Item]) -> list[Result]:
    answer: Any = pickle.loads(child.call(pickle.dumps((function, batch), protocol=pickle.HIGHEST_PROTOCOL)))
    results: list[Result] = answer
    return results
