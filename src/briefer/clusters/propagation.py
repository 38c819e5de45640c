"""Weighted label propagation, made deterministic.

Raghavan, Albert and Kumara 2007, "Near linear time algorithm to detect community structures in large-scale
networks". Nodes are visited from the most strongly connected down, a tie keeps the label or takes the lowest,
so that the outcome depends on the graph alone.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

_ROUNDS: Final = 50


def propagate_labels(
    size: int, first: npt.NDArray[np.int64], second: npt.NDArray[np.int64], value: npt.NDArray[np.float64]
) -> list[int]:
    """Return a label for each of ``size`` nodes; equal labels are one connected community."""
    neighbours: list[list[tuple[int, float]]] = [[] for _ in range(size)]
    for one, other, weight in zip(first.tolist(), second.tolist(), value.tolist(), strict=True):
        neighbours[one].append((other, weight))
        neighbours[other].append((one, weight))
    strength = [sum(weight for _, weight in edges) for edges in neighbours]
    order = sorted(
        (node for node in range(size) if neighbours[node]), key=lambda node: (-strength[node], node)
    )
    labels = list(range(size))
    for _ in range(_ROUNDS):
        changed = False
        for node in order:
            label = _choose_label(
                labels[node], [(labels[other], weight) for other, weight in neighbours[node]]
            )
            changed = changed or label != labels[node]
            labels[node] = label
        if not changed:
            break
    return _split_apart(labels, neighbours)


def _choose_label(own: int, votes: Sequence[tuple[int, float]]) -> int:
    """Return the label with the most weight around; one's own is kept unless another is truly heavier."""
    weights: dict[int, float] = {}
    for label, weight in votes:
        weights[label] = weights.get(label, 0.0) + weight
    best, most = own, weights.get(own, 0.0) + 1e-9
    for label in sorted(weights):
        if weights[label] > most:
            best, most = label, weights[label]
    return best


def _split_apart(labels: Sequence[int], neighbours: Sequence[Sequence[tuple[int, float]]]) -> list[int]:
    """Give every connected part of a label its own: propagation can leave a label in two places."""
    parts = [-1] * len(labels)
    for start in range(len(labels)):
        if parts[start] >= 0:
            continue
        parts[start] = start
        waiting = [start]
        while waiting:
            node = waiting.pop()
            for other, _ in neighbours[node]:
                if parts[other] < 0 and labels[other] == labels[node]:
                    parts[other] = start
                    waiting.append(other)
    return parts
