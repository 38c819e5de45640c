"""briefer's own: a linear sentence scorer in the line of Edmundson 1969 and Kupiec and others 1995.

Each feature is between 0 and 1 and has one weight; the score is their sum. ``intro`` is the share of the
article's recurring words that a sentence is the first to mention; ``degree`` is how much a sentence's words
weigh in the whole article (after Luhn 1958), ``forward`` how much of it comes back later (after Zheng and
Lapata 2019, PacSum). Where a language has no stop words or stems, words count as they are.
"""

import math
from collections import Counter
from collections.abc import Sequence

from briefer.model import Budget, Sentence, SplitArticle, Summary
from briefer.summarizers.choice import summarize_by_scores
from briefer.text.openings import opens_unresolved

WEIGHTS = {
    "position": 1.6,
    "lateness": -0.6,
    "intro": 0.9,
    "degree": 0.7,
    "forward": 0.5,
    "number": 0.3,
    "names": 0.4,
    "headline": 0.4,
    "length": -0.6,
    "quotation": -0.25,
    "opening": -0.3,
}
FEATURES = tuple(WEIGHTS)
# Words of a sentence that a brief can bear; shorter than the second says too little.
LONG, SHORT = 40, 6


def summarize(split: SplitArticle, budget: Budget) -> Summary:
    """Return the sentences that tell most of the article, by weighted features."""
    headline = frozenset(split.article.headline.casefold().split())
    later = _share_of_later_words(split.stems)
    intro = _first_mentions(split.stems)
    degree = _weigh_in_article(split.stems)
    scores = []
    for index, sentence in enumerate(split.sentences):
        values = {
            "position": math.exp(-index / 3.0),
            "lateness": index / max(1, len(split.sentences) - 1),
            "intro": intro[index],
            "degree": degree[index],
            "forward": later[index],
            "number": float(any(character.isdigit() for character in sentence.text)),
            "names": _share_of_capitals(sentence),
            "headline": _share_in(headline, split.words[index]),
            "length": _strain(len(split.words[index])),
            "quotation": float(sentence.text[:1] in '"“„«'),
            "opening": float(opens_unresolved(sentence.text, language=split.article.language)),
        }
        scores.append(tuple(WEIGHTS[name] * values[name] for name in FEATURES))
    return summarize_by_scores(split, budget, method="briefer", features=FEATURES, scores=scores)


def _first_mentions(rows: Sequence[tuple[str, ...]]) -> list[float]:
    """Return for each row the share of recurring words that it is the first to mention."""
    held = Counter(word for row in rows for word in set(row))
    recurring = {word: count - 1.0 for word, count in held.items() if count > 1}
    total = sum(recurring.values()) or 1.0
    shares = []
    for row in rows:
        shares.append(sum(recurring.pop(word, 0.0) for word in dict.fromkeys(row)) / total)
    return shares


def _share_of_later_words(rows: Sequence[tuple[str, ...]]) -> list[float]:
    """Return for each row the share of its words that come back after it."""
    after: set[str] = set()
    shares = []
    for row in reversed(rows):
        words = set(row)
        shares.append(len(words & after) / len(words) if words else 0.0)
        after |= words
    return shares[::-1]


def _weigh_in_article(rows: Sequence[tuple[str, ...]]) -> list[float]:
    """Return for each row how often its words occur in the article, on average, over the greatest average."""
    counts = Counter(word for row in rows for word in row)
    means = [sum(counts[word] for word in row) / (4 + len(row)) for row in rows]
    greatest = max(means, default=0.0) or 1.0
    return [mean / greatest for mean in means]


def _share_of_capitals(sentence: Sentence) -> float:
    """Return the share of words, the first left out, that begin with a capital."""
    words = sentence.text.split()[1:]
    return sum(word[:1].isupper() for word in words) / len(words) if words else 0.0


def _share_in(wanted: frozenset[str], words: tuple[str, ...]) -> float:
    return len(wanted.intersection(words)) / len(wanted) if wanted else 0.0


def _strain(count: int) -> float:
    """Return 0 for a sentence of a bearable length, up to 1 for one much too long or too short."""
    if count < SHORT:
        return 1.0 - count / SHORT
    return min(1.0, max(0, count - LONG) / LONG)
