"""Labelled rows are read, and rows tell what they are for."""

import json

import pytest

from briefer.batch import Answer, Line, skip_row
from briefer.evaluate import Found, find_kind, read_found, read_labelled

ROW = {"headline": "Ferry hits breakwater", "text": "", "story": "ferry", "theme": "world", "set": "a"}


def line_of(row: object) -> Line:
    return Line(number=4, content=json.dumps(row).encode(), whole=True)


def test_labels_are_strings_or_whole_numbers() -> None:
    row = read_labelled(line_of(ROW))
    assert (row.story, row.theme, row.set) == ("ferry", "world", "a")
    row = read_labelled(line_of({**ROW, "story": 0, "theme": None, "set": None}))
    assert (row.story, row.theme, row.set) == ("0", "", "")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"story": None, "theme": " "}, "it has neither story nor theme"),
        ({"story": 1.5}, "story is neither a string nor a whole number"),
        ({"theme": True}, "theme is neither a string nor a whole number"),
        ({"text": None}, "it has no text"),
        ({"headline": "..."}, "no word in it"),
    ],
)
def test_a_row_without_labels_says_why(change: dict[str, object], reason: str) -> None:
    with pytest.raises(ValueError, match=f"line 4: {reason}"):
        read_labelled(line_of({**ROW, **change}))


def test_rows_tell_what_they_are_for() -> None:
    broken = Line(number=1, content=b"no JSON", whole=True)
    assert find_kind([broken, line_of({"text": "A."}), line_of(ROW)]) == "labels"
    assert find_kind([broken, line_of({"text": "A.", "refs": []})]) == "summaries"
    with pytest.raises(ValueError, match="1 rows with refs and 2 with story or theme labels"):
        find_kind([line_of({"refs": []}), line_of(ROW), line_of({"theme": "world"})])
    with pytest.raises(ValueError, match="no row with refs, and none with a story or theme label"):
        find_kind([broken, line_of({"text": "A."})])


def test_an_answer_tells_where_a_row_stands() -> None:
    answer = Answer(line='{"id": 1, "story": 3, "theme": "World", "origin": 7}', skipped=False)
    assert read_found(answer) == Found(story=3, theme="World")
    with pytest.raises(ValueError, match="its process died"):
        read_found(skip_row(1, "its process died"))
