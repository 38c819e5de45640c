"""Notes and briefs poured into columns of like length, each of them laid out once.

WeasyPrint balances columns by setting them again and again, a little longer every time; of three pages with
thirty notes that was two thirds of all the work. Notes and briefs are never broken, so once they lie below
each other in one long column, where to cut it is arithmetic. Whatever else has columns is left to WeasyPrint.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, takewhile
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, column
from weasyprint.layout.percent import percentage

# In CSS pixels: what sums of the same heights may differ by.
SAME = 1e-6
# Likewise: how far beyond its columns the long one is set, since a column's first block has no gap above it.
GAPS = 60.0
# From where to where a block reaches, in CSS pixels.
Extent = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A block that is not broken: ``inner`` is its place in a group, ``place`` that of the group in the box.

    One that stands in the box itself has no group, and its own place there.
    """

    place: int
    inner: int
    block: Any
    group: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What neither columns nor pages part: a block, below its labels if it has any."""

    spots: tuple[Spot, ...]

    @property
    def extent(self) -> Extent:
        """From where to where it reaches."""
        first, last = self.spots[0].block, self.spots[-1].block
        return first.border_box_y(), last.border_box_y() + last.border_height()

    @property
    def resume_at(self) -> dict[int, Any]:
        """Where what begins with it is taken up again, as WeasyPrint writes it."""
        return {self.spots[0].place: {self.spots[0].inner: None} if self.spots[0].inner else None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Vat:
    """A box to be filled with ``count`` columns of this width, so far apart, and at most so high."""

    box: Any
    count: int
    width: float
    gap: float
    height: float


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
    if holds_whole_blocks(box) and _starts_whole(skip_stack):
        poured = box.copy_with_children(box.children)
        poured.position_y += block.collapse_margin(adjoining_margins)
        block.block_level_width(poured, containing_block)
        vat = _measure_vat(poured, height=context.page_bottom - poured.content_box_y() - bottom_space)
        positioned = (absolute_boxes, fixed_boxes)
        resume_at = _pour(context, vat, containing_block, positioned, skip_stack, page_is_empty)
        if poured.children:
            return poured, resume_at, {"break": "any", "page": None}, [], False
        if not page_is_empty:
            return None, (0, None), {"break": "any", "page": None}, [], False
        # What is too long for a whole page has to be broken.
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


def holds_whole_blocks(box: Any) -> bool:
    """Tell whether the box has a number of columns, of blocks that are never broken, and nothing else.

    Such a block may stand beside others in one of the box's children.
    """
    style = box.style
    return bool(
        box.children
        and style["column_width"] == style["height"] == "auto"
        and style["position"] == "static"
        and style["column_fill"] == "balance"
        and style["column_gap"] != "normal"
        and all(
            _is_whole(child) or (_is_plain(child) and child.children and all(map(_is_whole, child.children)))
            for child in box.children
        )
    )


def _is_plain(box: Any) -> bool:
    """Tell whether this is a block in the flow of the text, across one column."""
    style = box.style
    return bool(
        isinstance(box, boxes.BlockBox)
        and box.is_in_normal_flow()
        and style["break_before"] == "auto"
        and style["column_span"] == "none"
    )


def _is_whole(box: Any) -> bool:
    """Tell whether this is a block that is never broken, or the label of one."""
    return _is_plain(box) and (
        (box.style["break_inside"] == "avoid" and box.style["break_after"] == "auto")
        or box.style["break_after"] == "avoid"
    )


def _starts_whole(skip_stack: Any) -> bool:
    """Tell whether what is taken up again begins with a whole block."""
    return not any(deeper for inner in (skip_stack or {}).values() for deeper in (inner or {}).values())


def _measure_vat(box: Any, *, height: float) -> Vat:
    count = box.style["column_count"]
    gap = percentage(box.style["column_gap"], box.style, box.width)
    return Vat(
        box=box, count=count, width=max(0, box.width - (count - 1) * gap) / count, gap=gap, height=height
    )


def _pour(
    context: Any, vat: Vat, containing_block: Any, positioned: Any, start: Any, page_is_empty: bool
) -> Any:
    """Fill the box with columns, none where nothing finds room, and return where it goes on overleaf.

    ``positioned`` gathers what is placed outside the flow, such as the markers of a list.
    """
    long, resume_at = _lay_out_once(context, vat, containing_block, positioned, start)
    pieces = list(_list_pieces(long, start=start))
    extents = [piece.extent for piece in pieces]
    end = choose_end(
        extents, count=vat.count, height=vat.height, more=resume_at is not None, alone=page_is_empty
    )
    for piece in pieces[end:]:
        block.remove_placeholders(context, [spot.block for spot in piece.spots], *positioned)
    starts = [*balance_columns(extents[:end], count=vat.count), end] if end else []
    vat.box.children = [
        _place_column(long, pieces[start:stop], place=place, vat=vat)
        for place, (start, stop) in enumerate(pairwise(starts))
    ]
    vat.box.height = max((each.height for each in vat.box.children), default=0)
    for each in vat.box.children:
        each.height = vat.box.height
    return pieces[end].resume_at if end < len(pieces) else resume_at


def _lay_out_once(
    context: Any, vat: Vat, containing_block: Any, positioned: Any, start: Any
) -> tuple[Any, Any]:
    """Return one column as long as those of the box together, and where it goes on if that holds not all."""
    top = vat.box.content_box_y()
    space = context.page_bottom - (top + vat.count * vat.height + GAPS)
    long = column._create_column_box(vat.box, containing_block, vat.box.children, vat.width, top)
    laid = block.block_box_layout(
        context, long, space, start, containing_block, True, *positioned, [], None, None, False, None
    )
    return laid[0], laid[1]


def _list_pieces(long: Any, *, start: Any) -> Iterator[Piece]:
    """Yield what stands in the long column, which begins where ``start`` says, in pieces."""
    ((skip, inner),) = (start or {0: None}).items()
    (first,) = inner or (0,)
    spots: list[Spot] = []
    for place, child in enumerate(long.children, start=skip):
        if _is_whole(child):
            found = [Spot(place=place, inner=0, block=child, group=None)]
        else:
            found = [
                Spot(place=place, inner=index, block=each, group=child)
                for index, each in enumerate(child.children, start=first if place == skip else 0)
            ]
        for spot in found:
            spots.append(spot)
            if spot.block.style["break_after"] != "avoid":
                yield Piece(spots=tuple(spots))
                spots = []
    if spots:
        yield Piece(spots=tuple(spots))


def _place_column(long: Any, pieces: Sequence[Piece], *, place: int, vat: Vat) -> Any:
    """Return the column that holds these pieces of the long one, in its place in the box."""
    spots = [spot for piece in pieces for spot in piece.spots]
    children = [_cut_group(list(group)) for _, group in groupby(spots, key=lambda spot: spot.place)]
    new = long.copy_with_children(children)
    top = pieces[0].extent[0]
    new.height = pieces[-1].extent[1] - top
    for child in children:
        child.translate(0, vat.box.content_box_y() - top)
    right = vat.box.style["direction"] == "rtl"
    aside = place * (vat.width + vat.gap)
    new.translate(vat.box.width - vat.width - aside if right else aside)
    return new


def _cut_group(spots: Sequence[Spot]) -> Any:
    """Return a block that stands in the box itself, or so much of a group as stands in one column."""
    group, first, last = spots[0].group, spots[0].block, spots[-1].block
    if group is None or len(spots) == len(group.children):
        return group or first
    part = group.copy_with_children([spot.block for spot in spots])
    part.remove_decoration(start=first is not group.children[0], end=last is not group.children[-1])
    part.position_y = first.border_box_y() - part.padding_top - part.border_top_width - part.margin_top
    part.height = last.border_box_y() + last.border_height() - part.content_box_y()
    return part


_lay_out_columns = block.columns_layout
block.columns_layout = pour_columns
