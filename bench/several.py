"""How well several articles of one event are told in one summary: ROUGE on clusters with human summaries.

``python -m bench.several [--words 220 | --sentences N] [--rows N] [--file FILE]``. Rows have ``docs`` and
``refs``. For briefer's joint summary, the first sentences of all articles in turn, and every summarizer of
the table on the articles put one behind the other as if they were one, it prints ROUGE-1, -2 and -Lsum F1
against the first reference, the words used, the gains over LexRank in ROUGE-1 and -2 with their 95 %
bootstrap intervals, dangling openings in 100 summaries, and milliseconds a cluster, splitting not counted.

The weights of "several" were learned from this very file, so "held out" tells each event by weights that the
nine tenths without it gave.
"""

import argparse
import statistics
from pathlib import Path

from bench.events import Event, Result, join_articles, read_events, run, take_in_turn
from bench.learn_several import hold_out
from bench.rows import SHARED, hash_file

from briefer.evaluate import find_intervals
from briefer.model import Budget, Sentence
from briefer.summarizers.several import summarize_several

METHODS = (
    "lead",
    "lexrank",
    "textrank",
    "luhn",
    "lsa",
    "sumbasic",
    "edmundson",
    "reduction",
    "random",
    "briefer",
)


def main() -> None:
    """Score the joint summary and every method on the articles in a row."""
    parser = argparse.ArgumentParser(description="Score summaries of several articles by ROUGE.")
    parser.add_argument("--words", type=int, default=220)
    parser.add_argument("--sentences", type=int)
    parser.add_argument("--rows", type=int)
    parser.add_argument("--file", type=Path, default=SHARED / "multi-dev.jsonl")
    arguments = parser.parse_args()
    events = read_events(arguments.file)[: arguments.rows]
    budget = Budget(unit="words", size=arguments.words)
    if arguments.sentences:
        budget = Budget(unit="sentences", size=arguments.sentences)
    print(f"{len(events)} events, {budget.size} {budget.unit}, sha256 {hash_file(arguments.file)[:16]}")
    print(
        f"{'':<12}{'R1':>6}{'R2':>7}{'RLsum':>7}{'words':>7}{'R1 over LexRank':>24}{'R2 over LexRank':>24}"
        f"{'dangling':>9}{'ms':>8}"
    )
    base = run(join_articles("lexrank"), events, budget)
    print_row("held out", run(hold_out(events), events, budget), base)
    print_row("several", run(tell_several, events, budget), base)
    print_row("in turn", run(take_in_turn, events, budget), base)
    for name in METHODS:
        print_row(name, run(join_articles(name), events, budget), base)


def tell_several(event: Event, budget: Budget) -> list[Sentence]:
    """Return briefer's joint summary."""
    return [each.sentence for each in summarize_several(event.splits, budget).sentences]


def print_row(name: str, result: Result, base: Result) -> None:
    """Print one line of the table."""
    means = [
        statistics.fmean(getattr(each, kind) for each in result.scores) for kind in ("one", "two", "lsum")
    ]
    gains = ""
    for kind in ("one", "two"):
        over = [
            getattr(score, kind) - getattr(other, kind)
            for score, other in zip(result.scores, base.scores, strict=True)
        ]
        [gain] = find_intervals([over])
        gains += f"{f'{gain.mean:+.2f} [{gain.low:+.2f}, {gain.high:+.2f}]':>24}"
    dangling = 100 * result.dangling / len(result.scores)
    print(
        f"{name:<12}{means[0]:6.2f}{means[1]:7.2f}{means[2]:7.2f}{result.words:7.1f}{gains}{dangling:9.1f}"
        f"{result.milliseconds:8.2f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
