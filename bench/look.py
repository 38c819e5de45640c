"""Draws what readers see into out/look/, for people to look at: every page, every look, every width.

Two days are made, the sample articles' and one of 300 invented articles; each in all formats, on every paper
in the classic look and on A4 in the others. Pages are drawn by pdftoppm, the web page is photographed by
headless Chromium at three widths, light and dark. The sample's first page goes to docs/page1.png.

Usage: python -m bench.look [--only DAY] [--no-screens]
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.corpus import make_corpus

from briefer.renderers.templates import LOOKS, PAPERS

CHECKOUT = Path(__file__).resolve().parent.parent
OUT = CHECKOUT / "out" / "look"
SEED = 20261126
ARTICLES = 300
PIXELS_PER_INCH = {"a4": 70, "letter": 70, "a5": 90, "eink": 110}
WIDTHS = (320, 768, 1280)
SCREEN_HEIGHT = 5200
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main() -> None:
    """Make both days and draw them."""
    parser = argparse.ArgumentParser(description="Draw what readers see into out/look/.")
    parser.add_argument("--only", choices=("sample", "day"))
    parser.add_argument("--no-screens", action="store_true", help="only paper")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name in ("sample", "day") if not arguments.only else (arguments.only,):
            sources = [] if name == "sample" else ["--source", str(make_day(Path(folder)))]
            for paper, look in list_settings():
                place = make_brief(Path(folder) / name, sources, paper=paper, look=look)
                keep(place, OUT / name / f"{paper}-{look}", resolution=PIXELS_PER_INCH[paper])
                if paper == "a4" and not arguments.no_screens:
                    photograph(place / "brief.html", OUT / name / f"screen-{look}")
    first = OUT / "sample" / "a4-classic" / "brief.pdf"
    if first.exists():
        draw(first, CHECKOUT / "docs" / "page1", "-r", "96", "-f", "1", "-l", "1", "-singlefile")


def list_settings() -> list[tuple[str, str]]:
    """Return paper and look of each brief: every paper in the first look, the others on the first paper."""
    papers, looks = list(PAPERS), list(LOOKS)
    return [(paper, looks[0]) for paper in papers] + [(papers[0], look) for look in looks[1:]]


def make_day(folder: Path) -> Path:
    """Return a folder of invented articles."""
    return make_corpus(folder, seeds=CHECKOUT / "seeds", count=ARTICLES, seed=SEED)


def make_brief(home: Path, sources: list[str], *, paper: str, look: str) -> Path:
    """Make today's brief; return the folder of its editions."""
    out = home / "out"
    shutil.rmtree(out, ignore_errors=True)
    settings = {name: value for name, value in os.environ.items() if not name.startswith("BRIEFER_")}
    settings |= {"BRIEFER_DATA_DIR": str(home / "data"), "BRIEFER_LEAD_CODES": str(look == "compact")}
    command = [sys.executable, "-m", "briefer", "make", "--date", "today", "--out", str(out), *sources]
    formats = "pdf,html,text,markdown,epub,json"
    command += ["--paper", paper, "--look", look, "--formats", formats, "--strict"]
    subprocess.run(command, check=True, env=settings, stdout=subprocess.DEVNULL)
    [place] = out.iterdir()
    return place


def keep(place: Path, target: Path, *, resolution: int) -> None:
    """Copy the editions, and draw the pages beside them."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(place, target)
    draw(target / "brief.pdf", target / "page", "-r", str(resolution))
    print(target.relative_to(CHECKOUT), len(list(target.glob("page*.png"))), "pages")


def draw(pdf: Path, target: Path, *options: str) -> None:
    """Draw the pages of a PDF."""
    subprocess.run(["pdftoppm", *options, "-png", str(pdf), str(target)], check=True)


def photograph(page: Path, target: Path) -> None:
    """Photograph the web page at each width, light and dark."""
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if not browser:
        print("no Chromium, so no screens")
        return
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for width in WIDTHS:
        for scheme, number in (("light", 1), ("dark", 0)):
            picture = target / f"{width}-{scheme}.png"
            with tempfile.TemporaryDirectory() as profile:
                options = ["--headless", "--no-sandbox", "--hide-scrollbars", f"--user-data-dir={profile}"]
                options += [f"--window-size={width},{SCREEN_HEIGHT}", f"--screenshot={picture}"]
                options += [f"--blink-settings=preferredColorScheme={number}"]
                subprocess.run([browser, *options, page.as_uri()], check=True, capture_output=True)
    print(target.relative_to(CHECKOUT), len(list(target.iterdir())), "screens")


if __name__ == "__main__":
    main()
