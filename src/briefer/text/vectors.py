"""Term vectors: counting, inverse document frequency, cosine, and a sparse matrix on numpy alone."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from briefer.model import Vector


def count_terms(stems: Iterable[str], weights: Iterable[float] | None = None) -> Vector:
    """Count the stems; ``weights`` says what each occurrence counts (1 unless told)."""
    counts: dict[str, float] = {}
    if weights is None:
        for stem in stems:
            counts[stem] = counts.get(stem, 0.0) + 1.0
    else:
        for stem, weight in zip(stems, weights, strict=True):
            counts[stem] = counts.get(stem, 0.0) + weight
    terms = sorted(counts)
    return Vector(terms=tuple(terms), counts=tuple(counts[term] for term in terms))


def sum_vectors(vectors: Iterable[Vector]) -> Vector:
    """Add vectors up, term by term."""
    counts: dict[str, float] = {}
    for vector in vectors:
        for term, count in zip(vector.terms, vector.counts, strict=True):
            counts[term] = counts.get(term, 0.0) + count
    terms = sorted(counts)
    return Vector(terms=tuple(terms), counts=tuple(counts[term] for term in terms))


def inverse_frequencies(vectors: Sequence[Vector]) -> dict[str, float]:
    """Return ``1 + ln((1 + n) / (1 + df))`` of every term: n vectors, df of them with the term.

    Smoothed as if one more vector held every term, so that no weight is zero (Manning et al. 2008, ch. 6).
    """
    frequencies: dict[str, int] = {}
    for vector in vectors:
        for term in vector.terms:
            frequencies[term] = frequencies.get(term, 0) + 1
    size = len(vectors)
    table = [1.0] + [1.0 + math.log((1 + size) / (1 + df)) for df in range(1, size + 1)]
    return {term: table[df] for term, df in frequencies.items()}


def cosine(first: Vector, second: Vector, *, frequencies: Mapping[str, float]) -> float:
    """Return the cosine of two vectors, counts damped by ``1 + ln`` and weighted by ``frequencies``.

    A term without an inverse frequency counts with weight 1; an empty vector is like nothing: 0.
    """
    left, right = _weigh(first, frequencies), _weigh(second, frequencies)
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
    terms = tuple(sorted({term for vector in vectors for term in vector.terms}))
    column = {term: index for index, term in enumerate(terms)}
    lengths = [len(vector.terms) for vector in vectors]
    indptr = np.zeros(len(vectors) + 1, dtype=np.int64)
    np.cumsum(lengths, out=indptr[1:])
    indices = np.fromiter(
        (column[term] for vector in vectors for term in vector.terms), dtype=np.int64, count=int(indptr[-1])
    )
    counts = np.fromiter(
        (count for vector in vectors for count in vector.counts), dtype=np.float64, count=int(indptr[-1])
    )
    damped = np.where(counts > 1.0, 1.0 + np.log(np.maximum(counts, 1.0)), counts)
    weights = np.array([frequencies.get(term, 1.0) for term in terms], dtype=np.float64)
    data = damped * weights[indices] if len(terms) else damped
    rows = np.repeat(np.arange(len(vectors)), lengths)
    norms = np.sqrt(np.bincount(rows, weights=data * data, minlength=len(vectors)))
    norms[norms == 0.0] = 1.0
    return SparseMatrix(terms=terms, indptr=indptr, indices=indices, data=data / norms[rows])


def list_neighbours(
    matrix: SparseMatrix, *, threshold: float
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """Return every pair of rows whose product reaches ``threshold``: first, second (first < second), product.

    An inverted index over the columns: each row meets only rows that share a term. Pairs come sorted.
    """
    size = matrix.size
    order = np.argsort(matrix.indices, kind="stable")
    rows = np.repeat(np.arange(size), np.diff(matrix.indptr))[order]
    data = matrix.data[order]
    starts = np.searchsorted(matrix.indices[order], np.arange(len(matrix.terms) + 1))
    firsts: list[npt.NDArray[np.int64]] = []
    seconds: list[npt.NDArray[np.int64]] = []
    products: list[npt.NDArray[np.float64]] = []
    for row in range(size):
        columns = slice(matrix.indptr[row], matrix.indptr[row + 1])
        begin, end = starts[matrix.indices[columns]], starts[matrix.indices[columns] + 1]
        places = _ranges(begin, end)
        scores = np.bincount(
            rows[places], weights=data[places] * np.repeat(matrix.data[columns], end - begin), minlength=size
        )
        found = (np.flatnonzero(scores[row + 1 :] >= threshold) + row + 1).astype(np.int64)
        firsts.append(np.full(len(found), row, dtype=np.int64))
        seconds.append(found)
        products.append(scores[found].astype(np.float64))
    if not firsts:
        return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.float64)
    return np.concatenate(firsts), np.concatenate(seconds), np.concatenate(products)


def _ranges(begin: npt.NDArray[np.int64], end: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return ``begin[0]..end[0]-1, begin[1]..end[1]-1, ...`` as one array."""
    lengths = end - begin
    total = int(lengths.sum())
    offsets = (
        np.repeat(begin - np.concatenate(([0], np.cumsum(lengths)[:-1])), lengths) if total else begin[:0]
    )
    return np.arange(total, dtype=np.int64) + offsets
