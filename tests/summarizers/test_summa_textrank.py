"""TextRank as summa ranks, against the definition written out in full."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.summarizers.summa_textrank import DAMPING, rate_sentences

ANIMALS = ["ant", "bee", "cow", "dog", "elk", "fox"]


def rate_by_definition(rows: list[list[str]]) -> list[float]:
    """Return the stationary ranks of the whole matrix of similarities, without any sparse shortcut."""
    size = len(rows)
    links = np.zeros((size, size))
    for one, first in enumerate(rows):
        for other, second in enumerate(rows):
            norm = math.log(max(len(first), 1)) + math.log(max(len(second), 1))
            if one != other and norm > 0:
                links[one, other] = len(set(first) & set(second)) / norm
    sums = links.sum(axis=1, keepdims=True)
    moves = np.divide(links, sums, out=np.zeros_like(links), where=sums > 0)
    rank = np.linalg.solve(np.eye(size) - DAMPING * moves.T, np.full(size, (1 - DAMPING) / max(size, 1)))
    return [float(value) for value in rank]


@given(rows=st.lists(st.lists(st.sampled_from(ANIMALS), max_size=6), max_size=8))
def test_ranks_are_those_of_the_definition(rows: list[list[str]]) -> None:
    assert rate_sentences(rows).tolist() == pytest.approx(rate_by_definition(rows), abs=1e-7)


def test_a_sentence_does_not_recommend_itself() -> None:
    # The first repeats itself, the others recommend each other.
    rows = [["ant", "ant", "ant"], ["bee", "cow"], ["cow", "dog"], ["bee", "dog"]]
    ranks = rate_sentences(rows)
    assert ranks.argmin() == 0


def test_where_nothing_is_alike_all_rank_alike() -> None:
    assert len({round(float(rank), 9) for rank in rate_sentences([["ant"], ["bee"], ["cow"]])}) == 1
