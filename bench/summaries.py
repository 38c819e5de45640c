"""How well each summarizer chooses three sentences: ROUGE on articles with human highlights.

``python -m bench.summaries [NAME ...] [--sentences 3 | --words N] [--rows N] [--file FILE]`` prints for each
summarizer ROUGE-1, -2 and -Lsum F1 (the best of several references), the gain over the first sentences in
ROUGE-1 with its 95 % bootstrap interval, the same ROUGE-1 by score alone (without the coherence guard and
the other constraints of the choice), dangling openings, and milliseconds an article, splitting not counted.

A dangling opening is a sentence of a summary that begins with one of ``LEANING`` while the sentence before it
was left out: a list of this bench's own, so that the guard is not measured by itself. Given in 100 summaries.
"""

import argparse
import random
import re
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.highlights import Highlights, hash_file, read_highlights
from bench.rows import SHARED

from briefer.evaluate.rouge import Rouge, score_ngrams, score_summary
from briefer.model import Budget, Sentence, SplitArticle, Summary
from briefer.summarizers import Summarizer, find_summarizer, list_summarizers
from briefer.text.languages import words_of

RESAMPLES = 2000
LEANING = words_of(
    """
    he she it they him her them his hers its their theirs this that these those such but and or so yet however
    also then thus therefore moreover furthermore nevertheless nonetheless meanwhile besides instead otherwise
    still indeed
    """
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What one summarizer scored on every article, in order."""

    scores: tuple[Rouge, ...]
    alone: tuple[float, ...]
    dangling: int
    milliseconds: float


def main() -> None:
    """Score every summarizer that is asked for, and the first sentences."""
    parser = argparse.ArgumentParser(description="Score the summarizers by ROUGE.")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--sentences", type=int, default=3)
    parser.add_argument("--words", type=int)
    parser.add_argument("--rows", type=int)
    parser.add_argument("--file", type=Path, default=SHARED / "summaries-dev.jsonl")
    arguments = parser.parse_args()
    articles = read_highlights(arguments.file)[: arguments.rows]
    budget = Budget(unit="sentences", size=arguments.sentences)
    if arguments.words:
        budget = Budget(unit="words", size=arguments.words)
    print(f"{len(articles)} articles, {budget.size} {budget.unit}, sha256 {hash_file(arguments.file)[:16]}")
    print(f"{'':<14}{'R1':>6}{'R2':>7}{'RLsum':>7}{'over the first':>24}{'alone':>8}{'dangling':>9}{'ms':>8}")
    lead = [score_first(article, budget) for article in articles]
    print_row("first", Result(scores=tuple(lead), alone=(), dangling=0, milliseconds=0.0), lead)
    for name in arguments.names or list_summarizers():
        print_row(name, run(find_summarizer(name), articles, budget), lead)


def run(summarize: Summarizer, articles: Sequence[Highlights], budget: Budget) -> Result:
    """Summarize and score every article."""
    summarize(articles[0].split, budget)
    summaries, spent = [], []
    for article in articles:
        started = time.process_time()
        summaries.append(summarize(article.split, budget))
        spent.append((time.process_time() - started) * 1000.0)
    both = list(zip(articles, summaries, strict=True))
    return Result(
        scores=tuple(score_sentences(article, summary.sentences) for article, summary in both),
        alone=tuple(
            max(score_ngrams(texts, reference, size=1) for reference in article.references)
            for article, summary in both
            for texts in [[each.text for each in choose_by_score(article.split, summary, budget)]]
        ),
        dangling=sum(count_dangling(summary) > 0 for summary in summaries),
        milliseconds=statistics.fmean(spent),
    )


def score_sentences(article: Highlights, sentences: Sequence[Sentence]) -> Rouge:
    """Return the scores of the sentences as a summary."""
    return score_summary([sentence.text for sentence in sentences], article.references)


def score_first(article: Highlights, budget: Budget) -> Rouge:
    """Return the scores of the first sentences that fit, whatever they are."""
    return score_sentences(article, take(article.split.sentences, budget))


def choose_by_score(split: SplitArticle, summary: Summary, budget: Budget) -> list[Sentence]:
    """Return the sentences with the best scores that fit, in reading order: the method without the choice."""
    totals = [round(sum(row), 9) for row in summary.scores]
    order = sorted(split.sentences, key=lambda sentence: (-totals[sentence.position], sentence.position))
    return sorted(take(order, budget), key=lambda sentence: sentence.position)


def take(sentences: Sequence[Sentence], budget: Budget) -> list[Sentence]:
    """Return the sentences in this order up to the first that does not fit."""
    taken: list[Sentence] = []
    left = budget.size
    for sentence in sentences:
        left -= 1 if budget.unit == "sentences" else len(sentence.text.split())
        if left < 0:
            break
        taken.append(sentence)
    return taken


def count_dangling(summary: Summary) -> int:
    """Return how many sentences lean on one that is missing."""
    chosen = {sentence.position for sentence in summary.sentences}
    return sum(
        sentence.position - 1 not in chosen and is_dangling(sentence.text) for sentence in summary.sentences
    )


def is_dangling(text: str) -> bool:
    """Tell whether the text begins with a word that leans on what was said before."""
    return re.sub(r"^\W+", "", text).split(" ")[0].strip(",").lower() in LEANING


def print_row(name: str, result: Result, lead: Sequence[Rouge]) -> None:
    """Print one line of the table."""
    means = [
        statistics.fmean(getattr(score, kind) for score in result.scores) for kind in ("one", "two", "lsum")
    ]
    gains = [score.one - base.one for score, base in zip(result.scores, lead, strict=True)]
    low, high = bootstrap(gains)
    gain = f"{statistics.fmean(gains):+.2f} [{low:+.2f}, {high:+.2f}]"
    alone = f"{statistics.fmean(result.alone):.2f}" if result.alone else ""
    dangling = 100 * result.dangling / len(result.scores)
    print(
        f"{name:<14}{means[0]:6.2f}{means[1]:7.2f}{means[2]:7.2f}{gain:>24}{alone:>8}{dangling:9.1f}"
        f"{result.milliseconds:8.2f}",
        flush=True,
    )


def bootstrap(gains: Sequence[float]) -> tuple[float, float]:
    """Return the 95 % interval of the mean, by resampling with a fixed seed."""
    chance = random.Random(1)
    means = sorted(statistics.fmean(chance.choices(gains, k=len(gains))) for _ in range(RESAMPLES))
    return means[RESAMPLES // 40], means[-RESAMPLES // 40]


if __name__ == "__main__":
    main()
