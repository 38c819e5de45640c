"""From a chosen story to a printed one: sentences with notes and links, figures that differ, credits, why."""

from collections.abc import Iterable

from briefer.assemble.candidates import Candidate
from briefer.assemble.links import link_sentence
from briefer.assemble.notes import NoteBook
from briefer.assemble.words import DISAGREEMENTS_SHOWN
from briefer.model import (
    Article,
    Disagreement,
    FollowedStory,
    PrintedDisagreement,
    PrintedFigure,
    PrintedSentence,
    PrintedStory,
    QuietStory,
    RankedStory,
    Section,
    WatchedStory,
)

LEAD_CREDITS, BRIEF_CREDITS = 8, 4
WHY_SHOWN = 3
# A term that makes up less of the rank than this does not say why a story is here.
WHY_SHARE = 0.1
FIRST_NUMBERED_DAY = 3


def print_sections(candidates: Iterable[Candidate], book: NoteBook) -> tuple[Section, ...]:
    """Return the candidates as sections; those of one theme stand together already."""
    sections: dict[str, list[PrintedStory]] = {}
    for candidate in candidates:
        sections.setdefault(candidate.label, []).append(print_story(candidate, book))
    return tuple(Section(label=label, stories=tuple(stories)) for label, stories in sections.items())


def print_story(candidate: Candidate, book: NoteBook) -> PrintedStory:
    """Return the story as it stands in the brief, its articles cited in the order of reading."""
    story = candidate.story
    articles = {article.id: article for article in story.articles}
    headline_note = book.cite(candidate.headliner)
    sentences = tuple(
        PrintedSentence(
            sentence=sentence,
            note=book.cite(articles[sentence.article]),
            link=link_sentence(articles[sentence.article], sentence),
        )
        for sentence in candidate.taken
    )
    disagreements = tuple(
        _print_disagreement(disagreement, articles, book)
        for disagreement in candidate.telling.disagreements[:DISAGREEMENTS_SHOWN]
    )
    silent = _list_silent(candidate, sentences)
    return PrintedStory(
        id=story.id,
        headline=candidate.headliner.headline,
        headline_note=headline_note,
        language=candidate.headliner.language,
        tag=tag_story(candidate.ranked.followed),
        days=candidate.ranked.followed.days,
        changed=candidate.ranked.followed.changed_before,
        sentences=sentences,
        disagreements=disagreements,
        outlets=len({article.outlet or article.source for article in story.articles}),
        origins=story.origins,
        why=explain_rank(candidate.ranked),
        terms=candidate.ranked.terms,
        also=tuple(
            book.cite(article) for article in silent[: LEAD_CREDITS if candidate.lead else BRIEF_CREDITS]
        ),
    )


def _list_silent(candidate: Candidate, sentences: Iterable[PrintedSentence]) -> list[Article]:
    """Return the members that speak neither by the headline nor by a sentence or figure."""
    shown = candidate.telling.disagreements[:DISAGREEMENTS_SHOWN]
    spoken = {candidate.headliner.id} | {printed.sentence.article for printed in sentences}
    spoken |= {figure.sentence.article for each in shown for figure in each.figures}
    return [article for article in candidate.story.articles if article.id not in spoken]


def print_watched(quiet: QuietStory, book: NoteBook) -> WatchedStory:
    """Return the line of a story without news."""
    return WatchedStory(
        id=quiet.id,
        headline=quiet.headliner.headline,
        headline_note=book.cite(quiet.headliner),
        days=quiet.days,
        changed=quiet.changed,
    )


def tag_story(followed: FollowedStory) -> str:
    """Return "new", "update", or "day N" from the third day on."""
    if followed.state == "new":
        return "new"
    return f"day {followed.days}" if followed.days >= FIRST_NUMBERED_DAY else "update"


def explain_rank(ranked: RankedStory) -> tuple[str, ...]:
    """Return the words of the terms that carry the rank, heaviest first."""
    floor = WHY_SHARE * ranked.rank
    heavy = sorted(
        (term for term in ranked.terms if term.words and term.value > floor), key=lambda term: -term.value
    )
    return tuple(dict.fromkeys(term.words for term in heavy))[:WHY_SHOWN]


def list_spoken(sections: Iterable[Section], watched: Iterable[WatchedStory]) -> set[int]:
    """Return the numbers of the notes whose articles speak: by a headline, a sentence or a figure."""
    spoken = {line.headline_note for line in watched}
    for story in (story for section in sections for story in section.stories):
        spoken.add(story.headline_note)
        spoken |= {printed.note for printed in story.sentences}
        spoken |= {figure.note for disagreement in story.disagreements for figure in disagreement.figures}
    return spoken


def _print_disagreement(
    disagreement: Disagreement, articles: dict[str, Article], book: NoteBook
) -> PrintedDisagreement:
    return PrintedDisagreement(
        subject=disagreement.subject,
        kind=disagreement.kind,
        figures=tuple(
            PrintedFigure(
                text=figure.text,
                outlet=article.outlet,
                moment=article.moment,
                note=book.cite(article),
            )
            for figure in disagreement.figures
            for article in (articles[figure.sentence.article],)
        ),
    )
