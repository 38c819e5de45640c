"""Turns: one request at a time to a host, a gap between two, and none while it asks to be left alone."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from briefer.sources.clock import Clock


class NotNowError(Exception):
    """It is not the time to ask this host; the message says why, in a few words."""


@dataclass
class _Line:
    lock: threading.Lock = field(default_factory=threading.Lock)
    free: datetime | None = None
    paused_until: datetime | None = None


class Turns:
    """Who may ask which host when; every thread of a run takes its turns here.

    ``end`` is when the run must be over: nothing is begun after it.
    """

    def __init__(self, *, clock: Clock, end: datetime) -> None:
        self._clock = clock
        self._end = end
        self._lines: dict[str, _Line] = {}
        self._lock = threading.Lock()

    @contextmanager
    def take(self, host: str, *, gap: float) -> Iterator[None]:
        """Wait for the host to be free, and ``gap`` seconds more; NotNowError where it must not be asked."""
        line = self._find(host)
        with line.lock:
            now = self._clock.now()
            self._check(line, now)
            wait = (line.free - now).total_seconds() + gap if line.free else 0.0
            if wait > 0:
                self._check(line, now + timedelta(seconds=wait))
                self._clock.sleep(wait)
            try:
                yield
            finally:
                line.free = self._clock.now()

    def left(self) -> float:
        """Return the seconds until the end of the run, none where it is over."""
        return max(0.0, (self._end - self._clock.now()).total_seconds())

    def pause(self, host: str, *, until: datetime) -> None:
        """Leave the host alone until then, or longer if it asked for that before."""
        line = self._find(host)
        line.paused_until = max(until, line.paused_until or until)

    def _check(self, line: _Line, moment: datetime) -> None:
        if line.paused_until and moment < line.paused_until:
            raise NotNowError("its host asks to be left alone")
        if moment >= self._end:
            raise NotNowError("the time of the run is over")

    def _find(self, host: str) -> _Line:
        with self._lock:
            return self._lines.setdefault(host, _Line())
