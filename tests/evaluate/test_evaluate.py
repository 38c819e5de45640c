"""Evaluation: examples are read, summarizers stand beside each other, and a picture shows it."""

import json
import struct
from xml.etree import ElementTree

import pytest

from briefer.batch import Chosen, Line
from briefer.batch.given import Span
from briefer.evaluate import (
    Comparison,
    Outcome,
    Rouge,
    compare_summarizers,
    draw_png,
    draw_svg,
    find_intervals,
    read_example,
    run_summarizer,
)
from briefer.evaluate.dangling import count_dangling
from briefer.model import Budget

TEXT = (
    "The harbour bridge reopened on Monday. Engineers replaced 14 hangers. They had found rust in 60. "
    "The repair cost $2.4 million. Buses will cross it from Tuesday, the mayor said."
)
ROW = {"id": 1, "text": TEXT, "refs": [["The bridge reopened on Monday.", "Its repair cost $2.4 million."]]}


def line_of(row: object) -> Line:
    return Line(number=4, content=json.dumps(row).encode(), whole=True)


def outcome_of(*values: float, dangling: int = 0) -> Outcome:
    return Outcome(
        scores=tuple(Rouge(one=value, two=value / 2, lsum=value - 1) for value in values),
        dangling=(dangling,) * len(values),
        words=(60,) * len(values),
        milliseconds=tuple(float(number) for number in range(1, len(values) + 1)),
    )


def choose(text: str, *, follows: bool = False) -> Chosen:
    return Chosen(text=text, score=1.0, place=Span(doc=0, start=0, end=len(text)), follows=follows)


def test_references_are_lists_of_sentences_or_lines() -> None:
    assert read_example(line_of(ROW)).references == (tuple(ROW["refs"][0]),)  # type: ignore[index]
    lines = read_example(line_of({**ROW, "refs": ["One.\nTwo.\n", [], ["Three.", " "]]}))
    assert lines.references == (("One.", "Two."), ("Three.",))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"refs": None}, "refs is not a list of summaries"),
        ({"refs": "The bridge."}, "refs is not a list of summaries"),
        ({"refs": []}, "refs holds no summary"),
        ({"refs": [["..."], ""]}, "refs holds no summary"),
        ({"refs": [7]}, "a summary in refs is not a list of sentences"),
        ({"refs": [["One.", None]]}, "a summary in refs is not a list of sentences"),
        ({"text": 7}, "text is not a string"),
        ({"text": "..."}, "no word in it"),
    ],
)
def test_a_row_that_is_no_example_says_why(change: dict[str, object], reason: str) -> None:
    with pytest.raises(ValueError, match=f"line 4: {reason}"):
        read_example(line_of({**ROW, **change}))


def test_a_summarizer_is_scored_on_every_example() -> None:
    heard: list[int] = []
    examples = [read_example(line_of(ROW))] * 3
    outcome = run_summarizer("lead", examples, budget=Budget(unit="sentences", size=3), tell=heard.append)
    assert heard == [1, 2, 3]
    assert len(set(outcome.scores)) == 1
    assert outcome.dangling == (0, 0, 0), "the sentence that They leans on was chosen too"
    assert outcome.words == (16, 16, 16)
    assert all(spent > 0 for spent in outcome.milliseconds)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("They had found rust.", "en", 1),
        ("“But it is open,” he said.", "en", 1),
        ("Engineers had found rust.", "en", 0),
        ("Er hat Rost gefunden.", "de", 1),
        ("Die Brücke ist offen.", "de", 0),
        ("...", "en", 0),
        ("It's open.", "en", 1),
        ("It is open to all.", "en", 1),
        ("It is not clear whether the bridge is open.", "en", 0),
        ("This summer, the bridge will close.", "en", 0),
        ("This summary is short.", "en", 1),
    ],
)
def test_dangling_openings_are_told(text: str, language: str, expected: int) -> None:
    assert count_dangling([choose(text)], language=language) == expected
    assert count_dangling([choose(text, follows=True)], language=language) == 0


def test_intervals_are_around_the_mean_and_the_same_each_time() -> None:
    columns = [[float(number % 10) for number in range(200)], [3.0] * 200]
    spread, still = find_intervals(columns)
    assert spread.low < spread.mean < spread.high
    # The standard error is 2.87 / sqrt(200); 95 % lie within 1.96 of them.
    assert spread.high - spread.low == pytest.approx(2 * 1.96 * 2.87 / 200**0.5, rel=0.1)
    assert (still.low, still.mean, still.high) == (3.0, 3.0, 3.0)
    assert find_intervals(columns) == [spread, still]
    assert find_intervals([]) == []


def compare() -> Comparison:
    return compare_summarizers(
        {
            "lead": outcome_of(30, 32, 34),
            "luhn": outcome_of(25, 26, 27, dangling=1),
            "kl": outcome_of(20, 21, 22),
            "briefer": outcome_of(33, 35, 37),
        }
    )


def test_summarizers_stand_beside_lead_and_the_best_of_sumy() -> None:
    comparison = compare()
    assert comparison.best_sumy == "luhn"
    lead, luhn, kl, briefer = comparison.standings
    assert [interval.mean for interval in briefer.over_lead] == [3.0, 1.5, 3.0]
    assert [interval.mean for interval in briefer.over_sumy] == [9.0, 4.5, 9.0]
    assert briefer.over_lead[0].low == briefer.over_lead[0].high == 3.0, "pair by pair the same gain"
    assert (lead.over_lead, luhn.over_sumy) == ((), ())
    assert (len(kl.over_sumy), len(lead.over_sumy)) == (3, 3)
    assert (luhn.dangling, briefer.dangling) == (100.0, 0.0)
    assert briefer.median == 2.0
    assert briefer.slow == pytest.approx(2.9)


def test_without_lead_or_sumy_there_is_nothing_beside() -> None:
    comparison = compare_summarizers({"briefer": outcome_of(33, 35), "textrank": outcome_of(30, 31)})
    assert comparison.best_sumy == ""
    assert all(each.over_lead == each.over_sumy == () for each in comparison.standings)


@pytest.mark.parametrize("comparison", [compare(), compare_summarizers({"x<&>": outcome_of(30, 30)})])
def test_the_chart_shows_every_summarizer(comparison: Comparison) -> None:
    drawn = draw_svg(comparison, title="3 examples & more")
    root = ElementTree.fromstring(drawn)
    texts = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"3 examples & more", "ROUGE-1", "ROUGE-2", "ROUGE-Lsum"} <= set(texts)
    assert {standing.name for standing in comparison.standings} <= set(texts)
    circles = [*root.iter("{http://www.w3.org/2000/svg}circle")]
    assert len(circles) == 3 * len(comparison.standings)
    assert all(0 <= float(circle.attrib["cx"]) <= float(root.attrib["width"]) for circle in circles)
    picture = draw_png(comparison, title="3 examples & more")
    assert picture.startswith(b"\x89PNG")
    assert struct.unpack(">II", picture[16:24]) == (
        2 * int(root.attrib["width"]),
        2 * int(root.attrib["height"]),
    )
