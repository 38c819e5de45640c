"""No sentence hangs in the air, whatever is told: stories of two reports in eleven languages, at any length.

Each report of ``tests/data/coherence.jsonl`` says which of its sentences may stand only right behind the one
before (``follows``), and which only somewhere behind the one that tells of its noun (``after``).
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.digests import make_digest

from briefer.model import CreditedSentence, Digest
from briefer.summarizers.telling import summarize_digests

FILE = Path(__file__).parents[1] / "data" / "coherence.jsonl"
ROWS: list[dict[str, Any]] = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
HEADLINES = ("Word from the port", "What was seen at the port")
MOST = 6


def build(row: Mapping[str, Any], report: Mapping[str, Any], place: int) -> Digest:
    space = "" if row["language"] in ("ja", "zh") else " "
    digest = make_digest(
        HEADLINES[place],
        space.join(report["sentences"]),
        outlet=f"Outlet {place}",
        language=row["language"],
    )
    assert [sentence.text for sentence in digest.sentences] == report["sentences"]
    return digest


def find_orphans(
    told: Sequence[CreditedSentence], reports: Sequence[Mapping[str, Any]]
) -> list[tuple[int, int]]:
    """Return report and position of each sentence that is told without what it leans on."""
    places = [(each.report, each.sentence.position) for each in told]
    orphans = []
    for index, (report, position) in enumerate(places):
        before = places[:index]
        if position in reports[report]["follows"] and before[-1:] != [(report, position - 1)]:
            orphans.append((report, position))
        orphans += [
            (report, position)
            for noun, teller in reports[report]["after"]
            if position == noun and (report, teller) not in before
        ]
    return orphans


def test_there_are_enough_cases() -> None:
    sentences = [each for row in ROWS for report in row["reports"] for each in report["sentences"]]
    assert len(sentences) >= 120
    assert len({row["language"] for row in ROWS}) >= 10


@pytest.mark.parametrize("size", range(1, MOST + 1))
@pytest.mark.parametrize(
    "row", ROWS, ids=lambda row: f"{row['language']} {row['reports'][0]['sentences'][0]}"
)
def test_no_pronoun_changes_whom_it_means_and_no_noun_comes_from_nowhere(
    row: Mapping[str, Any], size: int
) -> None:
    reports = row["reports"]
    digests = [build(row, report, place) for place, report in enumerate(reports)]
    both = summarize_digests(digests, headline="", summarizer="briefer", sentences=size)
    turned = summarize_digests(digests[::-1], headline="", summarizer="briefer", sentences=size)
    assert find_orphans(both.sentences, reports) == []
    assert find_orphans(turned.sentences, reports[::-1]) == []
    # whatever it is cut to, too
    for length in range(1, len(both.priority)):
        kept = sorted(both.priority[:length])
        assert find_orphans([both.sentences[place] for place in kept], reports) == []
    for report, digest in zip(reports, digests, strict=True):
        alone = summarize_digests([digest], headline="", summarizer="briefer", sentences=size)
        assert find_orphans(alone.sentences, [report]) == []
