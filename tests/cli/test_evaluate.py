"""Evaluate: a table for people, one for files, JSON for programs, and a chart."""

import json

import pytest
from tests.cli.desks import STORY, Desk, run_on_terminal

TEXT = STORY.partition("\n\n")[2]
REFS = [["The bridge in Ostrey is open again.", "Repairs cost 2 million crowns."]]
ROWS = [
    json.dumps({"id": 1, "text": TEXT, "refs": REFS}),
    "{}",
    json.dumps({"id": 2, "docs": [TEXT, TEXT.replace("bridge", "tunnel")], "refs": REFS}),
]
NAMES = ("--summarizers", "briefer, lead,sumy-lexrank")


def write_rows(desk: Desk) -> None:
    desk.write("rows.jsonl", "\n".join(ROWS))


def test_the_table_has_a_line_for_each_summarizer(desk: Desk) -> None:
    write_rows(desk)
    answer = desk.run("evaluate", "rows.jsonl", *NAMES, "--sentences", "2")
    assert answer.code == 0
    title, blank, head, *rows = answer.out.splitlines()
    assert title.startswith("2 examples, 2 sentences, SHA-256 ")
    assert (blank, len(rows)) == ("", 3)
    assert [row.split()[0] for row in rows] == ["briefer", "lead", "sumy-lexrank"]
    assert len({len(row) for row in rows}) == 1, "columns are aligned"
    assert head.split()[:3] == ["R1", "R2", "RLsum"]
    assert answer.err.splitlines() == [
        "skipped: line 2: refs is not a list of summaries",
        "The best of sumy's methods here is sumy-lexrank.",
    ]
    assert desk.run("evaluate", "rows.jsonl", *NAMES, "-q").err == ""


def test_json_has_every_figure(desk: Desk) -> None:
    write_rows(desk)
    found = desk.run("evaluate", "rows.jsonl", *NAMES, "--words", "30", "--json").data
    assert found["data"]["examples"] == 2
    assert len(found["data"]["sha256"]) == 64
    assert found["budget"] == {"unit": "words", "size": 30}
    assert found["best_sumy"] == "sumy-lexrank"
    ours, lead, sumy = found["summarizers"]
    assert set(ours["rouge1"]) == {"mean", "low", "high"}
    assert set(ours["over_lead"]) == set(ours["over_best_sumy"]) == {"rouge1", "rouge2", "rougeLsum"}
    assert lead["over_lead"] is sumy["over_best_sumy"] is None
    assert set(ours["milliseconds"]) == {"median", "p95"}


def test_a_chart_is_drawn_by_its_name(desk: Desk) -> None:
    write_rows(desk)
    for name, beginning in (("rouge.svg", b"<svg"), ("rouge.PNG", b"\x89PNG")):
        assert desk.run("evaluate", "rows.jsonl", *NAMES, "--chart", name).code == 0
        assert (desk.folder / name).read_bytes().startswith(beginning)
    message = desk.fail("evaluate", "rows.jsonl", "--chart", "rouge.gif", code=2)
    assert ".svg or .png" in message


def test_what_cannot_be_evaluated_is_told(desk: Desk) -> None:
    desk.write("rows.jsonl", "{}\n")
    assert "holds no row" in desk.fail("evaluate", "rows.jsonl", "-q", code=1)
    desk.write("rows.jsonl", '{"text": "...", "refs": ["A."]}')
    assert "no row has a text and refs" in desk.fail("evaluate", "rows.jsonl", "-q", code=1)
    assert "absent" in desk.fail("evaluate", "absent.jsonl", code=1)
    assert "lexrank" in desk.fail("evaluate", "rows.jsonl", "--summarizers", "lead,lexrnk", code=2)
    assert "names none" in desk.fail("evaluate", "rows.jsonl", "--summarizers", ",", code=2)


def test_rows_may_come_through_a_pipe(desk: Desk) -> None:
    done = desk.spawn("evaluate", "-", "--summarizers", "lead", "-q", input=ROWS[0])
    assert done.returncode == 0
    assert "lead" in done.stdout


def test_a_terminal_has_intervals_below_the_means(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefer.cli.evaluate.is_terminal", lambda stream: True)
    write_rows(desk)
    out = desk.run("evaluate", "rows.jsonl", *NAMES).out
    lines = out.splitlines()
    [lead] = [number for number, line in enumerate(lines) if line.startswith("lead")]
    assert lines[lead + 1].count("…") == 4
    assert "[" not in out


def test_a_terminal_is_shown_all_of_it(desk: Desk) -> None:
    write_rows(desk)
    shown = run_on_terminal("evaluate", "rows.jsonl", *NAMES)
    table = shown[shown.rindex("SHA-256") :]
    assert "over sumy" in table
    assert "sumy-lexrank" in table
    assert shown.count("2/2") >= 3
