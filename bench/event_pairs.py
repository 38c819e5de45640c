"""Learns to tell whether two reports are of one event: pairs from labelled stories, logistic regression.

Newton's method with a ridge and no chance in it. Every set of stories counts alike, and in each as much the
pairs of one story as the pairs of two; every report counts alike, however many neighbours it has.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from briefer.clusters.likeness import Linear, Weights, describe_neighbourhood, score_pairs
from briefer.clusters.pairs import Pairs, compare_reports
from briefer.dedupe import find_origins
from briefer.model import Digest

NEAR: Final = 0.35
HALF_LIFE_DAYS: Final = 3.0
RIDGE: Final = 1e-3
ALONE: Final = 3
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StorySet:
    """Labelled stories: pairs of origins, each origin's story, and the stories of each one's articles."""

    name: str
    pairs: Pairs
    stories: tuple[str, ...]
    members: tuple[tuple[str, ...], ...]


def build_set(name: str, digests: Sequence[Digest], stories: Sequence[str]) -> StorySet:
    """Merge copies as the program does, and compare what is left; all digests are in one language."""
    truth = {digest.article.id: story for digest, story in zip(digests, stories, strict=True)}
    origins = sorted(
        find_origins(digests, near=NEAR),
        key=lambda each: (each.digest.article.moment.timestamp(), each.digest.article.id),
    )
    pairs = compare_reports([origin.digest for origin in origins], language="en")
    return StorySet(
        name=name,
        pairs=pairs,
        stories=tuple(truth[origin.digest.article.id] for origin in origins),
        members=tuple(
            tuple(truth[digest.article.id] for digest in (origin.digest, *origin.copies))
            for origin in origins
        ),
    )


def learn_weights(sets: Sequence[StorySet], *, seen: Callable[[str], bool]) -> Weights:
    """Learn from the pairs whose stories are both ``seen``."""
    features = {each.name: each.pairs.features for each in sets}
    event = fit(sets, features, seen=seen)
    around = {
        each.name: describe_neighbourhood(
            each.pairs, score_pairs(each.pairs, event, half_life_days=HALF_LIFE_DAYS)
        )
        for each in sets
    }
    alone = {name: values[:, :ALONE] for name, values in around.items()}
    return Weights(event=event, alone=fit(sets, alone, seen=seen), among=fit(sets, around, seen=seen))


def fit(sets: Sequence[StorySet], features: Mapping[str, Floats], *, seen: Callable[[str], bool]) -> Linear:
    """Return the logistic model of "one event" over the features of each set's pairs."""
    values = np.concatenate([features[each.name] for each in sets])
    target = np.concatenate([mark_same(each) for each in sets]).astype(np.float64)
    says = np.concatenate([weigh_pairs(each, seen=seen) for each in sets])
    means = says @ values / says.sum()
    spreads = np.sqrt(says @ (values - means) ** 2 / says.sum())
    scaled = np.column_stack([np.ones(len(values)), (values - means) / spreads])
    ridge = RIDGE * says.sum() * np.diag([0.0, *[1.0] * values.shape[1]])
    weights = np.zeros(scaled.shape[1])
    for _ in range(30):
        chance = 1.0 / (1.0 + np.exp(-scaled @ weights))
        slope = scaled.T @ (says * (target - chance)) - ridge @ weights
        bend = (scaled * (says * chance * (1.0 - chance))[:, None]).T @ scaled + ridge
        weights += np.linalg.solve(bend, slope)
    raw = weights[1:] / spreads
    return Linear(weights=raw, bias=float(weights[0] - raw @ means))


def mark_same(stories: StorySet) -> npt.NDArray[np.bool_]:
    """Tell of each pair whether both reports are of one story."""
    numbers = {story: number for number, story in enumerate(dict.fromkeys(stories.stories))}
    labels = np.array([numbers[story] for story in stories.stories])
    same: npt.NDArray[np.bool_] = labels[stories.pairs.first] == labels[stories.pairs.second]
    return same


def weigh_pairs(stories: StorySet, *, seen: Callable[[str], bool]) -> Floats:
    """Return what each pair counts: half of the set's say for each kind, none for what is not seen."""
    first, second = stories.pairs.first, stories.pairs.second
    known = np.array([seen(story) for story in stories.stories])
    same = mark_same(stories)
    says = np.zeros(len(first))
    for kind in (same, ~same):
        chosen = kind & known[first] & known[second]
        degrees = np.bincount(np.concatenate([first[chosen], second[chosen]]), minlength=stories.pairs.size)
        each = 1.0 / np.sqrt(degrees[first[chosen]] * degrees[second[chosen]])
        says[chosen] = 0.5 * each / max(each.sum(), 1e-9)
    return says
