"""Stories told ahead: those that the brief asks for, in the words that it would have got otherwise."""

import os
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import pytest
from tests.assemble.stories import make_story as rank_story
from tests.digests import make_digest, make_story
from tests.make.corpora import Day

from briefer.assemble import list_likely
from briefer.engines import ENGINES, find_engine
from briefer.engines.processes import ProcessesEngine
from briefer.engines.serial import SerialEngine
from briefer.make.press import open_press
from briefer.make.printing import set_brief
from briefer.make.teller import Teller
from briefer.model import Digest, RankedStory, Story, Telling, Theme
from briefer.settings import load_settings

DEFAULT = "briefer"


@pytest.mark.parametrize("seed", range(12))
def test_what_is_foreseen_is_what_the_brief_asks_for(seed: int, tmp_path: Path) -> None:
    day = Day(seed, articles=20 * (seed + 1))
    settings = load_settings(flags={"formats": "html"}, environment={}, folder=tmp_path, file=None)
    asked: set[str] = set()

    def tell(story: Story) -> Telling:
        asked.add(story.id)
        return day.tell(story)

    copy = day.write_copy()
    copy = replace(copy, told=replace(copy.told, tell=tell))
    brief = set_brief(
        copy, settings=settings, number=1, press=open_press(settings), settled=lambda brief: None
    ).brief
    likely = list_likely(
        copy.told.themes,
        places=settings.lead_count + settings.brief_count,
        outlet_stories=settings.outlet_stories,
    )
    printed = {story.id for section in (*brief.leads, *brief.briefs) for story in section.stories}
    assert printed, "an empty brief asks for nothing"
    assert asked <= {story.id for story in likely}
    assert len(likely) <= 2 * len(asked), "telling what nobody asks for takes time"


def test_a_story_that_cannot_be_printed_is_not_foreseen() -> None:
    stories = tuple(
        rank_story(name, "It is open again.", "Nobody was hurt.", headline=headline)
        for name, headline in (("Bridge", "Bridge opens"), ("Harbour", "Harbour opens " * 40))
    )
    [likely] = list_likely((Theme(label="World", stories=stories),), places=12, outlet_stories=3)
    assert likely.id == "Bridge"


@pytest.mark.parametrize("name", ENGINES)
def test_what_is_told_ahead_is_told_in_the_same_words(name: str) -> None:
    stories = [make_story(*tell_twice(place)) for place in ("Ostrow", "Lenmark", "Vire")]
    alone, ahead = (Teller(summarizer=DEFAULT, sentences=3) for _ in range(2))
    with find_engine(name, workers=2) as engine:
        ahead.tell_ahead(stories, engine=engine)
    assert [ahead(story) for story in stories] == [alone(story) for story in stories]
    assert all(alone(story).sentences for story in stories)


@pytest.mark.parametrize("name", ENGINES)
def test_what_was_expected_is_told_in_the_same_words(name: str) -> None:
    places = ("Ostrow", "Lenmark", "Vire", "Corran")
    stories = [make_story(*tell_twice(place)) for place in places]
    alone, ahead = (Teller(summarizer=DEFAULT, sentences=3) for _ in range(2))
    with find_engine(name, workers=2) as engine:
        ahead.expect([rank(story, state="new") for story in stories[:3]], engine=engine)
        ahead.tell_ahead(stories[1:], engine=engine)
    assert [ahead(story) for story in stories] == [alone(story) for story in stories]


def test_of_many_stories_only_news_of_high_rank_is_expected() -> None:
    stories = [
        rank(make_story(*tell_twice(f"Port {place}")), state=state, rank=float(place))
        for place in range(20)
        for state in ("new", "unchanged")
    ]
    engine = CountingEngine()
    Teller(summarizer=DEFAULT, sentences=3).expect(stories, engine=engine)
    expected = [each.followed.story for each in stories if each.followed.state == "new"][::-1]
    assert engine.asked == expected[: len(engine.asked)]
    assert 0 < len(engine.asked) < len(expected)


def test_what_was_expected_and_will_not_be_printed_is_not_begun() -> None:
    stories = [make_story(*tell_twice(place)) for place in ("Ostrow", "Lenmark", "Vire")]
    alone, ahead = (Teller(summarizer=DEFAULT, sentences=3) for _ in range(2))
    engine = CountingEngine()
    ahead.expect([rank(story, state="new") for story in stories], engine=engine)
    ahead.tell_ahead(stories[:1], engine=engine)
    begun = [engine.given[engine.asked.index(story)] for story in stories]
    assert all(future.cancelled() for future in begun[1:])
    assert [ahead(story) for story in stories] == [alone(story) for story in stories]


class CountingEngine(SerialEngine):
    """An engine that only notes what it is asked to do."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[object] = []
        self.given: list[Future[Any]] = []

    def submit(self, function: object, item: object) -> Future[Any]:
        self.asked.append(item)
        self.given.append(Future())
        return self.given[-1]


def rank(story: Story, *, state: Literal["new", "unchanged"], rank: float = 1.0) -> RankedStory:
    ranked = rank_story("Ferry", state=state, rank=rank)
    return replace(ranked, followed=replace(ranked.followed, story=story))


class DyingEngine(ProcessesEngine):
    """An engine whose every process has died over its story before anybody asks."""

    def submit(self, function: object, item: object) -> Future[Any]:
        future = super().submit(die, item)
        assert future.exception() is not None
        return future


def die(story: object) -> None:
    os._exit(9)


def test_a_story_that_a_process_dies_of_is_told_when_it_is_asked_for() -> None:
    story = make_story(*tell_twice("Ostrow"))
    alone, ahead = (Teller(summarizer=DEFAULT, sentences=3) for _ in range(2))
    with DyingEngine(workers=1) as engine:
        ahead.tell_ahead([story], engine=engine)
    assert ahead(story) == alone(story)


def test_a_story_is_told_once() -> None:
    story = make_story(*tell_twice("Ostrow"))
    teller = Teller(summarizer=DEFAULT, sentences=3)
    with find_engine("processes", workers=1) as engine:
        teller.tell_ahead([story], engine=engine)
        told = teller(story)
        teller.tell_ahead([story], engine=engine)
    assert teller(story) is told


def tell_twice(place: str) -> list[Digest]:
    return [
        make_digest(
            f"Ferry to {place} runs aground in fog",
            f"A ferry with {passengers} people on board ran aground off {place} on Monday.",
            f"Nobody was hurt, the coast guard of {place} said.",
            "Tugs will try to pull the ship free at high tide in the evening.",
            outlet=outlet,
        )
        for outlet, passengers in (("Harbour Post", "120"), ("Morning Wire", "about 130"))
    ]
