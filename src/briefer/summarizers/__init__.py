"""Summarizers: how the sentences of one article are scored, and which of them are chosen.

Adding a method is a module here and a line in the table, or an entry point of ``briefer.summarizers``.
``briefer`` is the default. ``lexrank`` and ``textrank`` choose what ``sumy-lexrank`` and ``sumy-textrank``
do, many times faster; these two, ``edmundson``, ``kl``, ``lsa``, ``luhn``, ``reduction`` and ``sumbasic`` are
that package's own code on briefer's words, and ``summa-textrank`` ranks as the package summa does. Whatever
the method, ``choice.py`` chooses by its scores. ``several.py`` tells several articles of one event in one
summary.
"""

from collections.abc import Sequence
from typing import Protocol, cast

from briefer.model import Budget, JointSummary, SplitArticle, Summary
from briefer.summarizers.foreign import ForeignSummarizer
from briefer.tables import list_names, load_entry

SUMMARIZERS = {
    "briefer": "briefer.summarizers.linear:summarize",
    "lead": "briefer.summarizers.lead:summarize",
    "lexrank": "briefer.summarizers.lexrank:summarize",
    "textrank": "briefer.summarizers.textrank:summarize",
    "edmundson": "briefer.summarizers.edmundson:summarize",
    "kl": "briefer.summarizers.kl:summarize",
    "lsa": "briefer.summarizers.lsa:summarize",
    "luhn": "briefer.summarizers.luhn:summarize",
    "random": "briefer.summarizers.random:summarize",
    "reduction": "briefer.summarizers.reduction:summarize",
    "sumbasic": "briefer.summarizers.sumbasic:summarize",
    "summa-textrank": "briefer.summarizers.summa_textrank:summarize",
    "sumy-lexrank": "briefer.summarizers.sumy_lexrank:summarize",
    "sumy-textrank": "briefer.summarizers.sumy_textrank:summarize",
}
# Those that know several articles of one event as several; to all others they are one long article.
JOINT_SUMMARIZERS = {"briefer": "briefer.summarizers.several:summarize_several"}
GROUP = "briefer.summarizers"


class Summarizer(Protocol):
    """Chooses sentences of an article: verbatim, in reading order, within the budget."""

    def __call__(self, split: SplitArticle, budget: Budget) -> Summary:
        """Return the summary, with every sentence's score by feature."""
        ...


class JointSummarizer(Protocol):
    """Chooses sentences across several articles of one event, each credited, within the budget."""

    def __call__(self, splits: Sequence[SplitArticle], budget: Budget) -> JointSummary:
        """Return the summary, with every sentence's score by feature."""
        ...


def list_summarizers() -> tuple[str, ...]:
    """Return the names of all summarizers."""
    return list_names(SUMMARIZERS, group=GROUP)


def find_summarizer(name: str) -> Summarizer:
    """Return the summarizer called ``name``; SettingsError when there is none."""
    entry = cast(Summarizer, load_entry(name, table=SUMMARIZERS, group=GROUP, kind="summarizer"))
    return entry if name in SUMMARIZERS else ForeignSummarizer(name=name, summarizer=entry)


def find_joint_summarizer(name: str) -> JointSummarizer | None:
    """Return how the summarizer called ``name`` tells several articles, None where it knows only one."""
    if name not in JOINT_SUMMARIZERS:
        return None
    return cast(JointSummarizer, load_entry(name, table=JOINT_SUMMARIZERS, group=GROUP, kind="summarizer"))
