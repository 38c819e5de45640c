"""What only the whole day can tell: from origins to themes."""

import math
from dataclasses import dataclass
from datetime import date
from typing import Literal

from briefer.model.documents import Article, Digest, Sentence, Vector


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One independent report: the digest it is told from and its near-duplicates.

    ``agency`` names the wire that is credited, or is "".
    """

    digest: Digest
    copies: tuple[Digest, ...]
    agency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """The origins that report one event, most central first."""

    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number in a sentence: its value, unit ("", "%", "USD" ...), the noun it counts, and its own words."""

    value: float
    unit: str
    noun: str
    text: str
    sentence: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Figures of one story that speak of the same thing and differ, oldest first.

    ``kind`` is "disputed", or "updated" of a running count that only moved with time.
    """

    subject: str
    kind: Literal["disputed", "updated"]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A sentence with words in quotation marks, and the speaker whom the sentence itself names."""

    speaker: str
    sentence: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedSentence:
    """A sentence that names the day of what it tells."""

    day: date
    sentence: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A cluster as one story: who reports it, under which headline, and what about; a ``Telling`` tells it.

    ``articles`` are all members, the lead first; ``merged`` the ids of those among them that are copies.
    ``headliner`` is the member whose headline is printed; ``origins`` counts the independent ones. ``terms``
    is the sum of the members' vectors, ``names`` those of the lead and those that two origins mention.
    """

    id: str
    cluster: Cluster
    lead: Article
    headliner: Article
    articles: tuple[Article, ...]
    merged: tuple[str, ...]
    origins: int
    terms: Vector
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A story told.

    ``sentences`` are in telling order; any prefix of ``priority`` (indices into ``sentences``, most valuable
    first), put back in telling order, reads coherently.
    """

    sentences: tuple[Sentence, ...]
    priority: tuple[int, ...]
    disagreements: tuple[Disagreement, ...]
    quotations: tuple[Quotation, ...]
    timeline: tuple[DatedSentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """What is remembered of a story between days; ``printed`` are its printed sentences, word for word.

    ``headliner`` is the id of the article whose headline it bears. ``absorbed`` are the ids of stories that
    became part of it, ``branched`` that of the story from which it split, or "".
    """

    id: str
    headline: str
    headliner: str
    first: date
    changed: date
    last: date
    terms: Vector
    names: tuple[str, ...]
    numbers: tuple[str, ...]
    articles: tuple[str, ...]
    printed: tuple[str, ...]
    absorbed: tuple[str, ...]
    branched: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedStory:
    """A story and its place in the ledger.

    ``days`` counts from 1; ``stale`` are the indices of its told sentences that are no news: printed before,
    or saying what the story was known to say. ``changed`` is the last day with news, today included,
    ``changed_before`` the one before today. ``absorbed`` and ``branched`` are those of its entry.
    """

    story: Story
    state: Literal["new", "update", "unchanged"]
    first: date
    changed: date
    changed_before: date
    days: int
    stale: tuple[int, ...]
    absorbed: tuple[str, ...]
    branched: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietStory:
    """A followed story without news: its headline is that of ``headliner``; ``changed`` is its last news."""

    id: str
    headliner: Article
    days: int
    changed: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RankTerm:
    """One named term of a story's rank, and how a reader would say it ("4 outlets, 2 origins")."""

    name: str
    value: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Boost:
    """What a rule of the reader's adds to the rank of a story with an article that it hits."""

    rule: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedStory:
    """A followed story and why it stands where it stands; its rank is the sum of the terms."""

    followed: FollowedStory
    terms: tuple[RankTerm, ...]

    @property
    def rank(self) -> float:
        """The sum of the terms, the same to the last digit under every version of Python."""
        return math.fsum(term.value for term in self.terms)


@dataclass(frozen=True, slots=True, kw_only=True)
class PastSentence:
    """A sentence as an earlier brief printed it: in which story, on which day, from which article."""

    story: str
    day: date
    article: Article
    sentence: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A printed sentence that its source has changed since.

    ``revised`` is what stands at its address now; ``now`` the sentence that took its place, or None when
    nothing did.
    """

    past: PastSentence
    revised: Article
    now: Sentence | None


# The label of a section of stories that fit no theme together.
MORE_NEWS = "More news"


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Labelled stories, highest rank first."""

    label: str
    stories: tuple[RankedStory, ...]
