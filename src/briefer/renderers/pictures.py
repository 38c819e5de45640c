"""Small bar charts, drawn by us: each a path in the colour of the text around it, its title what it says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from markupsafe import Markup, escape

from briefer.model import Brief, Chart
from briefer.renderers.cleaning import show_label
from briefer.renderers.wording import count

BAR, GAP, HEIGHT = 6, 2, 20
PART_HOURS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A section and its picture; ``scale`` says what a bar of it stands for."""

    label: str
    drawn: Markup
    scale: str


def draw_days(brief: Brief) -> Mapping[str, Markup]:
    """Return, by the ids of the leads' elements, how many articles told each on the days of the last week."""
    leads = [story.id for section in brief.leads for story in section.stories]
    charts = {chart.subject: chart for chart in brief.charts if chart.kind == "days"}
    return {
        f"story-{number}": draw_bars(charts[story].counts, label=_say_days(charts[story]))
        for number, story in enumerate(leads, start=1)
        if story in charts
    }


def draw_hours(brief: Brief) -> tuple[Picture, ...]:
    """Return when in a day the articles of each section came, the sections in the order of the brief."""
    charts = [chart for chart in brief.charts if chart.kind == "hours"]
    most = max((max(chart.counts) for chart in charts), default=1)
    return tuple(
        Picture(
            label=show_label(chart.subject),
            drawn=draw_bars(chart.counts, label=_say_hours(chart), most=most),
            scale=f"Articles in each {PART_HOURS} hours until {chart.end:%H:%M}",
        )
        for chart in charts
    )


def draw_bars(counts: Sequence[int], *, label: str, most: int = 0) -> Markup:
    """Return the counts as bars, as high as their share of ``most`` (0: of the highest); none is a line."""
    most = max(most, *counts, 1)
    path = "".join(
        f"M{place * (BAR + GAP)} {HEIGHT}v-{max(number * HEIGHT / most, 0.5):g}h{BAR}V{HEIGHT}z"
        for place, number in enumerate(counts)
    )
    width = len(counts) * (BAR + GAP) - GAP
    return Markup(
        f'<svg class="bars" viewBox="0 0 {width} {HEIGHT}" role="img">'
        f'<title>{escape(label)}</title><path fill="currentColor" d="{path}"/></svg>'
    )


def _say_days(chart: Chart) -> str:
    numbers = ", ".join(map(str, chart.counts))
    return f"Articles on each of the last seven days, today last: {numbers}"


def _say_hours(chart: Chart) -> str:
    most = max(range(len(chart.counts)), key=lambda place: chart.counts[place])
    end = chart.end - timedelta(hours=PART_HOURS) * (len(chart.counts) - 1 - most)
    between = f"between {end - timedelta(hours=PART_HOURS):%H:%M} and {end:%H:%M}"
    return f"{show_label(chart.subject)}: {count(sum(chart.counts), 'article')}, most {between}"
