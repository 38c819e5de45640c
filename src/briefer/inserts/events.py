"""The events of one day; imported by the child process that reads calendars only.

icalendar parses, dateutil expands rules of recurrence (RFC 5545, 3.3.10) on the wall clock of the event's
own zone, so that a meeting stays at nine when the clocks change. Times without a zone are the reader's.
"""

import itertools
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
from dateutil.rrule import rrulestr

MOST_ITEMS = 40
LONGEST = 120
# Of one event: a rule may say "every second, for ever".
MOST_OCCURRENCES = 50_000

# What broken events raise, in a parser and an expander that were written for whole ones.
_FAULTS = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """The day that is asked for, from midnight to midnight in its zone."""

    start: datetime
    end: datetime
    zone: tzinfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """When something takes place; ``whole`` days have no times."""

    start: datetime
    end: datetime
    whole: bool


def list_day(payload: bytes) -> bytes:
    """Return what is on the day, as JSON: [label, value, note] each; ``payload``: a line of JSON, a file."""
    head, _, content = payload.partition(b"\n")
    asked = json.loads(head)
    zone = ZoneInfo(asked["zone"])
    today = date.fromisoformat(asked["day"])
    start, end = (datetime.combine(each, time(), zone) for each in (today, today + timedelta(days=1)))
    day = Day(start=start, end=end, zone=zone)
    try:
        calendars = icalendar.Calendar.from_ical(content, multiple=True)
        events = [event for calendar in calendars for event in calendar.walk("VEVENT")]
    except _FAULTS as problem:
        return json.dumps({"fault": f"it is no iCalendar file: {problem}"[:LONGEST]}).encode()
    found, bad = _find_events(events, day)
    items = [
        [_say_times(span, day), _say(event, "SUMMARY"), _say(event, "LOCATION")] for span, event in found
    ]
    answer = {"items": items[:MOST_ITEMS], "more": max(0, len(items) - MOST_ITEMS), "bad": bad}
    return json.dumps(answer).encode()


def _find_events(events: Iterable[Any], day: Day) -> tuple[list[tuple[Span, Any]], int]:
    """Return what takes place on the day, whole days first, and how many events cannot be understood."""
    known = list(events)
    found: list[tuple[Span, Any]] = []
    moved: set[tuple[str, datetime]] = set()
    bad = 0
    # Those that were moved first: what they replace does not take place.
    for event in sorted(known, key=lambda event: "RECURRENCE-ID" not in event):
        try:
            name, alone = _say(event, "UID"), "RECURRENCE-ID" in event
            if alone:
                moved.add((name, _key(_place(event.decoded("RECURRENCE-ID"), day))))
            spans = [
                span for span in _list_spans(event, day) if alone or (name, _key(span.start)) not in moved
            ]
        except _FAULTS:
            bad += 1
            continue
        if str(event.get("STATUS", "")).upper() != "CANCELLED":
            found += [(span, event) for span in spans]
    found.sort(key=lambda pair: (not pair[0].whole, _key(pair[0].start), _say(pair[1], "SUMMARY")))
    return found, bad


def _list_spans(event: Any, day: Day) -> list[Span]:
    """Return when the event takes place on the day."""
    first = event.decoded("DTSTART")
    whole = not isinstance(first, datetime)
    start = _place(first, day)
    length = _measure(event, start, day)
    left_out = {_key(_place(each, day)) for each in _list_dates(event, "EXDATE")}
    left_days = {each for each in _list_dates(event, "EXDATE") if not isinstance(each, datetime)}
    spans: list[Span] = []
    for begin in _recur(event, start, day):
        if _key(begin) in left_out or begin.date() in left_days:
            continue
        end = begin + length
        # What takes no time is on the day when it begins on it.
        if begin < day.end and (end > day.start or begin == end == day.start):
            spans.append(Span(start=begin, end=end, whole=whole))
    return spans


def _recur(event: Any, start: datetime, day: Day) -> Iterator[datetime]:
    """Yield the beginnings before the day's end, each once."""
    series = [iter([start])]
    # An event that was moved stands for itself alone.
    if "RECURRENCE-ID" not in event:
        rules = event.get("RRULE", [])
        for rule in rules if isinstance(rules, list) else [rules]:
            series.append(iter(rrulestr(_write_rule(rule, start), dtstart=start)))
        series.append(iter(sorted(_place(each, day) for each in _list_dates(event, "RDATE"))))
    met: set[datetime] = set()
    for beginnings in series:
        for number, begin in enumerate(itertools.takewhile(lambda begin: begin < day.end, beginnings)):
            if number == MOST_OCCURRENCES:
                raise ValueError("it takes place too often")
            if _key(begin) not in met:
                met.add(_key(begin))
                yield begin


def _write_rule(rule: Any, start: datetime) -> str:
    """Return the rule with its end in UTC, as RFC 5545 asks and not every program writes."""
    ends = rule.get("UNTIL", [])
    parts = [part for part in rule.to_ical().decode().split(";") if not part.upper().startswith("UNTIL=")]
    for until in ends[:1]:
        if not isinstance(until, datetime):
            until = datetime.combine(until, time(23, 59, 59))
        local = until if until.tzinfo else until.replace(tzinfo=start.tzinfo)
        parts.append(f"UNTIL={local.astimezone(UTC):%Y%m%dT%H%M%SZ}")
    return ";".join(parts)


def _place(moment: date | datetime, day: Day) -> datetime:
    """Return the moment in its own zone; a date, or a time without a zone, is in the reader's."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time(), day.zone)
    return moment if moment.tzinfo else moment.replace(tzinfo=day.zone)


def _measure(event: Any, start: datetime, day: Day) -> timedelta:
    """Return how long the event takes: a date without an end one day, a time without one no time."""
    whole = not isinstance(event.decoded("DTSTART"), datetime)
    if "DTEND" in event:
        end = _place(event.decoded("DTEND"), day)
        length = end.replace(tzinfo=None) - start.replace(tzinfo=None) if whole else end - start
    elif "DURATION" in event:
        length = event.decoded("DURATION")
    else:
        length = timedelta()
    # Some programs end a day on itself.
    return max(length, timedelta(days=1) if whole else timedelta())


def _list_dates(event: Any, name: str) -> Iterator[date | datetime]:
    values = event.get(name, [])
    for value in values if isinstance(values, list) else [values]:
        for each in value.dts:
            yield each.dt[0] if isinstance(each.dt, tuple) else each.dt


def _key(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


def _say(event: Any, name: str) -> str:
    return " ".join(str(event.get(name, "")).split())[:LONGEST]


def _say_times(span: Span, day: Day) -> str:
    begins, ends = span.start > day.start, span.end < day.end
    start, end = (f"{each.astimezone(day.zone):%H:%M}" for each in (span.start, span.end))
    if span.whole or (span.start <= day.start and span.end >= day.end):
        return "all day"
    if span.start == span.end:
        return start
    if not begins and span.start < day.start:
        return f"until {end}"
    return f"{start}–{end}" if ends or span.end == day.end else f"from {start}"
