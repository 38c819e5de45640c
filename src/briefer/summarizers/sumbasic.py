"""SumBasic (Nenkova and Vanderwende 2005), sumy's own code: sentences of probable words."""

from sumy.summarizers.sum_basic import SumBasicSummarizer

from briefer.model import Budget, SplitArticle, Summary
from briefer.summarizers.sumy_document import summarize_with_sumy

# Time grows with the square of the sentences, a second for these; those behind are not rated.
LIMIT = 1000


def summarize(split: SplitArticle, budget: Budget) -> Summary:
    """Return the sentences that sumy rates best."""
    return summarize_with_sumy(
        split, budget, summarizer=SumBasicSummarizer, method="sumbasic", feature="probability", limit=LIMIT
    )
