"""ROUGE is that of the package rouge-score.

``rouge_cases.json`` holds what its version 0.1.2 gives, by ``RougeScorer(["rouge1", "rouge2", "rougeLsum"],
use_stemmer=True).score_multi(...)`` on the sentences joined by line feeds, in percent. The package itself
exists only as source and brings three more with it.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from briefer.evaluate import score_summary

CASES = json.loads((Path(__file__).parent / "rouge_cases.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["case"]))
def test_it_is_what_the_package_gives(case: dict[str, Any]) -> None:
    score = score_summary(case["summary"], case["refs"])
    assert [score.one, score.two, score.lsum] == pytest.approx(case["f1"], abs=1e-8)
