"""What a format yields before the rules of the trade are applied: the extractors' common currency."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A document's lines and what it declares about itself, raw.

    ``lines`` are paragraphs, or lines that each may be one; with an empty ``headline`` it is sought among
    them. ``dates`` are witnesses of when it was published, most trusted first, as the document writes them;
    ``url`` is where it says it stands; every text may be "" and may hold any character.
    """

    headline: str
    lines: tuple[str, ...]
    outlet: str
    byline: str
    dates: tuple[str, ...]
    language: str
    url: str
