"""What is looked at: a story over a week, out of real runs; sections over a day."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.make.test_make_brief import BRIDGE, MORNING, make

SAID = {
    "Sport": "The league match ended with a goal by the striker, and the coach praised the team.",
    "Health": "The hospital treated patients with the vaccine, and doctors praised the nurses.",
}


def write_page(file: Path, *, outlet: str, headline: str, section: str, moment: datetime, text: str) -> None:
    """Write an article as a web page."""
    paragraphs = "".join(f"<p>{line}</p>" for line in text.split("\n") if line)
    file.write_text(
        f"""<html lang="en"><head><title>{headline}</title><meta property="og:site_name" content="{outlet}">
        <meta property="article:published_time" content="{moment.isoformat()}">
        <meta property="article:section" content="{section}"></head>
        <body><article><h1>{headline}</h1>{paragraphs}</article></body></html>""",
        encoding="utf-8",
    )


def report_bridge(folder: Path, *, outlets: Sequence[str], moment: datetime) -> None:
    """Write a report on the bridge by each outlet; later ones know of more hangers."""
    headline, _, text = BRIDGE.partition("\n")
    for number, outlet in enumerate(outlets):
        hangers = 14 + 9 * len(list(folder.iterdir()))
        told = text.replace("14 of the 212", f"{hangers} of the 212")
        asked = f"{outlet} asked its readers: the inspection was overdue, said {10 + number} of them."
        write_page(
            folder / f"{outlet}-{moment:%d}.html",
            outlet=outlet,
            headline=headline,
            section="News",
            moment=moment + timedelta(minutes=number),
            text=f"{told}\n{asked}",
        )


def read_charts(home: Path, day: datetime) -> list[dict[str, Any]]:
    [file] = (home / "out").glob(f"{day:%Y-%m-%d}/brief.json")
    charts: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))["charts"]
    return charts


def test_a_story_of_two_days_is_charted_and_one_of_today_is_not(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    report_bridge(folder, outlets=("Harbour Post", "Valley Wire"), moment=MORNING)
    first = make(tmp_path, folder)
    assert first.brief.charts == ()
    tomorrow = MORNING + timedelta(days=1)
    report_bridge(folder, outlets=("Harbour Post", "Lake Courier", "Valley Wire"), moment=tomorrow)
    second = make(tmp_path, folder, day=tomorrow.date(), moment=tomorrow)
    [chart] = second.brief.charts
    assert (chart.kind, chart.counts) == ("days", (0, 0, 0, 0, 0, 2, 3))
    assert chart.subject == second.brief.leads[0].stories[0].id
    assert read_charts(tmp_path, tomorrow)[0]["counts"] == [0, 0, 0, 0, 0, 2, 3]
    page = next(each.content for each in second.editions if each.format == "html").decode()
    assert "Articles on each of the last seven days, today last: 0, 0, 0, 0, 0, 2, 3" in page


def test_sections_are_charted_by_three_hours_where_there_are_many_articles(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    latest = datetime(2026, 11, 24, 4, 30, tzinfo=UTC)
    for number in range(26):
        label = ("Sport", "Health")[number % 2]
        place = f"{label}ville {chr(65 + number)}borough"
        write_page(
            folder / f"{number}.html",
            outlet=f"{place} Post",
            headline=f"{place} reports {number} cases of {label.lower()}",
            section=label,
            moment=latest - timedelta(hours=12 * (number % 2), minutes=number),
            text=f"{SAID[label]} It happened in {place}, where {number * 37 + 5} people live in peace.\n"
            f"{SAID[label]} Nobody in {place} had expected it for {number + 3} years, the mayor said then.",
        )
    made = make(tmp_path, folder)
    hours = {chart.subject: chart for chart in made.brief.charts if chart.kind == "hours"}
    assert len(hours) >= 2
    for chart in hours.values():
        assert chart.end == datetime(2026, 11, 24, 6, tzinfo=UTC)
        assert len(chart.counts) == 8
    counted = [sum(column) for column in zip(*(chart.counts for chart in hours.values()), strict=True)]
    assert (counted[7], counted[3]) == (13, 13)
    page = next(each.content for each in made.editions if each.format == "html").decode()
    assert "When it came" in page
    assert "most between 03:00 and 06:00" in page


def test_a_day_without_articles_has_no_chart(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    assert make(tmp_path, tmp_path / "articles").brief.charts == ()
