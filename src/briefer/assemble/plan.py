"""What the assembler is asked for, and what the day took in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from briefer.assemble.words import DISAGREEMENT_WORDS, count_words
from briefer.model import Article, Brief, Correction, Inserts, QuietStory, Skipped, SourceReport


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What the brief is to be.

    ``words`` are never exceeded by headlines, sentences and figures; they are read at ``words_per_minute``.
    ``front_words`` is what the leads may take of page 1: headlines, sentences, figures that differ. One
    outlet tells ``outlet_stories`` at most, or its even share where too few outlets would fill the brief.
    ``language`` (ISO 639-1) is that of the brief's own words, ``reasons`` why the day was corrected.
    """

    title: str
    language: str
    number: int
    words: int
    words_per_minute: int
    lead_count: int
    brief_count: int
    outlet_stories: int
    front_words: int
    sample: bool
    reasons: tuple[str, ...]
    version: str
    settings_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What the day took in, for the coverage ledger, and what the days before left.

    ``articles`` are all that could be read; ``copies`` maps the id of a near-duplicate to the id of the
    article it repeats; ``skipped`` are the documents that became no article. ``quiet`` are followed stories
    of which nobody reported today, ``corrections`` those to earlier briefs, ``inserts`` what is no news.
    """

    articles: tuple[Article, ...]
    copies: Mapping[str, str]
    reports: tuple[SourceReport, ...]
    skipped: tuple[Skipped, ...]
    quiet: tuple[QuietStory, ...]
    corrections: tuple[Correction, ...]
    inserts: Inserts


def tighten_plan(plan: Plan, brief: Brief, *, excess_words: int) -> Plan:
    """Return the plan with so many words fewer on the front page than ``brief`` put there.

    For another round of assembling, after the pages were measured.
    """
    return replace(plan, front_words=max(1, count_front_words(brief) - excess_words))


def demote_leads(plan: Plan, brief: Brief, *, count: int) -> Plan:
    """Return the plan with so many leads fewer than ``brief`` has, one at least, and as many briefs more."""
    leads = sum(len(section.stories) for section in brief.leads)
    kept = max(1, leads - count)
    return replace(plan, lead_count=kept, brief_count=plan.brief_count + plan.lead_count - kept)


def count_front_words(brief: Brief) -> int:
    """Count the words that must stand on page 1: those of all leads, and what disagreements take."""
    leads = [story for section in brief.leads for story in section.stories]
    told = sum(
        count_words(text)
        for story in leads
        for text in (story.headline, *(printed.sentence.text for printed in story.sentences))
    )
    return told + DISAGREEMENT_WORDS * sum(len(story.disagreements) for story in leads)
