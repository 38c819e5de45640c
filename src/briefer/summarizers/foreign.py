"""A summarizer that came by an entry point: somebody else's code, whose failing must not end a day."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.errors import SummarizerError
from briefer.model import Budget, SplitArticle, Summary
from briefer.tables import describe_failure

if TYPE_CHECKING:
    from briefer.summarizers import Summarizer


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignSummarizer:
    """The summarizer called ``name``; whatever it raises is a SummarizerError that names it."""

    name: str
    summarizer: "Summarizer"

    def __call__(self, split: SplitArticle, budget: Budget) -> Summary:
        """Return its summary; SummarizerError when it raises, or scores other sentences than there are."""
        try:
            summary = self.summarizer(split, budget)
            scored = len(summary.scores)
        except Exception as error:
            raise SummarizerError(f'the summarizer "{self.name}" fails: {describe_failure(error)}') from error
        if scored != len(split.sentences):
            raise SummarizerError(
                f'the summarizer "{self.name}" fails: it scores {scored} of {len(split.sentences)} sentences'
            )
        return summary
