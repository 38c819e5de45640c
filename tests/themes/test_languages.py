"""Every shipped language knows every section: two sentences of each, as newspapers write them."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from briefer.text.vectors import count_terms
from briefer.text.words import list_words, stem_words
from briefer.themes import list_sections
from briefer.themes.classifier import Guess, classify_stories

FILE = Path(__file__).parents[1] / "data" / "section_sentences.jsonl"
ROWS: list[Mapping[str, str]] = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
LANGUAGES = sorted({row["language"] for row in ROWS})
MISSED = 1  # of the 22 sentences of a language


def guess(row: Mapping[str, str]) -> Guess:
    words = list_words(row["text"], language=row["language"])
    stems = stem_words(words, language=row["language"])
    return classify_stories([[count_terms(stems)]], language=row["language"])[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_put_into_their_sections(language: str) -> None:
    rows = [row for row in ROWS if row["language"] == language]
    assert {row["section"] for row in rows} == set(list_sections())
    wrong = [row["text"] for row in rows if guess(row).section != row["section"]]
    assert len(wrong) <= MISSED, wrong


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['language']} {row['section']}")
def test_no_sentence_is_surely_something_else(row: Mapping[str, str]) -> None:
    found = guess(row)
    assert found.section == row["section"] or not found.sure
