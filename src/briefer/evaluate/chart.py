"""A comparison as a picture: for each ROUGE a panel, for each summarizer a dot in its 95 % interval."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from briefer.evaluate.compare import LEAD, Comparison, Standing
from briefer.evaluate.drawing import Anchor, Dot, Mark, Stroke, Words, write_png, write_svg

PANELS: Final = ("ROUGE-1", "ROUGE-2", "ROUGE-Lsum")
_WIDTH, _MARGIN, _NAMES, _PANEL, _GAP = 960, 24, 132, 236, 32
_TOP, _ROW, _BOTTOM = 84, 24, 44
_INK, _FAINT, _GRID, _ACCENT = "#1a1a1a", "#6b6b6b", "#dddddd", "#9b1c1c"
_OURS: Final = "briefer"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Axis:
    """Which values a panel shows, and where on paper."""

    left: float
    low: int
    high: int

    def place(self, value: float) -> float:
        return self.left + (value - self.low) / (self.high - self.low) * _PANEL


def draw_svg(comparison: Comparison, *, title: str) -> bytes:
    """Return the chart as SVG."""
    return write_svg(_list_marks(comparison, title), width=_WIDTH, height=_height(comparison), title=title)


def draw_png(comparison: Comparison, *, title: str) -> bytes:
    """Return the chart as PNG."""
    return write_png(_list_marks(comparison, title), width=_WIDTH, height=_height(comparison))


def _height(comparison: Comparison) -> int:
    return _TOP + _ROW * len(comparison.standings) + _BOTTOM


def _list_marks(comparison: Comparison, title: str) -> list[Mark]:
    """Return all that is drawn, the best by ROUGE-1 on top."""
    standings = sorted(comparison.standings, key=lambda each: -each.scores[0].mean)
    marks: list[Mark] = [_write(title, (_MARGIN, 34), size=17, bold=True)]
    for row, standing in enumerate(standings):
        colour = _ACCENT if standing.name == _OURS else _INK
        at = (_MARGIN + _NAMES - 12, _middle(row) + 4)
        marks.append(_write(standing.name, at, anchor="end", bold=standing.name == _OURS, colour=colour))
    for panel, name in enumerate(PANELS):
        marks += _draw_panel(panel, name, standings)
    note = "F1 in percent: means with their 95 % intervals; dashed: where the first sentences stand"
    marks.append(_write(note, (_MARGIN, _height(comparison) - 12), size=11, colour=_FAINT))
    return marks


def _draw_panel(panel: int, name: str, standings: Sequence[Standing]) -> Iterator[Mark]:
    shown = [standing.scores[panel] for standing in standings]
    step = 1 if max(each.high for each in shown) - min(each.low for each in shown) < 7 else 5
    axis = _Axis(
        left=_MARGIN + _NAMES + panel * (_PANEL + _GAP),
        low=math.floor(min(each.low for each in shown) / step) * step,
        high=math.ceil(max(each.high for each in shown) / step + 1e-9) * step,
    )
    foot = _TOP + _ROW * len(standings)
    yield _write(name, (axis.left, _TOP - 16), size=13, bold=True)
    for tick in range(axis.low, axis.high + 1, step):
        x = axis.place(tick)
        yield Stroke(start=(x, _TOP - 4), end=(x, foot), width=1, colour=_GRID)
        yield _write(str(tick), (x, foot + 14), size=11, anchor="middle", colour=_FAINT)
    lead = next((standing.scores[panel].mean for standing in standings if standing.name == LEAD), None)
    if lead is not None:
        yield from _draw_dashes(axis.place(lead), foot)
    for row, (standing, interval) in enumerate(zip(standings, shown, strict=True)):
        colour = _ACCENT if standing.name == _OURS else _INK
        ends = [(axis.place(value), _middle(row)) for value in (interval.low, interval.high)]
        yield Stroke(start=ends[0], end=ends[1], width=1.5, colour=colour)
        yield Dot(centre=(axis.place(interval.mean), _middle(row)), radius=4, colour=colour)


def _draw_dashes(x: float, foot: float) -> Iterator[Mark]:
    for top in range(_TOP - 4, round(foot), 8):
        yield Stroke(start=(x, top), end=(x, min(top + 4, foot)), width=1, colour=_FAINT)


def _middle(row: int) -> float:
    return _TOP + _ROW * (row + 0.5)


def _write(
    text: str,
    at: tuple[float, float],
    *,
    size: float = 13,
    anchor: Anchor = "start",
    bold: bool = False,
    colour: str = _INK,
) -> Words:
    return Words(text=text, at=at, size=size, anchor=anchor, bold=bold, colour=colour)
