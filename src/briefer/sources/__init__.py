"""Sources: where documents come from.

Adding a kind is a module here and a line in the table, or an entry point of the group ``briefer.sources``.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Protocol, cast

from briefer.model import RawDocument, Skipped, Window
from briefer.sources.foreign import open_foreign
from briefer.tables import load_entry

if TYPE_CHECKING:
    from briefer.sources.remote import Connect

SOURCES = {
    "command": "briefer.sources.command:open_command",
    "csv": "briefer.sources.csv_table:open_csv",
    "feed": "briefer.sources.feed:open_feed",
    "folder": "briefer.sources.folder:open_folder",
    "imap": "briefer.sources.imap:open_imap",
    "jsonl": "briefer.sources.json_lines:open_json_lines",
    "maildir": "briefer.sources.mailbox_files:open_maildir",
    "mbox": "briefer.sources.mailbox_files:open_mbox",
    "page": "briefer.sources.page:open_page",
    "parquet": "briefer.sources.parquet:open_parquet",
    "saved": "briefer.sources.saved:open_saved",
    "sitemap": "briefer.sources.sitemap:open_sitemap",
    "stdin": "briefer.sources.stdin:open_stdin",
    "warc": "briefer.sources.warc:open_warc",
}
GROUP = "briefer.sources"
# Files of many articles; any other is one document, or a feed.
_SUFFIXES = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".warc": "warc",
    ".warc.gz": "warc",
    ".mbox": "mbox",
}


class Source(Protocol):
    """Something that hands documents over.

    A source that asks the network for what it gives once holds its ``remote``; one that converses with a
    machine otherwise holds its ``network``. Both are fetched in threads, beside others. One document that
    cannot be had is a ``Skipped`` among the others; SourceError says that the source as a whole cannot be
    read.
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

    def __call__(self, spec: str, *, name: str, connect: "Connect", options: Mapping[str, str]) -> Source:
        """Return the source; SourceError where ``spec`` names none, or the kind has no such option."""
        ...


def open_source(spec: str, *, kind: str, name: str, connect: "Connect", options: Mapping[str, str]) -> Source:
    """Return the source that ``spec`` names: a folder or file, an http(s) address, or "-" for standard input.

    ``kind`` is a name of the table ("": what the spec looks like), ``name`` what to call it ("": after the
    spec), ``options`` what only some kinds know, such as the columns of a table; ``connect`` is called by
    sources that ask the network. SourceError where there is no such folder or file, or the address is none.
    """
    kind = kind or guess_kind(spec)
    opener = cast(Opener, load_entry(kind, table=SOURCES, group=GROUP, kind="kind of source"))
    if kind in SOURCES:
        return opener(spec, name=name, connect=connect, options=options)
    return open_foreign(opener, spec, kind=kind, name=name, connect=connect, options=options)


def guess_kind(spec: str) -> str:
    """Return the kind that a spec is of by what it looks like; what it names need not be there."""
    if spec == "-":
        return "stdin"
    lower = spec.lower()
    if lower.startswith(("http://", "https://")):
        return "page"
    if lower.startswith(("imap://", "imaps://")):
        return "imap"
    return next((kind for suffix, kind in _SUFFIXES.items() if lower.endswith(suffix)), "folder")
