"""Same-event clusters: a sparse graph of likeness between reports, label propagation, a cut of loose ends.

Precision comes first: a false merge is false corroboration, a split only a nuisance. Reports in different
languages are not compared; who published or credited a report plays no part.
"""

import logging
from collections.abc import Sequence
from typing import Final

from briefer.clusters.cohesion import split_loose
from briefer.clusters.likeness import Likeness, load_weights, measure_likeness
from briefer.clusters.pairs import compare_reports
from briefer.clusters.propagation import propagate_labels
from briefer.model import Cluster, Origin

logger = logging.getLogger("briefer.clusters")

_SPREAD: Final = 0.81  # labels spread over somewhat less likeness than must hold in the end


def find_clusters(
    origins: Sequence[Origin], *, threshold: float, half_life_days: float
) -> tuple[Cluster, ...]:
    """Group the origins that report one event; every origin is in exactly one cluster.

    ``threshold`` is the likeness (0 to 1) that the reports of a small event must have on average; the odds
    that two reports tell one event halve with every ``half_life_days`` between them. Clusters come with most
    origins first, then the earliest, then by id; the origins of each the most central first, then the
    fullest, the earliest, the first by id.
    """
    ordered = sorted(origins, key=_identity)
    languages = sorted({origin.digest.article.language for origin in ordered})
    clusters = []
    for language in languages:
        members = [origin for origin in ordered if origin.digest.article.language == language]
        pairs = compare_reports([origin.digest for origin in members], language=language)
        likeness = measure_likeness(pairs, weights=load_weights(), half_life_days=half_life_days)
        labels = label_reports(likeness, threshold=threshold)
        clusters += _gather(members, labels=labels, likeness=likeness)
    clusters.sort(key=lambda each: (-len(each.origins), min(_identity(origin) for origin in each.origins)))
    logger.debug("%d origins, %d clusters", len(ordered), len(clusters))
    return tuple(clusters)


def label_reports(likeness: Likeness, *, threshold: float) -> list[int]:
    """Return a label for each report; equal labels are one event."""
    near = likeness.backed >= _SPREAD * threshold
    communities = propagate_labels(
        likeness.size, likeness.first[near], likeness.second[near], likeness.backed[near]
    )
    return split_loose(communities, likeness, threshold=threshold)


def _identity(origin: Origin) -> tuple[float, str]:
    return origin.digest.article.moment.timestamp(), origin.digest.article.id


def _gather(origins: Sequence[Origin], *, labels: Sequence[int], likeness: Likeness) -> list[Cluster]:
    """Put the origins of each label in order of how like they are to the others of their cluster."""
    central = [0.0] * len(origins)
    for first, second, value in zip(
        likeness.first.tolist(), likeness.second.tolist(), likeness.value.tolist(), strict=True
    ):
        if labels[first] == labels[second]:
            central[first] += value
            central[second] += value
    groups: dict[int, list[int]] = {}
    for index, label in enumerate(labels):
        groups.setdefault(label, []).append(index)

    def order(index: int) -> tuple[float, int, tuple[float, str]]:
        origin = origins[index]
        return -round(central[index], 9), -len(origin.digest.fingerprint), _identity(origin)

    return [
        Cluster(origins=tuple(origins[index] for index in sorted(group, key=order)))
        for group in groups.values()
    ]
