"""The first sentences: what no general method beats on news without learning (Nenkova 2005)."""

from briefer.model import Budget, SplitArticle, Summary
from briefer.summarizers.choice import choose_best


def summarize(split: SplitArticle, budget: Budget) -> Summary:
    """Return the opening of the article: each sentence scores less than the one before it."""
    scores = [(1.0 / (1.0 + sentence.position),) for sentence in split.sentences]
    return choose_best(split, budget, method="lead", features=("position",), scores=scores)
