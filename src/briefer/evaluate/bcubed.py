"""How well stories are found: B-cubed (Bagga and Baldwin 1998), pairs, and purity, over labelled articles.

B-cubed asks of each article which share of its cluster is of its story (precision) and which share of its
story is in its cluster (recall), and takes means over articles. Pairs of articles count as found where they
share a cluster, as true where they share a story. Purity is the share of articles that are of the largest
story in their cluster; inverse purity swaps clusters and stories.
"""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from briefer.evaluate.intervals import Floats, Interval, find_ends, resample_sums

MEAN: Final = "mean"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """An article: its story, how many are in its cluster, in its story, and in both; itself counts.

    ``pure`` tells whether its story is the largest in its cluster, ``whole`` whether its cluster has most of
    its story.
    """

    story: str
    cluster_size: int
    story_size: int
    both: int
    pure: bool
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Precision, recall, and their harmonic mean."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryScore:
    """How well stories are found; of ``purity``, precision is purity and recall is inverse purity."""

    bcubed: Measure
    pairs: Measure
    purity: Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryStanding:
    """The scores of a set, or their means over sets, and intervals of the three F1; how many were counted."""

    name: str
    articles: int
    stories: int
    clusters: int
    score: StoryScore
    bcubed: Interval
    pairs: Interval
    purity: Interval


def judge_articles(clusters: Sequence[Hashable], stories: Sequence[str]) -> tuple[Judged, ...]:
    """Return how each article came out, from the cluster and the story of each."""
    articles = list(zip(clusters, stories, strict=True))
    found, true, both = Counter(clusters), Counter(stories), Counter(articles)
    # Counters are read in the order of articles; of equals the first is the largest, which changes no sum.
    largest: dict[Hashable, str] = {}
    home: dict[str, Hashable] = {}
    for (cluster, story), _ in sorted(both.items(), key=lambda each: -each[1]):
        largest.setdefault(cluster, story)
        home.setdefault(story, cluster)
    return tuple(
        Judged(
            story=story,
            cluster_size=found[cluster],
            story_size=true[story],
            both=both[cluster, story],
            pure=largest[cluster] == story,
            whole=home[story] == cluster,
        )
        for cluster, story in articles
    )


def score_stories(articles: Sequence[Judged]) -> StoryScore:
    """Return the scores over these articles, of which there must be one."""
    return _read_score(_measure(_tabulate(articles).sum(axis=0)))


def compare_stories(sets: Mapping[str, tuple[Sequence[Hashable], Sequence[str]]]) -> list[StoryStanding]:
    """Return how each set stands, by the clusters and stories of its articles, and of several their means.

    Stories are resampled, not articles: those of one story come out alike.
    """
    standings, measured, samples = [], [], []
    for name, (clusters, stories) in sets.items():
        table = _tabulate(judge_articles(clusters, stories))
        measured.append(_measure(table.sum(axis=0)))
        samples.append(_measure(resample_sums(table)))
        counts = (len(stories), len(set(stories)), len(set(clusters)))
        standings.append(_stand(name, measured[-1], samples[-1], counts))
    if len(standings) > 1:
        counts = (
            sum(each.articles for each in standings),
            sum(each.stories for each in standings),
            sum(each.clusters for each in standings),
        )
        standings.append(_stand(MEAN, np.mean(measured, axis=0), np.mean(samples, axis=0), counts))
    return standings


def _stand(name: str, measured: Floats, samples: Floats, counts: tuple[int, int, int]) -> StoryStanding:
    score = _read_score(measured)
    bcubed, pairs, purity = (
        Interval(mean=mean, low=low, high=high)
        for mean, (low, high) in zip(
            (score.bcubed.f1, score.pairs.f1, score.purity.f1),
            (find_ends(samples[:, place]) for place in (2, 5, 8)),
            strict=True,
        )
    )
    articles, stories, clusters = counts
    return StoryStanding(
        name=name,
        articles=articles,
        stories=stories,
        clusters=clusters,
        score=score,
        bcubed=bcubed,
        pairs=pairs,
        purity=purity,
    )


def _tabulate(articles: Sequence[Judged]) -> Floats:
    """Return a row for each story: sums over its articles of what precision and recall are made of.

    In three pairs of hits and possible ones, for precision and for recall of each measure.
    """
    places = {story: row for row, story in enumerate(dict.fromkeys(each.story for each in articles))}
    table = np.zeros((len(places), 12))
    for each in articles:
        together, in_cluster, in_story = each.both - 1, each.cluster_size - 1, each.story_size - 1
        table[places[each.story]] += (
            *(each.both / each.cluster_size, 1, each.both / each.story_size, 1),
            *(together, in_cluster, together, in_story),
            *(each.pure, 1, each.whole, 1),
        )
    return table


def _measure(sums: Floats) -> Floats:
    """Return precision, recall and F1 of each measure; precision of nothing found, and so on, is 1."""
    hits, possible = sums[..., 0::2], sums[..., 1::2]
    ratios = np.divide(hits, possible, out=np.ones_like(hits), where=possible > 0)
    columns = []
    for place in (0, 2, 4):
        precision, recall = ratios[..., place], ratios[..., place + 1]
        both = precision + recall
        f1 = np.divide(2 * precision * recall, both, out=np.zeros_like(both), where=both > 0)
        columns += [precision, recall, f1]
    return np.stack(columns, axis=-1)


def _read_score(measured: Floats) -> StoryScore:
    bcubed, pairs, purity = (
        Measure(precision=float(precision), recall=float(recall), f1=float(f1))
        for precision, recall, f1 in measured.reshape(3, 3)
    )
    return StoryScore(bcubed=bcubed, pairs=pairs, purity=purity)
