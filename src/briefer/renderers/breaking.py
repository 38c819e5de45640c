"""Where lines may break: no headline at a hyphen, and nothing just before its last word.

On paper only; a browser balances lines by itself (CSS Text 4, ``text-wrap``).
"""

import re

from briefer.renderers.columns import measure_columns
from briefer.renderers.view import Piece

# What the last line of a headline, and of a paragraph, should hold at least, in columns: words and their
# blanks. More would leave a gap above it where the measure is narrow.
HEADLINE_TAIL, TEXT_TAIL = 24, 16
NO_BREAK = "\u00a0"
# A short hyphenated word is never broken; a long one has to be. The blank that holds it to the word before is
# part of the piece: WeasyPrint breaks a text that ends on such a blank at its first one, not at its last.
HYPHENATED = re.compile(rf"({NO_BREAK}?(?<!\S)\S{{1,13}}-\S{{1,13}})(?!\S)")


def cut_headline(headline: str) -> tuple[Piece, ...]:
    """Cut a headline into pieces, so that it does not break at a hyphen."""
    return tuple(
        Piece(text=text, whole=index % 2 == 1)
        for index, text in enumerate(HYPHENATED.split(headline))
        if text
    )


def bind_headline(headline: str) -> str:
    """Return the headline, its last three words held together, or two where three are long."""
    return _bind(headline, most=3, width=HEADLINE_TAIL)


def bind_text(text: str) -> str:
    """Return the text, its last two words held together, unless they are long."""
    return _bind(text, most=2, width=TEXT_TAIL)


def _bind(text: str, *, most: int, width: int) -> str:
    for number in range(most, 1, -1):
        *before, tail = _split_last(text, number)
        # Capitals are wide.
        if before and measure_columns(tail) + sum(map(str.isupper, tail)) // 2 <= width:
            return before[0] + " " + tail.replace(" ", NO_BREAK)
    return text


def _split_last(text: str, number: int) -> tuple[str, ...]:
    """Return what stands before the last words, and these; all alone where it is no more than they are."""
    parts = text.rsplit(" ", number)
    return (parts[0], text[len(parts[0]) + 1 :]) if len(parts) == number + 1 else (text,)
