"""LexRank (Erkan and Radev 2004) as sumy defines it, by one product of matrices, not pairs in Python."""

import numpy as np
import numpy.typing as npt

from briefer.model import Budget, SplitArticle, Summary
from briefer.summarizers.choice import summarize_by_scores

THRESHOLD = 0.1
EPSILON = 0.1
# Beyond this the matrix of likenesses would take more than 32 MB.
LIMIT = 2000


def summarize(split: SplitArticle, budget: Budget) -> Summary:
    """Return the sentences that are like many sentences that are like many."""
    scores = rate_sentences([list(row) for row in split.stems[:LIMIT]])
    rows = [(float(score),) for score in scores] + [(-1.0,)] * (len(split.sentences) - len(scores))
    return summarize_by_scores(split, budget, method="lexrank", features=("centrality",), scores=rows)


def rate_sentences(rows: list[list[str]]) -> npt.NDArray[np.float64]:
    """Return the centrality of each row of words: power iteration over cosines of at least 0.1."""
    size = len(rows)
    if not size:
        return np.zeros(0)
    weights = _weigh_words(rows)
    lengths = np.sqrt((weights**2).sum(axis=1))
    products = weights @ weights.T
    norms = np.outer(lengths, lengths)
    cosines = np.divide(products, norms, out=np.zeros_like(products), where=norms > 0)
    links = (cosines > THRESHOLD).astype(np.float64)
    degrees = links.sum(axis=1)
    degrees[degrees == 0] = 1.0
    transposed = (links / degrees[:, None]).T
    vector = np.full(size, 1.0 / size)
    step = 1.0
    while step > EPSILON:
        following = transposed @ vector
        step = float(np.linalg.norm(following - vector))
        vector = following
    return vector


def _weigh_words(rows: list[list[str]]) -> npt.NDArray[np.float64]:
    """Return rows of tf-idf weights: tf over the row's most frequent word, idf ``ln(n / (1 + df))``."""
    columns: dict[str, int] = {}
    for row in rows:
        for word in row:
            columns.setdefault(word, len(columns))
    counts = np.zeros((len(rows), max(len(columns), 1)))
    for index, row in enumerate(rows):
        np.add.at(counts[index], [columns[word] for word in row], 1.0)
    most = counts.max(axis=1, keepdims=True)
    frequencies = np.divide(counts, most, out=np.zeros_like(counts), where=most > 0)
    idf = np.log(len(rows) / (1.0 + (counts > 0).sum(axis=0)))
    return np.asarray(frequencies * idf, dtype=np.float64)
