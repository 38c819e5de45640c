"""A summarizer that is not ours: what it raises, and what it gets wrong, is told under its name."""

from dataclasses import replace

import pytest
from tests.fakes import make_article

from briefer.errors import SummarizerError
from briefer.model import Budget, SplitArticle, Summary
from briefer.summarizers import Summarizer, find_summarizer
from briefer.summarizers.foreign import ForeignSummarizer
from briefer.text.split import split_article

ARTICLE = make_article("The harbour is open again.", "Engineers found 14 cracks.", headline="Harbour opens")
BUDGET = Budget(unit="sentences", size=1)


def summarize_well(split: SplitArticle, budget: Budget) -> Summary:
    return find_summarizer("lead")(split, budget)


def summarize_half(split: SplitArticle, budget: Budget) -> Summary:
    return replace(summarize_well(split, budget), scores=((1.0,),))


def summarize_nothing(split: SplitArticle, budget: Budget) -> Summary:
    raise ValueError("no model\nhere")


def test_a_sound_one_is_left_to_do_its_work() -> None:
    split = split_article(ARTICLE)
    summarize = ForeignSummarizer(name="theirs", summarizer=summarize_well)
    assert summarize(split, BUDGET) == summarize_well(split, BUDGET)


@pytest.mark.parametrize(
    ("summarizer", "said"),
    [
        (summarize_half, 'the summarizer "theirs" fails: it scores 1 of 2 sentences'),
        (summarize_nothing, 'the summarizer "theirs" fails: ValueError: no model here'),
    ],
)
def test_one_that_fails_is_named_in_one_line(summarizer: Summarizer, said: str) -> None:
    with pytest.raises(SummarizerError) as caught:
        ForeignSummarizer(name="theirs", summarizer=summarizer)(split_article(ARTICLE), BUDGET)
    assert str(caught.value) == said
