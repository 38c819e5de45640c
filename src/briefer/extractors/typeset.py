"""Paragraphs of a typeset page: lines of text with their places, as a PDF draws them.

The order is the one the lines are drawn in, which is reading order in nearly every file. A new paragraph
begins at a wider gap, an indent, another size of type, or after a line that ends a sentence early.
"""

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefer.extractors.bylines import read_byline
from briefer.extractors.dates import find_dates
from briefer.extractors.edges import drop_edges
from briefer.extractors.lines import count_words, ends_sentence, is_prose
from briefer.extractors.typeset_line import TypesetLine

_LARGER = 1.15  # times the size of the text: a heading
_WIDER = 1.35  # times the leading: a gap between paragraphs
_HEADLINE_LINES = 5
_HEADING_LINES = 3
_TITLE_PAGES = 4  # a browser prints menus first
_TITLE_LETTERS = 40
_LINES_ABOVE = 4
_INITIAL = 1.6  # times the size of the text: a letter over several lines
_LEVEL = 0.1  # times the size of type: beside each other, with a gap between
_INDENTS = 3  # at least, and a share of the lines, where paragraphs are indented
_INDENTED = 0.03
_SHORT = 0.8  # of a full line
_SMALLER = 0.87  # times the size of the text: a caption, a note, a box
_ASIDE = 0.3  # of all letters are such at most
_BYLINE_WORDS = 8
_HYPHENATING = 0.03  # share of lines that end in a hyphen where words are hyphenated
_COMPOUND_WORDS = """
    anti co counter cross ex far first full half hard high ill inter large left life light long longer
    low mid middle multi near non off old on one open over part post pre pro quasi re record right
    second self semi short shorter small so state sub super then third three two ultra under vice war
    well year years
"""
_COMPOUND_STARTS = frozenset(_COMPOUND_WORDS.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class TypesetText:
    """What typeset lines say: a headline in larger type, or "", paragraphs, running heads and feet.

    ``asides`` are lines in smaller type: captions, notes, the small print.
    """

    headline: str
    paragraphs: tuple[str, ...]
    edges: tuple[str, ...]
    asides: tuple[str, ...]


def read_lines(lines: Sequence[TypesetLine], *, title: str) -> TypesetText:
    """Return headline and paragraphs of a document's ``lines``; ``title`` is the declared one, or ""."""
    lines, dropped = drop_edges(lines)
    edges = tuple(dict.fromkeys(line.text.strip() for line in dropped))
    if not lines:
        return TypesetText(headline="", paragraphs=(), edges=edges, asides=())
    size = _find_size(lines)
    lines = _set_initials(lines, size)
    first, last = _find_title(lines, size, title)
    if last:
        # What a browser prints above the headline of a page is its menus, and at last perhaps the date.
        dated = [line for line in lines[max(0, first - _LINES_ABOVE) : first] if find_dates(line.text)]
        lines, first, last = [*dated, *lines[first:]], len(dated), len(dated) + last - first
    else:
        first, last = _find_largest(lines, size)
    hyphenated = sum(line.text.endswith(("-", "\u2010", "\u00ad")) for line in lines) > _HYPHENATING * len(
        lines
    )
    glue = _Glue(" ".join(line.text for line in lines), hyphenated=hyphenated)
    headline = ""
    for line in lines[first:last]:
        headline = glue.join(headline, line.text)
    rest = [line for index, line in enumerate(lines) if not first <= index < last]
    asides = _find_asides(rest, size)
    return TypesetText(
        headline=headline,
        paragraphs=tuple(_join([line for index, line in enumerate(rest) if index not in asides], size, glue)),
        edges=edges,
        asides=tuple(rest[index].text.strip() for index in sorted(asides)),
    )


def _find_size(lines: Sequence[TypesetLine]) -> float:
    """Return the size of type that most characters are set in."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], -size))


def _set_initials(lines: Sequence[TypesetLine], size: float) -> list[TypesetLine]:
    """Return the lines, each large first letter that reaches down beside its text set at the line's begin."""
    joined: list[TypesetLine] = []
    for line in lines:
        before = joined[-1] if joined else line
        letter = before.text.strip()
        if (
            len(letter) == 1
            and letter.isupper()
            and before.size > _INITIAL * size >= line.size
            and before.page == line.page
            and before.left < line.left < before.left + before.size
            and before.base < line.base < before.base + before.size
        ):
            joined[-1] = replace(line, text=letter + line.text.lstrip())
        else:
            joined.append(line)
    return joined


def _find_title(lines: Sequence[TypesetLine], size: float, title: str) -> tuple[int, int]:
    """Return where the declared title is printed large on the first pages, all of it or most; else (0, 0)."""
    whole = _letters(title)
    for first, last in _list_large(lines, size, pages=_TITLE_PAGES):
        text = _letters("".join(line.text for line in lines[first:last]))
        same = text[:_TITLE_LETTERS] == whole[:_TITLE_LETTERS]
        if whole and (same or (len(text) >= _TITLE_LETTERS // 2 and text in whole)):
            return first, last
    return 0, 0


def _find_largest(lines: Sequence[TypesetLine], size: float) -> tuple[int, int]:
    """Return where the largest type of some words stands on the first page."""
    return max(_list_large(lines, size, pages=1), key=lambda place: lines[place[0]].size, default=(0, 0))


def _list_large(lines: Sequence[TypesetLine], size: float, *, pages: int) -> Iterator[tuple[int, int]]:
    """Yield where some words stand in larger type than the text, on the first ``pages``."""
    index = 0
    while index < len(lines) and lines[index].page < lines[0].page + pages:
        end = index + 1
        while end < len(lines) and _same_type(lines[index], lines[end]) and end - index < _HEADLINE_LINES:
            end += 1
        text = " ".join(line.text for line in lines[index:end])
        if lines[index].size > _LARGER * size and count_words(" ".join(text.split())) >= 3:
            yield index, end
        index = end


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _same_type(line: TypesetLine, other: TypesetLine) -> bool:
    return abs(line.size - other.size) < 0.05 * line.size and line.page == other.page


def _same_face(line: TypesetLine, other: TypesetLine) -> bool:
    return _same_type(line, other) and line.bold is other.bold


class _Glue:
    """Joins lines of one paragraph, and knows which hyphens at their ends belong to the word."""

    def __init__(self, text: str, *, hyphenated: bool) -> None:
        self._hyphenated = hyphenated
        self._words = frozenset(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.casefold()))

    def join(self, text: str, line: str) -> str:
        text, line = text.rstrip(), line.strip()
        if not text or not line:
            return text or line
        if text[-1] in "\u2010\u00ad":
            return text[:-1] + line
        match = re.search(r"([^\W\d_]+)-$", text[-40:])
        after = re.match(r"[^\W\d_]+", line)
        if match and after:
            return (text[:-1] if self._is_division(match.group(1), after.group()) else text) + line
        unspaced = "\u3000" <= text[-1] <= "\u9fff" and "\u3000" <= line[0] <= "\u9fff"
        return text + ("" if unspaced else " ") + line

    def _is_division(self, first: str, second: str) -> bool:
        if not second.islower():
            return False
        first, second = first.casefold(), second.casefold()
        if first + second in self._words:
            return True
        return self._hyphenated and f"{first}-{second}" not in self._words and first not in _COMPOUND_STARTS


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measure:
    """How a text is set: points from line to line, characters of a full line, if paragraphs are indented."""

    leading: float
    full: float
    indented: bool


def _measure(lines: Sequence[TypesetLine], size: float) -> _Measure:
    below = [(one, other) for one, other in pairwise(lines) if one.page == other.page]
    gaps = [one.base - other.base for one, other in below if 0.5 * size < one.base - other.base < 3 * size]
    leading = statistics.median_low(gaps) if gaps else 1.2 * size
    indents = sum(
        _is_indented(other, one) and 0.5 * leading < one.base - other.base < _WIDER * leading
        for one, other in below
    )
    return _Measure(
        leading=leading,
        full=statistics.quantiles([len(line.text) for line in lines], n=10)[7] if len(lines) > 1 else 0,
        indented=indents >= max(_INDENTS, _INDENTED * len(lines)),
    )


def _is_indented(line: TypesetLine, other: TypesetLine) -> bool:
    return line.left > other.left + 0.6 * line.size


def _join(lines: Sequence[TypesetLine], size: float, glue: _Glue) -> list[str]:
    measure = _measure(lines, size)
    paragraphs: list[str] = []
    before: TypesetLine | None = None
    subheadings = _find_subheadings(lines, size)
    for index, line in enumerate(lines):
        if index in subheadings:
            before = None
            continue
        after = lines[index + 1] if index + 1 < len(lines) else line
        if before is not None and not _begins(line, before, after, measure):
            paragraphs[-1] = glue.join(paragraphs[-1], line.text)
        else:
            paragraphs.append(line.text.strip())
        before = line
    return paragraphs


def _find_subheadings(lines: Sequence[TypesetLine], size: float) -> set[int]:
    """Return the indices of the lines in larger or bolder type that are no sentences, or above a byline."""
    found: set[int] = set()
    start = 0
    told = False
    light = sum(len(line.text) * (1 - 2 * line.bold) for line in lines) > 0
    for end in range(1, len(lines) + 1):
        if end < len(lines) and _same_face(lines[start], lines[end]):
            continue
        first = lines[start]
        text = " ".join(" ".join(line.text for line in lines[start:end]).split())
        prose = is_prose(text)
        standfirst = end < len(lines) and first.page == 0 and not is_prose(lines[end].text.strip())
        larger = first.size > _LARGER * size and (standfirst or not prose)
        bolder = told and light and first.bold and end - start <= _HEADING_LINES and not prose
        if larger or bolder:
            found.update(range(start, end))
        told = told or (prose and not larger)
        start = end
    return found


def _find_asides(lines: Sequence[TypesetLine], size: float) -> set[int]:
    """Return the indices of the lines in smaller type behind the beginning of the text, if they are few."""
    begin = next(
        (index for index in range(len(lines)) if _is_text(lines[index : index + 3], size)), len(lines)
    )
    small = {index for index, line in enumerate(lines) if index > begin and line.size < _SMALLER * size}
    letters = sum(len(lines[index].text) for index in small)
    return small if letters <= _ASIDE * sum(len(line.text) for line in lines) else set()


def _is_text(lines: Sequence[TypesetLine], size: float) -> bool:
    """Tell whether lines are prose in the type of the text, the first of them alone or all."""
    ours = [_SMALLER * size < line.size < _LARGER * size for line in lines]
    return ours[0] and (
        is_prose(lines[0].text) or (all(ours) and is_prose(" ".join(each.text for each in lines)))
    )


def _begins(line: TypesetLine, before: TypesetLine, after: TypesetLine, measure: _Measure) -> bool:
    """Tell whether ``line``, with ``after`` below it, begins a new paragraph behind ``before``."""
    if not _same_type(line, before) and line.page == before.page:
        return True
    text, following = before.text.strip(), line.text.strip()
    if following[:1].isupper() and len(text.split()) <= _BYLINE_WORDS and read_byline(text, hints=()):
        return True
    ended, short = ends_sentence(text), len(text) < _SHORT * measure.full
    gap = before.base - line.base
    if line.page == before.page and abs(gap) < _LEVEL * line.size:
        return True
    if line.page != before.page or gap < -0.5 * measure.leading:  # the next page, or the next column
        below = after.page == line.page and 0 < line.base - after.base < _WIDER * measure.leading
        if measure.indented and below:
            return _is_indented(line, after)
        return ended and (short or following[:1].isupper())
    if gap > _WIDER * measure.leading or (_is_indented(line, before) and gap > 0.5 * measure.leading):
        return True
    # A sentence that ends where the next word would have had room.
    return ended and short and len(text) + 1 + len(following.split(" ")[0]) <= measure.full
