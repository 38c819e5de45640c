"""A split article as sumy sees a document, through briefer's own sentences, words, stems and stop words.

sumy keeps ratings in dictionaries by sentence, where two equal sentences would share one; here a sentence is
equal to itself alone. Words come stemmed, and every stop word as the empty word, so that sumy stems nothing
and passes over the same words as briefer does, while Luhn's gaps still count them.
"""

import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sumy.nlp.stemmers import null_stemmer

from briefer.model import Budget, SplitArticle, Summary
from briefer.summarizers.choice import choose_best
from briefer.text.words import list_words, stem_words

STOP_WORD = ""
STOP_WORDS = frozenset({STOP_WORD})
# sumy compares all words of two sentences; what is longer than so many words is no sentence but a list.
LONGEST = 1000


@dataclass(frozen=True, slots=True, eq=False)
class PlacedSentence:
    """One sentence of sumy's document: its words. Equal to itself alone."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class PlacedParagraph:
    """One paragraph of sumy's document."""

    sentences: tuple[PlacedSentence, ...]


@dataclass(frozen=True, slots=True, eq=False)
class PlacedDocument:
    """What sumy's summarizers ask of a document."""

    paragraphs: tuple[PlacedParagraph, ...]
    sentences: tuple[PlacedSentence, ...]
    headings: tuple[PlacedSentence, ...]
    words: tuple[str, ...]


def build_document(split: SplitArticle, *, limit: int) -> PlacedDocument:
    """Return the first ``limit`` sentences, ``LONGEST`` words of each, with the headline as a heading."""
    language = split.article.language
    headline = _list_stems(list_words(split.article.headline, language=language), language=language)
    paragraphs: dict[int, list[PlacedSentence]] = {}
    for sentence in split.sentences[:limit]:
        placed = PlacedSentence(_list_stems(split.words[sentence.position][:LONGEST], language=language))
        paragraphs.setdefault(sentence.paragraph, []).append(placed)
    sentences = tuple(placed for group in paragraphs.values() for placed in group)
    return PlacedDocument(
        paragraphs=tuple(PlacedParagraph(tuple(group)) for group in paragraphs.values()),
        sentences=sentences,
        headings=(PlacedSentence(headline),),
        words=tuple(word for placed in sentences for word in placed.words),
    )


def _list_stems(words: Sequence[str], *, language: str) -> tuple[str, ...]:
    """Return the stems of the words in order, a stop word as the empty one."""
    stems: list[str] = []
    for word in words:
        stems += stem_words((word,), language=language) or (STOP_WORD,)
    return tuple(stems)


def summarize_with_sumy(
    split: SplitArticle, budget: Budget, *, summarizer: type, method: str, feature: str, limit: int
) -> Summary:
    """Return the summary by sumy's ratings of the first ``limit`` sentences; those behind score lowest."""
    document = build_document(split, limit=limit)
    ratings = rate_sentences(document, summarizer=summarizer)
    lowest = min(ratings, default=0.0) - 1.0
    ratings += [lowest] * (len(split.sentences) - len(ratings))
    scores = [(rating,) for rating in ratings]
    return choose_best(split, budget, method=method, features=(feature,), scores=scores)


def rate_sentences(document: PlacedDocument, *, summarizer: type) -> list[float]:
    """Return sumy's rating of every sentence; 0 where its formula divides by nothing."""
    ratings = [0.0] * len(document.sentences)
    if not any(document.words):
        return ratings  # of no words sumy asks for the greatest, or divides by their number

    def collect(rated: Sequence[Any]) -> Sequence[Any]:
        for each in rated:
            ratings[each.order] = float(each.rating) if np.isfinite(each.rating) else 0.0
        return rated

    rate: Any = summarizer(null_stemmer)
    rate.stop_words = STOP_WORDS
    # How many to choose may be a function of all rated sentences: the place to read the ratings.
    _call_quietly(rate, document, collect)
    return ratings


def _call_quietly(rate: Callable[[Any, Any], object], document: PlacedDocument, collect: object) -> None:
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        # LSA warns of articles with fewer words than sentences, which only costs it precision.
        warnings.simplefilter("ignore")
        rate(document, collect)
