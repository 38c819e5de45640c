"""A Parquet file: an article in each row. Needs the extra ``briefer[parquet]``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefer.errors import SourceError
from briefer.model import RawDocument, Skipped, Window
from briefer.sources.apart import Job, make_sheet, read_apart, serve_piece
from briefer.sources.files import find_file, open_file
from briefer.sources.remote import Connect
from briefer.sources.rows import FIELDS, make_documents, read_columns

# Few at once: a row may be an article of megabytes.
_ROWS_AT_ONCE = 64
TASK = "briefer.sources.parquet:read_on"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParquetSource:
    """The rows of the file at ``path``; ``columns`` maps fields to the names of its columns."""

    path: Path
    name: str
    columns: Mapping[str, str]

    def fetch(self, window: Window) -> Iterator[RawDocument | Skipped]:
        """Yield a document for each row; SourceError where it is no such file, or lacks a named column."""
        yield from read_apart(
            self.path, task=TASK, source=self.name, columns=self.columns, fetched=window.moment
        )


def read_on(payload: bytes) -> bytes:
    """Task of the child: read the next rows."""
    return serve_piece(payload, begin=_begin)


def _begin(job: Job) -> Iterator[RawDocument | Skipped]:
    return make_documents(_read_rows(job), sheet=make_sheet(job))


def _read_rows(job: Job) -> Iterator[object]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        message = 'reading Parquet needs pyarrow: install "briefer[parquet]"'
        raise SourceError(message, source=job.source) from error
    pyarrow.set_cpu_count(1)
    pyarrow.set_memory_pool(pyarrow.system_memory_pool())  # the others reserve more than the child may have
    with open_file(Path(job.path), source=job.source) as file:
        try:
            table = parquet.ParquetFile(file)
            wanted = _choose_columns(table.schema_arrow.names, job)
            for batch in table.iter_batches(batch_size=_ROWS_AT_ONCE, columns=wanted, use_threads=False):
                yield from batch.to_pylist()
        except pyarrow.ArrowMemoryError as error:
            raise MemoryError from error
        except (pyarrow.ArrowException, OSError, ValueError, OverflowError) as error:
            reason = " ".join(str(error).split())[:160]
            raise SourceError(
                f"{job.path} is not a sound Parquet file: {reason}", source=job.source
            ) from error


def _choose_columns(names: list[str], job: Job) -> list[str]:
    for field, column in job.columns.items():
        if column not in names:
            known = ", ".join(names)[:200]
            raise SourceError(
                f'there is no column "{column}" for {field} (known: {known})', source=job.source
            )
    usual = {name for field, known in FIELDS.items() if field not in job.columns for name in known}
    return [name for name in names if name in usual or name in job.columns.values()]


def open_parquet(spec: str, *, name: str, connect: Connect, options: Mapping[str, str]) -> ParquetSource:
    """Return the Parquet file at the path ``spec``; ``options`` are its columns."""
    path = find_file(spec)
    return ParquetSource(path=path, name=name or path.name, columns=read_columns(options, source=spec))
