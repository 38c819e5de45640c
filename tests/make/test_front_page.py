"""Page 1 is the whole brief on every paper: each lead's line with its page, and its first sentence."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.looks import classic_press, classic_templates
from tests.make.budget import draw_day
from tests.make.corpora import Day
from tests.make.front import find_missing_on_front
from tests.renderers.reading import read_pdf

from briefer.make.plan import make_brief
from briefer.make.printing import render_editions, set_brief
from briefer.model import Brief
from briefer.renderers import Press
from briefer.renderers.templates import PAPERS
from briefer.renderers.typesetter import open_typesetter
from briefer.settings import Settings, load_settings

MORNING = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)


@pytest.fixture(scope="module", params=PAPERS)
def press(request: pytest.FixtureRequest) -> Iterator[Press]:
    with open_typesetter() as typesetter:
        yield replace(classic_press(typesetter), templates=classic_templates(paper=request.param))


def ask(folder: Path, **flags: object) -> Settings:
    return load_settings(flags=flags, environment={}, folder=folder, file=None)


def print_day(day: Day, *, settings: Settings, press: Press) -> tuple[Brief, list[str]]:
    """Return the brief of the day, and what its page 1 does not say."""
    brief = set_brief(
        day.write_copy(), settings=settings, number=1, press=press, settled=lambda brief: None
    ).brief
    editions, _ = render_editions(brief, formats=("pdf",), press=press)
    return brief, find_missing_on_front(brief, pdf=read_pdf(editions[0].content))


def count_leads(brief: Brief) -> int:
    return sum(len(section.stories) for section in brief.leads)


@pytest.mark.parametrize("paper", PAPERS)
def test_of_the_sample(tmp_path: Path, paper: str) -> None:
    flags = {"engine": "serial", "zone": "UTC", "data_dir": tmp_path / "data", "out_dir": tmp_path / "out"}
    settings = ask(tmp_path, paper=paper, formats="pdf", **flags)
    day = date(2026, 11, 24)
    made = make_brief(settings, day=day, moment=MORNING, progress=lambda room, done, total: None)
    assert count_leads(made.brief) >= 3
    assert "Dunmere" in made.brief.leads[0].stories[0].headline, "the day's first story leads on any paper"
    assert find_missing_on_front(made.brief, pdf=read_pdf(made.editions[0].content)) == []


def test_of_a_day_of_300_articles(tmp_path: Path, press: Press) -> None:
    brief, missing = print_day(Day(300, articles=300), settings=ask(tmp_path), press=press)
    assert missing == []
    assert count_leads(brief) >= 2


@pytest.mark.parametrize("seed", [5, 8])
def test_of_any_day_in_any_number_of_minutes(seed: int, press: Press) -> None:
    day, settings = draw_day(seed, most=200, pages=0)
    _, missing = print_day(day, settings=replace(settings, pages=0), press=press)
    assert missing == []


def test_what_a_small_page_has_no_room_for_becomes_a_brief(tmp_path: Path) -> None:
    """No story is lost by that: places for briefs take the place of those for leads."""
    day, settings = Day(300, articles=300), ask(tmp_path, lead_count="9", brief_count="4", minutes="8")
    with open_typesetter() as typesetter:
        wide = classic_press(typesetter)
        small = replace(wide, templates=classic_templates(paper="eink"))
        brief, missing = print_day(day, settings=settings, press=small)
    briefs = sum(len(section.stories) for section in brief.briefs)
    assert missing == []
    assert 3 <= count_leads(brief) < 9
    assert count_leads(brief) + briefs == 13


def test_a_lead_alone_is_told_once_where_page_one_holds_its_first_sentence(tmp_path: Path) -> None:
    """Its first sentence is not set twice on one page."""
    one = Day(2, articles=1)
    with open_typesetter() as typesetter:
        small = replace(classic_press(typesetter), templates=classic_templates(paper="eink"))
        brief, missing = print_day(one, settings=ask(tmp_path), press=small)
        editions, _ = render_editions(brief, formats=("pdf",), press=small)
    assert missing == []
    page = "".join(read_pdf(editions[0].content).pages[0].extract_text().split())
    first = "".join(brief.leads[0].stories[0].sentences[0].sentence.text.split())
    assert page.count(first) == 1
