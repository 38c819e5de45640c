"""The arithmetic of columns: where to cut what lies below each other, that it may stand side by side."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise, takewhile

# In CSS pixels: what sums of the same heights may differ by.
SAME = 1e-6
# From where to where a block reaches, in CSS pixels.
Extent = tuple[float, float]


def cut_columns(extents: Sequence[Extent], *, height: float) -> list[int]:
    """Return where each column begins, filled one after the other, none longer than ``height``.

    A block that is longer has a column to itself.
    """
    starts = [0]
    for index, (_, bottom) in enumerate(extents):
        if index > starts[-1] and bottom - extents[starts[-1]][0] > height + SAME:
            starts.append(index)
    return starts


def balance_columns(extents: Sequence[Extent], *, count: int) -> list[int]:
    """Return where each of at most ``count`` columns begins, the longest of them as short as can be."""
    heights = sorted(
        {bottom - top for place, (top, _) in enumerate(extents) for _, bottom in extents[place:]}
    )
    least = bisect_left(heights, True, key=lambda height: len(cut_columns(extents, height=height)) <= count)
    return cut_columns(extents, height=heights[least])


def count_fitting(extents: Sequence[Extent], *, count: int, height: float) -> int:
    """Return how many of the blocks ``count`` columns of this height hold, filled one after the other."""
    fitting = list(takewhile(lambda extent: extent[1] - extent[0] <= height + SAME, extents))
    starts = [*cut_columns(fitting, height=height), len(fitting)]
    return starts[min(count, len(starts) - 1)]


def choose_end(extents: Sequence[Extent], *, count: int, height: float, more: bool, alone: bool) -> int:
    """Return how many of the blocks a page takes; ``more`` are to come behind them.

    A page that is theirs ``alone`` takes what it can. Elsewhere none begins where not every column would hold
    something, and no last one is left to stand overleaf beside nothing.
    """
    end = count_fitting(extents, count=count, height=height)
    left = len(extents) - end
    if not left and not more:
        return end
    if end < count and not alone:
        return 0
    return end - (count - left) if left < count and not more and end >= 2 * count else end


def measure_lean(extents: Sequence[Extent], *, starts: Sequence[int]) -> float:
    """Return by how much the longest of the columns that begin there is longer than the shortest."""
    lengths = [extents[stop - 1][1] - extents[start][0] for start, stop in pairwise([*starts, len(extents)])]
    return max(lengths) - min(lengths)
