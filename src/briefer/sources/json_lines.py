"""JSON Lines (jsonlines.org): an object on each line, an article each."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from briefer.model import RawDocument, Skipped, Window
from briefer.sources import limits
from briefer.sources.files import find_file, name_file, open_file
from briefer.sources.remote import Connect
from briefer.sources.rows import Sheet, make_documents, read_columns, skip_row


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonLinesSource:
    """The rows of the file at ``path``; ``columns`` maps fields to the names that they have there."""

    path: Path
    name: str
    columns: Mapping[str, str]

    def fetch(self, window: Window) -> Iterator[RawDocument | Skipped]:
        """Yield a document for each row; a line that is none is Skipped."""
        sheet = Sheet(url=name_file(self.path), source=self.name, fetched=window.moment, columns=self.columns)
        with open_file(self.path, source=self.name) as file:
            yield from make_documents(read_rows(file, sheet=sheet), sheet=sheet)


def read_rows(file: BinaryIO, *, sheet: Sheet) -> Iterator[object]:
    """Yield what stands on each line that is not blank; a Skipped where that is no JSON, or is too long."""
    number = 0
    while line := file.readline(limits.ROW_BYTES + 1):
        if not line.strip():
            continue
        number += 1
        if len(line) > limits.ROW_BYTES:
            while not line.endswith(b"\n") and (line := file.readline(limits.ROW_BYTES)):
                pass
            yield skip_row(
                number, f"a line larger than {limits.ROW_BYTES // limits.MEGABYTE} MB", sheet=sheet
            )
            continue
        try:
            yield json.loads(line.decode("utf-8-sig", "replace"))
        except (ValueError, RecursionError):
            yield skip_row(number, "a line that is no JSON", sheet=sheet)


def open_json_lines(spec: str, *, name: str, connect: Connect, options: Mapping[str, str]) -> JsonLinesSource:
    """Return the file of JSON Lines at the path ``spec``; ``options`` are its columns."""
    path = find_file(spec)
    return JsonLinesSource(path=path, name=name or path.name, columns=read_columns(options, source=spec))
