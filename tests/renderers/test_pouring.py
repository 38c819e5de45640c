"""Notes and briefs in columns: in order, each whole, columns alike in length, and nothing off its page."""

import gc
import io
import re
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from weasyprint.formatting_structure import boxes

from briefer.renderers import typesetting
from briefer.renderers.filling import balance_columns, cut_columns

gc.enable()  # which the typesetter turns off, in what it takes for a child of its own

PAGE = "@page { size: 300px 400px; margin: 20px } * { margin: 0; padding: 0; font: 10px/12px 'PT Sans' } "
NOTES = "ol { columns: 2; column-gap: 20px; list-style: none } li { break-inside: avoid; margin-bottom: 3px }"
HEIGHTS = st.lists(st.integers(1, 60), min_size=1, max_size=24)


def set_notes(notes: list[str], *, before: int = 0, direction: str = "ltr") -> list[list[Any]]:
    """Return the boxes of the notes on each page, below so many lines of something else."""
    lines = "<p>line</p>" * before
    items = "".join(f"<li id=note-{number}>{note}</li>" for number, note in enumerate(notes))
    page = (
        f'<html lang="en" dir="{direction}"><style>{PAGE}{NOTES}</style><body>{lines}<ol>{items}</ol>'
        "<p id=after>after</p>"
    )
    document = typesetting.lay_out(page, archival=False).document
    return [
        [
            box
            for box in page._page_box.descendants()
            if isinstance(box, boxes.BlockBox) and box.element_tag in ("li", "p")
        ]
        for page in document.pages
    ]


def list_columns(page: list[Any]) -> list[list[Any]]:
    """Return the notes of a page by columns, from left to right."""
    notes = [box for box in page if box.element_tag == "li"]
    places = sorted({round(box.position_x) for box in notes})
    return [[box for box in notes if round(box.position_x) == place] for place in places]


def find_bottom(column: list[Any]) -> float:
    return max(float(box.position_y + box.margin_height() - box.margin_bottom) for box in column)


def test_two_columns_are_as_alike_as_whole_notes_allow() -> None:
    notes = [" ".join(["word"] * (5 + 9 * (number % 4))) for number in range(11)]
    [page] = set_notes(notes, before=2)
    left, right = list_columns(page)
    assert [box.element.get("id") for box in (*left, *right)] == [f"note-{number}" for number in range(11)]
    for column in (left, right):
        assert column[0].position_y == left[0].position_y
        for upper, lower in pairwise(column):
            assert upper.position_y + upper.margin_height() == pytest.approx(lower.position_y)
    # One note more on the left, or one less, and the longer column would be longer.
    longest = max(find_bottom(left), find_bottom(right))
    assert find_bottom(left) + right[0].margin_height() >= longest
    assert find_bottom(right) + left[-1].margin_height() >= longest
    after = next(box for box in page if box.element.get("id") == "after")
    assert after.position_y >= longest


def test_from_right_to_left_the_first_column_is_the_right_one() -> None:
    [page] = set_notes(["one", "two", "three", "four"], direction="rtl")
    left, right = list_columns(page)
    assert [box.element.get("id") for box in right] == ["note-0", "note-1"]
    assert [box.element.get("id") for box in left] == ["note-2", "note-3"]
    assert right[0].position_x + right[0].margin_width() == pytest.approx(280)
    assert left[0].position_x == pytest.approx(20)


def test_what_finds_no_room_goes_on_overleaf() -> None:
    notes = [" ".join(["word"] * 30) for _ in range(40)]
    pages = set_notes(notes, before=20)
    assert len(pages) > 2
    printed = [box.element.get("id") for page in pages for column in list_columns(page) for box in column]
    assert printed == [f"note-{number}" for number in range(40)]
    for page in pages:
        columns = list_columns(page)
        assert all(find_bottom(column) <= 380.01 for column in columns)
    for page in pages[:-1]:  # another note would not have found room
        for column in list_columns(page):
            assert find_bottom(column) + column[-1].margin_height() > 380


def test_where_not_one_finds_room_all_stand_overleaf() -> None:
    first, second = set_notes([" ".join(["word"] * 30) for _ in range(4)], before=29)
    assert list_columns(first) == []
    assert [len(column) for column in list_columns(second)] == [2, 2]


def test_none_stands_alone_before_the_page_ends_or_overleaf() -> None:
    notes = ["word " * 3, "word " * 30, "word " * 30]
    first, second = set_notes(notes, before=28)
    assert list_columns(first) == [], "the first finds room here, but none beside it"
    assert len(list_columns(second)) == 2
    first, second = set_notes(["word " * 3] * 5, before=27)
    assert [len(column) for column in list_columns(first)] == [2, 1], "not two and two, and one alone"
    assert [len(column) for column in list_columns(second)] == [1, 1]


@pytest.mark.parametrize("before", range(0, 26, 5))
def test_a_label_stays_with_what_it_is_of(before: int) -> None:
    themes = [[9, 4, 14], [6], [3, 3, 12, 5], [8, 8], [2]]
    body = ""
    for theme, lengths in enumerate(themes):
        told = (
            f"<article id=story-{theme}-{n}>{'word ' * 4 * length}</article>"
            for n, length in enumerate(lengths)
        )
        body += f"<section><h3 id=label-{theme}>Label</h3>{''.join(told)}</section>"
    style = (
        f"{PAGE} div {{ columns: 2; column-gap: 20px }} h3 {{ break-after: avoid; margin-bottom: 2px }}"
        "article { break-inside: avoid } article + article { margin-top: 4px } section { margin-bottom: 6px }"
    )
    page = f"<html lang=en><style>{style}</style><body>{'<p>line</p>' * before}<div>{body}</div>"
    sheets = typesetting.lay_out(page, archival=False)
    found = []
    for number, sheet in enumerate(sheets.document.pages):
        placed = [
            (number, round(box.position_x), box.border_box_y(), box)
            for box in sheet._page_box.descendants()
            if isinstance(box, boxes.BlockBox) and box.element_tag in ("article", "h3")
        ]
        found += placed
        for column in {place for _, place, _, _ in placed}:
            tops = [top for _, place, top, _ in placed if place == column]
            assert tops == sorted(tops)
            last = [box for _, place, _, box in placed if place == column][-1]
            assert last.element_tag == "article", "no column ends on a label"
            assert last.border_box_y() + last.border_height() <= 380.01
    names = [box.element.get("id") for *_, box in found]
    wanted = [
        name
        for theme, lengths in enumerate(themes)
        for name in (f"label-{theme}", *(f"story-{theme}-{n}" for n in range(len(lengths))))
    ]
    assert names == wanted, "each once, in order"
    assert [each[:3] for each in found] == sorted(each[:3] for each in found), (
        "down one column, then the next"
    )


def set_stories(lengths: list[int], *, inside: str, before: int = 0) -> list[list[list[str]]]:
    """Return the words on each line of each column of each page, of stories of so many lines."""
    told = ""
    for n, length in enumerate(lengths):
        words = " ".join(f"w{n}x{place:03}" for place in range(3 * length - 1))
        told += f"<article><h4>Head{n}</h4> {words}<p>End{n}</p></article>"
    style = (
        f"{PAGE} div {{ columns: 2; column-gap: 20px }} h4 {{ display: inline }}"
        f"article {{ break-inside: {inside}; margin-bottom: 4px }} article:last-child {{ margin: 0 }}"
    )
    body = f"{'<p>line</p>' * before}<div><section>{told}</section></div>"
    document = typesetting.lay_out(
        f"<html lang=en><style>{style}</style><body>{body}", archival=False
    ).document
    pages = []
    for page in document.pages:
        lines = [
            (
                round(box.position_x),
                box.position_y,
                "".join(t.text for t in box.descendants() if hasattr(t, "text")),
            )
            for box in page._page_box.descendants()
            if isinstance(box, boxes.LineBox) and box.element_tag in ("article", "p")
        ]
        told_lines = [line for line in lines if line[2] != "line"]
        columns = sorted({place for place, _, _ in told_lines})
        pages.append([[text for place, _, text in told_lines if place == column] for column in columns])
    return pages


def test_a_story_goes_on_in_the_next_column_where_the_columns_would_be_uneven() -> None:
    [[left, right]] = set_stories([20, 4], inside="avoid-page")
    assert abs(len(left) - len(right)) <= 1
    words = " ".join([*left, *right]).split()
    assert words[0] == "Head0"
    assert [word for word in words if word.startswith("w")] == [
        f"w{n}x{place:03}" for n, length in enumerate((20, 4)) for place in range(3 * length - 1)
    ], "in order, and nothing twice"
    [[left, right]] = set_stories([20, 4], inside="avoid")
    assert (left[-1], right[0].split()[0]) == ("End0", "Head1"), "what is never broken is not"


def test_no_part_of_a_story_is_less_than_three_lines_and_none_is_overleaf() -> None:
    [[left, right]] = set_stories([5, 4, 4], inside="avoid-page")
    assert {left[-1], right[0].split()[0]} & {"End0", "Head1", "End1", "Head2"}, "five lines are not parted"
    first, second = set_stories([12, 12, 12, 12], inside="avoid-page", before=10)
    assert first[-1][-1].startswith("End")
    assert second[0][0].startswith("Head")


@pytest.mark.parametrize("place", [0, 3])
def test_a_note_longer_than_a_page_is_set_all_the_same(place: int) -> None:
    notes = ["short"] * 5
    notes[place] = " ".join(f"word{number}" for number in range(800))
    pages = set_notes(notes)
    texts = " ".join(
        each.text
        for page in pages
        for note in page
        for each in note.descendants()
        if isinstance(each, boxes.TextBox)
    )
    assert all(f"word{number}" in texts for number in range(800))
    assert texts.count("short") == 4


def test_columns_of_what_may_be_broken_are_left_to_weasyprint() -> None:
    page = f"<html lang=en><style>{PAGE} div {{ columns: 2 }}</style><div><p>{'word ' * 400}</p></div>"
    document = typesetting.lay_out(page, archival=False).document
    pieces = [box for box in document.pages[0]._page_box.descendants() if box.element_tag == "p"]
    assert len({box.position_x for box in pieces}) == 2


@given(heights=HEIGHTS, count=st.integers(1, 3))
def test_no_other_cut_makes_the_longest_column_shorter(heights: list[int], count: int) -> None:
    tops = [float(sum(heights[:place])) for place in range(len(heights))]
    extents = [(top, top + height) for top, height in zip(tops, heights, strict=True)]
    starts = balance_columns(extents, count=count)
    assert starts[0] == 0
    assert len(starts) <= count
    longest = max(sum(heights[start:stop]) for start, stop in pairwise([*starts, len(heights)]))
    assert len(cut_columns(extents, height=longest - 1)) > count or longest == max(heights)


def test_markers_of_a_list_come_along() -> None:
    items = "".join(f"<li>{'word ' * 20}</li>" for _ in range(30))
    page = (
        f"<html lang=en><style>{PAGE} ol {{ columns: 2; column-gap: 30px }} li {{ break-inside: avoid }}"
        f"</style><ol>{items}</ol>"
    )
    _, pdf = typesetting.print_sheets(typesetting.lay_out(page, archival=False))
    pages = PdfReader(io.BytesIO(pdf)).pages
    assert len(pages) > 1
    numbers = re.findall(r"(\d+)\.", " ".join(page.extract_text() for page in pages))
    assert sorted(map(int, numbers)) == list(range(1, 31))
