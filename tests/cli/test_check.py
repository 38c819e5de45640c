"""Check on the command line: a list with cures, and 1 when something fails."""

import pytest
from tests.cli.desks import Desk

from briefer.check import Finding

FINDINGS = [
    Finding(name="zone", state="ok", words="UTC", cure=""),
    Finding(name="disk", state="warn", words="0.1 GB free", cure="make room soon"),
]
FAILED = Finding(name="store", state="fail", words="damaged", cure="move it aside")


@pytest.fixture
def findings(monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    found = [*FINDINGS]
    monkeypatch.setattr("briefer.check.check_machine", lambda settings, **_: found)
    return found


def test_the_list(desk: Desk, findings: list[Finding]) -> None:
    answer = desk.run("check")
    assert answer.code == 0
    assert answer.out.splitlines() == [
        "ok    zone      UTC",
        "warn  disk      0.1 GB free",
        "                → make room soon",
    ]
    findings.append(FAILED)
    answer = desk.run("check", "-q")
    assert answer.code == 1
    assert answer.out.splitlines() == ["fail  store     damaged", "                → move it aside"]


def test_json_for_programs(desk: Desk, findings: list[Finding]) -> None:
    assert desk.run("check", "--json").data[1] == {
        "name": "disk", "state": "warn", "words": "0.1 GB free", "cure": "make room soon",
    }  # fmt: skip


def test_broken_settings_are_a_finding(desk: Desk) -> None:
    desk.write("briefer.toml", "minutes = 0")
    answer = desk.run("check")
    assert answer.code == 1
    assert answer.out.startswith("fail  settings  ")
    assert "minutes must be a number from 1 to 60" in answer.out


def test_this_machine(desk: Desk) -> None:
    answer = desk.run("check", "--json")
    assert {"settings", "zone", "sources", "pdf", "disk", "store", "clock"} <= {
        finding["name"] for finding in answer.data
    }
    assert list(desk.folder.iterdir()) == []
