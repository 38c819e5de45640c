"""Fitting stories into words, against a solver that tries everything."""

import itertools
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.assemble.stories import make_story, say, tell
from tests.golden.invented_day import make_plan

from briefer.assemble import choose, fit
from briefer.assemble.candidates import Candidate, count_room, make_candidate, value_sentences
from briefer.assemble.choose import choose_stories
from briefer.assemble.fit import Contender, Option, Untold, fit_stories
from briefer.model import RankedStory, Story, Telling


def make_candidates(stories: Sequence[tuple[float, Sequence[int]]]) -> list[Candidate]:
    """Return candidates of these worths and sentence lengths, worthiest first."""
    candidates: list[Candidate] = []
    for index, (worth, lengths) in enumerate(sorted(stories, key=lambda story: -story[0])):
        told = (say(length, f"S{n}") for n, length in enumerate(lengths))
        candidate = make_candidate(make_story(f"N{index:02}", *told, rank=worth), "Theme", tell=tell, said=())
        assert candidate is not None
        candidate.worth = worth
        candidates.append(candidate)
    return candidates


def try_everything(
    candidates: Sequence[Candidate], *, leads: int, briefs: int, words: int, minimum: int
) -> float:
    """Return the highest value of all choices in which no brief that could lead is worthier than a lead."""

    def solve(index: int, leads: int, briefs: int, words: int, settled: bool) -> float:
        if index == len(candidates):
            return 0.0
        candidate = candidates[index]
        able = len(candidate.order) >= minimum
        best = solve(index + 1, leads, briefs, words, settled)
        for lead in (True, False):
            if not (leads if lead else briefs) or (lead and (settled or not able)):
                continue
            for depth in range(1, count_room(candidate.costs, lead=lead) + 1) or (0,):
                cost = candidate.headline_words + sum(candidate.costs[:depth])
                if cost <= words:
                    value = value_sentences(candidate.worth, depth) + solve(
                        index + 1,
                        leads - lead,
                        briefs - (not lead),
                        words - cost,
                        settled or (able and not lead),
                    )
                    best = max(best, value)
        return best

    return solve(0, leads, briefs, words, settled=False)


def total(fitted: Sequence[tuple[Contender, Option]]) -> float:
    return sum(option.value for _, option in fitted)


lengths = st.lists(st.integers(3, 60), max_size=4)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.floats(0.1, 10), lengths), max_size=5),
    st.integers(0, 2),
    st.integers(0, 3),
    st.integers(0, 250),
    st.sampled_from([0, 2]),
)
def test_the_choice_is_the_best_there_is(
    stories: list[tuple[float, list[int]]], leads: int, briefs: int, words: int, minimum: int
) -> None:
    candidates = make_candidates(stories)
    fitted = fit_stories(candidates, leads=leads, briefs=briefs, words=words, minimum=minimum)
    assert sum(option.cost for _, option in fitted) <= words
    assert sum(option.lead for _, option in fitted) <= leads
    assert sum(not option.lead for _, option in fitted) <= briefs
    chosen = [candidate for candidate, _ in fitted]
    assert chosen == [candidate for candidate in candidates if candidate in chosen]
    best = try_everything(candidates, leads=leads, briefs=briefs, words=words, minimum=minimum)
    assert total(fitted) == pytest.approx(best)


def test_among_equals_stories_lead() -> None:
    fitted = fit_stories(make_candidates([(1.0, [20, 20])]), leads=5, briefs=7, words=500, minimum=2)
    assert [(option.lead, option.depth) for _, option in fitted] == [(True, 2)]


def test_counting_in_larger_units_stays_within_the_words_and_near_the_best(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stories = [(10 - index / 3, [18 + index % 7, 22, 25, 19 + index % 5, 30]) for index in range(20)]
    exact = fit_stories(make_candidates(stories), leads=5, briefs=7, words=600, minimum=2)
    monkeypatch.setattr(fit, "MOST_CELLS", 6 * 8 * 601 // 5)
    coarse = fit_stories(make_candidates(stories), leads=5, briefs=7, words=600, minimum=2)
    assert sum(option.cost for _, option in coarse) <= 600
    assert total(coarse) >= 0.97 * total(exact)


def test_what_is_not_told_is_chosen_only_where_it_may_be_of_more_value() -> None:
    candidates = make_candidates([(3.0, [20] * 5), (2.0, [20] * 5), (1.9, [20])])
    for worth, chosen in ((0.9, False), (1.8, True)):
        fitted = fit_stories([*candidates, Untold(worth=worth)], leads=1, briefs=2, words=500, minimum=2)
        assert any(isinstance(contender, Untold) for contender, _ in fitted) is chosen
    for words, chosen in ((300, False), (100, True)):
        fitted = fit_stories([*candidates, Untold(worth=0.9)], leads=1, briefs=2, words=words, minimum=2)
        assert any(isinstance(contender, Untold) for contender, _ in fitted) is chosen


def make_ranked(count: int) -> list[tuple[str, RankedStory]]:
    """Return stories of unlike length and rank, some of few sentences."""
    return [
        (
            f"T{index % 5}",
            make_story(
                f"N{index:02}",
                *(say(8 + (7 * index + 13 * n) % 38, f"S{index}-{n}") for n in range(1 + (5 * index) % 7)),
                rank=10 / (1 + index % 11),
            ),
        )
        for index in range(count)
    ]


@pytest.mark.parametrize("minutes", [0.5, 1, 2, 4, 8])
@pytest.mark.parametrize("front_words", [60, 200, 600])
def test_telling_fewer_stories_changes_nothing(
    minutes: float, front_words: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = make_plan(minutes=minutes, front_words=front_words)
    few = choose_stories(make_ranked(40), tell=tell, plan=plan, words=plan.words)
    monkeypatch.setattr(choose, "FEW_SPARE", choose.SPARE)
    all_told = choose_stories(make_ranked(40), tell=tell, plan=plan, words=plan.words)
    for one, other in ((few.leads, all_told.leads), (few.briefs, all_told.briefs)):
        assert [(each.story.id, each.taken) for each in one] == [
            (each.story.id, each.taken) for each in other
        ]
    assert few.unprintable == all_told.unprintable


def test_where_words_abound_only_a_few_more_stories_are_told_than_are_printed() -> None:
    plan = make_plan(minutes=30.0, front_words=10**6)
    told: list[str] = []

    def listen(story: Story) -> Telling:
        told.append(story.id)
        return tell(story)

    ranked = [
        (
            f"T{index}",
            make_story(f"N{index:02}", *(say(20, f"S{index}-{n}") for n in range(5)), rank=40.0 - index),
        )
        for index in range(40)
    ]
    choice = choose_stories(ranked, tell=listen, plan=plan, words=plan.words)
    assert len(choice.leads) + len(choice.briefs) == 12
    assert len(told) == 16


@pytest.mark.parametrize(("count", "minutes"), list(itertools.product([1, 8, 25], [0.5, 1, 2, 4, 8])))
def test_the_chosen_stories_are_worth_what_the_best_choice_is(count: int, minutes: float) -> None:
    """The whole of choosing, front page aside, on stories of unlike length: at least 97 % of the best."""
    ranked = [
        (
            f"T{index}",
            make_story(
                f"N{index:02}",
                *(say(8 + (7 * index + 13 * n) % 38, f"S{n}") for n in range(1 + (5 * index) % 7)),
                rank=10 / (1 + index % 11),
            ),
        )
        for index in range(count)
    ]
    plan = make_plan(minutes=minutes, front_words=10**6)
    choice = choose_stories(ranked, tell=tell, plan=plan, words=plan.words)
    chosen = (*choice.leads, *choice.briefs)
    assert sum(candidate.words for candidate in chosen) <= plan.words
    value = sum(value_sentences(candidate.worth, candidate.depth) for candidate in chosen)
    candidates = [
        candidate
        for candidate in (make_candidate(story, label, tell=tell, said=()) for label, story in ranked)
        if candidate
    ]
    for candidate in candidates:
        candidate.worth = candidate.ranked.rank
    candidates.sort(key=lambda candidate: -candidate.worth)
    best = fit_stories(candidates, leads=5, briefs=7, words=plan.words, minimum=2 if count > 1 else 0)
    assert value >= 0.97 * total(best)
