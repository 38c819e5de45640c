"""Summarizers run on examples, scored, and set beside the first sentences and the best of sumy's methods."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from briefer.batch import Chosen, summarize_givens
from briefer.evaluate.dangling import count_dangling
from briefer.evaluate.examples import Example
from briefer.evaluate.intervals import Interval, find_intervals
from briefer.evaluate.rouge import Rouge, score_summary
from briefer.model import Budget

# What every method of news must beat, and sumy's own code.
LEAD: Final = "lead"
SUMY: Final = frozenset(
    {"edmundson", "kl", "lsa", "luhn", "reduction", "sumbasic", "sumy-lexrank", "sumy-textrank"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one summarizer did on every example, in their order.

    ``dangling`` counts dangling openings, ``words`` those between blanks; ``milliseconds`` are processor time
    from text to summary: split, score, choose.
    """

    scores: tuple[Rouge, ...]
    dangling: tuple[int, ...]
    words: tuple[int, ...]
    milliseconds: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A summarizer beside others: F1 in percent, and differences of ROUGE-1, -2 and -Lsum, none to itself.

    ``dangling`` is how many openings dangle in 100 summaries, ``words`` the mean.
    """

    name: str
    scores: tuple[Interval, ...]
    over_lead: tuple[Interval, ...]
    over_sumy: tuple[Interval, ...]
    dangling: float
    words: float
    median: float
    slow: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All summarizers that were run; ``best_sumy`` is the best of sumy's by ROUGE-1, "" if none was run."""

    standings: tuple[Standing, ...]
    best_sumy: str


def run_summarizer(
    name: str, examples: Sequence[Example], *, budget: Budget, tell: Callable[[int], None]
) -> Outcome:
    """Return what the summarizer does; ``tell`` hears how many examples are done."""
    summarize_givens(examples[0].givens, summarizer=name, budget=budget)  # what is loaded once is not timed
    scores, dangling, words, spent = [], [], [], []
    for number, example in enumerate(examples, 1):
        started = time.process_time()
        summary = summarize_givens(example.givens, summarizer=name, budget=budget)
        spent.append((time.process_time() - started) * 1000.0)
        scores.append(score_summary([each.text for each in summary], example.references))
        dangling.append(count_dangling(summary, language=example.givens[0].article.language))
        words.append(_count_words(summary))
        tell(number)
    return Outcome(
        scores=tuple(scores), dangling=tuple(dangling), words=tuple(words), milliseconds=tuple(spent)
    )


def compare_summarizers(outcomes: Mapping[str, Outcome]) -> Comparison:
    """Return how the summarizers stand, in the order given; all were run on the same examples."""
    tables = {name: _tabulate(outcome) for name, outcome in outcomes.items()}
    sumy = [name for name in outcomes if name in SUMY]
    best = max(sumy, key=lambda name: sum(tables[name][0]), default="")
    columns: list[list[float]] = []
    for name, table in tables.items():
        columns += table
        for other in (LEAD, best):
            columns += _subtract(table, tables[other]) if other in tables and other != name else []
    intervals = iter(find_intervals(columns))

    def take(wanted: bool) -> tuple[Interval, ...]:
        return tuple(next(intervals) for _ in range(3)) if wanted else ()

    standings = tuple(
        Standing(
            name=name,
            scores=take(True),
            over_lead=take(LEAD in tables and name != LEAD),
            over_sumy=take(best not in ("", name)),
            dangling=100.0 * float(np.mean(outcome.dangling)),
            words=float(np.mean(outcome.words)),
            median=float(np.median(outcome.milliseconds)),
            slow=float(np.percentile(outcome.milliseconds, 95)),
        )
        for name, outcome in outcomes.items()
    )
    return Comparison(standings=standings, best_sumy=best)


def _tabulate(outcome: Outcome) -> list[list[float]]:
    return [[getattr(score, kind) for score in outcome.scores] for kind in ("one", "two", "lsum")]


def _subtract(table: Sequence[Sequence[float]], other: Sequence[Sequence[float]]) -> list[list[float]]:
    return [
        [mine - theirs for mine, theirs in zip(row, beside, strict=True)]
        for row, beside in zip(table, other, strict=True)
    ]


def _count_words(summary: Sequence[Chosen]) -> int:
    return sum(len(each.text.split()) for each in summary)
