"""Word documents as people write them: what a reader sees on the page is the text, and nothing else."""

import io
import zipfile

import pytest
from tests.fakes import MORNING

from briefer.extractors import extract_article
from briefer.model import Article, RawDocument

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
HEADLINE = "Harbour bridge reopens"
TEXT = (
    "The harbour bridge in Eastport reopened to traffic on Monday after ten days, the city council said.",
    "Engineers replaced fourteen of the two hundred and twelve hangers and found no other damage.",
    "Mayor Ana Petrov said that the work cost 2.4 million dollars and was paid for by the toll.",
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*parts: str, style: str = "", properties: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = "".join(part if part.startswith("<") else run(part) for part in parts)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{runs}</w:p>"


def read(*paragraphs: str) -> Article:
    body = "".join(paragraphs)
    names = f'xmlns:w="{WORD}" xmlns:mc="{COMPATIBLE}"'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {names}><w:body>{body}</w:body></w:document>")
    document = RawDocument(
        content=file.getvalue(), media_type="", url="file:a.docx", source="mine", fetched=MORNING
    )
    return extract_article(document, html="trafilatura")


TITLE = paragraph(HEADLINE, style="Title")
FIRST, SECOND, THIRD = map(paragraph, TEXT)
CELLS = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("Hangers", "212"))
TABLE = f"<w:tbl><w:tr>{CELLS}</w:tr></w:tbl>"
BOX = f"<w:txbxContent>{paragraph('Nobody said what stands in this box.')}</w:txbxContent>"
TEXT_BOX = f"<w:r><mc:AlternateContent><mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent></w:r>"
BOLD = "<w:b/>"

CASES = {
    "a table of figures": (FIRST, TABLE, SECOND, THIRD),
    "a heading in a style": (FIRST, paragraph("The ferries", style="Heading2"), SECOND, THIRD),
    "a heading in bold": (FIRST, paragraph(run("The ferries", BOLD)), SECOND, THIRD),
    "a caption": (FIRST, paragraph("Cyclists on the ramp on Monday morning.", style="Caption"), SECOND, THIRD),
    "contents": (paragraph("The ferries", "<w:r><w:tab/></w:r>", "2", style="TOC1"), FIRST, SECOND, THIRD),
    "a text box, twice as Word writes it": (
        paragraph(run(TEXT[0][:40]), TEXT_BOX, run(TEXT[0][40:])),
        SECOND,
        THIRD,
    ),
    "hidden words": (paragraph(TEXT[0], run(" Do not print.", "<w:vanish/>")), SECOND, THIRD),
    "words that are not hidden any more": (
        paragraph(run(TEXT[0], '<w:vanish w:val="0"/><w:b w:val="false"/>')),
        SECOND,
        THIRD,
    ),
    "words in bold at the beginning": (paragraph(run(TEXT[0][:20], BOLD), run(TEXT[0][20:])), SECOND, THIRD),
    "all of it in bold": tuple(paragraph(run(text, BOLD)) for text in TEXT),
    "a note": (
        paragraph(TEXT[0], '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        paragraph(TEXT[1], '<w:r><w:endnoteReference w:id="2"/></w:r>'),
        THIRD,
    ),
    "a remark": (
        paragraph('<w:commentRangeStart w:id="0"/>', TEXT[0], '<w:r><w:commentReference w:id="0"/></w:r>'),
        SECOND,
        THIRD,
    ),
    "words struck out and put in": (
        paragraph(
            "<w:del><w:r><w:delText>Never before has </w:delText></w:r></w:del>",
            f"<w:ins>{run(TEXT[0][:10])}</w:ins>",
            run(TEXT[0][10:]),
        ),
        SECOND,
        THIRD,
    ),
    "a paragraph's end struck out": (
        paragraph(run(TEXT[0][:30]), properties="<w:rPr><w:del/></w:rPr>"),
        paragraph(run(TEXT[0][30:])),
        SECOND,
        THIRD,
    ),
    "a sentence moved": (
        paragraph(f"<w:moveFrom>{run(TEXT[1])}</w:moveFrom>"),
        FIRST,
        paragraph(f"<w:moveTo>{run(TEXT[1])}</w:moveTo>"),
        THIRD,
    ),
    "a field and its code": (
        paragraph("<w:r><w:instrText>DATE</w:instrText></w:r>", TEXT[0]),
        paragraph(f'<w:hyperlink w:anchor="x">{run(TEXT[1])}</w:hyperlink>'),
        THIRD,
    ),
    "empty lines for paragraphs": (
        paragraph(TEXT[0], "<w:r><w:br/><w:br/></w:r>", TEXT[1], "<w:r><w:br/><w:cr/></w:r>", TEXT[2]),
    ),
    "soft and hard hyphens": (
        paragraph(
            run(TEXT[0][:6]), "<w:r><w:softHyphen/></w:r>", run(TEXT[0][6:])
        ),
        SECOND,
        THIRD,
    ),
    "a table that lays the page out": (
        f"<w:tbl><w:tr><w:tc>{FIRST}{SECOND}</w:tc></w:tr><w:tr><w:tc>{THIRD}</w:tc></w:tr></w:tbl>",
    ),
    "a form's field": (
        f"<w:sdt><w:sdtPr><w:alias w:val='Lede'/></w:sdtPr><w:sdtContent>{FIRST}</w:sdtContent></w:sdt>",
        SECOND,
        THIRD,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_is_seen_is_read(name: str) -> None:
    article = read(TITLE, *CASES[name])
    assert (article.headline, article.paragraphs) == (HEADLINE, TEXT)


def test_list_items_are_paragraphs_of_their_own() -> None:
    items = [paragraph(text, style="ListParagraph", properties="<w:numPr/>") for text in TEXT[1:]]
    assert read(TITLE, FIRST, *items).paragraphs == TEXT


def test_small_letters_above_others_are_not_read_twice() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run('はし')}</w:rt><w:rubyBase>{run('橋')}</w:rubyBase></w:ruby></w:r>"
    article = read(paragraph(ruby, "は月曜日に開通したと市が発表した。検査は十日間続いた。"))
    assert article.paragraphs == ("橋は月曜日に開通したと市が発表した。検査は十日間続いた。",)


def test_a_headline_in_large_type_alone_is_found() -> None:
    article = read(
        paragraph(run("Harbour bridge reopens after inspection", '<w:b/><w:sz w:val="48"/>')),
        paragraph(run("By Jane Doe, Eastport Courier", "<w:i/>")),
        paragraph("24 November 2026"),
        FIRST, SECOND, THIRD,
    )  # fmt: skip
    assert article.headline == "Harbour bridge reopens after inspection"
    assert (article.byline, article.outlet, article.paragraphs) == ("Jane Doe", "Eastport Courier", TEXT)
    assert article.published is not None
