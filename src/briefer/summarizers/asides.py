"""Asides: sentences that lead nowhere, as nothing else takes up what they add to the news.

News comes back to what matters. A stem that stands once is either a detail of something that matters, beside
stems that are known, or it is all there is: the colour of a post box. Numbers are facts that are told once.
On articles with human highlights, what a sentence adds of which less than a tenth is met again was worth a
highlight in one of five cases.
"""

from collections.abc import Iterable, Sequence, Set
from typing import Final

# In fewer sentences, that nothing is met again says nothing.
FEWEST_SENTENCES: Final = 8
# Share of the stems that a sentence adds which have to be taken up.
TAKEN_UP: Final = 0.1
# Among so few stems, one that is taken up is chance.
FEW_STEMS: Final = 6


def find_asides(rows: Sequence[Sequence[str]], *, known: Set[str]) -> set[int]:
    """Return the positions of the asides of an article whose sentences have the stems ``rows``.

    ``known`` are the stems of the news itself: its headline and its first sentence.
    """
    if len(rows) < FEWEST_SENTENCES:
        return set()
    taken_up = find_taken_up(rows)
    asides = set()
    for position, row in enumerate(rows):
        stems = set(row)
        added = stems - known
        if not stems or 2 * len(added) < len(stems):
            continue
        enough = 1 if len(added) == len(stems) else 0
        most = max(TAKEN_UP * len(added), enough)
        if len(added & taken_up) <= most and _count_taken_up(added, taken_up) <= most:
            asides.add(position)
    return asides


def is_apart(stems: Set[str], *, known: Set[str], taken_up: Set[str]) -> bool:
    """Tell whether a short sentence has nothing to do with the news, whose stems are ``known``."""
    return len(stems) <= FEW_STEMS and known.isdisjoint(stems) and _count_taken_up(stems, taken_up) <= 1


def find_taken_up(rows: Iterable[Iterable[str]]) -> set[str]:
    """Return the stems that several of the sentences hold."""
    held: set[str] = set()
    again: set[str] = set()
    for stems in rows:
        again |= held.intersection(stems)
        held.update(stems)
    return again


def _count_taken_up(stems: Set[str], taken_up: Set[str]) -> int:
    """Count the stems that stand elsewhere, too, and the numbers, which need not."""
    return sum(1 for stem in stems if stem in taken_up or any(map(str.isdigit, stem)))
