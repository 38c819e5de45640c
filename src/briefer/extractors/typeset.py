"""Paragraphs of a typeset page: lines of text with their places, as a PDF draws them.

The order is the one the lines are drawn in, which is reading order in nearly every file. A new paragraph
begins at a wider gap, an indent, another size of type, or after a line that ends a sentence early.
"""

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefer.extractors.dates import find_dates
from briefer.extractors.lines import count_words, ends_sentence, is_prose

_LARGER = 1.15  # times the size of the text: a heading
_WIDER = 1.35  # times the leading: a gap between paragraphs
_EDGE_LINES = 2  # at the top and bottom of a page, where running heads and page numbers stand
_FAR = 3.0  # times its size: the distance of a page's foot from the text
_HEADLINE_LINES = 5
_TITLE_PAGES = 4  # a browser prints menus first
_TITLE_LETTERS = 40
_LINES_ABOVE = 4
_SHORT = 0.8  # of a full line
_HYPHENATING = 0.03  # share of lines that end in a hyphen where words are hyphenated
_PAGE_NUMBER = re.compile(
    r"(?:page|seite|p\.|página|pagina)?\s*[-–—|]?\s*\d{1,4}\s*(?:(?:of|von|de|/)\s*\d{1,4})?\s*[-–—|]?",
    re.IGNORECASE,
)
_COMPOUND_WORDS = """
    anti co counter cross ex far first full half hard high ill inter large left life light long longer
    low mid middle multi near non off old on one open over part post pre pro quasi re record right
    second self semi short shorter small so state sub super then third three two ultra under vice war
    well year years
"""
_COMPOUND_STARTS = frozenset(_COMPOUND_WORDS.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class TypesetLine:
    """A line of text on a page: left end and baseline in points from the lower left corner, size of type."""

    text: str
    page: int
    left: float
    base: float
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TypesetText:
    """What typeset lines say: a headline in larger type, or "", paragraphs, and running heads and feet."""

    headline: str
    paragraphs: tuple[str, ...]
    edges: tuple[str, ...]


def read_lines(lines: Sequence[TypesetLine], *, title: str) -> TypesetText:
    """Return headline and paragraphs of a document's ``lines``; ``title`` is the declared one, or ""."""
    lines, dropped = _drop_edges(lines)
    edges = tuple(dict.fromkeys(line.text.strip() for line in dropped))
    if not lines:
        return TypesetText(headline="", paragraphs=(), edges=edges)
    size = _find_size(lines)
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
    return TypesetText(headline=headline, paragraphs=tuple(_join(rest, size, glue)), edges=edges)


def _drop_edges(lines: Sequence[TypesetLine]) -> tuple[list[TypesetLine], list[TypesetLine]]:
    """Return the lines of the text, and the page numbers and running heads that stand round it."""
    pages: dict[int, list[TypesetLine]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    edges: list[TypesetLine] = []
    feet: set[int] = set()
    for page in pages.values():
        placed = sorted(page, key=lambda line: -line.base)
        edges += placed[:_EDGE_LINES] + placed[-_EDGE_LINES:]
        if len(placed) > 1 and _is_foot(placed[-1], above=placed[-2]):
            feet.add(id(placed[-1]))
    alike = Counter(key for key, _ in {(_without_digits(line.text), line.page) for line in edges})
    often = max(1, len(pages) // 2)
    dropped = feet | {
        id(line)
        for line in edges
        if _PAGE_NUMBER.fullmatch(line.text.strip()) or alike[_without_digits(line.text)] > often
    }
    kept = [line for line in lines if id(line) not in dropped]
    return kept, [line for line in edges if id(line) in dropped]


def _is_foot(line: TypesetLine, *, above: TypesetLine) -> bool:
    """Tell whether the lowest line of a page stands alone far below the others, and is no sentence."""
    return above.base - line.base > _FAR * line.size and not is_prose(line.text.strip())


def _without_digits(text: str) -> str:
    return re.sub(r"\d+", "0", " ".join(text.split()))


def _find_size(lines: Sequence[TypesetLine]) -> float:
    """Return the size of type that most characters are set in."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], -size))


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


def _join(lines: Sequence[TypesetLine], size: float, glue: _Glue) -> list[str]:
    gaps = [one.base - other.base for one, other in pairwise(lines) if one.page == other.page]
    gaps = [gap for gap in gaps if 0.5 * size < gap < 3 * size]
    leading = statistics.median_low(gaps) if gaps else 1.2 * size
    full = statistics.quantiles([len(line.text) for line in lines], n=10)[7] if len(lines) > 1 else 0
    paragraphs: list[str] = []
    before: TypesetLine | None = None
    subheadings = _find_subheadings(lines, size)
    for index, line in enumerate(lines):
        if index in subheadings:
            before = None
            continue
        if before is not None and not _begins(line, before, leading, full):
            paragraphs[-1] = glue.join(paragraphs[-1], line.text)
        else:
            paragraphs.append(line.text.strip())
        before = line
    return paragraphs


def _find_subheadings(lines: Sequence[TypesetLine], size: float) -> set[int]:
    """Return the indices of the lines in larger type that are no sentences, or stand above a byline."""
    found: set[int] = set()
    start = 0
    for end in range(1, len(lines) + 1):
        if end < len(lines) and _same_type(lines[start], lines[end]):
            continue
        text = " ".join(" ".join(line.text for line in lines[start:end]).split())
        standfirst = end < len(lines) and lines[start].page == 0 and not is_prose(lines[end].text.strip())
        if lines[start].size > _LARGER * size and (standfirst or not is_prose(text)):
            found.update(range(start, end))
        start = end
    return found


def _begins(line: TypesetLine, before: TypesetLine, leading: float, full: float) -> bool:
    """Tell whether ``line`` begins a new paragraph behind ``before``."""
    if not _same_type(line, before) and line.page == before.page:
        return True
    ended = ends_sentence(before.text.strip())
    gap = before.base - line.base
    if line.page != before.page or gap < -0.5 * leading:  # the next page, or the next column
        return ended and (len(before.text.strip()) < _SHORT * full or line.text[:1].isupper())
    if gap > _WIDER * leading:
        return True
    if line.left > before.left + 0.6 * line.size and gap > 0.5 * leading:
        return True
    return ended and len(before.text.strip()) < _SHORT * full
