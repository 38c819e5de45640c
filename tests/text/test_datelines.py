"""A sentence that speaks of "here" leans on a dateline, unless it has one."""

import pytest

from briefer.text.datelines import leans_on_dateline


@pytest.mark.parametrize(
    "sentence",
    [
        "A ferry hit a stone breakwater here on Monday morning.",
        "The mayor of this northern city resigned on Monday.",
        "Ministers from nine countries meet in this island's only hotel.",
        "Hundreds marched through this town on Monday, and 12 of them were held.",
    ],
)
def test_what_speaks_of_here_leans_on_the_dateline(sentence: str) -> None:
    assert leans_on_dateline(sentence, language="en")
    assert not leans_on_dateline(f"PORT AVERELL, N.S. — {sentence}", language="en")
    assert not leans_on_dateline(f"OSLO (AP) -- {sentence}", language="en")


@pytest.mark.parametrize(
    "sentence",
    [
        "A ferry hit a stone breakwater in Port Averell.",
        '"It is good to be here," said Ana Petrov, the mayor.',
        "“We stay in this city,” Ana Petrov said.",
        "The tax is here to stay, Ana Petrov said.",
        "Snow fell here and there.",
        "What Adhere does there is its own affair.",
        "The weather of this season is mild.",
    ],
)
def test_what_says_where_or_quotes_somebody_does_not(sentence: str) -> None:
    assert not leans_on_dateline(sentence, language="en")


def test_other_languages_have_other_words() -> None:
    assert not leans_on_dateline("So steht es hier und here.", language="de")
