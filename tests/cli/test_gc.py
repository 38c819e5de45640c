"""``briefer gc``: the store gets smaller, and every past edition can still be proved."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.cli.desks import STORY, Desk
from tests.cli.test_stories import FERRY

from briefer.make.plan import make_brief
from briefer.settings import load_settings
from briefer.store import STORE_NAME, read_store

LONG_AGO = datetime.now(UTC).replace(hour=6, minute=30, second=0, microsecond=0) - timedelta(days=200)
DAYS = 3
FORMATS = "html,text,json,markdown,epub"


@pytest.fixture
def old(desk: Desk) -> Desk:
    """A desk with three briefs of long ago, of a story that went on among many that were not printed."""
    settings = load_settings(
        flags={
            "engine": "serial",
            "zone": "UTC",
            "formats": FORMATS,
            "data_dir": desk.folder / "data",
            "out_dir": desk.folder / "out",
            "lead_count": 1,
            "brief_count": 1,
            "correction_pages": 0,
        },
        environment={},
        folder=desk.folder,
        file=None,
    )
    for number in range(DAYS):
        moment = LONG_AGO + timedelta(days=number)
        for at in range(12):
            place, name = f"Port {chr(65 + at)}{number}", f"Captain {chr(75 + at)}{number}ers"
            desk.write(
                f"articles/{number}-{at}.txt",
                f"{name} leaves {place}\n\n{name} left {place} on Monday with {at + 7} crates of tea."
                f" The crates of {name} weigh {at + 20} tonnes.\n",
            )
        desk.write(f"articles/bridge-{number}.txt", STORY.replace("14 cracks", f"{14 + number} cracks"))
        desk.write(f"articles/ferry-{number}.txt", FERRY.replace("3,100", f"{3 + number},100"))
        made = make_brief(
            settings,
            day=moment.date(),
            moment=moment,
            sources=[str(desk.folder / "articles")],
            progress=lambda room, done, total: None,
        )
        assert made.places
    desk.write("briefer.toml", 'zone = "UTC"\ndata_dir = "data"\n')
    return desk


def list_printed(desk: Desk) -> set[str]:
    with read_store(desk.folder / "data" / STORE_NAME) as store:
        return {
            sentence.text
            for number in range(DAYS)
            for brief in store.find_briefs_of_day((LONG_AGO + timedelta(days=number)).date())
            for sentence in store.load_printed(brief)
        }


def test_every_past_edition_can_still_be_proved(old: Desk) -> None:
    folders = sorted(path for path in (old.folder / "out").iterdir() if re.match(r"\d", path.name))
    assert len(folders) == DAYS
    printed = list_printed(old)
    assert printed
    would = old.run("gc", "--dry-run", "--json").data
    assert would["articles"] > 10
    assert would["documents"] > 10
    assert would["before"] == would["after"]
    answer = old.run("gc")
    assert (answer.code, answer.err) == (0, "")
    removed = f"{would['articles']} articles, {would['documents']} documents, the bytes of 0 sent mails"
    assert re.match(
        rf"Removed {removed} and {would['entries']} entries of the ledger that nothing needed for 90 days:"
        r" \d+\.\d MB\.\nThe store takes \d+\.\d MB, and took \d+\.\d MB\.\n\Z",
        answer.out,
    )
    for folder in folders:
        proved = old.run("verify", str(folder))
        assert (proved.code, proved.err) == (0, ""), folder
    assert list_printed(old) == printed
    assert old.run("gc", "-q").out == ""
    assert old.run("gc", "--json").data["articles"] == 0


def test_what_was_removed_is_not_found_and_what_was_printed_is(old: Desk) -> None:
    assert old.run("search", "crates", "--json").data
    before = {each["id"] for each in old.run("search", "*c* crates", "--limit", "100", "--json").data}
    assert old.run("gc", "-q").code == 0
    after = {each["id"] for each in old.run("search", "*c* crates", "--limit", "100", "--json").data}
    assert after < before
    assert [each for each in old.run("search", "cracks", "--json").data if each["printed"]]


def test_a_brief_of_before_cannot_be_made_again_and_says_why(old: Desk) -> None:
    assert old.run("gc", "-q").code == 0
    day = str(LONG_AGO.date())
    for path in (old.folder / "articles").iterdir():
        path.unlink()
    old.write("articles/other.txt", FERRY)
    make = ("make", "--date", day, "--source", "articles", "--formats", "text")
    assert "cannot be made again, since `briefer gc` removed what was remembered before" in old.fail(
        *make, code=1
    )
    # A day without a brief is made of what there is.
    other = str((LONG_AGO - timedelta(days=9)).date())
    assert old.run("make", "--date", other, "--source", "articles", "--formats", "text").code == 0


def test_what_is_young_enough_stays(old: Desk) -> None:
    assert old.run("gc", "--keep-days", "365", "--json").data["articles"] == 0
    looked = old.run("gc", "--dry-run")
    assert re.match(r"Would remove \d+ articles", looked.out)
    assert looked.out.count("\n") == 1


def test_what_the_settings_look_back_upon_cannot_be_removed(old: Desk, tmp_path: Path) -> None:
    assert "31 days are needed" in old.fail("gc", "--keep-days", "3", code=2)
    assert "36,500 are the most" in old.fail("gc", "--keep-days", "99999", code=2)
    old.write("briefer.toml", 'zone = "UTC"\ndata_dir = "data"\nquiet_days = 100\n')
    assert "200 days are needed" in old.fail("gc", "--keep-days", "90", code=2)
    assert old.run("gc", "--json").data["keep_days"] == 200
    assert "there is no store" in old.fail("gc", "--data-dir", str(tmp_path / "none"), code=1)
    assert not (tmp_path / "none").exists()
