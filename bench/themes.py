"""Judge the themes classifier: ``python -m bench.themes [--out FOLDER]``.

Tells macro-F1 by cross-validation and across the two data sets, what abstaining buys, the confusion of the
sections and the time an article takes, in ``themes.md``; draws the confusion as ``themes.svg``.
"""

import argparse
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

import numpy as np
from bench.learn_themes import FOLDS, cross_validate, find_limit, hash_data, learn
from bench.rows import SHARED, digest_row, read_rows
from bench.theme_rows import MAPPING, SECTIONS, Example, Floats, read_examples, read_texts
from bench.word_vectors import learn_vectors

from briefer.themes.classifier import WEIGHTS, classify_reports

_CELL: Final = 46
_EDGE: Final = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Accuracy, macro-F1 and F1 by label of the rows of one set, of the labels that the set knows."""

    accuracy: float
    macro: float
    labels: dict[str, float]


def score_rows(guesses: Floats, examples: Sequence[Example], *, name: str) -> Score:
    """Return the score of a set; a guess is the likeliest of the sections that the set can name."""
    labels = sorted({example.allowed for example in examples if example.name == name})
    known = sorted({section for label in labels for section in label})
    hits: Counter[tuple[int, ...]] = Counter()
    ours: Counter[tuple[int, ...]] = Counter()
    theirs: Counter[tuple[int, ...]] = Counter()
    for guess, example in zip(guesses, examples, strict=True):
        if example.name == name:
            section = known[int(np.argmax(guess[known]))]
            label = next(each for each in labels if section in each)
            ours[label] += 1
            theirs[example.allowed] += 1
            hits[label] += label == example.allowed
    scores = {
        "/".join(SECTIONS[section] for section in label): 2 * hits[label] / (ours[label] + theirs[label])
        for label in labels
    }
    return Score(
        accuracy=sum(hits.values()) / sum(theirs.values()),
        macro=sum(scores.values()) / len(scores),
        labels=scores,
    )


def score_abstaining(guesses: Floats, examples: Sequence[Example], *, limit: float) -> tuple[float, float]:
    """Return the share of right sections from a probability of ``limit`` on, and of rows that get one."""
    top = guesses.max(axis=1)
    right = np.array([int(g.argmax()) in e.allowed for g, e in zip(guesses, examples, strict=True)])
    return float(right[top >= limit].mean()), float((top >= limit).mean())


def count_confusion(guesses: Floats, examples: Sequence[Example]) -> Floats:
    """Return how many rows of a section (rows) were given each section; rows of two sections are left out."""
    table = np.zeros((len(SECTIONS), len(SECTIONS)))
    for guess, example in zip(guesses, examples, strict=True):
        if len(example.allowed) == 1:
            table[example.allowed[0], int(guess.argmax())] += 1
    return table


def write_table(table: Floats) -> str:
    """Return the confusion as text, in per cent of each row."""
    lines = [" " * 19 + " ".join(f"{section[:5]:>5}" for section in SECTIONS)]
    for section, row in zip(SECTIONS, table, strict=True):
        shares = 100.0 * row / max(row.sum(), 1.0)
        lines.append(f"{section:18} " + " ".join(f"{share:5.0f}" for share in shares))
    return "\n".join(lines)


def draw_table(table: Floats) -> str:
    """Return the confusion as SVG: a row for each true section, darker where more of it went."""
    width, height = _EDGE + _CELL * len(SECTIONS) + 10, _EDGE + _CELL * len(SECTIONS) + 10
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" '
        'font-size="13">',
        "<title>Where the rows of each section (left) were put (top), in per cent</title>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
    ]
    for index, section in enumerate(SECTIONS):
        middle = _EDGE + _CELL * index + _CELL / 2
        name = escape(section)
        parts.append(f'<text x="{_EDGE - 8}" y="{middle + 5}" text-anchor="end">{name}</text>')
        place = f"translate({middle + 5} {_EDGE - 8}) rotate(-60)"
        parts.append(f'<text transform="{place}">{name}</text>')
        shares = table[index] / max(table[index].sum(), 1.0)
        for other, share in enumerate(shares):
            x, y = _EDGE + _CELL * other, _EDGE + _CELL * index
            parts.append(
                f'<rect x="{x}" y="{y}" width="{_CELL - 1}" height="{_CELL - 1}" fill="#1f4e79" '
                f'fill-opacity="{0.04 + 0.96 * share:.2f}"/>'
            )
            ink = "#fff" if share > 0.5 else "#222"
            parts.append(
                f'<text x="{x + _CELL / 2}" y="{y + _CELL / 2 + 5}" text-anchor="middle" fill="{ink}">'
                f"{100 * share:.0f}</text>"
            )
    return "\n".join([*parts, "</svg>", ""])


def time_articles() -> float:
    """Return the CPU milliseconds that the shipped classifier takes for an article of the story sets."""
    rows = [row for row in read_rows(SHARED / "stories-dev.jsonl") if len(row["text"] or "") > 1000][:500]
    vectors = [digest_row(row).terms for row in rows]
    classify_reports([vectors[0]], language="en")  # reads the weights
    begin = time.process_time()
    for vector in vectors:
        classify_reports([vector], language="en")
    return 1000.0 * (time.process_time() - begin) / len(vectors)


def write_report() -> tuple[str, Floats]:
    """Return the report as text, and the confusion of the sections."""
    examples = read_examples()
    vectors = learn_vectors(read_texts())
    guesses, judged = cross_validate(examples, vectors=vectors, folds=range(FOLDS))
    lines = [f"{FOLDS}-fold on {len(judged)} rows; data and seed words {hash_data()[:12]}"]
    for name in MAPPING:
        score = score_rows(guesses, judged, name=name)
        lines.append(f"{name}: accuracy {score.accuracy:.3f}, macro-F1 {score.macro:.3f}")
        lines += [f"  {label:22} {value:.2f}" for label, value in score.labels.items()]
    for name in MAPPING:
        model = learn([example for example in examples if example.name != name], vectors=vectors)
        others = [example for example in examples if example.name == name]
        score = score_rows(model.judge([example.terms for example in others]), others, name=name)
        lines.append(f"learned from the other set, {name}: macro-F1 {score.macro:.3f}")
    for least in (0.0, 0.3, find_limit(guesses, judged), 0.7, 0.9):
        precision, kept = score_abstaining(guesses, judged, limit=least)
        lines.append(f"from a probability of {least:.2f} on: {precision:.3f} right, {kept:.2f} of the rows")
    lines.append(f"{time_articles():.2f} ms of CPU an article; weights of {WEIGHTS.stat().st_size} bytes")
    table = count_confusion(guesses, judged)
    lines += ["", "Where the rows of each section were put, in per cent:", "", write_table(table)]
    return "\n".join(lines), table


def main() -> None:
    """Print the report, and write it with its chart."""
    parser = argparse.ArgumentParser(description="Judge the themes classifier.")
    parser.add_argument("--out", type=Path, default=Path("out"), help="folder for themes.md and themes.svg")
    folder = parser.parse_args().out
    report, table = write_report()
    print(report)
    folder.mkdir(parents=True, exist_ok=True)
    page = f"# Themes\n\nMade by `make bench-quality`.\n\n```\n{report}\n```\n\n![Confusion](themes.svg)\n"
    (folder / "themes.md").write_text(page, encoding="utf-8")
    (folder / "themes.svg").write_text(draw_table(table), encoding="utf-8")


if __name__ == "__main__":
    main()
