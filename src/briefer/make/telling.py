"""The reduce half: the whole day at once, from digests to themes. Plain functions over plain values."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from briefer.clusters import find_clusters
from briefer.dedupe import find_origins
from briefer.ledger import follow_stories
from briefer.make.timing import timed
from briefer.model import (
    Boost,
    Digest,
    FollowedStory,
    LedgerEntry,
    RankedStory,
    Story,
    Telling,
    Theme,
    Window,
)
from briefer.rank import rank_stories
from briefer.settings import Settings
from briefer.stories import form_story
from briefer.themes import ThemeRule, find_themes


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The day told: its themes, the stories as followed, what tells them, and which article repeats which."""

    themes: tuple[Theme, ...]
    followed: tuple[FollowedStory, ...]
    tell: Callable[[Story], Telling]
    copies: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Favours:
    """What speaks for a story beside the day itself.

    ``history`` counts the articles of each outlet on the days before, ``boosts`` maps ids of articles to what
    the reader's rules add for them.
    """

    history: Mapping[str, int]
    boosts: Mapping[str, Sequence[Boost]]


def expect_nothing(ranked: Sequence[RankedStory]) -> None:
    """Get nothing ready: what is found is all that is asked for."""


NO_FAVOURS = Favours(history=MappingProxyType({}), boosts=MappingProxyType({}))


def tell_day(
    digests: Sequence[Digest],
    *,
    tell: Callable[[Story], Telling],
    settings: Settings,
    window: Window,
    entries: Sequence[LedgerEntry],
    favours: Favours,
    expect: Callable[[Sequence[RankedStory]], None],
    progress: Callable[[str, int, int], None],
) -> Told:
    """Return the day's stories by theme; those that continue are told, by ``tell``.

    ``expect`` is given them as soon as they are ranked, to get ready what will be asked of them.
    """
    with timed("dedupe"):
        origins = find_origins(digests, near=settings.near)
    copies = {copy.article.id: origin.digest.article.id for origin in origins for copy in origin.copies}
    progress("group", 1, 4)
    with timed("clusters"):
        clusters = find_clusters(origins, threshold=settings.cluster, half_life_days=settings.half_life_days)
    progress("group", 2, 4)
    with timed("stories"):
        stories = [form_story(cluster) for cluster in clusters]
    progress("group", 3, 4)
    with timed("ledger"):
        followed = follow_stories(
            stories, tell=tell, entries=entries, day=window.day, quiet_days=settings.quiet_days
        )
    with timed("rank"):
        ranked = rank_stories(followed, window=window, history=favours.history, boosts=favours.boosts)
    expect(ranked)
    with timed("themes"):
        themes = find_themes(ranked, rules=_list_rules(settings), minimum=settings.theme_minimum)
    progress("group", 4, 4)
    return Told(themes=themes, followed=followed, tell=tell, copies=copies)


def _list_rules(settings: Settings) -> list[ThemeRule]:
    """Return the reader's own sections: those defined in full, then those that a source was put in."""
    rules = [
        ThemeRule(label=section.label, words=section.words, outlets=section.outlets, sources=section.sources)
        for section in settings.sections
    ]
    for source in settings.sources:
        if source.section:
            rules.append(ThemeRule(label=source.section, words=(), outlets=(), sources=(source.name,)))
    return rules
