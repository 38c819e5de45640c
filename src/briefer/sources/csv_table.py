"""A table in text (RFC 4180, or with semicolons or tabs): an article in each row below the heads."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from briefer.errors import SourceError
from briefer.model import RawDocument, Skipped, Window
from briefer.sources import limits
from briefer.sources.files import find_file, name_file, open_file
from briefer.sources.remote import Connect
from briefer.sources.rows import Sheet, make_documents, read_columns, skip_row

_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvSource:
    """The rows of the file at ``path``; ``columns`` maps fields to the heads of its columns."""

    path: Path
    name: str
    columns: Mapping[str, str]

    def fetch(self, window: Window) -> Iterator[RawDocument | Skipped]:
        """Yield a document for each row; SourceError where the heads lack a column that was named."""
        sheet = Sheet(url=name_file(self.path), source=self.name, fetched=window.moment, columns=self.columns)
        with open_file(self.path, source=self.name) as file:
            yield from make_documents(read_rows(file, sheet=sheet), sheet=sheet)


def read_rows(file: BinaryIO, *, sheet: Sheet) -> Iterator[object]:
    """Yield each row as heads with values; a Skipped for what the table's own rules forbid."""
    csv.field_size_limit(limits.PAGE_BYTES)
    # Bytes that are no UTF-8 are taken for Windows' Western letters, which is what spreadsheets write.
    opening = file.read(limits.PAGE_BYTES)
    try:
        opening.decode("utf-8-sig")
        encoding = "utf-8-sig"
    except UnicodeDecodeError as error:
        encoding = "utf-8-sig" if error.start > len(opening) - 4 else "cp1252"
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
    head = text.readline(limits.PAGE_BYTES)
    text.seek(0)
    delimiter = max(_DELIMITERS, key=head.count)
    reader = csv.reader(text, delimiter=delimiter)
    number = 0
    heads: list[str] = []
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error:
            number += 1
            yield skip_row(number, "a row that breaks the rules of its table", sheet=sheet)
            continue
        if not heads:
            heads = [cell.strip() for cell in cells]
            _check_heads(heads, sheet)
        elif any(map(str.strip, cells)):
            number += 1
            yield dict(zip(heads, cells, strict=False))
    text.detach()


def _check_heads(heads: list[str], sheet: Sheet) -> None:
    for field, column in sheet.columns.items():
        if column not in heads:
            known = ", ".join(heads)[:200]
            raise SourceError(
                f'there is no column "{column}" for {field} (known: {known})', source=sheet.source
            )


def open_csv(spec: str, *, name: str, connect: Connect, options: Mapping[str, str]) -> CsvSource:
    """Return the table at the path ``spec``; ``options`` are its columns."""
    path = find_file(spec)
    return CsvSource(path=path, name=name or path.name, columns=read_columns(options, source=spec))
