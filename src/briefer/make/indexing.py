"""What was kept is made findable: no brief waits for it, and none fails for it."""

import logging
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager

from briefer.errors import StoreError
from briefer.make.timing import timed
from briefer.store import Store

log = logging.getLogger("briefer.make")


def index_store(store: Store) -> None:
    """Bring the index of searches up to date; where that fails, the next search does it."""
    with timed("index"):
        try:
            store.search.update()
        except StoreError as error:
            log.info("%s", error)


@contextmanager
def index_meanwhile(store: Store, *, dry_run: bool) -> Iterator[Executor]:
    """Index the day's articles while something else is waited for: pages that are set in another process.

    What is given is a thread that may be asked for more of that kind, and is waited for in the end. The index
    has a connection of its own, so nobody else's is shared between threads.
    """
    with ThreadPoolExecutor(max_workers=1) as aside:
        indexed = None if dry_run else aside.submit(index_store, store)
        yield aside
        if indexed is not None:
            indexed.result()
