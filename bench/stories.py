"""How well the stories of ``stories-dev.jsonl`` are found: one setting for all its sets, each judged apart.

``python -m bench.stories [threshold ...]`` prints B-cubed and pair scores of each set and their means.
Cross-validated over stories: in each of five folds the weights are learned from pairs of the other folds'
stories, the whole set is clustered, and the articles of the fold are judged. Then each set is judged with
weights learned from the four others, and ``multi-dev.jsonl``, from which nothing is learned.
"""

import hashlib
import sys
from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from typing import Final

from bench.event_pairs import HALF_LIFE_DAYS, StorySet, build_set, learn_weights
from bench.rows import SHARED, digest_row, read_rows

from briefer.clusters import label_reports
from briefer.clusters.likeness import Weights, measure_likeness
from briefer.evaluate import Judged, StoryScore, judge_articles, score_stories

FILE: Final = SHARED / "stories-dev.jsonl"
UNSEEN: Final = SHARED / "multi-dev.jsonl"
THRESHOLD: Final = 0.91
FOLDS: Final = 5


def cluster_set(stories: StorySet, *, weights: Weights, threshold: float) -> tuple[Judged, ...]:
    """Cluster the set as the program does and judge its articles."""
    likeness = measure_likeness(stories.pairs, weights=weights, half_life_days=HALF_LIFE_DAYS)
    labels = label_reports(likeness, threshold=threshold)
    clusters = [label for label, members in zip(labels, stories.members, strict=True) for _ in members]
    return judge_articles(clusters, [story for members in stories.members for story in members])


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


def cross_validate(*, threshold: float) -> dict[str, StoryScore]:
    """Return the scores of each set, every story judged with weights that never saw it."""
    scores = {}
    for stories in read_sets():
        articles = [
            judged
            for fold, weights in enumerate(learn_folds())
            for judged in cluster_set(stories, weights=weights, threshold=threshold)
            if fold_of(judged.story) == fold
        ]
        scores[stories.name] = score_stories(articles)
    return scores


def leave_one_out(*, threshold: float) -> dict[str, StoryScore]:
    """Return the scores of each set with weights learned from the other sets, and of the unseen one."""
    sets = read_sets()
    scores = {}
    for stories in (*sets, read_unseen()):
        others = [each for each in sets if each.name != stories.name]
        weights = learn_weights(others, seen=lambda _: True)
        judged = cluster_set(stories, weights=weights, threshold=threshold)
        scores[stories.name] = score_stories(judged)
    return scores


def mean_scores(scores: Mapping[str, StoryScore]) -> tuple[float, float]:
    """Return the mean B-cubed F1 and pair F1."""
    size = len(scores)
    return (
        sum(each.bcubed.f1 for each in scores.values()) / size,
        sum(each.pairs.f1 for each in scores.values()) / size,
    )


def write_table(title: str, scores: Mapping[str, StoryScore]) -> Iterator[str]:
    """Yield the lines of a table."""
    yield f"{title}\n{'set':8}{'P':>8}{'R':>8}{'F1':>8}{'pairs':>8}"
    for name, each in scores.items():
        shares = (each.bcubed.precision, each.bcubed.recall, each.bcubed.f1, each.pairs.f1)
        yield f"{name:8}" + "".join(f"{share:8.3f}" for share in shares)
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
