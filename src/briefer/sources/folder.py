"""A folder of documents, or one file: read in the order of names, whatever the file system says."""

import mimetypes
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from briefer.model import RawDocument, Skipped, Window
from briefer.sources.feeds import is_feed, split_feed

FILE_BYTES = 25_000_000
# Kinds of file that never hold an article; they are not even opened.
OTHER_KINDS = frozenset({"audio", "font", "image", "video"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderSource:
    """Every readable file below ``path``, or ``path`` itself; hidden files are left alone."""

    path: Path
    name: str

    def fetch(self, window: Window) -> Iterator[RawDocument | Skipped]:
        """Yield a document for each file and each entry of a feed file; what cannot be read is Skipped."""
        if not self.path.is_dir():
            yield from self._read(self.path, quote(self.path.name), window)
            return
        for file in _list_files(self.path):
            yield from self._read(
                file, quote(file.relative_to(self.path).as_posix(), errors="replace"), window
            )

    def _read(self, file: Path, name: str, window: Window) -> Iterator[RawDocument | Skipped]:
        url = f"file:{name}"
        try:
            content = _read_file(file)
        except OSError as error:
            reason = (error.strerror or "cannot be read").lower()
            yield Skipped(url=url, source=self.name, room="sources", reason=reason)
            return
        if isinstance(content, str):
            yield Skipped(url=url, source=self.name, room="sources", reason=content)
            return
        document = RawDocument(
            content=content, media_type="", url=url, source=self.name, fetched=window.moment
        )
        if is_feed(content):
            yield from split_feed(document)
        else:
            yield document


def _list_files(folder: Path) -> Iterator[Path]:
    """Yield every entry below the folder that is no folder, by name; links to folders are not followed."""
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if path != folder and (path.is_symlink() or not path.is_dir()):
            yield path
            continue
        try:
            names = sorted(entry.name for entry in os.scandir(path))
        except OSError:
            yield path
            continue
        waiting.extend(path / name for name in reversed(names) if not name.startswith("."))


def _read_file(file: Path) -> bytes | str:
    """Return the file's bytes, or why they are not read. Never waits for a pipe or a device."""
    kind, _ = mimetypes.guess_type(file.name)
    if kind and kind.split("/")[0] in OTHER_KINDS and kind != "image/svg+xml":
        return "not a readable format"
    descriptor = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as stream:
        status = os.fstat(stream.fileno())
        if not stat.S_ISREG(status.st_mode):
            return "not a regular file"
        if status.st_size > FILE_BYTES:
            return f"larger than {FILE_BYTES // 1_000_000} MB"
        return stream.read(FILE_BYTES)
