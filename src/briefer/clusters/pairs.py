"""Pairs of reports that may tell one event, found over an inverted index, and what speaks for it.

The features of a pair (``FEATURES``) are cosines of five tf-idf vectors: the whole report, its headline, its
opening, its names and its numbers; the length of the shorter report, since two long ones always share some
words; and the lift: how far their cosine stands out from how like each is to the corpus as a whole, which is
the noise around it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np
import numpy.typing as npt

from briefer.clusters.background import weigh_terms
from briefer.model import Digest, Vector
from briefer.text.vectors import (
    SparseMatrix,
    build_matrix,
    count_terms,
    invert_matrix,
    list_distinct,
    list_places,
    multiply_row,
)

FEATURES: Final = ("report", "headline", "opening", "names", "numbers", "length", "report_by_length", "lift")
_HEADLINE_WORDS: Final = 12  # of the opening, where there is no headline
_COMMON: Final = 250  # a term in more reports than this, and in more than _COMMON_SHARE, finds no candidates
_COMMON_SHARE: Final = 0.03
_CANDIDATES: Final = 40  # neighbours looked at for each report
_LEAST: Final = 0.02  # cosine below which nothing is looked at
_DAY: Final = 86_400.0
# How like a report of n terms is to unrelated ones, and how many reports' worth of say that has: what a
# corpus of five cannot tell. Measured on the sets of ``bench/stories.py``: 0.01 for 7 terms, 0.05 for 300.
_NOISE_BY_LENGTH: Final = 0.0027
_NOISE_REPORTS: Final = 30.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pairs:
    """Pairs of ``size`` reports (``first < second``, by position; sorted) and their ``FEATURES``, a row each.

    ``days`` is the time between the two; half of all reports came within ``spread_days`` of the middle one.
    """

    size: int
    first: npt.NDArray[np.int64]
    second: npt.NDArray[np.int64]
    features: npt.NDArray[np.float64]
    days: npt.NDArray[np.float64]
    spread_days: float


def compare_reports(digests: Sequence[Digest], *, language: str) -> Pairs:
    """Return the pairs worth a closer look: the nearest of each report, never all of them."""
    reports = [digest.terms for digest in digests]
    frequencies = weigh_terms(reports, language=language)
    report = build_matrix(reports, frequencies=frequencies)
    titled = [digest.headline or digest.opening[:_HEADLINE_WORDS] for digest in digests]
    begun = [digest.headline + digest.opening for digest in digests]
    names = [_list_names(digest) for digest in digests]
    numbers = [Vector(terms=digest.numbers, counts=(1.0,) * len(digest.numbers)) for digest in digests]
    first, second = _find_candidates(report)
    sides = [
        report,
        build_matrix([count_terms(stems) for stems in titled], frequencies=frequencies),
        build_matrix([count_terms(stems) for stems in begun], frequencies=frequencies),
        build_matrix(names, frequencies=weigh_terms(names, language="")),
        build_matrix(numbers, frequencies=weigh_terms(numbers, language="")),
    ]
    cosines = multiply_pairs(sides, first, second)
    nameless = np.array([not each.terms for each in names], dtype=bool)
    # a script without capitals has no names: then the words must do
    unnamed = nameless[first] | nameless[second]
    cosines[unnamed, 3] = cosines[unnamed, 0]
    moments = np.array([digest.article.moment.timestamp() for digest in digests], dtype=np.float64) / _DAY
    lengths = np.maximum(np.diff(report.indptr), 1).astype(np.float64)
    features = _describe(
        cosines, noise=_measure_noise(report, lengths), lengths=lengths, ends=(first, second)
    )
    return Pairs(
        size=len(digests),
        first=first,
        second=second,
        features=features,
        days=np.abs(moments[first] - moments[second]),
        spread_days=float(np.median(np.abs(moments - np.median(moments)))) if len(moments) else 0.0,
    )


def _describe(
    cosines: npt.NDArray[np.float64],
    *,
    noise: npt.NDArray[np.float64],
    lengths: npt.NDArray[np.float64],
    ends: tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]],
) -> npt.NDArray[np.float64]:
    """Return the features; cosines as their roots, which spread the low ones, where it is decided."""
    first, second = ends
    roots = np.sqrt(np.maximum(cosines, 0.0))
    length = np.log(np.minimum(lengths[first], lengths[second]))
    around = np.sqrt(noise[first] * noise[second])
    lift = np.log((cosines[:, 0] + 0.01) / (around + 0.005))
    return np.column_stack([roots, length, roots[:, 0] * length, lift])


def _measure_noise(report: SparseMatrix, lengths: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return the mean cosine of each report with the others, drawn to what is usual for its length."""
    rows = np.repeat(np.arange(report.size), np.diff(report.indptr))
    total = np.bincount(report.indices, weights=report.data, minlength=len(report.terms))
    with_all = np.bincount(rows, weights=report.data * total[report.indices], minlength=report.size)
    with_others = np.maximum(with_all - 1.0, 0.0)
    usual = _NOISE_BY_LENGTH * np.sqrt(lengths)
    noise: npt.NDArray[np.float64] = with_others + _NOISE_REPORTS * usual
    return noise / (report.size - 1 + _NOISE_REPORTS)


def _list_names(digest: Digest) -> Vector:
    """Return the names and each of their words: one outlet writes the first name, another does not."""
    names = "\n".join(digest.names).lower()
    parts = tuple(sorted({*names.split("\n"), *names.split()} - {""}))
    return Vector(terms=parts, counts=(1.0,) * len(parts))


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
        near = np.flatnonzero(scores > _LEAST)
        if len(near) > _CANDIDATES:
            # rounded, so that the order of summing never decides; ties go to the earlier report
            ranks = np.lexsort((near, -np.round(scores[near], 9)))
            near = near[ranks[:_CANDIDATES]]
        keys.append(np.minimum(near, row) * size + np.maximum(near, row))
    pairs = list_distinct(np.concatenate(keys))
    return pairs // max(size, 1), pairs % max(size, 1)


def multiply_pairs(
    sides: Sequence[SparseMatrix], first: npt.NDArray[np.int64], second: npt.NDArray[np.int64]
) -> npt.NDArray[np.float64]:
    """Return the product of each pair of rows in each matrix, a row for each pair; sorted by ``first``.

    The matrices are laid side by side, so that each row is spread out once for all of them.
    """
    matrix, owners = _lay_beside(sides)
    products = np.zeros((len(first), len(sides)), dtype=np.float64)
    dense = np.zeros(len(owners), dtype=np.float64)
    begins = np.flatnonzero(np.diff(first, prepend=-1))
    for begin, end in zip(begins, np.append(begins[1:], len(first)), strict=False):
        row = first[begin]
        columns = matrix.indices[matrix.indptr[row] : matrix.indptr[row + 1]]
        dense[columns] = matrix.data[matrix.indptr[row] : matrix.indptr[row + 1]]
        others = second[begin:end]
        lengths = matrix.indptr[others + 1] - matrix.indptr[others]
        places = list_places(matrix.indptr[others], lengths)
        held = matrix.indices[places]
        cells = np.repeat(np.arange(0, len(others) * len(sides), len(sides)), lengths) + owners[held]
        terms = matrix.data[places] * dense[held]
        sums = np.bincount(cells, weights=terms, minlength=len(others) * len(sides))
        products[begin:end] = sums.reshape(len(others), len(sides))
        dense[columns] = 0.0
    return products


def _lay_beside(sides: Sequence[SparseMatrix]) -> tuple[SparseMatrix, npt.NDArray[np.int64]]:
    """Return matrices of the same rows side by side, and the number of the matrix of each column."""
    widths = [len(matrix.terms) for matrix in sides]
    lengths = [np.diff(matrix.indptr) for matrix in sides]
    rows = np.concatenate([np.repeat(np.arange(len(each)), each) for each in lengths])
    shifts = np.cumsum([0, *widths])
    columns = np.concatenate([each.indices + shift for each, shift in zip(sides, shifts, strict=False)])
    # what one report alone holds adds to no product
    met = np.flatnonzero(np.bincount(columns, minlength=shifts[-1])[columns] > 1)
    order = met[np.argsort(rows[met], kind="stable")]
    beside = SparseMatrix(
        terms=tuple(chain.from_iterable(matrix.terms for matrix in sides)),
        indptr=np.searchsorted(rows[order], np.arange(sides[0].size + 1)),
        indices=columns[order],
        data=np.concatenate([matrix.data for matrix in sides])[order],
    )
    return beside, np.repeat(np.arange(len(sides)), widths)
