"""A folder of documents, or one file: read in the order of names, whatever the file system says."""

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from briefer.errors import SourceError
from briefer.model import RawDocument, Skipped, Window
from briefer.sources import limits
from briefer.sources.kinds import find_cap, is_ignored, is_other
from briefer.sources.options import refuse_options
from briefer.sources.parsing import FeedReader, hand_over, open_feed_reader

if TYPE_CHECKING:
    from briefer.sources.remote import Connect


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderSource:
    """Every readable file below ``path``, or ``path`` itself; hidden files are left alone."""

    path: Path
    name: str

    def fetch(self, window: Window) -> Iterator[RawDocument | Skipped]:
        """Yield a document for each file and each entry of a feed file; what cannot be read is Skipped."""
        with closing(open_feed_reader()) as reader:
            if not self.path.is_dir():
                yield from self._read(self.path, self.path.name, window, reader)
                return
            for file, name in _list_files(self.path):
                yield from self._read(file, name, window, reader)

    def _read(
        self, file: Path, name: str, window: Window, reader: FeedReader
    ) -> Iterator[RawDocument | Skipped]:
        # Names are bytes to the file system; those that are no UTF-8 keep theirs.
        url = f"file:{quote(os.fsencode(name))}"
        try:
            content = _read_file(file)
        except OSError as error:
            content = (error.strerror or "cannot be read").lower()
        except ValueError:  # a zero byte in the name of a file handed over by hand
            content = "cannot be read"
        if isinstance(content, str):
            yield Skipped(url=url, source=self.name, room="sources", reason=content)
            return
        document = RawDocument(
            content=content, media_type="", url=url, source=self.name, fetched=window.moment
        )
        yield from hand_over(document, reader=reader)


def open_folder(spec: str, *, name: str, connect: "Connect", options: Mapping[str, str]) -> FolderSource:
    """Return the folder or file at the path ``spec``; SourceError where there is none."""
    refuse_options(options, source=spec)
    path = Path(spec).expanduser()
    try:
        # "" is what a variable of the shell gives that is not set, and no way to say "here".
        exists = bool(spec) and path.exists()
    except OSError:
        exists = False
    if not exists:
        raise SourceError(
            f'there is no folder or file "{spec}": name one that exists, an http(s) address, or "-"',
            source=spec,
        )
    return FolderSource(path=path, name=name or path.resolve().name or str(path))


def _list_files(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield every entry below ``folder`` that is no folder, with its relative name, by name.

    Links to folders are followed, but not back into a folder that they stand in. A folder that cannot be
    read, or leads in a circle, is yielded itself: reading it will say why.
    """
    waiting: list[tuple[Path, str, frozenset[tuple[int, int]]]] = [(folder, "", frozenset())]
    while waiting:
        path, name, above = waiting.pop()
        if not path.is_dir():
            yield path, name
            continue
        try:
            status = path.stat()
            names = sorted(entry.name for entry in os.scandir(path))
        except OSError:
            yield path, name
            continue
        here = (status.st_dev, status.st_ino)
        if here in above or len(above) >= limits.FOLDER_DEPTH:
            yield path, name
            continue
        children = [child for child in names if not is_ignored(child)]
        waiting += [
            (path / child, f"{name}/{child}".lstrip("/"), above | {here}) for child in reversed(children)
        ]


def _read_file(file: Path) -> bytes | str:
    """Return the file's bytes, or why they are not read. Never waits for a pipe or a device."""
    if is_other(file.name) and not file.is_dir():
        return "not a readable format"
    descriptor = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        status = os.fstat(descriptor)
        if stat.S_ISDIR(status.st_mode):
            return "a folder that leads in a circle or cannot be read"
        if not stat.S_ISREG(status.st_mode):
            return "not a regular file"
        with open(descriptor, "rb", closefd=False) as stream:
            cap = find_cap(file.name)
            # No more room than for what it is said to hold; but it may have grown, or not know.
            content = stream.read(min(status.st_size, cap) + 1)
            if len(content) > status.st_size:
                content += stream.read(cap + 1 - len(content))
    finally:
        os.close(descriptor)
    return content if len(content) <= cap else f"larger than {cap // limits.MEGABYTE} MB"
