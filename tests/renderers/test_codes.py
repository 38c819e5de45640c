"""QR codes: from paper to the article, as pictures that say what they are, and nothing else."""

from dataclasses import replace

import pytest
from tests.golden.invented_day import make_brief
from tests.looks import classic_press
from tests.renderers.hostile import make_hostile_brief
from tests.renderers.reading import read_pdf, walk

from briefer.model import Brief
from briefer.renderers import Press
from briefer.renderers.codes import LONGEST_ADDRESS, draw_code, draw_codes
from briefer.renderers.pdf import PdfRenderer, measure_brief


def test_each_lead_has_a_code_with_words_for_it(press: Press, brief: Brief) -> None:
    with_codes = classic_press(press.typesetter, codes=True)
    figures = [
        tag for tag in walk(read_pdf(PdfRenderer(with_codes).render(brief).content)) if tag["/S"] == "/Figure"
    ]
    leads = [story for section in brief.leads for story in section.stories]
    assert len(figures) == len(leads)
    assert all(str(figure["/Alt"]).startswith("QR code of the article at ") for figure in figures)
    assert measure_brief(brief, press=with_codes).pages == measure_brief(brief, press=press).pages
    bare = read_pdf(PdfRenderer(press).render(brief).content)
    assert not [tag for tag in walk(bare) if tag["/S"] == "/Figure"]


def test_a_code_is_one_path_of_unit_squares() -> None:
    code = draw_code("https://example.example/", label="<b>")
    assert code.count("<") == 5
    assert "&lt;b&gt;" in code
    # the three finders: seven squares in a row, at the corners behind the quiet zone
    for left, top in ((4, 4), (4, 22), (22, 4)):
        assert all(f"M{left + step} {top}h1v1h-1z" in code for step in range(7))
        assert f"M{left + 7} {top}h1v1h-1z" not in code


@pytest.mark.parametrize(
    "address", ["file:story.txt", "", "https://example.example/" + "x" * LONGEST_ADDRESS]
)
def test_what_a_telephone_cannot_open_has_none(address: str) -> None:
    brief = make_brief()
    notes = tuple(replace(note, article=replace(note.article, url=address)) for note in brief.notes)
    assert draw_codes(replace(brief, notes=notes)) == {}


def test_a_hostile_address_is_percent_encoded(press: Press) -> None:
    codes = draw_codes(make_hostile_brief())
    assert all("<script" not in code for code in codes.values())
    assert PdfRenderer(classic_press(press.typesetter, codes=True)).render(make_hostile_brief()).content
