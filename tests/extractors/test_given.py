"""Given text: the news in it is found, furniture is not, and every offset counts in the text as it was given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.extractors.given import find_news

NEWS = "The harbour bridge in Eastport reopened on Monday after ten days of repairs."
MORE = "Engineers replaced 14 of its 212 hangers, the council said in a statement."


def keep(text: str, *, headline: str = "") -> list[str]:
    return [text[start:end] for start, end in find_news(text, headline=headline).paragraphs]


@pytest.mark.parametrize(
    "text",
    [
        f"{NEWS}\n\n{MORE}",
        f"{NEWS}\r\n\r\n{MORE}\r\n",
        f"\ufeff  {NEWS}\t\n{MORE}",
        f"Bridge open again\n\nBy Ann Ames\n\nPublished 24 November 2026\n\n{NEWS}\n\n{MORE}",
        f"EASTPORT, Nov 24 (Reuters) - {NEWS}\n\n{MORE}",
        f"EASTPORT,  Nov 24\u00a0(Reuters) -\t{NEWS}\n\n{MORE}",
        f"EAST\u200bPORT, Nov 24 (Reuters) - {NEWS}\n\n{MORE}",
        f"{NEWS}\n\nPhoto: Ann Ames/AFP\n\n{MORE}\n\nRead more: The tunnel\n\nShare this article",
        f"{NEWS}\n\nSign up for our newsletter\n\n{MORE}",
    ],
)
def test_furniture_is_left_out(text: str) -> None:
    assert keep(text) == [NEWS, MORE]


def test_what_is_glued_to_the_end_is_left_out() -> None:
    told = f"{MORE} They had found rust in 60 of them last month, and in 14 of those it had gone deep."
    assert keep(f"{NEWS}\n\n{told}\u00a0Share this article") == [NEWS, told]


def test_wrapped_lines_are_one_paragraph_as_they_stand() -> None:
    wrapped = (
        "The harbour bridge in Eastport reopened on Monday\nafter ten days of repairs that had cost far more\n"
        "than anybody had foreseen, the council said in\na statement.\n\nIt is open.\n"
    )
    assert keep(wrapped) == [wrapped[: wrapped.index("\n\n")], "It is open."]


def test_a_headline_is_told_from_a_short_sentence() -> None:
    found = find_news(f"Bridge open again\n\n{NEWS}", headline="")
    assert found.headline == "Bridge open again"
    assert keep(f"The bridge is open.\n\n{NEWS}") == ["The bridge is open.", NEWS]
    given = find_news(f"Bridge open again\n\n{NEWS}", headline="Bridge open again")
    assert (given.headline, len(given.paragraphs)) == ("Bridge open again", 1)


def test_a_labelled_headline_below_other_lines_disturbs_nothing() -> None:
    deck = "The bridge is open again after the long works that took all summer to finish here, it seems."
    assert keep(f"{deck}\nBy Ann Ames\nTitle: Bridge is open.\n\n{NEWS}\n\n{MORE}")[-2:] == [NEWS, MORE]


def test_what_is_nothing_but_furniture_is_returned_whole() -> None:
    assert keep("Share this article") == ["Share this article"]
    assert keep("") == []
    assert keep(" \n\t\n") == []


def test_where_cleaning_composes_characters_the_line_is_kept_whole() -> None:
    line = f"EASTPORT, Nov 24 (Reuters) - Cafe\u0301s by the sea. {NEWS}"
    assert keep(f"{line}\n\n{MORE}") == [line, MORE]


@given(st.text(max_size=300), st.text(max_size=30))
def test_paragraphs_are_in_order_and_apart(text: str, headline: str) -> None:
    last = 0
    for start, end in find_news(text, headline=headline).paragraphs:
        assert last <= start < end <= len(text)
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        last = end
