"""Several articles of one event in one summary: what must be in it, what must not, and in which order."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fakes import MORNING, make_article

from briefer.model import Article, Budget, JointSummary
from briefer.summarizers.choice import count_words
from briefer.summarizers.copies import find_copies
from briefer.summarizers.several import summarize_several
from briefer.text.split import split_article

POST = make_article(
    "The harbour bridge in Eastport reopened on Monday after ten days. Engineers replaced 14 of its 212 "
    "hangers, the council said. They had found rust in 60 of them last month.",
    "Mayor Ana Petrov said buses will cross the bridge from Tuesday. Ferries that stood in for the bridge "
    "will stop on Friday, the operator Nordlink said.",
    outlet="Harbour Post",
)
COURIER = make_article(
    "Eastport has its bridge back: traffic returned to the harbour crossing on Monday morning. The repair "
    "cost $2.4 million, according to the council's budget office.",
    "Workers replaced 14 hangers in ten days. Mayor Ana Petrov thanked the crews for working at night. "
    "Subscribe to our newsletter for more.",
    outlet="Courier",
    published=MORNING - timedelta(hours=3),
)
TRADE = make_article(
    "Two thirds of the shops near the harbour lost trade while the bridge was shut, the chamber of commerce "
    "said. The repair cost $2.4 million. Shopkeepers ask the council for a rebate on their rates.",
    outlet="Trade Weekly",
    published=MORNING + timedelta(hours=3),
)
EVENT = (POST, COURIER, TRADE)


def tell(*articles: Article, size: int = 60, unit: str = "words") -> JointSummary:
    splits = [split_article(article) for article in articles]
    return summarize_several(splits, Budget(unit=unit, size=size))  # type: ignore[arg-type]


def texts(summary: JointSummary) -> list[str]:
    return [each.sentence.text for each in summary.sentences]


def cost(summary: JointSummary, unit: str) -> int:
    told = texts(summary)
    if unit == "sentences":
        return len(told)
    return sum(map(count_words, told)) if unit == "words" else len(" ".join(told))


@pytest.mark.parametrize(
    ("unit", "size"), [("sentences", 4), ("sentences", 0), ("words", 60), ("words", 9), ("characters", 300)]
)
def test_every_sentence_is_verbatim_credited_and_within_budget(unit: str, size: int) -> None:
    summary = tell(*EVENT, unit=unit, size=size)
    assert cost(summary, unit) <= size
    for each in summary.sentences:
        article = EVENT[each.report]
        assert each.sentence.article == article.id
        assert article.text[each.sentence.start : each.sentence.end] == each.sentence.text
        assert len(summary.scores[each.report][each.sentence.position]) == len(summary.features)
    if unit == "sentences":
        assert len(summary.sentences) == size


def test_a_reprint_counts_once_and_is_not_quoted_beside_its_original() -> None:
    reprint = replace(POST, id="reprint", outlet="Evening Mail")
    summary = tell(POST, reprint, TRADE)
    assert summary.origins == (0, 0, 2)
    assert {each.report for each in summary.sentences} <= {0, 2}


def test_an_excerpt_repeats_its_whole_and_an_own_report_repeats_nothing() -> None:
    excerpt = make_article(POST.paragraphs[0])
    splits = [split_article(article) for article in (excerpt, POST, COURIER, make_article())]
    assert find_copies(splits) == (1, 1, 2, 3)


def test_nothing_is_said_twice() -> None:
    again = make_article(
        "The harbour bridge in Eastport reopened on Monday after ten days of work. Divers found an anchor "
        "from 1890 below the third pier.",
        outlet="Echo",
    )
    told = texts(tell(POST, again, size=400))
    assert sum("harbour bridge in Eastport reopened" in text for text in told) == 1
    assert any("anchor" in text for text in told)


def test_what_leans_comes_right_behind_its_sentence() -> None:
    told = tell(*EVENT, size=400).sentences
    for before, each in zip((None, *told), told, strict=False):
        if each.sentence.text.startswith("They had found"):
            assert before is not None
            assert (before.report, before.sentence.position) == (each.report, each.sentence.position - 1)


def test_a_quoted_pronoun_leans_too() -> None:
    quoting = make_article(
        "The council honoured engineer Ruth Okafor on Monday. “She never slept,” mayor Ana Petrov said. "
        "The bridge had been shut for ten days.",
    )
    told = texts(tell(quoting, size=2, unit="sentences"))
    assert not any("never slept" in text for text in told[:1])


def test_furniture_and_fragments_are_not_chosen_while_there_is_news() -> None:
    told = texts(tell(*EVENT, size=1000))
    assert not any("newsletter" in text for text in told)
    assert texts(tell(make_article("Six questions about the bridge"))) == ["Six questions about the bridge"]


def test_the_lead_article_comes_first_then_the_others_by_time() -> None:
    reports = [each.report for each in tell(*EVENT, size=1000).sentences]
    assert reports == sorted(reports, key=[0, 1, 2].index)
    later = replace(COURIER, published=MORNING + timedelta(hours=9))
    reports = [each.report for each in tell(POST, later, TRADE, size=1000).sentences]
    assert list(dict.fromkeys(reports)) == [0, 2, 1]


def test_articles_in_another_language_do_not_mix_in() -> None:
    german = make_article(
        "Die Hafenbrücke ist seit Montag wieder offen. Die Reparatur kostete 2,4 Millionen Dollar.",
        language="de",
    )
    assert {each.report for each in tell(german, POST, COURIER, size=1000).sentences} == {1, 2}


def test_what_all_say_comes_before_what_one_says() -> None:
    summary = tell(*EVENT, size=1, unit="sentences")
    assert "bridge" in texts(summary)[0]


def test_no_article_gives_an_empty_summary() -> None:
    assert tell().sentences == ()
    assert tell(make_article()).sentences == ()


@settings(max_examples=40, deadline=None)
@given(
    documents=st.lists(st.lists(st.text(max_size=120), max_size=4), max_size=4),
    size=st.integers(0, 60),
    unit=st.sampled_from(["sentences", "words", "characters"]),
)
def test_any_texts_are_told_verbatim_within_the_budget(
    documents: list[list[str]], size: int, unit: str
) -> None:
    articles = [make_article(*paragraphs) for paragraphs in documents]
    summary = tell(*articles, size=size, unit=unit)
    assert cost(summary, unit) <= size
    for each in summary.sentences:
        assert articles[each.report].text[each.sentence.start : each.sentence.end] == each.sentence.text
