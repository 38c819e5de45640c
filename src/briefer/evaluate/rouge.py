"""ROUGE (Lin 2004) as the package rouge-score counts it: ASCII letters and digits, stemmed by Porter.

Texts in other scripts score 0, as there.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from nltk.stem.porter import PorterStemmer


@dataclass(frozen=True, slots=True, kw_only=True)
class Rouge:
    """F1 of one summary, in percent."""

    one: float
    two: float
    lsum: float


def score_summary(summary: Sequence[str], references: Sequence[Sequence[str]]) -> Rouge:
    """Return the scores of a summary, each against the reference that it is best against.

    A summary and a reference are sentences; there is at least one reference.
    """
    return Rouge(
        one=max(score_ngrams(summary, reference, size=1) for reference in references),
        two=max(score_ngrams(summary, reference, size=2) for reference in references),
        lsum=max(score_longest(summary, reference) for reference in references),
    )


def score_ngrams(summary: Iterable[str], reference: Iterable[str], *, size: int) -> float:
    """Return ROUGE-N over the words of all sentences in a row."""
    counts = []
    for sentences in (summary, reference):
        words = [word for sentence in sentences for word in list_tokens(sentence)]
        counts.append(Counter(zip(*(words[start:] for start in range(size)), strict=False)))
    mine, theirs = counts
    return _f1((mine & theirs).total(), mine.total(), theirs.total())


def score_longest(summary: Iterable[str], reference: Iterable[str]) -> float:
    """Return ROUGE-Lsum: for each sentence of the reference the union of its longest common subsequences."""
    mine = [list_tokens(sentence) for sentence in summary]
    theirs = [list_tokens(sentence) for sentence in reference]
    left = Counter(word for words in mine for word in words)
    sizes = left.total(), sum(len(words) for words in theirs)
    hits = 0
    for words in theirs:
        for position in sorted({place for other in mine for place in _match_longest(words, other)}):
            if left[words[position]] > 0:
                left[words[position]] -= 1
                hits += 1
    return _f1(hits, *sizes)


@lru_cache(maxsize=200_000)
def list_tokens(text: str) -> tuple[str, ...]:
    """Return the stemmed words of a text, as ROUGE counts them."""
    return tuple(_stem(word) for word in re.findall(r"[a-z0-9]+", text.lower()))


@lru_cache(maxsize=200_000)
def _stem(word: str) -> str:
    return str(_open_stemmer().stem(word)) if len(word) > 3 else word


@lru_cache(maxsize=1)
def _open_stemmer() -> PorterStemmer:
    return PorterStemmer()


def _f1(hits: float, found: float, wanted: float) -> float:
    """Return the harmonic mean of precision and recall, in percent."""
    return 200 * hits / (found + wanted) if found + wanted else 0.0


def _match_longest(words: Sequence[str], others: Sequence[str]) -> set[int]:
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
