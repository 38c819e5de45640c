"""The same documents, settings and day give the same bytes, wherever and by whomever a brief is made."""

import shutil
from pathlib import Path

import pytest
from tests.make.environments import ENVIRONMENTS, Environment, make_in

SEEDS = Path(__file__).parents[2] / "seeds"
NAMES = ("brief.pdf", "brief.html", "brief.txt", "brief.md", "brief.epub", "brief.json")
FORMATS = "pdf,html,text,markdown,epub,json"
USUAL = Environment(name="usual")

Editions = dict[str, dict[str, bytes]]


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Editions:
    """The editions of one brief by environment."""
    place = tmp_path_factory.mktemp("environments")
    source = place / "articles"
    shutil.copytree(SEEDS, source)
    return {
        each.name: make_in(each, home=place / f"home {number}", source=source, formats=FORMATS)
        for number, each in enumerate((USUAL, *ENVIRONMENTS))
    }


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("environment", [each.name for each in ENVIRONMENTS])
def test_the_environment_changes_no_byte(editions: Editions, environment: str, name: str) -> None:
    assert editions[environment][name] == editions[USUAL.name][name]


def test_the_brief_is_a_whole_one(editions: Editions) -> None:
    page = editions[USUAL.name]["brief.html"].decode()
    assert page.count("<article") > 3
