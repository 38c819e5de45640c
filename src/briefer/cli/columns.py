"""Tables for programs and files: aligned columns, two blanks between them."""

import unicodedata
from collections.abc import Sequence, Set

from briefer.cli.console import print_data


def print_columns(table: Sequence[Sequence[str]], *, left: Set[int]) -> None:
    """Print rows of cells, to the left in the columns of these numbers, to the right in all others."""
    widths = [max(_measure(row[column]) for row in table) for column in range(len(table[0]))]
    for row in table:
        cells = []
        for column, cell in enumerate(row):
            blanks = " " * (widths[column] - _measure(cell))
            cells.append(cell + blanks if column in left else blanks + cell)
        print_data("  ".join(cells).rstrip())


def _measure(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
