"""How groups stand beside labels that people gave: rows are grouped as ``briefer group`` does, and scored."""

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from briefer.cli.console import Progress, print_error, print_message, show_progress
from briefer.cli.engine import choose_engine
from briefer.cli.standings import print_standings
from briefer.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence, Set

    from briefer.batch import Line
    from briefer.evaluate import Found, Labelled
    from briefer.settings import Settings

    Grouped = list[tuple[Labelled, Found]]

_ONLY = "all"  # the name of rows that name no set


def evaluate_labels(
    lines: "Sequence[Line]",
    *,
    sha256: str,
    labels: Path | None,
    settings: "Settings",
    json: bool,
    quiet: bool,
) -> int:
    """Group the rows, each set apart, and print how stories and themes stand beside the labels."""
    from briefer.evaluate import compare_stories, compare_themes  # imported when it runs, not for --help

    known = _list_known(settings)
    told = _read_told(labels, known=known) if labels else {}
    sets, skipped = _read_sets(lines)
    grouped = {}
    with show_progress(quiet=quiet) as bar:
        for name, rows in sets.items():
            grouped[name], lost = _group_rows(rows, settings=settings, progress=bar)
            skipped += lost
    if not quiet:
        for reason in skipped:
            print_message(f"skipped: {reason}")
    if not any(grouped.values()):
        print_error("no row has a text and a label that can be read")
        return 1
    print_standings(
        compare_stories(_list_stories(grouped)),
        compare_themes(_list_themes(grouped, told=told), known=known, told=told),
        articles=sum(map(len, grouped.values())),
        data={"sha256": sha256, "skipped": skipped},
        json=json,
    )
    return 0


def _list_stories(grouped: "Mapping[str, Grouped]") -> "dict[str, tuple[list[int], list[str]]]":
    """Return for each set that has any the clusters and the stories of articles."""
    judged = {name: [pair for pair in pairs if pair[0].story] for name, pairs in grouped.items()}
    return {
        name: ([found.story for _, found in pairs], [row.story for row, _ in pairs])
        for name, pairs in judged.items()
        if pairs
    }


def _list_themes(
    grouped: "Mapping[str, Grouped]", *, told: "Mapping[str, tuple[str, ...]]"
) -> "dict[str, tuple[list[str], list[str]]]":
    """Return for each set that has any the labels and the themes of articles that are to be judged."""
    judged = {
        name: [pair for pair in pairs if pair[0].theme and told.get(pair[0].theme) != ()]
        for name, pairs in grouped.items()
    }
    return {
        name: ([row.theme for row, _ in pairs], [found.theme for _, found in pairs])
        for name, pairs in judged.items()
        if pairs
    }


def _list_known(settings: "Settings") -> "Set[str]":
    """Return the shipped sections and the reader's own."""
    from briefer.themes import list_sections  # as above

    own = {section.label for section in settings.sections}
    return own.union(list_sections(), (source.section for source in settings.sources if source.section))


def _read_told(place: Path, *, known: "Set[str]") -> dict[str, tuple[str, ...]]:
    """Return the sections that each label means, none for one that is not to be judged.

    SettingsError for a file that says something else.
    """
    try:
        values = tomllib.loads(place.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{place}: {error}") from error
    told = {}
    for label, value in values.items():
        sections = [value] if isinstance(value, str) else value
        if not isinstance(sections, list):
            raise SettingsError(f"{place}: {label} is neither a section nor a list of sections")
        for section in sections:
            if section not in known:
                raise SettingsError(
                    f"{place}: {section!r} is no section; there are {', '.join(sorted(known))}"
                )
        told[label] = tuple(dict.fromkeys(sections))
    return told


def _read_sets(lines: "Sequence[Line]") -> "tuple[dict[str, list[Labelled]], list[str]]":
    """Return the labelled rows by the set that they name, and why others were skipped."""
    from briefer.evaluate import read_labelled  # as above

    sets: dict[str, list[Labelled]] = {}
    skipped = []
    for line in lines:
        try:
            row = read_labelled(line)
        except ValueError as error:
            skipped.append(str(error))
            continue
        sets.setdefault(row.set or _ONLY, []).append(row)
    return sets, skipped


def _group_rows(
    rows: "Sequence[Labelled]", *, settings: "Settings", progress: Progress
) -> "tuple[Grouped, list[str]]":
    """Return where each row was put, and what is said of those that were lost on the way."""
    from briefer.batch import lose_row  # as above
    from briefer.evaluate import read_found
    from briefer.make.grouping import digest_row, group_rows

    digested = []
    with choose_engine(settings) as engine:
        for result in engine.map(digest_row, (row.line for row in rows), lost=lose_row):
            digested.append(result)
            progress("rows", len(digested), len(rows))
    grouped, lost = [], []
    for row, answer in zip(rows, group_rows(digested, settings=settings, progress=progress), strict=True):
        try:
            grouped.append((row, read_found(answer)))
        except ValueError as error:
            lost.append(f"line {row.line.number}: {error}")
    return grouped, lost
