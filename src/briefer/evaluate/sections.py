"""How well sections are found: accuracy, F1 by label, and where the articles of each label went.

A label is a word of whoever labelled the articles; it means one section or more. What was put in no section
is not wrong, but was not found either: it counts against accuracy, recall and coverage, not precision.
"""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from briefer.evaluate.intervals import Floats, Interval, find_ends, resample_sums

OTHER: Final = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """The sections that a label means, and whether that was guessed from where its articles went."""

    sections: tuple[str, ...]
    guessed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An article: its label, the sections that this means, and the section it was put in, or ``OTHER``.

    Labels that mean the same sections are judged as one. A label that means none is never found.
    """

    label: str
    allowed: tuple[str, ...]
    section: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionScore:
    """How well the articles of one meaning are found; ``articles`` counts them."""

    allowed: tuple[str, ...]
    articles: int
    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeScore:
    """Scores over articles; ``macro`` is the mean F1 of what labels mean, each counted alike.

    ``coverage`` is the share of articles that were put in a section, ``precision`` the right ones of these.
    """

    accuracy: float
    macro: float
    coverage: float
    precision: float
    sections: tuple[SectionScore, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeIntervals:
    """The same with their 95 % intervals, but for the scores of each section."""

    accuracy: Interval
    macro: Interval
    coverage: Interval
    precision: Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeStanding:
    """How well the sections of a set are found: its articles, what each label means, and the scores."""

    name: str
    articles: tuple[Placed, ...]
    meanings: Mapping[str, Meaning]
    score: ThemeScore
    intervals: ThemeIntervals


def score_themes(articles: Sequence[Placed]) -> ThemeScore:
    """Return the scores over these articles, of which there must be one."""
    meanings = _list_meanings(articles)
    sums = _tabulate(articles, meanings).sum(axis=0)
    accuracy, macro, coverage, precision = (float(each) for each in _measure(sums))
    hits, given, found = sums[3:].reshape(3, len(meanings))
    return ThemeScore(
        accuracy=accuracy,
        macro=macro,
        coverage=coverage,
        precision=precision,
        sections=tuple(
            SectionScore(
                allowed=allowed,
                articles=int(given[place]),
                precision=float(hits[place] / found[place]) if found[place] else 0.0,
                recall=float(hits[place] / given[place]),
                f1=float(2 * hits[place] / (given[place] + found[place])),
            )
            for place, allowed in enumerate(meanings)
        ),
    )


def compare_themes(
    sets: Mapping[str, tuple[Sequence[str], Sequence[str]]],
    *,
    known: Set[str],
    told: Mapping[str, tuple[str, ...]],
) -> tuple[ThemeStanding, ...]:
    """Return how each set stands, by the label and the theme of each of its articles.

    A theme that is no known section, and that no label was told to mean, is ``OTHER``; ``told`` as in
    ``find_meanings``.
    """
    sections = {*known, *(section for meant in told.values() for section in meant)}
    standings = []
    for name, (labels, themes) in sets.items():
        found = [theme if theme in sections else OTHER for theme in themes]
        meanings = find_meanings(labels, found, known=known, told=told)
        placed = tuple(
            Placed(label=label, allowed=meanings[label].sections, section=section)
            for label, section in zip(labels, found, strict=True)
        )
        standings.append(
            ThemeStanding(
                name=name,
                articles=placed,
                meanings=meanings,
                score=score_themes(placed),
                intervals=find_theme_intervals([placed]),
            )
        )
    return tuple(standings)


def find_theme_intervals(sets: Sequence[Sequence[Placed]]) -> ThemeIntervals:
    """Return the means over sets and their intervals, articles resampled; there must be one set."""
    measured, samples = [], []
    for articles in sets:
        table = _tabulate(articles, _list_meanings(articles))
        measured.append(_measure(table.sum(axis=0)))
        samples.append(_measure(resample_sums(table)))
    means, spread = np.mean(measured, axis=0), np.mean(samples, axis=0)
    accuracy, macro, coverage, precision = (
        Interval(mean=float(mean), low=low, high=high)
        for mean, (low, high) in zip(means, map(find_ends, spread.T), strict=True)
    )
    return ThemeIntervals(accuracy=accuracy, macro=macro, coverage=coverage, precision=precision)


def count_confusion(
    articles: Sequence[Placed], *, labels: Sequence[str], sections: Sequence[str]
) -> npt.NDArray[np.int64]:
    """Return how many articles of each label (rows) were put in each section (columns)."""
    counts = Counter((each.label, each.section) for each in articles)
    return np.array([[counts[label, section] for section in sections] for label in labels])


def find_meanings(
    given: Sequence[str], found: Sequence[str], *, known: Set[str], told: Mapping[str, tuple[str, ...]]
) -> dict[str, Meaning]:
    """Return what each label means, from the label and the section of each article.

    What is ``told`` comes first, then a known section of that name in any case. Any other label is taken for
    the known section that most of its articles were put in, which flatters; for none when there is none.
    """
    names = {section.casefold(): section for section in sorted(known)}
    meanings = {}
    for label in sorted(set(given)):
        if label in told:
            meanings[label] = Meaning(sections=tuple(sorted(told[label])), guessed=False)
        elif label.casefold() in names:
            meanings[label] = Meaning(sections=(names[label.casefold()],), guessed=False)
        else:
            counts = Counter(
                section
                for each, section in zip(given, found, strict=True)
                if each == label and section in known
            )
            most = sorted(counts, key=lambda section: (-counts[section], section))
            meanings[label] = Meaning(sections=tuple(most[:1]), guessed=True)
    return meanings


def _list_meanings(articles: Sequence[Placed]) -> list[tuple[str, ...]]:
    return sorted({each.allowed for each in articles})


def _tabulate(articles: Sequence[Placed], meanings: Sequence[tuple[str, ...]]) -> Floats:
    """Return a row for each article: counted, right, in a section; then hit, given and found by meaning.

    What is right is found for its own meaning alone, what is wrong for each that knows the section.
    """
    places = {allowed: place for place, allowed in enumerate(meanings)}
    size = len(meanings)
    table = np.zeros((len(articles), 3 + 3 * size))
    for row, each in zip(table, articles, strict=True):
        right = each.section in each.allowed
        own = places[each.allowed]
        row[:3] = 1, right, each.section != OTHER
        row[3 + size + own] = 1
        if right:
            row[3 + own] = row[3 + 2 * size + own] = 1
            continue
        for allowed, place in places.items():
            row[3 + 2 * size + place] = each.section in allowed
    return table


def _measure(sums: Floats) -> Floats:
    """Return accuracy, macro-F1, coverage and precision; where a resample lacks a meaning, of the others."""
    size = (sums.shape[-1] - 3) // 3
    count, right, assigned = sums[..., 0], sums[..., 1], sums[..., 2]
    hits, given, found = (sums[..., 3 + place * size : 3 + (place + 1) * size] for place in range(3))
    there = given + found > 0
    f1 = np.divide(2 * hits, given + found, out=np.zeros_like(hits), where=there)
    precision = np.divide(right, assigned, out=np.zeros_like(right), where=assigned > 0)
    macro = f1.sum(axis=-1) / there.sum(axis=-1)
    return np.stack([right / count, macro, assigned / count, precision], axis=-1)
