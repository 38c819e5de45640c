"""Dates as documents write them, and which of a document's witnesses is believed.

Read are ISO 8601, RFC 5322, seconds since 1970, and what people print above an article ("Nov. 24, 2026,
6:05 a.m. EST", "24. November 2026", "le 24 novembre 2026 à 10h42", "2026年11月24日"). A date without an hour
counts as noon UTC: the same calendar day almost everywhere. A time without a zone counts as UTC.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, timezone

from briefer.extractors.months import MONTHS, ZONES

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_NO_HOUR = time(12)
_WITNESS_CHARACTERS = 120

_WORD = r"[^\W\d_]{3,12}"
_YEAR_END = r"(?:(?!\d)|(?=\d{1,2}:\d\d))"  # "November 25, 202610:14 AM": two elements of a page, pasted
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_DAY_MONTH_YEAR = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er|º|°|\.)?[ \-](?:de |d['’])?({_WORD})\.?,?[ \-]"
    rf"(?:de |del )?(\d{{4}}){_YEAR_END}",
    re.IGNORECASE,
)
_MONTH_DAY_YEAR = re.compile(
    rf"(?<!\w)({_WORD})\.? ?(\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}}){_YEAR_END}", re.IGNORECASE
)
_NUMERIC = re.compile(r"(?<![\d.])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)")
_YEAR_FIRST = re.compile(r"(?<![\d.])(\d{4})([./])(\d{1,2})\2(\d{1,2})(?!\d)")
_EAST_ASIAN = re.compile(r"(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]")
_YEAR = re.compile(r"\d{4}")
_DATE_PATTERNS = (_ISO, _EAST_ASIAN, _YEAR_FIRST, _DAY_MONTH_YEAR, _MONTH_DAY_YEAR, _NUMERIC)
_HALF = r"(?: ?([ap])\.? ?m\b\.?)"
_TIME = re.compile(
    rf"(?<![\d:])(\d{{1,2}})(?:[:.h時点](\d{{2}})(?:[:.分](\d{{2}})(?:[.,]\d{{1,9}})?)?分?{_HALF}?|{_HALF})(?!\d)",
    re.IGNORECASE,
)
_OFFSET = re.compile(r" ?(?:(?:GMT|UTC)? ?([+-])(\d{2}):?(\d{2})(?!\d)|\(?([^\W\d_]{1,4})\b)", re.IGNORECASE)
_URL_DATE = re.compile(r"[/_-](20\d\d|19[89]\d)[/_-]?(\d{2})[/_-]?(\d{2})(?=[/_.-]|$)")
_EPOCH = re.compile(r"(\d{9,10})(?:\d{3})?(?:\.\d{1,6})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A calendar day named in a line: its numbers, and the characters that name it."""

    year: int
    month: int
    day: int
    start: int
    end: int


def find_dates(line: str) -> list[FoundDate]:
    """Return the full dates (day, month and year) that ``line`` names, in the order of their places."""
    if not _YEAR.search(line):
        return []
    found: list[FoundDate] = []
    for pattern in _DATE_PATTERNS:
        for match in pattern.finditer(line):
            date = _read_match(pattern, match)
            if date and all(date.end <= other.start or other.end <= date.start for other in found):
                found.append(date)
    return sorted(found, key=lambda date: date.start)


def _read_match(pattern: re.Pattern[str], match: re.Match[str]) -> FoundDate | None:
    groups = match.groups()
    if pattern is _DAY_MONTH_YEAR:
        day, month, year = int(groups[0]), MONTHS.get(groups[1].casefold(), 0), int(groups[2])
    elif pattern is _MONTH_DAY_YEAR:
        month, day, year = MONTHS.get(groups[0].casefold(), 0), int(groups[1]), int(groups[2])
    elif pattern is _NUMERIC:
        day, month = _order_numbers(int(groups[0]), groups[1], int(groups[2]))
        year = int(groups[3])
    elif pattern is _YEAR_FIRST:
        year, month, day = int(groups[0]), int(groups[2]), int(groups[3])
    else:
        year, month, day = int(groups[0]), int(groups[1]), int(groups[2])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return FoundDate(year=year, month=month, day=day, start=match.start(), end=match.end())


def _order_numbers(first: int, separator: str, second: int) -> tuple[int, int]:
    """Return day and month of an all-number date: with dots the day is first; else only when it must be."""
    if first > 12 or separator == ".":
        return first, second
    if second > 12 or first == second:
        return second, first
    return 0, 0  # 3/4 is the third of April to some and the fourth of March to others


def find_times(line: str) -> list[tuple[int, int]]:
    """Return where ``line`` names a time of day, with its zone: offsets of start and end."""
    spans: list[tuple[int, int]] = []
    for match in _TIME.finditer(line):
        zone = _OFFSET.match(line, match.end())
        known = zone and (zone.group(1) or zone.group(4).casefold() in ZONES)
        spans.append((match.start(), zone.end() if zone and known else match.end()))
    return spans


def read_date(text: str) -> datetime | None:
    """Return the moment that ``text`` names, in UTC, or None; nothing is guessed from today's date."""
    text = " ".join(text[:_WITNESS_CHARACTERS].split())
    epoch = _EPOCH.fullmatch(text)
    if epoch:
        return datetime.fromtimestamp(int(epoch.group(1)), tz=UTC)
    try:
        exact = datetime.fromisoformat(text)
    except ValueError:
        return _read_printed(text) or _read_mail_date(text)
    if "T" not in text and ":" not in text:
        exact = exact.replace(hour=_NO_HOUR.hour)
    return _to_utc(exact)


def _to_utc(moment: datetime) -> datetime | None:
    try:
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (OverflowError, ValueError):  # the first hours of year 1, the last of 9999
        return None


def _read_mail_date(text: str) -> datetime | None:
    # Slow to import, and most documents have no date that nothing else can read.
    from email.utils import parsedate_to_datetime

    try:
        return _to_utc(parsedate_to_datetime(text))
    except (
        ValueError,
        TypeError,
        IndexError,
        OverflowError,
    ):  # what the standard library raises on bad dates
        return None


def _read_printed(text: str) -> datetime | None:
    dates = find_dates(text)
    if not dates:
        return None
    date = dates[0]
    # The hour stands behind the day in most newspapers, before it in some; a second day ends the first one's.
    behind = text[date.end : dates[1].start if len(dates) > 1 else None]
    match = _TIME.search(behind) or _TIME.search(text[: date.start])
    try:
        day = datetime(date.year, date.month, date.day, 12, tzinfo=UTC)
        return _to_utc(_add_time(day, match)) if match else day
    except ValueError:
        return None


def _add_time(day: datetime, match: re.Match[str]) -> datetime:
    hour, minute, second, half_a, half_b = match.groups()
    hours, half = int(hour), (half_a or half_b or "").casefold()
    if half and hours <= 12:
        hours = hours % 12 + (12 if half == "p" else 0)
    if hours > 23 or int(minute or 0) > 59 or int(second or 0) > 59:
        return day
    moment = day.replace(hour=hours, minute=int(minute or 0), second=int(second or 0))
    zone = _OFFSET.match(match.string, match.end())
    if zone and zone.group(1):
        minutes = int(zone.group(2)) * 60 + int(zone.group(3))
        if minutes < 24 * 60:
            return moment.replace(tzinfo=timezone(timedelta(minutes=int(zone.group(1) + str(minutes)))))
    if zone and zone.group(4) and zone.group(4).casefold() in ZONES:
        return moment.replace(tzinfo=timezone(timedelta(minutes=ZONES[zone.group(4).casefold()])))
    return moment


def find_url_date(url: str) -> str:
    """Return the date in the path of ``url`` ("/2026/11/24/", "20261124") as ISO 8601, or ""."""
    match = _URL_DATE.search(url)
    return "-".join(match.groups()) if match else ""


def settle_date(witnesses: Iterable[str], *, fetched: datetime) -> datetime | None:
    """Return the first credible date of the ``witnesses``, most trusted first, in UTC, or None.

    Not credible is a date before 1990 or more than a day after ``fetched``; a time less than a day ahead is
    pulled back to an hour after ``fetched``: clocks are wrong, and embargoes lift. A day without an hour
    stays noon even before noon, so that what is printed does not depend on the hour of the run.
    """
    for witness in witnesses:
        moment = read_date(witness)
        if moment and EARLIEST <= moment <= fetched + timedelta(days=1):
            return moment if moment.time() == _NO_HOUR else min(moment, fetched + timedelta(hours=1))
    return None
