"""Judge the themes classifier: ``python -m bench.themes [--out FOLDER]``.

Tells macro-F1 by cross-validation and across the two data sets, what abstaining buys, the confusion of the
sections and the time an article takes, in ``themes.md``; draws the confusion as ``themes.svg``.
"""

import argparse
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

import numpy as np
import numpy.typing as npt
from bench.learn_themes import FOLDS, cross_validate, find_limit, hash_data, learn
from bench.rows import SHARED, digest_row, read_rows
from bench.theme_rows import MAPPING, SECTIONS, Example, Floats, read_examples, read_texts
from bench.word_vectors import learn_vectors

from briefer.evaluate import OTHER, Placed, ThemeScore, count_confusion, score_themes
from briefer.themes.classifier import WEIGHTS, classify_stories

_CELL: Final = 46
_EDGE: Final = 150

Counts = npt.NDArray[np.int64]


def score_rows(guesses: Floats, examples: Sequence[Example], *, name: str) -> ThemeScore:
    """Return the score of a set; a guess is the likeliest of the sections that the set can name."""
    known = sorted({section for example in examples if example.name == name for section in example.allowed})
    return score_themes(
        [
            place_row(example, section=SECTIONS[known[int(np.argmax(guess[known]))]])
            for guess, example in zip(guesses, examples, strict=True)
            if example.name == name
        ]
    )


def place_row(example: Example, *, section: str) -> Placed:
    """Return the row in a section, labelled with the one that it should be in, or with several."""
    allowed = tuple(SECTIONS[place] for place in example.allowed)
    return Placed(label="/".join(allowed), allowed=allowed, section=section)


def score_abstaining(guesses: Floats, examples: Sequence[Example], *, limit: float) -> tuple[float, float]:
    """Return the share of right sections from a probability of ``limit`` on, and of rows that get one."""
    score = score_themes(
        [
            place_row(example, section=SECTIONS[int(guess.argmax())] if guess.max() >= limit else OTHER)
            for guess, example in zip(guesses, examples, strict=True)
        ]
    )
    return score.precision, score.coverage


def write_table(table: Counts) -> str:
    """Return the confusion as text, in per cent of each row."""
    lines = [" " * 19 + " ".join(f"{section[:5]:>5}" for section in SECTIONS)]
    for section, row in zip(SECTIONS, table, strict=True):
        shares = 100.0 * row / max(row.sum(), 1.0)
        lines.append(f"{section:18} " + " ".join(f"{share:5.0f}" for share in shares))
    return "\n".join(lines)


def draw_table(table: Counts) -> str:
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
    classify_stories([[vectors[0]]], language="en")  # reads the weights
    begin = time.process_time()
    for vector in vectors:
        classify_stories([[vector]], language="en")
    return 1000.0 * (time.process_time() - begin) / len(vectors)


def write_report() -> tuple[str, Counts]:
    """Return the report as text, and the confusion of the sections."""
    examples = read_examples()
    vectors = learn_vectors(read_texts())
    guesses, judged = cross_validate(examples, vectors=vectors, folds=range(FOLDS))
    lines = [f"{FOLDS}-fold on {len(judged)} rows; data and seed words {hash_data()[:12]}"]
    for name in MAPPING:
        score = score_rows(guesses, judged, name=name)
        lines.append(f"{name}: accuracy {score.accuracy:.3f}, macro-F1 {score.macro:.3f}")
        sections = sorted(score.sections, key=lambda each: SECTIONS.index(each.allowed[0]))
        lines += [f"  {'/'.join(each.allowed):22} {each.f1:.2f}" for each in sections]
    for name in MAPPING:
        model = learn([example for example in examples if example.name != name], vectors=vectors)
        others = [example for example in examples if example.name == name]
        score = score_rows(model.judge([example.terms for example in others]), others, name=name)
        lines.append(f"learned from the other set, {name}: macro-F1 {score.macro:.3f}")
    for least in (0.0, 0.3, find_limit(guesses, judged), 0.7, 0.9):
        precision, kept = score_abstaining(guesses, judged, limit=least)
        lines.append(f"from a probability of {least:.2f} on: {precision:.3f} right, {kept:.2f} of the rows")
    lines.append(f"{time_articles():.2f} ms of CPU an article; weights of {WEIGHTS.stat().st_size} bytes")
    placed = [
        place_row(example, section=SECTIONS[int(guess.argmax())])
        for guess, example in zip(guesses, judged, strict=True)
    ]
    # rows of two sections are of no row of the table
    table = count_confusion(placed, labels=SECTIONS, sections=SECTIONS)
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
