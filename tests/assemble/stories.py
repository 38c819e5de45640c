"""Builders of ranked stories for the assembler's tests."""

from datetime import UTC, date, datetime
from typing import Literal

from tests.fakes import make_article, make_sentences

from briefer.assemble import Intake
from briefer.model import (
    Article,
    Cluster,
    FollowedStory,
    Inserts,
    RankedStory,
    RankTerm,
    Story,
    Telling,
    Theme,
    Vector,
)

NOTHING = Vector(terms=(), counts=())


def make_story(
    name: str,
    *sentences: str,
    rank: float = 1.0,
    outlet: str = "",
    state: Literal["new", "update", "unchanged"] = "new",
    days: int = 1,
    stale: tuple[int, ...] = (),
    others: tuple[Article, ...] = (),
    headline: str = "",
    language: str = "en",
) -> RankedStory:
    """Return a ranked story told from one article, each sentence a paragraph, most valuable first."""
    article = make_article(
        *sentences,
        headline=headline or f"{name} happens",
        outlet=outlet or f"{name} Post",
        url=f"https://{name.lower()}.example/",
        published=datetime(2026, 11, 24, 6, tzinfo=UTC),
        language=language,
    )
    story = Story(
        id=name,
        cluster=Cluster(origins=()),
        lead=article,
        headliner=article,
        articles=(article, *others),
        merged=(),
        origins=1,
        terms=NOTHING,
        names=(),
    )
    followed = FollowedStory(
        story=story,
        state=state,
        first=date(2026, 11, 20),
        changed=date(2026, 11, 23),
        changed_before=date(2026, 11, 22),
        days=days,
        stale=stale,
        absorbed=(),
        branched="",
    )
    return RankedStory(followed=followed, terms=(RankTerm(name="origins", value=rank, words="one source"),))


def tell(story: Story) -> Telling:
    """Return all that the lead says, the first sentence first."""
    sentences = make_sentences(story.lead)
    return Telling(
        sentences=sentences,
        priority=tuple(range(len(sentences))),
        disagreements=(),
        quotations=(),
        timeline=(),
    )


def make_theme(label: str, *stories: RankedStory) -> Theme:
    """Return a theme of these stories."""
    return Theme(label=label, stories=stories)


def take_in(*themes: Theme) -> Intake:
    """Return an intake of all articles of the themes."""
    return Intake(
        articles=tuple(
            article
            for theme in themes
            for ranked in theme.stories
            for article in ranked.followed.story.articles
        ),
        copies={},
        reports=(),
        skipped=(),
        quiet=(),
        corrections=(),
        inserts=Inserts(blocks=(), troubles=()),
    )


def say(words: int, start: str = "Word") -> str:
    """Return a sentence of so many words."""
    return " ".join([start, *(f"w{index}" for index in range(words - 1))]) + "."
