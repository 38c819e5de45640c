"""Make: a brief from a folder in every format, its paths on stdout, and a clear line when it cannot be."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.cli.desks import STORY, Desk, run_on_terminal

from briefer.cli.console import show_progress
from briefer.errors import RenderError
from briefer.store import lock_store

PLAIN = ("--formats", "html,text,json", "--engine", "serial")


@pytest.fixture
def today() -> str:
    return datetime.now(UTC).date().isoformat()


@pytest.fixture
def news(desk: Desk) -> Desk:
    desk.write("news/bridge.txt")
    return desk


def test_a_brief_of_a_folder(news: Desk, today: str) -> None:
    answer = news.run("make", "--source", "news", "--out", "briefs", "--engine", "serial")
    folder = news.folder / "briefs" / today
    assert answer.code == 0
    assert answer.out.splitlines() == [
        str(folder / f"brief.{name}") for name in ("pdf", "html", "txt", "json")
    ]
    assert answer.err == ""
    assert all((folder / name).stat().st_size for name in ("brief.pdf", "brief.html"))
    assert "The harbour bridge is open again" in (folder / "brief.txt").read_text()
    proved = news.run("verify", str(folder))
    assert (proved.code, proved.out.count("sentences proved")) == (0, 4)


def test_the_flags_are_the_settings(news: Desk) -> None:
    answer = news.run(
        "make", "--source", "news", *PLAIN, "--title", "Port News", "--zone", "Asia/Tokyo",
        "--minutes", "2", "--summarizer", "lead", "--workers", "1", "--data-dir", "store", "--json",
    )  # fmt: skip
    assert answer.code == 0
    assert (answer.data["title"], answer.data["stories"], answer.data["sample"]) == ("Port News", 1, False)
    assert [edition["format"] for edition in answer.data["editions"]] == ["html", "text", "json"]
    assert all(
        Path(edition["place"]).stat().st_size == edition["bytes"] for edition in answer.data["editions"]
    )
    (story,) = answer.data["ranks"]
    assert story["place"] == "lead"
    assert story["rank"] == pytest.approx(sum(story["terms"].values()), abs=1e-9)
    assert {"origins", "freshness", "salience", "rules", "quiet outlet"} <= set(story["terms"])
    assert answer.data["read"] == answer.data["printed"] + answer.data["merged"] + answer.data["skipped"]
    assert (news.folder / "store" / "briefer.db").is_file()
    brief = json.loads(Path(answer.data["editions"][2]["place"]).read_text())
    assert brief["window"]["zone"] == "Asia/Tokyo"


def test_a_past_day(news: Desk) -> None:
    for day in ("yesterday", "-1d", "2026-01-02"):
        answer = news.run("make", "--source", "news", *PLAIN, "--date", day)
        assert answer.code == 0
        assert "brief.html" in answer.out


def test_quiet_is_silent_and_cron_sees_nothing(news: Desk, today: str) -> None:
    done = news.spawn("make", "-q", "--source", "news", *PLAIN)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (news.folder / "out" / today / "brief.html").is_file()
    log = Path.home() / ".local" / "share" / "briefer" / "briefer.log"
    assert "briefer.make" in log.read_text()
    answer = news.run("make", "-q", "--source", "news", *PLAIN)
    assert (answer.code, answer.out, answer.err) == (0, "", "")


def test_a_dry_run_writes_nothing(news: Desk, today: str) -> None:
    before = sorted(news.folder.rglob("*"))
    answer = news.run("make", "--dry-run", "--source", "news", *PLAIN)
    assert answer.code == 0
    assert answer.out.splitlines()[0] == str(news.folder / "out" / today / "brief.html")
    assert "nothing was written" in answer.err
    assert sorted(news.folder.rglob("*")) == before
    assert not Path.home().exists()
    described = news.run("make", "--dry-run", "--source", "news", *PLAIN, "--json").data
    assert (described["dry_run"], described["editions"][0]["place"]) == (True, "")


def test_one_article_from_standard_input(news: Desk) -> None:
    done = news.spawn("make", "--source", "-", *PLAIN, "--json", input=STORY)
    assert json.loads(done.stdout)["stories"] == 1


def test_without_fetching_the_store_is_enough(news: Desk) -> None:
    news.write("briefer.toml", '[[sources]]\npath = "news"\n')
    assert news.run("make", *PLAIN).code == 0
    (news.folder / "news" / "bridge.txt").unlink()
    assert news.run("make", *PLAIN, "--no-fetch", "--json").data["stories"] == 1


def test_without_sources_the_sample_is_briefed(desk: Desk) -> None:
    answer = desk.run("make", *PLAIN)
    assert answer.code == 0
    assert "sample articles; see `briefer init`" in answer.err
    assert answer.out.count("\n") == 3


def test_what_is_degraded_is_told_and_strict_says_3(news: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(brief: object, *, press: object) -> object:
        raise RenderError("without Pango: apt-get install it", format="pdf")

    monkeypatch.setattr("briefer.make.fitting.measure_brief", fail)
    lenient = news.run("make", "--source", "news", "--engine", "serial")
    assert lenient.code == 0
    assert "no PDF" in lenient.err
    assert "apt-get install it" in lenient.err
    assert "brief.pdf" not in lenient.out
    assert news.run("make", "--source", "news", "--engine", "serial", "--strict").code == 3
    assert news.run("make", "--source", "news", *PLAIN, "--strict").code == 0


def test_a_second_run_is_turned_away(news: Desk) -> None:
    data = Path.home() / ".local" / "share" / "briefer" / "briefer.db"
    with lock_store(data):
        message = news.fail("make", "--source", "news", *PLAIN, code=75)
        assert str(data.with_name("briefer.lock")) in message
        assert news.run("make", "--dry-run", "--source", "news", *PLAIN).code == 0


@pytest.mark.parametrize(
    ("arguments", "expected", "code"),
    [
        (("--date", "tomorrow"), '"tomorrow" is no day', 2),
        (("--date", "2026-02-30"), "is not in the calendar", 2),
        (("--date", "2999-01-01"), "is still to come", 2),
        (("--source", "absent"), '"absent"', 1),
        (("--source", "ftp://x.example/"), '"ftp://x.example/"', 1),
        (("--summarizer", "lexrnk"), 'did you mean "lexrank"?', 2),
        (("--paper", "A5"), 'did you mean "a5"?', 2),
        (("--engine", "proces"), 'did you mean "processes"?', 2),
        (("--formats", "docx"), "--formats must be a list of some of", 2),
        (("--minutes", "ten"), "--minutes must be a number from 1 to 60", 2),
        (("--title", ""), "--title must be a line of text", 2),
        (("--zone", "Mars"), "--zone must be an IANA time zone", 2),
        (("--config", "absent.toml"), "there is no settings file", 2),
        (("--out", "news/bridge.txt"), "cannot write to", 1),
        (("--data-dir", "news/bridge.txt"), "news/bridge.txt", 1),
    ],
)
def test_bad_input_is_one_line_with_its_cure(
    news: Desk, arguments: tuple[str, ...], expected: str, code: int
) -> None:
    assert expected in news.fail("make", "--source", "news", *arguments, code=code)


def test_broken_settings_are_one_line(news: Desk) -> None:
    file = news.write("briefer.toml", "minutes = = 3")
    assert f"{file} is not valid TOML" in news.fail("make", code=2)
    file.write_text("minute = 3")
    assert 'did you mean "minutes"?' in news.fail("make", code=2)


def test_files_that_cannot_be_read_do_not_stop_the_brief(news: Desk) -> None:
    (news.folder / "news" / "empty.txt").write_bytes(b"")
    (news.folder / "news" / "junk.bin").write_bytes(bytes(range(256)) * 40)
    (news.folder / "news" / "gone.txt").symlink_to("nowhere")
    answer = news.run("make", "--source", "news", *PLAIN, "--json")
    assert (answer.code, answer.data["stories"]) == (0, 1)
    assert answer.data["skipped"] >= 2


def test_a_damaged_store_is_named(news: Desk) -> None:
    store = Path.home() / ".local" / "share" / "briefer" / "briefer.db"
    store.parent.mkdir(parents=True)
    store.write_bytes(b"no store" * 1000)
    assert f"the store {store}: it is damaged" in news.fail("make", "--source", "news", *PLAIN, code=1)


def test_progress_is_drawn_on_a_terminal_only(news: Desk) -> None:
    shown = run_on_terminal("make", "--source", "news", *PLAIN)
    assert "read" in shown
    assert "brief.html" in shown
    quiet = run_on_terminal("make", "-q", "--source", "news", *PLAIN)
    assert quiet == ""


def test_progress_tells_each_room(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefer.cli.console.is_terminal", lambda stream: True)
    with show_progress(quiet=False) as progress:
        progress("read", 1, 0)
        progress("read", 2, 4)
        progress("pdf", 1, 1)
    with show_progress(quiet=True) as progress:
        progress("read", 1, 0)
    assert desk.run("init", "--dry-run").err == ""


def test_a_kill_in_the_middle_leaves_a_store_that_goes_on(news: Desk) -> None:
    for number in range(30):
        news.write(f"news/{number}.txt", STORY.replace("bridge", f"bridge {number}"))
    command = [sys.executable, "-m", "briefer", "make", "--source", "news", *PLAIN]
    for delay in (0.6, 1.0, 1.4):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(delay)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    assert news.run("make", "--source", "news", *PLAIN).code == 0
    path = Path.home() / ".local" / "share" / "briefer" / "briefer.db"
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_the_day_is_counted_in_the_zone_that_is_set(news: Desk) -> None:
    # Kiritimati is 14 hours ahead, Niue 11 behind: at any moment it is a later day there, by two for an hour.
    later, earlier = (
        datetime.fromisoformat(
            news.run("make", "--source", "news", *PLAIN, "--zone", zone, "--json").data["date"]
        )
        for zone in ("Pacific/Kiritimati", "Pacific/Niue")
    )
    assert timedelta(days=1) <= later - earlier <= timedelta(days=2)
    assert os.environ["TZ"] == "UTC"


def test_a_page_that_hangs_is_set_plainly_and_it_is_said(
    news: Desk, today: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFER_FAULT", "render_hang")
    answer = news.run("make", "--source", "news", "--formats", "pdf,text", "--engine", "serial", "--strict")
    assert answer.code == 3
    assert "the PDF is set plainly: " in answer.err
    assert "took longer than 2 s" in answer.err
    folder = news.folder / "out" / today
    assert (folder / "brief.pdf").read_bytes().startswith(b"%PDF")
    proved = news.run("verify", str(folder))
    assert (proved.code, proved.out.count("sentences proved")) == (0, 2)
