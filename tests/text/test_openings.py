"""Which sentences can open a summary: one case a line, by language."""

from pathlib import Path

import pytest

from briefer.text.expletives import is_expletive
from briefer.text.openings import opens_unresolved

LINES = (Path(__file__).parent / "opening_cases.txt").read_text(encoding="utf-8").splitlines()
CASES = [tuple(line.split(" ", 2)) for line in LINES if line and not line.startswith("#")]
AHEAD = (Path(__file__).parent / "expletive_cases.txt").read_text(encoding="utf-8").splitlines()
AHEAD_CASES = [(line[0], line[2:]) for line in AHEAD if not line.startswith("#")]


@pytest.mark.parametrize(("sign", "language", "sentence"), CASES)
def test_opening(sign: str, language: str, sentence: str) -> None:
    assert opens_unresolved(sentence, language=language) is (sign == "-")


@pytest.mark.parametrize("sentence", ["", "  ", "—", "12:30", "🙂"])
def test_text_without_words_leans_on_nothing(sentence: str) -> None:
    assert not opens_unresolved(sentence, language="en")


def test_unknown_language_still_bars_halves_of_quotations() -> None:
    assert opens_unresolved("“Vi kom.", language="sv")
    assert opens_unresolved("(se sidan 5)", language="sv")
    assert not opens_unresolved("Rådet möttes i tisdags.", language="sv")


def test_long_sentence_is_judged_by_its_beginning() -> None:
    assert opens_unresolved("He " + "very " * 20_000, language="en")


@pytest.mark.parametrize(("sign", "sentence"), AHEAD_CASES)
def test_it_that_points_ahead_opens_and_any_other_leans(sign: str, sentence: str) -> None:
    assert is_expletive(sentence, start=0) is (sign == "+")
    assert opens_unresolved(sentence, language="en") is (sign == "-")


@pytest.mark.parametrize(
    "words", ["only ", "not only really ", "hard for a ", "nine years ", "clear in a b, ", "agreed a b "]
)
def test_no_sentence_takes_long_to_judge(words: str) -> None:
    """Rules that can be met in many ways would try them all: of these some took hours."""
    assert opens_unresolved("It is " + words * 2_000, language="en")
