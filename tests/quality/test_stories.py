"""Floors of grouping, pinned with the hash of the data they were measured on; lowered only on purpose.

The data lie beside the checkout and are no part of it: without them these tests are skipped.
``python -m bench.stories`` and ``python -m bench.copies`` print the whole tables.
"""

import json
import pkgutil
import subprocess
import sys
from functools import cache

import pytest
from bench.copies import NEAR, find_copies, make_copies, merge_independent, read_long_rows
from bench.rows import hash_file
from bench.stories import FILE, THRESHOLD, cross_validate, mean_scores

from briefer.evaluate import StoryScore
from briefer.settings import load_settings

HASH = "f2d60b4663a1bca9998bbf8ddbdc6575211069f0f04263e8ec7706a01f4ab9b9"
# B-cubed F1 and F1 over pairs, each story judged with weights that never saw it.
FLOORS = {
    "ecb": (0.89, 0.86),
    "gnews": (0.92, 0.94),
    "uci": (0.87, 0.87),
    "basil": (0.97, 0.97),
    "neus": (0.86, 0.66),
}
MEAN_FLOORS = (0.905, 0.86)
SLACK = 0.005  # of other weights: those that ship were learned from all stories
COPIES = 100
COPY_FLOOR = 0.98
HARD_COPY_FLOORS = {"cut to a quarter": 0.97, "10 % of words changed": 0.95, "20 % of words changed": 0.6}
PRECISION_FLOOR = 0.995

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not FILE.is_file(), reason="the data for measuring lie outside the checkout"),
]


@cache
def scores() -> dict[str, StoryScore]:
    return cross_validate(threshold=THRESHOLD)


def test_the_data_are_those_that_were_measured_and_learned_from() -> None:
    assert hash_file(FILE) == HASH
    learned = json.loads(pkgutil.get_data("briefer.clusters", "weights.json") or b"")
    assert learned["data"]["sha256"] == HASH


def test_the_setting_is_the_one_that_was_measured() -> None:
    settings = load_settings(flags={}, environment={}, folder=FILE.parent, file=None)
    assert settings.cluster == THRESHOLD
    assert settings.near == NEAR


@pytest.mark.parametrize("name", FLOORS)
def test_stories_are_found_in_each_set_and_a_split_is_likelier_than_a_merge(name: str) -> None:
    score = scores()[name]
    assert score.bcubed.f1 >= FLOORS[name][0]
    assert score.pairs.f1 >= FLOORS[name][1]
    assert score.bcubed.precision > score.bcubed.recall


def test_stories_are_found_on_the_whole() -> None:
    f1, pairs = mean_scores(scores())
    assert f1 >= MEAN_FLOORS[0]
    assert pairs >= MEAN_FLOORS[1]


def test_edited_copies_are_found_and_independent_reports_are_none() -> None:
    rows = read_long_rows()
    pairs = make_copies(rows[:: len(rows) // COPIES][:COPIES])
    found = find_copies(pairs, near=NEAR)
    for edit, each in found.items():
        assert each.recall >= HARD_COPY_FLOORS.get(edit, COPY_FLOOR), edit
    hits = sum(each.recall * len(pairs[edit]) for edit, each in found.items())
    _, merged, across = merge_independent(rows, near=NEAR)
    assert across == 0
    assert hits / (hits + merged) >= PRECISION_FLOOR


def test_the_verb_finds_as_much_as_the_bench() -> None:
    command = [sys.executable, "-m", "briefer", "evaluate", str(FILE), "--json", "--quiet"]
    done = subprocess.run(command, capture_output=True, check=True)
    found = {each["set"]: each for each in json.loads(done.stdout)["stories"]}
    for name, (bcubed, pairs) in FLOORS.items():
        assert found[name]["bcubed"]["f1"] >= bcubed - SLACK
        assert found[name]["pairs"]["f1"] >= pairs - SLACK
