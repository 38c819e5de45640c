"""briefer's own: a linear sentence scorer in the line of Edmundson 1969 and Kupiec, Pedersen and Chen 1995.

The score of a sentence is the sum, over the features of ``features.py``, of ``weight * (value - mean)``:
what each feature says beyond the average sentence of the articles that it was learned from. The weights are
a conditional logit model (McFadden 1974): the chance that a sentence is the one to choose from its article.
``weights.json`` holds them and says what they were learned from; ``bench/learn_weights.py`` writes it.
"""

import json
import pkgutil
from functools import lru_cache
from typing import Final

import numpy as np

from briefer.model import Budget, SplitArticle, Summary
from briefer.summarizers.choice import DECIMALS, choose_coherent
from briefer.summarizers.features import (
    FEATURES,
    Floats,
    list_content,
    measure_headline,
    measure_sentences,
)
from briefer.text.datelines import leans_on_dateline

NAMES: Final = tuple(FEATURES)
# What a sentence loses whose content words have all been said: about the spread of scores in an article.
REDUNDANCY: Final = 0.7
# How much worse than the best a sentence may be that opens a story: half the spread of scores in an article.
NEARLY: Final = 0.5
# What it gains as an opener that says all that the headline does: the two stand one above the other.
AGREEMENT: Final = 2.0
# What it loses as one that speaks of "here", which only a dateline explains.
PLACELESS: Final = 1.25


def summarize(split: SplitArticle, budget: Budget) -> Summary:
    """Return the sentences that tell most of the article, by weighted features."""
    scores = score_sentences(split)
    return choose_coherent(
        split,
        budget,
        method="briefer",
        features=NAMES,
        scores=tuple(map(tuple, scores.tolist())),
        redundancy=REDUNDANCY,
    )


def score_sentences(split: SplitArticle) -> Floats:
    """Return a row for each sentence and a column for each feature; a row adds up to the sentence's score."""
    return _weigh(measure_sentences(split))


def _weigh(measured: Floats) -> Floats:
    weights, means = _read_weights()
    return (measured - means) * weights


def rank_openers(split: SplitArticle, *, headline: str, measured: Floats) -> list[int]:
    """Return the positions of the sentences by how well each would open a story under ``headline``.

    ``measured`` is what ``measure_sentences`` says of them. Those that score nearly as well as the best come
    first, in reading order, as news says first what happened; then the others by score.
    """
    language = split.article.language
    agreeing = measure_headline(list_content(split), headline, language=language)
    placeless = np.array([leans_on_dateline(each.text, language=language) for each in split.sentences])
    summed = _weigh(measured).sum(axis=1) + AGREEMENT * agreeing - PLACELESS * placeless
    scores = summed.round(DECIMALS).tolist()
    enough = max(scores, default=0.0) - NEARLY
    return sorted(
        range(len(scores)),
        key=lambda position: (max(0.0, enough - scores[position]), position),
    )


@lru_cache(maxsize=1)
def _read_weights() -> tuple[Floats, Floats]:
    """Return the weight and the mean of every feature, in the order of their columns."""
    learned = json.loads(pkgutil.get_data(__package__, "weights.json") or b"")["features"]
    weights = np.array([learned[name]["weight"] for name in NAMES], dtype=np.float64)
    means = np.array([learned[name]["mean"] for name in NAMES], dtype=np.float64)
    return weights, means
