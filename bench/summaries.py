"""How well each summarizer chooses three sentences: ROUGE on articles with human highlights.

``python -m bench.summaries [NAME ...] [--rows 300] [--file FILE]`` prints ROUGE-1, -2 and -Lsum F1 (Lin 2004;
words stemmed by Porter, the best of several references), the gain over ``lead`` in ROUGE-1 with a 95 %
bootstrap interval, and milliseconds an article. Rows have ``title``, ``text``, ``refs`` (lists of sentences).
"""

import argparse
import random
import re
import statistics
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bench.rows import SHARED, read_rows
from nltk.stem.porter import PorterStemmer
from tests.fakes import make_article

from briefer.model import Budget, SplitArticle
from briefer.summarizers import find_summarizer, list_summarizers
from briefer.text.split import split_article

SENTENCES = 3
RESAMPLES = 1000
_porter = PorterStemmer()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rouge:
    """F1 of one summary, in percent."""

    one: float
    two: float
    lsum: float


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return the word as ROUGE counts it."""
    return str(_porter.stem(word)) if len(word) > 3 else word


def list_tokens(text: str) -> list[str]:
    """Return the stemmed words of a text."""
    return [stem(word) for word in re.findall(r"[a-z0-9]+", text.lower())]


def f1(hits: float, found: float, wanted: float) -> float:
    """Return the harmonic mean of precision and recall, in percent."""
    return 200 * hits / (found + wanted) if found + wanted else 0.0


def score_ngrams(summary: Sequence[str], reference: Sequence[str], *, size: int) -> float:
    """Return ROUGE-N over the words of all sentences in a row."""
    counts = []
    for sentences in (summary, reference):
        words = [word for sentence in sentences for word in list_tokens(sentence)]
        counts.append(Counter(zip(*(words[start:] for start in range(size)), strict=False)))
    mine, theirs = counts
    return f1((mine & theirs).total(), mine.total(), theirs.total())


def score_longest(summary: Sequence[str], reference: Sequence[str]) -> float:
    """Return ROUGE-Lsum: for each sentence of the reference the union of its longest common subsequences."""
    mine = [list_tokens(sentence) for sentence in summary]
    theirs = [list_tokens(sentence) for sentence in reference]
    left = Counter(word for words in mine for word in words)
    sizes = left.total(), sum(len(words) for words in theirs)
    hits = 0
    for words in theirs:
        for position in sorted({place for other in mine for place in match_longest(words, other)}):
            if left[words[position]] > 0:
                left[words[position]] -= 1
                hits += 1
    return f1(hits, *sizes)


def match_longest(words: Sequence[str], others: Sequence[str]) -> set[int]:
    """Return the positions in ``words`` of one longest common subsequence with ``others``."""
    lengths = [[0] * (len(others) + 1) for _ in range(len(words) + 1)]
    for i, word in enumerate(words):
        for j, other in enumerate(others):
            best = max(lengths[i][j + 1], lengths[i + 1][j])
            lengths[i + 1][j + 1] = lengths[i][j] + 1 if word == other else best
    places: set[int] = set()
    i, j = len(words), len(others)
    while i and j:
        if words[i - 1] == others[j - 1]:
            places.add(i - 1)
            i, j = i - 1, j - 1
        elif lengths[i - 1][j] >= lengths[i][j - 1]:
            i -= 1
        else:
            j -= 1
    return places


def score_summary(summary: Sequence[str], references: Sequence[Sequence[str]]) -> Rouge:
    """Return the scores against the reference that each is best against."""
    return Rouge(
        one=max(score_ngrams(summary, reference, size=1) for reference in references),
        two=max(score_ngrams(summary, reference, size=2) for reference in references),
        lsum=max(score_longest(summary, reference) for reference in references),
    )


def read_split(headline: str, text: str) -> SplitArticle:
    """Return a row as a split article."""
    paragraphs = [part.strip() for part in text.split("\n") if part.strip()]
    return split_article(make_article(*paragraphs, headline=headline))


def show_gain(scores: Sequence[Rouge], lead: Sequence[Rouge]) -> str:
    """Return the mean gain in ROUGE-1 and its bootstrap interval."""
    gains = [score.one - base.one for score, base in zip(scores, lead, strict=True)]
    chance = random.Random(1)
    means = sorted(statistics.fmean(chance.choices(gains, k=len(gains))) for _ in range(RESAMPLES))
    low, high = means[RESAMPLES // 40], means[-RESAMPLES // 40]
    return f"{statistics.fmean(gains):+6.2f} [{low:+.2f}, {high:+.2f}]"


def main() -> None:
    """Score every summarizer that is asked for, and lead."""
    parser = argparse.ArgumentParser(description="Score the summarizers by ROUGE.")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--rows", type=int, default=300)
    parser.add_argument("--file", type=Path, default=SHARED / "summaries-dev.jsonl")
    arguments = parser.parse_args()
    rows = list(read_rows(arguments.file))[: arguments.rows]
    articles = [read_split(row.get("title") or "", row["text"]) for row in rows]
    scores: dict[str, list[Rouge]] = {}
    print(f"{len(rows)} articles\n{'':<12} {'R1':>6} {'R2':>6} {'RLsum':>6} {'ms':>7}  over lead (R1)")
    for name in dict.fromkeys(["lead", *(arguments.names or list_summarizers())]):
        summarize = find_summarizer(name)
        budget = Budget(unit="sentences", size=SENTENCES)
        summarize(articles[0], budget)
        started = time.process_time()
        summaries = [summarize(split, budget) for split in articles]
        spent = (time.process_time() - started) * 1000 / len(rows)
        scores[name] = [
            score_summary([sentence.text for sentence in summary.sentences], row["refs"])
            for summary, row in zip(summaries, rows, strict=True)
        ]
        means = [
            statistics.fmean(getattr(score, kind) for score in scores[name])
            for kind in ("one", "two", "lsum")
        ]
        figures = " ".join(f"{mean:6.2f}" for mean in means)
        print(f"{name:<12} {figures} {spent:7.2f}  {show_gain(scores[name], scores['lead'])}", flush=True)


if __name__ == "__main__":
    main()
