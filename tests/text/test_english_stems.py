"""English stems: word for word those of Snowball, as nltk has it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.stem.snowball import EnglishStemmer

from briefer.resources import seeds_folder
from briefer.text.english_stems import stem_word

# Where R2 begins inside a suffix that is replaced, nltk loses it; these are Snowball's own stems.
BEGINS_INSIDE = {"realization": "realiz", "irrationality": "irrat", "sensationally": "sensat"}
LETTERS = "abcdefghilmnorstuyz"
ENDINGS = re.findall(
    r"\w+",
    "s es ed ing ingly edly eed eedly ies ied sses us ss y ly li ful fully fulness ness lessly able ably"
    " ability ible ibility al ally ality alism ation ational ationally ator ization izer ize tional iveness"
    " ive ivity ative ousness ously ous icate icity ical ance ancy ence ency ement ment ent ently ism ate"
    " ogy ology ion ation er ic e ll el le tted pped bled ated ized",
)


def test_every_word_of_the_samples_has_the_stem_that_nltk_gives() -> None:
    text = " ".join(path.read_text("utf-8", "replace") for path in sorted(seeds_folder().rglob("*.[hmt]*")))
    words = set(re.findall(r"[^\W\d_]+", text.lower())) - BEGINS_INSIDE.keys()
    assert len(words) > 3_000
    reference = EnglishStemmer()
    assert {word: stem_word(word) for word in words} == {word: reference.stem(word) for word in words}


@given(st.text(LETTERS, min_size=3, max_size=7), st.sampled_from(["", *ENDINGS]))
def test_what_ends_in_no_long_suffix_of_a_short_stem_has_the_stem_that_nltk_gives(
    start: str, ending: str
) -> None:
    word = f"consider{start}{ending}"  # so that both regions begin before the suffix
    assert stem_word(word) == EnglishStemmer().stem(word)


@pytest.mark.parametrize(("word", "stem"), [*BEGINS_INSIDE.items(), ("is", "is")])
def test_regions_hold_where_a_suffix_is_replaced(word: str, stem: str) -> None:
    assert stem_word(word) == stem


@pytest.mark.parametrize(
    "word",
    re.findall(
        r"\w+",
        """
    skies dying news proceeded communal communism generate generously arsenal hopping hoping hoped fizzed
    agreed feed speedily bleed tied ties cries cry say by youth yellow boyish sky conflated troubled sized
    bed shed bus glass gas this kiwis cheerfully apology geology likely fully sadly nationality activity
    rationalize delicate electrical goodness adoption opinion replacement adjustment roll controll rate
    cease sensible tone age able ay ebbing added odds egg idling use used
    """,
    ),
)
def test_rules_that_words_are_rare_for_agree_with_nltk(word: str) -> None:
    assert stem_word(word) == EnglishStemmer().stem(word)
