"""TextRank as the package summa ranks (Barrios, Lopez, Argerich and Wachenchauzer 2016).

Two sentences are linked by the number of distinct content stems they share over the sum of the logarithms of
their lengths, and never with themselves: the similarity of Mihalcea and Tarau 2004 without the repetitions
and self-links that sumy counts. PageRank (damping 0.85) gives the ratings; where nothing is linked, all are
alike. Written from the published description.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from briefer.model import Budget, SplitArticle, Summary
from briefer.summarizers.choice import choose_best
from briefer.summarizers.likeness import Floats, count_mentions, link_sentences

DAMPING: Final = 0.85
EPSILON: Final = 1e-9


def summarize(split: SplitArticle, budget: Budget) -> Summary:
    """Return the sentences that most others recommend."""
    scores = [(rating,) for rating in rate_sentences(split.stems).tolist()]
    return choose_best(split, budget, method="summa-textrank", features=("centrality",), scores=scores)


def rate_sentences(rows: Sequence[Sequence[str]]) -> Floats:
    """Return the rank of each row of words; all ranks add up to one at most."""
    size = len(rows)
    mentions = count_mentions(rows)
    links = link_sentences(mentions, np.ones(len(mentions.word)), size=size)
    logs = np.log([max(len(row), 1) for row in rows])
    norms = logs[links.first] + logs[links.second]
    kept = (links.first != links.second) & (norms > 0.0)
    first, second = links.first[kept], links.second[kept]
    weights = links.weight[kept] / norms[kept]
    sums = np.bincount(first, weights=weights, minlength=size)
    shares = DAMPING * weights / sums[first]
    rank = np.full(size, 1.0 / max(size, 1))
    change = 1.0
    while change > EPSILON:
        recommended = np.bincount(second, weights=shares * rank[first], minlength=size)
        following = recommended + (1.0 - DAMPING) / max(size, 1)
        change = float(np.abs(following - rank).sum())
        rank = following
    return rank
