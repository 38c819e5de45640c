"""How many sentences of 100 summaries hang in the air: ``python -m bench.openings [--show]``.

Two judges that the choice does not ask: the evaluation's own list of first words, and the nouns that a
sentence takes as known ("The cemetery ...") though only a sentence that is missing tells of them. A sentence
right behind the one before it in its article never hangs. ``--show`` prints those that do in briefer's own.
"""

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.events import Event, read_events
from bench.rows import SHARED, hash_file

from briefer.evaluate.dangling import leans_back
from briefer.model import Budget, Sentence
from briefer.summarizers import find_summarizer
from briefer.summarizers.several import summarize_several, summarize_story
from briefer.text.definites import list_definites

ARTICLES: Final = SHARED / "summaries-dev.jsonl"
EVENTS: Final = SHARED / "multi-dev.jsonl"
ALONE: Final = ("briefer", "lead", "lexrank", "textrank")
Tell = Callable[[Event, Budget], Sequence[Sentence]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Orphans:
    """Sentences of ``summaries`` summaries that lean on a missing one by their first word, or by a noun."""

    summaries: int
    words: tuple[str, ...]
    nouns: tuple[str, ...]


def tell_alone(name: str) -> Tell:
    """Return the summarizer of this name, for rows of one article."""
    summarize = find_summarizer(name)
    return lambda event, budget: summarize(event.splits[0], budget).sentences


def tell_several(event: Event, budget: Budget) -> Sequence[Sentence]:
    """Return the summary of several articles."""
    return [each.sentence for each in summarize_several(event.splits, budget).sentences]


def tell_story(event: Event, budget: Budget) -> Sequence[Sentence]:
    """Return what a brief prints of the event, the first article its lead."""
    return [each.sentence for each in summarize_story(event.splits, budget, headline="").sentences]


def find_orphans(tell: Tell, events: Sequence[Event], budget: Budget) -> Orphans:
    """Return what hangs in the air in the summaries of all events."""
    words: list[str] = []
    nouns: list[str] = []
    for event in events:
        known = _list_known(event)
        told: set[str] = set()
        before = ("", -1)
        for sentence in tell(event, budget):
            key = (sentence.article, sentence.position)
            noun, stems = known[key]
            if before != (sentence.article, sentence.position - 1):
                words += [sentence.text] if leans_back(sentence.text, language="en") else []
                nouns += [sentence.text] if noun and noun not in told else []
            told |= stems
            before = key
    return Orphans(summaries=len(events), words=tuple(words), nouns=tuple(nouns))


def _list_known(event: Event) -> dict[tuple[str, int], tuple[str, set[str]]]:
    """Return for each sentence of the event the noun that it takes as known, and its stems."""
    known = {}
    for split in event.splits:
        texts = [sentence.text for sentence in split.sentences]
        nouns = list_definites(texts, split.stems, language=split.article.language)
        for sentence, noun, stems in zip(split.sentences, nouns, split.stems, strict=True):
            known[sentence.article, sentence.position] = (noun, set(stems))
    return known


def print_row(name: str, orphans: Orphans) -> None:
    """Print one line of the table."""
    words, nouns = (100 * len(each) / orphans.summaries for each in (orphans.words, orphans.nouns))
    print(f"{name:<12}{words:>12.1f}{nouns:>12.1f}", flush=True)


def print_file(path: Path, methods: Mapping[str, Tell], budget: Budget, *, show: bool) -> None:
    """Print what hangs in 100 summaries of a file by each method."""
    events = read_events(path)
    size = f"{budget.size} {budget.unit}"
    print(f"\n{path.name}, sha256 {hash_file(path)[:16]}: orphans in 100 summaries of {size}")
    print(f"{'':<12}{'by word':>12}{'by noun':>12}")
    for place, (name, tell) in enumerate(methods.items()):
        orphans = find_orphans(tell, events, budget)
        print_row(name, orphans)
        if show and not place:
            print(*(f"    {text[:100]}" for text in (*orphans.words, *orphans.nouns)), sep="\n")


def main() -> None:
    """Print a table for each file and length."""
    parser = argparse.ArgumentParser(description="Count the sentences of summaries that hang in the air.")
    parser.add_argument("--show", action="store_true", help="print briefer's own orphans")
    show = parser.parse_args().show
    for size in (1, 3, 5):
        budget = Budget(unit="sentences", size=size)
        print_file(ARTICLES, {name: tell_alone(name) for name in ALONE}, budget, show=show)
    joint = {"story": tell_story, "several": tell_several}
    for budget in (Budget(unit="sentences", size=5), Budget(unit="words", size=220)):
        print_file(EVENTS, joint, budget, show=show)


if __name__ == "__main__":
    main()
