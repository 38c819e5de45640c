"""What holds together too loosely is taken apart: average linkage within each community of reports.

Label propagation follows chains: two events of one kind become one story over a report that resembles both.
The few reports of a small event resemble each other, all of them; the many of a large one need not.
"""

import heapq
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from briefer.clusters.likeness import Likeness

_FEW: Final = 12  # reports; larger communities may be looser
_LOOSENING: Final = 0.8  # how fast: the limit falls with this power of the size
_LOOSEST: Final = 0.15
_UNSEEN: Final = 0.05  # what a pair that was never looked at (the nearest were) weighs against a mean


class _Link(NamedTuple):
    """What ties two groups: the sum of likeness over the pairs between them, and how many were looked at."""

    total: float
    pairs: int


_Ties = dict[int, dict[int, _Link]]


def split_loose(labels: Sequence[int], likeness: Likeness, *, threshold: float) -> list[int]:
    """Return finer labels: every part of a community holds together on average, as firmly as its size asks.

    ``threshold`` is the mean likeness (0 to 1) asked of parts of a community of up to twelve reports.
    """
    ties: dict[int, _Ties] = {}
    sizes: dict[int, int] = {}
    for label in labels:
        sizes[label] = sizes.get(label, 0) + 1
    for one, two, value in zip(
        likeness.first.tolist(), likeness.second.tolist(), likeness.value.tolist(), strict=True
    ):
        if labels[one] == labels[two]:
            community = ties.setdefault(labels[one], {})
            community.setdefault(one, {})[two] = _Link(value, 1)
            community.setdefault(two, {})[one] = _Link(value, 1)
    found = list(range(len(labels)))
    for label, community in ties.items():
        limit = threshold * (max(sizes[label], _FEW) / _FEW) ** -_LOOSENING
        for node, part in _join(community, limit=max(limit, _LOOSEST)).items():
            found[node] = part
    return found


def _join(ties: _Ties, *, limit: float) -> dict[int, int]:
    """Join the two groups with the highest mean likeness, again and again, down to ``limit``."""
    members = {node: [node] for node in ties}
    queue = [
        (-_mean(ties, members, one, two), one, two)
        for one, links in ties.items()
        for two in links
        if one < two
    ]
    heapq.heapify(queue)
    while queue:
        rank, one, two = heapq.heappop(queue)
        if -rank < limit:
            break
        if one not in members or two not in members or -rank != _mean(ties, members, one, two):
            continue  # one of them has grown since
        _absorb(ties, one, two)
        members[one] += members.pop(two)
        for other in ties[one]:
            mean = _mean(ties, members, one, other)
            if mean >= limit:
                heapq.heappush(queue, (-mean, min(one, other), max(one, other)))
    return {node: part for part, nodes in members.items() for node in nodes}


def _mean(ties: _Ties, members: Mapping[int, Sequence[int]], one: int, two: int) -> float:
    link = ties[one][two]
    unseen = len(members[one]) * len(members[two]) - link.pairs
    # rounded, so that the order of summing never decides
    return round(link.total / (link.pairs + _UNSEEN * unseen), 9)


def _absorb(ties: _Ties, one: int, two: int) -> None:
    """Hand the links of ``two`` to ``one``."""
    del ties[one][two]
    for other, link in ties.pop(two).items():
        if other == one:
            continue
        del ties[other][two]
        known = ties[one].get(other, _Link(0.0, 0))
        ties[one][other] = ties[other][one] = _Link(known.total + link.total, known.pairs + link.pairs)
