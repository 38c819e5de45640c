"""What is printed of groups beside labels: tables for people, JSON for programs."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from briefer.cli.columns import print_columns
from briefer.cli.console import print_data, print_json

if TYPE_CHECKING:
    from briefer.evaluate import Interval, Measure, SectionScore, StoryStanding, ThemeIntervals, ThemeStanding

_SHORT = 5  # letters of a section above a column
_OTHER = "other"


def print_standings(
    stories: "Sequence[StoryStanding]",
    themes: "Sequence[ThemeStanding]",
    *,
    articles: int,
    data: Mapping[str, object],
    json: bool,
) -> None:
    """Print how both stand beside the labels; either may be empty."""
    from briefer.evaluate import find_theme_intervals  # imported when it runs, not for --help

    mean = find_theme_intervals([each.articles for each in themes]) if len(themes) > 1 else None
    if json:
        described: dict[str, object] = {"data": {"articles": articles, **data}}
        if stories:
            described["stories"] = [_describe_stories(each) for each in stories]
        if themes:
            means = [{"set": "mean", **_describe_intervals(mean)}] if mean else []
            described["themes"] = [*map(_describe_themes, themes), *means]
        print_json(described)
        return
    print_data(f"{articles} articles, SHA-256 {str(data['sha256'])[:16]}")
    if stories:
        _print_stories(stories)
    if themes:
        _print_themes(themes, mean)


def _print_stories(standings: "Sequence[StoryStanding]") -> None:
    print_data("\nStories; of purity, P is purity and R inverse purity\n")
    table = [["", "articles", "stories", "clusters", "", "P", "R", "F1", "95 %"]]
    for each in standings:
        counts = [each.name, *(f"{count:,}" for count in (each.articles, each.stories, each.clusters))]
        for name, measure, interval in _list_measures(each):
            shares = [f"{share:.3f}" for share in (measure.precision, measure.recall, measure.f1)]
            table.append([*counts, name, *shares, _say_ends(interval)])
            counts = [""] * 4
    print_columns(table, left={0, 4})


def _list_measures(standing: "StoryStanding") -> "list[tuple[str, Measure, Interval]]":
    score = standing.score
    return [
        ("B-cubed", score.bcubed, standing.bcubed),
        ("pairs", score.pairs, standing.pairs),
        ("purity", score.purity, standing.purity),
    ]


def _print_themes(standings: "Sequence[ThemeStanding]", mean: "ThemeIntervals | None") -> None:
    print_data("\nThemes; what is in no section counts as other\n")
    rows = [(each.name, len(each.articles), each.intervals) for each in standings]
    rows += [("mean", sum(count for _, count, _ in rows), mean)] if mean else []
    table = [["", "articles", "accuracy", "95 %", "macro-F1", "95 %", "in a section", "of these right"]]
    for name, count, each in rows:
        scores = [text for one in (each.accuracy, each.macro) for text in (f"{one.mean:.3f}", _say_ends(one))]
        rest = [f"{one.mean:.3f}" for one in (each.coverage, each.precision)]
        table.append([name, f"{count:,}", *scores, *rest])
    print_columns(table, left={0})
    for standing in standings:
        where = f"{standing.name}: " if len(standings) > 1 else ""
        print_data(f"\n{where}each label\n")
        _print_sections(standing)
        print_data(f"\n{where}where the articles of each label (rows) were put (columns)\n")
        _print_confusion(standing)


def _print_sections(standing: "ThemeStanding") -> None:
    table = [["label", "section", "articles", "P", "R", "F1"]]
    for section in standing.score.sections:
        shares = [f"{share:.3f}" for share in (section.precision, section.recall, section.f1)]
        cells = [" or ".join(section.allowed) or "none", f"{section.articles:,}", *shares]
        for label in _list_labels(standing, section):
            table.append([label + "*" * standing.meanings[label].guessed, *cells])
            cells = [""] * len(cells)  # labels that mean the same are judged as one
    print_columns(table, left={0, 1})
    if any(meaning.guessed for meaning in standing.meanings.values()):
        print_data("* taken for the section that most of its articles are in, which flatters the scores;")
        print_data("  --labels FILE says what a label means.")


def _print_confusion(standing: "ThemeStanding") -> None:
    labels, sections, counts = _confuse(standing)
    short = [section[:_SHORT] for section in sections]
    names = short if len({*short, _OTHER}) > len(short) else list(sections)
    table = [["", *names, _OTHER]]
    table += [[label, *map(str, row)] for label, row in zip(labels, counts, strict=True)]
    print_columns(table, left={0})


def _confuse(standing: "ThemeStanding") -> tuple[list[str], list[str], list[list[int]]]:
    """Return labels, sections that they mean or their articles are in, and counts, those of other last."""
    from briefer.evaluate import OTHER, count_confusion  # as above

    labels = list(standing.meanings)
    meant = {section for meaning in standing.meanings.values() for section in meaning.sections}
    sections = sorted(meant.union(each.section for each in standing.articles) - {OTHER})
    counts = count_confusion(standing.articles, labels=labels, sections=[*sections, OTHER])
    return labels, sections, counts.tolist()


def _list_labels(standing: "ThemeStanding", section: "SectionScore") -> list[str]:
    return [label for label, meaning in standing.meanings.items() if meaning.sections == section.allowed]


def _say_ends(interval: "Interval") -> str:
    return f"{interval.low:.3f} to {interval.high:.3f}"


def _describe_stories(standing: "StoryStanding") -> dict[str, object]:
    names = ("bcubed", "pairs", "purity")
    return {
        "set": standing.name,
        "articles": standing.articles,
        "stories": standing.stories,
        "clusters": standing.clusters,
        **{
            name: {**_describe_measure(measure), "f1_low": round(ends.low, 4), "f1_high": round(ends.high, 4)}
            for name, (_, measure, ends) in zip(names, _list_measures(standing), strict=True)
        },
    }


def _describe_themes(standing: "ThemeStanding") -> dict[str, object]:
    labels, sections, counts = _confuse(standing)
    return {
        "set": standing.name,
        "articles": len(standing.articles),
        **_describe_intervals(standing.intervals),
        "sections": [
            {
                "labels": _list_labels(standing, section),
                "sections": list(section.allowed),
                "articles": section.articles,
                **_describe_measure(section),
            }
            for section in standing.score.sections
        ],
        "guessed": [label for label, meaning in standing.meanings.items() if meaning.guessed],
        "confusion": {
            label: dict(zip([*sections, _OTHER], row, strict=True))
            for label, row in zip(labels, counts, strict=True)
        },
    }


def _describe_measure(measure: "Measure | SectionScore") -> dict[str, float]:
    return {
        "precision": round(measure.precision, 4),
        "recall": round(measure.recall, 4),
        "f1": round(measure.f1, 4),
    }


def _describe_intervals(intervals: "ThemeIntervals") -> dict[str, object]:
    named = {
        "accuracy": intervals.accuracy,
        "macro_f1": intervals.macro,
        "coverage": intervals.coverage,
        "precision_of_assigned": intervals.precision,
    }
    return {
        name: {"mean": round(each.mean, 4), "low": round(each.low, 4), "high": round(each.high, 4)}
        for name, each in named.items()
    }
