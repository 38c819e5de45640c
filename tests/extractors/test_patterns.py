"""The cheap tests that come before the turns of phrase let through whatever these would match."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.extractors.patterns import (
    CAPTION,
    COMMENTS,
    LATE_NOTICE,
    LIST_HEADING,
    NOTICE,
    POINTER,
    TEASER,
    Openings,
    Phrases,
    compile_alternatives,
    find_opening,
)
from briefer.extractors.walls import WALLS

TURNS = (POINTER, NOTICE, COMMENTS, LIST_HEADING, TEASER, CAPTION)


def list_alternatives(turns: Openings) -> dict[str, set[str]]:
    """Return the openings of each alternative."""
    openings: dict[str, set[str]] = {}
    for opening, text in turns.alternatives.items():
        for alternative in text.splitlines():
            openings.setdefault(alternative, set()).add(opening)
    return openings


def write_texts(alternatives: str) -> st.SearchStrategy[str]:
    """Return texts that begin as the alternatives do, in letters of any case, and wherever words end."""
    pattern = compile_alternatives(alternatives, flags=re.IGNORECASE).pattern
    pattern = pattern.replace("(?-i:", "(?:").replace("\\b", "")
    return st.from_regex(re.compile(rf"\A(?:{pattern})", re.IGNORECASE))


@pytest.mark.parametrize(
    ("alternative", "openings"), [pair for turns in TURNS for pair in list_alternatives(turns).items()]
)
@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_whatever_a_turn_of_phrase_matches_begins_with_one_of_its_openings(
    alternative: str, openings: set[str], data: st.DataObject
) -> None:
    text = data.draw(write_texts(alternative))
    assert find_opening(text.lstrip()) in openings


@pytest.mark.parametrize("phrases", [LATE_NOTICE, *WALLS.values()])
@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_whatever_a_phrase_matches_holds_one_of_its_words(phrases: Phrases, data: st.DataObject) -> None:
    assert phrases.may_stand_in(data.draw(write_texts(phrases.alternatives)).casefold())


@pytest.mark.parametrize(
    ("line", "opening"),
    [
        ("Sign up now", "sig"),
        ("À lire aussi", "à"),
        ("関連記事", "関"),
        ("12 comments", "0"),
        ("© Harbour Post", "©"),
        ("No", "no"),
        ("", ""),
    ],
)
def test_find_opening(line: str, opening: str) -> None:
    assert find_opening(line) == opening
