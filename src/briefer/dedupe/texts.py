"""Two texts beside each other: the shingles that they share, and the terms of an excerpt and of the rest.

Most candidates share too little, so a table of marks is asked first: it never finds less than is shared, and
hardly more, and costs a tenth of looking for every shingle.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from itertools import chain, count
from typing import Final

import numpy as np
import numpy.typing as npt

from briefer.model import Digest

HASH_BYTES: Final = 4
_MARKS: Final = 1 << 16  # one for each value of the lower half of a hash: a shared one in a hundred is chance
_LEAST_WEIGHT: Final = 0.1  # where every text has a term, all being copies of one
_HANDFUL: Final = 50  # texts; of fewer, nothing tells which terms are common

Marks = npt.NDArray[np.uint8]


class TermTable:
    """The terms of all texts, weighted when first asked for: on many a day nothing is an excerpt."""

    def __init__(self, digests: Sequence[Digest]) -> None:
        self.digests = digests

    @property
    def weighted(self) -> bool:
        """Tell whether common terms weigh less; of a handful of texts all weigh the same."""
        return len(self.digests) >= _HANDFUL

    @cached_property
    def rows(self) -> list[tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]]:
        """The columns of each text's terms, ascending, and what each weighs in it.

        A weight is the count times the inverse document frequency, ``ln((n + 1) / (df + 1))``.
        """
        numbers: defaultdict[str, int] = defaultdict(count().__next__)
        vectors = [digest.terms for digest in self.digests]
        borders = np.cumsum([len(vector.terms) for vector in vectors])
        held = chain.from_iterable(vector.terms for vector in vectors)
        columns = np.fromiter(map(numbers.__getitem__, held), np.int64, count=int(borders[-1]))
        counts = np.fromiter(chain.from_iterable(vector.counts for vector in vectors), np.float64)
        if self.weighted:
            frequencies = np.bincount(columns) + 1.0
            weights = np.maximum(np.log((len(vectors) + 1.0) / frequencies), _LEAST_WEIGHT)
            counts *= weights[columns]
        order = np.lexsort((columns, np.repeat(np.arange(len(vectors)), np.diff(borders, prepend=0))))
        return list(
            zip(np.split(columns[order], borders[:-1]), np.split(counts[order], borders[:-1]), strict=True)
        )


class Text:
    """A digest as it is compared: its hashes (sorted, distinct), how many they are, and its row of terms."""

    def __init__(self, digest: Digest, *, place: int, table: TermTable) -> None:
        self.digest = digest
        self.hashes: npt.NDArray[np.uint32] = np.frombuffer(digest.fingerprint, dtype="<u4")
        self.size = len(self.hashes)
        self.table = table
        self.place = place

    @cached_property
    def halves(self) -> npt.NDArray[np.uint16]:
        """The lower halves of the hashes."""
        return self.hashes.astype(np.uint16)

    def mark(self) -> Marks:
        """Return a table in which the lower halves of the hashes are marked."""
        marks = np.zeros(_MARKS, dtype=np.uint8)
        marks[self.halves] = 1
        return marks


def count_at_most(marks: Marks, whole: Text) -> int:
    """Return how many of the whole's hashes are marked: at least as many as both texts share."""
    return int(np.count_nonzero(marks.take(whole.halves)))


def likeness_to_rest(part: Text, whole: Text) -> float:
    """Return the cosine of the excerpt's terms and those of the whole without it."""
    columns, owns = part.table.rows[part.place]
    others, counts = whole.table.rows[whole.place]
    places = others.searchsorted(columns)
    shared = others.take(places, mode="clip") == columns
    own, held = owns[shared], counts[places[shared]]
    rest = np.maximum(0.0, held - own)
    square = float(counts @ counts - held @ held + rest @ rest)
    length = math.sqrt(float(owns @ owns)) * math.sqrt(max(0.0, square))
    return float(own @ rest) / length if length else 0.0
