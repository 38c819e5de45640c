"""A Parquet file: an article in each row. Needs the extra ``briefer[parquet]``."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import BinaryIO

from briefer.errors import SourceError
from briefer.model import RawDocument, Skipped
from briefer.sources.apart import FileSource, Job, begin_table, open_table, serve_piece
from briefer.sources.remote import Connect
from briefer.sources.rows import FIELDS, Sheet, check_columns, fold_name

# Few at once: a row may be an article of megabytes.
_ROWS_AT_ONCE = 64
TASK = "briefer.sources.parquet:read_on"


def read_on(payload: bytes) -> bytes:
    """Task of the child: read the next rows."""
    return serve_piece(payload, begin=_begin)


def _begin(job: Job) -> Iterator[RawDocument | Skipped]:
    return begin_table(job, read=partial(_read_rows, job))


def _read_rows(job: Job, file: BinaryIO, sheet: Sheet) -> Iterator[object]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        message = 'reading Parquet needs pyarrow: install "briefer[parquet]"'
        raise SourceError(message, source=job.source) from error
    pyarrow.set_cpu_count(1)
    pyarrow.set_memory_pool(pyarrow.system_memory_pool())  # the others reserve more than the child may have
    try:
        table = parquet.ParquetFile(file)
        wanted = _choose_columns(table.schema_arrow.names, sheet)
        for batch in table.iter_batches(batch_size=_ROWS_AT_ONCE, columns=wanted, use_threads=False):
            yield from batch.to_pylist()
    except pyarrow.ArrowMemoryError as error:
        raise MemoryError from error
    except (pyarrow.ArrowException, OSError, ValueError, OverflowError) as error:
        reason = " ".join(str(error).split())[:160]
        raise SourceError(f"{job.path} is not a sound Parquet file: {reason}", source=job.source) from error


def _choose_columns(names: list[str], sheet: Sheet) -> list[str]:
    check_columns(names, sheet=sheet)
    usual = {name for field, known in FIELDS.items() if field not in sheet.columns for name in known}
    return [name for name in names if fold_name(name) in usual or name in sheet.columns.values()]


def open_parquet(spec: str, *, name: str, connect: Connect, options: Mapping[str, str]) -> FileSource:
    """Return the Parquet file at the path ``spec``; ``options`` are its columns."""
    return open_table(spec, name=name, task=TASK, options=options)
