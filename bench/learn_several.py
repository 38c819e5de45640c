"""Learns the weights for several articles of one event from summaries that people wrote, and records them.

``python -m bench.learn_several [--file FILE] [--out FILE]``. What a sentence is worth is how densely it holds
the summary's pairs of words (ROUGE-2's), ``SHRINK`` words added to its length so that short ones need more
evidence; within an event the weights are a ridge regression of that worth on the features, each event
counting the same. Values beyond ``TOP`` are cut, since pages hold lists that pass for sentences of hundreds
of words. No chance in it: the same data give the same file. Few rows are labelled for several articles, so
the scores beside the weights are those of ten folds, each told by weights learned from the other nine.
"""

import argparse
import itertools
import json
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from bench.events import Event, Method, Result, join_articles, read_events, run
from bench.rows import SHARED, hash_file

from briefer.evaluate.rouge import list_tokens
from briefer.model import Budget, Sentence
from briefer.summarizers.across import measure_across
from briefer.summarizers.copies import find_copies
from briefer.summarizers.features import Floats, measure_sentences
from briefer.summarizers.several import NAMES, Weights, summarize_by

OUT = Path(__file__).parents[1] / "src" / "briefer" / "summarizers" / "several.json"
SHRINK = 2.0
RIDGE = 0.03
TOP = 0.995
FOLDS = 10
BUDGET = Budget(unit="words", size=220)
# The data have no headlines: as for one article, a cosine of one to it is worth half a spread and more.
BY_HAND = {"headline": {"weight": 0.6, "mean": 0.1, "most": 1.0}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """An event's features, a row for each sentence of all articles, and what each is worth."""

    values: Floats
    worth: Floats


def main() -> None:
    """Learn, measure, write."""
    parser = argparse.ArgumentParser(description="Learn the weights for several articles of one event.")
    parser.add_argument("--file", type=Path, default=SHARED / "multi-dev.jsonl")
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    events = read_events(arguments.file)
    weights = learn([build_example(event) for event in events])
    learned = {
        name: {
            "weight": round(float(weight), 6),
            "mean": round(float(mean), 6),
            "most": round(float(most), 6),
        }
        for name, weight, mean, most in zip(NAMES, weights.weight, weights.mean, weights.most, strict=True)
    }
    content: dict[str, Any] = {
        "data": {"rows": len(events), "sha256": hash_file(arguments.file)},
        "model": {"shrink": SHRINK, "ridge": RIDGE, "top": TOP},
        "folds": {"count": FOLDS, **measure(events)},
        "by_hand": sorted(BY_HAND),
        "features": {**learned, **BY_HAND},
    }
    arguments.out.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(content["folds"], indent=2))


def build_example(event: Event) -> Example:
    """Return the event's features and worths, over its first summary."""
    wanted = count_pairs(event.references[0])
    across = measure_across(event.splits, find_copies(event.splits))
    tables = [
        np.hstack([table, measure_sentences(split)])
        for table, split in zip(across, event.splits, strict=True)
    ]
    worth = [
        (count_pairs([sentence.text]) & wanted).total() / (len(list_tokens(sentence.text)) + SHRINK)
        for split in event.splits
        for sentence in split.sentences
    ]
    return Example(values=np.concatenate(tables), worth=np.array(worth))


def count_pairs(texts: Sequence[str]) -> Counter[tuple[str, str]]:
    """Return the pairs of neighbouring words, as ROUGE-2 counts them."""
    words = [word for text in texts for word in list_tokens(text)]
    return Counter(itertools.pairwise(words))


def hold_out(events: Sequence[Event]) -> Method:
    """Return a method that tells each event by weights learned from the folds that it is not in."""
    examples = [build_example(event) for event in events]
    learned = [
        learn([example for place, example in enumerate(examples) if place % FOLDS != fold])
        for fold in range(FOLDS)
    ]
    folds = {id(event): place % FOLDS for place, event in enumerate(events)}

    def summarize(event: Event, budget: Budget) -> list[Sentence]:
        weights = learned[folds[id(event)]]
        origins = find_copies(event.splits)
        summary = summarize_by(event.splits, budget, origins=origins, headline=None, weights=weights)
        return [each.sentence for each in summary.sentences]

    return summarize


def learn(examples: Sequence[Example]) -> Weights:
    """Return weights under which the scores within an event have a spread of one on average."""
    everything = np.concatenate([example.values for example in examples])
    most = np.quantile(everything, TOP, axis=0)
    most[[NAMES.index(name) for name in BY_HAND]] = 1.0
    clipped = [np.minimum(example.values, most) for example in examples]
    centred = [(values - values.mean(axis=0)) / len(values) ** 0.5 for values in clipped]
    wanted = [(each.worth - each.worth.mean()) / len(each.worth) ** 0.5 for each in examples]
    matrix, target = np.concatenate(centred), np.concatenate(wanted)
    spreads = np.sqrt((matrix**2).mean(axis=0) * len(matrix) / len(examples))
    spreads[spreads == 0.0] = np.inf  # what never differs tells nothing
    scaled = matrix / spreads
    ridge = RIDGE * len(examples) * np.eye(len(NAMES))
    weights = np.linalg.solve(scaled.T @ scaled + ridge, scaled.T @ target) / spreads
    weights /= statistics.fmean(float((values @ weights).std()) for values in clipped)
    return Weights(weight=weights, mean=np.concatenate(clipped).mean(axis=0), most=most)


def measure(events: Sequence[Event]) -> dict[str, float]:
    """Return mean ROUGE-1 and -2 F1 in percent of events held out, and the gains over LexRank."""
    lexrank = run(join_articles("lexrank"), events, BUDGET)
    mine = run(hold_out(events), events, BUDGET)

    def average(result: Result, kind: str) -> float:
        return statistics.fmean(getattr(score, kind) for score in result.scores)

    return {
        "rouge1": round(average(mine, "one"), 2),
        "rouge2": round(average(mine, "two"), 2),
        "rouge1_over_lexrank": round(average(mine, "one") - average(lexrank, "one"), 2),
        "rouge2_over_lexrank": round(average(mine, "two") - average(lexrank, "two"), 2),
    }


if __name__ == "__main__":
    main()
