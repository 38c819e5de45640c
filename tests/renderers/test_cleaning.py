"""Text that acts becomes text that shows; all other text stays as it is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.renderers.cleaning import MOST_MARKS, close_directions, show_label, show_text


@pytest.mark.parametrize(
    "text",
    ["Plain.", "Zażółć – “gęślą” jaźń", "أُوقِفَتْ محكمةٌ", "廃線の危機", "« Oui\u00a0! »", "👩‍🚀", "<b>&amp;"],
)
def test_harmless_text_stays(text: str) -> None:
    assert show_text(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (" a\t b\r\nc\u2028d ", "a b c d"),
        ("bell\x07", "bell\ufffd"),
        ("\x1b[31mred\x9b1m", "\ufffd[31mred\ufffd1m"),
        ("lone \udc80", "lone \ufffd"),
        ("not a character \uffff", "not a character \ufffd"),
        ("e" + "\u0301" * 30, "e" + "\u0301" * MOST_MARKS),
        ("\u202ereversed", "\u202ereversed\u202c"),
    ],
)
def test_what_acts_is_shown_or_closed(text: str, shown: str) -> None:
    assert show_text(text) == shown


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("plain", "plain"),
        ("a\u202ab\u202c", "a\u202ab\u202c"),
        ("\u2068a\u202eb", "\u2068a\u202eb\u202c\u2069"),
        ("a\u202cb\u2069c", "abc"),
        ("\u202aa\u2069b", "\u202aab\u202c"),
    ],
)
def test_directions_are_closed_in_order(text: str, closed: str) -> None:
    assert close_directions(text) == closed


def test_labels_are_short() -> None:
    assert show_label("Harbour Post") == "Harbour Post"
    long = show_label("very " * 100)
    assert len(long) <= 120
    assert long.endswith("very…")
    assert len(show_label("e" + "\u0301" * 20_000)) < 20


@given(st.text())
def test_nothing_that_acts_comes_through(text: str) -> None:
    shown = show_text(text)
    assert not any(unicodedata.category(character) in ("Cc", "Cs") for character in shown)
    assert shown == show_text(shown)
    shown.encode("utf-8")
    assert close_directions(shown) == shown
