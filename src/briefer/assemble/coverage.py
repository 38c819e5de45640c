"""The coverage ledger: what became of every article read."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefer.assemble.choose import Choice
from briefer.assemble.plan import Intake
from briefer.model import Article, Coverage, FollowedStory, Missed, Skipped, Story

ROOM = "assemble"
MISSED_SHOWN = 5


def count_coverage(
    *,
    intake: Intake,
    choice: Choice,
    unchanged: Sequence[FollowedStory],
    watched: set[str],
    spoken: set[str],
) -> Coverage:
    """Return the ledger; ``spoken`` are the ids of articles whose words are printed.

    ``unchanged`` are today's stories without news; those whose ids are in ``watched`` have a line.
    """
    unlisted = [followed for followed in unchanged if followed.story.id not in watched]
    reasons = _give_reasons(choice, unlisted)
    printed = [candidate.story for candidate in (*choice.leads, *choice.briefs)]
    printed += [followed.story for followed in unchanged if followed.story.id in watched]
    members = {article.id for story in printed for article in story.articles}
    skipped = list(intake.skipped)
    seen: set[str] = set()
    merged = 0
    for article in intake.articles:
        if article.id in seen:
            skipped.append(_skip(article, "the same article again"))
        elif article.id not in spoken and article.id in members:
            merged += 1
        elif article.id not in spoken:
            skipped.append(_skip(article, reasons.get(article.id, "in no story")))
        seen.add(article.id)
    return Coverage(
        sources=intake.reports,
        read=len(intake.articles) + len(intake.skipped),
        printed=len(seen & spoken),
        merged=merged,
        skipped=tuple(skipped),
        missed=_list_missed(choice),
    )


def _list_missed(choice: Choice) -> tuple[Missed, ...]:
    return tuple(
        Missed(headline=story.headliner.headline, outlet=story.headliner.outlet, rank=ranked.rank)
        for ranked in choice.missed[:MISSED_SHOWN]
        for story in (ranked.followed.story,)
    )


def _give_reasons(choice: Choice, unlisted: Iterable[FollowedStory]) -> dict[str, str]:
    """Return for each article of a story that is not in the brief why it is not."""
    reasons: dict[str, str] = {}
    for ranked in choice.missed:
        reasons |= _give_reason(ranked.followed.story, "below the cut")
    for ranked in choice.unprintable:
        reasons |= _give_reason(ranked.followed.story, "nothing that can be printed")
    for followed in unlisted:
        reasons |= _give_reason(followed.story, f"nothing new since {followed.changed.isoformat()}")
    return reasons


def _give_reason(story: Story, reason: str) -> dict[str, str]:
    return {article.id: reason for article in story.articles}


def _skip(article: Article, reason: str) -> Skipped:
    return Skipped(url=article.url, source=article.source, room=ROOM, reason=reason)


def complete_intake(intake: Intake, stories: Iterable[Story]) -> Intake:
    """Return the intake with, after its articles, any member of a story that the day forgot to name."""
    known = {article.id for article in intake.articles}
    extra: dict[str, Article] = {}
    for story in stories:
        extra |= {article.id: article for article in story.articles if article.id not in known}
    return replace(intake, articles=(*intake.articles, *extra.values()))
