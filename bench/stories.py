"""How well the stories of ``stories-dev.jsonl`` are found: one setting for all its sets, each judged apart.

``python -m bench.stories [threshold ...]`` prints B-cubed and pair scores of each set and their means.
Cross-validated over stories: in each of five folds the weights are learned from pairs of the other folds'
stories, the whole set is clustered, and the articles of the fold are judged. Then each set is judged with
weights learned from the four others, and ``multi-dev.jsonl``, from which nothing is learned.
"""

import hashlib
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Final

from bench.event_pairs import HALF_LIFE_DAYS, StorySet, build_set, learn_weights
from bench.rows import SHARED, digest_row, read_rows

from briefer.clusters import label_reports
from briefer.clusters.likeness import Weights, measure_likeness

FILE: Final = SHARED / "stories-dev.jsonl"
UNSEEN: Final = SHARED / "multi-dev.jsonl"
THRESHOLD: Final = 0.91
FOLDS: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """B-cubed precision, recall and F1 (Bagga and Baldwin 1998), and F1 over pairs."""

    precision: float
    recall: float
    f1: float
    pairs: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """An article: how many are in its cluster, in its story, and in both; itself counts."""

    cluster: int
    story: int
    both: int


def judge_articles(stories: StorySet, labels: Sequence[int]) -> list[tuple[str, Judged]]:
    """Return the story of each article of the set and how it came out; ``labels`` are of its origins."""
    articles = [
        (label, story) for label, members in zip(labels, stories.members, strict=True) for story in members
    ]
    mine, theirs = Counter(label for label, _ in articles), Counter(story for _, story in articles)
    both = Counter(articles)
    return [
        (story, Judged(cluster=mine[label], story=theirs[story], both=both[label, story]))
        for label, story in articles
    ]


def score_articles(articles: Sequence[Judged]) -> Score:
    """Return the scores over these articles."""
    size = len(articles)
    precision = sum(each.both / each.cluster for each in articles) / size
    recall = sum(each.both / each.story for each in articles) / size
    shared, found, true = (
        sum(numbers)
        for numbers in zip(*[(a.both - 1, a.cluster - 1, a.story - 1) for a in articles], strict=True)
    )
    return Score(
        precision=precision,
        recall=recall,
        f1=2 * precision * recall / (precision + recall),
        pairs=2 * shared / max(found + true, 1),
    )


def cluster_set(stories: StorySet, *, weights: Weights, threshold: float) -> list[tuple[str, Judged]]:
    """Cluster the set as the program does and judge its articles."""
    likeness = measure_likeness(stories.pairs, weights=weights, half_life_days=HALF_LIFE_DAYS)
    return judge_articles(stories, label_reports(likeness, threshold=threshold))


def fold_of(story: str) -> int:
    """Return the number of the fold that judges the story, whatever else there is."""
    return hashlib.sha256(story.encode()).digest()[0] % FOLDS


@lru_cache(maxsize=1)
def read_sets() -> tuple[StorySet, ...]:
    """Return the labelled sets."""
    sets: dict[str, list[dict[str, str]]] = {}
    for row in read_rows(FILE):
        sets.setdefault(row["set"], []).append(row)
    return tuple(
        build_set(name, [digest_row(row) for row in rows], [row["story"] for row in rows])
        for name, rows in sets.items()
    )


def read_unseen() -> StorySet:
    """Return the articles that were summarized together: several of one event, without headlines."""
    rows = [
        {"id": f"{row['id']} {number}", "text": text, "story": str(row["id"])}
        for row in read_rows(UNSEEN)
        for number, text in enumerate(row["docs"])
    ]
    return build_set("multi", [digest_row(row) for row in rows], [row["story"] for row in rows])


@lru_cache(maxsize=1)
def learn_folds() -> tuple[Weights, ...]:
    """Return the weights that judge each fold: learned from the stories of the others."""
    return tuple(learn_weights(read_sets(), seen=partial(_is_elsewhere, fold=fold)) for fold in range(FOLDS))


def _is_elsewhere(story: str, *, fold: int) -> bool:
    return fold_of(story) != fold


def cross_validate(*, threshold: float) -> dict[str, Score]:
    """Return the scores of each set, every story judged with weights that never saw it."""
    scores = {}
    for stories in read_sets():
        articles = [
            judged
            for fold, weights in enumerate(learn_folds())
            for story, judged in cluster_set(stories, weights=weights, threshold=threshold)
            if fold_of(story) == fold
        ]
        scores[stories.name] = score_articles(articles)
    return scores


def leave_one_out(*, threshold: float) -> dict[str, Score]:
    """Return the scores of each set with weights learned from the other sets, and of the unseen one."""
    sets = read_sets()
    scores = {}
    for stories in (*sets, read_unseen()):
        others = [each for each in sets if each.name != stories.name]
        weights = learn_weights(others, seen=lambda _: True)
        judged = cluster_set(stories, weights=weights, threshold=threshold)
        scores[stories.name] = score_articles([each for _, each in judged])
    return scores


def mean_scores(scores: Mapping[str, Score]) -> tuple[float, float]:
    """Return the mean B-cubed F1 and pair F1."""
    size = len(scores)
    return sum(each.f1 for each in scores.values()) / size, sum(each.pairs for each in scores.values()) / size


def write_table(title: str, scores: Mapping[str, Score]) -> Iterator[str]:
    """Yield the lines of a table."""
    yield f"{title}\n{'set':8}{'P':>8}{'R':>8}{'F1':>8}{'pairs':>8}"
    for name, each in scores.items():
        yield f"{name:8}{each.precision:8.3f}{each.recall:8.3f}{each.f1:8.3f}{each.pairs:8.3f}"
    f1, pairs = mean_scores(scores)
    yield f"{'mean':8}{'':16}{f1:8.3f}{pairs:8.3f}"


def write_report(*, threshold: float) -> Iterator[str]:
    """Yield both tables."""
    title = f"threshold {threshold}, cross-validated over stories"
    yield from write_table(title, cross_validate(threshold=threshold))
    title = f"threshold {threshold}, learned from the other sets"
    yield from write_table(title, leave_one_out(threshold=threshold))


def main() -> None:
    """Print two tables for each threshold."""
    for threshold in [float(each) for each in sys.argv[1:]] or [THRESHOLD]:
        print(*write_report(threshold=threshold), sep="\n")


if __name__ == "__main__":
    main()
