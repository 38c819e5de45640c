"""A table in text (RFC 4180, or with semicolons or tabs): an article in each row below the heads."""

import csv
import io
from collections.abc import Iterator, Mapping
from functools import partial
from typing import BinaryIO

from briefer.sources import limits
from briefer.sources.apart import FileSource, begin_table, open_table, serve_piece
from briefer.sources.remote import Connect
from briefer.sources.rows import Sheet, check_columns, skip_row

TASK = "briefer.sources.csv_table:read_on"
_DELIMITERS = ",;\t|"


def read_on(payload: bytes) -> bytes:
    """Task of the child: read the next rows."""
    return serve_piece(payload, begin=partial(begin_table, read=read_rows))


def read_rows(file: BinaryIO, sheet: Sheet) -> Iterator[object]:
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
            check_columns(heads, sheet=sheet)
        elif any(map(str.strip, cells)):
            number += 1
            yield dict(zip(heads, cells, strict=False))
    text.detach()


def open_csv(spec: str, *, name: str, connect: Connect, options: Mapping[str, str]) -> FileSource:
    """Return the table at the path ``spec``; ``options`` are its columns."""
    return open_table(spec, name=name, task=TASK, options=options)
