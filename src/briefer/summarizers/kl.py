"""KLSum (Haghighi and Vanderwende 2009), sumy's own code: sentences that keep its word frequencies."""

from sumy.summarizers.kl import KLSummarizer

from briefer.model import Budget, SplitArticle, Summary
from briefer.summarizers.sumy_document import summarize_with_sumy

# Time grows with the cube of the sentences, seconds for these; those behind are not rated.
LIMIT = 150


def summarize(split: SplitArticle, budget: Budget) -> Summary:
    """Return the sentences that sumy rates best."""
    return summarize_with_sumy(
        split, budget, summarizer=KLSummarizer, method="kl", feature="divergence", limit=LIMIT
    )
