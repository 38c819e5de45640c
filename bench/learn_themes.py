"""Learn the themes classifier: least squares of each section against the rest, in numpy alone.

``python -m bench.learn_themes`` trains on ``themes-dev.jsonl``, the seed words of the package and word
vectors of unlabelled news, and writes ``src/briefer/themes/weights.npz``; ``python -m bench.themes`` judges.

A row is seen three ways: by its stems, by the sections whose seed words it holds, and by the mean of its
stems' vectors. All three are sums over stems, so one weight for each stem and section is what ships. A row of
a set that knows only "science and technology" is first what its seed words say, then what the model says.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from bench.theme_rows import (
    DATA,
    LEXICON,
    SECTIONS,
    SEEDS,
    Example,
    Floats,
    read_examples,
    read_seed_examples,
    read_texts,
    score_seeds,
)
from bench.word_vectors import learn_vectors

from briefer.model import Vector
from briefer.text.vectors import SparseMatrix, build_matrix
from briefer.themes.classifier import WEIGHTS

PENALTY: Final = 2.0
STEPS: Final = 20  # of conjugate gradients; stopping early is a penalty too
BALANCE: Final = 0.5  # 0: as the rows come, 1: every section the same
VECTOR_SHARE: Final = 1.0  # what the mean vector counts beside the stems
FEWEST_ROWS: Final = 2  # with a stem, for it to count
SURE: Final = 0.3  # difference of scores from which a row of two sections is one of them
UNSURE_WEIGHT: Final = 0.3
SEED_WEIGHT: Final = 0.3
SHARPNESS: Final = 4.0  # of the probabilities: scores are about 1 apart
ABSTAIN_PRECISION: Final = 0.86
FOLDS: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Weights by stem and section, the bias, and the inverse document frequencies."""

    frequencies: Mapping[str, float]
    weights: Mapping[str, Floats]
    bias: Floats

    def judge(self, vectors: Sequence[Vector]) -> Floats:
        """Return a row of probabilities for each vector."""
        known = [_restrict(vector, self.frequencies) for vector in vectors]
        matrix = build_matrix(known, frequencies=self.frequencies)
        weights = np.array([self.weights[term] for term in matrix.terms])
        return soften(_Product.of(matrix).times(weights) + self.bias)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Product:
    """A sparse matrix laid out for products from either side."""

    matrix: SparseMatrix
    rows: npt.NDArray[np.int64]

    @classmethod
    def of(cls, matrix: SparseMatrix) -> "_Product":
        return cls(matrix=matrix, rows=np.repeat(np.arange(matrix.size), np.diff(matrix.indptr)))

    def times(self, weights: Floats) -> Floats:
        """Return matrix times weights (terms by sections)."""
        return _add_up(self.rows, self.matrix.data, weights, self.matrix.indices, self.matrix.size)

    def turned_times(self, values: Floats) -> Floats:
        """Return the transposed matrix times values (rows by sections)."""
        return _add_up(self.matrix.indices, self.matrix.data, values, self.rows, len(self.matrix.terms))


def _add_up(
    into: npt.NDArray[np.int64],
    data: Floats,
    values: Floats,
    places: npt.NDArray[np.int64],
    size: int,
) -> Floats:
    columns = [np.bincount(into, weights=data * column[places], minlength=size) for column in values.T]
    return np.stack(columns, axis=1)


def soften(scores: Floats) -> Floats:
    """Return the scores of each row as probabilities."""
    powers: Floats = np.exp(scores - scores.max(axis=1, keepdims=True))
    powers /= powers.sum(axis=1, keepdims=True)
    return powers


def _restrict(vector: Vector, frequencies: Mapping[str, float]) -> Vector:
    kept = [(t, c) for t, c in zip(vector.terms, vector.counts, strict=True) if t in frequencies]
    return Vector(terms=tuple(t for t, _ in kept), counts=tuple(c for _, c in kept))


def learn(examples: Sequence[Example], *, vectors: Mapping[str, Floats]) -> Model:
    """Return the model that fits the examples and the seed words."""
    seeds = score_seeds()
    examples = [*examples, *read_seed_examples()]
    counts = Counter(term for example in examples for term in example.terms.terms)
    known = sorted({term for term, count in counts.items() if count >= FEWEST_ROWS} | {*seeds, *vectors})
    size = len(examples)
    frequencies = {term: 1.0 + float(np.log((1 + size) / (1 + max(counts[term], 2)))) for term in known}
    matrix = build_matrix([_restrict(e.terms, frequencies) for e in examples], frequencies=frequencies)
    sides = _stack_sides(known, seeds=seeds, vectors=vectors)
    places = {term: place for place, term in enumerate(known)}
    chosen = sides[[places[term] for term in matrix.terms]]
    product = _Product.of(matrix)
    dense = np.hstack([product.times(chosen), np.ones((size, 1))])  # the last column is the bias
    targets, trust = _read_targets(examples, hints=dense[:, : len(SECTIONS)])
    stems, others = _fit(product, dense, targets=targets, trust=trust)
    scores = product.times(stems) + dense @ others
    targets, trust = _settle(examples, targets=targets, trust=trust, scores=scores)
    stems, others = _fit(product, dense, targets=targets, trust=trust)
    folded = sides @ others[:-1]
    folded[[places[term] for term in matrix.terms]] += stems
    weights = dict(zip(known, folded * SHARPNESS, strict=True))
    return Model(frequencies=frequencies, weights=weights, bias=others[-1] * SHARPNESS)


def _stack_sides(
    known: Sequence[str], *, seeds: Mapping[str, Floats], vectors: Mapping[str, Floats]
) -> Floats:
    """Return for each stem what its seeds say (a column a section) and its vector."""
    axes = len(next(iter(vectors.values())))
    sides = np.zeros((len(known), len(SECTIONS) + axes))
    for place, term in enumerate(known):
        if term in seeds:
            sides[place, : len(SECTIONS)] = seeds[term]
        if term in vectors:
            sides[place, len(SECTIONS) :] = VECTOR_SHARE * vectors[term]
    return sides


def _read_targets(examples: Sequence[Example], *, hints: Floats) -> tuple[Floats, Floats]:
    """Return 1 or -1 for each row and section, and how far to trust it; hints part rows of two sections."""
    targets, trust = -np.ones_like(hints), np.ones_like(hints)
    for row, example in enumerate(examples):
        allowed = list(example.allowed)
        if len(allowed) == 1:
            targets[row, allowed] = 1.0
            trust[row] = SEED_WEIGHT if example.name == SEEDS else 1.0
            continue
        trust[row, allowed] = 0.0
        hinted = hints[row, allowed]
        if hinted.max() > hinted.min():
            best = allowed[int(hinted.argmax())]
            targets[row, best] = trust[row, best] = 1.0
    return targets, trust


def _settle(
    examples: Sequence[Example], *, targets: Floats, trust: Floats, scores: Floats
) -> tuple[Floats, Floats]:
    """Return the targets with rows of two sections parted by the scores of a first model."""
    targets, trust = targets.copy(), trust.copy()
    for row, example in enumerate(examples):
        allowed = list(example.allowed)
        if len(allowed) > 1:
            found = scores[row, allowed]
            best = allowed[int(found.argmax())]
            sure = found.max() - found.min() > SURE
            targets[row, allowed] = -1.0
            targets[row, best] = 1.0
            trust[row, allowed] = 1.0 if sure else 0.0
            trust[row, best] = 1.0 if sure else UNSURE_WEIGHT
    return targets, trust


def _fit(product: _Product, dense: Floats, *, targets: Floats, trust: Floats) -> tuple[Floats, Floats]:
    """Return the weights of stems and dense columns, every section solved by its own conjugate gradients."""
    share = ((targets > 0) * trust).sum(axis=0) / trust.sum(axis=0)
    pull = np.where(targets > 0, ((1.0 - share) / share) ** BALANCE, 1.0) * trust

    def turned(errors: Floats) -> Floats:
        return np.vstack([product.turned_times(errors), dense.T @ errors])

    terms = len(product.matrix.terms)
    weights = np.zeros((terms + dense.shape[1], targets.shape[1]))
    rest = turned(pull * targets)
    step = rest.copy()
    squares = (rest * rest).sum(axis=0)
    for _ in range(STEPS):
        image = turned(pull * (product.times(step[:terms]) + dense @ step[terms:])) + PENALTY * step
        length = squares / (step * image).sum(axis=0)
        weights += length * step
        rest -= length * image
        squares, before = (rest * rest).sum(axis=0), squares
        step = rest + squares / before * step
    return weights[:terms], weights[terms:]


def cross_validate(
    examples: Sequence[Example], *, vectors: Mapping[str, Floats], folds: Sequence[int]
) -> tuple[Floats, list[Example]]:
    """Return the examples of the named folds (of ``FOLDS``) with their out-of-fold probabilities."""
    guesses, judged = [], []
    for fold in folds:
        held = [example for place, example in enumerate(examples) if place % FOLDS == fold]
        model = learn([e for place, e in enumerate(examples) if place % FOLDS != fold], vectors=vectors)
        guesses.append(model.judge([example.terms for example in held]))
        judged += held
    return np.vstack(guesses), judged


def find_limit(guesses: Floats, examples: Sequence[Example]) -> float:
    """Return the lowest probability from which sections are right often enough."""
    top = guesses.max(axis=1)
    right = np.array([int(g.argmax()) in e.allowed for g, e in zip(guesses, examples, strict=True)])
    limits = np.arange(0.2, 0.95, 0.01)
    return float(next(round(limit, 2) for limit in limits if right[top >= limit].mean() >= ABSTAIN_PRECISION))


def hash_data() -> str:
    """Return the hash of the rows and of the seed words, by which a model tells what it was learned from."""
    return hashlib.sha256(DATA.read_bytes() + LEXICON.read_bytes()).hexdigest()


def write_model(model: Model, *, limit: float) -> None:
    """Write the weights, a byte each, with the hash of the data and the abstention limit."""
    terms = list(model.weights)
    weights = np.array([model.weights[term] for term in terms])
    scales = np.abs(weights).max(axis=0) / 127.0
    np.savez_compressed(
        WEIGHTS,
        terms=np.frombuffer("\n".join(terms).encode(), dtype=np.uint8),
        frequencies=np.array([model.frequencies[term] for term in terms], dtype=np.float16),
        weights=np.round(weights / scales).astype(np.int8),
        scales=scales,
        bias=model.bias,
        limit=np.float64(limit),
        sections=np.frombuffer("\n".join(SECTIONS).encode(), dtype=np.uint8),
        data=np.frombuffer(hash_data().encode(), dtype=np.uint8),
    )


def main() -> None:
    """Learn from everything, calibrate by cross-validation and write the weights."""
    examples = read_examples()
    vectors = learn_vectors(read_texts())
    guesses, judged = cross_validate(examples, vectors=vectors, folds=range(FOLDS))
    limit = find_limit(guesses, judged)
    write_model(learn(examples, vectors=vectors), limit=limit)
    print(f"{WEIGHTS.stat().st_size} bytes; a section from a probability of {limit} on")


if __name__ == "__main__":
    main()
