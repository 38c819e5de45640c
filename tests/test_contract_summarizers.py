"""Every summarizer of the table: verbatim, in order, within its budget, a score for every sentence."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fakes import make_article

from briefer.errors import SettingsError
from briefer.model import Budget
from briefer.summarizers import SUMMARIZERS, find_joint_summarizer, find_summarizer, list_summarizers
from briefer.summarizers.choice import count_words
from briefer.summarizers.several import summarize_several
from briefer.text.split import split_article

NAMES = sorted(SUMMARIZERS)
NEWS = make_article(
    "The harbour bridge in Eastport reopened on Monday after ten days. Engineers replaced 14 of its 212 "
    "hangers, the council said. They had found rust in 60 of them last month.",
    "Mayor Ana Petrov said buses will cross the bridge from Tuesday. “We know what the detour cost you,” she "
    "told reporters. Ferries that stood in for the bridge will stop on Friday.",
    "The repair cost $2.4 million. The council expects the state to pay half of the repair. Traffic across "
    "the harbour had doubled the queue at the tunnel. Engineers will inspect the hangers every month.",
)
LONG = "word " * 20_000
ODD = {
    "empty": make_article(),
    "one": make_article("Only one sentence stands here."),
    "equal": make_article(" ".join(["The council voted on Monday."] * 12)),
    "long": make_article(f"{LONG}ends. A short one follows it here."),
    "long unspaced": make_article(f"{'橋' * 100_000}。修理に二億円。", language="ja"),
    "one long word": make_article(f"{'a' * 100_000}. A short one follows it here."),
    "emoji": make_article("😀 😀 😀! The council 😀 voted. 12 % of 😀 was spent. 👨‍👩‍👧‍👦🏳️‍🌈"),
    "arabic": make_article(
        "أعلن المجلس فتح الجسر يوم الاثنين. وقال المهندسون إن الإصلاح كلف مليوني دولار.", language="ar"
    ),
    "hebrew": make_article("הגשר נפתח ביום שני. התיקון עלה שני מיליון דולר, אמר ראש העיר.", language="he"),
    "marked": make_article("\u202eThe council\u202c voted. \u2067הגשר\u2069 opened\u200f again."),
    "chinese": make_article("大桥周一重新开放。修理花费两百万美元。市长表示歉意。", language="zh"),
    "japanese": make_article("橋は月曜日に再開した。修理には二億円かかった。市長は謝罪した。", language="ja"),
    "korean": make_article("다리가 월요일에 다시 열렸다. 수리에 이백만 달러가 들었다.", language="ko"),
    "thai": make_article("สะพานเปิดอีกครั้งในวันจันทร์", language="th"),
    "lone surrogate": replace(make_article(), paragraphs=("The council \ud83d voted. It paid.",)),
    "no words": make_article("!!! ... ??? --- !!!", headline=""),
}


def cost(texts: list[str], unit: str) -> int:
    if unit == "sentences":
        return len(texts)
    return sum(map(count_words, texts)) if unit == "words" else len(" ".join(texts))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("case", ["news", *ODD])
@pytest.mark.parametrize("budget", [("sentences", 3), ("words", 40), ("characters", 200), ("sentences", 0)])
def test_a_summary_is_verbatim_ordered_and_within_budget(
    name: str, case: str, budget: tuple[str, int]
) -> None:
    split = split_article(NEWS if case == "news" else ODD[case])
    unit, size = budget
    summary = find_summarizer(name)(split, Budget(unit=unit, size=size))  # type: ignore[arg-type]
    text = split.article.text
    assert all(each in split.sentences for each in summary.sentences)
    assert all(text[each.start : each.end] == each.text for each in summary.sentences)
    positions = [each.position for each in summary.sentences]
    assert positions == sorted(set(positions))
    assert cost([each.text for each in summary.sentences], unit) <= size
    assert len(summary.scores) == len(split.sentences)
    assert all(len(row) == len(summary.features) for row in summary.scores)
    assert summary.method
    if case == "news" and size == 3:
        assert len(summary.sentences) == 3


@pytest.mark.parametrize("name", NAMES)
def test_the_same_article_gives_the_same_summary(name: str) -> None:
    split = split_article(NEWS)
    first, second = (find_summarizer(name)(split, Budget(unit="sentences", size=3)) for _ in range(2))
    assert first == second


def test_hash_seeds_change_no_summary() -> None:
    """In whole processes, since the order of a set differs between them."""
    program = (
        "from tests.test_contract_summarizers import NAMES, NEWS, ODD\n"
        "from briefer.model import Budget\n"
        "from briefer.summarizers import find_summarizer\n"
        "from briefer.summarizers.several import summarize_several\n"
        "from briefer.text.split import split_article\n"
        "budget, split = Budget(unit='words', size=60), split_article(NEWS)\n"
        "print([find_summarizer(name)(split, budget) for name in NAMES])\n"
        "print(summarize_several([split, split_article(ODD['equal']), split], budget))\n"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1


@pytest.mark.parametrize("case", ODD)
@pytest.mark.parametrize("budget", [("sentences", 3), ("words", 40), ("characters", 200), ("sentences", 0)])
def test_several_articles_keep_the_same_promises(case: str, budget: tuple[str, int]) -> None:
    articles = [ODD[case], NEWS, replace(NEWS, id="reprint"), ODD[case]]
    unit, size = budget
    splits = [split_article(article) for article in articles]
    summary = summarize_several(splits, Budget(unit=unit, size=size))  # type: ignore[arg-type]
    assert summary == summarize_several(splits, Budget(unit=unit, size=size))  # type: ignore[arg-type]
    places = [(each.report, each.sentence.position) for each in summary.sentences]
    assert len(set(places)) == len(places)
    for each in summary.sentences:
        text = articles[each.report].text
        assert text[each.sentence.start : each.sentence.end] == each.sentence.text
    assert cost([each.sentence.text for each in summary.sentences], unit) <= size
    assert [len(table) for table in summary.scores] == [len(split.sentences) for split in splits]
    assert all(len(row) == len(summary.features) for table in summary.scores for row in table)


def test_the_default_alone_knows_several_articles_as_several() -> None:
    assert find_joint_summarizer("briefer") is summarize_several
    assert all(find_joint_summarizer(name) is None for name in NAMES if name != "briefer")


def test_no_sentence_leans_on_one_that_is_missing() -> None:
    # The default's constraint: published methods choose as published, so that they can be compared.
    split = split_article(NEWS)
    for size in range(1, 7):
        summary = find_summarizer("briefer")(split, Budget(unit="sentences", size=size))
        chosen = {each.position for each in summary.sentences}
        for each in summary.sentences:
            if each.text.startswith("They had found"):
                assert each.position - 1 in chosen


@pytest.mark.parametrize("name", ["briefer", "lead"])
def test_a_summary_of_news_says_first_what_happened(name: str) -> None:
    summary = find_summarizer(name)(split_article(NEWS), Budget(unit="sentences", size=3))
    assert summary.sentences[0].text.startswith("The harbour bridge")


@settings(max_examples=30, deadline=None)
@given(
    name=st.sampled_from(NAMES),
    paragraphs=st.lists(st.text(max_size=200), max_size=6),
    size=st.integers(min_value=0, max_value=8),
)
def test_any_text_is_summarized_verbatim(name: str, paragraphs: list[str], size: int) -> None:
    split = split_article(make_article(*paragraphs))
    summary = find_summarizer(name)(split, Budget(unit="sentences", size=size))
    assert len(summary.sentences) <= size
    assert all(split.article.text[each.start : each.end] == each.text for each in summary.sentences)


def test_an_unknown_summarizer_is_named_with_its_nearest() -> None:
    assert set(list_summarizers()) >= set(NAMES)
    with pytest.raises(SettingsError, match=r'no summarizer "lexrnak" \(did you mean "lexrank"\?\)'):
        find_summarizer("lexrnak")
