"""Measures how stories and copies are found, and writes docs/grouping.md: ``python -m bench.grouping``."""

import textwrap
from pathlib import Path
from typing import Final

from bench import copies, stories
from bench.rows import hash_file

OUT: Final = Path(__file__).parents[1] / "docs" / "grouping.md"
ABOUT: Final = """
Made by `make bench-quality`. Precision, recall and F1 are B-cubed, `pairs` is F1 over pairs. In the first
table every story is judged with weights that were learned from other stories, in the second every set with
weights from the other sets; from `multi` nothing is learned. Speed is of one process, in processor seconds.
"""


def main() -> None:
    """Measure, print and write."""
    lines = [*stories.write_report(threshold=stories.THRESHOLD), "", *copies.write_report(near=copies.NEAR)]
    print(*lines, sep="\n")
    about = textwrap.wrap(f"{ABOUT.strip()} SHA-256 of the stories: {hash_file(stories.FILE)}.", width=118)
    page = ["# Stories and copies", "", *about, "", "```", *lines, "```", ""]
    OUT.write_text("\n".join(page), encoding="utf-8")


if __name__ == "__main__":
    main()
