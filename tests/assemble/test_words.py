"""Counting as a reader reads, and refusing what cannot be set."""

import pytest

from briefer.assemble.words import count_words, is_printable


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("Rates stay at 3.25 percent.", 5),
        ("nine-hour debate — it's over", 4),
        ("« Oui », dit-elle.", 2),
        ("県東部を走る", 3),
        ("2026年に「再開」", 3),
        ("أوقفت محكمة", 2),
    ],
)
def test_words_are_what_stands_between_blanks_and_two_characters_elsewhere(text: str, words: int) -> None:
    assert count_words(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "A plain sentence.",
        "Zażółć gęślą jaźń, “quoted” – and more.",
        "أُوقِفَتْ محكمةٌ",
        "tab\tand\nbreak",
        "e\u0301" * 100,
        "👩‍🚀 in orbit",
    ],
)
def test_text_of_any_language_can_be_printed(text: str) -> None:
    assert is_printable(text, longest=1500)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "x" * 1501,
        "bell\x07",
        "escape\x1b[31m",
        "c1\x85",
        "a" + "\u0301" * 9,
        "lone \ud800",
        "nothing \ufffe",
        "private \ue000",
    ],
)
def test_what_acts_or_never_ends_cannot(text: str) -> None:
    assert not is_printable(text, longest=1500)
