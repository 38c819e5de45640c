"""LexRank (Erkan and Radev 2004), sumy's own code: sentences like many that are like many."""

from sumy.summarizers.lex_rank import LexRankSummarizer

from briefer.model import Budget, SplitArticle, Summary
from briefer.summarizers.sumy_document import summarize_with_sumy

# Time grows with the square of the sentences, seconds for these; those behind are not rated.
LIMIT = 1000


def summarize(split: SplitArticle, budget: Budget) -> Summary:
    """Return the sentences that sumy rates best."""
    return summarize_with_sumy(
        split, budget, summarizer=LexRankSummarizer, method="sumy-lexrank", feature="centrality", limit=LIMIT
    )
