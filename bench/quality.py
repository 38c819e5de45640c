"""Measures what docs/quality.md says, and writes it: summaries, sentences and speed, with the data's hashes.

``python -m bench.quality [--out FILE]``. Takes some minutes: sumy's KL and LSA are slow on long articles.
"""

import argparse
import contextlib
import io
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench import splitters
from bench.events import join_articles, read_events, run
from bench.learn_several import hold_out
from bench.rows import SHARED, hash_file
from bench.speed import describe_speed, measure_speed

from briefer.batch import Chosen, list_lines, locate_sentence
from briefer.evaluate import (
    Comparison,
    Example,
    Interval,
    Outcome,
    Standing,
    compare_summarizers,
    draw_svg,
    find_intervals,
    read_example,
    run_summarizer,
    score_summary,
)
from briefer.evaluate.dangling import count_dangling
from briefer.model import Budget
from briefer.summarizers import find_summarizer, list_summarizers
from briefer.summarizers.choice import choose_best
from briefer.text.split import split_article

ABOUT: Final = """
Written by `make bench-quality`. ROUGE is F1 in percent, as rouge-score counts it; brackets hold 95 %
intervals, from 2,000 bootstrap resamples. Milliseconds are processor time of one process, on whatever machine
it was with whatever else it did: read them beside each other. `tests/quality` holds the floors.
"""
OUT: Final = Path(__file__).parents[1] / "docs" / "quality.md"
ARTICLES: Final = SHARED / "summaries-dev.jsonl"
EVENTS: Final = SHARED / "multi-dev.jsonl"
THREE: Final = Budget(unit="sentences", size=3)
WORDS: Final = Budget(unit="words", size=220)
JOINT: Final = ("briefer", "lead", "sumy-lexrank")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What the constraints of the choice cost: ROUGE-1 with less without, and dangling openings in 100."""

    rouge: Interval
    dangling: float


def main() -> None:
    """Measure everything and write it down."""
    parser = argparse.ArgumentParser(description="Measure quality and write docs/quality.md.")
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    # First, while all words are new.
    speed = describe_speed(measure_speed(ARTICLES, rounds=5))
    chart = arguments.out.with_suffix(".svg")
    parts = [*describe_articles(chart), *describe_events(), *describe_sentences(), "## Speed", ""]
    for line in speed:
        parts += textwrap.wrap(line, width=118, subsequent_indent="  ", break_on_hyphens=False)
    arguments.out.write_text("\n".join(["# Quality", "", *wrap(ABOUT), "", *parts, ""]), encoding="utf-8")
    print(arguments.out)


def read_examples(path: Path) -> list[Example]:
    """Return every row of a file."""
    with path.open("rb") as rows:
        return [read_example(line) for line in list_lines(rows)]


def describe_articles(chart: Path) -> list[str]:
    """Return what is measured on single articles, and draw it."""
    examples = read_examples(ARTICLES)
    outcomes = {name: run_named(name, examples, THREE) for name in list_summarizers()}
    comparison = compare_summarizers(outcomes)
    title = f"{len(examples)} articles with human highlights, 3 sentences"
    chart.write_bytes(draw_svg(comparison, title=title))
    cost = measure_cost(examples, outcomes["briefer"])
    ours = next(each for each in comparison.standings if each.name == "briefer")
    return [
        "## One article",
        "",
        *wrap(f"{len(examples)} articles with human highlights, 3 sentences. SHA-256 {hash_file(ARTICLES)}."),
        "",
        *list_rows(comparison),
        "",
        f"The best of sumy's methods is {comparison.best_sumy}.",
        "",
        f"![ROUGE of every summarizer with its interval]({chart.name})",
        "",
        *wrap(
            "By score alone, without the constraints of the choice (no opening that hangs in the air, "
            f"nothing said twice, fragments last), the default would gain {say(cost.rouge)} R1, and "
            f"{cost.dangling:.1f} openings would dangle in 100 summaries instead of {ours.dangling:.1f}."
        ),
        "",
    ]


def run_named(name: str, examples: Sequence[Example], budget: Budget) -> Outcome:
    """Return what a summarizer does, saying on the way which it is."""
    print(f"{name} on {len(examples)} examples", flush=True)
    return run_summarizer(name, examples, budget=budget, tell=lambda done: None)


def measure_cost(examples: Sequence[Example], guarded: Outcome) -> Cost:
    """Return what the default's constraints cost on single articles."""
    gains, dangling = [], 0
    for example, score in zip(examples, guarded.scores, strict=True):
        chosen = choose_alone(example)
        gains.append(score_summary([each.text for each in chosen], example.references).one - score.one)
        dangling += count_dangling(chosen, language=example.givens[0].article.language)
    return Cost(rouge=find_intervals([gains])[0], dangling=100 * dangling / len(examples))


def choose_alone(example: Example) -> list[Chosen]:
    """Return the sentences that score best, whatever they lean on."""
    [given] = example.givens
    split = split_article(given.article)
    scored = find_summarizer("briefer")(split, THREE)
    summary = choose_best(split, THREE, method="", features=scored.features, scores=scored.scores)
    chosen = {sentence.position for sentence in summary.sentences}
    return [
        Chosen(
            text=sentence.text,
            score=0.0,
            place=locate_sentence(given, sentence),
            follows=sentence.position - 1 in chosen,
        )
        for sentence in summary.sentences
    ]


def describe_events() -> list[str]:
    """Return what is measured on several articles of one event."""
    examples = read_examples(EVENTS)
    comparison = compare_summarizers({name: run_named(name, examples, WORDS) for name in JOINT})
    events = read_events(EVENTS)
    base, held = run(join_articles("sumy-lexrank"), events, WORDS), run(hold_out(events), events, WORDS)
    pairs = list(zip(held.scores, base.scores, strict=True))
    one, two = find_intervals(
        [[mine.one - theirs.one for mine, theirs in pairs], [mine.two - theirs.two for mine, theirs in pairs]]
    )
    return [
        "## Several articles of one event",
        "",
        *wrap(
            f"{len(examples)} events with a human summary each, 220 words; all but the default see the "
            f"articles as one. SHA-256 {hash_file(EVENTS)}."
        ),
        "",
        *list_rows(comparison),
        "",
        *wrap(
            "The default's weights for several articles were learned from these very events. Each event told "
            f"by weights learned from the others, it gains {say(one)} R1 and {say(two)} R2 over sumy-lexrank."
        ),
        "",
    ]


def describe_sentences() -> list[str]:
    """Return what bench.splitters prints."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        splitters.main([])
    return ["## Sentences", "", "```", *printed.getvalue().rstrip().splitlines(), "```", ""]


def list_rows(comparison: Comparison) -> list[str]:
    """Return a comparison as a table in Markdown, the best first."""
    head = ["summarizer", "R1", "R2", "RLsum", "R1 over lead", "R1 over sumy", "R2 over sumy"]
    head += ["dangling in 100", "words", "ms", "ms, 95 %"]
    rows = [head, ["---", *["---:"] * (len(head) - 1)]]
    for standing in sorted(comparison.standings, key=lambda each: -each.scores[0].mean):
        rows.append(list_cells(standing))
    return ["| " + " | ".join(row) + " |" for row in rows]


def list_cells(standing: Standing) -> list[str]:
    """Return the cells of a summarizer's row."""
    return [
        standing.name,
        *(f"{each.mean:.2f}" for each in standing.scores),
        *map(say, standing.over_lead[:1] or [None]),
        *map(say, standing.over_sumy[:2] or [None, None]),
        f"{standing.dangling:.1f}",
        f"{standing.words:.0f}",
        f"{standing.median:.2f}",
        f"{standing.slow:.2f}",
    ]


def wrap(text: str) -> list[str]:
    """Return a paragraph as lines."""
    return textwrap.wrap(text.strip(), width=118, break_long_words=False, break_on_hyphens=False)


def say(interval: Interval | None) -> str:
    """Return a difference with its interval, nothing for none."""
    return f"{interval.mean:+.2f} [{interval.low:+.2f}, {interval.high:+.2f}]" if interval else ""


if __name__ == "__main__":
    main()
