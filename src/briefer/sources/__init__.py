"""Sources: where documents come from.

Adding a kind is a module here and a line in the table, or an entry point of the group ``briefer.sources``.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from briefer.errors import SourceError
from briefer.model import RawDocument, Skipped, Window
from briefer.sources.urls import read_target

SOURCES = {
    "folder": "briefer.sources.folder:FolderSource",
    "page": "briefer.sources.page:PageSource",
    "stdin": "briefer.sources.stdin:StdinSource",
}


class Source(Protocol):
    """Something that hands documents over.

    One document that cannot be had is a ``Skipped`` among the others; SourceError says that the source as a
    whole cannot be read.
    """

    @property
    def name(self) -> str:
        """What the source is called in the brief and the store."""
        ...

    def fetch(self, window: Window) -> Iterable[RawDocument | Skipped]:
        """Yield the documents that the source has now, stamped with ``window.moment``."""
        ...


def open_source(spec: str, *, name: str) -> Source:
    """Return the source that ``spec`` names: a folder or file, an http(s) address, or "-" for standard input.

    ``name`` is what to call it ("": after the spec). SourceError where there is no such folder or file, or
    the address is none.
    """
    # Each kind is imported when it is wanted: the network's libraries cost 100 ms.
    if spec == "-":
        from briefer.sources.stdin import StdinSource

        return StdinSource(name=name or "standard input")
    if spec.lower().startswith(("http://", "https://")):
        from briefer.sources.page import PageSource

        try:
            target = read_target(spec)
        except SourceError as error:
            shown = re.sub(r"//[^/?#]*@", "//", spec)[:200]
            raise SourceError(
                f'"{shown}" cannot be read: {error}: name a page as http(s)://host/path', source=error.source
            ) from error
        return PageSource(url=target.url, name=name or target.host)
    from briefer.sources.folder import FolderSource

    path = Path(spec).expanduser()
    try:
        exists = path.exists()
    except OSError:
        exists = False
    if not exists:
        raise SourceError(
            f'there is no folder or file "{spec}": name one that exists, an http(s) address, or "-"',
            source=spec,
        )
    return FolderSource(path=path, name=name or path.resolve().name or str(path))
