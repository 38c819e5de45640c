"""The typesetter's own side, called in this process; the program only ever calls it in a child."""

import gc
import json
from collections.abc import Iterator
from typing import Any

import pytest
from tests.renderers.reading import read_pdf, walk
from weasyprint.formatting_structure.boxes import PageBox
from weasyprint.urls import FatalURLFetchingError

# Only tests import these here: it takes half a second and needs Pango.
from briefer.renderers import typeset, typesetting
from briefer.renderers.faces import SCRIPTS, USUAL, declare_faces, find_scripts, list_faces

gc.enable()  # which they turn off, in what they take for a child of their own

PAGE = """<!doctype html><html lang="en"><title>T</title><style>@page {{ size: 200px 100px; margin: 10px }}
body, p {{ margin: 0 }} p {{ font: 10px/20px 'PT Serif' }}</style>{body}</html>"""
FAMILIES = ", ".join(f'"{family}"' for family in ("PT Serif", *SCRIPTS))


def set_page(page: str) -> tuple[dict[str, object], bytes]:
    sheets = typesetting.lay_out(page, archival=False)
    missing, pdf = typesetting.print_sheets(sheets)
    return {**sheets.facts, "missing": missing}, pdf


def test_the_faces_of_the_set_up_are_found() -> None:
    faces = list_faces((*USUAL, *SCRIPTS))
    assert {face.family for face in faces} == {*USUAL, *SCRIPTS}
    usual = {(face.family, face.weight, face.style) for face in faces if face.family in USUAL}
    assert usual == {(family, *kind) for family, kinds in USUAL.items() for kind in kinds}
    assert all(face.path.is_file() for face in faces)
    rules = declare_faces(faces)
    assert rules.count("@font-face") == 6 + 2 * len(SCRIPTS)
    assert "src: url('brief:PT_Serif-Web-Regular.ttf')" in rules


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("Plain, naïve, Łódź, Жизнь", ()),
        ("Η Αθήνα", ("Noto Serif",)),
        ("Hà Nội, tiếng Việt", ("Noto Serif",)),
        ("محكمة", ("Amiri",)),
        ("שלום", ("Frank Ruhl Libre",)),
        ("हिन्दी and தமிழ்", ("Noto Sans Devanagari", "Noto Sans Tamil")),
        ("ภาษาไทย", ("Noto Sans Thai",)),
    ],
)
def test_a_script_is_set_in_a_face_of_its_own_and_nothing_is_missing(
    text: str, families: tuple[str, ...]
) -> None:
    assert find_scripts(text) == families
    facts, pdf = set_page(PAGE.format(body=f"<p style='font-family: {FAMILIES}'>{text}</p>"))
    assert facts["missing"] == []
    fonts = {str(name) for page in read_pdf(pdf).pages for name in list_fonts(page)}
    for family in families:
        assert any(family.replace(" ", "-") in name or family.replace(" ", "") in name for name in fonts)


def list_fonts(page: Any) -> Iterator[str]:
    for font in page["/Resources"]["/Font"].values():
        yield str(font.get_object()["/BaseFont"])


def test_a_page_does_not_depend_on_the_page_before() -> None:
    page = PAGE.format(body="<p>Ελ</p>".replace("Ελ", "Plain"))
    _, first = set_page(page)
    set_page(PAGE.format(body="<p>Αθήνα שלום محكمة</p>"))
    assert set_page(page)[1] == first


def test_places_are_pages_and_points() -> None:
    body = "".join(f"<p id=p{number}>{number}</p>" for number in range(6))
    facts, pdf = set_page(PAGE.format(body=body))
    assert pdf.startswith(b"%PDF")
    assert facts["pages"]
    assert facts["heights"] == [60.0, 60.0]
    places = facts["places"]
    assert isinstance(places, dict)
    assert (places["p0"], places["p3"], places["p4"]) == ((1, 15.0), (1, 60.0), (2, 15.0))


def test_an_element_ends_where_its_last_line_ends() -> None:
    words = "word " * 60
    facts, _ = set_page(PAGE.format(body=f"<p>Before <a id=a>{words}</a> after</p>"))
    places = facts["places"]
    assert isinstance(places, dict)
    assert places["a"][0] == facts["pages"]


def test_characters_without_a_glyph_are_listed_once() -> None:
    facts, _ = set_page(
        PAGE.format(
            body="<style>p {{ colour: red }}</style><p>a \U0001fffd b \U0001fffd c \u16ff\U0001fffe</p>"
        )
    )
    missing = facts["missing"]
    assert isinstance(missing, list)
    assert missing[0] == "\U0001fffd"
    assert missing.count("\U0001fffd") == 1


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/", "file:///etc/hostname", "data:,x", "brief:other.ttf"]
)
def test_nothing_but_the_faces_is_served(address: str) -> None:
    with pytest.raises(FatalURLFetchingError, match="refers to nothing outside"):
        typesetting.NO_FETCHER.fetch(address)


def test_a_face_is_served() -> None:
    fetcher = typesetting.FaceFetcher({"brief:face.ttf": b"face"})
    assert fetcher.fetch("brief:face.ttf").read() == b"face"


def test_an_element_is_tagged_with_its_language() -> None:
    body = (
        "<p>English</p><section lang='ar'><p>محكمة</p></section><p lang='ja' style='position: absolute'>x</p>"
    )
    _, pdf = set_page(PAGE.format(body=body))
    tags = {str(tag["/S"]): str(tag["/Lang"]) for tag in walk(read_pdf(pdf)) if "/Lang" in tag}
    assert tags == {"/Sect": "ar", "/P": "ja"}


def ask(body: str, *, printed: bool) -> tuple[dict[str, Any], bytes]:
    how = json.dumps({"archival": False, "printed": printed}).encode()
    line, _, pdf = typeset.set_type(how + b"\n" + PAGE.format(body=body).encode()).partition(b"\n")
    return json.loads(line), pdf


def test_what_is_measured_only_is_not_printed() -> None:
    facts, pdf = ask("<p id=x>Kept</p>", printed=False)
    assert pdf == b""
    told, pdf = ask("<p id=x>Kept</p>", printed=True)
    assert told == {**facts, "missing": []}
    assert read_pdf(pdf).pages[0].extract_text().strip() == "Kept"
    ask("<p>Another</p>", printed=False)
    assert ask("<p id=x>Kept</p>", printed=True) == (told, pdf)


def test_a_run_of_many_profiles_does_not_fill_the_memory_of_the_child() -> None:
    gc.collect()
    gc.disable()
    try:
        for number in range(3 * typeset.COLLECTED_EVERY):
            ask(f"<p>Brief {number}</p>", printed=True)
        kept = sum(isinstance(each, PageBox) for each in gc.get_objects())
    finally:
        gc.enable()
    assert kept <= typeset.KEPT + typeset.COLLECTED_EVERY


def test_a_link_is_one_link_and_has_words() -> None:
    body = """<p><a href="https://a.example/" title="Harbour Post">A <span>bridge</span></a></p>
        <p><a href="https://b.example/" aria-label="Note 1">1</a></p>
        <p><a href="https://c.example/">The  port</a></p>"""
    _, pdf = set_page(PAGE.format(body=body))
    page: Any = read_pdf(pdf).pages[0]
    words = [str(each.get_object()["/Contents"]) for each in page["/Annots"]]
    assert words == ["Harbour Post", "Note 1", "The port"]


def test_a_line_is_full_though_its_blank_was_drawn_near() -> None:
    """PT Serif draws a blank to a closing quotation mark; without it such a line is a trace wider."""
    sentences = (
        "Capt. Guford Cepohaven, 38, has been with the line for 42 years.",
        "When the researchers blocked the eels’ nostrils with a drop of plisaiham gel, "
        "the preference vanished.",
    )
    told = " ".join(f"<a>{sentence}</a><a class=cite>&#8288;11</a>" for sentence in sentences)
    style = """@page { size: 105mm 140mm; margin: 4mm 5mm 9mm } body, p { margin: 0 }
        html { font: 11.4pt/1.3 'PT Serif' } .cite { font: 0.608rem/1 'PT Sans'; padding-left: 0.6pt }"""
    head = f'<!doctype html><html lang="en"><title>T</title><style>{style}</style>'
    _, pdf = set_page(f"{head}<p>{told}</p></html>")
    lines = read_pdf(pdf).pages[0].extract_text().split("\n")
    assert any(line.startswith("for 42 years.") and "When the researchers" in line for line in lines), lines


def test_without_pango_the_answer_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typeset, "NO_LIBRARY", "cannot load library")
    assert json.loads(typeset.set_type(b"")) == {"no_library": "cannot load library"}
