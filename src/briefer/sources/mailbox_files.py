"""Newsletters in a Maildir or an mbox: read, and left as they are; nothing is marked, moved or locked."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from briefer.errors import SourceError
from briefer.model import RawDocument, Skipped, Window
from briefer.sources import limits
from briefer.sources.files import find_file, open_file
from briefer.sources.mails import is_too_old, make_mail, split_mbox
from briefer.sources.options import refuse_options
from briefer.sources.remote import Connect

_LINE_BYTES = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class MaildirSource:
    """The mails in ``new`` and ``cur`` of the Maildir at ``path``."""

    path: Path
    name: str

    def fetch(self, window: Window) -> Iterator[RawDocument | Skipped]:
        """Yield each mail that is not long before the window, by its unique name."""
        for file in self._list_files():
            try:
                with open_file(file, source=self.name) as stream:
                    content = stream.read(limits.MAIL_BYTES + 1)
            except SourceError:
                continue  # another program has moved it meanwhile
            if not is_too_old(content, window):
                yield make_mail(content, source=self.name, fetched=window.moment)

    def _list_files(self) -> list[Path]:
        try:
            files = [
                Path(entry.path)
                for folder in ("new", "cur")
                for entry in os.scandir(self.path / folder)
                if not entry.name.startswith(".")
            ]
        except OSError as error:
            raise SourceError(f"{self.path} is no Maildir that can be read", source=self.name) from error
        # Behind the colon stand flags, which change; a mail that moves from new to cur stays the same.
        return sorted(files, key=lambda file: file.name.partition(":")[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class MboxSource:
    """The mails in the file at ``path``."""

    path: Path
    name: str

    def fetch(self, window: Window) -> Iterator[RawDocument | Skipped]:
        """Yield each mail that is not long before the window, in their order."""
        with open_file(self.path, source=self.name) as file:
            lines = iter(partial(file.readline, _LINE_BYTES), b"")
            found = False
            for content in split_mbox(lines):
                found = True
                if not is_too_old(content, window):
                    yield make_mail(content, source=self.name, fetched=window.moment)
            if not found and file.tell():
                raise SourceError(f"{self.path} is no mbox: no line begins with From", source=self.name)


def open_maildir(spec: str, *, name: str, connect: Connect, options: Mapping[str, str]) -> MaildirSource:
    """Return the Maildir at the path ``spec``; it has no ``options``."""
    refuse_options(options, source=spec)
    path = find_file(spec)
    return MaildirSource(path=path, name=name or path.resolve().name)


def open_mbox(spec: str, *, name: str, connect: Connect, options: Mapping[str, str]) -> MboxSource:
    """Return the mbox at the path ``spec``; it has no ``options``."""
    refuse_options(options, source=spec)
    path = find_file(spec)
    return MboxSource(path=path, name=name or path.name)
