"""What PDF/UA-1 (ISO 14289-1) asks of a file and a program can judge, read off the file by the Matterhorn
Protocol's checkpoints; on every paper, for archives, with codes, and where the page was set plainly."""

import itertools
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject, IndirectObject, StreamObject
from tests.golden.invented_day import make_brief
from tests.looks import classic_press, classic_templates
from tests.renderers.reading import read_pdf, squeeze, walk

from briefer.model import Brief
from briefer.renderers import Press
from briefer.renderers.pdf import PdfRenderer
from briefer.renderers.typesetter import open_typesetter

KINDS = ("a4", "letter", "a5", "eink", "archival", "codes", "plain")
SHOWING = {b"Tj", b"TJ", b"'", b'"'}
# ISO 32000-1, 14.8.4: the standard structure types that a brief uses.
STANDARD = frozenset(
    {
        "/Document",
        "/Part",
        "/Art",
        "/Sect",
        "/Div",
        "/NonStruct",
        "/H1",
        "/H2",
        "/H3",
        "/H4",
        "/P",
        "/L",
        "/LI",
    }
    | {"/Lbl", "/LBody", "/Span", "/Link", "/Figure"}
)
ACTING = frozenset(
    {"/JavaScript", "/JS", "/Launch", "/EmbeddedFile", "/EmbeddedFiles", "/OpenAction", "/AA", "/SubmitForm"}
    | {"/GoToR", "/GoToE", "/RichMedia", "/AcroForm"}
)


@pytest.fixture(scope="module", params=KINDS)
def content(request: pytest.FixtureRequest, press: Press, brief: Brief) -> Iterator[bytes]:
    kind = request.param
    if kind == "plain":
        with open_typesetter("render_hang") as typesetter:
            yield PdfRenderer(replace(press, typesetter=typesetter)).render(brief).content
        return
    paper = kind if kind in ("letter", "a5", "eink") else "a4"
    chosen = classic_press(press.typesetter, archival=kind == "archival", codes=kind == "codes")
    chosen = replace(chosen, templates=classic_templates(paper=paper))
    yield PdfRenderer(chosen).render(brief).content


@pytest.fixture(scope="module")
def pdf(content: bytes) -> PdfReader:
    return read_pdf(content)


def read_root(pdf: PdfReader) -> Any:
    return pdf.trailer["/Root"].get_object()


def list_marked(page: PageObject, pdf: PdfReader) -> Iterator[tuple[bytes, int | None]]:
    """Yield each operator that shows text, with the number of the marked content that it stands in."""
    marks: list[int | None] = []
    stream = page.get_contents()
    assert stream is not None
    for operands, operator in stream.operations:
        if operator in (b"BDC", b"BMC"):
            properties = operands[1] if len(operands) > 1 else {}
            marks.append(properties.get("/MCID") if isinstance(properties, DictionaryObject) else None)
        elif operator == b"EMC":
            marks.pop()
        elif operator in SHOWING:
            yield operator, next((mark for mark in reversed(marks) if mark is not None), None)
    assert marks == []


def list_numbers(pdf: PdfReader) -> dict[int, Any]:
    """Return the parent tree: what each key of a page or an annotation leads to."""
    flat = read_root(pdf)["/StructTreeRoot"].get_object()["/ParentTree"].get_object()["/Nums"]
    return {int(flat[index]): flat[index + 1].get_object() for index in range(0, len(flat), 2)}


def test_the_document_says_what_it_is(pdf: PdfReader) -> None:
    root = read_root(pdf)
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"].get_object()["/Marked"]
    assert root["/ViewerPreferences"].get_object()["/DisplayDocTitle"]
    metadata = root["/Metadata"].get_object().get_data().decode()
    assert re.search(r'pdfuaid:part(="1"|>1<)', metadata)
    assert "The Morning Brief, Tuesday 24 November 2026" in metadata


def test_every_text_is_tagged_and_every_tag_is_found_from_its_text(pdf: PdfReader) -> None:
    parents = list_numbers(pdf)
    for page in pdf.pages:
        shown = list(list_marked(page, pdf))
        assert shown
        assert all(mark is not None for _, mark in shown)
        owners = parents[int(str(page["/StructParents"]))]
        assert {mark for _, mark in shown} <= set(range(len(owners)))
        for mark, owner in enumerate(owners):
            kids = owner.get_object()["/K"]
            assert mark in [kid for kid in kids if isinstance(kid, int)]


def test_structure_types_are_standard_and_headings_are_in_order(pdf: PdfReader) -> None:
    tags = [str(tag["/S"]) for tag in walk(pdf)]
    assert set(tags) <= STANDARD
    assert "/RoleMap" not in read_root(pdf)["/StructTreeRoot"].get_object()
    levels = [int(tag[2:]) for tag in tags if re.fullmatch("/H[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_figures_and_links_have_words(pdf: PdfReader) -> None:
    tags = list(walk(pdf))
    for figure in (tag for tag in tags if tag["/S"] == "/Figure"):
        assert str(figure["/Alt"]).strip()
        assert "/BBox" in figure["/A"].get_object()
    parents = list_numbers(pdf)
    pages: list[Any] = list(pdf.pages)
    for page in pages:
        assert page["/Tabs"] == "/S"
        for reference in page.get("/Annots", []):
            annotation = reference.get_object()
            assert annotation["/Subtype"] == "/Link"
            assert not re.match("https?:|note-|story-|$", str(annotation["/Contents"])), (
                "an address is no words"
            )
            owner = parents[int(annotation["/StructParent"])]
            assert owner["/S"] == "/Link"
            kids: list[Any] = [kid.get_object() for kid in owner["/K"] if isinstance(kid, IndirectObject)]
            assert annotation in [kid["/Obj"].get_object() for kid in kids if kid.get("/Type") == "/OBJR"]


def test_stories_in_another_language_are_marked_with_it(pdf: PdfReader, brief: Brief) -> None:
    marked = {str(tag["/Lang"]) for tag in walk(pdf) if tag["/S"] == "/Art"}
    stories = [story for section in (*brief.leads, *brief.briefs) for story in section.stories]
    assert marked == {story.language for story in stories}


def test_headings_are_read_in_the_order_of_the_brief(pdf: PdfReader, brief: Brief) -> None:
    outline = [squeeze(title) for title in list_titles(pdf.outline)]
    stories = [story for section in (*brief.leads, *brief.briefs) for story in section.stories]
    places = [outline.index(squeeze(story.headline)) for story in stories]
    assert places == sorted(places)
    arts = [str(tag["/Lang"]) for tag in walk(pdf) if tag["/S"] == "/Art"]
    # A story that runs over a page has a tag on each.
    assert [one for index, one in enumerate(arts) if index == 0 or one != arts[index - 1]] == [
        story.language
        for index, story in enumerate(stories)
        if index == 0 or story.language != stories[index - 1].language
    ]


def list_titles(items: list[Any]) -> Iterator[str]:
    for item in items:
        if isinstance(item, list):
            yield from list_titles(item)
        else:
            yield str(item.title)


def test_every_font_is_embedded_and_says_which_characters_it_shows(pdf: PdfReader) -> None:
    pages: list[Any] = list(pdf.pages)
    for page in pages:
        for font in page["/Resources"]["/Font"].values():
            assert "/ToUnicode" in font.get_object()
            for inner in font.get_object()["/DescendantFonts"]:
                descriptor = inner.get_object()["/FontDescriptor"].get_object()
                assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


def test_nothing_in_it_acts_and_links_lead_to_the_web_only(pdf: PdfReader) -> None:
    for number in range(1, len(pdf.xref_objStm) + int(str(pdf.trailer["/Size"]))):
        found = pdf.get_object(IndirectObject(number, 0, pdf))
        if isinstance(found, StreamObject | DictionaryObject):
            names = {str(key) for key in found} | {
                str(each) for each in found.values() if isinstance(each, str)
            }
            assert not names & ACTING
            if "/URI" in found:
                assert re.match("https?://", str(found["/URI"]))


@pytest.mark.skipif(not shutil.which("qpdf"), reason="needs qpdf")
def test_qpdf_finds_no_fault(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "brief.pdf"
    file.write_bytes(content)
    done = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.poppler
def test_poppler_takes_it_for_tagged(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "brief.pdf"
    file.write_bytes(content)
    told = subprocess.run(["pdfinfo", str(file)], capture_output=True, text=True, check=True).stdout
    assert re.search(r"^Tagged: +yes$", told, re.MULTILINE)
    assert re.search(r"^JavaScript: +no$", told, re.MULTILINE)
    assert re.search(r"^Title: +The Morning Brief", told, re.MULTILINE)


def test_a_quiet_day_is_accessible_too(press: Press) -> None:
    empty = read_pdf(PdfRenderer(press).render(make_brief(())).content)
    test_structure_types_are_standard_and_headings_are_in_order(empty)
    test_every_text_is_tagged_and_every_tag_is_found_from_its_text(empty)
