"""The printed page: complete on page 1, linked, tagged, with an outline, the same bytes every time."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader
from tests.golden.invented_day import Report, Told, make_brief, read_news
from tests.looks import classic_templates
from tests.renderers.hostile import make_hostile_brief
from tests.renderers.reading import read_pdf, squeeze, walk

from briefer.errors import RenderError
from briefer.model import Brief, Skipped
from briefer.renderers import Press
from briefer.renderers.pdf import (
    FEW_LINES,
    PdfRenderer,
    find_missing_glyphs,
    list_missing,
    measure_brief,
)
from briefer.renderers.templates import PAPERS
from briefer.renderers.typesetter import LIMITS, Typesetter, open_typesetter
from briefer.sandbox.child import Child

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


@pytest.fixture(scope="module")
def pdf(press: Press, brief: Brief) -> PdfReader:
    return read_pdf(PdfRenderer(press).render(brief).content)


LONG = "Harbour inspectors find that fourteen of two hundred and twelve hangers of the old bridge must go"


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("headline", [LONG, LONG.upper()])
def test_page_one_lists_each_lead_in_one_line_with_its_page(
    press: Press, brief: Brief, paper: str, headline: str
) -> None:
    """However long its headline is; the story below has it whole."""
    sections = tuple(
        replace(
            section,
            stories=tuple(replace(story, headline=f"{headline}, {story.id}") for story in section.stories),
        )
        for section in brief.leads
    )
    on_paper = replace(press, templates=classic_templates(paper=paper))
    shown = read_pdf(PdfRenderer(on_paper).render(replace(brief, leads=sections)).content)
    lines = [line for page in shown.pages[:2] for line in page.extract_text().splitlines()]
    listed = [line for line in lines if line.startswith(headline[:16]) and "…" in line]
    assert len(listed) == sum(len(section.stories) for section in sections) == 5
    assert all(re.search(r"… .*\b\d$", line.rstrip()) for line in listed)
    for section in sections:
        for story in section.stories:
            assert squeeze(story.headline) in squeeze("".join(each.extract_text() for each in shown.pages))


def list_links(pdf: PdfReader) -> tuple[list[str], int]:
    """Return the addresses that the pages link to, and how many inner links they have."""
    addresses: list[str] = []
    inner = 0
    for page in pdf.pages:
        for reference in page.get("/Annots", []):
            annotation = reference.get_object()
            assert annotation["/Subtype"] == "/Link"
            action = annotation.get("/A", {})
            if "/URI" in action:
                addresses.append(str(action["/URI"]))
            else:
                inner += 1
    return addresses, inner


def list_outline(pdf: PdfReader, items: list[Any], depth: int = 0) -> Iterator[tuple[int, str, int]]:
    for item in items:
        if isinstance(item, list):
            yield from list_outline(pdf, item, depth + 1)
        else:
            page = pdf.get_destination_page_number(item)
            assert page is not None
            yield depth, str(item.title), page + 1


def test_page_one_is_the_whole_brief(pdf: PdfReader, brief: Brief) -> None:
    first = squeeze(pdf.pages[0].extract_text())
    for words in ("The Morning Brief", "Tuesday 24 November 2026", "No. 128", "12 stories from 21 articles"):
        assert squeeze(words) in first
    for section in brief.leads:
        for story in section.stories:
            assert first.count(squeeze(story.headline)) == 2, "once in the contents, once above the story"
            assert squeeze(story.sentences[0].sentence.text) in first


def test_it_has_two_to_four_pages_with_numbers(pdf: PdfReader, brief: Brief, press: Press) -> None:
    count = len(pdf.pages)
    assert 2 <= count <= 4
    assert measure_brief(brief, press=press).pages == count
    for number, page in enumerate(pdf.pages, start=1):
        assert f"Page {number} of {count}" in page.extract_text()


def test_every_sentence_is_printed_whole(pdf: PdfReader, brief: Brief) -> None:
    text = squeeze("".join(page.extract_text() for page in pdf.pages))
    for section in (*brief.leads, *brief.briefs):
        for story in section.stories:
            if story.language == "ar":
                continue  # extraction gives right-to-left text in visual order
            for each in story.sentences:
                assert squeeze(each.sentence.text) in text


def test_links_lead_to_the_sentences_and_to_the_notes(pdf: PdfReader, brief: Brief) -> None:
    addresses, inner = list_links(pdf)
    for section in (*brief.leads, *brief.briefs):
        for story in section.stories:
            assert {each.link for each in story.sentences} <= set(addresses)
    assert {note.article.url for note in brief.notes} <= set(addresses)
    assert all(address.startswith("https://") for address in addresses)
    assert inner > 40


def test_the_outline_is_that_of_the_brief(pdf: PdfReader, brief: Brief) -> None:
    outline = list(list_outline(pdf, pdf.outline))
    titles = [title for _, title, _ in outline]
    assert outline[0] == (0, "The Morning Brief", 1)
    assert (1, "World", 1) in outline
    for section in (*brief.leads, *brief.briefs):
        for story in section.stories:
            assert story.headline in titles
    assert titles[-6:] == [
        "Watching",
        "Calendar",
        "Weather",
        "Corrections",
        "Notes",
        "How this brief was made",
    ]


def test_it_is_accessible(pdf: PdfReader) -> None:
    """A structural check of PDF/UA-1 (ISO 14289-1): what a file must have before people can judge it."""
    root: Any = pdf.trailer["/Root"].get_object()
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"].get_object()["/Marked"]
    assert root["/ViewerPreferences"].get_object()["/DisplayDocTitle"]
    assert b'pdfuaid:part="1"' in root["/Metadata"].get_object().get_data()
    assert pdf.metadata is not None
    assert pdf.metadata.title == "The Morning Brief, Tuesday 24 November 2026"
    assert pdf.metadata.author == "briefer 0.1.0"
    assert pdf.metadata.creation_date is None
    tags = [str(element["/S"]) for element in walk(pdf)]
    assert tags.count("/H1") == 1
    assert {"/H2", "/H3", "/H4", "/P", "/L", "/LI", "/Link", "/Sect", "/Art"} <= set(tags)
    pages: list[Any] = list(pdf.pages)
    for page in pages:
        assert page["/Tabs"] == "/S"
        assert "/StructParents" in page
        for reference in page.get("/Annots", []):
            assert "/Contents" in reference.get_object()
            assert "/StructParent" in reference.get_object()
        for font in page["/Resources"]["/Font"].values():
            for inner in font.get_object()["/DescendantFonts"]:
                descriptor = inner.get_object()["/FontDescriptor"]
                assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


def test_for_archives_both_standards_are_claimed(press: Press, brief: Brief) -> None:
    pdf = PdfRenderer(replace(press, archival=True)).render(brief).content
    root: Any = read_pdf(pdf).trailer["/Root"].get_object()
    metadata = ElementTree.fromstring(root["/Metadata"].get_object().get_data().partition(b"?>")[2])
    [described] = metadata.findall(f"{RDF}RDF")
    claims = {key: value for each in described for key, value in each.attrib.items()}
    assert claims["{http://www.aiim.org/pdfa/ns/id/}part"] == "2"
    assert claims["{http://www.aiim.org/pdfa/ns/id/}conformance"] == "A"
    [part] = described.iter("{http://www.aiim.org/pdfua/ns/id/}part")
    assert part.text == "1"
    assert [each.text for each in described.iter("{http://www.aiim.org/pdfa/ns/schema#}prefix")] == [
        "pdfuaid"
    ]
    assert root["/OutputIntents"][0].get_object()["/S"] == "/GTS_PDFA1"


def test_nothing_in_it_acts(press: Press) -> None:
    for brief in (make_brief(), make_hostile_brief()):
        content = PdfRenderer(press).render(brief).content
        for word in (b"/JavaScript", b"/JS", b"/Launch", b"/EmbeddedFile", b"/OpenAction", b"/SubmitForm"):
            assert word not in content


def test_the_bytes_are_the_same_from_the_same_and_from_another_process(press: Press, brief: Brief) -> None:
    first = PdfRenderer(press).render(brief).content
    PdfRenderer(press).render(make_brief(()))
    assert PdfRenderer(press).render(brief).content == first
    with open_typesetter() as other:
        assert PdfRenderer(replace(press, typesetter=other)).render(brief).content == first


def test_measuring_tells_how_much_does_not_fit(press: Press) -> None:
    long = make_brief(tuple(lengthen(story) for story in read_news()[:5]), minutes=10, front_words=5000)
    layout = measure_brief(long, press=press)
    assert layout.lead_pages[0] == 1
    assert layout.lead_pages[-1] > 1
    first = read_pdf(PdfRenderer(press).render(long).content).pages[0].extract_text()
    numbers = [int(line.rsplit(".", 1)[1]) for line in first.split("\n") if "....." in line]
    assert numbers[0] == 1
    assert numbers[-1] in (1, 2)
    assert 50 < layout.excess_words < 300


def test_no_last_page_of_a_few_lines(press: Press, brief: Brief) -> None:
    """Lines are added until the page that they need holds little else; then all is set a trifle closer."""
    few = 0
    for number in range(0, 64, 8):
        skipped = tuple(
            Skipped(url=f"file:inbox/{index}.pdf", source="s", room="extractors", reason=f"reason {index}")
            for index in range(number)
        )
        longer = replace(brief, coverage=replace(brief.coverage, skipped=skipped))
        layout = measure_brief(longer, press=press)
        few += layout.pages > 1 and layout.filled - (layout.pages - 1) < FEW_LINES
    assert few == 0


def lengthen(told: Told) -> Told:
    report = told.reports[0]
    more = tuple(f"{sentence} Thus {sentence[0].lower()}{sentence[1:]}" for sentence in report.sentences[:4])
    told_sentences = tuple((0, index) for index in range(len(more)))
    return replace(
        told,
        reports=(replace(report, sentences=more),),
        told=told_sentences,
        state="new",
        figures=(),
        copies=(),
    )


def test_a_brief_whose_leads_are_bare_headlines_is_measured_too(press: Press) -> None:
    bare = Told(
        theme="World", rank=1.0, reports=(Report(outlet="P", headline="Only this", sentences=()),), told=()
    )
    layout = measure_brief(make_brief((bare,)), press=press)
    assert (layout.lead_pages, layout.excess_words) == ((1,), 0)
    assert measure_brief(make_brief(()), press=press).lead_pages == ()


def test_a_small_page_tells_how_many_leads_it_has_no_room_for(press: Press, brief: Brief) -> None:
    """Of a lead that it has no room for as it stands, it holds the first sentence all the same."""
    small = replace(press, templates=classic_templates(paper="eink"))
    layout = measure_brief(brief, press=small)
    assert (layout.excess_words, layout.excess_leads) == (0, 1)
    assert layout.lead_pages[-1] > 1
    section = brief.leads[0]
    first = section.stories[0].sentences[0]
    long = replace(first, sentence=replace(first.sentence, text=" ".join([first.sentence.text] * 6)))
    story = replace(section.stories[0], sentences=(long, *section.stories[0].sentences))
    alone = replace(brief, leads=(replace(section, stories=(story,)),))
    assert measure_brief(alone, press=small).excess_leads == 0
    page = read_pdf(PdfRenderer(small).render(alone).content).pages[0].extract_text()
    assert squeeze(page).count(squeeze(long.sentence.text)) == 1
    many = replace(brief, leads=(replace(section, stories=(story,) * 4),))
    assert measure_brief(many, press=small).excess_leads in (2, 3)
    assert measure_brief(many, press=press).excess_leads == 0


def test_characters_without_a_glyph_are_found(press: Press) -> None:
    assert find_missing_glyphs(["Plain text – “quoted”", "é ß ž"], typesetter=press.typesetter) == ()
    assert find_missing_glyphs(["\U000e0fff\U0001fffd x"], typesetter=press.typesetter) == ("\U0001fffd",)
    brief = make_brief(read_news()[:1])
    section = brief.leads[0]
    strange = replace(section, stories=(replace(section.stories[0], headline="Strange \U0001fffd"),))
    assert list_missing(replace(brief, leads=(strange,)), press=press) == ("\U0001fffd",)


@pytest.mark.parametrize(
    ("language", "words", "face"),
    [
        ("zh", "大桥检查后重新开放", "WenQuanYi"),
        ("ko", "점검 후 다시 열린 항구 다리", "WenQuanYi"),
        ("ja", "点検を終えた港の橋が再開", "IPAex"),
        ("ar", "افتتاح الجسر بعد التفتيش", "Amiri"),
        ("he", "הגשר נפתח מחדש", "Frank-Ruhl"),
        ("hi", "निरीक्षण के बाद पुल", "Noto-Sans-Devanagari"),
    ],
)
def test_a_language_is_set_in_the_face_that_is_declared_for_it(
    press: Press, language: str, words: str, face: str
) -> None:
    if find_missing_glyphs([words], typesetter=press.typesetter):
        pytest.skip(f"the set-up's fonts for {language} are not installed")
    brief = make_brief(read_news()[:1])
    section = brief.leads[0]
    story = replace(section.stories[0], headline=words, language=language)
    told = replace(brief, leads=(replace(section, stories=(story,)),))
    pages: list[Any] = list(read_pdf(PdfRenderer(press).render(told).content).pages)
    fonts = {str(font.get_object()["/BaseFont"]) for font in pages[0]["/Resources"]["/Font"].values()}
    assert any(face in font for font in fonts), fonts


def test_hostile_text_is_set_as_text(press: Press) -> None:
    text = squeeze(
        "".join(
            page.extract_text()
            for page in read_pdf(PdfRenderer(press).render(make_hostile_brief()).content).pages
        )
    )
    assert squeeze("<script>alert(1)</script>") in text
    assert squeeze("{{ 7 * 7 }}") in text


def test_a_page_that_refers_outside_is_set_plainly(tmp_path: Path, press: Press, brief: Brief) -> None:
    for address in ("http://127.0.0.1:9/x.png", "file:///etc/hostname", "data:image/png;base64,AAAA"):
        (tmp_path / "tokens.css").write_text(f"body {{ background: url('{address}') }}")
        with open_typesetter() as typesetter:
            own = replace(press, templates=classic_templates(own=tmp_path), typesetter=typesetter)
            assert read_pdf(PdfRenderer(own).render(brief).content).pages
            assert "refers to nothing outside" in typesetter.trouble


def test_what_hangs_is_set_plainly_with_the_same_text(press: Press, brief: Brief) -> None:
    with open_typesetter("render_hang") as typesetter:
        hanging = replace(press, typesetter=typesetter, codes=True)
        layout = measure_brief(brief, press=hanging)
        content = PdfRenderer(hanging).render(brief).content
        assert "took longer than 2 s" in typesetter.trouble
    assert layout.excess_words == 0
    text = squeeze("".join(page.extract_text() for page in read_pdf(content).pages))
    for section in (*brief.leads, *brief.briefs):
        for story in section.stories:
            if story.language != "ar":
                assert all(squeeze(each.sentence.text) in text for each in story.sentences)
    for note in brief.notes:
        assert squeeze(note.article.byline) in text
    for page in read_pdf(content).pages:
        box = page.mediabox
        assert (round(float(box.width)), round(float(box.height))) == (595, 842)


def test_a_typesetter_that_dies_of_its_page_is_done_without(press: Press, brief: Brief) -> None:
    with Typesetter(Child("tests.renderers.dying:set_type", limits=LIMITS)) as typesetter:
        content = PdfRenderer(replace(press, typesetter=typesetter)).render(brief).content
        assert typesetter.trouble.endswith("crashed (SIGSEGV)")
    assert read_pdf(content).pages


def test_where_nothing_can_be_set_the_cure_is_named(
    press: Press, brief: Brief, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefer.renderers.typesetter.TASK", "tests.renderers.dying:set_type")
    with open_typesetter() as dying:
        with pytest.raises(RenderError, match=r"no PDF: .*SIGSEGV.*apt-get install") as caught:
            PdfRenderer(replace(press, typesetter=dying)).render(brief)
        assert caught.value.format == "pdf"
        with pytest.raises(RenderError, match=r"no PDF: .*SIGSEGV"):
            find_missing_glyphs(["x"], typesetter=dying)


def test_without_pango_the_cure_is_named(press: Press, brief: Brief) -> None:
    bare = Typesetter(Child("tests.renderers.without_pango:set_type", limits=LIMITS))
    with bare, pytest.raises(RenderError, match=r"apt-get install libpangoft2-1\.0-0 libharfbuzz-subset0"):
        PdfRenderer(replace(press, typesetter=bare)).render(brief)
