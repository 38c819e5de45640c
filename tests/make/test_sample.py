"""The shop window: the brief of the shipped sample, as a newcomer gets it."""

import io
from datetime import UTC, date, datetime

import pytest
from pypdf import PdfReader
from tests.renderers.reading import squeeze

from briefer.make.plan import Made, make_brief
from briefer.settings import load_settings

DAY = date(2026, 11, 24)
MORNING = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)


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


def test_page_one_holds_every_lead_to_its_last_sentence(made: Made, pages: list[str]) -> None:
    leads = [story for section in made.brief.leads for story in section.stories]
    assert len(leads) >= 3
    for story in leads:
        for printed in story.sentences:
            assert squeeze(printed.sentence.text) in pages[0]


def test_it_is_two_to_four_pages_long(pages: list[str]) -> None:
    assert 2 <= len(pages) <= 4


def test_every_article_is_accounted_for(made: Made) -> None:
    coverage = made.brief.coverage
    assert coverage.read == coverage.printed + coverage.merged + len(coverage.skipped)
    assert len({skipped.url for skipped in coverage.skipped if skipped.room == "extractors"}) == 2


def test_every_script_of_it_can_be_printed(made: Made) -> None:
    assert made.brief.missing_glyphs == ()
