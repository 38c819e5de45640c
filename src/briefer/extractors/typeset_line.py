"""A line of text as a page is set."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TypesetLine:
    """A line of text on a page: left end and baseline in points from the lower left corner, size of type.

    ``bold`` tells whether all of it is set in a bold face.
    """

    text: str
    page: int
    left: float
    base: float
    size: float
    bold: bool
