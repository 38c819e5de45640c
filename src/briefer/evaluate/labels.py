"""Labelled rows: articles of which people said which story they tell, or which theme they have."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from briefer.batch import Answer, Line, read_report, read_row
from briefer.batch.rows import SKIPPED

Kind = Literal["summaries", "labels"]
_STORY: Final = "story"
_THEME: Final = "theme"


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A row's line, the labels that people gave it and its set; "" stands for what a row does not say."""

    line: Line
    story: str
    theme: str
    set: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where grouping put a row."""

    story: int
    theme: str


def find_kind(lines: Sequence[Line]) -> Kind:
    """Return what rows are for: ``refs`` are compared with summaries, ``story`` or ``theme`` with groups.

    ValueError where rows hold both or none of them.
    """
    summaries = labels = 0
    for line in lines:
        try:
            values = read_row(line).values
        except ValueError:
            continue  # it is skipped, with its reason, by who reads the rows
        summaries += values.get("refs") is not None
        labels += any(values.get(name) is not None for name in (_STORY, _THEME))
    if summaries and labels:
        raise ValueError(
            f"holds {summaries} rows with refs and {labels} with story or theme labels: "
            "evaluate one kind at a time"
        )
    if not summaries and not labels:
        raise ValueError("holds no row with refs, and none with a story or theme label")
    return "summaries" if summaries else "labels"


def read_labelled(line: Line) -> Labelled:
    """Return the labelled row that a line of JSON holds; ValueError says why it is none."""
    values = read_row(line).values
    try:
        report = read_report(values)
        if not any(map(str.isalnum, report.headline + report.text)):
            raise ValueError("no word in it")
        story, theme, name = (_read_label(values, each) for each in (_STORY, _THEME, "set"))
        if not story and not theme:
            raise ValueError("it has neither story nor theme")
    except ValueError as error:
        raise ValueError(f"line {line.number}: {error}") from None
    return Labelled(line=line, story=story, theme=theme, set=name)


def read_found(answer: Answer) -> Found:
    """Return where the answer to a row says that it stands; ValueError says why it was skipped."""
    values = json.loads(answer.line)
    if answer.skipped:
        raise ValueError(values[SKIPPED])
    return Found(story=values["story"], theme=values["theme"])


def _read_label(values: Mapping[str, object], name: str) -> str:
    """Return a label, which may be a number, as text."""
    value = values.get(name)
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ValueError(f"{name} is neither a string nor a whole number")
    return str(value).strip()
