"""Breaking text into lines of a fixed number of columns, as terminals and mail readers count them.

East Asian wide characters take two columns (UAX 11), combining marks none. Text without blanks is broken
between its wide characters, but not before closing punctuation (JIS X 4051, kinsoku).
"""

import re
import unicodedata

WIDTH = 72
# Stands where a blank is printed but no line may end; as a control character it is in no cleaned text.
GLUE = "\x1f"
_NOT_FIRST = frozenset(
    "、。，．・：；？！）］｝〕〉》」』】’”ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々"
)
_JOINING = " ,;:-\u2013\u2014([\u201c\u201e\u00ab\u3001"
_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff60]"
)


def shorten(text: str, *, width: int) -> str:
    """Return the text if it takes at most so many columns, else its first words and an ellipsis.

    What only joins these to the next, a comma or a dash, goes with the next.
    """
    if measure_columns(text) <= width:
        return text
    # The ellipsis takes the last column; no blank stands before the first word.
    used, kept = 0, ""
    for blank, word in _cut_words(text):
        used += blank + measure_columns(word)
        if used > width:
            break
        kept += " " * blank + word
    # One word alone is broken anywhere.
    return f"{kept.strip().rstrip(_JOINING) or text[: width - 1]}…"


def measure_columns(text: str) -> int:
    """Return how many columns the text takes."""
    if text.isascii():
        return len(text)
    return sum(_measure_character(character) for character in text)


def break_lines(text: str, *, width: int = WIDTH, first: str = "", rest: str = "") -> str:
    """Return the text in lines of at most ``width`` columns; only an unbreakable word is longer.

    ``first`` and ``rest`` begin the first line and the others.
    """
    lines: list[str] = []
    line, used, start = first, measure_columns(first), True
    for blank, word in _cut_words(text):
        columns = measure_columns(word)
        if not start and used + blank + columns > width:
            lines.append(line)
            line, used, start = rest, measure_columns(rest), True
        if blank and not start:
            line, used = line + " ", used + 1
        line, used, start = line + word, used + columns, False
    return "\n".join([*lines, line.rstrip(" ")]).replace(GLUE, " ")


def _cut_words(text: str) -> list[tuple[int, str]]:
    """Cut text where a line may end: pairs of 1 or 0 (a blank goes before it) and the word."""
    words: list[tuple[int, str]] = []
    for word in text.split(" "):
        pieces = _cut_wide(word) if _WIDE.search(word) else [word]
        words += [(int(index == 0), piece) for index, piece in enumerate(pieces)]
    return words


def _cut_wide(word: str) -> list[str]:
    pieces: list[str] = []
    for character in word:
        joins = pieces and (
            character in _NOT_FIRST
            or _measure_character(character) == 0
            or not (_WIDE.match(character) or _WIDE.match(pieces[-1][-1]))
        )
        if joins:
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def _measure_character(character: str) -> int:
    if character == GLUE:
        return 1
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
