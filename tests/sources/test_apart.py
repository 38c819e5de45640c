"""Tables and archives are read in a child process: one that blows up costs its own rest, and nobody else."""

import gzip
import json
import shlex
import sys
import tracemalloc
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet
from tests.fakes import make_window
from tests.sources.boxes import HEADLINE, LINK, ROW, TEXT, make_record
from tests.sources.networks import open_remote
from tests.sources.pieces import Found, read_twice

from briefer.errors import SourceError
from briefer.model import RawDocument, Skipped
from briefer.sources import limits, open_source, parsing, saved
from briefer.sources.apart import FileSource
from briefer.sources.feed_file import PARSING

PAGE = f"<html><body><h1>{HEADLINE}</h1><p>{TEXT}</p></body></html>".encode()


def read(path: Path, kind: str = "", **columns: str) -> Found:
    source = open_source(str(path), kind=kind, name="mine", connect=open_remote, options=columns)
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


def write_endless_row(path: Path) -> None:
    """A row, then one of 25 million cells: 75 megabytes that unfold to one and a half gigabytes."""
    path.write_bytes(f"title,text,url\n{HEADLINE},{TEXT},{LINK}\n".encode() + b"ab," * 25_000_000)


def write_bloated_line(path: Path) -> None:
    """An article before and behind a line of JSON that takes four hundred megabytes as values."""
    row = json.dumps(ROW).encode()
    path.write_bytes(row + b"\n[" + b"{}," * 5_000_000 + b"{}]\n" + row)


@pytest.mark.parametrize(
    ("name", "write", "good"),
    [
        ("a.parquet", write_huge_dictionary, []),
        ("a.warc.gz", write_endless_record, [LINK]),
        ("a.csv", write_endless_row, [LINK]),
    ],
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
    (tmp_path / "a.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    assert [each.url for each in read(tmp_path / "a.jsonl")] == urls


@pytest.mark.parametrize("kind", ["jsonl", "command"])
def test_what_a_line_takes_as_values_it_does_not_take_here(kind: str, tmp_path: Path) -> None:
    write_bloated_line(tmp_path / "rows.jsonl")
    program = f"import sys; sys.stdout.write(open({str(tmp_path / 'rows.jsonl')!r}).read())"
    spec = shlex.join([sys.executable, "-c", program]) if kind == "command" else str(tmp_path / "rows.jsonl")
    source = open_source(spec, kind=kind, name="wire", connect=open_remote, options={})
    tracemalloc.start()
    try:
        first, bad, last = source.fetch(make_window())
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert first.url == last.url == LINK
    assert isinstance(bad, Skipped)
    assert bad.url == ("file:wire#2" if kind == "command" else "file:rows.jsonl#2")
    assert peak < 20_000_000


def test_a_feed_in_a_folder_is_read_by_a_child_that_may_die_over_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two tags that are opened and never closed, a million times over, beside a feed and a text."""
    feed = f"<rss version='2.0'><channel><item><title>{HEADLINE}</title><link>{LINK}</link></item></channel></rss>"
    (tmp_path / "b.xml").write_text(feed)
    (tmp_path / "c.txt").write_text(f"{HEADLINE}\n\n{TEXT}")
    monkeypatch.setattr(parsing, "PARSING", replace(PARSING, cpu_seconds=2))
    (tmp_path / "a.xml").write_bytes(b"<rss version='2.0'><channel>" + b"<item><title>" * 600_000)
    bad, *good = read(tmp_path)
    assert isinstance(bad, Skipped)
    assert bad.url == "file:a.xml"
    assert [each.url for each in good] == [LINK, "file:c.txt"]


@pytest.mark.parametrize(
    "name", ["a.parquet", "a.warc", "a.jsonl", "a.csv", "saved.json", "bad.parquet", "none.warc"]
)
def test_what_the_child_does_it_does_the_same_in_this_process(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    records = (
        make_record(LINK, PAGE, media_type="text/html"),
        make_record(LINK, b" " * (limits.PDF_BYTES + 9)),
    )
    contents = {
        "a.warc": b"".join(records),
        "a.jsonl": f"{json.dumps(ROW)}\n\n17\n{{broken\n".encode(),
        "a.csv": f"title,text\n{HEADLINE},{TEXT}\n,\n".encode(),
        "saved.json": json.dumps([{"is_archived": 0, "url": LINK}, 3]).encode(),
        "bad.parquet": b"PAR1",
        "none.warc": b"",
    }
    if name == "a.parquet":
        parquet.write_table(pyarrow.Table.from_pylist([ROW] * 3), path)
    else:
        path.write_bytes(contents[name])
    kind = "saved" if name == "saved.json" else ""
    source = open_source(str(path), kind=kind, name="mine", connect=open_remote, options={})
    task = source.task if isinstance(source, FileSource) else saved.TASK
    if name in ("bad.parquet", "none.warc"):
        with pytest.raises(SourceError):
            read_twice(source, task=task, path=path, columns={})
    else:
        assert read_twice(source, task=task, path=path, columns={})
