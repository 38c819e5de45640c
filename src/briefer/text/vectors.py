"""Term vectors: counting, inverse document frequency, cosine, and a sparse matrix on numpy alone."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, repeat

import numpy as np
import numpy.typing as npt

from briefer.model import Vector


def count_terms(stems: Iterable[str], weights: Iterable[float] | None = None) -> Vector:
    """Count the stems; ``weights`` says what each occurrence counts (1 unless told)."""
    counts: dict[str, float] = {}
    if weights is None:
        # whole numbers: a thousand articles have a few of them, and as many floats as terms
        counts.update(Counter(stems))
    else:
        for stem, weight in zip(stems, weights, strict=True):
            counts[stem] = counts.get(stem, 0.0) + weight
    terms = sorted(counts)
    return Vector(terms=tuple(terms), counts=tuple(counts[term] for term in terms))


def sum_vectors(vectors: Iterable[Vector]) -> Vector:
    """Add vectors up, term by term."""
    parts = list(vectors)
    if len(parts) == 1:
        return parts[0]
    counts: dict[str, float] = {}
    for vector in parts:
        for term, count in zip(vector.terms, vector.counts, strict=True):
            counts[term] = counts.get(term, 0.0) + count
    terms = sorted(counts)
    return Vector(terms=tuple(terms), counts=tuple(counts[term] for term in terms))


def inverse_frequencies(vectors: Sequence[Vector]) -> dict[str, float]:
    """Return ``1 + ln((1 + n) / (1 + df))`` of every term: n vectors, df of them with the term.

    Smoothed as if one more vector held every term, so that no weight is zero (Manning et al. 2008, ch. 6).
    """
    frequencies = Counter(chain.from_iterable(vector.terms for vector in vectors))
    size = len(vectors)
    table = [1.0] + [1.0 + math.log((1 + size) / (1 + df)) for df in range(1, size + 1)]
    return {term: table[df] for term, df in frequencies.items()}


def cosine(first: Vector, second: Vector, *, frequencies: Mapping[str, float]) -> float:
    """Return the cosine of two vectors, counts damped by ``1 + ln`` and weighted by ``frequencies``.

    A term without an inverse frequency counts with weight 1; an empty vector is like nothing: 0.
    """
    return _compare(_weigh(first, frequencies), _weigh(second, frequencies))


def compare_terms(
    first: Vector, second: Vector, *, frequencies: Mapping[str, float]
) -> tuple[float, tuple[str, ...]]:
    """Return the cosine of two vectors, and the terms that they share, those that weigh most in it first."""
    left, right = _weigh(first, frequencies), _weigh(second, frequencies)
    shared = sorted((-weight * right[term], term) for term, weight in left.items() if term in right)
    return _compare(left, right), tuple(term for _, term in shared)


def _compare(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """Return the cosine of two weighed vectors."""
    if len(left) > len(right):
        left, right = right, left
    product = sum(weight * right[term] for term, weight in left.items() if term in right)
    length = math.sqrt(sum(w * w for w in left.values())) * math.sqrt(sum(w * w for w in right.values()))
    return product / length if length else 0.0


def _weigh(vector: Vector, frequencies: Mapping[str, float]) -> dict[str, float]:
    return {
        term: (1.0 + math.log(count) if count > 1.0 else count) * frequencies.get(term, 1.0)
        for term, count in zip(vector.terms, vector.counts, strict=True)
    }


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SparseMatrix:
    """Rows of weighted terms in compressed sparse row form; ``terms[indices[k]]`` weighs ``data[k]``.

    Row ``i`` is ``indices[indptr[i]:indptr[i + 1]]``, ascending, and the same slice of ``data``.
    """

    terms: tuple[str, ...]
    indptr: npt.NDArray[np.int64]
    indices: npt.NDArray[np.int64]
    data: npt.NDArray[np.float64]

    @property
    def size(self) -> int:
        """The number of rows."""
        return len(self.indptr) - 1


def build_matrix(vectors: Sequence[Vector], *, frequencies: Mapping[str, float]) -> SparseMatrix:
    """Return the vectors as rows of unit length, counts damped by ``1 + ln`` and weighted by ``frequencies``.

    Terms (columns) are sorted; an empty vector is a row without entries.
    """
    terms = tuple(sorted(set().union(*(vector.terms for vector in vectors))))
    column = dict(zip(terms, range(len(terms)), strict=True))
    lengths = [len(vector.terms) for vector in vectors]
    indptr = np.zeros(len(vectors) + 1, dtype=np.int64)
    np.cumsum(lengths, out=indptr[1:])
    size = int(indptr[-1])
    held = chain.from_iterable(vector.terms for vector in vectors)
    indices = np.fromiter(map(column.__getitem__, held), dtype=np.int64, count=size)
    counts = np.fromiter(chain.from_iterable(vector.counts for vector in vectors), np.float64, count=size)
    damped = np.where(counts > 1.0, 1.0 + np.log(np.maximum(counts, 1.0)), counts)
    weights = np.fromiter(map(frequencies.get, terms, repeat(1.0)), np.float64, count=len(terms))
    data = damped * weights[indices] if len(terms) else damped
    rows = np.repeat(np.arange(len(vectors)), lengths)
    norms = np.sqrt(np.bincount(rows, weights=data * data, minlength=len(vectors)))
    norms[norms == 0.0] = 1.0
    return SparseMatrix(terms=terms, indptr=indptr, indices=indices, data=data / norms[rows])


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Postings:
    """An inverted index over the columns of a matrix of ``size`` rows.

    ``rows[starts[c]:starts[c + 1]]`` are the rows that hold column ``c``, ascending, and the same slice of
    ``data`` what it weighs in each.
    """

    rows: npt.NDArray[np.int64]
    data: npt.NDArray[np.float64]
    starts: npt.NDArray[np.int64]
    size: int


def invert_matrix(matrix: SparseMatrix) -> Postings:
    """Return the inverted index of the matrix."""
    order = np.argsort(matrix.indices, kind="stable")
    return Postings(
        rows=np.repeat(np.arange(matrix.size), np.diff(matrix.indptr))[order],
        data=matrix.data[order],
        starts=np.searchsorted(matrix.indices[order], np.arange(len(matrix.terms) + 1)),
        size=matrix.size,
    )


def multiply_row(
    columns: npt.NDArray[np.int64], weights: npt.NDArray[np.float64], postings: Postings
) -> npt.NDArray[np.float64]:
    """Return the product of a row (its columns, and what each weighs) and every row of the index."""
    begin = postings.starts[columns]
    lengths = postings.starts[columns + 1] - begin
    places = list_places(begin, lengths)
    products = postings.data[places] * np.repeat(weights, lengths)
    return np.bincount(postings.rows[places], weights=products, minlength=postings.size).astype(np.float64)


def list_places(begin: npt.NDArray[np.int64], lengths: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return ``begin[0], begin[0] + 1, ...``, so many as its length, then ``begin[1], ...``, in one array."""
    total = int(lengths.sum())
    offsets = np.repeat(begin - np.cumsum(lengths) + lengths, lengths)
    return np.arange(total, dtype=np.int64) + offsets


def list_distinct(values: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return the values in order, each once; numpy's ``unique`` imports its masked arrays first, 15 ms."""
    ordered = np.sort(values)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))[: len(ordered)]]
