"""Articles hold no character that hurts whoever stores, measures, prints or searches them."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.extractors import limits
from briefer.extractors.hygiene import clean_line, cut_line, split_lines


@pytest.mark.parametrize(
    ("given_text", "cleaned"),
    [
        ("a\u200bb\ufeffc\u2060d", "abcd"),
        ("exam\u00adple", "example"),
        ("\u202egnp.exe\u202c", "gnp.exe"),
        ("a\u2066b\u2069\u200e\u200f\u061c", "ab"),
        ("nul\x00 bell\x07 del\x7f c1\x9d", "nul bell del c1"),
        ("lone \ud800 surrogate", "lone surrogate"),
        ("non\ufffe\uffff\ufdd0character \ufffc \ue000", "noncharacter"),
        ("a\u00a0b\u202fc\u2003d\u3000e", "a b c d e"),
        ("  many\t \n spaces\x85here\u2028now ", "many spaces here now"),
        ("cafe\u0301", "café"),
        ("the ﬁrst oﬃce stayed aﬂoat", "the first office stayed afloat"),
        ("ﻋﺮﺑﻲ", "عربي"),
        ("\U000e0041tag", "tag"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("a\u200cb 👩\u200d🚀", "ab 👩🚀"),
        ("plain ASCII", "plain ASCII"),
        ("", ""),
    ],
)
def test_characters_are_cleaned(given_text: str, cleaned: str) -> None:
    assert clean_line(given_text) == cleaned


def test_runs_of_marks_are_cut_at_once_and_words_are_not() -> None:
    start = time.process_time()
    cleaned = clean_line("z" + "\u0335" * 200_000 + "algo")
    assert time.process_time() - start < 2
    assert len(cleaned) == 5 + limits.COMBINING_MARKS
    assert clean_line("-" * 40) == "-" * 40


@given(st.text(alphabet=st.characters(), max_size=200))
def test_a_clean_line_can_be_stored_and_stays_clean(text: str) -> None:
    line = clean_line(text)
    assert line.encode("utf-8").decode("utf-8") == line
    assert clean_line(line) == line
    assert unicodedata.normalize("NFC", line) == line
    assert "  " not in line
    assert line == line.strip()
    assert not any(unicodedata.category(character) in {"Cc", "Cs", "Co"} for character in line)


def test_lines_end_as_they_like() -> None:
    assert split_lines("a\r\nb\rc\nd\u2028e\x0cf\x85g") == list("abcdefg")


@pytest.mark.parametrize(
    ("text", "length", "cut"),
    [
        ("one two three", 9, "one two"),
        ("one two", 7, "one two"),
        ("a" * 20, 10, "a" * 10),
        ("a " + "b" * 20, 10, "a " + "b" * 8),
    ],
)
def test_lines_are_cut_between_words(text: str, length: int, cut: str) -> None:
    assert cut_line(text, length) == cut
