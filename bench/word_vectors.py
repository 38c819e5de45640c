"""Vectors of stems from the company they keep: positive pointwise mutual information, then its main axes.

Levy, Goldberg and Dagan 2015: context counts smoothed by the power 0.75, axes weighted by the square root of
their singular values, rows of unit length. Contexts are only the commonest stems, so that one dense matrix
and one symmetric eigenvalue problem do.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

FEWEST: Final = 5  # times that a stem occurs
CONTEXTS: Final = 2000
AXES: Final = 150
REACH: Final = 6  # content words to each side
SMOOTHING: Final = 0.75

Floats = npt.NDArray[np.float64]


def learn_vectors(texts: Sequence[Sequence[str]]) -> Mapping[str, Floats]:
    """Return a vector of ``AXES`` numbers for each stem that occurs often enough."""
    counts = Counter(stem for text in texts for stem in text)
    stems = sorted(stem for stem, count in counts.items() if count >= FEWEST)
    matrix = _count_contexts(texts, stems=stems, counts=counts)
    total = matrix.sum(axis=1, keepdims=True)
    usual = matrix.sum(axis=0) ** SMOOTHING
    usual /= usual.sum()
    with np.errstate(divide="ignore", invalid="ignore"):
        matrix = np.log(matrix / (total * usual))
    matrix[~(matrix > 0.0)] = 0.0
    values, axes = np.linalg.eigh(matrix.T @ matrix)
    main = np.argsort(-values)[:AXES]
    vectors = matrix @ axes[:, main] / np.maximum(values[main], 1e-9) ** 0.25
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    return dict(zip(stems, vectors, strict=True))


def _count_contexts(
    texts: Sequence[Sequence[str]], *, stems: Sequence[str], counts: Mapping[str, int]
) -> Floats:
    places = {stem: place for place, stem in enumerate(stems)}
    size = len(stems)
    commonest = sorted(stems, key=lambda stem: (-counts[stem], stem))[:CONTEXTS]
    context = np.full(size + 1, -1)
    context[[places[stem] for stem in commonest]] = np.arange(len(commonest))
    gap = [size] * REACH  # nothing reaches from one text into the next
    words = np.array([place for text in texts for place in [*(places.get(s, size) for s in text), *gap]])
    matrix = np.zeros(size * CONTEXTS)
    for reach in range(1, REACH + 1):
        for ours, theirs in ((words[:-reach], words[reach:]), (words[reach:], words[:-reach])):
            kept = (ours < size) & (context[theirs] >= 0)
            cells = ours[kept] * CONTEXTS + context[theirs][kept]
            matrix += np.bincount(cells, minlength=size * CONTEXTS)
    return matrix.reshape(size, CONTEXTS)
