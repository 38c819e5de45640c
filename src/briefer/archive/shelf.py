"""Stores that stay open between two answers: opening one takes longer than many an answer."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefer.store import Store, read_store
from briefer.store.connection import identify_file


class Shelf:
    """Open stores without the right to change anything, each lent to one answer at a time."""

    def __init__(self, path: Path) -> None:
        self.path = path
        # With the numbers of its file, each. Taking and putting back are single steps that need no lock.
        self._idle: deque[tuple[tuple[int, ...], Store]] = deque()

    @contextmanager
    def lend(self) -> Iterator[Store]:
        """Lend a store that shows what is at the path now; StoreError where that cannot be read."""
        file, store = self._take()
        try:
            yield store
        except BaseException:
            # Whatever went wrong over it, the next answer begins with another one.
            store.close()
            raise
        self._idle.append((file, store))

    def close(self) -> None:
        """Close what is not lent just now."""
        while self._idle:
            self._idle.pop()[1].close()

    def _take(self) -> tuple[tuple[int, ...], Store]:
        now = identify_file(self.path)
        while self._idle:
            file, store = self._idle.pop()
            if file == now and store.archive.has_own_schema():
                return file, store
            store.close()
        return now, read_store(self.path)
