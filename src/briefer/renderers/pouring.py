"""Notes poured into columns of like length, each note laid out once.

WeasyPrint balances columns by setting them again and again, a little longer every time; of three pages with
thirty notes that was two thirds of all the work. Notes are never broken, so once they lie below each
other in one long column, where to cut it is arithmetic. Whatever else has columns is left to WeasyPrint.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from weasyprint.layout import block, column
from weasyprint.layout.percent import percentage

# In CSS pixels: what sums of the same heights may differ by.
SAME = 1e-6
# From where to where a block reaches, in CSS pixels.
Extent = tuple[float, float]


def pour_columns(
    context: Any,
    box: Any,
    bottom_space: float,
    skip_stack: Any,
    containing_block: Any,
    page_is_empty: bool,
    absolute_boxes: Any,
    fixed_boxes: Any,
    adjoining_margins: Any,
    *particulars: Any,
) -> Any:
    """Lay out a box with columns; takes and gives what WeasyPrint's own ``columns_layout`` does."""
    if holds_whole_blocks(box) and (not skip_stack or list(skip_stack.values()) == [None]):
        poured = box.copy_with_children(box.children)
        poured.position_y += block.collapse_margin(adjoining_margins)
        block.block_level_width(poured, containing_block)
        height = context.page_bottom - poured.content_box_y() - bottom_space
        (skip,) = skip_stack or (0,)
        placed = _pour(
            context, poured, containing_block, (absolute_boxes, fixed_boxes), height=height, skip=skip
        )
        # Where not one fits, WeasyPrint knows what to do.
        if placed:
            resume_at = {skip + placed: None} if skip + placed < len(box.children) else None
            return poured, resume_at, {"break": "any", "page": None}, [], False
    return _lay_out_columns(
        context,
        box,
        bottom_space,
        skip_stack,
        containing_block,
        page_is_empty,
        absolute_boxes,
        fixed_boxes,
        adjoining_margins,
        *particulars,
    )


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


def holds_whole_blocks(box: Any) -> bool:
    """Tell whether the box has a number of columns, of blocks that are never broken, and nothing else."""
    style = box.style
    return bool(
        box.children
        and style["column_width"] == style["height"] == "auto"
        and style["position"] == "static"
        and style["column_fill"] == "balance"
        and style["column_gap"] != "normal"
        and all(
            child.is_in_normal_flow()
            and child.style["break_inside"] == "avoid"
            and child.style["break_before"] == child.style["break_after"] == "auto"
            and child.style["column_span"] == "none"
            for child in box.children
        )
    )


def _pour(
    context: Any, box: Any, containing_block: Any, positioned: tuple[Any, Any], *, height: float, skip: int
) -> int:
    """Fill the box with columns of at most this height, and return how many of its children they hold.

    ``positioned`` gathers what is placed outside the flow, such as the markers of a list.
    """
    count = box.style["column_count"]
    gap = percentage(box.style["column_gap"], box.style, box.width)
    width = max(0, box.width - (count - 1) * gap) / count
    top = box.content_box_y()
    limit = top + count * height
    long = _lay_out_once(context, box, containing_block, positioned, width=width, limit=limit, skip=skip)
    children = long.children
    extents = [(each.border_box_y(), each.border_box_y() + each.border_height()) for each in children]
    starts = [*cut_columns(extents, height=height), len(extents)][: count + 1]
    end = starts[-1] if extents[0][1] - top <= height + SAME else 0
    block.remove_placeholders(context, children[end:], *positioned)
    if skip + end == len(box.children):
        starts = [*balance_columns(extents, count=count), end]
    columns = _place_columns(long, starts if end else [], width=width, gap=gap, box=box)
    box.height = max((each.height for each in columns), default=0)
    for each in columns:
        each.height = box.height
    box.children = columns
    return end


def _place_columns(long: Any, starts: Sequence[int], *, width: float, gap: float, box: Any) -> list[Any]:
    """Return the long column cut at ``starts``, the last of which is its end, side by side in the box."""
    columns = []
    for place, (start, stop) in enumerate(pairwise(starts)):
        each = long.copy_with_children(long.children[start:stop])
        top, last = each.children[0].border_box_y(), each.children[-1]
        each.height = last.border_box_y() + last.border_height() - top
        for child in each.children:
            child.translate(0, box.content_box_y() - top)
        aside = place * (width + gap)
        each.translate(box.width - width - aside if box.style["direction"] == "rtl" else aside)
        columns.append(each)
    return columns


def _lay_out_once(
    context: Any,
    box: Any,
    containing_block: Any,
    positioned: tuple[Any, Any],
    *,
    width: float,
    limit: float,
    skip: int,
) -> Any:
    """Return one long column that holds the children from ``skip`` on, down to ``limit`` and one at least."""
    long = column._create_column_box(box, containing_block, box.children, width, box.content_box_y())
    space = context.page_bottom - limit
    start = {skip: None} if skip else None
    result = block.block_box_layout(
        context, long, space, start, containing_block, True, *positioned, [], None, None, False, None
    )
    return result[0]


_lay_out_columns = block.columns_layout
block.columns_layout = pour_columns
