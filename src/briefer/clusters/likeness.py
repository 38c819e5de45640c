"""How like two reports are: cosines of tf-idf vectors over an inverted index, halved with every few days.

Three vectors weigh in: the whole report, its headline, and its opening. Inverse document frequencies blend
the corpus with what news in general says (``background.json``), because five feeds are too few to tell
ordinary words from telling ones. Weights and blend were learned by ``bench/learn_clusters.py``.
"""

import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from briefer.model import Digest, Vector
from briefer.text.vectors import (
    SparseMatrix,
    build_matrix,
    count_terms,
    invert_matrix,
    list_places,
    multiply_row,
)
from briefer.text.words import list_words, stem_words

_WEIGHTS: Final = {"report": 0.65, "headline": 0.1, "opening": 0.25}
_OPENING_WORDS: Final = 60
_PRIOR_DOCUMENTS: Final = 60.0  # how many documents' worth of say the background has
_PRIOR_SHARE: Final = 0.0015  # share of documents with a term of which the background knows nothing
_COMMON: Final = 250  # a term in more reports than this, and in more than _COMMON_SHARE, finds no candidates
_COMMON_SHARE: Final = 0.03
_CANDIDATES: Final = 40  # neighbours looked at for each report
_DAY: Final = 86_400.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Likeness:
    """Pairs of reports (``first < second``, by position) and how like they are, 0 to 1; sorted."""

    first: npt.NDArray[np.int64]
    second: npt.NDArray[np.int64]
    value: npt.NDArray[np.float64]


def measure_likeness(
    digests: Sequence[Digest], *, language: str, threshold: float, half_life_days: float
) -> Likeness:
    """Return the pairs whose likeness, after its decay by time, reaches ``threshold``."""
    reports = [digest.terms for digest in digests]
    frequencies = weigh_terms(reports, language=language)
    report = build_matrix(reports, frequencies=frequencies)
    headlines = [_stem(digest.article.headline, language=language) for digest in digests]
    openings = [_stem(_opening(digest), language=language) for digest in digests]
    titled = [headline or opening[:12] for headline, opening in zip(headlines, openings, strict=True)]
    begun = [headline + opening for headline, opening in zip(headlines, openings, strict=True)]
    first, second = _find_candidates(report)
    sides = {
        "report": report,
        "headline": build_matrix([count_terms(stems) for stems in titled], frequencies=frequencies),
        "opening": build_matrix([count_terms(stems) for stems in begun], frequencies=frequencies),
    }
    value = _dot(_lay_beside(sides), first, second)
    moments = np.array([digest.article.moment.timestamp() for digest in digests], dtype=np.float64)
    gap = np.abs(moments[first] - moments[second]) / _DAY
    value *= np.exp2(-gap / half_life_days)
    keep = value >= threshold
    return Likeness(first=first[keep], second=second[keep], value=value[keep])


def weigh_terms(vectors: Sequence[Vector], *, language: str) -> dict[str, float]:
    """Return the inverse document frequency of each term: this corpus and the background, blended.

    ``ln((n + k + 1) / (df + k p))`` with k background documents, a share p of which have the term.
    """
    known = load_background().get(language, {})
    counts = Counter(chain.from_iterable(vector.terms for vector in vectors))
    total = len(vectors) + _PRIOR_DOCUMENTS + 1.0
    return {
        term: math.log(total / (count + _PRIOR_DOCUMENTS * max(known.get(term, 0.0), _PRIOR_SHARE)))
        for term, count in counts.items()
    }


@lru_cache(maxsize=1)
def load_background() -> Mapping[str, Mapping[str, float]]:
    """Return, for each language learned, the share of news articles that hold a stem."""
    content: dict[str, Any] = json.loads((Path(__file__).parent / "background.json").read_text("utf-8"))
    return {
        language: {stem: count / known["documents"] for stem, count in known["counts"].items()}
        for language, known in content["languages"].items()
    }


def _stem(text: str, *, language: str) -> list[str]:
    return stem_words(list_words(text, language=language), language=language)


def _opening(digest: Digest) -> str:
    """Return the first sentences up to some sixty words (or as many pairs of characters)."""
    words = 0
    chosen = []
    for sentence in digest.sentences:
        chosen.append(sentence.text)
        words += max(sentence.text.count(" "), len(sentence.text) // 8)
        if words >= _OPENING_WORDS:
            break
    return " ".join(chosen)


def _find_candidates(matrix: SparseMatrix) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return pairs of rows that share weight on terms that are not too common: the nearest of each row."""
    size = matrix.size
    postings = invert_matrix(matrix)
    counts = np.diff(postings.starts)
    telling = (counts > 1) & (counts <= max(_COMMON, int(_COMMON_SHARE * size)))
    keys = [np.zeros(0, np.int64)]
    for row in range(size):
        columns = matrix.indices[matrix.indptr[row] : matrix.indptr[row + 1]]
        weights = matrix.data[matrix.indptr[row] : matrix.indptr[row + 1]]
        useful = telling[columns]
        scores = multiply_row(columns[useful], weights[useful], postings)
        scores[row] = 0.0
        near = np.flatnonzero(scores > 0.02)
        if len(near) > _CANDIDATES:
            # rounded, so that the order of summing never decides; ties go to the earlier report
            ranks = np.lexsort((near, -np.round(scores[near], 9)))
            near = near[ranks[:_CANDIDATES]]
        keys.append(np.minimum(near, row) * size + np.maximum(near, row))
    pairs = np.unique(np.concatenate(keys))
    return pairs // max(size, 1), pairs % max(size, 1)


def _lay_beside(sides: Mapping[str, SparseMatrix]) -> SparseMatrix:
    """Return matrices of the same rows side by side, so that a product of rows is their weighted sum."""
    widths = np.cumsum([0, *(len(matrix.terms) for matrix in sides.values())])
    lengths = [np.diff(matrix.indptr) for matrix in sides.values()]
    owners = np.concatenate([np.repeat(np.arange(len(each)), each) for each in lengths])
    order = np.argsort(owners, kind="stable")
    indices = [matrix.indices + width for matrix, width in zip(sides.values(), widths, strict=False)]
    data = [matrix.data * math.sqrt(_WEIGHTS[name]) for name, matrix in sides.items()]
    return SparseMatrix(
        terms=tuple(chain.from_iterable(matrix.terms for matrix in sides.values())),
        indptr=np.concatenate(([0], np.cumsum(np.sum(lengths, axis=0)))),
        indices=np.concatenate(indices)[order],
        data=np.concatenate(data)[order],
    )


def _dot(
    matrix: SparseMatrix, first: npt.NDArray[np.int64], second: npt.NDArray[np.int64]
) -> npt.NDArray[np.float64]:
    """Return the product of each pair of rows; pairs come sorted by ``first``."""
    products = np.zeros(len(first), dtype=np.float64)
    dense = np.zeros(len(matrix.terms) + 1, dtype=np.float64)
    if not len(first):
        return products
    begins = np.flatnonzero(np.concatenate(([True], first[1:] != first[:-1])))
    for begin, end in zip(begins, np.append(begins[1:], len(first)), strict=True):
        row = first[begin]
        columns = matrix.indices[matrix.indptr[row] : matrix.indptr[row + 1]]
        dense[columns] = matrix.data[matrix.indptr[row] : matrix.indptr[row + 1]]
        others = second[begin:end]
        lengths = matrix.indptr[others + 1] - matrix.indptr[others]
        places = list_places(matrix.indptr[others], lengths)
        owners = np.repeat(np.arange(len(others)), lengths)
        terms = matrix.data[places] * dense[matrix.indices[places]]
        products[begin:end] = np.bincount(owners, weights=terms, minlength=len(others))
        dense[columns] = 0.0
    return products
