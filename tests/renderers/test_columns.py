"""Lines of 72 columns, as a terminal counts them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.renderers.columns import GLUE, break_lines, measure_columns, shorten


def test_a_long_text_is_shortened_at_a_word() -> None:
    assert shorten("one two three", width=13) == "one two three"
    assert shorten("one two three", width=12) == "one two…"
    assert shorten("一二三四五", width=7) == "一二三…"
    assert shorten("unbreakable words", width=6) == "unbre…"
    assert shorten("St. Ronan, Corran - the speaker", width=12) == "St. Ronan…"
    assert shorten("St. Ronan, Corran - the speaker", width=21) == "St. Ronan, Corran…"
    assert shorten("- - - - - -", width=6) == "- - -…"


@pytest.mark.parametrize(
    ("text", "columns"),
    [("plain", 5), ("廃線", 4), ("é", 1), ("e\u0301", 1), ("\u200d", 0), ("ｱ", 1), (f"a{GLUE}é", 3)],
)
def test_columns_are_what_a_terminal_shows(text: str, columns: int) -> None:
    assert measure_columns(text) == columns


def test_lines_end_at_blanks() -> None:
    assert break_lines("one two three", width=8) == "one two\nthree"
    assert break_lines("", width=8) == ""
    assert break_lines("one two", width=8, first="- ", rest="  ") == "- one\n  two"


def test_a_word_too_long_stands_alone() -> None:
    assert break_lines("a https://example.example/long b", width=10) == "a\nhttps://example.example/long\nb"


def test_glue_shows_as_a_blank_that_never_ends_a_line() -> None:
    assert break_lines(f"one two{GLUE}[3] four", width=9) == "one\ntwo [3]\nfour"


def test_wide_text_is_broken_between_characters_but_not_before_a_full_stop() -> None:
    assert break_lines("廃線の危機だった。", width=8) == "廃線の危\n機だっ\nた。"
    assert break_lines("全長24キロの海岸線", width=8) == "全長24キ\nロの海岸\n線"


def test_a_blank_between_wide_and_narrow_text_is_kept() -> None:
    assert break_lines("廃線 rail 廃線", width=72) == "廃線 rail 廃線"


@given(st.lists(st.text(alphabet="abé廃線、。", min_size=1, max_size=12), max_size=30), st.integers(10, 40))
def test_no_line_is_longer_and_nothing_is_lost(words: list[str], width: int) -> None:
    lines = break_lines(" ".join(words), width=width).split("\n")
    assert "".join(lines).replace(" ", "") == "".join(words)
    for line in lines:
        # Punctuation that may not begin a line hangs at its end.
        hanging = len(line) - len(line.rstrip("、。"))
        assert measure_columns(line) - 2 * hanging <= max(width, 12)
