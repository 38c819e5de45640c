"""``briefer evaluate``: how near summaries and groups come to what people wrote and labelled."""

import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefer.cli.columns import print_columns
from briefer.cli.console import is_terminal, print_data, print_error, print_json, print_message, show_progress
from briefer.cli.labels import evaluate_labels
from briefer.cli.options import (
    Config,
    Json,
    Quiet,
    Sentences,
    Verbose,
    Words,
    choose_budget,
    read_settings,
)
from briefer.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefer.batch import Line
    from briefer.evaluate import Comparison, Example, Interval, Standing
    from briefer.model import Budget

    # Words, or an interval and the sign that goes with it.
    Cell = str | tuple[Interval, str]

EVALUATE_HELP = """Score summaries against those that people wrote, or groups against labels that people gave.

Examples:

\b
briefer evaluate articles.jsonl
briefer evaluate articles.jsonl --summarizers briefer,lead,lexrank --sentences 3
briefer evaluate events.jsonl --summarizers briefer,sumy-lexrank --words 220
briefer evaluate articles.jsonl --chart rouge.svg --json
briefer evaluate stories.jsonl
briefer evaluate themes.jsonl --labels sections.toml

What is scored follows from the rows. Rows with "refs" score summarizers: {"text" or "docs", "refs"}, texts as
summarize --batch takes them, and a list of reference summaries, each a list of sentences. ROUGE is that of
the package rouge-score with its stemmer: F1 in percent, against the best of several references. Intervals
hold 95 of 100 bootstrap resamples. Dangling openings are told for 100 summaries; milliseconds are processor
time from text to summary.

Rows with "story" or "theme" are grouped as briefer group does: {"headline", "text", "story" or "theme", maybe
"published", "outlet", "language", "set"}. Stories are scored by B-cubed, pairs and purity, themes by accuracy
and F1, with a table of where each label went; sets are grouped and scored apart, and averaged. --labels is a
TOML file of lines such as tech = "Technology", scitech = ["Science", "Technology"] or, for what is not to be
judged, media = []. Other labels than sections are taken for the section that most of their articles are in.
"""

_CHARTS = (".svg", ".png")
Data = Annotated[
    str, typer.Argument(metavar="FILE", help="Articles with reference summaries or labels; - is stdin.")
]
Summarizers = Annotated[
    str | None, typer.Option(metavar="LIST", help="Which to score, such as briefer,lead; else all.")
]
Chart = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Draw them too: into a file named .svg or .png.")
]
Labels = Annotated[
    Path | None, typer.Option(metavar="FILE", help="TOML: which section, or sections, a theme label means.")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Data:
    """The examples, the SHA-256 of the bytes they were read from, and why other rows were skipped."""

    examples: "tuple[Example, ...]"
    sha256: str
    skipped: tuple[str, ...]


def evaluate_command(
    data: Data,
    summarizers: Summarizers = None,
    sentences: Sentences = None,
    words: Words = None,
    chart: Chart = None,
    labels: Labels = None,
    config: Config = None,
    json: Json = False,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> int:
    """Read the flags and the rows, score what the rows are for, print it."""
    settings = read_settings(flags={}, config=config, quiet=quiet, verbose=verbose)
    budget = choose_budget(settings, sentences=sentences, words=words)
    names = _choose_names(summarizers)
    if chart and chart.suffix.lower() not in _CHARTS:
        raise SettingsError(f"a chart is drawn as .svg or .png: {chart} is neither")
    lines, sha256 = _read_lines(data)
    from briefer.evaluate import find_kind  # imported when it runs, not for --help

    try:
        kind = find_kind(lines)
    except ValueError as error:
        print_error(f"{data} {error}")
        return 1
    flags = {"--summarizers": summarizers, "--sentences": sentences, "--words": words, "--chart": chart}
    if kind == "labels":
        _refuse_flags(flags, place=data, wanted="refs")
        return evaluate_labels(lines, sha256=sha256, labels=labels, settings=settings, json=json, quiet=quiet)
    _refuse_flags({"--labels": labels}, place=data, wanted="theme labels")
    return _evaluate_summaries(
        _read_data(lines, sha256), names, budget=budget, chart=chart, json=json, quiet=quiet
    )


def _refuse_flags(flags: "Mapping[str, object]", *, place: str, wanted: str) -> None:
    """Raise SettingsError for a flag that says nothing of rows like these."""
    for flag, value in flags.items():
        if value is not None:
            raise SettingsError(f"{flag} is for rows with {wanted}: {place} holds others")


def _evaluate_summaries(
    found: _Data,
    names: "Sequence[str]",
    *,
    budget: "Budget",
    chart: Path | None,
    json: bool,
    quiet: bool,
) -> int:
    """Run every summarizer on every row, print how they stand."""
    if not quiet:
        for reason in found.skipped:
            print_message(f"skipped: {reason}")
    if not found.examples:
        print_error("no row has a text and refs that can be read")
        return 1
    comparison = _compare(names, found.examples, budget=budget, quiet=quiet)
    title = f"{len(found.examples)} examples, {budget.size} {budget.unit}, SHA-256 {found.sha256[:16]}"
    if chart:
        _draw(comparison, chart, title=title)
    if json:
        print_json(_describe(comparison, found, budget=budget))
    else:
        _print(comparison, title=title)
        if comparison.best_sumy and not quiet:
            print_message(f"The best of sumy's methods here is {comparison.best_sumy}.")
    return 0


def _choose_names(summarizers: str | None) -> tuple[str, ...]:
    """Return the summarizers to run; SettingsError for a name that does not exist."""
    from briefer.summarizers import find_summarizer, list_summarizers  # imported when it runs, not for --help

    names = list_summarizers()
    if summarizers is not None:
        names = tuple(dict.fromkeys(name.strip() for name in summarizers.split(",") if name.strip()))
    if not names:
        raise SettingsError("--summarizers names none")
    for name in names:
        find_summarizer(name)
    return names


def _read_lines(place: str) -> "tuple[tuple[Line, ...], str]":
    """Return the rows and the SHA-256 of all bytes."""
    from io import BytesIO

    from briefer.batch import list_lines  # as above

    content = sys.stdin.buffer.read() if place == "-" else Path(place).read_bytes()
    return tuple(list_lines(BytesIO(content))), hashlib.sha256(content).hexdigest()


def _read_data(lines: "Sequence[Line]", sha256: str) -> _Data:
    from briefer.evaluate import read_example  # as above

    examples: list[Example] = []
    skipped: list[str] = []
    for line in lines:
        try:
            examples.append(read_example(line))
        except ValueError as error:
            skipped.append(str(error))
    return _Data(examples=tuple(examples), sha256=sha256, skipped=tuple(skipped))


def _compare(
    names: "Sequence[str]", examples: "Sequence[Example]", *, budget: "Budget", quiet: bool
) -> "Comparison":
    from briefer.evaluate import compare_summarizers, run_summarizer  # as above

    outcomes = {}
    with show_progress(quiet=quiet) as bar:
        for name in names:

            def tell(done: int, name: str = name) -> None:
                bar(name, done, len(examples))

            outcomes[name] = run_summarizer(name, examples, budget=budget, tell=tell)
    return compare_summarizers(outcomes)


def _draw(comparison: "Comparison", place: Path, *, title: str) -> None:
    from briefer.evaluate import draw_png, draw_svg  # as above

    draw = draw_svg if place.suffix.lower() == ".svg" else draw_png
    place.write_bytes(draw(comparison, title=title))


def _print(comparison: "Comparison", *, title: str) -> None:
    print_data(title)
    print_data("")
    head = ["", "R1", "R2", "RLsum", "R1 over lead", "R1 over sumy", "dangling", "words", "ms", "95 %"]
    rows = [_list_cells(standing) for standing in comparison.standings]
    if not is_terminal(sys.stdout):
        print_columns([head, *([_write(cell, "{} [{}, {}]", 2) for cell in row] for row in rows)], left={0})
        return
    # Only for a terminal: rich costs 50 ms.
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False)
    for column, name in enumerate(head):
        table.add_column(name.replace(" over", "\nover"), justify="right", no_wrap=column == 0)
    table.columns[0].justify = "left"
    for row in rows:
        table.add_row(*(Text(_write(cell, "{}\n{}…{}", 1)) for cell in row))
    Console().print(table)


def _list_cells(standing: "Standing") -> "list[Cell]":
    """Return what each column says of a summarizer."""
    differences = [next(iter(each), None) for each in (standing.over_lead, standing.over_sumy)]
    return [
        standing.name,
        *((interval, "") for interval in standing.scores),
        *((interval, "+") if interval else "" for interval in differences),
        f"{standing.dangling:.1f}",
        f"{standing.words:.0f}",
        f"{standing.median:.2f}",
        f"{standing.slow:.2f}",
    ]


def _write(cell: "Cell", form: str, decimals: int) -> str:
    """Return a cell as text: words as they are, an interval in the form given, its ends shortened."""
    if isinstance(cell, str):
        return cell
    interval, sign = cell
    ends = (f"{value:{sign}.{decimals}f}" for value in (interval.low, interval.high))
    return form.format(f"{interval.mean:{sign}.2f}", *ends)


def _describe(comparison: "Comparison", data: _Data, *, budget: "Budget") -> dict[str, object]:
    return {
        "data": {"examples": len(data.examples), "skipped": list(data.skipped), "sha256": data.sha256},
        "budget": {"unit": budget.unit, "size": budget.size},
        "best_sumy": comparison.best_sumy or None,
        "summarizers": [_describe_standing(standing) for standing in comparison.standings],
    }


def _describe_standing(standing: "Standing") -> dict[str, object]:
    return {
        "name": standing.name,
        **_describe_intervals(standing.scores),
        "over_lead": _describe_intervals(standing.over_lead) or None,
        "over_best_sumy": _describe_intervals(standing.over_sumy) or None,
        "dangling_per_100": round(standing.dangling, 3),
        "words": round(standing.words, 1),
        "milliseconds": {"median": round(standing.median, 3), "p95": round(standing.slow, 3)},
    }


def _describe_intervals(intervals: "Sequence[Interval]") -> dict[str, object]:
    kinds = ("rouge1", "rouge2", "rougeLsum")
    return {
        kind: {
            "mean": round(interval.mean, 3),
            "low": round(interval.low, 3),
            "high": round(interval.high, 3),
        }
        for kind, interval in zip(kinds, intervals, strict=False)
    }
