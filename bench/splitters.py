"""Sentence splitters compared: briefer's rules, nltk's Punkt with the same abbreviations, a bare expression.

Run as ``python -m bench.splitters [TEXT ...]``: the English cases of the tests are cut by each, and the given
files (else the plain texts of the seeds) timed. The cases were written along with the rules, so the first
row is what the rules reach where their writer looked, not what they reach in the wild.
"""

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from briefer.text.languages import find_rules
from briefer.text.sentences import split_sentences

CASES: Final = Path(__file__).parents[1] / "tests" / "text" / "sentence_cases" / "en.txt"
SEEDS: Final = Path(__file__).parents[1] / "seeds"
BOUNDARY: Final = "¦"
HOSTILE: Final = (
    ".", '"', "(", "1", "A. ", "U.S. ", "Mr. ", "1. ", ". ", '."', "「。", "\u0301", "- a\n", 'aa."Aa',
    "(a?) Abc ", 'Oh!" S. ', "410 U.S. 113 ", "Macon, Ga. X", '.!?…)"”’ A',
)  # fmt: skip
Splitter = Callable[[str], list[int]]


def cut_by_rules(text: str) -> list[int]:
    """Return where briefer begins the second and later sentences."""
    return [start for start, _ in split_sentences(text, language="en")][1:]


def cut_bare(text: str) -> list[int]:
    """Return the boundaries of the expression that one would write first."""
    return [match.end() for match in re.finditer(r"[.!?][\"”’')\]]*\s+(?=[A-Z\"“‘'(])", text)]


def make_punkt() -> Splitter:
    """Return Punkt, untrained, with every abbreviation that briefer's rules know."""
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    rules = find_rules("en")
    parameters = PunktParameters()
    parameters.abbrev_types = {word.lower() for word in rules.titles | rules.endings | rules.before_numbers}
    tokenizer = PunktSentenceTokenizer(parameters)
    return lambda text: [start for start, _ in tokenizer.span_tokenize(text)][1:]


def read_cases() -> list[tuple[str, set[int]]]:
    """Return each case as plain text and the offsets at which later sentences begin."""
    cases = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("# "):
            parts = line.split(BOUNDARY)
            offsets = {sum(map(len, parts[:count])) for count in range(1, len(parts))}
            cases.append(("".join(parts), offsets))
    return cases


def measure(name: str, cut: Splitter, texts: list[str]) -> str:
    """Return one row: cases cut rightly, boundary F1, MB/s (best of three)."""
    right = hits = found = expected = 0
    for text, offsets in read_cases():
        cuts = set(cut(text))
        right += cuts == offsets
        hits += len(cuts & offsets)
        found += len(cuts)
        expected += len(offsets)
    seconds = min(_time(cut, texts) for _ in range(3))
    size = sum(len(text.encode()) for text in texts) / 1e6
    score = 2 * hits / (found + expected)
    return f"{name:30} {right:4} of {len(read_cases())} {score:8.3f} {size / seconds:8.1f}"


def measure_growth(cut: Splitter) -> str:
    """Return the most that a hostile text takes: seconds for 1 MB, and as a multiple of those for half."""
    factors, slowest = [], 0.0
    for unit in HOSTILE:
        half, whole = (unit * (size // len(unit)) for size in (500_000, 1_000_000))
        first, second = _time(cut, [half]), _time(cut, [whole])
        factors.append(second / max(first, 0.01))
        slowest = max(slowest, second)
    return f"hostile texts of 1 MB: at most {slowest:.1f} s, {max(factors):.1f} times what half takes"


def _time(cut: Splitter, texts: list[str]) -> float:
    begin = time.process_time()
    for text in texts:
        cut(text)
    return time.process_time() - begin


def main(paths: list[str]) -> None:
    """Print the table."""
    files = [Path(path) for path in paths] or sorted([*SEEDS.rglob("*.txt"), *SEEDS.rglob("*.md")])
    texts = [paragraph for file in files for paragraph in file.read_text(encoding="utf-8").split("\n\n")] * 20
    print(f"{'splitter':30} {'cases cut rightly':>11} {'F1':>6} {'MB/s':>8}")
    print(measure("briefer's rules", cut_by_rules, texts))
    print(measure("Punkt + the same abbreviations", make_punkt(), texts))
    print(measure("bare expression", cut_bare, texts))
    print(measure_growth(cut_by_rules))


if __name__ == "__main__":
    main(sys.argv[1:])
