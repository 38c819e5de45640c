"""LexRank (Erkan and Radev 2004) as sumy defines it: sentences like many that are like many.

Words weigh ``tf * idf``: tf over that of the sentence's most frequent word, idf ``ln(n / (1 + df))``.
Sentences whose cosine passes a threshold are linked, and the power method gives each its centrality. The
same ratings as sumy's, by one sparse product instead of loops over pairs.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from briefer.model import Budget, SplitArticle, Summary
from briefer.summarizers.choice import choose_best
from briefer.summarizers.likeness import Floats, count_mentions, link_sentences

THRESHOLD: Final = 0.1
EPSILON: Final = 0.1


def summarize(split: SplitArticle, budget: Budget) -> Summary:
    """Return the most central sentences."""
    scores = [(rating,) for rating in rate_sentences(split.stems).tolist()]
    return choose_best(split, budget, method="lexrank", features=("centrality",), scores=scores)


def rate_sentences(rows: Sequence[Sequence[str]]) -> Floats:
    """Return the centrality of each row of words, 0 for all where nothing is like anything."""
    size = len(rows)
    mentions = count_mentions(rows)
    most = np.ones(size)
    np.maximum.at(most, mentions.sentence, mentions.count)
    idf = np.log(size / (1.0 + mentions.held))
    weights = mentions.count / most[mentions.sentence] * idf[mentions.word]
    links = link_sentences(mentions, weights, size=size)
    lengths = np.sqrt(np.bincount(mentions.sentence, weights=weights * weights, minlength=size))
    near = links.weight > THRESHOLD * lengths[links.first] * lengths[links.second]
    first, second = links.first[near], links.second[near]
    share = 1.0 / np.maximum(np.bincount(first, minlength=size), 1)[first]
    centrality = np.full(size, 1.0 / max(size, 1))
    change = 1.0
    while change > EPSILON:
        following = np.bincount(second, weights=share * centrality[first], minlength=size)
        norm = float(np.linalg.norm(following))
        if norm == 0.0:
            return np.zeros(size)
        before, centrality = centrality, following / norm
        change = float(np.linalg.norm(centrality - before))
    return centrality
