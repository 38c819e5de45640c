"""Evaluate on labelled rows: grouped as by ``briefer group``, each set apart, beside the labels."""

import json
from typing import Any

import pytest
from tests.cli.desks import Desk
from tests.cli.test_group import BREAD, MONDAY, row
from tests.dedupe.test_dedupe import OTHER, WIRE

CUP = (
    "United won the cup final on penalties after their goalkeeper saved two of them.",
    "The coach praised his team and the striker, the season's top scorer, before 40,000 fans.",
)
ROWS = [
    row("wire", "Eleven states sign pact to guard cables", *WIRE, published=MONDAY, story="cables", set="a"),
    row("reprint", "Cables to be guarded", *WIRE[:6], published=MONDAY + 7200, story="cables", set="a"),
    row("ferry", "Ferry rams breakwater", *OTHER, published=MONDAY, story="cables", set="a"),
    row("bread", "Bakers agree to bake on Sundays", BREAD, story="bread", set="b"),
    row("cup", "United win the cup final on penalties", *CUP, story=7, theme="sport", set="b"),
    row("cup again", "United win the cup final on penalties", *CUP, story=7, theme="soccer", set="b"),
]

ENDS = ("0.714", "to", "0.714")


def evaluate(desk: Desk, rows: list[Any], *flags: str) -> Any:
    desk.write("rows.jsonl", "\n".join(json.dumps(each) for each in rows))
    answer = desk.run("evaluate", "rows.jsonl", *flags)
    assert (answer.code, answer.err) == (0, "")
    return answer.data if "--json" in flags else answer.out


def test_stories_are_scored_set_by_set_and_averaged(desk: Desk) -> None:
    found = evaluate(desk, ROWS, "--json")
    assert found["data"]["articles"] == 6
    assert len(found["data"]["sha256"]) == 64
    one, two, mean = found["stories"]
    assert [one[name] for name in ("set", "articles", "stories", "clusters")] == ["a", 3, 1, 2]
    # The wire and its reprint are together, the third labelled so is not: (2/3 + 2/3 + 1/3) / 3.
    assert (one["bcubed"]["precision"], one["bcubed"]["recall"]) == (1.0, round(5 / 9, 4))
    assert (one["pairs"]["precision"], one["pairs"]["recall"]) == (1.0, round(1 / 3, 4))
    assert (one["purity"]["precision"], one["purity"]["recall"]) == (1.0, round(2 / 3, 4))
    assert (two["set"], two["bcubed"]["f1"], two["clusters"]) == ("b", 1.0, 2)
    assert mean["set"] == "mean"
    assert mean["bcubed"]["recall"] == pytest.approx((5 / 9 + 1) / 2, abs=1e-4)
    assert mean["bcubed"]["f1_low"] <= mean["bcubed"]["f1"] <= mean["bcubed"]["f1_high"]


def test_themes_are_scored_with_a_table_of_confusion(desk: Desk) -> None:
    [found] = evaluate(desk, ROWS, "--json")["themes"]
    assert (found["set"], found["articles"], found["guessed"]) == ("b", 2, ["soccer"])
    assert (
        found["accuracy"] == found["macro_f1"] == found["coverage"] == {"mean": 1.0, "low": 1.0, "high": 1.0}
    )
    assert found["precision_of_assigned"]["mean"] == 1.0
    [section] = found["sections"]
    assert (section["labels"], section["sections"], section["articles"]) == (
        ["soccer", "sport"],
        ["Sport"],
        2,
    )
    assert found["confusion"] == {"soccer": {"Sport": 1, "other": 0}, "sport": {"Sport": 1, "other": 0}}


def test_tables_are_aligned(desk: Desk) -> None:
    out = evaluate(desk, [*ROWS, ROWS[4] | {"set": "c", "theme": "world"}])
    title, *blocks = out.split("\n\n")
    assert title.startswith("7 articles, SHA-256 ")
    stories = blocks[1].splitlines()
    assert [line.split()[0] for line in stories[1::3]] == ["a", "b", "c", "mean"]
    assert stories[1].split() == ["a", "3", "1", "2", "B-cubed", "1.000", "0.556", "0.714", *ENDS]
    assert len({line.index(".") for line in stories[1:]}) == 1
    themes = blocks[3].splitlines()
    assert [line.split()[0] for line in themes[1:]] == ["b", "c", "mean"]
    assert themes[2].split()[2] == "0.000"
    assert "soccer*  Sport" in out
    assert "--labels FILE" in out
    assert blocks[-1].splitlines() == ["       Sport  World  other", "world      1      0      0"]


def test_a_file_tells_what_labels_mean(desk: Desk) -> None:
    desk.write("labels.toml", 'soccer = ["World", "Climate"]\nsport = []\n')
    [found] = evaluate(desk, ROWS, "--labels", "labels.toml", "--json")["themes"]
    assert (found["articles"], found["accuracy"]["mean"]) == (1, 0.0)
    assert found["guessed"] == []
    out = evaluate(desk, ROWS, "--labels", "labels.toml")
    assert "soccer  Climate or World" in out
    assert "*" not in out


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('soccer = "Football"', "'Football' is no section; there are Business, "),
        ("soccer = 7", "soccer is neither a section nor a list of sections"),
        ("soccer", "labels.toml: "),
    ],
)
def test_a_file_that_says_something_else_is_refused(desk: Desk, content: str, reason: str) -> None:
    desk.write("rows.jsonl", json.dumps(ROWS[4]))
    desk.write("labels.toml", content)
    assert reason in desk.fail("evaluate", "rows.jsonl", "--labels", "labels.toml", code=2)


def test_the_reader_s_own_sections_may_be_labels(desk: Desk) -> None:
    desk.write("briefer.toml", '[[sections]]\nlabel = "Harbour"\nwords = ["breakwater"]\n')
    [found] = evaluate(desk, [ROWS[2] | {"story": None, "theme": "HARBOUR"}], "--json")["themes"]
    assert (found["guessed"], found["accuracy"]["mean"]) == ([], 1.0)


def test_rows_of_two_kinds_or_none_are_refused_in_a_line(desk: Desk) -> None:
    desk.write("rows.jsonl", json.dumps(ROWS[4]) + '\n{"text": "A.", "refs": ["A."]}')
    assert "1 rows with refs and 1 with story or theme labels" in desk.fail("evaluate", "rows.jsonl", code=1)
    desk.write("rows.jsonl", json.dumps({"text": BREAD}))
    assert "rows.jsonl holds no row with refs" in desk.fail("evaluate", "rows.jsonl", code=1)
    desk.write("rows.jsonl", json.dumps({"text": "...", "story": 1}))
    assert "no row has a text and a label" in desk.fail("evaluate", "rows.jsonl", "--quiet", code=1)


def test_flags_of_other_rows_are_refused(desk: Desk) -> None:
    desk.write("rows.jsonl", json.dumps(ROWS[4]))
    assert "--words is for rows with refs" in desk.fail("evaluate", "rows.jsonl", "--words", "9", code=2)
    desk.write("rows.jsonl", json.dumps({"text": BREAD, "refs": [[BREAD]]}))
    desk.write("labels.toml", "")
    message = desk.fail("evaluate", "rows.jsonl", "--labels", "labels.toml", code=2)
    assert "--labels is for rows with theme labels" in message


def test_rows_that_cannot_be_read_are_told(desk: Desk) -> None:
    desk.write("rows.jsonl", f"{json.dumps(ROWS[4])}\nno JSON\n{json.dumps({'text': BREAD})}")
    answer = desk.run("evaluate", "rows.jsonl")
    assert answer.code == 0
    lines = answer.err.splitlines()
    assert lines[0].startswith("skipped: line 2 is not JSON")
    assert lines[1:] == ["skipped: line 3: it has neither story nor theme"]
    assert desk.run("evaluate", "rows.jsonl", "--quiet").err == ""
