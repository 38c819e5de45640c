"""How sentences of several articles are chosen: constraints first, then the facts that must be told."""

from collections.abc import Sequence

from tests.fakes import make_article

from briefer.model import Budget
from briefer.summarizers.joint_choice import Candidate, Fact, choose_jointly
from briefer.summarizers.key_facts import find_key_facts
from briefer.text.definites import list_definites
from briefer.text.openings import opens_unresolved
from briefer.text.split import split_article

TALE = (
    "The council of Eastport met on Monday. It voted for a new bridge. Ferries stop on Friday. "
    "They carried shops' goods."
)
NEWS = "The repair cost ten million dollars. Mayor Ana Petrov signed the order. Rain fell in Corran."


def choose(
    texts: Sequence[str],
    scores: Sequence[float],
    budget: Budget,
    *,
    facts: Sequence[Fact] = (),
    barred: Sequence[int] = (),
    openers: Sequence[int] = (),
    redundancy: float = 0.0,
) -> list[int]:
    """Return what is chosen among all sentences of the texts, in a row, in reading order."""
    return sorted(
        choose_in_order(
            texts,
            scores,
            budget,
            facts=facts,
            barred=barred,
            openers=openers,
            redundancy=redundancy,
        )
    )


def choose_in_order(
    texts: Sequence[str],
    scores: Sequence[float],
    budget: Budget,
    *,
    facts: Sequence[Fact] = (),
    barred: Sequence[int] = (),
    openers: Sequence[int] = (),
    redundancy: float = 0.0,
) -> list[int]:
    """Return what is chosen, the most valuable first."""
    candidates: list[Candidate] = []
    for report, text in enumerate(texts):
        split = split_article(make_article(text))
        nouns = list_definites([each.text for each in split.sentences], split.stems, language="en")
        for sentence, stems, noun in zip(split.sentences, split.stems, nouns, strict=True):
            candidates.append(
                Candidate(
                    report=report,
                    sentence=sentence,
                    stems=frozenset(stems),
                    score=scores[len(candidates)],
                    noun=noun,
                    barred=len(candidates) in barred,
                )
            )
    assert len(candidates) == len(scores)
    return choose_jointly(
        candidates,
        budget,
        openers=openers,
        redundancy=redundancy,
        facts=facts,
        leans=lambda each: opens_unresolved(each.sentence.text, language="en"),
    )


def some(size: int) -> Budget:
    return Budget(unit="sentences", size=size)


def fact(*places: int, prominent: bool = True) -> Fact:
    return Fact(carriers=frozenset(places), prominent=prominent)


def test_a_leaning_sentence_brings_the_one_before_it_in_its_own_article() -> None:
    assert choose([TALE, NEWS], [0, 9, 0, 0, 1, 1, 1], some(2)) == [0, 1]
    # The first sentence of an article finds nothing to lean on in the article in front.
    assert choose([NEWS, "She thanked them. Snow fell."], [1, 1, 1, 9, 0], some(1)) == [0]


def test_a_pair_counts_what_it_is_worth_on_average() -> None:
    assert choose([TALE, NEWS], [0, 4, 3, 0, 3, 0, 0], some(2)) == [2, 4]


def test_what_leans_on_a_chosen_sentence_may_come_later() -> None:
    assert choose([TALE, NEWS], [5, 4, 3, 0, 1, 1, 1], some(3)) == [0, 1, 2]


def test_a_long_chain_of_leaning_sentences_stays_out() -> None:
    chain = "Ana Petrov came. He met her. He spoke. He left. Rain fell."
    assert choose([chain], [0, 0, 0, 9, 5], some(2)) == [0, 4]
    assert choose([chain], [0, 0, 0, 9, 5], some(5)) == [0, 1, 2, 3, 4]


def test_a_barred_sentence_brings_nothing_that_leans_on_it() -> None:
    assert choose([TALE, NEWS], [1, 9, 0, 0, 1, 1, 1], some(2), barred=[0]) == [4, 5]


def test_what_only_leans_gives_its_best_sentence() -> None:
    assert choose(["He came. He met her."], [1, 2], some(2)) == [1]
    assert choose(["He came. He met her."], [1, 2], Budget(unit="words", size=1)) == []


def test_what_opens_is_chosen_first_whatever_its_score() -> None:
    scores = [3.0, 9, 0, 0, 1, 2, 8]
    assert choose_in_order([TALE, NEWS], scores, some(3), openers=[5]) == [5, 6, 0]
    # It has to stand alone and to be news.
    assert choose_in_order([TALE, NEWS], scores, some(1), openers=[1, 4, 5], barred=[4]) == [5]
    assert choose([TALE, NEWS], scores, some(1), openers=[1]) == [6]


def test_what_opens_does_not_go_for_a_fact() -> None:
    scores = [3.0, 0, 0, 0, 1, 2, 8]
    assert choose([NEWS, TALE], scores, some(1), openers=[0], facts=[fact(2)]) == [0]


def test_what_was_said_counts_less() -> None:
    texts = ["Eastport has a new bridge.", "The bridge of Eastport cost money.", "Ferries stop on Friday."]
    assert choose(texts, [3, 2, 1.5], some(2)) == [0, 1]
    assert choose(texts, [3, 2, 1.5], some(2), redundancy=2.0) == [0, 2]


def test_the_same_text_comes_once_even_without_words() -> None:
    assert choose(["Yes.", "Yes.", "No."], [3, 2, 1], some(3)) == [0, 2]


def test_a_fact_that_is_missing_comes_for_the_least_valuable() -> None:
    assert choose([TALE, NEWS], [5, 0, 3, 0, 1, 2, 0], some(2)) == [0, 2]
    assert choose([TALE, NEWS], [5, 0, 3, 0, 1, 2, 0], some(2), facts=[fact(4, 5)]) == [0, 5]


def test_a_fact_that_is_told_changes_nothing() -> None:
    assert choose([TALE, NEWS], [5, 0, 3, 0, 1, 2, 0], some(2), facts=[fact(2, 5)]) == [0, 2]


def test_a_fact_from_further_down_comes_only_where_it_costs_little() -> None:
    late = [fact(5, prominent=False)]
    assert choose([TALE, NEWS], [5, 0, 3, 0, 1, 2, 0], some(2), facts=late) == [0, 2]
    assert choose([TALE, NEWS], [5, 0, 2.1, 0, 1, 2, 0], some(2), facts=late) == [0, 5]


def test_no_fact_drives_out_the_only_sentence_with_another() -> None:
    facts = [fact(2), fact(5), fact(6)]
    assert choose([TALE, NEWS], [5, 0, 3, 0, 1, 2, 0], some(2), facts=facts) == [2, 5]


def test_a_sentence_that_another_leans_on_is_not_taken_from_it() -> None:
    # Of the four sentences that are chosen first, the least valuable holds up the best.
    scores = [0.0, 9, 5, 0, 0, 1, 4]
    assert choose([TALE, NEWS], scores, some(4)) == [0, 1, 2, 6]
    assert choose([TALE, NEWS], scores, some(4), facts=[fact(5)]) == [0, 1, 2, 5]


def test_a_carrier_that_says_what_was_said_comes_for_that_sentence() -> None:
    texts = ["The harbour bridge repair was approved. Rain fell.", "Harbour bridge repair approved for 14."]
    assert choose(texts, [3, 2, 1], some(2), facts=[fact(2)]) == [1, 2]
    # ... unless that one is needed itself.
    assert choose(texts, [3, 2, 1], some(2), facts=[fact(0), fact(2)]) == [0, 1]


def test_a_leaning_carrier_brings_what_it_leans_on_or_stays_out() -> None:
    assert choose([TALE, NEWS], [0, 0, 3, 0, 9, 2, 1], some(2), facts=[fact(1)]) == [0, 1]
    assert choose([TALE, NEWS], [0, 0, 3, 0, 9, 2, 1], some(1), facts=[fact(1)]) == [4]
    assert choose(["He came. Rain fell."], [1, 2], some(1), facts=[fact(0)]) == [1]


def test_a_fact_is_insured_from_room_that_is_left() -> None:
    budget = Budget(unit="words", size=20)
    assert choose([TALE, NEWS], [5, 4, 3, -9, -9, 2, -9], budget, facts=[fact(5)])[-1] == 5


def list_facts(*texts: str, origins: Sequence[int]) -> list[tuple[str, bool]]:
    splits = [split_article(make_article(text)) for text in texts]
    return [(fact.text, fact.prominent) for fact in find_key_facts(splits, origins)]


def test_key_facts_are_names_and_numbers_of_most_origins() -> None:
    first = "The bridge in Eastport cost $2.4 million, mayor Ana Petrov said. It took 45 days."
    second = "Divers found an anchor in Eastport. The bridge cost $2.4 million and 45 days."
    third = "Mayor Ana Petrov opened the bridge in Eastport after 12 % more days."
    assert list_facts(first, second, third, origins=(0, 1, 2)) == [
        ("Eastport", True),
        ("2400000", True),
        ("Ana Petrov", True),
        ("45", True),
    ]
    # The second is a copy of the first: one origin has said it, not two.
    assert list_facts(first, second, third, origins=(0, 0, 2)) == [("Ana Petrov", True), ("Eastport", True)]


def test_a_small_number_is_a_fact_with_what_it_counts() -> None:
    texts = ("Three engineers left. It took 2.", "There were 3 engineers. It took 2.", "Three ferries came.")
    assert list_facts(*texts, origins=(0, 1, 2)) == [("3 engin", True)]


def test_what_is_told_further_down_is_not_prominent() -> None:
    long = " ".join(f"Rain fell for the {ordinal}." for ordinal in ["time"] * 14)
    assert list_facts(f"{long} It cost 45 euros.", f"{long} It cost 45 euros.", origins=(0, 1)) == [
        ("45", False)
    ]


def test_one_origin_alone_has_no_key_facts() -> None:
    assert list_facts("It cost 45 euros.", "It cost 45 euros.", origins=(0, 0)) == []


DIG = (
    "Diggers found a cemetery in Corran. Rain fell on Friday. The cemetery took 240 people. "
    "The graves are small. It was a surprise to all."
)
ROW = "Builders in Corran want a car park. The cemetery stops them. The dean is angry."


def test_what_takes_a_noun_as_known_comes_behind_what_tells_of_it() -> None:
    assert choose([DIG], [1, 2, 9, 0, 0], some(2)) == [0, 2]
    assert choose([DIG], [1, 2, 9, 0, 0], some(2), openers=[2, 0]) == [0, 2]
    # for itself alone it does not come
    assert choose([DIG], [1, 2, 9, 0, 0], some(1)) == [1]
    # where it has been told of, nothing has to come along
    assert choose_in_order([DIG], [9, 2, 8, 0, 0], some(2)) == [0, 2]


def test_what_tells_of_a_noun_must_be_able_to_come_itself() -> None:
    assert 2 not in choose([DIG], [1, 2, 9, 0, 0], some(3), barred=[0])
    lean = "It hid a cemetery there for long. The cemetery took 240 people. Rain fell on Friday."
    assert choose([lean], [0, 9, 1], some(2)) == [2]


def test_no_fact_drives_out_what_tells_of_a_noun() -> None:
    scores = [1, 2, 9, 5, 0, 0, 8, 0]
    carried = [Fact(carriers=frozenset({5}), prominent=True)]
    chosen = choose([DIG, ROW], scores, some(3), facts=carried)
    assert {0, 2} <= set(chosen) or 2 not in chosen
    assert 5 in chosen


def test_the_report_that_opens_may_tell_of_a_noun_for_others() -> None:
    told = "A cemetery stops the car park of Corran. The cemetery was in use until 1604."
    assert choose_in_order([DIG, told], [9, 0, 0, 0, 0, 1, 8], some(2), openers=[0]) == [0, 6]


def test_two_reports_that_begin_with_the_news_tell_it_once() -> None:
    texts = [
        "Shareholders of Calder Marine rejected a rise of 14 million pounds for its chief executive on "
        "Thursday in London. The board met.",
        "Calder Marine lost a vote on what its chief executive earns, as angry shareholders turned against "
        "its board after the worst year. Rain fell in Corran.",
    ]
    assert choose(texts, [5, 1, 4, 2], some(3)) == [0, 1, 3]
    # further down they may come back to it
    assert choose([f"Snow fell. {texts[0]}", texts[1]], [0, 5, 1, 4, 2], some(3)) == [1, 3, 4]


def test_a_short_sentence_that_adds_something_is_told() -> None:
    texts = [
        "Corran's brigade fought a fire in the theatre.",
        "A child was hurt, the brigade of Corran said.",
    ]
    assert choose(texts, [5, 4], some(2)) == [0, 1]
