"""The whole house, end to end, on real files: what a reader gets and what is promised of it."""

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from briefer.errors import SettingsError
from briefer.make.means import Made
from briefer.make.plan import LAST_ARTICLES, make_brief
from briefer.settings import load_settings
from briefer.store import read_store
from briefer.verify import verify_brief

MORNING = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
DAY = date(2026, 11, 24)
BRIDGE = """Harbour bridge reopens after inspection

The Harbour Bridge in Eastport reopened to traffic on Monday after a ten-day inspection of its cables.
Engineers replaced 14 of the 212 hangers, the city council said.

Buses will run over the bridge from Tuesday. The work cost $2.4 million, Mayor Ana Petrov said.
"""
FERRY = """Ferry operator adds night sailings to Skerry Island

The ferry company Nordlink will add two night sailings a day to Skerry Island from 1 December, it said
on Monday. The island's 3,100 residents had asked for later boats for six years.

Tickets will cost 9 euros each way, and residents travel at half price, chief executive Jon Aas said.
"""


def never(room: str, done: int, total: int) -> None:
    assert room
    assert done >= 0
    assert total >= 0


def make(
    home: Path,
    *sources: Path,
    day: date = DAY,
    moment: datetime = MORNING,
    dry_run: bool = False,
    fetch: bool = True,
) -> Made:
    settings = load_settings(
        flags={"engine": "serial", "zone": "UTC", "data_dir": home / "data", "out_dir": home / "out"},
        environment={},
        folder=home,
        file=None,
    )
    specs = [str(source) for source in sources]
    return make_brief(
        settings, day=day, moment=moment, sources=specs, dry_run=dry_run, fetch=fetch, progress=never
    )


def list_children() -> list[str]:
    """Return the ids of this process's children (Linux)."""
    return [pid for path in Path("/proc/self/task").glob("*/children") for pid in path.read_text().split()]


@pytest.mark.parametrize(("formats", "paper"), [("html,pdf", True), ("html", False)])
def test_the_typesetter_gets_ready_while_the_last_articles_are_read(
    folder: Path, tmp_path: Path, *, formats: str, paper: bool
) -> None:
    settings = load_settings(
        flags={
            "engine": "serial",
            "zone": "UTC",
            "formats": formats,
            "data_dir": tmp_path / "data",
            "out_dir": tmp_path / "out",
        },
        environment={},
        folder=tmp_path,
        file=None,
    )
    for number in range(40):
        (folder / f"bridge-{number:02}.txt").write_text(f"{BRIDGE}It took {number} days.", encoding="utf-8")
    told: list[tuple[int, int]] = []
    ready: list[int] = []

    def note(room: str, done: int, total: int) -> None:
        if room == "read":
            told.append((done, total))
            ready.extend([done] if set(list_children()) - before else [])

    before = set(list_children())
    make_brief(settings, day=DAY, moment=MORNING, sources=[str(folder)], progress=note)
    assert told[0] == (1, 0)
    assert told[-1] == (42, 42)
    if sys.platform == "linux":
        assert ready == ([*range(43 - LAST_ARTICLES, 43)] if paper else [])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "bridge.txt").write_text(BRIDGE, encoding="utf-8")
    (folder / "ferry.txt").write_text(FERRY, encoding="utf-8")
    return folder


def headlines(made: Made) -> set[str]:
    brief = made.brief
    return {story.headline for section in (*brief.leads, *brief.briefs) for story in section.stories}


def adds_up(made: Made) -> bool:
    coverage = made.brief.coverage
    return coverage.read == coverage.printed + coverage.merged + len(coverage.skipped)


def test_a_folder_becomes_a_brief_in_every_format(tmp_path: Path, folder: Path) -> None:
    made = make(tmp_path, folder)
    assert headlines(made) == {
        "Harbour bridge reopens after inspection",
        "Ferry operator adds night sailings to Skerry Island",
    }
    assert [Path(place).name for place in made.places] == [
        "brief.pdf",
        "brief.html",
        "brief.txt",
        "brief.json",
    ]
    assert all(Path(place).parent.name == "2026-11-24" for place in made.places)
    assert all(
        Path(place).read_bytes() == e.content for place, e in zip(made.places, made.editions, strict=True)
    )
    assert made.troubles == ()
    assert adds_up(made)


def test_every_printed_sentence_is_verbatim(tmp_path: Path, folder: Path) -> None:
    made = make(tmp_path, folder)
    texts = {note.article.id: note.article.text for note in made.brief.notes}
    printed = [
        printed.sentence
        for section in (*made.brief.leads, *made.brief.briefs)
        for story in section.stories
        for printed in story.sentences
    ]
    assert printed
    for sentence in printed:
        assert texts[sentence.article][sentence.start : sentence.end] == sentence.text


def test_a_bad_document_costs_only_itself(tmp_path: Path, folder: Path) -> None:
    (folder / "junk.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 20)
    (folder / "empty.txt").write_bytes(b"")
    made = make(tmp_path, folder)
    assert len(headlines(made)) == 2
    assert len(made.brief.coverage.skipped) == 2
    assert adds_up(made)


def test_the_next_day_brings_only_what_is_new(tmp_path: Path, folder: Path) -> None:
    make(tmp_path, folder)
    (folder / "school.txt").write_text(
        "School roof passes its safety test\n\nThe roof of Eastport High School passed its safety test on "
        "Tuesday, the county said. Pupils return to the gym on Thursday after 11 weeks.\n",
        encoding="utf-8",
    )
    tomorrow = MORNING + timedelta(days=1)
    made = make(tmp_path, folder, day=tomorrow.date(), moment=tomorrow)
    assert headlines(made) == {"School roof passes its safety test"}
    assert made.brief.number == 2
    assert adds_up(made)


def test_a_quiet_day_makes_a_short_brief_that_says_so(tmp_path: Path, folder: Path) -> None:
    make(tmp_path, folder)
    tomorrow = MORNING + timedelta(days=1)
    made = make(tmp_path, folder, day=tomorrow.date(), moment=tomorrow)
    assert headlines(made) == set()
    text = next(edition.content for edition in made.editions if edition.format == "text").decode()
    assert "nothing new" in text.lower()
    assert adds_up(made)


def test_a_past_brief_is_rebuilt_to_the_byte(tmp_path: Path, folder: Path) -> None:
    first = make(tmp_path, folder)
    (folder / "late.txt").write_text(BRIDGE.replace("Harbour", "Canal"), encoding="utf-8")
    later = make(tmp_path, folder, day=MORNING.date(), moment=MORNING + timedelta(days=3))
    assert headlines(later) == headlines(first)
    assert later.brief.number == first.brief.number


def test_a_past_brief_needs_no_source_any_more(tmp_path: Path, folder: Path) -> None:
    first = make(tmp_path, folder)
    for file in folder.iterdir():
        file.unlink()
    later = make(tmp_path, folder, moment=MORNING + timedelta(days=3))
    assert headlines(later) == headlines(first)
    stored = make(tmp_path, folder, moment=MORNING + timedelta(days=3), fetch=False)
    assert headlines(stored) == headlines(first)


def test_the_time_of_the_run_changes_nothing(tmp_path: Path, folder: Path) -> None:
    early = make(tmp_path / "a", folder)
    late = make(tmp_path / "b", folder, moment=MORNING + timedelta(hours=12))
    assert [edition.content for edition in early.editions] == [edition.content for edition in late.editions]


def test_a_dry_run_writes_nothing(tmp_path: Path, folder: Path) -> None:
    made = make(tmp_path, folder, dry_run=True)
    assert len(headlines(made)) == 2
    assert made.places == ()
    assert not (tmp_path / "out").exists()
    assert not (tmp_path / "data").exists()


def test_a_day_that_has_not_come_is_refused(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(SettingsError, match="has not come yet"):
        make(tmp_path, folder, day=date(2026, 11, 25))


def test_the_sample_is_there_every_day(tmp_path: Path) -> None:
    first = make(tmp_path)
    tomorrow = MORNING + timedelta(days=1)
    second = make(tmp_path, day=tomorrow.date(), moment=tomorrow)
    assert first.brief.sample
    assert headlines(second) == headlines(first)
    assert len(headlines(first)) >= 10
    assert adds_up(first)


def test_seed_zone_and_engine_change_no_byte(tmp_path: Path, folder: Path) -> None:
    digests = set()
    for number, (seed, zone, engine) in enumerate(
        [("1", "UTC", "serial"), ("2", "Asia/Tokyo", "processes"), ("3", "America/Lima", "serial")]
    ):
        home = tmp_path / str(number)
        home.mkdir()
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "BRIEFER_ZONE": "UTC"}
        environment |= {"BRIEFER_DATA_DIR": str(home / "data"), "BRIEFER_ENGINE": engine, "HOME": str(home)}
        today = datetime.now(tz=UTC).date().isoformat()
        command = [sys.executable, "-m", "briefer", "make", "--date", today]
        done = subprocess.run(
            [*command, "--source", str(folder), "--out", str(home / "out")],
            env=environment,
            cwd=home,
            capture_output=True,
            text=True,
            check=True,
        )
        places = done.stdout.split()
        assert len(places) == 4
        digests.add(tuple(Path(place).read_bytes() for place in places))
    assert len(digests) == 1
    manifest = json.loads(next(Path(place) for place in places if place.endswith(".json")).read_bytes())
    assert manifest


def make_next(home: Path, folder: Path, *, days: int = 1) -> Made:
    moment = MORNING + timedelta(days=days)
    return make(home, folder, day=moment.date(), moment=moment)


def test_what_a_source_changed_is_corrected_once_and_can_be_proved(tmp_path: Path, folder: Path) -> None:
    make(tmp_path, folder)
    (folder / "bridge.txt").write_text(BRIDGE.replace("14 of the 212", "41 of the 212"), encoding="utf-8")
    second = make_next(tmp_path, folder)
    (correction,) = second.brief.corrections
    assert (
        correction.sentence.sentence.text
        == "Engineers replaced 14 of the 212 hangers, the city council said."
    )
    assert correction.now is not None
    assert correction.now.sentence.text == "Engineers replaced 41 of the 212 hangers, the city council said."
    assert correction.day == DAY
    assert adds_up(second)
    text = next(edition.content for edition in second.editions if edition.format == "text").decode()
    assert "CORRECTIONS" in text
    with read_store(tmp_path / "data" / "briefer.db") as store:
        verified = verify_brief(Path(second.places[0]).parent, store=store)
    assert [proof.read + proof.by_hash for proof in verified.proofs] == [
        2
        + sum(
            len(story.sentences)
            for section in second.brief.leads + second.brief.briefs
            for story in section.stories
        )
    ] * 4
    (folder / "new.txt").write_text(FERRY.replace("Skerry", "Ness"), encoding="utf-8")
    assert make_next(tmp_path, folder, days=2).brief.corrections == ()


def test_what_a_source_took_back_is_said_to_be_gone(tmp_path: Path, folder: Path) -> None:
    make(tmp_path, folder)
    (folder / "bridge.txt").write_text(
        BRIDGE.replace("Engineers replaced 14 of the 212 hangers, the city council said.\n", ""),
        encoding="utf-8",
    )
    second = make_next(tmp_path, folder)
    (correction,) = second.brief.corrections
    assert correction.now is None
    text = next(edition.content for edition in second.editions if edition.format == "text").decode()
    assert "It is no longer there" in text
    with read_store(tmp_path / "data" / "briefer.db") as store:
        assert len(verify_brief(Path(second.places[0]).parent, store=store).proofs) == 4


def test_after_a_week_nothing_is_corrected_any_more(tmp_path: Path, folder: Path) -> None:
    make(tmp_path, folder)
    (folder / "bridge.txt").write_text(BRIDGE.replace("14 of the 212", "41 of the 212"), encoding="utf-8")
    assert make_next(tmp_path, folder, days=9).brief.corrections == ()


def test_what_nobody_reports_on_is_watched_until_it_is_closed(tmp_path: Path, folder: Path) -> None:
    first = make(tmp_path, folder)
    second = make_next(tmp_path, folder)
    assert {line.headline for line in second.brief.watching} == headlines(first)
    assert make_next(tmp_path, folder, days=9).brief.watching == ()
