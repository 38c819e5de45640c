"""Guarded child processes, one for each worker: all cores, and a bad document costs only itself.

Batches go out and come back in order; only a few are under way at once, so that memory does not grow with
the number of documents. A batch whose child died, hung or broke a limit is tried again item by item, and the
item that does it once more is lost with the reason.
"""

import itertools
import pickle
import queue
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from typing import Self, TypeVar

from briefer.engines.worker import load_module
from briefer.errors import SandboxError
from briefer.sandbox.child import Child, Limits

Item = TypeVar("Item")
Result = TypeVar("Result")

TASK = "briefer.engines.worker:work"
BATCH = 8
BATCHES_PER_WORKER = 3
# How long who computes here may keep the threads waiting that feed the children; Python's own is 5 ms, and a
# child that has nothing to do until then stands still several times for every story that it tells.
SWITCH_SECONDS = 0.0005
# reliability: a parser may take 10 s of processor, 20 s of wall time and 1 GiB for one document.
LIMITS = Limits(
    cpu_seconds=10, wall_seconds=20.0, memory_bytes=1 << 30, open_files=64, answer_bytes=256 << 20
)


class ProcessesEngine:
    """``workers`` children, each reused for many items and replaced when it is killed."""

    def __init__(self, *, workers: int) -> None:
        self.workers = workers
        self._open: ExitStack | None = None

    def __enter__(self) -> Self:
        """Start the children; none is waited for."""
        if self._open is not None:
            return self
        self._open = ExitStack()
        self._open.callback(sys.setswitchinterval, sys.getswitchinterval())
        sys.setswitchinterval(SWITCH_SECONDS)
        self._free: queue.SimpleQueue[Child] = queue.SimpleQueue()
        for _ in range(self.workers):
            self._free.put(self._open.enter_context(Child(TASK, limits=LIMITS)))
        self._threads = ThreadPoolExecutor(max_workers=self.workers)
        # Entered last, left first: no child is ended while somebody waits for its answer.
        self._open.callback(self._stop_threads)
        return self

    def __exit__(self, *problem: object) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None

    def prepare(self, module: str) -> None:
        """Have each child import the module, while nothing else is asked of it."""
        for _ in range(self.workers):
            self._submit(load_module, [module], lost=_lose_module)

    def spare(self) -> None:
        """End one child, unless it is the last: as much memory as it holds may be needed elsewhere."""
        if self._free.qsize() > 1:
            self._stop_threads()
            self._free.get().close()
            self._threads = ThreadPoolExecutor(max_workers=self._free.qsize())

    def submit(self, function: Callable[[Item], Result], item: Item) -> Future[Result]:
        """Return at once what will hold ``function(item)``, or the SandboxError that it came to."""
        return self._threads.submit(_work_alone, self._free, function, item)

    def map(
        self,
        function: Callable[[Item], Result],
        items: Iterable[Item],
        *,
        lost: Callable[[Item, str], Result],
    ) -> Iterator[Result]:
        """Yield ``function(item)``, or ``lost(item, reason)``, for each item, in the order of items."""
        size = self._choose_size(items)
        iterator = iter(items)
        under_way: deque[Future[list[Result]]] = deque()
        try:
            while batch := list(itertools.islice(iterator, size)):
                under_way.append(self._submit(function, batch, lost=lost))
                if len(under_way) >= self.workers * BATCHES_PER_WORKER:
                    yield from under_way.popleft().result()
            while under_way:
                yield from under_way.popleft().result()
        finally:
            for future in under_way:
                future.cancel()

    def _choose_size(self, items: object) -> int:
        """Return how many items make a batch: of a few, each worker gets a share, and then another."""
        if not isinstance(items, Sized):
            return BATCH
        return min(BATCH, max(1, len(items) // (self.workers * BATCHES_PER_WORKER)))

    def _stop_threads(self) -> None:
        self._threads.shutdown(cancel_futures=True)

    def _submit(
        self,
        function: Callable[[Item], Result],
        batch: Sequence[Item],
        *,
        lost: Callable[[Item, str], Result],
    ) -> "Future[list[Result]]":
        return self._threads.submit(_work_batch, self._free, function, batch, lost)


def _lose_module(module: str, reason: str) -> None:
    """Leave it to whoever calls the function to find out."""


def _work_batch(
    children: "queue.SimpleQueue[Child]",
    function: Callable[[Item], Result],
    batch: Sequence[Item],
    lost: Callable[[Item, str], Result],
) -> list[Result]:
    """Work on a batch in whichever child is free; on trouble, item by item."""
    with _borrow(children) as child:
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


def _work_alone(
    children: "queue.SimpleQueue[Child]", function: Callable[[Item], Result], item: Item
) -> Result:
    """Work on an item in whichever child is free."""
    with _borrow(children) as child:
        [result] = _call(child, function, [item])
        return result


@contextmanager
def _borrow(children: "queue.SimpleQueue[Child]") -> Iterator[Child]:
    """Yield the next child that is free, and give it back."""
    child = children.get()
    try:
        yield child
    finally:
        children.put(child)


def _call(child: Child, function: Callable[[Item], Result], batch: Sequence[Item]) -> list[Result]:
    beside: list[pickle.PickleBuffer] = []
    payload = pickle.dumps((function, batch), protocol=pickle.HIGHEST_PROTOCOL, buffer_callback=beside.append)
    results: list[Result] = pickle.loads(child.call(payload, *(buffer.raw() for buffer in beside)))
    return results
