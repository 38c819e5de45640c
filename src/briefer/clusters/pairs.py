"""Pairs of reports that may tell one event, found over an inverted index, and what speaks for it.

The features of a pair (``FEATURES``) are cosines of five tf-idf vectors: the whole report, its headline, its
opening, its names and its numbers; the length of the shorter report, since two long ones always share some
words; and the lift: how far their cosine stands out from how like each is to the corpus as a whole, which is
the noise around it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, compress
from typing import Final

import numpy as np
import numpy.typing as npt

from briefer.clusters.background import weigh_terms
from briefer.model import Digest
from briefer.text.vectors import (
    SparseMatrix,
    Vocabulary,
    invert_matrix,
    multiply_rows,
    weigh_rows,
)

FEATURES: Final = ("report", "headline", "opening", "names", "numbers", "length", "report_by_length", "lift")
_HEADLINE_WORDS: Final = 12  # of the opening, where there is no headline
_COMMON: Final = 250  # a term in more reports than this, and in more than _COMMON_SHARE, finds no candidates
_COMMON_SHARE: Final = 0.03
_CANDIDATES: Final = 40  # neighbours looked at for each report
_OFTEN: Final = 16  # a term in one report of so many is spread out, zeros and all
_BLOCK: Final = 64  # reports whose neighbours are looked for at once
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
    sides = _weigh_sides(digests, language=language)
    report, names = sides[0], sides[3]
    telling = _find_telling(report)
    near = _find_candidates(report, telling)
    first, second = near.first, near.second
    cosines = multiply_pairs([_keep_columns(report, ~telling), *sides[1:]], first, second)
    cosines[:, 0] += near.scores
    nameless = np.diff(names.indptr) == 0
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
        spread_days=_find_median(np.abs(moments - _find_median(moments))),
    )


def _find_median(values: npt.NDArray[np.float64]) -> float:
    """Return the median, 0 of nothing; numpy's imports its masked arrays first, 15 ms."""
    if not len(values):
        return 0.0
    ordered = np.sort(values)
    return float((ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2.0)


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


def _weigh_sides(digests: Sequence[Digest], *, language: str) -> list[SparseMatrix]:
    """Return what is compared of the reports: all of each, its headline, opening, names and numbers."""
    words, names, numbers = Vocabulary(), Vocabulary(), Vocabulary()
    counted = [
        words.count_vectors([digest.terms for digest in digests]),
        words.count_terms([digest.headline or digest.opening[:_HEADLINE_WORDS] for digest in digests]),
        words.count_terms([digest.headline + digest.opening for digest in digests]),
        names.count_terms([_list_names(digest) for digest in digests]),
        numbers.count_terms([digest.numbers for digest in digests]),
    ]
    weights = weigh_terms(counted[0], terms=words.terms, language=language)
    return [
        *(weigh_rows(rows, terms=words.terms, weights=weights) for rows in counted[:3]),
        *(
            weigh_rows(rows, terms=side.terms, weights=weigh_terms(rows, terms=side.terms, language=""))
            for rows, side in zip(counted[3:], (names, numbers), strict=True)
        ),
    ]


def _list_names(digest: Digest) -> list[str]:
    """Return the names and each of their words: one outlet writes the first name, another does not."""
    names = "\n".join(digest.names).lower()
    return list(dict.fromkeys([*(names.split("\n") if names else ()), *names.split()]))


def _find_telling(matrix: SparseMatrix) -> npt.NDArray[np.bool_]:
    """Return which terms find candidates: those of several rows that are not too common."""
    holders = np.bincount(matrix.indices, minlength=len(matrix.terms))
    telling: npt.NDArray[np.bool_] = (holders > 1) & (
        holders <= max(_COMMON, int(_COMMON_SHARE * matrix.size))
    )
    return telling


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Candidates:
    """Pairs of rows (``first < second``, sorted) and the product of each over the telling terms."""

    first: npt.NDArray[np.int64]
    second: npt.NDArray[np.int64]
    scores: npt.NDArray[np.float64]


def _find_candidates(matrix: SparseMatrix, telling: npt.NDArray[np.bool_]) -> _Candidates:
    """Return pairs of rows that share weight on telling terms: the nearest of each row."""
    size = matrix.size
    often = np.bincount(matrix.indices, minlength=len(matrix.terms)) * _OFTEN > size
    table = _spread_out(_keep_columns(matrix, telling & often))
    rest = _keep_columns(matrix, telling & ~often)
    postings = invert_matrix(rest)
    keys, shared = [np.zeros(0, np.int64)], [np.zeros(0, np.float64)]
    for begin in range(0, size, _BLOCK):
        rows = range(begin, min(begin + _BLOCK, size))
        scores = table[rows.start : rows.stop] @ table.T
        scores += multiply_rows(rest, rows, postings)
        scores[np.arange(len(rows)), rows] = 0.0
        rounded = np.round(scores, 9)  # so that the order of summing never decides
        near, others = np.nonzero((rounded > _LEAST) & _find_nearest(rounded))
        shared.append(scores[near, others])
        near += begin
        keys.append(np.minimum(near, others) * size + np.maximum(near, others))
    joined = np.concatenate(keys)
    order = np.argsort(joined, kind="stable")
    once = order[np.diff(joined[order], prepend=-1) > 0]
    return _Candidates(
        first=joined[once] // max(size, 1),
        second=joined[once] % max(size, 1),
        scores=np.concatenate(shared)[once],
    )


def _keep_columns(matrix: SparseMatrix, kept: npt.NDArray[np.bool_]) -> SparseMatrix:
    """Return the matrix without the other columns, and those kept numbered anew."""
    entries = np.flatnonzero(kept[matrix.indices])
    return SparseMatrix(
        terms=tuple(compress(matrix.terms, kept.tolist())),
        indptr=np.searchsorted(entries, matrix.indptr),
        indices=(np.cumsum(kept) - 1)[matrix.indices[entries]],
        data=matrix.data[entries],
    )


def _spread_out(matrix: SparseMatrix) -> npt.NDArray[np.float64]:
    """Return the matrix with its zeros: for terms that many rows hold, products are faster so."""
    table = np.zeros((matrix.size, len(matrix.terms)), dtype=np.float64)
    table[np.repeat(np.arange(matrix.size), np.diff(matrix.indptr)), matrix.indices] = matrix.data
    return table


def _find_nearest(scores: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """Return which columns are among the highest of each row; ties go to the earlier ones."""
    surplus = scores.shape[1] - _CANDIDATES
    if surplus <= 0:
        return np.ones(scores.shape, dtype=np.bool_)
    least = np.partition(scores, surplus, axis=1)[:, surplus, np.newaxis]
    above, ties = scores > least, scores == least
    room = _CANDIDATES - np.count_nonzero(above, axis=1, keepdims=True)
    nearest: npt.NDArray[np.bool_] = above | (ties & (np.cumsum(ties, axis=1) <= room))
    return nearest


def multiply_pairs(
    sides: Sequence[SparseMatrix], first: npt.NDArray[np.int64], second: npt.NDArray[np.int64]
) -> npt.NDArray[np.float64]:
    """Return the product of each pair of rows in each matrix, a row for each pair; sorted by ``first``.

    The matrices are laid side by side, so that each row is spread out once for all of them.
    """
    matrix, owners = _lay_beside(sides)
    width = len(sides)
    own_rows = np.repeat(np.arange(0, matrix.size * width, width), np.diff(matrix.indptr))
    borders = matrix.indptr[1:-1]
    columns, weights = np.split(matrix.indices, borders), np.split(matrix.data, borders)
    cells = np.split(own_rows + owners[matrix.indices], borders)
    products = np.zeros((len(first), width), dtype=np.float64)
    dense = np.zeros(len(owners), dtype=np.float64)
    begins = np.flatnonzero(np.diff(first, prepend=-1))
    for begin, end in zip(begins, np.append(begins[1:], len(first)), strict=False):
        row, others = first[begin], second[begin:end].tolist()
        dense[columns[row]] = weights[row]
        terms = dense.take(np.concatenate([columns[other] for other in others]))
        terms *= np.concatenate([weights[other] for other in others])
        into = np.concatenate([cells[other] for other in others])
        sums = np.bincount(into, weights=terms, minlength=matrix.size * width)
        products[begin:end] = sums.reshape(matrix.size, width)[others]
        dense[columns[row]] = 0.0
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
