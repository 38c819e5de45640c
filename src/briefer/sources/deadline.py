"""One clock over a whole request: names, connection, headers and body."""

import queue
import socket
import threading
import time
from collections.abc import Callable
from typing import Any


class Deadline:
    """When the seconds run out, every connection that is watched is shut."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._timer = threading.Timer(seconds, self._shut)
        self._timer.daemon = True
        self._watched: list[socket.socket] = []
        self._lock = threading.Lock()

    def __enter__(self) -> "Deadline":
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        with self._lock:
            for connection in self._watched:
                connection.close()
            self._watched.clear()

    @property
    def passed(self) -> bool:
        """Whether the time is over."""
        return time.monotonic() >= self._end

    def left(self) -> float:
        """Return the seconds left, a little more than none."""
        return max(0.001, self._end - time.monotonic())

    def watch(self, connection: socket.socket) -> None:
        """Shut this connection, too, when the time is over."""
        # A duplicate, because TLS takes the descriptor away from the socket that it wraps.
        with self._lock:
            self._watched.append(connection.dup())

    def wait(self, task: Callable[[], Any]) -> Any:
        """Return what ``task`` returns, done beside, or None when that takes too long."""
        results: queue.Queue[Any] = queue.Queue()
        threading.Thread(target=lambda: results.put(task()), daemon=True).start()
        try:
            return results.get(timeout=self.left())
        except queue.Empty:
            return None

    def _shut(self) -> None:
        with self._lock:
            for connection in self._watched:
                try:
                    connection.shutdown(socket.SHUT_RDWR)
                except OSError:  # pragma: no cover - a race: the other side was faster
                    continue
