"""What is printed: the brief, its parts, and the editions that go out of the door."""

import math
from dataclasses import dataclass
from datetime import date, datetime

from briefer.model.day import RankTerm
from briefer.model.documents import Article, Sentence, Skipped, Window
from briefer.model.inserts import Inserts


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedSentence:
    """A sentence in the brief, the number of its note, and a link with a text fragment."""

    sentence: Sentence
    note: int
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedFigure:
    """One side of a disagreement: the figure's own words, when it was reported, and its note."""

    text: str
    outlet: str
    moment: datetime
    note: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedDisagreement:
    """What sources differ on, or how a count moved (``kind``: "disputed", "updated"), and each side of it."""

    subject: str
    kind: str
    figures: tuple[PrintedFigure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedStory:
    """A story as it stands in the brief.

    ``tag`` is "new", "update" or "day N"; ``days`` counts from 1, ``changed`` is the last day with news
    before this one. ``why`` are the terms worth printing; ``terms`` all of them, adding up to ``rank``;
    ``also`` the notes of members that are credited without a sentence of their own.
    """

    id: str
    headline: str
    headline_note: int
    language: str
    tag: str
    days: int
    changed: date
    sentences: tuple[PrintedSentence, ...]
    disagreements: tuple[PrintedDisagreement, ...]
    outlets: int
    origins: int
    why: tuple[str, ...]
    terms: tuple[RankTerm, ...]
    also: tuple[int, ...]

    @property
    def rank(self) -> float:
        """The sum of the terms, the same to the last digit under every version of Python."""
        return math.fsum(term.value for term in self.terms)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A theme as it stands in the brief."""

    label: str
    stories: tuple[PrintedStory, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedStory:
    """A followed story without news: one line, no sentence."""

    id: str
    headline: str
    headline_note: int
    days: int
    changed: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedCorrection:
    """A sentence that an earlier brief printed (in ``story``, on ``day``) and its source has changed since.

    ``revised_note`` is the note of the article as it stands now; ``now`` is None where nothing took the
    sentence's place.
    """

    story: str
    day: date
    sentence: PrintedSentence
    revised_note: int
    now: PrintedSentence | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """How many articles there were, oldest first.

    ``kind`` is "days": of the story with the id ``subject``, on each of the seven days to today; or "hours":
    of the section labelled so, in each three of the 24 hours before ``end``.
    """

    kind: str
    subject: str
    counts: tuple[int, ...]
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A numbered source of the brief; ``copy_of`` is the number of the note that it repeats, or 0."""

    number: int
    article: Article
    copy_of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """A story that fell below the cut: its headline, outlet and rank."""

    headline: str
    outlet: str
    rank: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReport:
    """What one source gave: documents handed over, and its trouble in a few words, or "".

    ``note`` is what its owner may want to know of a source that did answer, or "".
    """

    name: str
    documents: int
    trouble: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The coverage ledger: ``read == printed + merged + len(skipped)``, always.

    ``printed`` articles speak in the brief by a sentence or headline; ``merged`` ones belong to a printed
    story without speaking; ``skipped`` are all others, each with its reason. ``missed`` are the best stories
    below the cut, their articles counted in ``skipped``.
    """

    sources: tuple[SourceReport, ...]
    read: int
    printed: int
    merged: int
    skipped: tuple[Skipped, ...]
    missed: tuple[Missed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The day's content before any format.

    ``reasons`` say why the day was corrected after it had been mailed, the first correction's first.
    """

    title: str
    number: int
    window: Window
    language: str
    sample: bool
    reasons: tuple[str, ...]
    seconds: int
    leads: tuple[Section, ...]
    briefs: tuple[Section, ...]
    watching: tuple[WatchedStory, ...]
    corrections: tuple[PrintedCorrection, ...]
    inserts: Inserts
    charts: tuple[Chart, ...]
    notes: tuple[Note, ...]
    coverage: Coverage
    missing_glyphs: tuple[str, ...]
    version: str
    settings_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A brief in one format, ready to hand over: file name, media type and bytes."""

    format: str
    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What a channel did with the editions: where each of them is now, in the order given."""

    channel: str
    places: tuple[str, ...]
