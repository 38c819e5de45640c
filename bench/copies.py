"""How well edited copies are found: recall by kind of edit, false merges among independent reports, speed.

``python -m bench.copies [near ...]`` makes copies of the sample articles and of ``stories-dev.jsonl`` by a
seeded generator, and puts each kind among all originals. Precision is told against the reports of one event
that different newsrooms wrote (the set ``basil``): found copies, of those and of all such pairs merged.
"""

import random
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any, Final

from bench.rows import SHARED, digest_row, read_rows

from briefer.dedupe import find_origins
from briefer.errors import ExtractionError
from briefer.extractors import extract_article
from briefer.make.window import find_window
from briefer.model import Digest, RawDocument
from briefer.resources import seeds_folder
from briefer.sources.folder import FolderSource

NEAR: Final = 0.35
ORIGINALS: Final = 300
FEWEST_WORDS: Final = 120
SEED: Final = 11
INDEPENDENT: Final = "basil"
FOOTER: Final = "Sign up for our newsletter and never miss a story. All rights reserved. Follow us."


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One kind of edit: the share of copies that were found, and articles a second of processor time."""

    recall: float
    speed: float


def _cut_pieces(words: list[str]) -> list[list[str]]:
    """Return the sentences, roughly: pieces of some 25 words."""
    return [words[begin : begin + 25] for begin in range(0, len(words), 25)]


def _shuffle(words: list[str], chance: random.Random) -> list[str]:
    pieces = _cut_pieces(words)
    chance.shuffle(pieces)
    return [word for piece in pieces for word in piece]


def _drop(words: list[str], chance: random.Random) -> list[str]:
    return [word for piece in _cut_pieces(words) if chance.random() > 0.3 for word in piece] or words


def _change(words: list[str], chance: random.Random, share: float) -> list[str]:
    return [f"w{chance.randrange(9999)}" if chance.random() < share else word for word in words]


def _repoint(words: list[str], chance: random.Random) -> list[str]:
    """Leave out half of the commas and stops, and set quotation marks otherwise."""
    table = str.maketrans("\"'“”", "„’«»")
    return [
        (word.rstrip(",.;:") or word if chance.random() < 0.5 else word).translate(table) for word in words
    ]


EDITS: Final[Mapping[str, Callable[[list[str], random.Random], list[str]]]] = {
    "same text, new headline": lambda words, _: words,
    "capitals": lambda words, _: [word.upper() for word in words],
    "punctuation": _repoint,
    "boilerplate": lambda words, _: [*FOOTER.split(), *words, *FOOTER.split()],
    "sentences shuffled": _shuffle,
    "sentences dropped": _drop,
    "update of 20 %": lambda words, chance: [*_change(words, chance, 1.0)[: len(words) // 5], *words],
    "cut to a half": lambda words, _: words[: len(words) // 2],
    "cut to a quarter": lambda words, _: words[: len(words) // 4],
    "10 % of words changed": lambda words, chance: _change(words, chance, 0.1),
    "20 % of words changed": lambda words, chance: _change(words, chance, 0.2),
}


def read_long_rows() -> list[dict[str, Any]]:
    """Return the labelled reports that are long enough to be cut to a quarter."""
    rows = read_rows(SHARED / "stories-dev.jsonl")
    return [row for row in rows if row["text"].count(" ") >= FEWEST_WORDS]


def read_seeds() -> Iterator[dict[str, Any]]:
    """Yield the sample articles in English as rows."""
    window = find_window(date(2026, 11, 24), today=date(2026, 11, 24), zone="UTC", last=None)
    for document in FolderSource(path=seeds_folder(), name="seeds").fetch(window):
        if not isinstance(document, RawDocument):
            continue
        try:
            article = extract_article(document, html="trafilatura")
        except ExtractionError:
            continue
        if article.language == "en" and article.text.count(" ") >= FEWEST_WORDS:
            yield {"id": article.id, "headline": article.headline, "text": article.text}


def make_copies(rows: Sequence[dict[str, Any]]) -> dict[str, list[tuple[Digest, Digest]]]:
    """Return pairs of original and copy by kind of edit."""
    chance = random.Random(SEED)
    pairs: dict[str, list[tuple[Digest, Digest]]] = {}
    for name, edit in EDITS.items():
        for row in rows:
            words = edit(row["text"].split(), chance)
            copy = row | {"id": f"{row['id']} {name}", "headline": "Another headline", "outlet": "Copier"}
            copy["text"] = " ".join(words)
            pairs.setdefault(name, []).append((digest_row(row | {"outlet": "Wire"}), digest_row(copy)))
    return pairs


def find_homes(digests: Sequence[Digest], *, near: float) -> dict[str, int]:
    """Return the number of the origin of each article."""
    return {
        digest.article.id: number
        for number, origin in enumerate(find_origins(digests, near=near))
        for digest in (origin.digest, *origin.copies)
    }


def find_copies(pairs: Mapping[str, Sequence[tuple[Digest, Digest]]], *, near: float) -> dict[str, Found]:
    """Return what was found of each kind of edit."""
    found = {}
    for name, made in pairs.items():
        digests = [digest for pair in made for digest in pair]
        begin = time.process_time()
        homes = find_homes(digests, near=near)
        seconds = time.process_time() - begin
        hits = sum(homes[one.article.id] == homes[two.article.id] for one, two in made)
        found[name] = Found(recall=hits / len(made), speed=len(digests) / seconds)
    return found


def merge_independent(rows: Sequence[dict[str, Any]], *, near: float) -> tuple[int, int, int]:
    """Return pairs of one event written independently, those merged, and merges across events."""
    homes = find_homes(digests := [digest_row(row) for row in rows], near=near)
    places = [homes[digest.article.id] for digest in digests]
    pairs = merged = across = 0
    for (one, home), (two, other) in combinations(zip(rows, places, strict=True), 2):
        across += one["story"] != two["story"] and home == other
        if one["story"] == two["story"] and one["set"] == INDEPENDENT:
            pairs += 1
            merged += home == other
    return pairs, merged, across


def write_report(*, near: float) -> Iterator[str]:
    """Yield recall by kind of edit, with speed, and what was wrongly merged."""
    rows = read_long_rows()
    chosen = rows[:: max(1, len(rows) // ORIGINALS)][:ORIGINALS]
    made = {"stories-dev": make_copies(chosen), "seeds": make_copies(list(read_seeds()))}
    hits = 0.0
    for name, pairs in made.items():
        yield f"near {near}, copies of {name}"
        for edit, found in find_copies(pairs, near=near).items():
            hits += found.recall * len(pairs[edit])
            yield f"  {edit:26}{found.recall:7.3f}{found.speed:9.0f} articles/s"
    independent, merged, across = merge_independent(rows, near=near)
    yield f"  precision {hits / (hits + merged + across):.4f}: of {independent} pairs of reports"
    yield f"  written independently {merged} merged, {across} across stories"


def main() -> None:
    """Print a report for each limit."""
    for near in [float(each) for each in sys.argv[1:]] or [NEAR]:
        print(*write_report(near=near), sep="\n")


if __name__ == "__main__":
    main()
