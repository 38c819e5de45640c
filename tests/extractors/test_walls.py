"""Texts that are no article are told apart, each with its reason."""

import pytest

from briefer.extractors.walls import find_fault, find_wall

PROSE = "The harbour bridge reopened on Monday after two years of repairs, and the ferries will stay."


@pytest.mark.parametrize(
    ("paragraphs", "fault"),
    [
        ((), "no readable text"),
        (("12:30", "Share"), "too short to be an article"),
        (("one word and another without an end " * 3,) * 9, ""),
        ((PROSE,), ""),
        (("\ufffd" * 9 + PROSE,), "text in an unknown encoding"),
        (("%$&!? " * 40 + "It is so.",), "no readable text"),
        (
            ("Bridge opens", "Ferry sinks", "Mayor resigns", "Storm ahead", "Town wins", "Bells return", "It rained all day."),
            "a list of headlines, not an article",
        ),
    ],
)  # fmt: skip
def test_find_fault(paragraphs: tuple[str, ...], fault: str) -> None:
    assert find_fault(paragraphs) == fault


def test_encoded_data_is_no_text() -> None:
    assert find_fault(["Zm9vYmFy" * 30 + " It is so."]) == "no readable text"


def test_a_long_text_about_cookies_is_no_wall() -> None:
    notice = "We value your privacy. Accept all cookies or manage your preferences."
    assert find_wall([notice]) == "a consent wall, not an article"
    assert find_wall([notice, PROSE * 20]) == ""
