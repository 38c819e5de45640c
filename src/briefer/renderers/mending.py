"""What WeasyPrint 70 does not do as a brief needs it, mended in the typesetter's child.

They are functions that its own modules call by name. A version that calls others is found out by the tests.
"""

from collections.abc import Iterator
from typing import Any

from weasyprint import document
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.pdf import tags

# In CSS pixels: less than a hair at the end of a ragged line.
FORGIVEN = 1.0


def tag_with_words(box: Any, *particulars: Any) -> Iterator[Any]:
    """Build the tags of a box, say in each the language that its element names, and in a link where it leads.

    WeasyPrint tells only the document's language, and of a link its bare target; a story in another language
    must be read aloud in its own (PDF/UA-1, 7.2), a link described in words (7.18.5).
    """
    # A box that is placed absolutely stands in a placeholder.
    box_itself = getattr(box, "_box", box)
    element = box_itself.element
    # The root gives its children instead of a tag; its language is the document's.
    language = "" if element is None or element.tag == "html" else element.get("lang", "")
    if box_itself.link_annotation:
        words = element.get("aria-label") or element.get("title") or "".join(element.itertext())
        box_itself.link_annotation["Contents"] = tags.pydyf.String(" ".join(words.split()))
    for tag in _build_tags(box, *particulars):
        if language:
            tag["Lang"] = tags.pydyf.String(language)
        yield tag


def forgive_kerning(context: Any, box: Any) -> Any:
    """Return what a line may be too wide by: its trailing blank, and the kerning that it had with its letter.

    Pango breaks a line with its blank, which may be drawn to the letter before it. Without the blank the line
    is wider by that, and WeasyPrint would throw all of it back to the break before the sentence.
    """
    return _measure_blank(context, box) + FORGIVEN


def gather_whole_links(box: Any, anchors: Any, links: list[Any], *more: Any) -> None:
    """Gather anchors, and each link once: not once more for every element inside it (PDF/UA-1, 7.18.5)."""
    _gather_anchors(box, anchors, links, *more)
    links[:] = [link for link in links if link[-1].element_tag == "a"]


def split_line(context: Any, box: Any, position_x: float, *particulars: Any) -> Any:
    """Fit content into a line, and remember where that line starts: a line may hold boxes that hold lines."""
    if not isinstance(box, boxes.LineBox):
        return _split_box(context, box, position_x, *particulars)
    outer, context.line_start = getattr(context, "line_start", position_x), position_x
    try:
        return _split_box(context, box, position_x, *particulars)
    finally:
        context.line_start = outer


def split_text(
    context: Any, box: Any, available_width: float | None, skip: int, is_line_start: bool = True
) -> Any:
    """Fit text into a line; break a word anywhere only where it stands first, so is longer than the line.

    WeasyPrint takes the first text of an element for the first of its line, wherever in it that begins.
    """
    starts = is_line_start and (available_width is None or box.position_x <= context.line_start + FORGIVEN)
    return _split_text(context, box, available_width, skip, is_line_start=starts)


_build_tags, _measure_blank = tags._build_box_tree, inline.trailing_whitespace_size
_gather_anchors = document.gather_anchors
tags._build_box_tree = tag_with_words
_split_box, _split_text = inline.split_inline_box, inline.split_text_box
document.gather_anchors = gather_whole_links
inline.split_inline_box, inline.split_text_box = split_line, split_text
inline.trailing_whitespace_size = forgive_kerning
