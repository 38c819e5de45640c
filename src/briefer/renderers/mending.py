"""What WeasyPrint 70 does not do as a brief needs it, mended in the typesetter's child.

Both are functions that its own modules call by name. A version that calls others is found out by the tests.
"""

from collections.abc import Iterator
from typing import Any

from weasyprint.layout import inline
from weasyprint.pdf import tags

# In CSS pixels: less than a hair at the end of a ragged line.
FORGIVEN = 1.0


def tag_with_language(box: Any, *particulars: Any) -> Iterator[Any]:
    """Build the tags of a box, and say in each the language that its element names.

    WeasyPrint tells only the document's; a story in another must be read aloud in its own (PDF/UA-1, 7.2).
    """
    # An element that is placed absolutely stands in another's stead.
    element = getattr(box, "_box", box).element
    # The root gives its children instead of a tag; its language is the document's.
    language = "" if element is None or element.tag == "html" else element.get("lang", "")
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


_build_tags, _measure_blank = tags._build_box_tree, inline.trailing_whitespace_size
tags._build_box_tree = tag_with_language
inline.trailing_whitespace_size = forgive_kerning
