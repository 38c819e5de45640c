"""The splitter on hard cases: input and expectation in one line each, a file for each language."""

from pathlib import Path

import pytest

from briefer.text.sentences import split_sentences

CASES = Path(__file__).parent / "sentence_cases"
BOUNDARY = "¦"


def read_cases() -> list[tuple[str, str]]:
    return [
        (path.stem, line)
        for path in sorted(CASES.glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]


def mark_boundaries(text: str, language: str) -> str:
    spans = split_sentences(text, language=language)
    starts = [start for start, _ in spans[1:]]
    marked = text
    for start in reversed(starts):
        marked = marked[:start] + BOUNDARY + marked[start:]
    return marked


@pytest.mark.parametrize(("language", "case"), read_cases())
def test_hard_case(language: str, case: str) -> None:
    assert mark_boundaries(case.replace(BOUNDARY, ""), language) == case
