"""Fitting stories into words, against a solver that tries everything."""

import random
from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.assemble.best import find_best
from tests.assemble.stories import make_story, say, tell
from tests.golden.invented_day import make_plan

from briefer.assemble import choose, fit
from briefer.assemble.candidates import Candidate, make_candidate
from briefer.assemble.choose import choose_stories
from briefer.assemble.fit import Contender, Option, Room, Untold, fit_stories
from briefer.assemble.value import OUTLET_DECAY, THEME_DECAY, THEME_FLOOR, value_first, value_story
from briefer.model import MORE_NEWS, RankedStory, Story, Telling


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


def make_room(**changes: int) -> Room:
    return Room(**{"leads": 5, "briefs": 7, "words": 500, "front": 10**6, "minimum": 2, **changes})


def total(fitted: Sequence[tuple[Contender, Option]]) -> float:
    return sum(option.value for _, option in fitted)


lengths = st.lists(st.integers(3, 60), max_size=4)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.tuples(st.floats(0.1, 10), lengths), max_size=6),
    st.integers(1, 2),
    st.integers(0, 3),
    st.integers(0, 250),
    st.integers(0, 250),
    st.sampled_from([0, 2]),
)
def test_the_choice_is_the_best_there_is(
    stories: list[tuple[float, list[int]]], leads: int, briefs: int, words: int, front: int, minimum: int
) -> None:
    candidates = make_candidates(stories)
    room = Room(leads=leads, briefs=briefs, words=words, front=front, minimum=minimum)
    fitted = fit_stories(candidates, room)
    fronts = [option.cost for _, option in fitted if option.lead]
    assert sum(option.cost for _, option in fitted) <= words
    assert sum(fronts) <= front or len(fronts) == 1
    assert len(fronts) <= leads
    assert len(fitted) <= leads + briefs
    chosen = [candidate for candidate, _ in fitted]
    assert chosen == [candidate for candidate in candidates if candidate in chosen]
    if fronts and sum(fronts) <= front:
        assert total(fitted) == pytest.approx(find_best(candidates, room))


def test_among_equals_stories_lead() -> None:
    fitted = fit_stories(make_candidates([(1.0, [20, 20])]), make_room())
    assert [(option.lead, option.depth) for _, option in fitted] == [(True, 2)]


def test_one_story_leads_however_small_the_front_page() -> None:
    fitted = fit_stories(make_candidates([(2.0, [20, 20]), (1.0, [10, 10])]), make_room(front=1))
    assert [(option.lead, option.depth) for _, option in fitted if option.lead] == [(True, 1)]


def test_the_worthiest_story_keeps_its_place_where_lesser_ones_would_fill_page_1_better() -> None:
    long, short = [60, 50, 40], [12, 12, 12]
    stories = make_candidates([(3.0, long), (2.9, short), (2.8, short), (2.7, short)])
    fitted = fit_stories(stories, make_room(front=100, leads=3, briefs=2))
    assert fitted[0][0] is stories[0]
    assert fitted[0][1].lead
    assert {contender for contender, _ in fitted} == {*stories}, "what cannot lead is told in brief"


def test_a_place_that_no_lead_takes_is_a_briefs() -> None:
    stories = make_candidates([(5.0 - index / 10, [30, 30, 30]) for index in range(6)])
    fitted = fit_stories(stories, make_room(front=90, leads=3, briefs=3))
    assert sum(option.lead for _, option in fitted) < 3, "page 1 is small"
    assert len(fitted) == 6
    headlines = make_candidates([(5.0 - index / 10, []) for index in range(6)])
    fitted = fit_stories(headlines, make_room(leads=3, briefs=3))
    assert [option.lead for _, option in fitted] == [False] * 6, "none of them can lead"


def test_counting_in_larger_units_stays_within_the_words_and_near_the_best(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stories = [(10 - index / 3, [18 + index % 7, 22, 25, 19 + index % 5, 30]) for index in range(20)]
    room = make_room(words=600, front=400)
    exact = fit_stories(make_candidates(stories), room)
    monkeypatch.setattr(fit, "MOST_CELLS", 13 * 601 // 5)
    coarse = fit_stories(make_candidates(stories), room)
    assert sum(option.cost for _, option in coarse) <= 600
    assert sum(option.cost for _, option in coarse if option.lead) <= 400
    assert total(coarse) >= 0.97 * total(exact)


def test_what_is_not_told_is_chosen_only_where_it_may_be_of_more_value() -> None:
    candidates = make_candidates([(3.0, [20] * 5), (2.0, [20] * 5), (1.9, [20])])
    for worth, chosen in ((0.9, False), (1.8, True)):
        fitted = fit_stories([*candidates, Untold(worth=worth)], make_room(leads=1, briefs=2))
        assert any(isinstance(contender, Untold) for contender, _ in fitted) is chosen
    for words, chosen in ((300, False), (100, True)):
        fitted = fit_stories([*candidates, Untold(worth=0.9)], make_room(leads=1, briefs=2, words=words))
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


def draw_stories(chance: random.Random, count: int) -> list[tuple[str, RankedStory]]:
    """Return stories of any rank and length, of few or many outlets and themes."""
    outlets, themes = chance.randint(1, 9), [*(f"T{n}" for n in range(chance.randint(1, 9))), MORE_NEWS]
    return [
        (
            chance.choice(themes),
            make_story(
                f"N{index:02}",
                *(say(chance.randint(6, 45), f"S{index}-{n}") for n in range(chance.randint(0, 8))),
                rank=round(chance.lognormvariate(0.7, 0.5), 6),
                outlet=f"Outlet {chance.randint(1, outlets)}",
            ),
        )
        for index in range(count)
    ]


def weigh_all(ranked: Sequence[tuple[str, RankedStory]]) -> list[Candidate]:
    """Return every story as a candidate, worth what the definition says: each after those worthier."""
    rest = sorted(ranked, key=lambda pair: (-pair[1].rank, pair[1].followed.story.id))
    top = rest[0][1].rank if rest else 0.0
    themes, outlets, weighed = Counter[str](), Counter[str](), list[Candidate]()

    def weigh(pair: tuple[str, RankedStory]) -> tuple[float, float]:
        label, story = pair
        tired = 0 if label == MORE_NEWS else themes[label]
        worth = story.rank * THEME_DECAY**tired * OUTLET_DECAY ** outlets[story.followed.story.lead.outlet]
        return worth, 0.0 if tired or label == MORE_NEWS else THEME_FLOOR * top

    while rest:
        pair = max(rest, key=lambda pair: value_first(weigh(pair)[0], floor=weigh(pair)[1]))
        rest.remove(pair)
        candidate = make_candidate(pair[1], pair[0], tell=tell, said=())
        assert candidate is not None
        candidate.worth, candidate.floor = weigh(pair)
        themes[pair[0]] += 1
        outlets[candidate.outlet] += 1
        weighed.append(candidate)
    return weighed


@pytest.mark.parametrize("seed", range(40))
def test_what_is_chosen_is_worth_what_the_best_choice_is(seed: int) -> None:
    """The whole of choosing, with every constraint, on up to 25 stories: 97 % of the best, at least."""
    chance = random.Random(seed)
    ranked = draw_stories(chance, chance.randint(1, 25))
    plan = make_plan(
        minutes=chance.uniform(0.5, 10),
        front_words=chance.randint(150, 600),
        outlet_stories=chance.randint(1, 4),
    )
    choice = choose_stories(ranked, tell=tell, plan=plan, words=plan.words)
    chosen = (*choice.leads, *choice.briefs)
    outlets = len({story.followed.story.lead.outlet for _, story in ranked})
    allowed = max(plan.outlet_stories, -(-12 // outlets))
    assert sum(each.words for each in chosen) <= plan.words
    assert sum(each.words for each in choice.leads) <= plan.front_words
    assert max(Counter(each.outlet for each in chosen).values(), default=0) <= allowed
    candidates = weigh_all(ranked)
    worths = {each.story.id: (each.worth, each.floor) for each in candidates}
    value = sum(
        value_story(worth, floor=floor, depth=each.depth, lead=each.lead)
        for each in chosen
        for worth, floor in [worths[each.story.id]]
    )
    able = any(len(each.order) >= 2 for each in candidates)
    room = make_room(words=plan.words, front=plan.front_words, minimum=2 if able else 0)
    assert value >= 0.97 * find_best(candidates, room, allowed=allowed, known=value)
