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

import msgspec
import pyarrow
import pytest
from pyarrow import parquet
from tests.fakes import make_window
from tests.sources.boxes import HEADLINE, LINK, ROW, TEXT, make_record
from tests.sources.networks import open_remote

from briefer.model import RawDocument, Skipped
from briefer.sources import apart, csv_table, json_lines, limits, open_source, parsing, saved
from briefer.sources import parquet as parquet_source
from briefer.sources import warc as warc_source
from briefer.sources.feed_file import PARSING

PAGE = f"<html><body><h1>{HEADLINE}</h1><p>{TEXT}</p></body></html>".encode()
Found = list[RawDocument | Skipped]


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


def tell(module: object, job: apart.Job) -> dict[str, object]:
    """Do in this process what the child does."""
    piece: dict[str, object] = msgspec.msgpack.decode(module.read_on(msgspec.msgpack.encode(job)))  # type: ignore[attr-defined]
    return piece


def test_what_the_child_does_it_does_the_same_in_this_process(tmp_path: Path) -> None:
    """The child's own code, measured: what a child does is not seen from outside."""
    parquet.write_table(pyarrow.Table.from_pylist([ROW] * 3), tmp_path / "a.parquet")
    body = make_record(LINK, PAGE, media_type="text/html") + make_record(LINK, b" " * (limits.PDF_BYTES + 9))
    (tmp_path / "a.warc").write_bytes(body)
    (tmp_path / "a.jsonl").write_text(f"{json.dumps(ROW)}\n\n17\n{{broken\n")
    (tmp_path / "a.csv").write_text(f"title,text\n{HEADLINE},{TEXT}\n,\n")
    (tmp_path / "a.json").write_text(json.dumps([{"is_archived": 0, "url": LINK}, 3]))
    (tmp_path / "none.warc").write_bytes(b"")
    (tmp_path / "bad.parquet").write_bytes(b"PAR1")
    (tmp_path / "none.json").write_text("a,b")
    for name, module, kind in (
        ("a.parquet", parquet_source, ""),
        ("a.warc", warc_source, ""),
        ("a.jsonl", json_lines, ""),
        ("a.csv", csv_table, ""),
        ("a.json", saved, "saved"),
    ):
        path = tmp_path / name
        job = apart.Job(
            path=str(path), url=f"file:{name}", source="mine", columns={}, begin=True, skip=0, most=2
        )
        pieces = [tell(module, job)]
        while not pieces[-1]["ended"]:
            job = msgspec.structs.replace(job, begin=False)
            pieces.append(tell(module, job))
        urls = [part["url"] for piece in pieces for part in piece["parts"]]  # type: ignore[attr-defined]
        assert urls == [each.url for each in read(path, kind)]
    for name, module in ("bad.parquet", parquet_source), ("none.warc", warc_source), ("none.json", saved):
        path = tmp_path / name
        job = apart.Job(
            path=str(path), url=f"file:{name}", source="mine", columns={}, begin=True, skip=0, most=2
        )
        assert tell(module, job)["error"]
