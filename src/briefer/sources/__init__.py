"""Sources: where documents come from.

Adding a kind is a module here and a line in the table, or an entry point of the group ``briefer.sources``.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol, cast

from briefer.model import RawDocument, Skipped, Window
from briefer.tables import load_entry

if TYPE_CHECKING:
    from briefer.sources.remote import Connect

SOURCES = {
    "feed": "briefer.sources.feed:open_feed",
    "folder": "briefer.sources.folder:open_folder",
    "page": "briefer.sources.page:open_page",
    "stdin": "briefer.sources.stdin:open_stdin",
}
GROUP = "briefer.sources"


class Source(Protocol):
    """Something that hands documents over.

    A source that asks the network holds its ``remote``, and is fetched in a thread beside others. One
    document that cannot be had is a ``Skipped`` among the others; SourceError says that the source as a
    whole cannot be read.
    """

    @property
    def name(self) -> str:
        """What the source is called in the brief and the store."""
        ...

    def fetch(self, window: Window) -> Iterable[RawDocument | Skipped]:
        """Yield the documents that the source has now, stamped with ``window.moment``."""
        ...


class Opener(Protocol):
    """Makes a source of one kind out of what its owner wrote; what a table of sources holds."""

    def __call__(self, spec: str, *, name: str, connect: "Connect") -> Source:
        """Return the source; SourceError where ``spec`` names none."""
        ...


def open_source(spec: str, *, kind: str, name: str, connect: "Connect") -> Source:
    """Return the source that ``spec`` names: a folder or file, an http(s) address, or "-" for standard input.

    ``kind`` is a name of the table ("": what the spec looks like), ``name`` what to call it ("": after the
    spec); ``connect`` is called by sources that ask the network. SourceError where there is no such folder or
    file, or the address is none.
    """
    opener = load_entry(kind or _guess_kind(spec), table=SOURCES, group=GROUP, kind="kind of source")
    return cast(Opener, opener)(spec, name=name, connect=connect)


def _guess_kind(spec: str) -> str:
    if spec == "-":
        return "stdin"
    return "page" if spec.lower().startswith(("http://", "https://")) else "folder"
