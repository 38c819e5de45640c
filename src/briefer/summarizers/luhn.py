"""Luhn 1958, sumy's own code: sentences with dense runs of the article's frequent words."""

from sumy.summarizers.luhn import LuhnSummarizer

from briefer.model import Budget, SplitArticle, Summary
from briefer.summarizers.sumy_document import summarize_with_sumy

# Time grows with words times distinct words, seconds for these; those behind are not rated.
LIMIT = 2000


def summarize(split: SplitArticle, budget: Budget) -> Summary:
    """Return the sentences that sumy rates best."""
    return summarize_with_sumy(
        split, budget, summarizer=LuhnSummarizer, method="luhn", feature="density", limit=LIMIT
    )
