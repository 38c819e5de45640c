"""What one document may cost: just within each limit it is an article, beyond it that is said or cut."""

import io
import time
import tracemalloc
import zipfile

import pytest
from tests.extractors.pages import PARAGRAPHS, make_document, make_page
from tests.extractors.pdfs import write_pdf

from briefer.errors import ExtractionError
from briefer.extractors import extract_article, limits
from briefer.extractors.bylines import clean_byline
from briefer.model import Article

STORY = "\n\n".join(("Harbour bridge reopens after two years", *PARAGRAPHS))


def read(content: str | bytes, *, media_type: str = "") -> Article:
    if isinstance(content, bytes) and content.startswith((b"From: ", b"Content-Type: ")):
        media_type = "message/rfc822"
    return extract_article(make_document(content, media_type=media_type), html="trafilatura")


def refuse(content: str | bytes, *, media_type: str = "") -> str:
    with pytest.raises(ExtractionError) as error:
        read(content, media_type=media_type)
    return str(error.value)


def write_lines(*pages: str) -> bytes:
    """Return a PDF of these pages, each line of them set on a line of its own."""
    streams = []
    for page in pages:
        lines = "".join(f"({line}) Tj 0 -14 Td\n" for line in page.splitlines())
        streams.append(f"BT /F0 10 Tf 50 800 Td\n{lines}ET")
    return write_pdf(streams, fonts=("Courier",))


def write_docx(*paragraphs: str, members: int = 0, padding: bytes = b"") -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "".join(f"<w:p><w:r><w:t>{paragraph}</w:t></w:r></w:p>" for paragraph in paragraphs)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        text = f"<w:document {space}><w:body>{body}</w:body></w:document>".encode()
        archive.writestr("word/document.xml", b"<?xml version='1.0'?>" + text + padding)
        for number in range(members):
            archive.writestr(f"word/{number}.xml", b"")
    return content.getvalue()


def write_mail(text: str = STORY, *, head: str = "", kind: str = "text/plain") -> bytes:
    fields = "From: Harbour Post <news@harbourpost.example>\r\nSubject: Harbour bridge reopens\r\n"
    fields += f"Date: Tue, 24 Nov 2026 05:00:00 +0000\r\n{head}Content-Type: {kind}; charset=utf-8\r\n\r\n"
    return fields.encode() + text.replace("\n", "\r\n").encode()


def nest(inner: str, times: int) -> bytes:
    """Return a mail whose text stands inside so many parts."""
    body = f"Content-Type: text/plain\r\n\r\n{inner}\r\n"
    for number in range(times):
        line = f"b{number}"
        body = f'Content-Type: multipart/mixed; boundary="{line}"\r\n\r\n--{line}\r\n{body}--{line}--\r\n'
    return f"From: news@harbourpost.example\r\nSubject: Harbour\r\n{body}".encode()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"%PDF-1.4\n" + bytes(25_000_000), "larger than 25 MB"),
        (STORY.encode() + b" " * 5_000_000, "larger than 5 MB"),
        (make_page().encode() + b" " * 5_000_000, "larger than 5 MB"),
        (f"<html><body>{'<b></b>' * 26_000}<p>{STORY}</p></body></html>", "too many elements"),
        (f"<html><body><p {'a ' * 20_000}>{STORY}</p></body></html>", "endless tag"),
        (write_docx(*PARAGRAPHS, members=1_001), "too many members"),
        (write_docx(*PARAGRAPHS, padding=b" " * 50_000_000), "unpacks to too much"),
        (write_mail(head="Content-Long: " + "a" * 17_000 + "\r\n"), "endless header"),
        (write_mail(head="".join(f"X-{number}: {'a' * 900}\r\n" for number in range(300))), "endless header"),
        (nest(STORY, 21), "too many parts"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 30 else "",
)
def test_a_document_beyond_a_limit_is_refused_in_a_few_words(content: str | bytes, reason: str) -> None:
    assert reason in refuse(content)


@pytest.mark.parametrize(
    "content",
    [
        STORY.encode() + b" " * 4_900_000,
        f"<html><body>{'<b></b>' * 12_000}{make_page()}</body></html>",
        write_docx("Harbour bridge", *PARAGRAPHS, members=900),
        write_docx("Harbour bridge", *PARAGRAPHS, padding=b" " * 5_000_000),
        write_mail(head="Content-Long: " + "a" * 15_000 + "\r\n"),
        nest(STORY, 15),
        write_lines(STORY),
    ],
    ids=["text", "page", "members", "archive", "header", "depth", "pdf"],
)
def test_a_document_within_its_limits_is_an_article(content: str | bytes) -> None:
    assert "welder at the repair yard" in read(content).text.replace("\n", " ")


def test_a_mail_of_two_hundred_parts_is_one_and_of_more_is_none() -> None:
    def write(parts: int) -> bytes:
        one = f"--b\r\nContent-Type: text/plain\r\n\r\n{STORY}\r\n"
        other = "--b\r\nContent-Type: image/png\r\n\r\nx\r\n" * parts
        head = 'From: news@harbourpost.example\r\nSubject: H\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'
        return f"{head}{one}{other}--b--\r\n".encode()

    assert read(write(190)).text
    assert refuse(write(210)) == "a mail of too many parts"
    # As many containers are not even parsed: what parses them takes quadratic time over them.
    assert refuse(b"Content-Type: multipart/mixed\r\n" * 201 + write_mail()) == "a mail of too many parts"


def test_of_a_text_in_a_mail_five_megabytes_are_read() -> None:
    late = f"<html><!--{'x' * 5_000_000}--><body><h1>Bridge</h1><p>{STORY}</p></body></html>"
    refuse(write_mail(late, kind="text/html"))
    early = f"<html><!--{'x' * 1_000_000}--><body><h1>Bridge</h1><p>{STORY}</p></body></html>"
    assert "welder" in read(write_mail(early, kind="text/html")).text


def test_what_a_page_says_of_itself_is_short() -> None:
    many = "Jane Doe and a cast of thousands " * 90
    page = make_page(headline="Harbour bridge " * 90, site="Harbour Post " * 90, linked_data=True)
    article = read(page.replace("Jane Doe", many))
    assert len(article.headline) <= 300
    assert len(article.outlet) <= 120
    assert len(article.byline) <= 200
    crowd = "all 9 hands on the 3 decks of the 2 ships of this port, "
    assert len(read(make_page().replace("Jane Doe", crowd * 9)).byline) <= 200
    assert len(clean_byline(crowd * 9)) <= 200


@pytest.mark.parametrize(("name", "most"), [("RAW_CHARACTERS", 400), ("RAW_LINES", 3)])
def test_of_a_long_text_only_so_much_is_looked_at(
    name: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert PARAGRAPHS[-1] in read(STORY).paragraphs
    monkeypatch.setattr(limits, name, most)
    assert PARAGRAPHS[-1] not in read(STORY).paragraphs


def test_endless_data_in_a_page_is_not_read() -> None:
    def write(padding: int) -> str:
        page = make_page().replace("Jane Doe", "Ada Byron")
        return page.replace('"NewsArticle"', f'"NewsArticle", "x": "{"y" * padding}"')

    assert read(write(100_000)).byline == "Ada Byron"
    assert read(write(500_000)).byline == ""


def test_a_field_longer_than_any_honest_one_is_not_even_decoded() -> None:
    assert read(write_mail().replace(b"Subject: ", b"Subject: The ")).headline == "The Harbour bridge reopens"
    endless = write_mail().replace(b"Subject: ", b"Subject: The " + b"=?utf-8?q?=41?= " * 2_000)
    assert not read(endless).headline.startswith("The A")


@pytest.mark.parametrize("html", ["trafilatura", "resiliparse"])
def test_a_page_that_is_nested_beyond_sense_is_read_flat(html: str) -> None:
    deep = (
        f"<html><body>{'<div>' * 24_000}<p>{'</p><p>'.join(PARAGRAPHS)}</p>{'</div>' * 24_000}</body></html>"
    )
    document = make_document(deep, media_type="text/html")
    start = time.process_time()
    assert "welder at the repair yard" in extract_article(document, html=html).text
    assert time.process_time() - start < 2  # else quadratic in the depth


END = "Nobody reads of the lighthouse."


@pytest.mark.parametrize(
    ("name", "most", "pages"),
    [
        ("PDF_PAGES", 3, [STORY] * 4 + [END]),
        ("TEXT_CHARACTERS", 2_000, [STORY] * 4 + [END]),
        ("PDF_FRAGMENTS", 20, ["\n".join([STORY] * 4 + [END])]),
    ],
)
def test_of_a_long_pdf_only_so_much_is_read(
    name: str, most: int, pages: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    content = write_lines(*pages)
    assert "lighthouse" in read(content).text
    monkeypatch.setattr(limits, name, most)
    assert "lighthouse" not in read(content).text


def test_what_unpacks_is_unpacked_in_steps() -> None:
    """A member that claims little and holds much is left at the limit, not after it."""
    bomb = write_docx(*PARAGRAPHS, padding=b" " * 200_000_000)
    assert len(bomb) < 1_000_000
    tracemalloc.start()
    try:
        assert "unpacks to too much" in refuse(bomb)
        assert tracemalloc.get_traced_memory()[1] < 80_000_000
    finally:
        tracemalloc.stop()
