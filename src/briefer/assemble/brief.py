"""Putting the brief together."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from briefer.assemble.choose import choose_stories
from briefer.assemble.coverage import complete_articles, count_coverage
from briefer.assemble.notes import NoteBook
from briefer.assemble.plan import Intake, Plan
from briefer.assemble.printing import list_spoken, print_sections, print_watched
from briefer.assemble.words import LONGEST_HEADLINE, count_words, is_printable
from briefer.model import Brief, Coverage, FollowedStory, Story, Telling, Theme, Window

WATCHED_SHOWN = 8
# Watching is a service, not the news: it takes a tenth of the words at most.
WATCHED_SHARE = 10


def assemble_brief(
    themes: Sequence[Theme],
    *,
    tell: Callable[[Story], Telling],
    window: Window,
    plan: Plan,
    intake: Intake,
) -> Brief:
    """Return the day's brief.

    Stories without news are watched, of the others those that may be printed are told, by ``tell``. The words
    of headlines and sentences never exceed the plan's; every article of ``intake`` is accounted for.
    """
    ranked = [(theme.label, story) for theme in themes for story in theme.stories]
    quiet = _list_quiet(story.followed for _, story in ranked)
    watched = _fit_watched(quiet, words=plan.words // WATCHED_SHARE)
    words = sum(count_words(followed.story.headliner.headline) for followed in watched)
    news = [(label, story) for label, story in ranked if story.followed.state != "unchanged"]
    choice = choose_stories(news, tell=tell, plan=plan, words=plan.words - words)
    chosen = (*choice.leads, *choice.briefs)
    words += sum(candidate.words for candidate in chosen)

    book = NoteBook()
    leads, briefs = print_sections(choice.leads, book), print_sections(choice.briefs, book)
    lines = tuple(print_watched(followed, book) for followed in watched)
    notes = book.list_notes(intake.copies)
    everyone = [story.followed.story for _, story in ranked]
    spoken = list_spoken((*leads, *briefs), lines)
    coverage = count_coverage(
        intake=replace(intake, articles=complete_articles(intake.articles, everyone)),
        choice=choice,
        printed=[*(candidate.story for candidate in chosen), *(followed.story for followed in watched)],
        unlisted=quiet[len(watched) :],
        spoken={note.article.id for note in notes if note.number in spoken},
    )
    seconds = math.ceil(words * 60 / plan.words_per_minute)
    empty = _open_brief(plan, window=window, coverage=coverage, seconds=seconds)
    return replace(empty, leads=leads, briefs=briefs, watching=lines, notes=notes)


def _open_brief(plan: Plan, *, window: Window, coverage: Coverage, seconds: int) -> Brief:
    """Return the brief without its stories: what the plan, the window and the ledger say."""
    return Brief(
        title=plan.title,
        number=plan.number,
        window=window,
        language=plan.language,
        sample=plan.sample,
        seconds=seconds,
        leads=(),
        briefs=(),
        watching=(),
        notes=(),
        coverage=coverage,
        missing_glyphs=(),
        version=plan.version,
        settings_hash=plan.settings_hash,
    )


def _list_quiet(followed: Iterable[FollowedStory]) -> list[FollowedStory]:
    """Return the stories without news, each once, those that changed last first."""
    quiet = {each.story.id: each for each in followed if each.state == "unchanged"}
    return sorted(quiet.values(), key=lambda each: (-each.changed.toordinal(), -each.days, each.story.id))


def _fit_watched(quiet: Sequence[FollowedStory], *, words: int) -> list[FollowedStory]:
    """Return the first stories whose headlines can be printed and together fit ``words``."""
    watched: list[FollowedStory] = []
    for followed in quiet[:WATCHED_SHOWN]:
        headline = followed.story.headliner.headline
        words -= count_words(headline)
        if words < 0 or not is_printable(headline, longest=LONGEST_HEADLINE):
            break
        watched.append(followed)
    return watched
