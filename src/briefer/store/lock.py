"""One mutating command at a time: an advisory lock on a file beside the store.

The operating system lets go of it when the process ends, however it ends. A child must not keep it alive:
the descriptor is closed on exec (Python's rule), and in every fork.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefer.errors import LockedError, StoreError

LOCK_NAME = "briefer.lock"


@contextmanager
def lock_store(path: Path) -> Iterator[None]:
    """Hold the lock of the store at ``path``; LockedError at once where another process holds it."""
    place = path.with_name(LOCK_NAME)
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(place, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        reason = error.strerror or str(error)
        message = (
            f"cannot write the lock {place}: {reason}; change its permissions, or set data_dir elsewhere"
        )
        raise StoreError(message, path=str(place)) from error
    try:
        _take(descriptor, place=place)
        _close_in_forks(descriptor)
        yield
    finally:
        _HELD.discard(descriptor)
        os.close(descriptor)


def _take(descriptor: int, *, place: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        holder = os.read(descriptor, 20).strip().decode("ascii", "replace")
        who = f" (process {holder})" if holder.isdecimal() else ""
        message = f"another run of briefer{who} is at work here: wait for it to end; the lock is {place}"
        raise LockedError(message, path=str(place)) from error
    # For people only: the lock itself is the kernel's.
    os.ftruncate(descriptor, 0)
    os.write(descriptor, f"{os.getpid()}\n".encode())


_HELD: set[int] = set()
_HOOKED: list[bool] = []


def _close_in_forks(descriptor: int) -> None:
    _HELD.add(descriptor)
    if not _HOOKED:
        _HOOKED.append(True)
        os.register_at_fork(after_in_child=_close_held)


def _close_held() -> None:
    for descriptor in _HELD:
        os.close(descriptor)
    _HELD.clear()
