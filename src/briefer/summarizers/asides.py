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
    sentences = [frozenset(row) for row in rows]
    taken_up = find_taken_up(sentences)
    asides = set()
    for position, stems in enumerate(sentences):
        added = stems - known
        if not stems or 2 * len(added) < len(stems):
            continue
        count = len(added & taken_up)
        if count <= TAKEN_UP * len(added) or (count <= 1 and len(added) == len(stems)):
            asides.add(position)
    return asides


def is_apart(stems: Set[str], *, known: Set[str], taken_up: Set[str]) -> bool:
    """Tell whether a short sentence has nothing to do with the news, whose stems are ``known``."""
    return len(stems) <= FEW_STEMS and known.isdisjoint(stems) and len(stems & taken_up) <= 1


def find_taken_up(sentences: Iterable[Set[str]]) -> set[str]:
    """Return the stems that several of the sentences hold, and the numbers."""
    held: set[str] = set()
    again: set[str] = set()
    for stems in sentences:
        again |= held & stems
        held |= stems
    return again.union(stem for stem in held if not stem.isalpha() and any(map(str.isdigit, stem)))
