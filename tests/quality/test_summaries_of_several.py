"""Floors of summaries of several articles, on the development file: lowering one is a deliberate act."""

import statistics

import pytest
from bench.events import join_articles, read_events, run
from bench.learn_several import BUDGET, hold_out
from bench.rows import SHARED, hash_file

FILE = SHARED / "multi-dev.jsonl"
SHA256 = "da4036e17f7a9e78"

pytestmark = pytest.mark.skipif(not FILE.exists(), reason="the development files are not here")


def test_summaries_of_several_articles_stand_above_lexrank() -> None:
    assert hash_file(FILE).startswith(SHA256)
    events = read_events(FILE)
    # Each told by weights that were learned without it.
    mine = run(hold_out(events), events, BUDGET)
    lexrank = run(join_articles("lexrank"), events, BUDGET)
    for kind, floor in (("one", 1.5), ("two", 1.5)):
        gain = statistics.fmean(
            getattr(score, kind) - getattr(other, kind)
            for score, other in zip(mine.scores, lexrank.scores, strict=True)
        )
        assert gain >= floor
    assert mine.dangling <= 1
    assert mine.words >= 0.97 * BUDGET.size
