"""The shop window: the brief of the shipped sample, as a newcomer gets it."""

import io
import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.renderers.reading import squeeze

from briefer.make.means import Made
from briefer.make.plan import make_brief
from briefer.model import PrintedStory
from briefer.settings import load_settings

DAY = date(2026, 11, 24)
MORNING = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
MANIFEST = Path(__file__).parents[1] / "data" / "seeds.toml"
SEEDS = [seed for seed in tomllib.loads(MANIFEST.read_text("utf-8"))["seed"] if seed["expect"] == "article"]
EVENTS = {seed["headline"]: seed["event"] for seed in SEEDS if seed["event"]}
SECTIONS = {seed["headline"]: seed["theme"] for seed in SEEDS}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    home = tmp_path_factory.mktemp("sample")
    settings = load_settings(
        flags={"engine": "serial", "zone": "UTC", "data_dir": home / "data", "out_dir": home / "out"},
        environment={},
        folder=home,
        file=None,
    )
    return make_brief(settings, day=DAY, moment=MORNING, progress=lambda room, done, total: None)


@pytest.fixture(scope="module")
def pages(made: Made) -> list[str]:
    content = next(edition.content for edition in made.editions if edition.format == "pdf")
    return [squeeze(page.extract_text()) for page in PdfReader(io.BytesIO(content)).pages]


def list_stories(made: Made) -> list[PrintedStory]:
    return [story for section in (*made.brief.leads, *made.brief.briefs) for story in section.stories]


def test_page_one_holds_every_lead_to_its_last_sentence(made: Made, pages: list[str]) -> None:
    leads = [story for section in made.brief.leads for story in section.stories]
    assert len(leads) >= 3
    for story in leads:
        for printed in story.sentences:
            assert squeeze(printed.sentence.text) in pages[0]


def test_it_is_two_to_four_pages_long(pages: list[str]) -> None:
    assert 2 <= len(pages) <= 4


def test_no_event_is_told_twice(made: Made) -> None:
    headlines = {note.number: note.article.headline for note in made.brief.notes}
    told: list[str] = []
    for story in list_stories(made):
        notes = {story.headline_note, *(printed.note for printed in story.sentences), *story.also}
        told += sorted({EVENTS[headlines[note]] for note in notes if headlines[note] in EVENTS})
    assert len(told) >= 6
    assert len(told) == len(set(told))


def test_every_article_is_accounted_for(made: Made) -> None:
    coverage = made.brief.coverage
    assert coverage.read == coverage.printed + coverage.merged + len(coverage.skipped)
    assert len({skipped.url for skipped in coverage.skipped if skipped.room == "extractors"}) == 2


def test_every_script_of_it_can_be_printed(made: Made) -> None:
    assert made.brief.missing_glyphs == ()


def test_every_lead_stands_in_the_section_of_its_report(made: Made) -> None:
    for section in made.brief.leads:
        assert {SECTIONS[story.headline] for story in section.stories} == {section.label}
