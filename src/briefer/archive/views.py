"""What stands on the archive's pages: texts as they are shown, and addresses that lead on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """Words that lead somewhere."""

    words: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayView:
    """A day's brief in the list of all."""

    day: str
    profile: str
    address: str
    number: str
    tally: str
    formats: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthView:
    """The briefs of a month."""

    month: str
    days: tuple[DayView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextView:
    """A text in its language; ``address`` leads to where it stands, or is ""."""

    text: str
    language: str
    direction: str
    address: str
    credit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldView:
    """A story as one brief told it: ``state`` says what was new of it."""

    heading: TextView
    state: str
    brief: LinkView
    sentences: tuple[TextView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceView:
    """A piece of an article: a sentence that was printed, with the briefs that did, or what is between.

    ``anchor`` is its name on the page, "" of what was not printed.
    """

    text: str
    anchor: str
    briefs: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """An article as it lies in the store."""

    headline: str
    language: str
    direction: str
    credit: str
    source: LinkView
    id: str
    stories: tuple[LinkView, ...]
    paragraphs: tuple[tuple[PieceView, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkView:
    """A piece of a snippet; ``found`` when it was searched for."""

    text: str
    found: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundView:
    """Something that fits a search."""

    headline: str
    language: str
    direction: str
    address: str
    credit: str
    pieces: tuple[MarkView, ...]
