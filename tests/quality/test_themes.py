"""Floors of the themes classifier, pinned with the hash of the rows; ``bench.themes`` tells more."""

import hashlib

import numpy as np
import pytest
from bench.learn_themes import ABSTAIN_PRECISION, cross_validate, find_limit, hash_data
from bench.theme_rows import DATA, SECTIONS, read_examples, read_texts
from bench.themes import score_abstaining, score_rows
from bench.word_vectors import learn_vectors

from briefer.themes.classifier import WEIGHTS, classify_stories, list_sections

ROWS = "a8cb952b0cba3879d1bcdf796eb755dff6e5e08c822f48dcdd2480b990f5abd2"
FLOORS = {"ag": 0.86, "huff": 0.56}  # of one fold; all five give 0.871 and 0.587

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not DATA.is_file(), reason="the data for measuring lie outside the checkout"),
]


def test_the_rows_are_those_that_were_measured() -> None:
    assert hashlib.sha256(DATA.read_bytes()).hexdigest() == ROWS


def test_the_shipped_weights_were_learned_from_these_rows_and_seed_words() -> None:
    with np.load(WEIGHTS) as content:
        assert content["data"].tobytes().decode() == hash_data()
    assert list_sections() == SECTIONS


def test_a_fold_of_five_is_put_into_sections_by_a_model_of_the_other_four() -> None:
    guesses, examples = cross_validate(read_examples(), vectors=learn_vectors(read_texts()), folds=[0])
    for name, floor in FLOORS.items():
        assert score_rows(guesses, examples, name=name).macro >= floor
    precision, kept = score_abstaining(guesses, examples, limit=find_limit(guesses, examples))
    assert precision >= ABSTAIN_PRECISION >= 0.85
    assert kept >= 0.75


def test_the_shipped_model_is_the_learned_one() -> None:
    examples = read_examples()[::10]
    right = [
        classify_stories([[example.terms]], language="en")[0].section
        in {SECTIONS[place] for place in example.allowed}
        for example in examples
    ]
    assert sum(right) >= 0.85 * len(right)  # it has seen these rows


def test_the_file_stays_small() -> None:
    assert WEIGHTS.stat().st_size < 2_000_000
