"""Learns the weights of the default summarizer from articles with human highlights, and writes them down.

``python -m bench.learn_weights [--train FILE] [--dev FILE] [--out FILE]``. A conditional logit model
(McFadden 1974): within an article, the chance of each sentence is the softmax of its score. It is fitted to
soft targets, the softmax of what each sentence is worth: the share of the highlights' words that it holds,
less ``LENGTH_PRICE`` times its length over theirs. Newton's method with a ridge, no chance in it: the same
data give the same file. Scores of five folds and of the development set are recorded beside the weights.
"""

import argparse
import json
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from bench.events import Event, read_events
from bench.rows import SHARED, hash_file

from briefer.evaluate.rouge import list_tokens, score_ngrams
from briefer.model import Budget, Summary
from briefer.summarizers.choice import choose_coherent
from briefer.summarizers.features import FEATURES, Floats, measure_sentences
from briefer.summarizers.linear import REDUNDANCY

OUT = Path(__file__).parents[1] / "src" / "briefer" / "summarizers" / "weights.json"
NAMES = tuple(FEATURES)
# What a word costs, in words of the highlights found. A summary of n words with h hits has an F1 of
# 2h/(n + m), so at its best a word must bring F1/2; more, since what two sentences both hit counts once.
LENGTH_PRICE = 0.3
TEMPERATURE = 0.05
RIDGE = 20.0
FOLDS = 5
BUDGET = Budget(unit="sentences", size=3)
# The data have no headlines, so these two are set by hand: half of what a lede gains by being the lede.
BY_HAND = {"headline": {"weight": 0.6, "mean": 0.1}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """An article's features, a row for each sentence, and the chance that each ought to have."""

    event: Event
    values: Floats
    target: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """What a feature counts for each unit above its mean."""

    weights: Floats
    means: Floats


def main() -> None:
    """Learn, measure, write."""
    parser = argparse.ArgumentParser(description="Learn the weights of the default summarizer.")
    parser.add_argument("--train", type=Path, default=SHARED / "summaries-train.jsonl")
    parser.add_argument("--dev", type=Path, default=SHARED / "summaries-dev.jsonl")
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    train = [build_example(event) for event in read_events(arguments.train)]
    dev = [build_example(event) for event in read_events(arguments.dev)]
    model = fit(train)
    learned: dict[str, dict[str, float]] = {
        name: {"weight": round(float(weight), 6), "mean": round(float(mean), 6)}
        for name, weight, mean in zip(NAMES, model.weights, model.means, strict=True)
    }
    content: dict[str, Any] = {
        "data": {"rows": len(train), "sha256": hash_file(arguments.train)},
        "model": {"length_price": LENGTH_PRICE, "temperature": TEMPERATURE, "ridge": RIDGE},
        "folds": {"count": FOLDS, "rouge1_over_lead": round(statistics.fmean(cross_validate(train)), 2)},
        "dev": {"rows": len(dev), "sha256": hash_file(arguments.dev), **measure(model, dev)},
        "by_hand": sorted(BY_HAND),
        "features": {**learned, **BY_HAND},
    }
    arguments.out.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    print(json.dumps({key: content[key] for key in ("folds", "dev")}, indent=2))


def build_example(event: Event) -> Example:
    """Return the article's features and targets, over its first summary."""
    [split] = event.splits
    wanted = Counter(word for sentence in event.references[0] for word in list_tokens(sentence))
    tokens = [Counter(list_tokens(sentence.text)) for sentence in split.sentences]
    worth = [((each & wanted).total() - LENGTH_PRICE * each.total()) / wanted.total() for each in tokens]
    chances = np.exp((np.array(worth) - max(worth)) / TEMPERATURE)
    return Example(
        event=event,
        values=measure_sentences(split),
        target=chances / chances.sum(),
    )


def fit(examples: Sequence[Example]) -> Model:
    """Return the weights that make the targets most likely; the ridge sees features in units of spread."""
    values = np.concatenate([example.values for example in examples])
    means, spreads = values.mean(axis=0), values.std(axis=0)
    spreads[spreads == 0.0] = np.inf  # what never differs tells nothing
    scaled = (values - means) / spreads
    target = np.concatenate([example.target for example in examples])
    starts = np.cumsum([0, *(len(example.target) for example in examples[:-1])], dtype=np.intp)
    weights = np.zeros(len(NAMES))
    chances, loss = predict(scaled, starts, target, weights)
    while True:
        slope = scaled.T @ (chances - target) + RIDGE * weights
        weighted = scaled * chances[:, None]
        sums = np.add.reduceat(weighted, starts, axis=0)
        step = np.linalg.solve(scaled.T @ weighted - sums.T @ sums + RIDGE * np.eye(len(NAMES)), slope)
        while True:
            following = predict(scaled, starts, target, weights - step)
            if following[1] <= loss or np.abs(step).max() < 1e-12:
                break
            step /= 2.0
        done = loss - following[1] < 1e-9 * loss
        weights, (chances, loss) = weights - step, following
        if done:
            return Model(weights=weights / spreads, means=means)


def predict(
    scaled: Floats, starts: npt.NDArray[np.intp], target: Floats, weights: Floats
) -> tuple[Floats, float]:
    """Return each sentence's chance within its article, and the loss with the ridge."""
    scores = scaled @ weights
    article = np.zeros(len(scores), dtype=np.intp)
    article[starts[1:]] = 1
    article = np.cumsum(article)
    scores -= np.maximum.reduceat(scores, starts)[article]
    logs = scores - np.log(np.add.reduceat(np.exp(scores), starts))[article]
    return np.exp(logs), float(-(target * logs).sum() + RIDGE / 2.0 * (weights @ weights))


def cross_validate(examples: Sequence[Example]) -> list[float]:
    """Return for each article the gain over its first sentences, by weights learned from the other folds."""
    gains: list[float] = []
    for fold in range(FOLDS):
        model = fit([each for number, each in enumerate(examples) if number % FOLDS != fold])
        held_out = examples[fold::FOLDS]
        gains += [rate(model, each, size=1) - rate_lead(each, size=1) for each in held_out]
    return gains


def measure(model: Model, examples: Sequence[Example]) -> dict[str, float]:
    """Return mean ROUGE-1 and -2 F1 in percent, and the gain in ROUGE-1 over the first sentences."""
    one = [rate(model, example, size=1) for example in examples]
    gains = [value - rate_lead(example, size=1) for value, example in zip(one, examples, strict=True)]
    return {
        "rouge1": round(statistics.fmean(one), 2),
        "rouge2": round(statistics.fmean(rate(model, example, size=2) for example in examples), 2),
        "rouge1_over_lead": round(statistics.fmean(gains), 2),
    }


def rate(model: Model, example: Example, *, size: int) -> float:
    """Return ROUGE-N of the summary that the model chooses, against the first reference."""
    scores = (example.values - model.means) * model.weights
    summary = choose_coherent(
        example.event.splits[0],
        BUDGET,
        method="",
        features=NAMES,
        scores=tuple(map(tuple, scores.tolist())),
        redundancy=REDUNDANCY,
    )
    return score_summary(summary, example, size=size)


def rate_lead(example: Example, *, size: int) -> float:
    """Return ROUGE-N of the first sentences."""
    sentences = example.event.splits[0].sentences[: BUDGET.size]
    return score_summary(Summary(method="", sentences=sentences, features=(), scores=()), example, size=size)


def score_summary(summary: Summary, example: Example, *, size: int) -> float:
    """Return ROUGE-N F1 of the summary against the first reference, in percent."""
    texts = [sentence.text for sentence in summary.sentences]
    return score_ngrams(texts, example.event.references[0], size=size)


if __name__ == "__main__":
    main()
