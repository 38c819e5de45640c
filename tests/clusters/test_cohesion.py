"""What hangs together by a chain only is taken apart; what is large may be loose."""

from itertools import combinations, pairwise

import numpy as np

from briefer.clusters.cohesion import split_loose
from briefer.clusters.likeness import Likeness


def graph(size: int, ties: dict[tuple[int, int], float]) -> Likeness:
    pairs = sorted(ties)
    value = np.array([ties[pair] for pair in pairs])
    return Likeness(
        size=size,
        first=np.array([one for one, _ in pairs], dtype=np.int64),
        second=np.array([two for _, two in pairs], dtype=np.int64),
        value=value,
        backed=value,
    )


def tie(nodes: range, value: float) -> dict[tuple[int, int], float]:
    return dict.fromkeys(combinations(nodes, 2), value)


def parts(labels: list[int]) -> set[frozenset[int]]:
    return {frozenset(i for i, each in enumerate(labels) if each == label) for label in labels}


def test_what_is_firm_stays_whole_and_whoever_is_alone_stays_alone() -> None:
    found = split_loose([0, 0, 0, 3], graph(4, tie(range(3), 0.95)), threshold=0.9)
    assert parts(found) == {frozenset({0, 1, 2}), frozenset({3})}


def test_two_small_events_that_one_report_resembles_are_parted() -> None:
    ties = tie(range(3), 0.97) | tie(range(3, 6), 0.96) | {(2, 3): 0.92, (1, 3): 0.8, (2, 4): 0.8}
    assert parts(split_loose([0] * 6, graph(6, ties), threshold=0.9)) == {
        frozenset({0, 1, 2}),
        frozenset({3, 4, 5}),
    }


def test_a_large_event_may_be_loose() -> None:
    pairs = dict.fromkeys(combinations(range(60), 2), 0.5) | dict.fromkeys(pairwise(range(60)), 0.95)
    assert len(parts(split_loose([0] * 60, graph(60, pairs), threshold=0.9))) == 1
    assert len(parts(split_loose([0] * 6, graph(6, tie(range(6), 0.5)), threshold=0.9))) == 6


def test_ties_across_communities_join_nothing() -> None:
    found = split_loose([0, 0, 2, 2], graph(4, tie(range(4), 0.99)), threshold=0.9)
    assert parts(found) == {frozenset({0, 1}), frozenset({2, 3})}


def test_reports_that_were_never_compared_hold_less() -> None:
    star = {(0, other): 0.93 for other in range(1, 9)}
    compared = star | dict.fromkeys(combinations(range(1, 9), 2), 0.93)
    assert len(parts(split_loose([0] * 9, graph(9, compared), threshold=0.9))) == 1
    assert len(parts(split_loose([0] * 9, graph(9, star), threshold=0.9))) > 1
