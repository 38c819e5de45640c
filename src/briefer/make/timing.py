"""How long each room took: one line of the log for each, for people who tune and for the benchmarks."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

log = logging.getLogger("briefer.make")


@contextmanager
def timed(room: str) -> Iterator[None]:
    """Log the wall time of what happens inside, in seconds."""
    start = time.perf_counter()
    yield
    log.info("room=%s seconds=%.4f", room, time.perf_counter() - start)
