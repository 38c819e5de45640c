"""Tables and archives are read in a child process: one that blows up costs its own rest, and nobody else."""

import gzip
import zlib
from collections.abc import Callable
from pathlib import Path

import msgspec
import pyarrow
import pytest
from pyarrow import parquet
from tests.fakes import make_window
from tests.sources.boxes import HEADLINE, LINK, ROW, TEXT, make_record
from tests.sources.networks import open_remote

from briefer.model import RawDocument, Skipped
from briefer.sources import apart, limits, open_source
from briefer.sources import parquet as parquet_source
from briefer.sources import warc as warc_source

PAGE = f"<html><body><h1>{HEADLINE}</h1><p>{TEXT}</p></body></html>".encode()
Found = list[RawDocument | Skipped]


def read(path: Path, **columns: str) -> Found:
    source = open_source(str(path), kind="", name="mine", connect=open_remote, options=columns)
    return list(source.fetch(make_window()))


def write_huge_dictionary(path: Path) -> None:
    """A few kilobytes that claim 64 articles of 100 MB: one value of a dictionary, packed."""
    words = pyarrow.array(["harbour " * 12_500_000])
    texts = pyarrow.DictionaryArray.from_arrays(pyarrow.array([0] * 64, pyarrow.int32()), words)
    parquet.write_table(pyarrow.table({"title": [HEADLINE] * 64, "text": texts}), path, compression="zstd")


def write_endless_record(path: Path) -> None:
    """A page, then a record whose head goes on: a few megabytes that unfold to four gigabytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    head = packer.compress(b"WARC/1.0\r\nWARC-Type: response\r\nX-Endless: ") + packer.flush(
        zlib.Z_FULL_FLUSH
    )
    again = packer.compress(b"a" * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    page = gzip.compress(make_record(LINK, PAGE, media_type="text/html"))
    path.write_bytes(page + head + again * 4_000)


@pytest.mark.parametrize(
    ("name", "write", "good"),
    [("a.parquet", write_huge_dictionary, []), ("a.warc.gz", write_endless_record, [LINK])],
)
def test_a_bomb_costs_the_rest_of_its_file(
    name: str, write: Callable[[Path], None], good: list[str], tmp_path: Path
) -> None:
    write(tmp_path / name)
    *before, last = read(tmp_path / name)
    assert isinstance(last, Skipped)
    assert (last.url, last.source, last.room) == (f"file:{name}", "mine", "sources")
    assert last.reason.startswith(("the rest of the file is not read: ", "the archive breaks off: "))
    assert [each.url for each in before] == good


def test_a_file_of_many_articles_comes_in_pieces_and_whole(tmp_path: Path) -> None:
    rows = [ROW | {"title": f"{HEADLINE} {number}", "url": f"{LINK}/{number}"} for number in range(150)]
    parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "a.parquet")
    urls = [each.url for each in read(tmp_path / "a.parquet")]
    assert urls == [f"{LINK}/{number}" for number in range(150)]
    records = [make_record(f"{LINK}/{number}", PAGE, media_type="text/html") for number in range(150)]
    (tmp_path / "a.warc").write_bytes(b"".join(records))
    found = read(tmp_path / "a.warc")
    assert [each.url for each in found] == urls
    assert {each.fetched for each in found if isinstance(each, RawDocument)} == {make_window().moment}


def test_what_the_child_does_it_does_the_same_in_this_process(tmp_path: Path) -> None:
    """The child's own code, measured: what a child does is not seen from outside."""
    parquet.write_table(pyarrow.Table.from_pylist([ROW] * 3), tmp_path / "a.parquet")
    body = make_record(LINK, PAGE, media_type="text/html") + make_record(LINK, b" " * (limits.PDF_BYTES + 9))
    (tmp_path / "a.warc").write_bytes(body)
    (tmp_path / "none.warc").write_bytes(b"")
    (tmp_path / "bad.parquet").write_bytes(b"PAR1")
    for name, module in ("a.parquet", parquet_source), ("a.warc", warc_source):
        job = apart.Job(path=str(tmp_path / name), source="mine", columns={}, begin=True, skip=0, most=2)
        pieces = [msgspec.msgpack.decode(module.read_on(msgspec.msgpack.encode(job)))]
        while not pieces[-1]["ended"]:
            job = msgspec.structs.replace(job, begin=False)
            pieces.append(msgspec.msgpack.decode(module.read_on(msgspec.msgpack.encode(job))))
        urls = [part["url"] for piece in pieces for part in piece["parts"]]
        assert urls == [each.url for each in read(tmp_path / name)]
    for name, module in ("bad.parquet", parquet_source), ("none.warc", warc_source):
        job = apart.Job(path=str(tmp_path / name), source="mine", columns={}, begin=True, skip=0, most=2)
        piece = msgspec.msgpack.decode(module.read_on(msgspec.msgpack.encode(job)))
        assert piece["error"]
