"""Rules hit what they name and nothing else, and no pattern can be slow."""

import time
from dataclasses import replace
from typing import Any

import pytest
from tests.fakes import make_article

from briefer.model import Article, Boost, Rule
from briefer.rules import FIELDS, Rulebook, compile_pattern, find_boosts

ARTICLE = replace(
    make_article("The harbour bridge reopened on Tuesday. Überschwemmung droht. 橋が再開した。"),
    byline="Jane Doe",
    source="Wire",
)


def make_rule(**changes: Any) -> Rule:
    rule = Rule(
        name="r", action="mute", words=(), pattern="", fields=("headline", "text"), sources=(), value=0.0
    )
    return replace(rule, **changes)


def hits(rule: Rule, article: Article = ARTICLE) -> bool:
    return bool(Rulebook([rule], sections={"Wire": "Port"}).judge(article).hits)


@pytest.mark.parametrize(
    ("words", "hit"),
    [
        ("harbour", True),
        ("HARBOUR BRIDGE", True),
        ("harbour   bridge", True),
        ("überschwemmung", True),
        ("ÜBERSCHWEMMUNG", True),
        ("再開", True),
        ("bridge reopens", True),
        ("harbou", False),
        ("arbour", False),
        ("berschwemmung", False),
        ("bridge tuesday", False),
        ("tues", False),
        ("tuesday.", True),
        ("a.c", False),
    ],
)
def test_words_stand_by_themselves(words: str, hit: bool) -> None:
    assert hits(make_rule(words=(words,))) is hit
    assert hits(make_rule(words=("xyzzy", words))) is hit


@pytest.mark.parametrize(
    ("field", "pattern"),
    [
        ("headline", "^Harbour bridge"),
        ("text", "droht"),
        ("outlet", "^harbour post$"),
        ("byline", "jane"),
        ("url", r"harbourpost\.example/br"),
        ("source", "^wire$"),
        ("section", "^port$"),
        ("language", "^en$"),
    ],
)
def test_any_field_may_be_looked_at(field: str, pattern: str) -> None:
    others = tuple(name for name in FIELDS if name != field)
    assert hits(make_rule(pattern=pattern, fields=(field,)))
    assert not hits(make_rule(pattern=f"{pattern}.*xyzzy", fields=others))
    assert not hits(make_rule(pattern="xyzzy", fields=(field,)))


def test_a_rule_of_some_sources_leaves_others_alone() -> None:
    rule = make_rule(words=("bridge",), sources=("Wire", "Other"))
    assert hits(rule)
    assert not hits(rule, replace(ARTICLE, source="Third"))


def judge(*rules: Rule, article: Article = ARTICLE) -> str:
    return Rulebook(rules, sections={}).judge(article).dropped


def test_what_is_muted_is_dropped_whatever_else_hits() -> None:
    mute = make_rule(name="no bridges", words=("bridge",))
    include = make_rule(name="i", action="include", words=("harbour",))
    assert judge(mute, include) == 'muted by the rule "no bridges"'
    assert judge(make_rule(words=("ferry",))) == ""
    assert judge() == ""


def test_where_rules_include_only_that_is_kept() -> None:
    include = make_rule(name="i", action="include", words=("ferry",), sources=("Wire",))
    other = make_rule(name="j", action="include", words=("bridge",), sources=("Wire",))
    assert judge(include) == "included by no rule"
    assert judge(include, other) == ""
    assert judge(include, article=replace(ARTICLE, source="Third")) == ""


def test_boosts_are_found_by_article() -> None:
    up = make_rule(name="up", action="boost", words=("bridge",), value=2.0)
    down = make_rule(name="down", action="boost", words=("harbour",), value=-0.5)
    none = make_rule(name="none", action="boost", words=("ferry",), value=1.0)
    book = Rulebook([up, down, none], sections={})
    other = make_article("Nothing of the kind.", headline="Ferries wait", url="https://a.example/")
    other = replace(other, outlet="A", headline="Trains wait")
    assert find_boosts([ARTICLE, other], rulebook=book) == {
        ARTICLE.id: (Boost(rule="up", value=2.0), Boost(rule="down", value=-0.5))
    }
    assert judge(up, down, none) == ""


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|a)*b", "(.*)*x", "(a?){30}a{30}"])
def test_no_pattern_is_slow(pattern: str) -> None:
    article = make_article("a" * 200_000)
    start = time.process_time()
    hits(make_rule(pattern=pattern), article)
    assert time.process_time() - start < 5


@pytest.mark.parametrize("pattern", ["(", "a{99999}", r"(?<=x)y", r"(a)\1", "[z-a]"])
def test_what_re2_does_not_know_is_said(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        compile_pattern(pattern)
