"""How surely two reports tell one event: a learned score, and what the neighbours of both make of it.

Three logistic models in two steps, learned by ``bench/learn_clusters.py`` (``weights.json``). The first
weighs the features of a pair. The others know the scores of all pairs around: a pair must also stand out
among the pairs of either report, so that no limit has to suit every corpus. One of them counts common
neighbours, too: two reports of a large event may have few words in common and many friends.
"""

import json
import math
import pkgutil
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from briefer.clusters.pairs import FEATURES, Pairs, multiply_pairs
from briefer.text.vectors import SparseMatrix

NEIGHBOURHOOD: Final = ("score", "below_best_of_either", "below_best_of_both", "shared", "shared_by_larger")
_ALONE: Final = 3  # so many of them are about the pair and the best of its reports
_LONGEST: Final = 20.0  # how many times as long as an event the reports may spread
_TIE: Final = 0.1  # probability from which two reports are neighbours
# Half of what common neighbours were learned to count: in sets without pairs and singles they are worth more
# than they are on an ordinary day.
_SHARED_SAY: Final = 0.5

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Linear:
    """A linear model: what each feature counts, and what is added."""

    weights: Floats
    bias: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Weights:
    """The models: over ``FEATURES``, over the first three of ``NEIGHBOURHOOD``, and over all of it."""

    event: Linear
    alone: Linear
    among: Linear


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Likeness:
    """Pairs of ``size`` reports (``first < second``, by position; sorted) and how like they are, 0 to 1.

    ``value`` judges a pair by itself, ``backed`` also by the neighbours that the two share.
    """

    size: int
    first: npt.NDArray[np.int64]
    second: npt.NDArray[np.int64]
    value: Floats
    backed: Floats


def measure_likeness(pairs: Pairs, *, weights: Weights, half_life_days: float) -> Likeness:
    """Return how like the reports of each pair are."""
    scores = score_pairs(pairs, weights.event, half_life_days=half_life_days)
    around = describe_neighbourhood(pairs, scores)
    alone = _apply_linear(weights.alone, around[:, :_ALONE])
    among = _apply_linear(weights.among, around)
    return Likeness(
        size=pairs.size,
        first=pairs.first,
        second=pairs.second,
        value=_squash(alone),
        backed=_squash(alone + _SHARED_SAY * (among - alone)),
    )


def score_pairs(pairs: Pairs, model: Linear, *, half_life_days: float) -> Floats:
    """Return the log-odds that the reports of each pair tell one event, seen by themselves.

    The odds halve with every ``half_life_days`` between the two, and in a corpus of many days they begin
    higher: that is what time tells, if reports of an event thin out exponentially and others come at any
    time. No corpus is so long that time alone would tell.
    """
    pace = math.log(2.0) / half_life_days
    head_start = math.log(min(max(pairs.spread_days * pace, 1.0), _LONGEST))
    return _apply_linear(model, pairs.features) + head_start - pace * pairs.days


def _apply_linear(model: Linear, features: Floats) -> Floats:
    """Return the log-odds that the model gives to each row of features."""
    odds: Floats = features @ model.weights + model.bias
    return odds


def describe_neighbourhood(pairs: Pairs, scores: Floats) -> Floats:
    """Return the features ``NEIGHBOURHOOD`` of each pair, given the log-odds of all pairs, a row each."""
    first, second = pairs.first, pairs.second
    best = np.full(pairs.size, -np.inf)
    np.maximum.at(best, first, scores)
    np.maximum.at(best, second, scores)
    below_first, below_second = best[first] - scores, best[second] - scores
    shared, degrees = _count_shared(pairs, scores)
    own = np.where(_squash(scores) >= _TIE, _squash(scores), 0.0)
    smaller = np.minimum(degrees[first], degrees[second]) - own + 0.5
    larger = np.maximum(degrees[first], degrees[second]) - own + 0.5
    return np.column_stack(
        [
            scores,
            np.minimum(below_first, below_second),
            np.maximum(below_first, below_second),
            shared / smaller,
            shared / larger,
        ]
    )


def _count_shared(pairs: Pairs, scores: Floats) -> tuple[Floats, Floats]:
    """Return how many neighbours each pair shares, and each report has; each counts by its probability."""
    chance = _squash(scores)
    tied = chance >= _TIE
    one, two, chance = pairs.first[tied], pairs.second[tied], chance[tied]
    rows, columns = np.concatenate([one, two]), np.concatenate([two, one])
    order = np.lexsort((columns, rows))
    data = np.concatenate([chance, chance])[order]
    matrix = SparseMatrix(
        terms=("",) * pairs.size,
        indptr=np.searchsorted(rows[order], np.arange(pairs.size + 1)),
        indices=columns[order],
        data=data,
    )
    shared = multiply_pairs([matrix], pairs.first, pairs.second)[:, 0]
    return shared, np.bincount(rows[order], weights=data, minlength=pairs.size).astype(np.float64)


def _squash(odds: Floats) -> Floats:
    chances: Floats = 1.0 / (1.0 + np.exp(-np.clip(odds, -30.0, 30.0)))
    return chances


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """Return the weights that were learned."""
    content: dict[str, Any] = json.loads(pkgutil.get_data(__package__, "weights.json") or b"")

    def read(name: str, features: Sequence[str]) -> Linear:
        learned: dict[str, float] = content["models"][name]
        return Linear(weights=np.array([learned[each] for each in features]), bias=learned["bias"])

    return Weights(
        event=read("event", FEATURES),
        alone=read("alone", NEIGHBOURHOOD[:_ALONE]),
        among=read("among", NEIGHBOURHOOD),
    )
