"""Articles of one event with a summary that people wrote of them all, and what a method makes of them.

Rows have ``id``, ``docs`` (texts), or ``text`` where there is only one, and ``refs`` (lists of sentences).
"""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefer.batch import list_lines
from briefer.evaluate import read_example
from briefer.evaluate.dangling import leans_back
from briefer.evaluate.rouge import Rouge, score_summary
from briefer.model import PARAGRAPH_BREAK, Budget, Sentence, SplitArticle
from briefer.summarizers import find_summarizer
from briefer.text.split import split_article


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """The split articles of one event, of which there may be one, and what people wrote of them all."""

    splits: tuple[SplitArticle, ...]
    references: tuple[tuple[str, ...], ...]


Method = Callable[[Event, Budget], list[Sentence]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What one method scored on every event, in order."""

    scores: tuple[Rouge, ...]
    words: float
    dangling: int
    milliseconds: float


def read_events(path: Path) -> list[Event]:
    """Return every row of the file, its articles cleaned as ``briefer summarize --batch`` cleans them."""
    with path.open("rb") as rows:
        examples = [read_example(line) for line in list_lines(rows)]
    return [
        Event(
            splits=tuple(split_article(given.article) for given in example.givens),
            references=example.references,
        )
        for example in examples
    ]


def take_in_turn(event: Event, budget: Budget) -> list[Sentence]:
    """Return the first sentence of each article, then the second of each, and so on while they fit."""
    sentences = [sentence for split in event.splits for sentence in split.sentences]
    left, taken = budget.size, []
    for sentence in sorted(sentences, key=lambda each: each.position):
        cost = 1 if budget.unit == "sentences" else len(sentence.text.split())
        if cost <= left:
            left -= cost
            taken.append(sentence)
    return taken


def join_articles(name: str) -> Method:
    """Return the summarizer of this name, made to see the articles of an event as one."""
    summarize = find_summarizer(name)

    def summarize_joined(event: Event, budget: Budget) -> list[Sentence]:
        flat: list[Sentence] = []
        moved: list[Sentence] = []
        paragraphs: tuple[str, ...] = ()
        for split in event.splits:
            start, before = len(PARAGRAPH_BREAK.join((*paragraphs, ""))), len(paragraphs)
            paragraphs += split.article.paragraphs
            for each in split.sentences:
                moved.append(
                    replace(
                        each,
                        position=len(flat),
                        paragraph=before + each.paragraph,
                        start=start + each.start,
                        end=start + each.end,
                    )
                )
                flat.append(each)
        joined = SplitArticle(
            article=replace(event.splits[0].article, paragraphs=paragraphs),
            sentences=tuple(moved),
            words=tuple(row for split in event.splits for row in split.words),
            stems=tuple(row for split in event.splits for row in split.stems),
        )
        return [flat[sentence.position] for sentence in summarize(joined, budget).sentences]

    return summarize_joined


def run(method: Method, events: Sequence[Event], budget: Budget) -> Result:
    """Summarize and score every event."""
    summaries, spent = [], []
    for event in events:
        started = time.process_time()
        summaries.append(method(event, budget))
        spent.append((time.process_time() - started) * 1000.0)
    texts = [[sentence.text for sentence in summary] for summary in summaries]
    return Result(
        scores=tuple(
            score_summary(each, event.references[:1]) for each, event in zip(texts, events, strict=True)
        ),
        words=statistics.fmean(sum(len(text.split()) for text in each) for each in texts),
        dangling=sum(count_dangling(summary) > 0 for summary in summaries),
        milliseconds=statistics.fmean(spent),
    )


def count_dangling(summary: Sequence[Sentence]) -> int:
    """Return how many sentences lean on one that does not stand right before them."""
    before = [None, *((each.article, each.position + 1) for each in summary)]
    return sum(
        leans_back(sentence.text, language="en") and before[place] != (sentence.article, sentence.position)
        for place, sentence in enumerate(summary)
    )
