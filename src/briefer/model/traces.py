"""What is kept of how a story came into a brief, so that a reader can be told."""

import math
from dataclasses import dataclass
from datetime import date

from briefer.model.day import RankTerm


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An article of a story; ``likeness`` is the cosine of its terms with the lead's (of the lead: 1).

    ``shared`` are the stems that weigh most in it; ``copy`` says that it repeats another member.
    """

    article: str
    outlet: str
    headline: str
    likeness: float
    shared: tuple[str, ...]
    copy: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Why a story stood where it stood on a day.

    ``place`` is "lead", "brief", "watching" or "below the cut"; ``terms`` add up to its rank. The lead is the
    first of ``members``, ``lead_reason`` says why. ``told`` are the sentences chosen for it and printed,
    ``left_out`` those chosen and not printed. The other fields are those of its place in the ledger.
    """

    story: str
    day: date
    headline: str
    place: str
    theme: str
    state: str
    first: date
    changed: date
    days: int
    terms: tuple[RankTerm, ...]
    lead_reason: str
    members: tuple[Member, ...]
    told: tuple[str, ...]
    left_out: tuple[str, ...]
    absorbed: tuple[str, ...]
    branched: str

    @property
    def rank(self) -> float:
        """The sum of the terms, the same to the last digit under every version of Python."""
        return math.fsum(term.value for term in self.terms)
