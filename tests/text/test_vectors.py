"""Vectors: counts, weights, cosines, and the sparse matrix against the plain way."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.model import Vector
from briefer.text.vectors import (
    Vocabulary,
    build_matrix,
    cosine,
    count_terms,
    inverse_frequencies,
    invert_matrix,
    multiply_rows,
    sum_vectors,
)

TEXTS = ["bridge council vote bridge", "council vote tax", "storm power storm storm", "bridge storm", ""]
VECTORS = [count_terms(text.split()) for text in TEXTS]


def test_counts_are_sorted_by_term() -> None:
    assert count_terms(["b", "a", "b"]) == Vector(terms=("a", "b"), counts=(1.0, 2.0))
    assert count_terms([]) == Vector(terms=(), counts=())


def test_weights_say_what_each_occurrence_counts() -> None:
    assert count_terms(["b", "a", "b"], [2.0, 1.0, 0.5]) == Vector(terms=("a", "b"), counts=(1.0, 2.5))
    with pytest.raises(ValueError, match="shorter"):
        count_terms(["a", "b"], [1.0])


def test_sums_add_term_by_term() -> None:
    assert sum_vectors(VECTORS[:2]) == count_terms(
        ["bridge", "council", "vote", "bridge", "council", "vote", "tax"]
    )
    assert sum_vectors([]) == Vector(terms=(), counts=())


def test_rare_terms_weigh_more() -> None:
    weights = inverse_frequencies(VECTORS)
    assert weights["tax"] > weights["bridge"] == weights["storm"] == weights["vote"] > 1.0
    assert weights["tax"] == pytest.approx(1 + math.log(6 / 2))
    assert inverse_frequencies([]) == {}


def test_cosine_of_likes_unlikes_and_nothing() -> None:
    weights = inverse_frequencies(VECTORS)
    assert cosine(VECTORS[0], VECTORS[0], frequencies=weights) == pytest.approx(1.0)
    assert cosine(VECTORS[1], VECTORS[2], frequencies=weights) == 0.0
    assert cosine(VECTORS[0], VECTORS[4], frequencies=weights) == 0.0
    assert 0 < cosine(VECTORS[0], VECTORS[1], frequencies={}) < 1


def test_a_vocabulary_numbers_each_term_once_and_counts_it_in_each_row() -> None:
    words = Vocabulary(["tax"])
    vectors = words.count_vectors(VECTORS)
    texts = words.count_terms([text.split() for text in TEXTS])
    assert words.terms[0] == "tax"
    assert sorted(words.terms) == sorted({term for vector in VECTORS for term in vector.terms})
    for rows in (vectors, texts):
        for row, vector in enumerate(VECTORS):
            part = slice(rows.indptr[row], rows.indptr[row + 1])
            held = [words.terms[column] for column in rows.columns[part]]
            assert dict(zip(held, rows.counts[part].tolist(), strict=True)) == dict(
                zip(vector.terms, vector.counts, strict=True)
            )
    assert Vocabulary().count_terms([]).indptr.tolist() == [0]
    assert Vocabulary().count_terms([(), ()]).indptr.tolist() == [0, 0, 0]


def test_matrix_rows_have_unit_length_and_sorted_columns() -> None:
    matrix = build_matrix(VECTORS, frequencies=inverse_frequencies(VECTORS))
    assert matrix.size == 5
    assert list(matrix.terms) == sorted(matrix.terms)
    for row in range(matrix.size):
        part = slice(matrix.indptr[row], matrix.indptr[row + 1])
        assert np.all(np.diff(matrix.indices[part]) > 0)
        if TEXTS[row]:
            assert float(np.sum(matrix.data[part] ** 2)) == pytest.approx(1.0)


def test_nothing_meets_nothing() -> None:
    none = build_matrix([], frequencies={})
    assert none.size == 0
    assert invert_matrix(none).size == 0
    hollow = build_matrix([VECTORS[4], VECTORS[4]], frequencies={})
    assert multiply_rows(hollow, range(2), invert_matrix(hollow)).tolist() == [[0.0, 0.0], [0.0, 0.0]]
    assert multiply_rows(none, range(0), invert_matrix(none)).shape == (0, 0)


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=12), min_size=1, max_size=12))
def test_the_inverted_index_gives_the_cosine_with_every_row(texts: list[list[str]]) -> None:
    vectors = [count_terms(text) for text in texts]
    weights = inverse_frequencies(vectors)
    matrix = build_matrix(vectors, frequencies=weights)
    postings = invert_matrix(matrix)
    for row, vector in enumerate(vectors):
        expected = [cosine(vector, other, frequencies=weights) for other in vectors]
        for rows in (range(row, row + 1), range(row, len(vectors)), range(row + 1)):
            products = multiply_rows(matrix, rows, postings)
            assert products.shape == (len(rows), len(vectors))
            assert products[row - rows.start] == pytest.approx(expected)
