"""Labelled rows for the themes: what each data set calls our sections, and what seed words say for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from bench.rows import SHARED, read_rows

from briefer.model import Vector
from briefer.text.vectors import count_terms
from briefer.text.words import list_words, stem_words
from briefer.themes.glued import split_glued
from briefer.themes.lexicon import read_lexicon

DATA: Final = SHARED / "themes-dev.jsonl"
LEXICON: Final = Path(__file__).parents[1] / "src" / "briefer" / "themes" / "lexicon" / "en.toml"
SECTIONS: Final = tuple(read_lexicon("en"))
# Rows that belong in none of our sections (opinion by group of readers, media, oddities) are left out.
MAPPING: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "ag": {
        "world": ("World",),
        "business": ("Business",),
        "sport": ("Sport",),
        "scitech": ("Technology", "Science"),
    },
    "huff": {
        "POLITICS": ("Politics",),
        "WORLD NEWS": ("World",),
        "THE WORLDPOST": ("World",),
        "ENTERTAINMENT": ("Culture",),
        "ARTS & CULTURE": ("Culture",),
        "COMEDY": ("Culture",),
        "SPORTS": ("Sport",),
        "HEALTHY LIVING": ("Health",),
        "CRIME": ("Crime and justice",),
        "GREEN": ("Climate",),
        "BUSINESS": ("Business",),
        "TECH": ("Technology",),
        "SCIENCE": ("Science",),
        "PARENTS": ("Life",),
        "STYLE": ("Life",),
        "TASTE": ("Life",),
        "TRAVEL": ("Life",),
    },
}

SEEDS_TOGETHER: Final = 2
SEEDS: Final = "seeds"

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A row's stems, the sections it may be in (indices into ``SECTIONS``) and its set."""

    terms: Vector
    allowed: tuple[int, ...]
    name: str


def read_examples() -> list[Example]:
    """Return the mapped rows of both sets, in the order of the file."""
    examples = []
    for row in read_rows(DATA):
        sections = MAPPING[row["set"]].get(row["theme"])
        if sections:
            allowed = tuple(SECTIONS.index(section) for section in sections)
            terms = count_row(row["headline"] or "", row["text"] or "")
            examples.append(Example(terms=terms, allowed=allowed, name=row["set"]))
    return examples


def read_seed_examples() -> list[Example]:
    """Return made-up texts of ``SEEDS_TOGETHER`` seed words each, so that no section is without a row."""
    examples = []
    for index, section in enumerate(SECTIONS):
        words = read_lexicon("en")[section]
        texts = len(words) // SEEDS_TOGETHER
        for first in range(texts):
            terms = count_terms(_stem(" ".join(words[first::texts])))
            examples.append(Example(terms=terms, allowed=(index,), name=SEEDS))
    return examples


def count_row(headline: str, text: str) -> Vector:
    """Return the stems as a digest counts them, headlines twice, with what ``find_themes`` adds."""
    parts = _stem(split_glued(headline))
    return count_terms([*_stem(headline), *_stem(headline), *parts, *parts, *_stem(text)])


def read_texts() -> list[list[str]]:
    """Return the stems of news without labels: the articles of the other data sets."""
    texts = []
    for name in ("summaries-train", "summaries-dev", "stories-dev", "multi-dev"):
        for row in read_rows(SHARED / f"{name}.jsonl"):
            title = row.get("headline") or row.get("title") or ""
            for text in row.get("docs") or [row["text"]]:
                content = text["text"] if isinstance(text, dict) else text
                texts.append(_stem(f"{title}. {content}"))
    return texts


def score_seeds() -> dict[str, Floats]:
    """Return for each stem of an English seed word what it says for each section, one in all."""
    found: dict[str, list[int]] = {}
    for index, section in enumerate(SECTIONS):
        for word in read_lexicon("en")[section]:
            stems = _stem(word)
            if len(stems) == 1 and index not in found.setdefault(stems[0], []):
                found[stems[0]].append(index)
    scores = {}
    for stem, sections in found.items():
        scores[stem] = np.zeros(len(SECTIONS))
        scores[stem][sections] = 1.0 / len(sections)
    return scores


def _stem(text: str) -> list[str]:
    return stem_words(list_words(text, language="en"), language="en")
