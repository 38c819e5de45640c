"""The shop window: every sample article is there, is what the manifest says, and can be read."""

import re
import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from bench.make_seeds import make_seeds, read_story
from tests.fakes import make_window

from briefer.errors import ExtractionError
from briefer.extractors import extract_article
from briefer.model import RawDocument, Skipped
from briefer.sources.folder import FolderSource
from briefer.text.split import split_article

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"
DATELINE = re.compile(r"^[A-Z]{4,}[^–—]{0,60} [–—] ")
MORNING = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """One row of the manifest."""

    file: str
    expect: str
    entry: str = ""
    headline: str = ""
    outlet: str = ""
    theme: str = ""
    language: str = ""
    event: str = ""
    date: str = ""
    wire: bool = False


MANIFEST = tomllib.loads((ROOT / "tests" / "data" / "seeds.toml").read_text("utf-8"))
ROWS: list[dict[str, Any]] = MANIFEST["seed"]
ROLL = [Seed(**row) for row in ROWS]
ARTICLES = [seed for seed in ROLL if seed.expect == "article"]
BAD = [seed for seed in ROLL if seed.expect == "skipped"]


def _slug(seed: Seed) -> str:
    return (seed.entry or Path(seed.file).stem).rsplit("/", 1)[-1].removeprefix("cw-2026-11-")


def _has_source(seed: Seed) -> bool:
    """Tell whether the file is made from a story in bench/seed-sources, so that its true text is known."""
    outlet = seed.file.partition("/")[0]
    return (ROOT / "bench" / "seed-sources" / outlet / f"{_slug(seed)}.txt").exists()


def _name(seed: Seed) -> str:
    return f"{seed.file}#{seed.entry.rsplit('/', 1)[-1]}" if seed.entry else seed.file


@pytest.fixture(scope="module")
def documents() -> dict[tuple[str, str], RawDocument]:
    """What the folder source hands over, by file and headline as far as a feed needs it."""
    found: dict[tuple[str, str], RawDocument] = {}
    for document in FolderSource(path=SEEDS, name="seeds").fetch(make_window()):
        if isinstance(document, Skipped):
            continue
        entry = next((seed for seed in ROLL if seed.entry and _belongs(seed, document)), None)
        key = (entry.file, entry.entry) if entry else (document.url.removeprefix("file:"), "")
        found[key] = document
    return found


def _belongs(seed: Seed, document: RawDocument) -> bool:
    return document.media_type.endswith("entry+json") and document.url.endswith(f"/{_slug(seed)}")


def test_manifest_names_every_file_and_nothing_else() -> None:
    files = {path.relative_to(SEEDS).as_posix() for path in SEEDS.rglob("*") if path.is_file()}
    assert files == {seed.file for seed in ROLL}


def test_there_is_enough_to_read() -> None:
    assert len(ARTICLES) >= 44
    assert len({seed.outlet for seed in ARTICLES}) >= 9
    assert len({seed.theme for seed in ARTICLES}) >= 7
    assert {seed.language for seed in ARTICLES} >= {"en", "de", "fr", "es", "ar", "ja"}
    assert len(BAD) == 2


def test_every_format_is_there() -> None:
    kinds = Counter(Path(seed.file).suffix for seed in ARTICLES)
    assert kinds[".html"] >= 12
    assert kinds[".pdf"] >= 2
    assert kinds[".docx"] >= 2
    assert kinds[".xml"] >= 3
    assert kinds[".json"] >= 3
    assert min(kinds[".txt"], kinds[".md"], kinds[".eml"]) >= 1


def test_eight_events_are_told_by_several_outlets_and_the_rest_by_one() -> None:
    outlets: dict[str, set[str]] = defaultdict(set)
    for seed in ARTICLES:
        if seed.event:
            outlets[seed.event].add(seed.outlet)
    assert len(outlets) == 8
    assert all(2 <= len(names) <= 5 for names in outlets.values())
    assert sum(not seed.event for seed in ARTICLES) >= 20


def test_one_wire_report_is_printed_by_three_outlets() -> None:
    copies = [seed for seed in ARTICLES if seed.wire]
    assert len({seed.outlet for seed in copies}) == 3
    assert len({seed.event for seed in copies}) == 1


def test_one_event_goes_on_the_next_day() -> None:
    days = {seed.date for seed in ARTICLES if seed.event == "mine"}
    assert days == {"2026-11-23", "2026-11-24"}


def test_all_together_they_stay_small() -> None:
    assert sum(path.stat().st_size for path in SEEDS.rglob("*") if path.is_file()) < 1_000_000


def test_made_files_are_what_the_script_makes() -> None:
    for path, content in make_seeds().items():
        assert (SEEDS / path).read_bytes() == content, path


@pytest.mark.parametrize("seed", ARTICLES, ids=_name)
def test_an_article_is_read_as_its_manifest_says(
    seed: Seed, documents: dict[tuple[str, str], RawDocument]
) -> None:
    article = extract_article(documents[seed.file, seed.entry], html="trafilatura")
    assert article.headline == seed.headline
    assert article.outlet == seed.outlet
    assert article.language == seed.language
    assert len(split_article(article).sentences) >= 3
    day = article.published.astimezone(UTC).date().isoformat() if article.published else ""
    assert day == seed.date


@pytest.mark.parametrize("seed", [seed for seed in ARTICLES if _has_source(seed)], ids=_name)
def test_the_body_is_all_there_and_nothing_else(
    seed: Seed, documents: dict[tuple[str, str], RawDocument]
) -> None:
    article = extract_article(documents[seed.file, seed.entry], html="trafilatura")
    story = read_story(seed.file.partition("/")[0], _slug(seed))
    written = [DATELINE.sub("", paragraph) for paragraph in story.paragraphs]
    assert [DATELINE.sub("", paragraph) for paragraph in article.paragraphs] == written


@pytest.mark.parametrize("seed", BAD, ids=_name)
def test_a_bad_file_gives_a_reason(seed: Seed, documents: dict[tuple[str, str], RawDocument]) -> None:
    document = documents.get((seed.file, "")) or _raw(seed)
    with pytest.raises(ExtractionError) as caught:
        extract_article(document, html="trafilatura")
    assert str(caught.value)


def _raw(seed: Seed) -> RawDocument:
    """The bytes themselves: a source may already have refused the file."""
    content = (SEEDS / seed.file).read_bytes()
    return RawDocument(
        content=content, media_type="", url=f"file:{seed.file}", source="seeds", fetched=MORNING
    )
