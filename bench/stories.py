"""How well origins and clusters find the stories of ``stories-dev.jsonl``: one setting for all its sets.

``python -m bench.stories [threshold ...]`` prints B-cubed and pair scores of each set and their means.
"""

import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bench.rows import SHARED, digest_row, read_rows

from briefer.clusters import find_clusters
from briefer.dedupe import find_origins
from briefer.model import Digest

NEAR = 0.35
THRESHOLD = 0.26
HALF_LIFE_DAYS = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """B-cubed precision, recall and F1 (Bagga and Baldwin 1998), and F1 over pairs."""

    precision: float
    recall: float
    f1: float
    pairs: float


def score_clusters(found: Sequence[int], truth: Sequence[str]) -> Score:
    """Compare the clustering with the true stories, article by article."""
    size = len(found)
    mine, theirs, both = Counter(found), Counter(truth), Counter(zip(found, truth, strict=True))
    precision = sum(count * count / mine[label] for (label, _), count in both.items()) / size
    recall = sum(count * count / theirs[story] for (_, story), count in both.items()) / size
    shared, left, right = (sum(n * (n - 1) for n in each.values()) for each in (both, mine, theirs))
    return Score(
        precision=precision,
        recall=recall,
        f1=2 * precision * recall / (precision + recall),
        pairs=2 * shared / max(left + right, 1),
    )


def label_digests(digests: Sequence[Digest], *, threshold: float) -> list[int]:
    """Return the number of each digest's cluster, through origins and clusters as in the house plan."""
    origins = find_origins(digests, near=NEAR)
    clusters = find_clusters(origins, threshold=threshold, half_life_days=HALF_LIFE_DAYS)
    labels = {
        digest.article.id: label
        for label, cluster in enumerate(clusters)
        for origin in cluster.origins
        for digest in (origin.digest, *origin.copies)
    }
    return [labels[digest.article.id] for digest in digests]


def read_sets() -> dict[str, tuple[list[Digest], list[str]]]:
    """Return the digests and stories of each set."""
    sets: dict[str, tuple[list[Digest], list[str]]] = {}
    for row in read_rows(SHARED / "stories-dev.jsonl"):
        digests, stories = sets.setdefault(row["set"], ([], []))
        digests.append(digest_row(row))
        stories.append(row["story"])
    return sets


def main() -> None:
    """Print a table for each threshold."""
    sets = read_sets()
    for threshold in [float(each) for each in sys.argv[1:]] or [THRESHOLD]:
        print(f"threshold {threshold}\n{'set':8}{'P':>8}{'R':>8}{'F1':>8}{'pairs':>8}{'s':>8}")
        scores = []
        for name, (digests, stories) in sets.items():
            begin = time.perf_counter()
            score = score_clusters(label_digests(digests, threshold=threshold), stories)
            seconds = time.perf_counter() - begin
            scores.append(score)
            print(
                f"{name:8}{score.precision:8.3f}{score.recall:8.3f}{score.f1:8.3f}{score.pairs:8.3f}{seconds:8.2f}"
            )
        means = [sum(column) / len(scores) for column in zip(*[(s.f1, s.pairs) for s in scores], strict=True)]
        print(f"{'mean':8}{'':16}{means[0]:8.3f}{means[1]:8.3f}")


if __name__ == "__main__":
    main()
