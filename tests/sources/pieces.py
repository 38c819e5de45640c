"""Files that a child reads, read in this process too: what a child does is not seen from outside."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.fakes import make_window

from briefer.errors import SourceError
from briefer.model import RawDocument, Skipped
from briefer.sources import Source, apart

Found = list[RawDocument | Skipped]


def read_twice(source: Source, *, task: str, path: Path, columns: Mapping[str, str]) -> Found:
    """Return what a source gives, or raise its SourceError: here its task must come to the same."""
    pieces = list(_read_pieces(task, path, columns))
    if pieces[-1]["error"]:
        with pytest.raises(SourceError) as caught:
            list(source.fetch(make_window()))
        assert str(caught.value) == pieces[-1]["error"]
        raise caught.value
    found = list(source.fetch(make_window()))
    here = [part for piece in pieces for part in piece["parts"]]
    assert [(part["url"], part["content"], part["reason"]) for part in here] == [
        (each.url, each.content, "") if isinstance(each, RawDocument) else (each.url, b"", each.reason)
        for each in found
    ]
    return found


def _read_pieces(task: str, path: Path, columns: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    module, _, name = task.partition(":")
    read = getattr(import_module(module), name)
    url = f"file:{path.name}"
    job = apart.Job(
        path=str(path.absolute()), url=url, source="mine", columns=dict(columns), begin=True, skip=0, most=2
    )
    while True:
        piece = msgspec.msgpack.decode(read(msgspec.msgpack.encode(job)))
        yield piece
        if piece["ended"]:
            return
        job = msgspec.structs.replace(job, begin=False)
