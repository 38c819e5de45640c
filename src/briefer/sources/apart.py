"""Files of many articles are read in a child process, by pieces: a file that fells it costs its own rest.

The child may not use more time for a piece than for a document, nor more memory in all; see ``sandbox``. A
kind of table is a task of the child's: a function that opens a ``Job`` and yields its rows as documents.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

import msgspec

from briefer.errors import SandboxError, SourceError
from briefer.model import RawDocument, Skipped, Window
from briefer.sandbox.child import Child
from briefer.sources import limits
from briefer.sources.feed_file import PARSING
from briefer.sources.files import find_file, name_file, open_file
from briefer.sources.rows import Sheet, make_documents, read_columns

_NO_MOMENT = datetime(1, 1, 1, tzinfo=UTC)


class Job(msgspec.Struct, kw_only=True, frozen=True):
    """A file to read: ``begin`` with it after ``skip`` documents, or go on where the last call ended.

    ``url`` is what its documents are known by; at most so many of them are given at once.
    """

    path: str
    url: str
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
ReadRows = Callable[[BinaryIO, Sheet], Iterator[object]]
# In the child: the file that is being read.
_reading: list[Iterator[RawDocument | Skipped]] = []


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSource:
    """The articles in the file at ``path``, as ``task`` finds them there.

    ``columns`` maps fields to the names that they have in a table.
    """

    path: Path
    name: str
    task: str
    columns: Mapping[str, str]

    def fetch(self, window: Window) -> Iterator[RawDocument | Skipped]:
        """Yield a document for each article; SourceError where the file is none of its kind."""
        yield from read_apart(
            self.path,
            url=name_file(self.path),
            task=self.task,
            source=self.name,
            columns=self.columns,
            fetched=window.moment,
        )


def open_table(spec: str, *, name: str, task: str, options: Mapping[str, str]) -> FileSource:
    """Return the table at the path ``spec``, which ``task`` reads; ``options`` are its columns."""
    path = find_file(spec)
    columns = read_columns(options, source=spec)
    return FileSource(path=path, name=name or path.name, task=task, columns=columns)


def read_apart(
    path: Path, *, url: str, task: str, source: str, columns: Mapping[str, str], fetched: datetime
) -> Iterator[RawDocument | Skipped]:
    """Yield what ``task``, in a child process, finds in a file; SourceError if it is none of its kind.

    Its documents are known by ``url``. Where the child dies over one, those before it are kept, and a
    Skipped stands for the rest.
    """
    with open_file(path, source=source):
        pass  # said at once, and by the parent, where there is nothing to read
    job = Job(
        path=str(path.absolute()),
        url=url,
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
                yield Skipped(url=url, source=source, room="sources", reason=reason)
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


def begin_table(job: Job, *, read: ReadRows) -> Iterator[RawDocument | Skipped]:
    """Yield a document for each row that ``read`` finds in the job's file."""
    sheet = make_sheet(job)
    with open_file(Path(job.path), source=job.source) as file:
        yield from make_documents(read(file, sheet), sheet=sheet)


def make_sheet(job: Job) -> Sheet:
    """Return the sheet of a job; the parent stamps what comes of it with its own moment."""
    return Sheet(url=job.url, source=job.source, fetched=_NO_MOMENT, columns=job.columns)


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
