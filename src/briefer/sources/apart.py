"""Files of many articles are read in a child process, by pieces: a file that fells it costs its own rest.

The child may not use more time for a piece than for a document, nor more memory in all; see ``sandbox``.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path

import msgspec

from briefer.errors import SandboxError, SourceError
from briefer.model import RawDocument, Skipped
from briefer.sandbox import Child
from briefer.sources import limits
from briefer.sources.feed_file import PARSING
from briefer.sources.files import name_file, open_file
from briefer.sources.rows import Sheet

_NO_MOMENT = datetime(1, 1, 1, tzinfo=UTC)


class Job(msgspec.Struct, kw_only=True, frozen=True):
    """A file to read: ``begin`` with it after ``skip`` documents, or go on where the last call ended.

    At most so many documents are given at once.
    """

    path: str
    source: str
    columns: dict[str, str]
    begin: bool
    skip: int
    most: int


class _Part(msgspec.Struct):
    url: str
    media_type: str
    content: bytes
    reason: str  # why it is Skipped, or ""


class _Piece(msgspec.Struct):
    parts: list[_Part]
    ended: bool
    error: str  # why the source as a whole cannot be read, or ""


Begin = Callable[[Job], Iterator[RawDocument | Skipped]]
# In the child: the file that is being read.
_reading: list[Iterator[RawDocument | Skipped]] = []


def read_apart(
    path: Path, *, task: str, source: str, columns: Mapping[str, str], fetched: datetime
) -> Iterator[RawDocument | Skipped]:
    """Yield what ``task``, in a child process, finds in a file; SourceError if it is none of its kind.

    Where the child dies over a document, those before it are kept, and a Skipped stands for the rest.
    """
    with open_file(path, source=source):
        pass  # said at once, and by the parent, where there is nothing to read
    job = Job(
        path=str(path.absolute()),
        source=source,
        columns=dict(columns),
        begin=True,
        skip=0,
        most=limits.PIECE_DOCUMENTS,
    )
    given = 0
    with closing(Child(task, limits=PARSING)) as child:
        while True:
            try:
                answer = child.call(msgspec.msgpack.encode(job))
            except SandboxError as error:
                if job.most > 1:
                    # Once more, one by one: the documents before the one that felled it are good.
                    job = msgspec.structs.replace(job, begin=True, skip=given, most=1)
                    continue
                reason = f"the rest of the file is not read: {str(error).removeprefix(f'{task} ')}"
                yield Skipped(url=name_file(path), source=source, room="sources", reason=reason)
                return
            piece = msgspec.msgpack.decode(answer, type=_Piece)
            yield from (_make(part, source=source, fetched=fetched) for part in piece.parts)
            given += len(piece.parts)
            if piece.error:
                raise SourceError(piece.error, source=source)
            if piece.ended:
                return
            job = msgspec.structs.replace(job, begin=False)


def serve_piece(payload: bytes, *, begin: Begin) -> bytes:
    """Return the next piece of the file that ``begin`` opens: what a task of the child does."""
    job = msgspec.msgpack.decode(payload, type=Job)
    if job.begin:
        _reading[:] = [islice(begin(job), job.skip, None)]
    parts: list[_Part] = []
    size = 0
    try:
        for document in chain.from_iterable(_reading):
            parts.append(_take_apart(document))
            size += len(parts[-1].content)
            if size >= limits.PIECE_BYTES or len(parts) >= job.most:
                return msgspec.msgpack.encode(_Piece(parts=parts, ended=False, error=""))
    except SourceError as error:
        return msgspec.msgpack.encode(_Piece(parts=parts, ended=True, error=str(error)))
    return msgspec.msgpack.encode(_Piece(parts=parts, ended=True, error=""))


def make_sheet(job: Job) -> Sheet:
    """Return the sheet of a job; the parent stamps what comes of it with its own moment."""
    url = name_file(Path(job.path))
    return Sheet(url=url, source=job.source, fetched=_NO_MOMENT, columns=job.columns)


def _take_apart(document: RawDocument | Skipped) -> _Part:
    if isinstance(document, Skipped):
        return _Part(url=document.url, media_type="", content=b"", reason=document.reason)
    return _Part(url=document.url, media_type=document.media_type, content=document.content, reason="")


def _make(part: _Part, *, source: str, fetched: datetime) -> RawDocument | Skipped:
    if part.reason:
        return Skipped(url=part.url, source=source, room="sources", reason=part.reason)
    return RawDocument(
        content=part.content, media_type=part.media_type, url=part.url, source=source, fetched=fetched
    )
