"""What a feed of any dialect says, in the words of feeds: its entries, each as it stands there."""

import html
import re
from dataclasses import dataclass
from datetime import UTC, datetime

PLAIN, HTML = "text/plain", "text/html"
_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_HOUR = re.compile(r":|\dT\d", re.IGNORECASE)
_LEAP = re.compile(r"(T\d\d:\d\d:)60")
_TEXTS = ("text/", "application/xhtml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Construct:
    """A text of a feed (RFC 4287, 3.1) and its media type: in plain text "<" is a character like others."""

    value: str
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One entry; every text may be "".

    ``published``, ``updated`` and ``created`` are moments as ISO 8601, "" where they name none; ``dated`` is
    what the feed wrote for the first of them. ``author`` is the credit as one line, ``authors`` the names in
    it. ``original`` is the article's own address where ``link`` is a counting service's, or is none.
    """

    id: str
    link: str
    original: str
    title: Construct
    author: str
    authors: tuple[str, ...]
    published: str
    updated: str
    created: str
    dated: str
    summary: Construct
    contents: tuple[Construct, ...]
    language: str
    outlet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed: what it says of itself, and its entries in its own order.

    ``base`` is what its entries' addresses are relative to, itself relative to the feed's own address, or "".
    ``lost`` is how many entries could not be read; ``sound`` tells whether it could be read to its end, so
    that there are no entries but these.
    """

    title: str
    link: str
    base: str
    language: str
    entries: tuple[FeedEntry, ...]
    lost: int
    sound: bool


def find_moment(entry: FeedEntry) -> str:
    """Return when the entry is of, as ISO 8601: published, else updated, else created; "" where untold."""
    return entry.published or entry.updated or entry.created


def say_moment(date: str) -> str:
    """Return a date of RFC 3339 or of W3C's profile of ISO 8601 in UTC, "" where it is none.

    A leap second is the last one before it (RFC 3339, 5.6).
    """
    try:
        moment = datetime.fromisoformat(_LEAP.sub(r"\g<1>59", date.strip().upper()))
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    except (ValueError, OverflowError):
        return ""


def date_entry(entry: FeedEntry) -> str:
    """Return when the entry is of: a moment, a day where no hour is told, else what the feed wrote."""
    moment = find_moment(entry)
    if "T00:00" in moment and not _HOUR.search(entry.dated):
        return moment[:10]
    return moment or entry.dated


def choose_content(entry: FeedEntry) -> Construct:
    """Return the longest of the entry's contents that are text, an empty one where it has none."""
    texts = [content for content in entry.contents if content.media_type.startswith(_TEXTS)]
    return max(texts, key=lambda content: len(content.value), default=Construct(value="", media_type=PLAIN))


def to_html(construct: Construct) -> str:
    """Return a short construct as HTML."""
    return html.escape(construct.value, quote=False) if construct.media_type == PLAIN else construct.value


def to_paragraphs(construct: Construct) -> str:
    """Return a long construct as HTML: of text without markup, a paragraph for each run of lines."""
    if construct.media_type != PLAIN and ("<" in construct.value or not _BLANK.search(construct.value)):
        return construct.value
    parts = (part.strip() for part in _BLANK.split(to_html(construct)))
    return "".join(f"<p>{part}</p>" for part in parts if part)
