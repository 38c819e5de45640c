"""The head of an article: headline, byline, outlet, date, and what else is above the first paragraph."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefer.extractors import limits
from briefer.extractors.bylines import cut_place, looks_like_name, looks_like_outlet, read_byline
from briefer.extractors.datelines import find_agency, is_dateline
from briefer.extractors.dates import find_dates, find_times
from briefer.extractors.hygiene import cut_line
from briefer.extractors.lines import (
    count_words,
    ends_sentence,
    is_address,
    is_furniture,
    is_prose,
    is_section,
    is_timestamp,
    list_breaks,
    list_tokens,
)

_HEAD_LINES = 14
_HEADLINE_WORDS = 45
_DECK_WORDS = 80
_STOPPED_HEADLINE_WORDS = 14  # a headline that ends in a full stop is short; a first sentence is not
_LABEL = re.compile(
    r"(?P<label>[^\W\d_]{2,12}(?: [^\W\d_]{2,12})?)\s?[:：]\s*(?P<value>\S.{0,300})", re.IGNORECASE
)
_LABELS = {
    "outlet": "source outlet publication newspaper publisher quelle medium fuente fonte medio 出典 المصدر",
    "byline": "author authors autor autorin auteur autora autore byline",
    "date": "date published publication posted updated datum veröffentlicht fecha publicado data publié",
    "url": "url link canonical permalink web",
    "language": "language lang sprache langue idioma",
    "headline": "headline title titel titre título titolo subject",
}
_LABEL_KINDS = {label: kind for kind, labels in _LABELS.items() for label in labels.split()}
_SEGMENT = re.compile(r"\s+[|•·–—/*-]\s+|\s*[|•·]\s*")


@dataclass(slots=True, kw_only=True)
class Head:
    """What the lines above an article tell, as they are read; ``kept`` are those that tell news."""

    headline: str = ""
    byline: str = ""
    outlet: str = ""
    url: str = ""
    language: str = ""
    dates: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    length: int = 0


def read_head(lines: Sequence[str], *, headline: str, hints: Sequence[str]) -> Head:
    """Read the head of ``lines``; ``headline`` is what the document declares, or "".

    ``Head.length`` counts the lines that belong to the head; those of them worth keeping are in ``kept``.
    ``hints`` are names of outlets as ``bylines.looks_like_outlet`` takes them.
    """
    head = Head(headline=headline)
    start = 0 if headline else _find_headline(lines, head, hints)
    pending: list[str] = []
    known = False
    index = start
    while index < min(len(lines), start + _HEAD_LINES):
        if _read_line(lines[index], head, hints):
            _place_pending(pending, head, known=True, display=headline != "")
            known, pending = True, []
        elif is_prose(lines[index]) and not _is_deck(lines, index, hints):
            break
        else:
            pending.append(lines[index])
        index += 1
    told = index < len(lines)
    _place_pending(pending, head, known=known and told, display=headline != "" and told)
    head.length = index
    return head


def _is_deck(lines: Sequence[str], index: int, hints: Sequence[str]) -> bool:
    """Tell whether a short text is a standfirst: behind it a byline or a date still belongs to the head."""
    if count_words(lines[index]) > _DECK_WORDS:
        return False
    return any(
        not is_prose(line) and (is_timestamp(line) or _names_origin(line, hints))
        for line in lines[index + 1 : index + 3]
    )


def _names_origin(line: str, hints: Sequence[str]) -> bool:
    """Tell whether ``line`` names who wrote an article, or when."""
    head = Head()
    return _read_segments(line, head, hints) and bool(head.byline or head.dates)


def _place_pending(pending: list[str], head: Head, *, known: bool, display: bool) -> None:
    """Judge the unknown lines of the head: a name, a display line, or news.

    ``known`` tells that they stand beside a byline or date, ``display`` that the document sets headlines
    apart: then a line that is no sentence is a second headline, and not part of the text.
    """
    for line in pending:
        if known and looks_like_name(line) and count_words(line) <= 4:
            head.byline = head.byline or cut_place(line)
        elif not display or is_prose(line):
            head.kept.append(line)


def _find_headline(lines: Sequence[str], head: Head, hints: Sequence[str]) -> int:
    """Set the first line that can be one as the headline; return how many lines that took."""
    for index, line in enumerate(lines[:_HEAD_LINES]):
        if head.headline:
            return index
        if index + 1 < len(lines) and _stands_above(line, lines[index + 1], head, hints):
            continue
        if is_headline(line) and index + 1 < len(lines):
            head.headline = cut_line(line, limits.HEADLINE_CHARACTERS)
            return index + 1
        return index
    return 0


def _stands_above(line: str, following: str, head: Head, hints: Sequence[str]) -> bool:
    """Tell whether ``line`` is a kicker, an address or a date above the headline, and take what it tells."""
    if is_address(line) or is_timestamp(line) or _is_labelled(line):
        return _read_line(line, head, hints)
    if is_section(line) and not is_prose(following):
        return True
    return is_furniture(line) and not is_prose(line)


def is_headline(line: str) -> bool:
    """Tell whether ``line`` may be a headline: not too long, and not the first of several sentences."""
    if len(line) > limits.HEADLINE_CHARACTERS or count_words(line) > _HEADLINE_WORDS:
        return False
    if not ends_sentence(line) or line[-1] in "?!…？！":
        return True
    return count_words(line) <= _STOPPED_HEADLINE_WORDS and not list_breaks(line)


def _read_line(line: str, head: Head, hints: Sequence[str]) -> bool:
    """Take what a line of the head tells; return False when it is none."""
    if _is_labelled(line):
        return _read_label(line, head)
    if same_headline(line, head.headline) or is_section(line):
        return True
    if len(line) > limits.BYLINE_CHARACTERS:
        return False
    if is_timestamp(line):
        head.dates += [line] if find_dates(line) else []
        return True
    if is_furniture(line) or is_dateline(line):
        return True
    return _read_segments(line, head, hints)


def _is_labelled(line: str) -> bool:
    match = _LABEL.fullmatch(line)
    return match is not None and match["label"].casefold() in _LABEL_KINDS


def _read_label(line: str, head: Head) -> bool:
    match = _LABEL.fullmatch(line)
    if match is None:
        return False
    kind, value = _LABEL_KINDS[match["label"].casefold()], match["value"]
    if kind == "date":
        head.dates.append(value)
        return is_timestamp(value)
    if kind == "headline":
        head.headline = head.headline or cut_line(value, limits.HEADLINE_CHARACTERS)
    elif kind == "url":
        head.url = head.url or value
    elif kind == "outlet":
        head.outlet = head.outlet or cut_line(value, limits.OUTLET_CHARACTERS)
    elif kind == "byline":
        head.byline = head.byline or cut_line(value, limits.BYLINE_CHARACTERS)
    else:
        head.language = head.language or value
    return count_words(value) <= 20


def _read_segments(line: str, head: Head, hints: Sequence[str]) -> bool:
    """Read a line that joins byline, outlet and date; every segment must be one of them."""
    if is_prose(line) and not _looks_stopped_byline(line):
        return False
    segments, dates = _split_segments(line)
    people: list[str] = []
    outlets: list[str] = []
    for segment in segments:
        if is_section(segment) or is_furniture(segment):
            continue
        byline = read_byline(segment, hints=hints)
        if byline:
            people.append(byline.people)
            outlets += [byline.outlet] if byline.outlet else []
        elif looks_like_outlet(segment.partition(",")[0], hints=hints):
            outlets.append(segment.partition(",")[0])
        elif find_agency(segment) or (looks_like_name(segment) and (dates or len(segments) > 1)):
            people.append(cut_place(segment))
        elif not (dates and segment.istitle() and count_words(segment) <= 2):  # a section unknown to us
            return False
    head.dates += dates
    head.byline = head.byline or ", ".join(people)
    head.outlet = head.outlet or (outlets[0] if outlets else "")
    return bool(dates or people or outlets) or len(segments) > 1


def _looks_stopped_byline(line: str) -> bool:
    return count_words(line) <= 8 and not list_breaks(line) and line[:3].casefold() == "by "


def _split_segments(line: str) -> tuple[list[str], list[str]]:
    """Return the segments of ``line`` between its separators and dates, and the dates with their times."""
    spans = sorted([(date.start, date.end) for date in find_dates(line)] + find_times(line))
    if not find_dates(line):
        return [part for part in _SEGMENT.split(line) if part.strip()], []
    parts, last = [], 0
    for start, end in spans:
        parts.append(line[last:start])
        last = max(last, end)
    parts.append(line[last:])
    segments: list[str] = []
    for part in parts:
        for segment in _SEGMENT.split(f" {part} "):
            bare = segment.strip(" ,;|•·–—-/*()[]")
            segments += [bare] if bare and not is_timestamp(f"{bare} 1") else []
    return segments, [line]


def same_headline(line: str, headline: str) -> bool:
    """Tell whether ``line`` repeats ``headline``, with or without the outlet's name behind it."""
    if not headline or abs(len(line) - len(headline)) > 80:
        return False
    ours, theirs = "".join(list_tokens(line)), "".join(list_tokens(headline))
    if ours == theirs:
        return bool(ours)
    short, long = sorted((ours, theirs), key=len)
    return len(short) > 15 and long.startswith(short) and len(short) > 0.7 * len(long)
