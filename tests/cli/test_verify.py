"""Verify on the command line: what was proved on stdout, and the first sentence that fails on stderr."""

from pathlib import Path

import pytest
from tests.cli.desks import Desk
from tests.store.builders import DAY
from tests.verify.builders import make_printed_brief, publish, render_printed


@pytest.fixture
def brief(desk: Desk) -> Path:
    return publish(make_printed_brief(), render_printed(), root=desk.folder)


def test_a_brief_is_proved(desk: Desk, brief: Path) -> None:
    answer = desk.run("verify", str(brief), "--data-dir", ".")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines()[:3] == [
        "brief.json: 12 sentences proved",
        "brief.html: 12 sentences proved",
        "brief.txt: 12 sentences proved",
    ]
    assert "by the file's hash" in answer.out.splitlines()[3]
    assert desk.run("verify", str(brief), "--data-dir", ".", "-q").out == ""
    (brief / "brief.txt").unlink()
    answer = desk.run("verify", str(brief), "--data-dir", ".")
    assert (answer.code, answer.err) == (0, "brief.txt was made too, but is not there.\n")


def test_a_day_is_found_in_the_out_folder(desk: Desk, brief: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("briefer.toml", f'out_dir = "{brief.parent}"\ndata_dir = "{desk.folder}"')
    desk.write("elsewhere/here.txt")
    monkeypatch.setenv("BRIEFER_CONFIG", str(desk.folder / "briefer.toml"))
    monkeypatch.chdir(desk.folder / "elsewhere")
    assert desk.run("verify", DAY.isoformat()).out.count("proved") == 6
    assert desk.run("verify", f"{DAY.isoformat()}/brief.txt").out.count("proved") == 1


def test_json_for_programs(desk: Desk, brief: Path) -> None:
    described = desk.run("verify", str(brief), "--data-dir", ".", "--json").data
    assert (described["date"], described["number"], described["absent"]) == (DAY.isoformat(), 3, [])
    assert described["editions"][0] == {"name": "brief.json", "format": "json", "read": 12, "by_hash": 0}


def test_the_first_failure_is_named(desk: Desk, brief: Path) -> None:
    page = brief / "brief.html"
    page.write_text(page.read_text().replace("open again", "shut again"))
    message = desk.fail("verify", str(brief), "--data-dir", ".", code=1)
    assert 'brief.html: sentence 1 ("The harbour bridge is open again.")' in message


def test_without_a_store_nothing_can_be_proved(desk: Desk, brief: Path) -> None:
    assert "there is no store at" in desk.fail("verify", str(brief), code=1)
    assert "cannot read absent" in desk.fail("verify", "absent", "--data-dir", ".", code=1)
