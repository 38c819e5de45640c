"""Texts beside each other: how many shingles they have, how like an excerpt is to the rest of its whole."""

import math
from collections.abc import Sequence
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from briefer.dedupe.sharing import HASH_BYTES
from briefer.model import Digest
from briefer.text.vectors import Vocabulary

_LEAST_WEIGHT: Final = 0.1  # where every text has a term, all being copies of one
_HANDFUL: Final = 50  # texts; of fewer, nothing tells which terms are common

Floats = npt.NDArray[np.float64]


class TermTable:
    """The terms of all texts, weighted when first asked for: on many a day nothing is an excerpt."""

    def __init__(self, digests: Sequence[Digest]) -> None:
        self.digests = digests

    @property
    def weighted(self) -> bool:
        """Tell whether common terms weigh less; of a handful of texts all weigh the same."""
        return len(self.digests) >= _HANDFUL

    def compare_to_rest(self, part: int, whole: int) -> float:
        """Return the cosine of an excerpt's terms and those of its whole without it, given their places."""
        columns, weights = self._rows[part]
        others, held = self._rows[whole]
        self._spread[columns] = weights
        own = self._spread[others]
        self._spread[columns] = 0.0
        rest = np.maximum(held - own, 0.0)
        length = math.sqrt(float(weights @ weights)) * math.sqrt(float(rest @ rest))
        return float(own @ rest) / length if length else 0.0

    @cached_property
    def _rows(self) -> list[tuple[npt.NDArray[np.int64], Floats]]:
        """The columns of each text's terms, and what each weighs in it.

        A weight is the count times the inverse document frequency, ``ln((n + 1) / (df + 1))``.
        """
        counted = Vocabulary().count_vectors([digest.terms for digest in self.digests])
        columns, weights = counted.columns, counted.counts
        if self.weighted:
            frequencies = np.bincount(columns) + 1.0
            weights *= np.maximum(np.log((len(self.digests) + 1.0) / frequencies), _LEAST_WEIGHT)[columns]
        borders = counted.indptr[1:-1]
        return list(zip(np.split(columns, borders), np.split(weights, borders), strict=True))

    @cached_property
    def _spread(self) -> Floats:
        """Room for one text's weights, each in its column."""
        return np.zeros(1 + max(int(columns.max(initial=0)) for columns, _ in self._rows))


class Text:
    """A digest as it is compared: how many shingles it has, and its place in the table of terms."""

    def __init__(self, digest: Digest, *, place: int, table: TermTable) -> None:
        self.digest = digest
        self.size = len(digest.fingerprint) // HASH_BYTES
        self.table = table
        self.place = place
