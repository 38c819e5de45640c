"""The brief as its faces show it: every string ready, so that templates only loop.

Numbers of notes and the ids of elements are given here once; so all formats show the same.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class NeighbourView:
    """The sentence that stands before or after a printed one: the article's text from start to end."""

    text: str
    start: int
    end: int
    language: str
    direction: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceView:
    """A sentence: ``link`` is where a click goes, ``hint`` what resting on it tells: outlet and time.

    ``id`` is that of the element with its surroundings: ``before`` is None where it opens its article,
    ``after`` where it ends it. ``bound`` is the text as it is set on paper: the last words of a paragraph are
    held together by blanks at which no line breaks.
    """

    id: str
    text: str
    bound: str
    link: str
    hint: str
    note: int
    article: str
    start: int
    end: int
    before: NeighbourView | None
    after: NeighbourView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SideView:
    """One side of figures that differ."""

    text: str
    credit: str
    note: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceView:
    """What sources differ on, or how a count moved, as ``label`` says."""

    label: str
    subject: str
    sides: tuple[SideView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditView:
    """An outlet that told the story too."""

    outlet: str
    note: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of a headline; ``whole`` ones hold a hyphen and are not broken there."""

    text: str
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """A story; ``id`` is that of its element, ``joint`` what stands between two of its sentences.

    ``pieces`` are all of the headline again, ``display`` as well, where it stands on lines of its own on
    paper; ``update`` says since when it is followed, "" of a new one.
    """

    id: str
    joint: str
    headline: str
    pieces: tuple[Piece, ...]
    display: tuple[Piece, ...]
    note: int
    language: str
    direction: str
    tag: str
    update: str
    why: tuple[str, ...]
    sentences: tuple[SentenceView, ...]
    differ: tuple[DifferenceView, ...]
    also: tuple[CreditView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """A theme and its stories; ``id`` is "" where it only goes on, in the next column."""

    id: str
    label: str
    stories: tuple[StoryView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchView:
    """A line of the watch list."""

    headline: str
    note: int
    words: str
    language: str
    direction: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionView:
    """A sentence that its source changed: ``printed`` says when it stood here, ``now`` what stands there."""

    printed: str
    outlet: str
    was: SentenceView
    now: SentenceView | None
    note: int
    language: str
    direction: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InsertItemView:
    """A line of an insert."""

    label: str
    value: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InsertView:
    """What stands beside the news; ``credit`` is its source and time, ``more`` what there was no room for."""

    id: str
    title: str
    credit: str
    items: tuple[InsertItemView, ...]
    more: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteView:
    """A note: ``link`` is "" where a reader cannot be sent."""

    number: int
    outlet: str
    headline: str
    byline: str
    moment: str
    address: str
    link: str
    id: str
    copy_of: int
    extent: str
    language: str
    direction: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """A line of the colophon: what it is about, and what there is to say.

    ``words`` and ``command`` are the text again: what is said, and what to type for it, "" where nothing is.
    """

    label: str
    text: str
    words: str
    command: str


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The whole brief, ready to be set.

    ``columns`` are the briefs again, in two columns of like length; ``quiet`` says why there is no story, ""
    where there is one; ``corrected`` has a line for each time that the day was corrected after it was mailed.
    """

    title: str
    language: str
    direction: str
    day: str
    short_day: str
    number: str
    window: str
    reading: str
    tally: str
    sample: bool
    corrected: tuple[str, ...]
    quiet: str
    contents: tuple[StoryView, ...]
    leads: tuple[SectionView, ...]
    briefs: tuple[SectionView, ...]
    columns: tuple[tuple[SectionView, ...], ...]
    watching: tuple[WatchView, ...]
    inserts: tuple[InsertView, ...]
    corrections: tuple[CorrectionView, ...]
    notes: tuple[NoteView, ...]
    ledger: tuple[LedgerLine, ...]
    version: str
    settings_hash: str
    date: str
