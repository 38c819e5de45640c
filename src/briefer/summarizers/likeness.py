"""Which sentences share words, and how much: one sparse product in numpy, for LexRank and TextRank.

Every pair of mentions of one word is listed and added up by the pair of sentences it stands in: time and
memory grow with the number of such pairs, not with the square of the sentences times the words. In long
texts a common word alone makes for millions of pairs, so that beyond ``EXACT`` sentences a word that more
than ``MOST`` of them share is left out; it links nearly everything with nearly everything, and all alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]

EXACT: Final = 1000
MOST: Final = 100
# Cells added up at once, 8 bytes each.
_BLOCK: Final = 4_000_000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Mentions:
    """Which word stands how often in which sentence; ``held`` says for each word by how many sentences."""

    sentence: Places
    word: Places
    count: Floats
    held: Places


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Links:
    """Pairs of sentences with something in common, both ways and with themselves, in order, and how much."""

    first: Places
    second: Places
    weight: Floats


def count_mentions(rows: Sequence[Sequence[str]]) -> Mentions:
    """Return the words of every row counted."""
    numbers: dict[str, int] = {}
    size = len(rows)
    every = np.array([numbers.setdefault(word, len(numbers)) for row in rows for word in row], dtype=np.intp)
    lengths = [len(row) for row in rows]
    vocabulary = max(len(numbers), 1)
    keys, counts = np.unique(np.repeat(np.arange(size), lengths) * vocabulary + every, return_counts=True)
    sentence, word = np.divmod(keys, vocabulary)
    held = np.bincount(word, minlength=len(numbers))
    return Mentions(sentence=sentence, word=word, count=counts.astype(np.float64), held=held)


def link_sentences(mentions: Mentions, weights: Floats, *, size: int) -> Links:
    """Return for each pair the products of ``weights``, one for each mention, added up over shared words."""
    sentence, word, held = mentions.sentence, mentions.word, mentions.held
    if size > EXACT:
        kept = held[word] <= MOST
        sentence, word, weights = sentence[kept], word[kept], weights[kept]
        held = np.bincount(word, minlength=len(held))
    order = np.argsort(word, kind="stable")
    others, values = sentence[order], weights[order]
    ends = np.cumsum(held)
    step = max(_BLOCK // max(size, 1), 1)
    found = []
    for start in range(0, size, step):
        begin, end = np.searchsorted(sentence, [start, start + step])
        many = held[word[begin:end]]
        # The places in ``order`` of all mentions of the word of each mention.
        places = np.arange(many.sum()) + np.repeat(ends[word[begin:end]] - np.cumsum(many), many)
        cells = (np.repeat(sentence[begin:end], many) - start) * size + others[places]
        sums = np.bincount(cells, weights=np.repeat(weights[begin:end], many) * values[places])
        cells = np.flatnonzero(sums)
        found.append((cells + start * size, sums[cells]))
    keys = np.concatenate([np.zeros(0, dtype=np.intp), *(cells for cells, _ in found)])
    first, second = np.divmod(keys, max(size, 1))
    return Links(
        first=first, second=second, weight=np.concatenate([np.zeros(0), *(sums for _, sums in found)])
    )
