"""Summarizers: how the sentences of one article are scored, and which of them are chosen.

Adding a method is a module here and a line in the table, or an entry point of ``briefer.summarizers``. The
native ones are what briefer stands for; the ``sumy-`` ones are that package's own code on briefer's words.
"""

from typing import Protocol, cast

from briefer.model import Budget, SplitArticle, Summary
from briefer.tables import list_names, load_entry

SUMMARIZERS = {
    "briefer": "briefer.summarizers.linear:summarize",
    "lead": "briefer.summarizers.lead:summarize",
    "edmundson": "briefer.summarizers.edmundson:summarize",
    "kl": "briefer.summarizers.sumy_methods:summarize_kl",
    "lexrank": "briefer.summarizers.lexrank:summarize",
    "lsa": "briefer.summarizers.sumy_methods:summarize_lsa",
    "luhn": "briefer.summarizers.sumy_methods:summarize_luhn",
    "reduction": "briefer.summarizers.sumy_methods:summarize_reduction",
    "sumbasic": "briefer.summarizers.sumy_methods:summarize_sumbasic",
    "sumy-lexrank": "briefer.summarizers.sumy_methods:summarize_lexrank",
    "sumy-textrank": "briefer.summarizers.sumy_methods:summarize_textrank",
}
GROUP = "briefer.summarizers"


class Summarizer(Protocol):
    """Chooses sentences of an article: verbatim, in reading order, within the budget."""

    def __call__(self, split: SplitArticle, budget: Budget) -> Summary:
        """Return the summary, with every sentence's score by feature."""
        ...


def list_summarizers() -> tuple[str, ...]:
    """Return the names of all summarizers."""
    return list_names(SUMMARIZERS, group=GROUP)


def find_summarizer(name: str) -> Summarizer:
    """Return the summarizer called ``name``; SettingsError when there is none."""
    return cast(Summarizer, load_entry(name, table=SUMMARIZERS, group=GROUP, kind="summarizer"))
