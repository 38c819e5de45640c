"""The data of every language is whole: it loads, bears its code, and repeats no mistake of form."""

from dataclasses import fields

import pytest

from briefer.text.function_words import FUNCTION_WORDS
from briefer.text.languages import MODULES, LanguageRules, find_rules

FULL = ["de", "en", "es", "fr", "it", "nl", "pt"]
SETS = [field.name for field in fields(LanguageRules) if "frozenset" in str(field.type)]


@pytest.mark.parametrize("code", [*MODULES, "sv", "xx"])
def test_rules_bear_their_code(code: str) -> None:
    assert find_rules(code).code == code


@pytest.mark.parametrize("code", [*MODULES, "sv"])
def test_abbreviations_are_written_without_their_last_full_stop(code: str) -> None:
    rules = find_rules(code)
    for words in (rules.titles, rules.endings, rules.finals, rules.places, rules.before_numbers):
        assert not [word for word in words if word.endswith(".")]


@pytest.mark.parametrize("code", FULL)
def test_full_languages_have_every_kind_of_rule(code: str) -> None:
    rules = find_rules(code)
    for name in ("titles", "endings", "before_numbers", "months", "starters", "speech_verbs"):
        assert len(getattr(rules, name)) >= 8, name
    for name in ("pronouns", "demonstratives", "connectives", "articles", "roles", "definers", "times"):
        assert getattr(rules, name), name
    assert rules.magnitudes
    assert rules.numerals


@pytest.mark.parametrize("code", MODULES)
def test_openings_are_written_in_small_letters(code: str) -> None:
    rules = find_rules(code)
    for name in (
        "pronouns",
        "demonstratives",
        "connectives",
        "roles",
        "definers",
        "times",
        "expletives",
        "speakers",
    ):
        assert not [word for word in getattr(rules, name) if word != word.lower()], name


def test_region_and_case_make_no_difference() -> None:
    assert find_rules("EN-gb") == find_rules("en_US") == find_rules("en")
    assert find_rules("nb").code == find_rules("nn").code == "no"


def test_function_words_are_common_and_small() -> None:
    for code, words in FUNCTION_WORDS.items():
        assert len(words) > 40, code
        assert all(word == word.lower() for word in words), code
