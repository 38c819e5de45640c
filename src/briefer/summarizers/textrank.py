"""TextRank (Mihalcea and Tarau 2004) as sumy defines it: sentences that share words with many that do.

Two sentences are linked by the number of pairs of equal words, one from each, over the sum of the logarithms
of their lengths; PageRank (damping 0.85) over the links gives the ratings. The same as sumy's, by one sparse
product instead of loops over pairs.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from briefer.model import Budget, SplitArticle, Summary
from briefer.summarizers.choice import choose_best
from briefer.summarizers.likeness import Floats, count_mentions, link_sentences

DAMPING: Final = 0.85
EPSILON: Final = 1e-4
_NEVER_ZERO: Final = 1e-7


def summarize(split: SplitArticle, budget: Budget) -> Summary:
    """Return the sentences that most others recommend."""
    scores = [(rating,) for rating in rate_sentences(split.stems).tolist()]
    return choose_best(split, budget, method="textrank", features=("centrality",), scores=scores)


def rate_sentences(rows: Sequence[Sequence[str]]) -> Floats:
    """Return the rank of each row of words."""
    size = len(rows)
    mentions = count_mentions(rows)
    links = link_sentences(mentions, mentions.count, size=size)
    logs = np.log([max(len(row), 1) for row in rows])
    norms = logs[links.first] + logs[links.second]
    # Two sentences of one word each: equal or not, nothing to divide by.
    weights = links.weight / np.where(norms > 0.0, norms, 1.0)
    sums = np.bincount(links.first, weights=weights, minlength=size) + _NEVER_ZERO
    shares = DAMPING * weights / sums[links.first]
    rank = np.full(size, 1.0 / max(size, 1))
    change = 1.0
    while change > EPSILON:
        recommended = np.bincount(links.second, weights=shares * rank[links.first], minlength=size)
        following = recommended + (1.0 - DAMPING) / max(size, 1) * rank.sum()
        change = float(np.linalg.norm(following - rank))
        rank = following
    return rank
