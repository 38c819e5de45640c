"""The folder channel: ``out/2026-11-24/`` holds the whole old brief or the whole new one, never a mixture.

The editions are written into a hidden folder beside it and flushed to the disk; then one rename puts it in
its place, exchanging it with the old one where there is one (renameat2(2), renamex_np on macOS). What others
have put into the old folder is kept.
"""

import contextlib
import ctypes
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from briefer.errors import DeliveryError
from briefer.files import flush_folder
from briefer.model import Edition, Receipt

CHANNEL = "folder"
# Files of this stem are ours: those that the new brief does not make again go with the old one.
STEM = "brief."
STAGING, ASIDE = ".staging-", ".aside-"
_AT_FDCWD, _RENAME_EXCHANGE, _RENAME_SWAP = -100, 2, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderChannel:
    """Publishes the editions of one day in a folder of its own within ``folder``."""

    folder: Path
    day: date

    def deliver(self, editions: Sequence[Edition]) -> Receipt:
        """Put the editions in place; their places are absolute paths."""
        target = self.folder.absolute() / self.day.isoformat()
        staging = target.parent / f"{STAGING}{self.day.isoformat()}-{os.getpid()}"
        with _explain(self.folder):
            target.parent.mkdir(parents=True, exist_ok=True)
            _heal(target)
            try:
                _write_editions(staging, editions)
            except OSError:
                # On a full disk what is half written would take what is left, and nobody would look for it.
                shutil.rmtree(staging, ignore_errors=True)
                raise
            _put_in_place(staging, target)
        return Receipt(channel=CHANNEL, places=tuple(str(target / edition.name) for edition in editions))


def check_folder(folder: Path) -> None:
    """Raise DeliveryError at once, before the day's work, where the folder cannot be written."""
    with _explain(folder):
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f"{STAGING}{os.getpid()}"
        probe.mkdir()
        probe.rmdir()


@contextlib.contextmanager
def _explain(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise DeliveryError(
            f"cannot write to {folder}: {reason}; name another folder with --out", channel=CHANNEL
        ) from problem


def _write_editions(staging: Path, editions: Sequence[Edition]) -> None:
    staging.mkdir()
    for edition in editions:
        with (staging / edition.name).open("xb") as file:
            file.write(edition.content)
            file.flush()
            os.fsync(file.fileno())
    flush_folder(staging)


def _put_in_place(staging: Path, target: Path) -> None:
    if not target.exists():
        staging.rename(target)
    elif _exchange(staging, target):
        _clear(staging, into=target)
    else:
        # No exchange on this system: for an instant there is no brief, and _heal knows what that means.
        aside = target.parent / f"{ASIDE}{target.name}"
        target.rename(aside)
        staging.rename(target)
        _clear(aside, into=target)
    flush_folder(target.parent)


def _heal(target: Path) -> None:
    """Put right what a run that was killed has left behind."""
    aside = target.parent / f"{ASIDE}{target.name}"
    if aside.exists() and not target.exists():
        aside.rename(target)
    for left in (aside, *sorted(target.parent.glob(f"{STAGING}{target.name}-*"))):
        if left.exists():
            _clear(left, into=target)


def _clear(old: Path, *, into: Path) -> None:
    """Remove an old brief; files that are not ours move into the new one."""
    for path in sorted(old.iterdir()):
        if not path.name.startswith(STEM) and into.is_dir() and not (into / path.name).exists():
            path.rename(into / path.name)
    shutil.rmtree(old)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system cannot."""
    library = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(one), os.fsencode(other)
    if sys.platform == "darwin":  # pragma: no cover - measured on Linux
        return hasattr(library, "renamex_np") and library.renamex_np(*names, _RENAME_SWAP) == 0
    if not hasattr(library, "renameat2"):  # pragma: no cover - glibc before 2.28, some other libraries
        return False
    result: int = library.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE)
    return result == 0
