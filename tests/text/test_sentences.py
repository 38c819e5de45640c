"""The splitter on hard cases: input and expectation in one line each, a file for each language."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.text.sentences import split_sentences

CASES = Path(__file__).parent / "sentence_cases"
BOUNDARY = "¦"


def read_cases() -> list[tuple[str, str]]:
    return [
        (path.stem, line)
        for path in sorted(CASES.glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("# ")
    ]


def mark_boundaries(text: str, language: str) -> str:
    spans = split_sentences(text, language=language)
    starts = [start for start, _ in spans[1:]]
    marked = text
    for start in reversed(starts):
        marked = marked[:start] + BOUNDARY + marked[start:]
    return marked


@pytest.mark.parametrize(("language", "case"), read_cases())
def test_hard_case(language: str, case: str) -> None:
    assert mark_boundaries(case.replace(BOUNDARY, ""), language) == case


PIECES = [
    "The council met", "e.g", "U.S", "Dr", "3.5", "No", "he said", "I", "ok", "www.example.com", "日本語",
    "。", "「", "」", " ", " ", " ", "\n", "\n\n", "\u00a0", ".", ".", "!", "?", "…", '"', "”", "“", "«", "»",
    "(", ")", "[1]", "–", "\u200b",
]  # fmt: skip


@given(
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.sampled_from(["en", "de", "fr", "ja", "xx"]),
)
def test_nothing_is_lost_and_nothing_overlaps(text: str, language: str) -> None:
    spans = split_sentences(text, language=language)
    assert spans == tuple(sorted(spans))
    end = 0
    for start, stop in spans:
        assert end <= start < stop
        assert not text[end:start].strip()
        assert text[start:stop] == text[start:stop].strip()
        end = stop
    assert not text[end:].strip()


@given(st.text(max_size=200))
def test_any_text_keeps_all_its_characters(text: str) -> None:
    spans = split_sentences(text, language="en")
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())


def split(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, language=language)]


def test_long_lists_and_lists_of_many_items_are_cut_into_items() -> None:
    items = [f"{number}. Open valve {number}" for number in range(1, 130)]
    spans = split_sentences(" ".join(items), language="en")
    assert len(spans) >= 100
    assert spans[98][1] - spans[98][0] == len(items[98])


def test_a_sentence_alone_is_not_cut_again() -> None:
    for language, case in read_cases():
        for sentence in split(case.replace(BOUNDARY, ""), language):
            assert split(sentence, language) == [sentence]


def test_no_text_has_no_sentences() -> None:
    assert split("") == split(" \n\t ") == []


def test_blank_lines_separate() -> None:
    assert split("A headline\n\nThe text of it") == ["A headline", "The text of it"]
    assert split("  One\r\n \r\nTwo\n\n\nThree ") == ["One", "Two", "Three"]


def test_wrapped_lines_run_on() -> None:
    text = "The council met on Monday to vote on a bridge over\nthe Korr. It voted, and the\nmayor signed."
    assert split(text) == [
        "The council met on Monday to vote on a bridge over\nthe Korr.",
        "It voted, and the\nmayor signed.",
    ]
    capital = "The bridge was opened on Monday by the mayor of the city of\nKorr and two ministers."
    assert split(capital) == [capital]


def test_lines_that_are_no_prose_stand_alone() -> None:
    assert split("In brief\nThe council met") == ["In brief", "The council met"]
    assert split("Bring:\n- water\n- bread\n1. a map") == ["Bring:", "- water", "- bread", "1. a map"]
    long = "word " * 40 + "end"
    assert split(f"{long}\nNext paragraph") == [long, "Next paragraph"]


def test_marks_without_words_go_with_what_stands_before() -> None:
    assert split("It ended. * * *") == ["It ended. * * *"]
    assert split("It ended. ...") == ["It ended. ..."]
    assert split("...") == ["..."]


def test_pasted_article_has_fifteen_sentences_in_six_paragraphs() -> None:
    path = Path(__file__).parents[2] / ".." / "shared" / "seeds" / "gerasimov-call.txt"
    if not path.exists():
        pytest.skip("the pasted article does not lie beside this checkout")
    paragraphs = [part.strip() for part in path.read_text(encoding="utf-8").split("\n\n") if part.strip()][1:]
    body = "\n\n".join(paragraphs).removesuffix("Comments").strip()
    assert [len(split(part)) for part in body.split("\n\n") if part.strip()] == [2, 2, 4, 2, 3, 2]


HOSTILE = [
    ".", '"', ")", "(", " ", "\n", ". ", "A. ", "aA.", '."', ".)", 'aa."Aa', "abc. x ", "Mr. ", "U.S. Xyz ",
    "「。", "1. ", "e.g.", "a.", "ab\n", " .", ".[1]", ". »", "(a?) Abc ", "ABC. DEF ", '.!?…)"”’ A',
    ".\u200b", "\t.", " \n", "a.”Aa", "5 ", "J.P. \"The ", "410 U.S. 113 ", "Co. $3 ", "1) a 2) b ", "\u0301",
    "a\u0301. ", "。", "「あ。」と", "“", "Macon, Ga. X", "5 p.m. (3 ", "vol. IV ", '!" Friday ', "?” Bob ",
    "…", "• A. ", "[", "«", "१. ", "- a\n", "St. ", "1. a 2. b ", "U.S. ", 'Oh!" S. ', "x.y@z.a ",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_grows_with_the_length_and_no_faster(unit: str) -> None:
    def measure(size: int) -> float:
        text = unit * (size // len(unit)) + "x"
        times = []
        for _ in range(2):
            begin = time.process_time()
            split_sentences(text, language="en")
            times.append(time.process_time() - begin)
        return min(times)

    # eight times the text: linear work takes 8 times as long, quadratic 64 times
    assert measure(64_000) < 30 * max(measure(8_000), 0.001)
