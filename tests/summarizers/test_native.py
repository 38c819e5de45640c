"""The native LexRank is sumy's, faster; and what a choice may not hold."""

import pytest
from tests.fakes import make_article

from briefer.model import Budget
from briefer.summarizers import find_summarizer
from briefer.summarizers.choice import summarize_by_scores
from briefer.text.split import split_article

TEXTS = [
    "The harbour bridge reopened on Monday. Engineers replaced hangers of the bridge. The harbour council "
    "paid. Buses cross the bridge on Tuesday. Ferries stop on Friday. The harbour council met engineers.",
    "Voters in Corran chose a council. The council has nine seats. Corran voters had waited a year. Turnout "
    "was low in the north. The north of Corran has few voters. A recount of seats is due.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_native_lexrank_chooses_what_sumy_chooses(text: str) -> None:
    split = split_article(make_article(text))
    budget = Budget(unit="sentences", size=3)
    native, sumy = (find_summarizer(name)(split, budget) for name in ("lexrank", "sumy-lexrank"))
    assert native.sentences == sumy.sentences


def test_very_long_articles_are_scored_to_their_end() -> None:
    split = split_article(make_article(" ".join(f"Item {n} of the list was sold." for n in range(2100))))
    for name in ("lexrank", "sumbasic"):
        summary = find_summarizer(name)(split, Budget(unit="sentences", size=2))
        assert len(summary.scores) == 2100
        assert summary.scores[-1] < summary.scores[0]


def test_two_sentences_that_say_the_same_are_not_both_chosen() -> None:
    split = split_article(
        make_article(
            "The council of Eastport approved the harbour bridge repair on Monday. On Monday the Eastport "
            "council approved the repair of the harbour bridge. Ferries stop on Friday."
        )
    )
    summary = find_summarizer("lead")(split, Budget(unit="sentences", size=2))
    assert [each.position for each in summary.sentences] == [0, 2]


def test_a_chain_of_leaning_sentences_is_left_out() -> None:
    split = split_article(
        make_article("Ana came. He met her. He spoke. He left. He woke. Rain fell on Monday.")
    )
    summary = summarize_by_scores(
        split,
        Budget(unit="sentences", size=2),
        method="test",
        features=("worth",),
        scores=[(0.0,), (0.0,), (0.0,), (0.0,), (9.0,), (5.0,)],
    )
    assert [each.text for each in summary.sentences] == ["Ana came.", "Rain fell on Monday."]


def test_long_and_short_sentences_score_lower() -> None:
    split = split_article(
        make_article("No. " + "The council met " + "and met " * 60 + "again. Boats came in today.")
    )
    summary = find_summarizer("briefer")(split, Budget(unit="sentences", size=3))
    column = summary.features.index("length")
    assert min(row[column] for row in summary.scores) < 0
