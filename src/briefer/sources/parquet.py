"""A Parquet file: an article in each row. Needs the extra ``briefer[parquet]``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefer.errors import SourceError
from briefer.model import RawDocument, Skipped, Window
from briefer.sources.files import find_file, name_file, open_file
from briefer.sources.remote import Connect
from briefer.sources.rows import FIELDS, Sheet, make_documents, read_columns

# Few at once: a row may be an article of megabytes.
_ROWS_AT_ONCE = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class ParquetSource:
    """The rows of the file at ``path``; ``columns`` maps fields to the names of its columns."""

    path: Path
    name: str
    columns: Mapping[str, str]

    def fetch(self, window: Window) -> Iterator[RawDocument | Skipped]:
        """Yield a document for each row; SourceError where it is no such file, or lacks a named column."""
        sheet = Sheet(url=name_file(self.path), source=self.name, fetched=window.moment, columns=self.columns)
        yield from make_documents(self._read_rows(), sheet=sheet)

    def _read_rows(self) -> Iterator[object]:
        try:
            import pyarrow
            from pyarrow import parquet
        except ImportError as error:
            message = 'reading Parquet needs pyarrow: install "briefer[parquet]"'
            raise SourceError(message, source=self.name) from error
        with open_file(self.path, source=self.name) as file:
            try:
                table = parquet.ParquetFile(file)
                wanted = self._choose_columns(table.schema_arrow.names)
                for batch in table.iter_batches(batch_size=_ROWS_AT_ONCE, columns=wanted):
                    yield from batch.to_pylist()
            except (pyarrow.ArrowException, OSError, ValueError, OverflowError) as error:
                reason = " ".join(str(error).split())[:160]
                raise SourceError(
                    f"{self.path} is not a sound Parquet file: {reason}", source=self.name
                ) from error

    def _choose_columns(self, names: list[str]) -> list[str]:
        for field, column in self.columns.items():
            if column not in names:
                known = ", ".join(names)[:200]
                raise SourceError(
                    f'there is no column "{column}" for {field} (known: {known})', source=self.name
                )
        usual = {name for field, known in FIELDS.items() if field not in self.columns for name in known}
        return [name for name in names if name in usual or name in self.columns.values()]


def open_parquet(spec: str, *, name: str, connect: Connect, options: Mapping[str, str]) -> ParquetSource:
    """Return the Parquet file at the path ``spec``; ``options`` are its columns."""
    path = find_file(spec)
    return ParquetSource(path=path, name=name or path.name, columns=read_columns(options, source=spec))
