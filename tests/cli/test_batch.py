"""Batches: rows through pipes and files, bad ones among them, and readers that go away."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.cli.desks import INTERRUPTIBLE, STORY, Desk, run_on_terminal

TEXT = STORY.partition("\n\n")[2]
ROWS = [
    json.dumps({"id": "a", "headline": "Harbour bridge reopens after a week", "text": TEXT}),
    "",
    "no JSON",
    json.dumps({"id": "b", "docs": [TEXT, {"text": TEXT.replace("14 cracks", "15 cracks")}]}),
    json.dumps({"id": "a", "text": "Nur ein Satz über die Brücke steht hier \ud800."}),
    json.dumps({"id": "c", "text": None}),
]
SERIAL = ("--engine", "serial")


def write_rows(desk: Desk, name: str = "rows.jsonl", rows: list[str] = ROWS) -> Path:
    return desk.write(name, "\n".join(rows) + "\n")


def read_answers(text: str) -> list[Any]:
    return [json.loads(line) for line in text.split("\n")[:-1]]


@pytest.mark.parametrize("engine", ["serial", "processes"])
def test_every_row_has_its_answer_in_order(desk: Desk, engine: str) -> None:
    write_rows(desk)
    answer = desk.run("summarize", "--batch", "rows.jsonl", "--sentences", "2", "--engine", engine)
    assert answer.code == 0
    assert answer.err == "2 of 5 rows skipped; their answers say why.\n"
    answers = read_answers(answer.out)
    assert [row["id"] for row in answers] == ["a", None, "b", "a", "c"]
    assert [row.get("skipped", "")[:18] for row in answers] == [
        "",
        "line 3 is not JSON",
        "",
        "",
        "it has no text",
    ]
    for sentence in answers[0]["sentences"]:
        assert TEXT[sentence["start"] : sentence["end"]] == sentence["text"]
    assert len(answers[0]["sentences"]) == 2
    assert {sentence["doc"] for sentence in answers[2]["sentences"]} <= {0, 1}
    assert "\ud800" in answers[3]["sentences"][0]["text"]


def test_the_answers_go_to_a_file(desk: Desk) -> None:
    write_rows(desk)
    flags = ("--words", "20", "--summarizer", "lead", *SERIAL)
    answer = desk.run("summarize", "--batch", "rows.jsonl", "--out", "new.jsonl", "-q", *flags)
    assert (answer.code, answer.out, answer.err) == (0, "", "")
    answers = read_answers((desk.folder / "new.jsonl").read_text(encoding="ascii"))
    assert len(answers) == 5
    assert sum(len(sentence["text"].split()) for sentence in answers[0]["sentences"]) <= 20


def test_rows_come_through_a_pipe_and_go_through_one(desk: Desk) -> None:
    rows = "\n".join(ROWS)
    done = desk.spawn("split", "--batch", "-", "--out", "-", input=rows, env={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0
    answers = read_answers(done.stdout)
    assert [row["id"] for row in answers] == ["a", None, "b", "a", "c"]
    texts = [TEXT[span["start"] : span["end"]] for span in answers[0]["sentences"]]
    assert "".join("".join(texts).split()) == "".join(TEXT.split())
    assert len(texts) == 5


@pytest.mark.parametrize("command", ["summarize", "split"])
def test_what_contradicts_itself_is_refused(desk: Desk, command: str) -> None:
    write_rows(desk)
    assert "name a PLACE" in desk.fail(command, code=2)
    assert "not both" in desk.fail(command, "a.txt", "--batch", "rows.jsonl", code=2)
    assert "--batch" in desk.fail(command, "a.txt", "--out", "new.jsonl", code=2)
    assert "rows.jsonl holds the rows" in desk.fail(
        command, "--batch", "rows.jsonl", "--out", "rows.jsonl", code=2
    )
    assert (desk.folder / "rows.jsonl").read_text() == "\n".join(ROWS) + "\n"


def test_flags_for_one_article_are_refused_with_rows(desk: Desk) -> None:
    write_rows(desk)
    assert "--explain" in desk.fail("summarize", "--batch", "rows.jsonl", "--explain", code=2)
    assert "--language" in desk.fail("split", "--batch", "rows.jsonl", "--language", "de", code=2)
    assert "lexrank" in desk.fail("summarize", "--batch", "rows.jsonl", "--summarizer", "lexrnk", code=2)


def test_rows_that_are_not_there_leave_the_answers_alone(desk: Desk) -> None:
    desk.write("old.jsonl", "kept\n")
    assert "absent.jsonl" in desk.fail("summarize", "--batch", "absent.jsonl", "--out", "old.jsonl", code=1)
    assert (desk.folder / "old.jsonl").read_text() == "kept\n"


def test_a_reader_that_goes_away_is_not_complained_to(desk: Desk) -> None:
    write_rows(desk, rows=ROWS[:1] * 400)
    script = f"{sys.executable} -m briefer summarize --batch rows.jsonl | head -n 1"
    done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=True, timeout=120)
    assert len(read_answers(done.stdout)) == 1
    assert done.stderr == ""


def test_answers_come_before_the_rows_end(desk: Desk) -> None:
    command = [sys.executable, "-m", "briefer", "split", "--batch", "-", *SERIAL]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(ROWS[0] + "\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == "a"
        process.stdin.close()
        assert process.stdout.read() == ""
    assert process.returncode == 0


def test_an_interrupt_is_silent_and_keeps_what_was_done(desk: Desk) -> None:
    command = [
        sys.executable,
        "-c",
        INTERRUPTIBLE,
        "split",
        "--batch",
        "-",
        "--out",
        "new.jsonl",
        "--workers",
        "1",
    ]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stderr=pipe, text=True) as process:
        assert process.stdin
        assert process.stderr
        # More than are under way at once, so that some are answered before the rest is waited for.
        process.stdin.write((ROWS[0] + "\n") * 100)
        process.stdin.flush()
        while not (desk.folder / "new.jsonl").exists() or not (desk.folder / "new.jsonl").read_text():
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == ""
    assert process.returncode == 130
    answers = read_answers((desk.folder / "new.jsonl").read_text())
    assert {row["id"] for row in answers} == {"a"}


def test_a_terminal_is_shown_how_far_it_is(desk: Desk) -> None:
    write_rows(desk)
    shown = run_on_terminal("summarize", "--batch", "rows.jsonl", "--out", os.devnull)
    assert "rows" in shown
    assert "2 of 5 rows skipped" in shown
    beside = run_on_terminal("split", "--batch", "rows.jsonl")
    assert "\x1b[" not in beside, "no bar amid the answers"
