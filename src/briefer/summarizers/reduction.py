"""Graph reduction, sumy's own code: sentences whose likenesses to all others add up to most."""

from sumy.summarizers.reduction import ReductionSummarizer

from briefer.model import Budget, SplitArticle, Summary
from briefer.summarizers.sumy_document import summarize_with_sumy

# Time grows with the square of the sentences, seconds for these; those behind are not rated.
LIMIT = 1000


def summarize(split: SplitArticle, budget: Budget) -> Summary:
    """Return the sentences that sumy rates best."""
    return summarize_with_sumy(
        split, budget, summarizer=ReductionSummarizer, method="reduction", feature="likeness", limit=LIMIT
    )
