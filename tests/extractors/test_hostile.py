"""Documents made to harm whoever reads them: each is refused in a few words, within its limits, or read."""

import io
import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from tests.extractors.test_pdf import HEAD, TEXT, draw, put
from tests.fakes import MORNING
from tests.fuzz.reading import TASK

from briefer.errors import ExtractionError
from briefer.extractors import extract_article
from briefer.model import Article, RawDocument
from briefer.sandbox.child import Child, Limits

# As a run reads them, with half the memory: ten seconds of processor time and 512 MiB.
LIMITS = Limits(
    cpu_seconds=10, wall_seconds=60.0, memory_bytes=512 << 20, open_files=64, answer_bytes=64 << 20
)
GOOD = draw([*HEAD, put(50, 700, TEXT[0][:104]), put(50, 688, TEXT[0][104:])])
WORDS = "Harbour bridge reopens"


@pytest.fixture(scope="module")
def child() -> Iterator[Child]:
    with Child(TASK, limits=LIMITS) as child:
        yield child


def read(content: bytes, name: str) -> Article:
    document = RawDocument(content=content, media_type="", url=f"file:{name}", source="mine", fetched=MORNING)
    return extract_article(document, html="trafilatura")


def write_pdf(*objects: bytes, trailer: bytes = b"/Root 1 0 R") -> bytes:
    """Return a PDF of these objects, numbered from 1."""
    parts, places = [b"%PDF-1.7\n"], []
    for number, each in enumerate(objects, 1):
        places.append(sum(map(len, parts)))
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, each))
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer << /Size %d %s >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        trailer,
        sum(map(len, parts)),
    )
    return b"".join([*parts, head, table, tail])


def write_page(stream: bytes, filters: bytes = b"", *, pages: bytes = b"/Kids [3 0 R] /Count 1") -> bytes:
    return write_pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages " + pages + b" >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 850] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(stream), filters, stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
    )


def write_tree(depth: int) -> bytes:
    """Return a PDF whose one page lies under so many nodes."""
    nodes = [
        b"<< /Type /Pages /Kids [%d 0 R] /Count 1 /Parent %d 0 R >>" % (number + 1, number - 1)
        for number in range(2, depth)
    ]
    page = b"<< /Type /Page /Parent %d 0 R >>" % (depth - 1)
    return write_pdf(b"<< /Type /Catalog /Pages 2 0 R >>", *nodes, page)


ZEROS = zlib.compress(b" " * 300_000_000)
TWICE = b"/Filter [/FlateDecode /FlateDecode]"
BOMBS = {
    "a stream of 300 MB": write_page(ZEROS, b"/Filter /FlateDecode"),
    "a stream packed twice": write_page(zlib.compress(ZEROS), TWICE),
    "a page that is its own parent": write_page(b"", pages=b"/Kids [2 0 R 3 0 R] /Count 2"),
    "a tree of five thousand nodes": write_tree(5_000),
    "a thousand million pages": write_page(b"", pages=b"/Kids [3 0 R] /Count 1000000000"),
    "twenty thousand saved states": write_page(b"q " * 20_000),
    "brackets in brackets": write_page(b"[" * 100_000),
    "numbers without end": write_page(b"1" * 5_000_000 + b" Tj"),
    "a stream as long as itself": write_page(b"").replace(b"/Length 0", b"/Length 4 0 R"),
    "tables that lead in a circle": write_pdf(b"<< /Type /Catalog >>", trailer=b"/Root 1 0 R /Prev 9"),
    "no pages": write_pdf(b"<< /Type /Catalog >>"),
    "cut off": GOOD[: len(GOOD) // 2],
    "a head and noise": b"%PDF-1.7\n" + bytes(range(256)) * 400,
    "nothing but a head": b"%PDF-1.7\n",
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_pdf_ends_in_a_few_words_and_the_next_is_read(name: str, child: Child) -> None:
    told = json.loads(child.call(b"pdf\n" + BOMBS[name]))
    assert all(text.startswith("a PDF without text") or len(text) < 80 for text in told), told
    assert "council said" in json.loads(child.call(b"pdf\n" + GOOD))[0]


def lock(password: str) -> bytes:
    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(GOOD)))
    writer.encrypt(password, algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_a_pdf_that_is_locked_or_a_scan_says_so_and_scripts_are_no_text() -> None:
    with pytest.raises(ExtractionError, match="an encrypted PDF"):
        read(lock("secret"), "a.pdf")
    with pytest.raises(ExtractionError, match="a PDF without text: a scan, or pictures only"):
        read(write_page(b"0 0 600 850 re f"), "a.pdf")
    acting = b"/Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert('Clicked')) >>"
    article = read(GOOD.replace(b"/Pages 2 0 R", acting, 1), "a.pdf")
    assert "Clicked" not in article.headline + article.text
    assert "council said" in article.text


WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def write_docx(members: Mapping[str, bytes], *, before: str = "", entity: str = "") -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{text}{entity}</w:t></w:r></w:p>" for text in (WORDS, *TEXT))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml",
            f"<?xml version='1.0'?>{before}<w:document {WORD}><w:body>{body}</w:body></w:document>",
        )
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def test_of_an_archive_nothing_is_unpacked_to_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "deep" / "home"
    home.mkdir(parents=True)
    monkeypatch.chdir(home)
    link = zipfile.ZipInfo("link")
    link.external_attr = 0o120777 << 16
    content = write_docx({"../../evil": b"x", f"{tmp_path}/absolute": b"x", "..\\evil": b"x"})
    file = io.BytesIO(content)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(link, str(tmp_path))
    assert read(file.getvalue(), "a.docx").paragraphs == TEXT
    assert [path for path in tmp_path.rglob("*") if path.is_file() or path.is_symlink()] == []


def test_entities_of_a_word_document_are_neither_blown_up_nor_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("The canary sang.")
    laughs = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10 if n else 'ha'}'>" for n in range(9))
    for before, entity in (
        (f"<!DOCTYPE d [<!ENTITY e SYSTEM '{secret.as_uri()}'>]>", "&e;"),
        (f"<!DOCTYPE d [{laughs}]>", "&e8;"),
    ):
        try:
            text = read(write_docx({}, before=before, entity=entity), "a.docx").text
        except ExtractionError as error:
            text = str(error)
        assert "canary" not in text
        assert "haha" not in text


def test_members_count_together() -> None:
    large = b"<r>" + (b"<a/>" + b" " * 1_000_000) * 30 + b"</r>"
    with pytest.raises(ExtractionError, match="unpacks to too much"):
        read(write_docx({"docProps/core.xml": large, "_rels/.rels": large}), "a.docx")


@pytest.mark.parametrize(
    "head",
    [
        "To: " + "(" * 500,
        "Message-ID: <",
        "From: " + ", ".join(f"a{n}@b.example" for n in range(900)),
        "Subject: =?x-unheard-of?q?Harbour?=",
        "Content-Type: text/plain; charset=x-unheard-of",
        "Content-Type: text/plain; " + "; ".join(f"a{n}=b" for n in range(900)),
        "Content-Transfer-Encoding: x-unheard-of",
        "Date: Feb 31 +9999",
    ],
)
def test_a_head_that_makes_no_sense_costs_a_mail_nothing_but_that(head: str) -> None:
    mail = f"{head}\r\nX-Other: 1\r\n\r\n" + "\r\n\r\n".join(TEXT)
    assert read(mail.encode(), "a.eml").paragraphs == TEXT


def test_a_mail_of_a_thousand_containers_is_refused() -> None:
    lines = [f"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n" for n in range(1_000)]
    with pytest.raises(ExtractionError, match="too many parts"):
        read(("From: a@b.example\r\n" + "".join(lines)).encode(), "a.eml")
