"""A table in text (RFC 4180, or with semicolons or tabs): an article in each row below the heads."""

import codecs
import csv
import io
import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import BinaryIO

from briefer.sources import limits
from briefer.sources.apart import FileSource, begin_table, open_table, serve_piece
from briefer.sources.remote import Connect
from briefer.sources.rows import Sheet, check_columns, skip_row

TASK = "briefer.sources.csv_table:read_on"
_DELIMITERS = ",;\t|"
_NAMED_DELIMITER = re.compile(r"sep=(.)", re.IGNORECASE)


def read_on(payload: bytes) -> bytes:
    """Task of the child: read the next rows."""
    return serve_piece(payload, begin=partial(begin_table, read=read_rows))


def read_rows(file: BinaryIO, sheet: Sheet) -> Iterator[object]:
    """Yield each row as heads with values; a Skipped for what the table's own rules forbid."""
    csv.field_size_limit(limits.PAGE_BYTES)
    text = io.TextIOWrapper(file, encoding=_find_encoding(file), errors="replace", newline="")
    head = text.readline(limits.PAGE_BYTES)
    # A first line that spreadsheets understand, and that is no row.
    named = _NAMED_DELIMITER.fullmatch(head.strip("\r\n\ufeff"))
    if named is None:
        text.seek(0)
    delimiter = named[1] if named else max(_DELIMITERS, key=head.count)
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


def _find_encoding(file: BinaryIO) -> str:
    """Return the encoding of a table, told by its beginning, and go back to there.

    Bytes that are no UTF-8 are taken for Windows' Western letters, which is what spreadsheets write.
    """
    opening = file.read(limits.PAGE_BYTES)
    file.seek(0)
    if opening.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        opening.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return "utf-8-sig" if error.start > len(opening) - 4 else "cp1252"
    return "utf-8-sig"


def open_csv(spec: str, *, name: str, connect: Connect, options: Mapping[str, str]) -> FileSource:
    """Return the table at the path ``spec``; ``options`` are its columns."""
    return open_table(spec, name=name, task=TASK, options=options)
