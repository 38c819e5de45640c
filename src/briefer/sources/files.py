"""One file that its owner named, opened without waiting for a pipe or a device."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from briefer.errors import SourceError


def find_file(spec: str) -> Path:
    """Return the path that ``spec`` names; SourceError where there is nothing."""
    path = Path(spec).expanduser()
    try:
        exists = path.exists()
    except (OSError, ValueError):
        exists = False
    if not exists:
        raise SourceError(f'there is no folder or file "{spec}": name one that exists', source=spec)
    return path


def name_file(path: Path) -> str:
    """Return the address under which a file's documents are known: the same wherever the file lies."""
    return f"file:{quote(os.fsencode(path.name))}"


@contextmanager
def open_file(path: Path, *, source: str) -> Iterator[BinaryIO]:
    """Open a regular file; SourceError says why it cannot be read."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise SourceError(f"{path}: {(error.strerror or 'cannot be read').lower()}", source=source) from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise SourceError(f"{path}: not a regular file", source=source)
    with os.fdopen(descriptor, "rb") as file:
        yield file
