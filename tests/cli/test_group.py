"""Rows of articles into stories: the same whatever their order, with every bad row answered."""

import json
import random
from typing import Any

import pytest
from tests.cli.desks import Desk
from tests.dedupe.test_dedupe import OTHER, WIRE

MONDAY = 1_795_424_400
BREAD = "The town's bakers have agreed to bake on Sundays again, after forty years without a warm roll."


def row(name: str, headline: str, *sentences: str, **more: object) -> dict[str, Any]:
    return {"id": name, "headline": headline, "text": "\n\n".join(sentences), **more}


ROWS = [
    row("wire", "Eleven states sign pact to guard cables", *WIRE, published=MONDAY, outlet="Wire"),
    row("ferry", "Ferry rams breakwater", *OTHER, published=MONDAY, outlet="Post"),
    row("reprint", "Cables to be guarded", *WIRE[:6], published=MONDAY + 7200, outlet="Late Post"),
    row("bread", "Bakers agree to bake on Sundays", BREAD),
    row("line", "A headline and nothing else", ""),
]


def group(desk: Desk, rows: list[Any], *flags: str) -> list[Any]:
    lines = [each if isinstance(each, str) else json.dumps(each) for each in rows]
    desk.write("rows.jsonl", "\n".join(lines) + "\n")
    answer = desk.run("group", "rows.jsonl", "--quiet", *flags)
    assert (answer.code, answer.err) == (0, "")
    return [json.loads(line) for line in answer.out.splitlines()]


@pytest.mark.parametrize("engine", ["serial", "processes"])
def test_each_row_has_its_story_section_original_and_origin_in_order(desk: Desk, engine: str) -> None:
    answers = group(desk, ROWS, "--engine", engine)
    assert [each["id"] for each in answers] == ["wire", "ferry", "reprint", "bread", "line"]
    assert [each["story"] for each in answers] == [0, 1, 0, 2, 3]
    assert [each["origin"] for each in answers] == [0, 1, 0, 2, 3]
    assert [each["copy_of"] for each in answers] == [None, None, "wire", None, None]
    assert all(each["theme"] for each in answers)


def test_the_order_of_rows_changes_no_group(desk: Desk) -> None:
    def pairs(answers: list[Any]) -> set[tuple[str, ...]]:
        stories: dict[int, list[str]] = {}
        for each in answers:
            stories.setdefault(each["story"], []).append(each["id"])
        return {tuple(sorted(ids)) for ids in stories.values()}

    shuffled = list(ROWS)
    random.Random(3).shuffle(shuffled)
    one, other = group(desk, ROWS, "--engine", "serial"), group(desk, shuffled, "--engine", "serial")
    assert pairs(one) == pairs(other)
    copies = {each["id"]: each["copy_of"] for each in other}
    assert copies == {each["id"]: each["copy_of"] for each in one}


def test_bad_rows_are_answered_and_counted(desk: Desk) -> None:
    desk.write(
        "rows.jsonl", "\n".join([json.dumps(ROWS[0]), "no JSON", '{"id": 7}', '{"id": 8, "text": "…"}'])
    )
    answer = desk.run("group", "rows.jsonl", "--engine", "serial")
    assert answer.code == 0
    assert answer.err == "3 of 4 rows skipped; their answers say why.\n"
    answers = [json.loads(line) for line in answer.out.splitlines()]
    assert [each["id"] for each in answers] == ["wire", None, 7, 8]
    assert [each.get("skipped", "")[:14] for each in answers] == [
        "",
        "line 2 is not ",
        "it has no text",
        "no word in it",
    ]


def test_no_rows_and_absurd_dates_are_no_failure(desk: Desk) -> None:
    assert group(desk, []) == []
    dates = ["0001-01-01", "9999-12-31T23:59:59", "yesterday", -1e18]
    answers = group(desk, [ROWS[3] | {"id": index, "published": each} for index, each in enumerate(dates)])
    assert [each["id"] for each in answers] == [0, 1, 2, 3]
    assert answers[2]["story"] == answers[3]["story"]


def test_a_row_that_comes_twice_is_a_copy_of_itself(desk: Desk) -> None:
    answers = group(desk, [ROWS[0], ROWS[0]])
    assert [each["copy_of"] for each in answers] == [None, "wire"]
    assert answers[0]["origin"] == answers[1]["origin"]


def test_rewrites_that_credit_one_agency_are_one_origin(desk: Desk) -> None:
    rewrites = [
        row(
            "a",
            "Ferry hits breakwater in Port Averell, 14 hurt",
            "PORT AVERELL (Reuters) - A commuter ferry with 212 people on board hit the breakwater of Port "
            "Averell and 14 were hurt.",
            *OTHER,
        ),
        row(
            "b",
            "Fourteen hurt as ferry hits breakwater in Port Averell",
            "PORT AVERELL (Reuters) - Fourteen people were hurt when the commuter ferry, with 212 on board, "
            "hit the breakwater of Port Averell, the ferry line said.",
            "The ship did not answer the wheel 300 metres from her berth; pumps were replaced in the spring.",
        ),
    ]
    answers = group(desk, rewrites)
    assert answers[0]["story"] == answers[1]["story"]
    assert answers[0]["copy_of"] is answers[1]["copy_of"] is None
    assert answers[0]["origin"] == answers[1]["origin"]


def test_the_answers_never_overwrite_the_rows(desk: Desk) -> None:
    desk.write("rows.jsonl", json.dumps(ROWS[0]))
    assert "rows.jsonl" in desk.fail("group", "rows.jsonl", "--out", "rows.jsonl", code=2)
    assert desk.run("group", "rows.jsonl", "--out", "new.jsonl").out == ""
    assert json.loads((desk.folder / "new.jsonl").read_text())["story"] == 0
