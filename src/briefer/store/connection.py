"""How the SQLite file is opened, and what its errors mean to a person.

One writer at a time (``BEGIN IMMEDIATE``: a deferred transaction that reads first and writes later fails at
once with SQLITE_BUSY_SNAPSHOT, whatever the timeout), readers beside it (write-ahead log), and a commit that
has returned survives a power cut (``synchronous=FULL``).
"""

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from briefer.errors import StoreError
from briefer.store.place import find_file_system
from briefer.store.schema import check_schema, migrate_schema

# What a family of tables is lent: the open connection, for one commit or to read.
Door = Callable[[], AbstractContextManager[sqlite3.Connection]]

WAIT_SECONDS = 30
# Documents are large: with pages of 4 KiB, saving them takes half as long again. Settled when a file is made.
PAGE_BYTES = 16_384
# The write-ahead log needs memory that all its users share, which these file systems cannot give.
REMOTE_FILE_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "fuse.sshfs"})


def open_for_writing(path: Path, *, migrations: Sequence[Sequence[str]]) -> sqlite3.Connection:
    """Open the file at ``path``, made with its folder where missing, and bring its schema up to date."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        message = f"cannot make the folder {path.parent} for the store: {reason}; set data_dir elsewhere"
        raise StoreError(message, path=str(path)) from error
    _refuse_remote(path)
    with guard_errors(path):
        connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
    try:
        with guard_errors(path):
            # First of all: whose file it is, before anything in it is changed.
            check_schema(connection, path=path, newest=len(migrations))
            connection.execute(f"PRAGMA page_size = {PAGE_BYTES}")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            migrate_schema(connection, path=path, migrations=migrations)
    except BaseException:
        connection.close()
        raise
    return connection


def open_for_reading(path: Path, *, migrations: Sequence[Sequence[str]]) -> sqlite3.Connection:
    """Open the file at ``path`` without the right to change it; StoreError where there is none."""
    if not path.is_file():
        raise StoreError(f"there is no store at {path}: make a brief first, or set data_dir", path=str(path))
    log = path.with_name(path.name + "-wal")
    # Even a reader of a write-ahead log writes beside it (the shared index), unless told that nobody writes.
    effective = os.access in os.supports_effective_ids
    still = not os.access(path.parent, os.W_OK, effective_ids=effective) and not log.exists()
    address = f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if still else ''}"
    with guard_errors(path):
        # A store that is only read may be lent to one thread after the other.
        connection = sqlite3.connect(
            address, uri=True, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False
        )
    try:
        with guard_errors(path):
            version = check_schema(connection, path=path, newest=len(migrations))
        if version < len(migrations):
            message = f"the store {path} has an older schema: run `briefer make` once to bring it up to date"
            raise StoreError(message, path=str(path))
    except BaseException:
        connection.close()
        raise
    return connection


def open_in_memory(*, migrations: Sequence[Sequence[str]]) -> sqlite3.Connection:
    """Open an empty store that nothing is kept of."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    migrate_schema(connection, path=Path(":memory:"), migrations=migrations)
    return connection


def identify_file(path: Path) -> tuple[int, ...]:
    """Return numbers that are others where the file at the path is another, or was written to; () for none.

    What is in the write-ahead log shows only once it is in the file: SQLite knows of that by itself.
    """
    try:
        status = path.stat()
    except OSError:
        return ()
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


@contextmanager
def guard_errors(path: Path) -> Iterator[None]:
    """Turn every error of SQLite, and of what a damaged file makes us read, into a StoreError with a cure."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(_explain(error, path=path), path=str(path)) from error
    except UnicodeEncodeError as error:
        message = f"the store {path} takes only clean text, and was handed a lone surrogate: {error.reason}"
        raise StoreError(message, path=str(path)) from error
    except (ValueError, OverflowError) as error:
        message = f"the store {path} holds or was handed a value that cannot be right ({error}): {_CURE}"
        raise StoreError(message, path=str(path)) from error


_CURE = (
    "run `briefer check`; if it calls the store damaged, `briefer restore` puts the newest copy in its place;"
    " without one, move the file aside and make the brief again (editions in the out folder stay)"
)
_PERMISSIONS = "change its permissions, or set data_dir elsewhere"
_EXPLANATIONS = {
    sqlite3.SQLITE_BUSY: f"another program has written to it for {WAIT_SECONDS} seconds: try again later",
    sqlite3.SQLITE_READONLY: f"it may not be written: {_PERMISSIONS}",
    sqlite3.SQLITE_PERM: f"it may not be opened: {_PERMISSIONS}",
    sqlite3.SQLITE_CANTOPEN: f"it cannot be opened: {_PERMISSIONS}",
    sqlite3.SQLITE_FULL: "the disk is full: make room and run again, nothing is half written",
    sqlite3.SQLITE_IOERR: "the disk reports an error: check the disk and run again, nothing is half written",
    sqlite3.SQLITE_CORRUPT: f"it is damaged: {_CURE}",
    sqlite3.SQLITE_NOTADB: f"it is damaged, or no SQLite file at all: {_CURE}",
}


def _explain(error: sqlite3.Error, *, path: Path) -> str:
    # The low byte is the kind of error, the rest its particulars (https://sqlite.org/rescode.html).
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return f"the store {path}: {_EXPLANATIONS.get(code, f'{error}: {_CURE}')}"


def _refuse_remote(path: Path) -> None:
    kind = find_file_system(path.parent)
    if kind in REMOTE_FILE_SYSTEMS:
        message = (
            f"the store cannot lie on a network file system ({path.parent}: {kind}); set data_dir elsewhere"
        )
        raise StoreError(message, path=str(path))
