"""Latent semantic analysis (Steinberger and Jezek 2004), sumy's own code: sentences for main topics."""

from typing import Any

from sumy.summarizers.lsa import LsaSummarizer

from briefer.model import Budget, SplitArticle, Summary
from briefer.summarizers.sumy_document import summarize_with_sumy

# Time grows with the cube of the sentences, a second for these; those behind are not rated.
LIMIT = 400


class OrderedLsaSummarizer(LsaSummarizer):  # type: ignore[misc] # sumy has no types
    """sumy's, with its words in order: else the sums behind the ratings differ from run to run."""

    def _create_dictionary(self, document: Any) -> dict[str, int]:
        words = sorted(super()._create_dictionary(document))
        return {word: row for row, word in enumerate(words)}


def summarize(split: SplitArticle, budget: Budget) -> Summary:
    """Return the sentences that sumy rates best."""
    return summarize_with_sumy(
        split, budget, summarizer=OrderedLsaSummarizer, method="lsa", feature="topics", limit=LIMIT
    )
