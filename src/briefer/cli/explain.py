"""How sentences were scored, as a table: on a terminal a drawn one, anywhere else aligned columns."""

import sys
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefer.cli.console import is_terminal, print_data

if TYPE_CHECKING:
    from briefer.model import SplitArticle, Summary

CHOSEN = "*"
_LONGEST = 60


def print_scores(split: "SplitArticle", summary: "Summary") -> None:
    """Print a row for each sentence: chosen or not, its number, its score, the score by feature, its text."""
    head = ["", "no.", "score", *summary.features, "sentence"]
    rows = [
        [
            CHOSEN if row["chosen"] else "",
            str(number),
            *(_say(value) for value in (sum(summary.scores[number - 1]), *summary.scores[number - 1])),
            _shorten(split.sentences[number - 1].text),
        ]
        for number, row in enumerate(describe_scores(split, summary), 1)
    ]
    if is_terminal(sys.stdout):
        _draw(head, rows)
    else:
        _align(head, rows)


def describe_scores(split: "SplitArticle", summary: "Summary") -> list[dict[str, object]]:
    """Return for each sentence its position, whether it was chosen, its score, and the score by feature."""
    chosen = {sentence.position for sentence in summary.sentences}
    return [
        {
            "position": sentence.position,
            "chosen": sentence.position in chosen,
            "score": sum(scores),
            "features": dict(zip(summary.features, scores, strict=True)),
        }
        for sentence, scores in zip(split.sentences, summary.scores, strict=True)
    ]


def _say(value: float) -> str:
    # A rounded nothing has no sign.
    return f"{round(value, 3) + 0.0:.3f}"


def _shorten(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"


def _align(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    table = [head, *rows]
    widths = [max(_measure(row[column]) for row in table) for column in range(len(head))]
    last = len(head) - 1
    for row in table:
        cells = [
            cell if column == last else " " * (widths[column] - _measure(cell)) + cell
            for column, cell in enumerate(row)
        ]
        print_data("  ".join(cells).rstrip())


def _measure(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _draw(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    # Only for a terminal: rich costs 50 ms.
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for number, name in enumerate(head):
        last = number == len(head) - 1
        table.add_column(name, justify="left" if last else "right", overflow="ellipsis", no_wrap=last)
    for row in rows:
        # As Text: a sentence in [brackets] is no markup.
        table.add_row(*(Text(cell) for cell in row), style="bold" if row[0] else "dim")
    Console().print(table)
