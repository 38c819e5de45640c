"""The typesetter's own side, called in this process; the program only ever calls it in a child."""

import json

import pytest
from weasyprint.urls import FatalURLFetchingError

# Only tests import these here: it takes half a second and needs Pango.
from briefer.renderers import typeset, typesetting
from briefer.renderers.faces import declare_faces, list_faces

PAGE = """<!doctype html><html lang="en"><title>T</title><style>@page {{ size: 200px 100px; margin: 10px }}
body, p {{ margin: 0 }} p {{ font: 10px/20px 'PT Serif' }}</style>{body}</html>"""


def test_the_faces_of_the_set_up_are_found() -> None:
    faces = list_faces()
    assert {(family, weight, style) for family, weight, style, _ in faces} == {
        (family, weight, style)
        for family in ("PT Serif", "PT Sans")
        for weight, style in ((400, "normal"), (400, "italic"), (700, "normal"))
    }
    assert all(path.is_file() for _, _, _, path in faces)
    rules = declare_faces(faces)
    assert rules.count("@font-face") == 6
    assert "src: url('brief:PT_Serif-Web-Regular.ttf')" in rules


def test_places_are_pages_and_points() -> None:
    body = "".join(f"<p id=p{number}>{number}</p>" for number in range(6))
    facts, pdf = typesetting.set_page(PAGE.format(body=body))
    assert pdf.startswith(b"%PDF")
    assert facts["pages"]
    assert facts["heights"] == [60.0, 60.0]
    places = facts["places"]
    assert isinstance(places, dict)
    assert (places["p0"], places["p3"], places["p4"]) == ((1, 15.0), (1, 60.0), (2, 15.0))


def test_an_element_ends_where_its_last_line_ends() -> None:
    words = "word " * 60
    facts, _ = typesetting.set_page(PAGE.format(body=f"<p>Before <a id=a>{words}</a> after</p>"))
    places = facts["places"]
    assert isinstance(places, dict)
    assert places["a"][0] == facts["pages"]


def test_characters_without_a_glyph_are_listed_once() -> None:
    facts, _ = typesetting.set_page(
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
        typesetting.FETCHER.fetch(address)


def test_a_face_is_served() -> None:
    with_name = "brief:PT_Sans-Web-Bold.ttf"
    assert typesetting.FETCHER.fetch(with_name).read()[:4] == b"\x00\x01\x00\x00"


def test_the_last_two_answers_are_kept() -> None:
    page = PAGE.format(body="<p id=x>Kept</p>").encode()
    first = typeset.set_type(page)
    assert typeset.set_type(page) is first
    line, _, pdf = first.partition(b"\n")
    assert json.loads(line)["pages"] == 1
    assert pdf.startswith(b"%PDF")
    typeset.set_type(PAGE.format(body="").encode())
    assert typeset.set_type(page) is first
    typeset.set_type(PAGE.format(body="<p>x").encode())
    typeset.set_type(PAGE.format(body="<p>y").encode())
    assert typeset.set_type(page) == first
    assert typeset.set_type(page) is not first


def test_without_pango_the_answer_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typeset, "NO_LIBRARY", "cannot load library")
    assert json.loads(typeset.set_type(b"")) == {"no_library": "cannot load library"}
