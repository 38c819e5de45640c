"""Every story has a place, and terms that add up to say why."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import Literal, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.digests import MONDAY, make_digest, make_story, tell
from tests.fakes import make_window

from briefer.ledger import follow_stories
from briefer.model import Boost, Digest, FollowedStory, RankedStory
from briefer.rank import rank_stories

DAY = date(2026, 11, 23)
WINDOW = make_window(DAY)
TEXT = "The harbour bridge of Corran opened to carts on Monday, Mayor Jane Penhallow said in the evening."


def follow(*groups: tuple[Digest, ...]) -> list[FollowedStory]:
    stories = [make_story(*group) for group in groups]
    return list(follow_stories(stories, tell=tell, entries=(), day=DAY, quiet_days=7))


def rank(
    *followed: FollowedStory,
    history: Mapping[str, int] = MappingProxyType({}),
    boosts: Mapping[str, Sequence[Boost]] = MappingProxyType({}),
) -> tuple[RankedStory, ...]:
    return rank_stories(followed, window=WINDOW, history=history, boosts=boosts)


def term(ranked: RankedStory, name: str) -> tuple[float, str]:
    (found,) = [each for each in ranked.terms if each.name == name]
    return found.value, found.words


def digest(outlet: str, text: str = TEXT, hours: float = 0.0, headline: str = "Bridge opens") -> Digest:
    return make_digest(headline, text, outlet=outlet, published=MONDAY + timedelta(hours=hours))


def test_nothing_ranks_nothing() -> None:
    assert rank() == ()


def test_more_independent_origins_rank_higher_and_say_so() -> None:
    single, double = follow(
        (digest("A", "Bread is back."),), (digest("B"), digest("C", TEXT + " It rained."))
    )
    first, second = rank(single, double)
    assert first.followed is double
    assert term(first, "origins")[1] == "2 outlets, 2 origins"
    assert term(second, "origins")[1] == "one source"
    assert first.rank == pytest.approx(sum(each.value for each in first.terms))


def test_one_wire_in_two_outlets_is_one_origin() -> None:
    (story,) = follow((digest("A"), digest("B")))
    wire = replace(story, story=replace(story.story, origins=1))
    assert term(rank(wire)[0], "origins")[1] == "2 outlets, 1 origin"


def test_fresh_is_measured_against_the_newest_article_never_the_clock() -> None:
    (old, new) = follow((digest("A"),), (digest("B", hours=12),))
    late, early = rank(old, new)
    assert late.followed is new
    assert term(late, "freshness")[0] > term(early, "freshness")[0]
    alone = rank(old)[0]
    assert term(alone, "freshness")[0] == term(late, "freshness")[0]


def test_a_date_in_the_future_buys_no_freshness() -> None:
    far = make_digest("Bridge", TEXT, outlet="Z", published=datetime(9999, 1, 1, tzinfo=UTC))
    (future, today) = follow((far,), (digest("B"),))
    values = {each.followed.story.id: term(each, "freshness")[0] for each in rank(future, today)}
    assert values[today.story.id] > 0.3


def test_names_that_the_day_keeps_mentioning_count() -> None:
    named, alike, apart = follow(
        (digest("A"),),
        (
            digest(
                "B", "Critics of Mayor Jane Penhallow met in Corran, and the harbour bridge was on the list."
            ),
        ),
        (
            digest(
                "C", "Bread is back, and nobody in the town would say a word against it, or wait for butter."
            ),
        ),
    )
    values = {each.followed.story.id: term(each, "salience")[0] for each in rank(named, alike, apart)}
    assert values[named.story.id] > 0.0
    assert values[apart.story.id] == 0.0


def test_a_full_report_outranks_a_stub() -> None:
    stub, full = follow((digest("A"),), (digest("B", " ".join([TEXT] * 30)),))
    assert rank(stub, full)[0].followed is full
    assert term(rank(full)[0], "fullness")[0] == 0.5


def test_news_on_a_followed_story_counts_and_no_news_counts_against_it() -> None:
    (story,) = follow((digest("A"),))
    update = rank(replace(story, state="update", days=4))[0]
    unchanged = rank(replace(story, state="unchanged", days=2))[0]
    new = rank(story)[0]
    assert update.rank > new.rank > unchanged.rank
    assert term(update, "update")[1] == "news on a followed story"


def test_a_quiet_outlet_gets_a_hand() -> None:
    loud = [(digest("Loud", f"{TEXT} Part {index}.", headline=f"Bridge {index}"),) for index in range(5)]
    louder = [(digest("Louder", f"{TEXT} Chapter {index}.", headline=f"Road {index}"),) for index in range(5)]
    ranked = rank(*follow(*loud, *louder, (digest("Quiet", "Bread is back."),)))
    hands = {each.followed.story.lead.outlet: term(each, "quiet outlet") for each in ranked}
    assert hands["Quiet"][0] > 0
    assert hands["Quiet"][1] == "quiet source"
    assert hands["Loud"] == (0.0, "")


def test_an_outlet_that_was_quiet_for_a_month_is_one_on_a_day_like_any_other() -> None:
    stories = follow(
        (digest("Loud"),),
        (digest("Rare", "Bread is back."),),
        (digest("Usual", "A clock has stopped."),),
        (digest("Fewer", "The ferry is late."),),
    )
    ranked = rank(*stories, history={"Loud": 800, "Usual": 99, "Rare": 3, "Fewer": 49})
    hands = {each.followed.story.lead.outlet: term(each, "quiet outlet")[0] for each in ranked}
    assert hands["Rare"] == 0.3
    assert hands["Fewer"] == pytest.approx(0.1)
    assert hands["Usual"] == hands["Loud"] == 0.0


def test_an_outlet_that_brought_nothing_before_is_as_quiet_as_one_nobody_knew() -> None:
    stories = follow((digest("Loud"),), (digest("Rare", "Bread is back."),))
    known = {"Loud": 800, "Usual": 99}
    assert rank(*stories, history=known) == rank(
        *stories, history={**known, "Rare": 0, "Gone": 0, "Shut": -2}
    )


def test_a_rule_counts_once_for_a_story_and_is_named() -> None:
    first, second, other = digest("A"), digest("B", TEXT + " It rained."), digest("C", "Bread is back.")
    told, apart = follow((first, second), (other,))
    harbour, late = Boost(rule="harbour", value=0.75), Boost(rule="less of B", value=-0.25)
    ranked = rank(
        told,
        apart,
        boosts={first.article.id: (harbour,), second.article.id: (harbour, late), "none": (late,)},
    )
    values = {each.followed.story.id: term(each, "rules") for each in ranked}
    assert values[told.story.id] == (0.5, "rule harbour, rule less of B")
    assert values[apart.story.id] == (0.0, "")
    assert ranked[0].rank == pytest.approx(sum(each.value for each in ranked[0].terms))


POOL = follow(
    (digest("A"),),
    (digest("A", hours=2), digest("B")),
    (make_digest("", outlet="C"),),
    (digest("D", "Bread."),),
)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(POOL), unique_by=id), st.randoms(use_true_random=False))
def test_any_order_gives_the_same_ranks(pool: list[FollowedStory], chance: random.Random) -> None:
    expected = rank(*pool)
    chance.shuffle(pool)
    assert rank(*pool) == expected


State = Literal["new", "update", "unchanged"]
OUTLETS = ("A", "B", "C", "D")
counts = st.dictionaries(st.sampled_from(OUTLETS), st.integers(1, 2_000))
rules = st.lists(st.builds(Boost, rule=st.sampled_from(["r", "s"]), value=st.floats(-5, 5)), max_size=3)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(POOL), unique_by=id),
    counts,
    st.dictionaries(st.sampled_from([a.id for each in POOL for a in each.story.articles]), rules),
    st.sampled_from(get_args(State)),
)
def test_whatever_the_history_and_the_rules_the_terms_add_up_to_the_rank(
    pool: list[FollowedStory], history: dict[str, int], boosts: dict[str, list[Boost]], state: State
) -> None:
    followed = [replace(each, state=state) for each in pool]
    for each in rank(*followed, history=history, boosts=boosts):
        assert each.rank == pytest.approx(sum(term.value for term in each.terms))
        assert len({term.name for term in each.terms}) == len(each.terms)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(0, 90), min_size=2, max_size=6))
def test_of_two_stories_the_fresher_never_has_less_for_it(ages: list[float]) -> None:
    stories = follow(*((digest(f"O{n}", f"{TEXT} Part {n}.", hours=-age),) for n, age in enumerate(ages)))
    ranked = rank(*stories)
    young_first = sorted(ranked, key=lambda each: -each.followed.story.lead.moment.timestamp())
    values = [term(each, "freshness")[0] for each in young_first]
    assert values == sorted(values, reverse=True)
    assert all(0 < value <= 0.6 for value in values)


@settings(max_examples=60, deadline=None)
@given(st.fixed_dictionaries({name: st.integers(0, 2_000) for name in OUTLETS}))
def test_of_two_outlets_the_quieter_never_gets_less_of_a_hand(history: dict[str, int]) -> None:
    stories = follow(*((digest(name, f"{TEXT} Part {name}."),) for name in OUTLETS))
    hands = {
        each.followed.story.lead.outlet: term(each, "quiet outlet")[0]
        for each in rank(*stories, history=history)
    }
    by_voice = sorted(OUTLETS, key=lambda name: history[name])
    values = [hands[name] for name in by_voice]
    assert values == sorted(values, reverse=True)
    assert all(0.0 <= value <= 0.3 for value in values)
    assert values[-1] == 0.0, "the loudest gets none"
