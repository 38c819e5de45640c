"""JSON Lines (jsonlines.org): an object on each line, an article each."""

import json
from collections.abc import Iterator, Mapping
from functools import partial
from typing import BinaryIO

from briefer.sources import limits
from briefer.sources.apart import FileSource, begin_table, open_table, serve_piece
from briefer.sources.remote import Connect
from briefer.sources.rows import Sheet, skip_row

TASK = "briefer.sources.json_lines:read_on"


def read_on(payload: bytes) -> bytes:
    """Task of the child: read the next lines."""
    return serve_piece(payload, begin=partial(begin_table, read=read_rows))


def read_rows(file: BinaryIO, sheet: Sheet) -> Iterator[object]:
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


def open_json_lines(spec: str, *, name: str, connect: Connect, options: Mapping[str, str]) -> FileSource:
    """Return the file of JSON Lines at the path ``spec``; ``options`` are its columns."""
    return open_table(spec, name=name, task=TASK, options=options)
