"""The edges of typeset pages: running heads, page numbers, what stands alone far above or below the text."""

import re
from collections import Counter
from collections.abc import Sequence

from briefer.extractors.lines import is_prose
from briefer.extractors.typeset_line import TypesetLine

_LARGER = 1.15  # times the size of the line above: a headline
_HEAD_LINES = 3  # between a running head and the headline
_EDGE_LINES = 2  # at the top and bottom of a page, where running heads and page numbers stand
_FAR = 3.0  # times its size: the distance of a page's foot from the text
_PAGE_NUMBER = re.compile(
    r"(?:page|seite|p\.|página|pagina)?\s*[-–—|]?\s*\d{1,4}\s*(?:(?:of|von|de|/)\s*\d{1,4})?\s*[-–—|]?",
    re.IGNORECASE,
)


def drop_edges(lines: Sequence[TypesetLine]) -> tuple[list[TypesetLine], list[TypesetLine]]:
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
        feet |= {id(line) for line in _find_head(placed)}
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


def _find_head(placed: Sequence[TypesetLine]) -> Sequence[TypesetLine]:
    """Return what stands alone on the highest line, far above a larger headline, and is no sentence."""
    top = [line for line in placed if placed[0].base - line.base < 0.5 * line.size]
    below = placed[len(top) : len(top) + _HEAD_LINES]
    headline = any(line.size > _LARGER * placed[0].size for line in below)
    if not headline or any(is_prose(line.text.strip()) for line in top):
        return ()
    return top if placed[0].base - below[0].base > _FAR * placed[0].size else ()


def _without_digits(text: str) -> str:
    return re.sub(r"\d+", "0", " ".join(text.split()))
