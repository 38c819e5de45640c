"""Columns of a typeset page: where they begin, which line stands in which, and in which order to read them.

Nearly every program draws one column after the other, and that order is kept: it is the author's. Where a
page is drawn line by line across its columns, or the right column first in the middle of a sentence, the
columns are read from left to right between what spans them.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from briefer.extractors.lines import ends_sentence
from briefer.extractors.typeset_line import TypesetLine

_SLACK = 2.0  # points: what begins so near begins at the same edge
_EDGE_PIECES = 4  # and half as many as at the edge where most begin
_NEAREST = 6.0  # times the size of type: two edges as near as this are one with an indent
_INDENT = 2.5
_PROSE_CHARACTERS = 16  # of a line of a column in the mean; the cells of tables are shorter
_NARROW = 0.42  # times the size: the mean width of a letter, at least
_WIDE = 0.6  # and at most
_APART = 4.0  # times the size of type: what stands so far apart is no line
_SMALL = 0.85  # times the size of its line: a raised number
_MARK = re.compile(r"\d{1,3}|[*†‡]{1,3}")
_MARKED = re.compile(r"(?:[^\W\d_]{3}|[.,;:!?”»)])\s?$")
_RUN = 3  # lines of a column that are more than a caption
_ZIGZAG = 0.3  # changes of column for each line

Row = Sequence[TypesetLine]


def read_columns(rows: Sequence[Row]) -> list[TypesetLine]:
    """Return the lines of one page in the order to read them.

    A row is what is drawn on one line of the page without a break, in pieces: it may cross columns.
    """
    edges = _find_edges([piece for row in rows for piece in row if piece.text.strip()])
    lines = [line for row in rows for line in _split_row(row, edges)]
    if len(edges) < 2:
        return lines
    narrow = [line for line in lines if not _is_wide(line, edges)]
    if not narrow or sum(len(line.text) for line in narrow) < _PROSE_CHARACTERS * len(narrow):
        return lines
    places = [_find_column(line, edges) for line in narrow]
    changes = sum(one != other for one, other in pairwise(places))
    if changes > _ZIGZAG * len(narrow) or _is_backwards(narrow, places):
        return list(_order(lines, edges))
    return lines


def _find_edges(pieces: Sequence[TypesetLine]) -> list[float]:
    """Return where columns begin: where many pieces do, but for paragraphs' first lines."""
    counts = Counter(round(piece.left / _SLACK) for piece in pieces)
    # Half of them may be rounded to the other side.
    near = {place: counts[place] + counts[place + 1] for place in counts}
    least = max(_EDGE_PIECES, max(near.values(), default=0) / 2)
    size = sorted(piece.size for piece in pieces)[len(pieces) // 2] if pieces else 0.0
    edges: list[float] = []
    for place in sorted(near):
        left = place * _SLACK
        if near[place] >= least and (not edges or left - edges[-1] > _NEAREST * size):
            edges.append(left)
    return edges


def _find_column(line: TypesetLine, edges: Sequence[float]) -> int:
    return max(0, sum(line.left >= edge - 2 * _SLACK for edge in edges) - 1)


def _split_row(row: Row, edges: Sequence[float]) -> Iterator[TypesetLine]:
    """Yield the lines that a row is made of.

    One begins with a piece at another column's edge, and with one far from the last.
    """
    parts: list[TypesetLine] = []
    for piece in row:
        if any(part.text.strip() for part in parts) and piece.text.strip():
            column = _find_column(piece, edges)
            other = column > _find_column(parts[0], edges)
            at_edge = other and piece.left - edges[column] <= _INDENT * piece.size
            if at_edge or _is_apart(piece, parts[-1]):
                yield _join_pieces(parts)
                parts = []
        parts.append(piece)
    yield _join_pieces(parts)


def _is_apart(piece: TypesetLine, before: TypesetLine) -> bool:
    end = before.left + _WIDE * before.size * len(before.text.strip())
    return piece.left > end + _APART * piece.size


def _join_pieces(pieces: Sequence[TypesetLine]) -> TypesetLine:
    printed = [piece for piece in pieces if piece.text.strip()]
    text = ""
    for piece in pieces:
        text += "" if _is_mark(piece, text, printed[0]) else piece.text
    return replace(printed[0], text=text.strip(), bold=all(piece.bold for piece in printed))


def _is_mark(piece: TypesetLine, before: str, line: TypesetLine) -> bool:
    """Tell whether a piece is the raised number of a note, and no part of what it stands behind ("km²")."""
    raised = piece.size < _SMALL * line.size and piece.base > line.base + 0.1 * line.size
    return raised and _MARK.fullmatch(piece.text.strip()) is not None and _MARKED.search(before) is not None


def _is_wide(line: TypesetLine, edges: Sequence[float]) -> bool:
    """Tell whether a line reaches into the next column."""
    following = edges[_find_column(line, edges) + 1 :]
    return bool(following) and line.left + _NARROW * line.size * len(line.text) > following[0]


def _is_backwards(lines: Row, places: Sequence[int]) -> bool:
    """Tell whether each column is drawn after the one to its right, which goes on in its sentence."""
    grouped = groupby(zip(places, lines, strict=True), key=lambda pair: pair[0])
    runs = [(place, [line for _, line in pairs]) for place, pairs in grouped]
    runs = [(place, run) for place, run in runs if len(run) > _RUN]
    if len(runs) < 2 or any(place <= following for (place, _), (following, _) in pairwise(runs)):
        return False
    pairs = [(right, left) for (_, right), (_, left) in pairwise(runs)]
    return any(_goes_on(left, right) for right, left in pairs) and not any(
        _goes_on(right, left) for right, left in pairs
    )


def _goes_on(run: Row, following: Row) -> bool:
    return not ends_sentence(run[-1].text) and following[0].text[:1].islower()


def _order(lines: Row, edges: Sequence[float]) -> Iterator[TypesetLine]:
    """Yield the lines from the top to the bottom, and column by column between those that span them."""
    band: list[TypesetLine] = []
    for line in [*sorted(lines, key=lambda line: -line.base), None]:
        if line is not None and not _is_wide(line, edges):
            band.append(line)
            continue
        yield from sorted(band, key=lambda each: _find_column(each, edges))
        band = []
        if line is not None:
            yield line
