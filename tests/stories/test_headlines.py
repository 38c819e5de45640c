"""The headline contest: among headlines over one text, the one that works as an abstract wins."""

import itertools
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.digests import make_digest

from briefer.stories.headlines import choose_headliner

FILE = Path(__file__).parents[1] / "data" / "headlines.jsonl"
ROWS: list[dict[str, Any]] = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['language']} {row['best']}")
def test_names_numbers_and_verbs_win_over_bait(row: Mapping[str, Any]) -> None:
    digests = [
        make_digest(headline, row["text"], outlet=f"Outlet {place}", language=row["language"])
        for place, headline in enumerate([*row["others"], row["best"]])
    ]
    assert choose_headliner(digests).headline == row["best"]
    # alone against each, whoever leads
    best = digests[-1]
    for other, turned in itertools.product(digests[:-1], (False, True)):
        pair = [best, other] if turned else [other, best]
        assert choose_headliner(pair).headline == row["best"], other.article.headline


def test_there_are_contests_in_every_language_with_rules_of_its_own() -> None:
    assert len(ROWS) >= 40
    assert len({row["language"] for row in ROWS}) == 16


def test_the_headline_tells_what_the_first_sentences_below_it_do() -> None:
    lead = make_digest(
        "Ministries told to repair doors",
        "Ministries in nine countries were ordered on Monday to repair every door that has a lock by Corvo.",
        "Corvo sold 40,000 locks.",
        outlet="Statehouse Monitor",
    )
    apart = make_digest(
        "Museum shuts its doors in Oslo",
        "A museum in Oslo shut its doors on Monday, as their locks are by Corvo.",
        "The ministries were ordered to repair theirs.",
        outlet="Harbour Post",
    )
    assert choose_headliner([lead, apart]) is lead.article
    assert choose_headliner([apart, lead]) is apart.article
