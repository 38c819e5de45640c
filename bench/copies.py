"""How well edited copies are found: recall by kind of edit, false merges among independent reports, speed.

``python -m bench.copies [near ...]`` makes copies of ``stories-dev.jsonl`` by a seeded generator.
"""

import random
import sys
import time
from collections.abc import Callable, Mapping
from typing import Any, Final

from bench.rows import SHARED, digest_row, read_rows

from briefer.dedupe import find_origins
from briefer.model import Digest

ORIGINALS: Final = 300
FEWEST_WORDS: Final = 120
SEED: Final = 11
FOOTER: Final = "Sign up for our newsletter and never miss a story. All rights reserved. Follow us."


def _shuffle(words: list[str], chance: random.Random) -> list[str]:
    pieces = [words[begin : begin + 25] for begin in range(0, len(words), 25)]
    chance.shuffle(pieces)
    return [word for piece in pieces for word in piece]


def _drop(words: list[str], chance: random.Random) -> list[str]:
    pieces = [words[begin : begin + 25] for begin in range(0, len(words), 25)]
    return [word for piece in pieces if chance.random() > 0.3 for word in piece] or words


def _change(words: list[str], chance: random.Random, share: float) -> list[str]:
    return [f"w{chance.randrange(9999)}" if chance.random() < share else word for word in words]


EDITS: Final[Mapping[str, Callable[[list[str], random.Random], list[str]]]] = {
    "same text, new headline": lambda words, _: words,
    "capitals": lambda words, _: [word.upper() for word in words],
    "boilerplate": lambda words, _: [*FOOTER.split(), *words, *FOOTER.split()],
    "sentences shuffled": _shuffle,
    "sentences dropped": _drop,
    "update of 20 %": lambda words, chance: [*_change(words, chance, 1.0)[: len(words) // 5], *words],
    "cut to a half": lambda words, _: words[: len(words) // 2],
    "cut to a quarter": lambda words, _: words[: len(words) // 4],
    "10 % of words changed": lambda words, chance: _change(words, chance, 0.1),
    "20 % of words changed": lambda words, chance: _change(words, chance, 0.2),
}


def make_copies(rows: list[dict[str, Any]]) -> dict[str, list[tuple[Digest, Digest]]]:
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


def main() -> None:
    """Print recall by edit, wrong merges and articles a second for each limit."""
    rows = [row for row in read_rows(SHARED / "stories-dev.jsonl") if row["text"].count(" ") >= FEWEST_WORDS]
    pairs = make_copies(rows[:: max(1, len(rows) // ORIGINALS)][:ORIGINALS])
    independent = [(digest_row(row), row["story"]) for row in rows]
    for near in [float(each) for each in sys.argv[1:]] or [0.35]:
        print(f"near {near}")
        for name, made in pairs.items():
            digests = [digest for pair in made for digest in pair]
            begin = time.process_time()
            origins = find_origins(digests, near=near)
            seconds = time.process_time() - begin
            home = {
                digest.article.id: number
                for number, origin in enumerate(origins)
                for digest in (origin.digest, *origin.copies)
            }
            found = sum(home[first.article.id] == home[second.article.id] for first, second in made)
            print(f"  {name:26}{found / len(made):7.3f}{len(digests) / seconds:9.0f} articles/s")
        stories = {digest.article.id: story for digest, story in independent}
        origins = find_origins([digest for digest, _ in independent], near=near)
        merged = [(origin.digest, copy) for origin in origins for copy in origin.copies]
        wrong = sum(stories[one.article.id] != stories[two.article.id] for one, two in merged)
        print(f"  of {len(independent)} real reports {len(merged)} merged, {wrong} across stories")


if __name__ == "__main__":
    main()
