"""Sources that wait for other machines are fetched beside each other, and drawn in their own order."""

import queue
import threading
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefer.errors import SourceError
from briefer.model import RawDocument, Skipped, Window
from briefer.sources import Source, limits

if TYPE_CHECKING:
    from briefer.sources.remote import Remote

# How far threads run ahead of who draws: it bounds how many answers are held at once.
SOURCES_AHEAD = 16
DOCUMENTS_AHEAD = 64

Drawn = RawDocument | Skipped | SourceError


class _End:
    """Stands behind the last document of a source."""


_END = _End()


def is_remote(source: Source) -> bool:
    """Tell whether a source asks the network for what it gives once: feeds, pages, what they lead to."""
    return hasattr(source, "remote")


def is_distant(source: Source) -> bool:
    """Tell whether a source waits for other machines, by HTTP or otherwise."""
    return is_remote(source) or hasattr(source, "network")


def draw_ahead(sources: Sequence[Source], window: Window) -> Iterator[tuple[Source, Drawn]]:
    """Yield what each source gives, in the order of sources.

    Eight sources that wait for other machines are fetched at once, in threads; a SourceError is yielded.
    """
    distant = [source for source in sources if is_distant(source)]
    crew = _Crew(distant, window)
    try:
        for source in sources:
            drawn = crew.draw(source) if is_distant(source) else _draw(source, window)
            for each in drawn:
                yield source, each
    finally:
        crew.dismiss()


def _draw(source: Source, window: Window) -> Iterator[Drawn]:
    try:
        drawn = source.fetch(window)
        remote: Remote | None = getattr(source, "remote", None)
        if remote is None:
            yield from drawn
        else:
            yield from remote.pages.complete(
                drawn, source=source.name, fetched=window.moment, most=limits.PAGES
            )
    except SourceError as error:
        yield error


class _Crew:
    """Eight threads, which take the sources in their order, not too far ahead."""

    def __init__(self, sources: Sequence[Source], window: Window) -> None:
        self._window = window
        self._places = threading.Semaphore(SOURCES_AHEAD)
        self._dismissed = False
        self._waiting: queue.SimpleQueue[Source] = queue.SimpleQueue()
        self._given: dict[int, queue.Queue[Drawn | BaseException | _End]] = {}
        for source in sources:
            self._waiting.put(source)
            self._given[id(source)] = queue.Queue(maxsize=DOCUMENTS_AHEAD)
        for _ in range(min(limits.HOSTS_AT_ONCE, len(sources))):
            # As daemons: a run that is interrupted does not wait for a server.
            threading.Thread(target=self._work, daemon=True).start()

    def draw(self, source: Source) -> Iterator[Drawn]:
        """Yield what a source gives."""
        given = self._given[id(source)]
        while not isinstance(each := given.get(), _End):
            if isinstance(each, BaseException) and not isinstance(each, SourceError):
                raise each
            yield each
        self._places.release()

    def dismiss(self) -> None:
        """Let the threads end, whatever they are waiting for."""
        self._dismissed = True
        for given in self._given.values():
            self._places.release()
            while not given.empty():
                given.get_nowait()

    def _work(self) -> None:
        while True:
            self._places.acquire()
            try:
                source = self._waiting.get_nowait()
            except queue.Empty:
                return
            given = self._given[id(source)]
            try:
                for each in _draw(source, self._window):
                    given.put(each)
                    if self._dismissed:
                        return
            except BaseException as error:  # noqa: BLE001 - it is raised where the source is drawn
                given.put(error)
            given.put(_END)
