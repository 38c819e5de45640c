"""Putting the brief together."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from briefer.assemble.choose import choose_stories, foresee_stories
from briefer.assemble.corrections import (
    count_correction,
    fit_corrections,
    list_corrected,
    print_correction,
)
from briefer.assemble.coverage import complete_intake, count_coverage
from briefer.assemble.inserts import count_inserts, fit_inserts
from briefer.assemble.notes import NoteBook
from briefer.assemble.plan import Intake, Plan
from briefer.assemble.printing import list_spoken, print_sections, print_watched
from briefer.assemble.words import LONGEST_HEADLINE, count_words, is_printable
from briefer.model import (
    Brief,
    Correction,
    Coverage,
    FollowedStory,
    Inserts,
    QuietStory,
    RankedStory,
    Story,
    Telling,
    Theme,
    Window,
)

WATCHED_SHOWN = 8
# Watching is a service, not the news: it takes a tenth of the words at most.
WATCHED_SHARE = 10
# Corrections are owed, but a brief stays one that can be finished.
CORRECTED_SHARE = 5
# A calendar or the weather is read, too, but it is no news.
INSERTED_SHARE = 6


def assemble_brief(
    themes: Sequence[Theme],
    *,
    tell: Callable[[Story], Telling],
    window: Window,
    plan: Plan,
    intake: Intake,
) -> Brief:
    """Return the day's brief.

    Stories without news are watched, whether or not somebody reported on them today. Of the others those that
    may be printed are told, by ``tell``. The words of headlines and sentences never exceed the plan's; every
    article of ``intake`` is accounted for.
    """
    ranked = [story for theme in themes for story in theme.stories]
    unchanged = [story.followed for story in ranked if story.followed.state == "unchanged"]
    beside = _fit_beside(intake, unchanged, plan=plan)
    choice = choose_stories(_list_news(themes), tell=tell, plan=plan, words=plan.words - beside.words)
    words = beside.words + sum(candidate.words for candidate in (*choice.leads, *choice.briefs))

    book = NoteBook()
    leads, briefs = print_sections(choice.leads, book), print_sections(choice.briefs, book)
    lines = tuple(print_watched(quiet, book) for quiet in beside.watched)
    changes = tuple(print_correction(correction, book) for correction in beside.corrected)
    notes = book.list_notes(intake.copies)
    spoken = list_spoken((*leads, *briefs), lines) | list_corrected(changes)
    coverage = count_coverage(
        intake=complete_intake(intake, [story.followed.story for story in ranked]),
        choice=choice,
        unchanged=unchanged,
        watched={quiet.id for quiet in beside.watched},
        spoken={note.article.id for note in notes if note.number in spoken},
    )
    empty = _open_brief(plan, window=window, coverage=coverage, words=words)
    full = replace(empty, leads=leads, briefs=briefs, watching=lines, corrections=changes, notes=notes)
    return replace(full, inserts=beside.inserts)


def list_likely(themes: Sequence[Theme], *, places: int, outlet_stories: int) -> list[Story]:
    """Return the stories that a brief of so many ``places`` will most likely want told.

    For those who can tell several at once; ``assemble_brief`` may ask for others, too.
    """
    return foresee_stories(_list_news(themes), places=places, outlet_stories=outlet_stories)


def _list_news(themes: Sequence[Theme]) -> list[tuple[str, RankedStory]]:
    """Return the stories that have news, each with its theme."""
    return [
        (theme.label, story)
        for theme in themes
        for story in theme.stories
        if story.followed.state != "unchanged"
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Beside:
    """What stands beside the news, each within its share of the words, and all its words."""

    watched: list[QuietStory]
    corrected: list[Correction]
    inserts: Inserts
    words: int


def _fit_beside(intake: Intake, unchanged: Sequence[FollowedStory], *, plan: Plan) -> _Beside:
    watched = _fit_watched(_list_quiet(intake.quiet, unchanged), words=plan.words // WATCHED_SHARE)
    corrected = fit_corrections(intake.corrections, words=plan.words // CORRECTED_SHARE)
    inserts = fit_inserts(intake.inserts, words=plan.words // INSERTED_SHARE)
    words = sum(count_words(quiet.headliner.headline) for quiet in watched) + count_inserts(inserts)
    words += sum(count_correction(correction) for correction in corrected)
    return _Beside(watched=watched, corrected=corrected, inserts=inserts, words=words)


def _open_brief(plan: Plan, *, window: Window, coverage: Coverage, words: int) -> Brief:
    """Return the brief without its stories: what the plan, the window and the ledger say."""
    return Brief(
        title=plan.title,
        number=plan.number,
        window=window,
        language=plan.language,
        sample=plan.sample,
        reasons=plan.reasons,
        seconds=math.ceil(words * 60 / plan.words_per_minute),
        leads=(),
        briefs=(),
        watching=(),
        corrections=(),
        inserts=Inserts(blocks=(), troubles=()),
        charts=(),
        notes=(),
        coverage=coverage,
        missing_glyphs=(),
        version=plan.version,
        settings_hash=plan.settings_hash,
    )


def _list_quiet(watching: Iterable[QuietStory], unchanged: Iterable[FollowedStory]) -> list[QuietStory]:
    """Return the stories without news, each once, those that changed last first."""
    quiet = {each.id: each for each in watching}
    for followed in unchanged:
        quiet[followed.story.id] = QuietStory(
            id=followed.story.id,
            headliner=followed.story.headliner,
            days=followed.days,
            changed=followed.changed,
        )
    return sorted(quiet.values(), key=lambda each: (-each.changed.toordinal(), -each.days, each.id))


def _fit_watched(quiet: Sequence[QuietStory], *, words: int) -> list[QuietStory]:
    """Return the first stories whose headlines can be printed and together fit ``words``."""
    watched: list[QuietStory] = []
    for each in quiet:
        headline = each.headliner.headline
        if len(watched) == WATCHED_SHOWN or count_words(headline) > words:
            break
        if is_printable(headline, longest=LONGEST_HEADLINE):
            words -= count_words(headline)
            watched.append(each)
    return watched
