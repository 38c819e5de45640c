"""The native LexRank and TextRank rate and choose as sumy does, and cope with lengths that sumy cannot."""

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fakes import make_article

from briefer.model import Budget, SplitArticle
from briefer.summarizers import find_summarizer, lexrank, likeness, textrank
from briefer.text.split import split_article

TEXTS = [
    "The harbour bridge reopened on Monday. Engineers replaced hangers of the bridge. The harbour council "
    "paid. Buses cross the bridge on Tuesday. Ferries stop on Friday. The harbour council met engineers.",
    "Voters in Corran chose a council. The council has nine seats. Corran voters had waited a year. Turnout "
    "was low in the north. The north of Corran has few voters. A recount of seats is due.",
    "Rain fell. Rain fell. Rain fell on Corran. Snow is due. Yes! No!",
    "Alpha. Beta. Alpha.",
]
ANIMALS = ["ant", "bee", "cow", "dog", "elk", "fox", "gnu", "hen"]
PAIRS = [("lexrank", "sumy-lexrank"), ("textrank", "sumy-textrank")]


def rate(name: str, split: SplitArticle) -> list[float]:
    summary = find_summarizer(name)(split, Budget(unit="sentences", size=3))
    return [score for (score,) in summary.scores]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(("native", "sumy"), PAIRS)
def test_native_methods_rate_and_choose_as_sumy_does(text: str, native: str, sumy: str) -> None:
    split = split_article(make_article(text))
    assert rate(native, split) == pytest.approx(rate(sumy, split), abs=1e-9)
    budget = Budget(unit="sentences", size=3)
    chosen, expected = (find_summarizer(name)(split, budget).sentences for name in (native, sumy))
    assert chosen == expected


@pytest.mark.parametrize(("native", "sumy"), PAIRS)
@given(rows=st.lists(st.lists(st.sampled_from(ANIMALS), max_size=6), max_size=9))
def test_native_methods_rate_any_words_as_sumy_does(native: str, sumy: str, rows: list[list[str]]) -> None:
    split = split_article(make_article(*(" ".join(row) + "." for row in rows if row)))
    assert rate(native, split) == pytest.approx(rate(sumy, split), abs=1e-9)


def test_products_are_those_of_the_dense_matrix() -> None:
    rows = [["a", "b", "a"], [], ["b", "c"], ["a", "c", "c"], ["d"]]
    mentions = likeness.count_mentions(rows)
    links = likeness.link_sentences(mentions, mentions.count, size=len(rows))
    counts = np.array([[row.count(word) for word in "abcd"] for row in rows])
    found = np.zeros((5, 5))
    found[links.first, links.second] = links.weight
    assert found.tolist() == (counts @ counts.T).tolist()


def test_long_articles_leave_out_words_that_link_everything() -> None:
    rows = [["everywhere", f"word{number // 2}"] for number in range(likeness.EXACT + 1)]
    mentions = likeness.count_mentions(rows)
    links = likeness.link_sentences(mentions, mentions.count, size=len(rows))
    apart = np.abs(links.first - links.second)
    assert apart.max() == 1
    assert len(links.weight) == 2 * len(rows) - 1


@pytest.mark.parametrize("rate_sentences", [lexrank.rate_sentences, textrank.rate_sentences])
def test_ten_thousand_sentences_take_seconds_at_most(rate_sentences: object) -> None:
    words = [f"w{number * number % 4999}" for number in range(80_000)]
    rows = [words[start : start + 8] for start in range(0, len(words), 8)]
    started = time.process_time()
    ratings = rate_sentences(rows)  # type: ignore[operator]
    assert time.process_time() - started < 20
    assert len(ratings) == 10_000
    assert np.isfinite(ratings).all()
