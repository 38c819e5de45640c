"""Floors of quality, pinned with the hash of the data they were measured on; lowered only on purpose.

The data lie beside the checkout and are no part of it: without them these tests are skipped.
``make bench-quality`` measures everything and writes docs/quality.md.
"""

import hashlib
from functools import cache
from pathlib import Path

import pytest

from briefer.batch import list_lines
from briefer.evaluate import Interval, Outcome, find_intervals, read_example, run_summarizer
from briefer.model import Budget

DATA = Path(__file__).parents[2] / ".." / "shared" / "data"
ARTICLES = "summaries-dev.jsonl"
EVENTS = "multi-dev.jsonl"
HASHES = {
    ARTICLES: "d5ca592ef79dc32555a2aaa3c01c88ce4483598eefb58727c27a32be4468fcb3",
    EVENTS: "da4036e17f7a9e78e71c94c299df3392b78489d225b2770727033b8e1a9794c7",
}
BUDGETS = {ARTICLES: Budget(unit="sentences", size=3), EVENTS: Budget(unit="words", size=220)}
# The native LexRank and TextRank choose what sumy's do; KL and LSA are far behind, and slow.
PUBLISHED = ("lexrank", "textrank", "edmundson", "luhn", "reduction", "sumbasic")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not DATA.is_dir(), reason="the data for measuring lie outside the checkout"),
]


@cache
def run(name: str, file: str) -> Outcome:
    with (DATA / file).open("rb") as rows:
        examples = [read_example(line) for line in list_lines(rows)]
    return run_summarizer(name, examples, budget=BUDGETS[file], tell=lambda done: None)


def gain(name: str, other: str, file: str, *, kind: str) -> Interval:
    pairs = zip(run(name, file).scores, run(other, file).scores, strict=True)
    return find_intervals([[getattr(mine, kind) - getattr(theirs, kind) for mine, theirs in pairs]])[0]


def count_dangling(name: str, file: str) -> float:
    dangling = run(name, file).dangling
    return 100 * sum(dangling) / len(dangling)


@pytest.mark.parametrize("file", HASHES)
def test_the_data_are_those_that_were_measured(file: str) -> None:
    assert hashlib.sha256((DATA / file).read_bytes()).hexdigest() == HASHES[file]


def test_it_beats_the_first_sentences() -> None:
    found = gain("briefer", "lead", ARTICLES, kind="one")
    assert found.mean >= 2.3
    assert found.low > 0


@pytest.mark.parametrize("other", PUBLISHED)
def test_it_beats_every_published_method(other: str) -> None:
    found = gain("briefer", other, ARTICLES, kind="one")
    assert found.mean >= 3.5
    assert found.low > 0


@pytest.mark.parametrize("kind", ["one", "two"])
def test_several_articles_are_told_better_than_by_lexrank(kind: str) -> None:
    found = gain("briefer", "lexrank", EVENTS, kind=kind)
    assert found.mean >= 2.0
    assert found.low > 0


@pytest.mark.parametrize("file", HASHES)
def test_hardly_an_opening_dangles(file: str) -> None:
    assert count_dangling("briefer", file) <= 1
