"""The native LexRank and TextRank choose what sumy's own choose, on articles of the development file."""

import pytest
from bench.events import read_events
from bench.rows import SHARED, hash_file

from briefer.model import Budget
from briefer.summarizers import find_summarizer

FILE = SHARED / "summaries-dev.jsonl"
SHA256 = "d5ca592ef79dc325"

pytestmark = pytest.mark.skipif(not FILE.exists(), reason="the development files are not here")


@pytest.mark.parametrize(("native", "sumy"), [("lexrank", "sumy-lexrank"), ("textrank", "sumy-textrank")])
def test_native_methods_choose_the_same_sentences(native: str, sumy: str) -> None:
    assert hash_file(FILE).startswith(SHA256)
    budget = Budget(unit="sentences", size=3)
    same = [
        find_summarizer(native)(event.splits[0], budget).sentences
        == find_summarizer(sumy)(event.splits[0], budget).sentences
        for event in read_events(FILE)
    ]
    assert sum(same) >= 0.99 * len(same)
