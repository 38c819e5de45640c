"""Term vectors: counting, inverse document frequency, cosine, and a sparse matrix on numpy alone."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count, repeat

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
        for term, times in zip(vector.terms, vector.counts, strict=True):
            counts[term] = counts.get(term, 0.0) + times
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
    counted = Vocabulary(terms).count_vectors(vectors)
    weights = np.fromiter(map(frequencies.get, terms, repeat(1.0)), np.float64, count=len(terms))
    return weigh_rows(counted, terms=terms, weights=weights)


class Vocabulary:
    """A number for each term, those given first and the others as they are met: a term is looked up once."""

    def __init__(self, terms: Iterable[str] = ()) -> None:
        self._numbers: defaultdict[str, int] = defaultdict(count().__next__)
        for term in terms:
            self._numbers[term]

    @property
    def terms(self) -> tuple[str, ...]:
        """All terms by their numbers."""
        return tuple(self._numbers)

    def count_vectors(self, vectors: Sequence[Vector]) -> "CountedRows":
        """Return the vectors as rows, in the order of their terms."""
        columns, indptr = self._number([vector.terms for vector in vectors])
        counts = np.fromiter(chain.from_iterable(vector.counts for vector in vectors), np.float64)
        return CountedRows(indptr=indptr, columns=columns, counts=counts)

    def count_terms(self, rows: Sequence[Sequence[str]]) -> "CountedRows":
        """Return how often each row holds each term, in the order of their numbers."""
        columns, indptr = self._number(rows)
        width = max(1, len(self._numbers))
        keys = np.repeat(np.arange(0, len(rows) * width, width), np.diff(indptr)) + columns
        keys.sort()
        begins = np.flatnonzero(np.diff(keys, prepend=-1))
        return CountedRows(
            indptr=np.searchsorted(keys[begins], np.arange(0, (len(rows) + 1) * width, width)),
            columns=keys[begins] % width,
            counts=np.diff(begins, append=len(keys)).astype(np.float64),
        )

    def _number(self, rows: Sequence[Sequence[str]]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Return the number of each term of each row, and where each row begins, and where the last ends."""
        indptr = np.zeros(len(rows) + 1, dtype=np.int64)
        np.cumsum([len(row) for row in rows], out=indptr[1:])
        held = map(self._numbers.__getitem__, chain.from_iterable(rows))
        return np.fromiter(held, np.int64, count=int(indptr[-1])), indptr


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CountedRows:
    """Rows of terms by number, row ``i`` being ``indptr[i]:indptr[i + 1]`` of both arrays."""

    indptr: npt.NDArray[np.int64]
    columns: npt.NDArray[np.int64]
    counts: npt.NDArray[np.float64]


def weigh_rows(
    rows: CountedRows, *, terms: tuple[str, ...], weights: npt.NDArray[np.float64]
) -> SparseMatrix:
    """Return the rows, of unit length, counts damped by ``1 + ln`` and weighted by what each term weighs."""
    damped = np.where(rows.counts > 1.0, 1.0 + np.log(np.maximum(rows.counts, 1.0)), rows.counts)
    data = damped * weights[rows.columns]
    size = len(rows.indptr) - 1
    owners = np.repeat(np.arange(size), np.diff(rows.indptr))
    norms = np.sqrt(np.bincount(owners, weights=data * data, minlength=size))
    norms[norms == 0.0] = 1.0
    return SparseMatrix(terms=terms, indptr=rows.indptr, indices=rows.columns, data=data / norms[owners])


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


def multiply_rows(matrix: SparseMatrix, rows: range, postings: Postings) -> npt.NDArray[np.float64]:
    """Return the product of each of the rows, which follow one another, and every row of the index."""
    own = slice(matrix.indptr[rows.start], matrix.indptr[rows.stop])
    columns = matrix.indices[own]
    begin = postings.starts[columns]
    lengths = postings.starts[columns + 1] - begin
    places = list_places(begin, lengths)
    products = postings.data[places] * np.repeat(matrix.data[own], lengths)
    size = len(rows) * postings.size
    firsts = np.arange(0, size, postings.size) if size else np.zeros(len(rows), np.int64)
    entries = np.diff(matrix.indptr[rows.start : rows.stop + 1])
    cells = np.repeat(np.repeat(firsts, entries), lengths) + postings.rows[places]
    sums = np.bincount(cells, weights=products, minlength=size).astype(np.float64, copy=False)
    return sums.reshape(len(rows), postings.size)


def list_places(begin: npt.NDArray[np.int64], lengths: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return ``begin[0], begin[0] + 1, ...``, so many as its length, then ``begin[1], ...``, in one array."""
    total = int(lengths.sum())
    offsets = np.repeat(begin - np.cumsum(lengths) + lengths, lengths)
    return np.arange(total, dtype=np.int64) + offsets


def list_distinct(values: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return the values in order, each once; numpy's ``unique`` imports its masked arrays first, 15 ms."""
    ordered = np.sort(values)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))[: len(ordered)]]
