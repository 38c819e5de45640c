"""Inserts: what stands beside the news, and is none: a calendar, weather, markets."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class InsertItem:
    """A line of an insert: "09:00-10:30", "Council meets", "Town hall"; or "Oslo", "-3 °C", "snow"."""

    label: str
    value: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Insert:
    """A block of lines, who says so, and as of when; ``more`` counts lines that there was no room for."""

    title: str
    source: str
    moment: datetime
    items: tuple[InsertItem, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Inserts:
    """What the inserts of a day gave, and a line for each that gave nothing or not all."""

    blocks: tuple[Insert, ...]
    troubles: tuple[str, ...]
