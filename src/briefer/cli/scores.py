"""How sentences were scored: on a terminal a block for each sentence, anywhere else aligned columns."""

import sys
from typing import TYPE_CHECKING

from briefer.cli.columns import print_columns
from briefer.cli.console import is_terminal

if TYPE_CHECKING:
    from briefer.model import SplitArticle, Summary

CHOSEN = "*"
_LONGEST = 60


def print_scores(split: "SplitArticle", summary: "Summary") -> None:
    """Print for each sentence whether it was chosen, its number, score, score by feature, and its text."""
    if is_terminal(sys.stdout):
        _draw(split, summary)
        return
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
    print_columns([head, *rows], left={len(head) - 1})


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


def _draw(split: "SplitArticle", summary: "Summary") -> None:
    """Print a block for each sentence: a terminal is too narrow for a column for each feature."""
    # Only for a terminal: rich costs 50 ms.
    from rich.console import Console
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, show_header=False)
    for justify in ("left", "right", "right", "left"):
        table.add_column(justify=justify)
    for number, row in enumerate(describe_scores(split, summary), 1):
        values = summary.scores[number - 1]
        # As Text: a sentence in [brackets] is no markup.
        cells = (CHOSEN if row["chosen"] else "", str(number), _say(sum(values)))
        sentence = " ".join(split.sentences[number - 1].text.split())
        table.add_row(*map(Text, (*cells, sentence)), style="bold" if row["chosen"] else "")
        parts = zip(summary.features, values, strict=True)
        most = sorted((part for part in parts if _say(part[1]) != "0.000"), key=lambda part: -abs(part[1]))
        terms = Text("  ").join(Text(f"{name}\u00a0{_say(value)}") for name, value in most)
        table.add_row("", "", "", Padding(terms, (0, 0, 1, 0)), style="dim")
    Console().print(table)
