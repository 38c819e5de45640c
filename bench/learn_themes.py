"""Learn the themes classifier: multinomial logistic regression on stems, in numpy alone.

``python -m bench.learn_themes`` trains on ``themes-dev.jsonl`` and the seed words of the package, and writes
``src/briefer/themes/weights.npz``; ``--judge`` prints 5-fold scores instead. A row of a set that knows only
"science and technology" may be either: its loss is that of both together.
"""

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from bench.rows import SHARED, read_rows

from briefer.model import Vector
from briefer.text.vectors import SparseMatrix, build_matrix, count_terms, inverse_frequencies
from briefer.text.words import list_words, stem_words

PACKAGE: Final = Path(__file__).parents[1] / "src" / "briefer" / "themes"
DATA: Final = SHARED / "themes-dev.jsonl"
SECTIONS: Final = tuple(json.loads((PACKAGE / "lexicon.json").read_text("utf-8")))
# What each data set calls our sections; rows that belong in none of them (opinion by group) are left out.
MAPPING: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "ag": {
        "world": ("World",),
        "business": ("Business",),
        "sport": ("Sport",),
        "scitech": ("Technology", "Science"),
    },
    "huff": {
        "POLITICS": ("Politics",),
        "WORLD NEWS": ("World",),
        "THE WORLDPOST": ("World",),
        "ENTERTAINMENT": ("Culture",),
        "ARTS & CULTURE": ("Culture",),
        "COMEDY": ("Culture",),
        "SPORTS": ("Sport",),
        "HEALTHY LIVING": ("Health",),
        "CRIME": ("Crime and justice",),
        "GREEN": ("Climate",),
        "BUSINESS": ("Business",),
        "TECH": ("Technology",),
        "SCIENCE": ("Science",),
        "PARENTS": ("Life",),
        "STYLE": ("Life",),
        "TASTE": ("Life",),
        "TRAVEL": ("Life",),
    },
}
ROUNDS: Final = 250
PENALTY: Final = 2e-5
SEED_WEIGHT: Final = 1.5
SEED_TEXTS: Final = 150  # for each section
SEED_WORDS: Final = 2  # in each of them
SEED: Final = 7
BALANCE: Final = 0.5  # 0: as the rows come, 1: every section the same
RATE: Final = 40.0
FEWEST_ROWS: Final = 3  # with a stem, for it to count
ABSTAIN_PRECISION: Final = 0.86
FOLDS: Final = 5

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A row's stems, the sections it may be in (a mask), its set and its weight."""

    terms: Vector
    allowed: tuple[int, ...]
    name: str
    weight: float


def read_examples() -> list[Example]:
    """Return the mapped rows of both sets."""
    examples = []
    for row in read_rows(DATA):
        sections = MAPPING[row["set"]].get(row["theme"])
        if sections:
            headline, text = _stem(row["headline"]), _stem(row["text"])
            allowed = tuple(SECTIONS.index(section) for section in sections)
            terms = count_terms([*headline, *headline, *text])
            examples.append(Example(terms=terms, allowed=allowed, name=row["set"], weight=1.0))
    return examples


def read_seeds() -> list[Example]:
    """Return made-up texts of a few English seed words each: a section's own words, together."""
    lexicon = json.loads((PACKAGE / "lexicon.json").read_text("utf-8"))
    chance = np.random.default_rng(SEED)
    examples = []
    for index, section in enumerate(SECTIONS):
        words = lexicon[section]["en"].split()
        for _ in range(SEED_TEXTS):
            chosen = chance.choice(len(words), size=min(SEED_WORDS, len(words)), replace=False)
            stems = _stem(" ".join(words[place].replace("-", " ") for place in chosen))
            terms = count_terms(stems)
            examples.append(Example(terms=terms, allowed=(index,), name="seed", weight=SEED_WEIGHT))
    return examples


def _stem(text: str) -> list[str]:
    return stem_words(list_words(text or "", language="en"), language="en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Weights by term and section, the bias, and the inverse document frequencies."""

    terms: tuple[str, ...]
    frequencies: dict[str, float]
    weights: Floats
    bias: Floats

    def judge(self, vectors: Sequence[Vector]) -> Floats:
        """Return a row of probabilities for each vector."""
        known = [_restrict(vector, self.frequencies) for vector in vectors]
        matrix = build_matrix(known, frequencies=self.frequencies)
        columns = {term: index for index, term in enumerate(self.terms)}
        rows = np.array([columns[term] for term in matrix.terms], dtype=np.int64)
        return _softmax(_multiply(matrix, self.weights[rows]) + self.bias)


def _restrict(vector: Vector, frequencies: Mapping[str, float]) -> Vector:
    kept = [(t, c) for t, c in zip(vector.terms, vector.counts, strict=True) if t in frequencies]
    return Vector(terms=tuple(t for t, _ in kept), counts=tuple(c for _, c in kept))


def _softmax(logits: Floats) -> Floats:
    powers: Floats = np.exp(logits - logits.max(axis=1, keepdims=True))
    powers /= powers.sum(axis=1, keepdims=True)
    return powers


def _multiply(matrix: SparseMatrix, weights: Floats) -> Floats:
    rows = np.repeat(np.arange(matrix.size), np.diff(matrix.indptr))
    result = np.zeros((matrix.size, weights.shape[1]))
    for section in range(weights.shape[1]):
        products = matrix.data * weights[matrix.indices, section]
        result[:, section] = np.bincount(rows, weights=products, minlength=matrix.size)
    return result


def learn(examples: Sequence[Example]) -> Model:
    """Fit by accelerated gradient descent (Nesterov 1983) with balanced sections."""
    counts = Counter(term for example in examples for term in example.terms.terms)
    seeds = {term for example in examples if example.name == "seed" for term in example.terms.terms}
    full = inverse_frequencies([example.terms for example in examples if example.name != "seed"])
    rare = max(full.values())
    frequencies = {t: full.get(t, rare) for t, n in counts.items() if n >= FEWEST_ROWS or t in seeds}
    matrix = build_matrix([_restrict(e.terms, frequencies) for e in examples], frequencies=frequencies)
    allowed = np.zeros((len(examples), len(SECTIONS)))
    for row, example in enumerate(examples):
        allowed[row, list(example.allowed)] = 1.0
    mass = (allowed / allowed.sum(axis=1, keepdims=True)).sum(axis=0)
    balance = (mass.mean() / mass) ** BALANCE
    weight = np.array([e.weight * balance[list(e.allowed)].mean() for e in examples])
    weight /= weight.sum()
    weights, bias = np.zeros((len(matrix.terms), len(SECTIONS))), np.zeros(len(SECTIONS))
    ahead, ahead_bias = weights, bias
    rows = np.repeat(np.arange(matrix.size), np.diff(matrix.indptr))
    for step in range(ROUNDS):
        guess = _softmax(_multiply(matrix, ahead) + ahead_bias)
        target = guess * allowed
        target /= np.maximum(target.sum(axis=1, keepdims=True), 1e-12)
        error = (guess - target) * weight[:, None]
        slope = np.stack(
            [
                np.bincount(matrix.indices, weights=matrix.data * error[rows, s], minlength=len(matrix.terms))
                for s in range(len(SECTIONS))
            ],
            axis=1,
        )
        new = ahead - RATE * (slope + PENALTY * ahead)
        new_bias = ahead_bias - 2.0 * error.sum(axis=0)
        momentum = step / (step + 3.0)
        ahead, ahead_bias = new + momentum * (new - weights), new_bias + momentum * (new_bias - bias)
        weights, bias = new, new_bias
    return Model(terms=matrix.terms, frequencies=frequencies, weights=weights, bias=bias)


def cross_validate(examples: Sequence[Example]) -> tuple[Floats, list[Example]]:
    """Return out-of-fold probabilities of the rows (the seeds train every fold)."""
    seeds = read_seeds()
    guesses = np.zeros((len(examples), len(SECTIONS)))
    for fold in range(FOLDS):
        model = learn([*(e for i, e in enumerate(examples) if i % FOLDS != fold), *seeds])
        held = [i for i in range(len(examples)) if i % FOLDS == fold]
        guesses[held] = model.judge([examples[i].terms for i in held])
    return guesses, list(examples)


def macro_f1(
    guesses: Floats, examples: Sequence[Example], *, name: str
) -> tuple[float, float, dict[str, float]]:
    """Return accuracy, macro-F1 and F1 by label of a set, over the labels that the set knows."""
    labels = sorted({e.allowed for e in examples if e.name == name})
    known = sorted({section for label in labels for section in label})
    hits: Counter[tuple[int, ...]] = Counter()
    mine: Counter[tuple[int, ...]] = Counter()
    theirs: Counter[tuple[int, ...]] = Counter()
    for guess, example in zip(guesses, examples, strict=True):
        if example.name != name:
            continue
        section = known[int(np.argmax(guess[known]))]
        label = next(each for each in labels if section in each)
        mine[label] += 1
        theirs[example.allowed] += 1
        hits[label] += label == example.allowed
    f1 = {
        "/".join(SECTIONS[i] for i in each): 2 * hits[each] / max(mine[each] + theirs[each], 1)
        for each in labels
    }
    return sum(hits.values()) / max(sum(theirs.values()), 1), sum(f1.values()) / len(f1), f1


def find_limit(guesses: Floats, examples: Sequence[Example]) -> tuple[float, float]:
    """Return the lowest probability from which sections are right often enough, and the share kept."""
    top = guesses.max(axis=1)
    right = np.array([int(g.argmax()) in e.allowed for g, e in zip(guesses, examples, strict=True)])
    for limit in np.arange(0.2, 0.95, 0.01):
        kept = top >= limit
        if right[kept].mean() >= ABSTAIN_PRECISION:
            return float(round(limit, 2)), float(kept.mean())
    return 0.95, 0.0


def write_model(model: Model, *, limit: float) -> None:
    """Write the weights, a byte each, with the hash of the data and the abstention limit."""
    scale = float(np.abs(model.weights).max()) / 127.0
    digest = hashlib.sha256(DATA.read_bytes() + (PACKAGE / "lexicon.json").read_bytes()).hexdigest()
    np.savez_compressed(
        PACKAGE / "weights.npz",
        terms=np.frombuffer("\n".join(model.terms).encode(), dtype=np.uint8),
        frequencies=np.array([model.frequencies[t] for t in model.terms], dtype=np.float16),
        weights=np.round(model.weights / scale).astype(np.int8),
        scale=np.float64(scale),
        bias=model.bias,
        limit=np.float64(limit),
        sections=np.frombuffer("\n".join(SECTIONS).encode(), dtype=np.uint8),
        data=np.frombuffer(digest.encode(), dtype=np.uint8),
    )


def main() -> None:
    """Judge by cross-validation; without ``--judge`` also learn from everything and write the weights."""
    examples = read_examples()
    guesses, rows = cross_validate(examples)
    for name in MAPPING:
        accuracy, mean, f1 = macro_f1(guesses, rows, name=name)
        print(
            f"{name}: accuracy {accuracy:.3f}, macro-F1 {mean:.3f}", {k: round(v, 2) for k, v in f1.items()}
        )
    limit, kept = find_limit(guesses, rows)
    print(f"other: from {limit} on {ABSTAIN_PRECISION} are right, {kept:.2f} of the rows get a section")
    if "--judge" not in sys.argv:
        write_model(learn([*examples, *read_seeds()]), limit=limit)
        print((PACKAGE / "weights.npz").stat().st_size, "bytes")


if __name__ == "__main__":
    main()
