"""Tables of every make give the same articles; a bad row costs only itself and is named."""

import datetime as moments
import json
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet
from tests.fakes import make_window
from tests.sources.boxes import HEADLINE, LINK, ROW, TEXT
from tests.sources.networks import open_remote
from tests.sources.pieces import read_twice

from briefer.errors import SourceError
from briefer.extractors import extract_article
from briefer.model import Article, RawDocument, Skipped
from briefer.sources import limits, open_source
from briefer.sources.apart import FileSource


def read(path: Path, kind: str = "", **columns: str) -> list[RawDocument | Skipped]:
    source = open_source(str(path), kind=kind, name="mine", connect=open_remote, options=columns)
    if not isinstance(source, FileSource) or not path.is_file():
        return list(source.fetch(make_window()))
    return read_twice(source, task=source.task, path=path, columns=columns)


def tell(document: RawDocument | Skipped) -> Article:
    assert isinstance(document, RawDocument), document
    return extract_article(document, html="trafilatura")


def read_lines(path: Path, *lines: bytes | object, **columns: str) -> list[RawDocument | Skipped]:
    file = path / "rows.jsonl"
    file.write_bytes(
        b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)
    )
    return read(file, **columns)


def test_what_a_row_says_stands_in_the_article(tmp_path: Path) -> None:
    row = ROW | {"author": ["Jane Doe", {"name": "John Roe"}, None], "source": "Harbour Post", "lang": "en"}
    (document,) = read_lines(tmp_path, row)
    article = tell(document)
    assert (article.headline, article.text, article.url) == (HEADLINE, TEXT, LINK)
    assert (article.outlet, article.byline, article.language) == ("Harbour Post", "Jane Doe, John Roe", "en")
    assert article.published == moments.datetime(2026, 11, 24, 5, tzinfo=moments.UTC)
    assert article.extent == "whole"


def test_columns_of_other_names_are_named_by_their_owner(tmp_path: Path) -> None:
    row = {"Titel": HEADLINE, "Inhalt": f"{TEXT}\n{TEXT[:-1]} again.", "text": "wrong", "title": "wrong"}
    (document,) = read_lines(tmp_path, row, headline="Titel", text="Inhalt")
    article = tell(document)
    assert article.headline == HEADLINE
    assert article.paragraphs == (TEXT, f"{TEXT[:-1]} again."), "each line is a paragraph"


def test_markup_in_a_row_is_read_as_markup_and_a_bare_bracket_is_not(tmp_path: Path) -> None:
    (document,) = read_lines(tmp_path, {"title": "5 < 6", "body": f"<p>{TEXT}</p><script>x()</script>"})
    article = tell(document)
    assert (article.headline, article.text) == ("5 < 6", TEXT)
    (plain,) = read_lines(tmp_path, {"title": "T", "text": f"{TEXT} It is 5 < 6."})
    assert "5 < 6" in tell(plain).text


def test_a_summary_alone_is_called_one(tmp_path: Path) -> None:
    (document,) = read_lines(tmp_path, {"title": HEADLINE, "summary": TEXT})
    assert tell(document).extent == "summary"


def test_a_bad_line_costs_only_itself(tmp_path: Path) -> None:
    first, *bad, last = read_lines(
        tmp_path,
        ROW,
        b"",
        b"{broken",
        b"[" * 100_000,
        b"17",
        b'"' + b"x" * (limits.ROW_BYTES + 5) + b'"',
        {"text": "y" * (limits.PAGE_BYTES + 1)},
        ROW | {"url": "javascript:alert(1)", "title": "\ud800 T"},
    )
    assert [each.reason for each in bad if isinstance(each, Skipped)] == [
        "a line that is no JSON",
        "a line that is no JSON",
        "not an object with named values",
        "a line larger than 16 MB",
        "larger than 5 MB",
    ]
    assert [each.url for each in bad] == [f"file:rows.jsonl#{number}" for number in range(2, 7)]
    assert tell(first).text == TEXT
    assert isinstance(last, RawDocument)
    assert last.url == "file:rows.jsonl#7"
    assert tell(last).text == TEXT


def test_a_field_that_there_is_not_gets_a_hint(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r'there is no field "headlin" \(did you mean "headline"\?\)'):
        read_lines(tmp_path, ROW, headlin="x")


@pytest.mark.parametrize(
    ("table", "encoding"),
    [
        (f'title,text\n{HEADLINE},"{TEXT}"\n', "utf-8"),
        (f'\ufefftitle;text\r\n{HEADLINE};"{TEXT}"\r\n', "utf-8"),
        (f"title\ttext\n{HEADLINE}\t{TEXT}", "utf-8"),
        (f'"title","text"\n"{HEADLINE}","{TEXT}"\n\n,\n', "utf-8"),
        (f'title,text,extra\n{HEADLINE},"{TEXT}"\n', "utf-8"),
        (f'title;text\r\n{HEADLINE};"{TEXT}"\r\n', "utf-16"),
        (f"\ufeffTitle\tBody\r\n{HEADLINE}\t{TEXT}\r\n", "utf-16-be"),
        (f'sep=;\r\ntitle;text\r\n{HEADLINE};"{TEXT}"\r\n', "utf-8"),
        (f'\ufeffSEP=|\nTitle|Full Text|Source-URL\n{HEADLINE}|"{TEXT}"|\n', "utf-8"),
    ],
)
def test_a_table_in_text_is_read_whatever_divides_it(tmp_path: Path, table: str, encoding: str) -> None:
    (tmp_path / "a.csv").write_bytes(table.encode(encoding))
    (document,) = read(tmp_path / "a.csv")
    assert (tell(document).headline, tell(document).text) == (HEADLINE, TEXT)


def test_tables_of_old_spreadsheets_keep_their_letters(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(f"title,text\nBrücke – offen,{TEXT}\n".encode("cp1252"))
    (document,) = read(tmp_path / "a.csv")
    assert tell(document).headline == "Brücke – offen"


def test_a_cell_may_hold_lines_and_a_row_beyond_all_limits_costs_only_itself(tmp_path: Path) -> None:
    body = f'title,text\nA,"{TEXT}\n\n{TEXT}"\nB,"{"z" * (limits.PAGE_BYTES + 10)}"\nC,"{TEXT}"\n'
    (tmp_path / "a.csv").write_text(body)
    first, second, third = read(tmp_path / "a.csv")
    assert tell(first).headline == "A"
    assert isinstance(second, Skipped)
    assert tell(third).headline == "C"


def test_usual_names_may_be_written_in_any_way(tmp_path: Path) -> None:
    row = {
        "Headline": HEADLINE,
        "fullText": TEXT,
        "SOURCE-URL": LINK,
        "Published At": "2026-11-24",
        "contentHtml": "",
    }
    (document,) = read_lines(tmp_path, row)
    article = tell(document)
    assert (article.headline, article.text, article.url) == (HEADLINE, TEXT, LINK)
    assert article.published == moments.datetime(2026, 11, 24, 12, tzinfo=moments.UTC)
    (document,) = read_lines(tmp_path, {"Title": "wrong", "title": HEADLINE, "text": TEXT})
    assert tell(document).headline == HEADLINE


def write_row(folder: Path, suffix: str, **cells: str) -> Path:
    """Write a table of one row, as CSV or as Parquet."""
    file = folder / f"a.{suffix}"
    if suffix == "csv":
        file.write_text(f"{','.join(cells)}\n{','.join(cells.values())}\n")
    else:
        parquet.write_table(pyarrow.table({name: [cell] for name, cell in cells.items()}), file)
    return file


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_a_table_that_tells_nothing_says_which_columns_it_has(tmp_path: Path, suffix: str) -> None:
    file = write_row(tmp_path, suffix, Titel=HEADLINE, Inhalt=TEXT)
    with pytest.raises(SourceError, match=r"\(there are: Titel, Inhalt\): name it in columns"):
        read(file)
    (document,) = read(file, headline="Titel", text="Inhalt")
    assert tell(document).headline == HEADLINE


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_a_column_that_is_not_there_is_named_with_those_that_are(tmp_path: Path, suffix: str) -> None:
    file = write_row(tmp_path, suffix, title=HEADLINE, text="x")
    with pytest.raises(SourceError, match=r'no column "Titel" for headline \(known: title, text\)'):
        read(file, headline="Titel")


def test_parquet_keeps_its_types(tmp_path: Path) -> None:
    when = moments.datetime(2026, 11, 24, 5, tzinfo=moments.UTC)
    rows = [
        {"title": HEADLINE, "text": TEXT, "date": when, "author": ["Jane Doe"], "id": 7, "pixels": [1, 2]},
        {"title": None, "text": TEXT, "date": None, "author": None, "id": 8, "pixels": None},
    ]
    parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "a.parquet")
    first, second = map(tell, read(tmp_path / "a.parquet"))
    assert (first.headline, first.published, first.byline) == (HEADLINE, when, "Jane Doe")
    assert second.published is None


def test_a_day_is_a_date(tmp_path: Path) -> None:
    row = {"title": HEADLINE, "text": TEXT, "date": moments.date(2026, 11, 24)}
    parquet.write_table(pyarrow.Table.from_pylist([row]), tmp_path / "a.parquet")
    (document,) = read(tmp_path / "a.parquet")
    published = tell(document).published
    assert published is not None
    assert published.date() == moments.date(2026, 11, 24)


@pytest.mark.parametrize("content", [b"", b"PAR1", b"PAR1" + b"\0" * 200 + b"PAR1", b"text"])
def test_a_broken_parquet_file_is_one_clear_line(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.parquet").write_bytes(content)
    with pytest.raises(SourceError, match="is not a sound Parquet file"):
        read(tmp_path / "a.parquet")


@pytest.mark.parametrize("kind", ["jsonl", "csv", "parquet", "warc", "mbox", "saved"])
def test_a_folder_or_a_device_is_no_file(kind: str, tmp_path: Path) -> None:
    for path in (tmp_path, Path("/dev/null")):
        with pytest.raises(SourceError, match="not a regular file"):
            read(path, kind=kind)
