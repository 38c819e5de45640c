"""TextRank (Mihalcea and Tarau 2004), sumy's own code: sentences that share words with many that do."""

from sumy.summarizers.text_rank import TextRankSummarizer

from briefer.model import Budget, SplitArticle, Summary
from briefer.summarizers.sumy_document import summarize_with_sumy

# Time grows with the square of the sentences, a second for these; those behind are not rated.
LIMIT = 1000


def summarize(split: SplitArticle, budget: Budget) -> Summary:
    """Return the sentences that sumy rates best."""
    return summarize_with_sumy(
        split,
        budget,
        summarizer=TextRankSummarizer,
        method="sumy-textrank",
        feature="centrality",
        limit=LIMIT,
    )
