"""What may come into a summary, and with what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fakes import make_article

from briefer.model import Budget, SplitArticle
from briefer.summarizers.choice import choose_best, choose_coherent, choose_in_order, count_words
from briefer.text.fragments import is_fragment
from briefer.text.openings import opens_unresolved
from briefer.text.split import split_article

TALE = (
    "The council of Eastport met on Monday. It voted for a new bridge. Mayor Ana Petrov signed the order. "
    "She thanked the engineers. Ferries stop on Friday."
)


def choose(split: SplitArticle, worth: list[float], budget: Budget, *, redundancy: float = 0.0) -> list[int]:
    summary = choose_coherent(
        split,
        budget,
        method="test",
        features=("worth",),
        scores=[(value,) for value in worth],
        redundancy=redundancy,
    )
    return [sentence.position for sentence in summary.sentences]


def three(size: int = 3) -> Budget:
    return Budget(unit="sentences", size=size)


def test_a_leaning_sentence_brings_the_one_before_it() -> None:
    split = split_article(make_article(TALE))
    assert choose(split, [0, 9, 0, 0, 1], three(2)) == [0, 1]


def test_a_leaning_sentence_stays_out_where_two_do_not_fit() -> None:
    split = split_article(make_article(TALE))
    assert choose(split, [0, 9, 0, 0, 1], three(1)) == [4]


def test_a_pair_counts_what_it_is_worth_on_average() -> None:
    split = split_article(make_article(TALE))
    assert choose(split, [0, 4, 3, 0, 3], three(2)) == [2, 4]
    assert choose(split, [3, 4, 3, 0, 3], three(2)) == [0, 1]


def test_what_leans_on_a_chosen_sentence_may_come_later() -> None:
    split = split_article(make_article(TALE))
    assert choose(split, [5, 4, 3, 0, 3], three(3)) == [0, 1, 2]


def test_a_chain_of_leaning_sentences_is_left_out() -> None:
    text = "Ana Petrov came. He met her. He spoke. He left. He woke. Rain fell on Monday."
    split = split_article(make_article(text))
    assert choose(split, [0, 0, 0, 0, 9, 5], three(2)) == [0, 5]
    # ... until so much of it is there that the rest may follow.
    assert choose(split, [0, 0, 0, 0, 9, 5], three(6)) == [0, 1, 2, 3, 4, 5]


def test_an_article_that_only_leans_gives_its_best_sentence() -> None:
    split = split_article(make_article("He came. He met her. But he left again."))
    assert choose(split, [1, 2, 3], three(2)) == [2]
    assert choose(split, [1, 2, 3], Budget(unit="words", size=2)) == [0]


def test_two_sentences_that_say_the_same_are_not_both_chosen() -> None:
    split = split_article(
        make_article(
            "The council of Eastport approved the harbour bridge repair on Monday. On Monday the Eastport "
            "council approved the repair of the harbour bridge. Ferries stop on Friday."
        )
    )
    assert choose(split, [3, 2, 1], three(2)) == [0, 2]


def test_equal_sentences_come_once() -> None:
    split = split_article(make_article("Yes. Yes. Yes. No."))
    assert choose(split, [1, 2, 3, 0], three(4)) == [2, 3]


def test_what_was_said_counts_less() -> None:
    split = split_article(
        make_article("Eastport has a new bridge. The bridge of Eastport cost money. Ferries stop on Friday.")
    )
    assert choose(split, [3, 2, 1.5], three(2)) == [0, 1]
    assert choose(split, [3, 2, 1.5], three(2), redundancy=2.0) == [0, 2]


def test_fragments_come_last() -> None:
    split = split_article(
        make_article("Six questions about the bridge", "Eastport has a new bridge.", "Read more about it:")
    )
    assert choose(split, [9, 1, 9], three(1)) == [1]
    assert choose(split, [9, 1, 8], three(2)) == [0, 1]
    assert choose(split, [9, 1, 9], Budget(unit="words", size=40)) == [1]


def test_text_without_full_stops_is_summarized_too() -> None:
    split = split_article(make_article("bridge open again", "ferries stop on friday"))
    assert choose(split, [1, 2], Budget(unit="words", size=4)) == [1]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The bridge reopened.", "en", False),
        ("“The bridge reopened.”", "en", False),
        ("The bridge reopened …", "en", False),
        ("(The bridge reopened.)", "en", False),
        ("Why now?", "en", False),
        ("橋は再開した。", "ja", False),
        ("पुल फिर खुला।", "hi", False),
        ("สะพานเปิดอีกครั้ง", "th", False),
        ("Eastport bridge reopens", "en", True),
        ("6 questions about the bridge .", "en", True),
        ("Here is what we know:", "en", True),
        ("", "en", True),
    ],
)
def test_fragments_are_known_by_their_end(text: str, language: str, expected: bool) -> None:
    assert is_fragment(text, language=language) is expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two words.", 2),
        ("Café — naïve, 12 %", 5),
        ("橋は月曜日に再開した。", 5),
        ("", 0),
    ],
)
def test_words_of_a_budget(text: str, words: int) -> None:
    assert count_words(text) == words


def test_characters_are_met_exactly() -> None:
    split = split_article(make_article("Aa bb. Cc dd."))
    assert choose(split, [1, 2], Budget(unit="characters", size=13)) == [0, 1]
    assert choose(split, [1, 2], Budget(unit="characters", size=12)) == [1]
    assert choose(split, [1, 2], Budget(unit="characters", size=5)) == []


def test_the_best_that_fits_comes_where_the_best_does_not() -> None:
    split = split_article(make_article("A long sentence of seven words here. Short one. Tiny."))
    for chosen in (
        choose(split, [9, 1, 2], Budget(unit="words", size=2)),
        [
            each.position
            for each in choose_best(
                split, Budget(unit="words", size=2), method="", features=("a",), scores=[(9,), (1,), (2,)]
            ).sentences
        ],
    ):
        assert chosen == [2]


@given(
    worth=st.lists(st.integers(-9, 9), min_size=5, max_size=5),
    size=st.integers(0, 40),
    unit=st.sampled_from(["sentences", "words", "characters"]),
    redundancy=st.sampled_from([0.0, 0.7, 5.0]),
)
def test_nothing_chosen_leans_on_what_was_left_out(
    worth: list[int], size: int, unit: str, redundancy: float
) -> None:
    split = split_article(make_article(TALE))
    budget = Budget(unit=unit, size=size)  # type: ignore[arg-type]
    chosen = choose(split, [float(value) for value in worth], budget, redundancy=redundancy)
    for position in chosen:
        if opens_unresolved(split.sentences[position].text, language="en"):
            assert position - 1 in chosen


DIG = (
    "Diggers found a cemetery in Corran. Rain fell on Friday. The cemetery took 240 people. "
    "The dean is glad. Ferries stop on Sunday."
)


def order(
    split: SplitArticle,
    worth: list[float],
    *,
    size: int,
    openers: tuple[int, ...] = (),
    last: tuple[int, ...] = (),
) -> list[int]:
    return choose_in_order(split, three(size), scores=worth, redundancy=0.0, last=set(last), openers=openers)


def test_what_takes_a_noun_as_known_comes_behind_what_tells_of_it() -> None:
    split = split_article(make_article(DIG))
    assert choose(split, [0, 1, 9, 0, 0], three(2)) == [0, 2]
    assert choose(split, [0, 1, 9, 0, 0], three(1)) == [1]
    assert order(split, [9, 1, 8, 0, 0], size=2) == [0, 2]


def test_where_what_tells_of_a_noun_cannot_come_another_sentence_does() -> None:
    split = split_article(make_article(DIG))
    assert order(split, [0, 1, 9, 0, 0], size=1, last=(0,)) == [1]
    assert 2 not in order(split, [0, 1, 9, 0, 2], size=3, last=(0,))


def test_an_opener_is_told_first_whatever_it_is_worth() -> None:
    split = split_article(make_article(DIG))
    assert order(split, [1, 0, 0, 0, 9], size=2, openers=(0, 4)) == [0, 4]
    # what leans, is barred or takes a noun as known opens nothing
    assert order(split, [0, 5, 0, 0, 9], size=2, openers=(2, 1)) == [1, 4]
    assert order(split, [0, 5, 0, 0, 9], size=2, openers=(1,), last=(1,)) == [4, 0]
    tale = split_article(make_article(TALE))
    assert order(tale, [0, 0, 1, 9, 5], size=1, openers=(1, 3, 2)) == [2]
