"""Notes and briefs poured into columns of like length, each of them laid out once.

WeasyPrint balances columns by setting them again and again, a little longer every time; of three pages with
thirty notes that was two thirds of all the work. Notes and briefs are never broken, so once they lie below
each other in one long column, where to cut it is arithmetic. Whatever else has columns is left to WeasyPrint.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, column
from weasyprint.layout.percent import percentage

from briefer.renderers.filling import Extent, balance_columns, choose_end, measure_lean

# In CSS pixels: how far beyond its columns the long one is set; a column's first block has no gap above it.
GAPS = 60.0
# Likewise: where columns of whole blocks differ by more, a block that only pages must not break is cut.
LEAN = 48.0
# So many of its lines stand in each of the columns.
FEWEST_LINES = 3
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A block or a line that is not broken, and its path: the place in the long column, and so on down."""

    path: tuple[int, ...]
    block: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What is not parted: a block, below its labels if it has any, or a few lines of it."""

    spots: tuple[Spot, ...]

    @property
    def extent(self) -> Extent:
        """From where to where it reaches."""
        return find_top(self.spots[0].block), find_bottom(self.spots[-1].block)


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


def find_top(box: Any) -> float:
    """Return where a block or a line begins, in CSS pixels from the top of its page."""
    return float(box.position_y if isinstance(box, boxes.LineBox) else box.border_box_y())


def find_bottom(box: Any) -> float:
    """Return where it ends."""
    return find_top(box) + float(box.height if isinstance(box, boxes.LineBox) else box.border_height())


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
        (box.style["break_inside"] in ("avoid", "avoid-page") and box.style["break_after"] == "auto")
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
    pieces = list(_list_pieces(long))
    extents = [piece.extent for piece in pieces]
    end = choose_end(
        extents, count=vat.count, height=vat.height, more=resume_at is not None, alone=page_is_empty
    )
    for piece in pieces[end:]:
        block.remove_placeholders(context, [spot.block for spot in piece.spots], *positioned)
    vat.box.children = list(_fill_columns(long, pieces[:end], vat=vat)) if end else []
    vat.box.height = max((each.height for each in vat.box.children), default=0)
    for each in vat.box.children:
        each.height = vat.box.height
    return _write_place(pieces[end].spots[0].path, start=start) if end < len(pieces) else resume_at


def _fill_columns(long: Any, pieces: Sequence[Piece], *, vat: Vat) -> Iterator[Any]:
    """Yield columns of like length, of whole pieces if these come out alike."""
    extents = [piece.extent for piece in pieces]
    starts = balance_columns(extents, count=vat.count)
    if measure_lean(extents, starts=starts) > LEAN:
        pieces = [part for piece in pieces for part in _part(piece)]
        starts = balance_columns([piece.extent for piece in pieces], count=vat.count)
    for place, (start, stop) in enumerate(pairwise([*starts, len(pieces)])):
        yield _place_column(long, pieces[start:stop], place=place, vat=vat)


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


def _list_pieces(long: Any) -> Iterator[Piece]:
    """Yield what stands in the long column, in pieces that pages do not part."""
    spots: list[Spot] = []
    for place, child in enumerate(long.children):
        inner = [] if _is_whole(child) else child.children
        found = [Spot(path=(place, index), block=each) for index, each in enumerate(inner)]
        for spot in found or [Spot(path=(place,), block=child)]:
            spots.append(spot)
            if spot.block.style["break_after"] != "avoid":
                yield Piece(spots=tuple(spots))
                spots = []
    if spots:
        yield Piece(spots=tuple(spots))


def _write_place(path: tuple[int, ...], *, start: Any) -> dict[int, Any]:
    """Write where a block is taken up again, as WeasyPrint does; the path is counted from ``start``."""
    ((skip, inner),) = (start or {0: None}).items()
    (first,) = inner or (0,)
    index = sum(path[1:]) + (0 if path[0] else first)
    return {skip + path[0]: {index: None} if index else None}


def _part(piece: Piece) -> Iterator[Piece]:
    """Yield the piece in parts between which a column may end: not in a headline, nor near either end."""
    *labels, body = piece.spots
    leaves = list(_list_leaves(body)) if body.block.style["break_inside"] == "avoid-page" else [body]
    lines = [leaf for leaf in leaves if isinstance(leaf.block, boxes.LineBox)]
    cuts = [
        place
        for place in range(FEWEST_LINES, len(lines) - FEWEST_LINES + 1)
        if not any(box.element_tag in HEADINGS for box in lines[place].block.descendants())
    ]
    for start, stop in pairwise([0, *cuts, len(leaves)]):
        yield Piece(spots=(*(() if start else labels), *leaves[start:stop]))


def _list_leaves(spot: Spot) -> Iterator[Spot]:
    """Yield the lines of a block, and what else stands in it as a block of its own."""
    for index, child in enumerate(spot.block.children):
        leaf = Spot(path=(*spot.path, index), block=child)
        anonymous = isinstance(child, boxes.BlockBox) and child.element is spot.block.element
        yield from _list_leaves(leaf) if anonymous else (leaf,)


def _place_column(long: Any, pieces: Sequence[Piece], *, place: int, vat: Vat) -> Any:
    """Return the column that holds these pieces of the long one, in its place in the box."""
    new = _cut(long, [spot for piece in pieces for spot in piece.spots], depth=0)
    top = pieces[0].extent[0]
    new.height = pieces[-1].extent[1] - top
    for child in new.children:
        child.translate(0, vat.box.content_box_y() - top)
    new.position_y = vat.box.content_box_y()
    right = vat.box.style["direction"] == "rtl"
    aside = place * (vat.width + vat.gap)
    new.translate(vat.box.width - vat.width - aside if right else aside)
    return new


def _cut(box: Any, spots: Sequence[Spot], *, depth: int) -> Any:
    """Return so much of the box as these spots are, which are ``depth`` steps from the long column."""
    children = []
    for index, group in groupby(spots, key=lambda spot: spot.path[depth]):
        held = list(group)
        child = box.children[index]
        children.append(child if len(held[0].path) == depth + 1 else _cut(child, held, depth=depth + 1))
    part = box.copy_with_children(children)
    first, last = children[0] is box.children[0], children[-1] is box.children[-1]
    if not (first and last):
        part.remove_decoration(start=not first, end=not last)
        part.position_y = find_top(children[0]) - part.padding_top - part.border_top_width - part.margin_top
        part.height = find_bottom(children[-1]) - part.content_box_y()
    return part


_lay_out_columns = block.columns_layout
block.columns_layout = pour_columns
