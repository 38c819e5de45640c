"""``briefer search``: what was made this morning is found by its words."""

from datetime import UTC, datetime

import pytest
from tests.cli.desks import STORY, Desk

TODAY = datetime.now(UTC).date()


@pytest.fixture
def made(desk: Desk) -> Desk:
    desk.write("articles/bridge.txt")
    desk.write("briefer.toml", 'zone = "UTC"\ndata_dir = "data"\nformats = ["text"]\n')
    assert desk.run("make", "--source", "articles", "-q").code == 0
    return desk


def test_what_was_read_is_found_at_once(made: Desk) -> None:
    assert (made.folder / "data" / "search.db").exists()
    answer = made.run("search", "cracks", "ENGINEERS")
    assert (answer.code, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert any("articles: Harbour bridge reopens after a week" in line for line in lines)
    assert "            Engineers had found 14 cracks in its second span." in lines
    assert any(f"{TODAY}  " in line and f"The brief of {TODAY}" in line for line in lines)
    assert made.run("search", "cracks", "-q").out == ""


def test_programs_get_json_with_the_sentence_as_it_stands(made: Desk) -> None:
    found = {each["kind"]: each for each in made.run("search", '"second span"', "--json").data}
    article = found["article"]
    assert article["snippet"] in STORY.replace("\n", " ")
    [[start, end]] = article["places"]
    assert article["snippet"][start:end] == "second span"
    assert article["printed"] == [str(TODAY)]
    assert (article["date"], article["headline"]) == (str(TODAY), "Harbour bridge reopens after a week")
    assert found["brief"]["id"].endswith(f"/{TODAY}")
    assert len(made.run("search", "bridge", "--json", "--limit", "1").data) == 1


def test_what_is_older_than_asked_is_left_out(made: Desk) -> None:
    assert made.run("search", "cracks", "--since", "today", "--json").data
    assert "is still to come" in made.fail("search", "cracks", "--since", "2999-01-01", code=2)


def test_nothing_is_found_and_nothing_can_be_searched(made: Desk) -> None:
    answer = made.run("search", "unicorn")
    assert (answer.code, answer.out, answer.err) == (0, "", "Nothing holds all of these words.\n")
    assert made.run("search", "unicorn", "--json").data == []
    assert "there is no word" in made.fail("search", "*", code=2)
    assert "at most 200 characters" in made.fail("search", "x" * 300, code=2)
    assert "there is no store" in made.fail("search", "bridge", "--data-dir", "elsewhere", code=1)


def test_a_brief_is_made_though_its_index_cannot_be(made: Desk) -> None:
    index = made.folder / "data" / "search.db"
    index.unlink()
    index.mkdir()
    assert made.run("make", "--source", "articles", "-q").code == 0
    assert "cannot be used" in made.fail("search", "bridge", code=1)
