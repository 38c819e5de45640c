"""What was kept is made findable, last of all: no brief waits for it, and none fails for it."""

import logging

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
