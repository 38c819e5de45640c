"""Copies of the store that can be trusted: whole, checked, and put in place in one step.

A write-ahead log makes a plain copy of the file worthless while a run writes: SQLite makes the copy itself
(https://sqlite.org/lang_vacuum.html#vacuuminto), of one moment, beside any reader or writer.
"""

import os
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from briefer.errors import StoreError
from briefer.files import flush_folder
from briefer.store.connection import guard_errors, open_for_reading
from briefer.store.damage import find_damage
from briefer.store.schema import MIGRATIONS

FOLDER = "backups"
_SUFFIX = ".db"
# So much of the newest documents is read back and held against its hashes: a second.
_BYTES_TO_READ = 500_000_000


def back_up(path: Path, *, target: Path) -> None:
    """Write a checked copy of the store at ``path`` to ``target``, which is old or new, never half.

    Raises StoreError where there is no store, it is damaged, or the copy cannot be written.
    """
    making = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with closing(open_for_reading(path, migrations=MIGRATIONS)) as connection, guard_errors(path):
            # SQLite takes an empty file; made by us, nobody else may read it.
            os.close(os.open(making, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
            connection.execute("VACUUM INTO ?", (str(making),))
        if damage := check_backup(making):
            raise StoreError(f"the store {path} is damaged: {damage}; run `briefer check`", path=str(path))
        _put_in_place(making, target)
    except OSError as error:
        message = f"cannot write the backup {target}: {error.strerror or error}; name another place"
        raise StoreError(message, path=str(target)) from error
    finally:
        with suppress(FileNotFoundError, NotADirectoryError):
            making.unlink()


def check_backup(path: Path) -> str:
    """Return what is wrong with the copy at ``path`` in a line, "" where it is sound."""
    try:
        with closing(open_for_reading(path, migrations=MIGRATIONS)) as connection:
            damage = find_damage(connection, bytes_to_read=_BYTES_TO_READ)
    except StoreError as error:
        return str(error)
    return damage[0] if damage else ""


def list_backups(path: Path) -> tuple[Path, ...]:
    """Return the copies of the store at ``path`` that were written beside it, the newest first."""
    folder = path.parent / FOLDER
    return tuple(sorted(folder.glob(f"{path.stem}-*{_SUFFIX}"), reverse=True))


def name_backup(path: Path, *, moment: datetime) -> Path:
    """Return the place of a copy made at ``moment`` (aware UTC); names sort by time."""
    return path.parent / FOLDER / f"{path.stem}-{moment:%Y-%m-%dT%H%M%S}{_SUFFIX}"


def drop_backups(path: Path, *, keep: int) -> tuple[Path, ...]:
    """Remove all but the newest ``keep`` copies, and what a killed run left; return what was removed."""
    folder = path.parent / FOLDER
    dropped = (*list_backups(path)[keep:], *sorted(folder.glob(f".{path.stem}-*{_SUFFIX}.*")))
    for place in dropped:
        place.unlink(missing_ok=True)
    return dropped


def restore_backup(path: Path, *, backup: Path, moment: datetime) -> Path | None:
    """Put the copy ``backup`` in the place of the store; return where the old one is kept, None if none was.

    Nothing is removed: what was there is moved aside, with its log. Raises StoreError for a copy that is not
    sound.
    """
    if damage := check_backup(backup):
        raise StoreError(f"the backup {backup} cannot be used: {damage}", path=str(backup))
    making = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        making.write_bytes(backup.read_bytes())
        aside = path.with_name(f"{path.name}.aside-{moment:%Y-%m-%dT%H%M%S.%f}")
        had = _keep_aside(path, aside)
        _put_in_place(making, path)
    except OSError as error:
        message = f"cannot restore {path}: {error.strerror or error}; change its permissions"
        raise StoreError(message, path=str(path)) from error
    return aside if had else None


def _keep_aside(path: Path, aside: Path) -> bool:
    """Give the store a second name, so that at no moment there is none; its log must not meet the copy."""
    if path.exists():
        os.link(path, aside)
    for ending in ("-wal", "-shm"):
        log = path.with_name(path.name + ending)
        if log.exists():
            log.rename(aside.with_name(aside.name + ending))
    return aside.exists()


def _put_in_place(making: Path, target: Path) -> None:
    with making.open("rb+") as file:
        os.fsync(file.fileno())
    making.replace(target)
    flush_folder(target.parent)
