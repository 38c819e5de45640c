"""A day of a calendar file: as RFC 5545 says, and as calendars write it."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from briefer.errors import InsertError
from briefer.inserts import calendar, read_calendar
from briefer.inserts.events import list_day
from briefer.model import Insert

MOMENT = datetime(2026, 11, 24, 5, tzinfo=UTC)
TUESDAY = date(2026, 11, 24)


def write_calendar(*events: str) -> bytes:
    """Return a calendar file of these events, each line of theirs ended as the standard asks."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//calendar//EN"]
    for number, event in enumerate(events):
        own = event.strip().splitlines()
        uid = [] if any(line.strip().startswith("UID") for line in own) else [f"UID:event-{number}"]
        lines += ["BEGIN:VEVENT", "DTSTAMP:20261101T000000Z", *uid, *map(str.strip, own), "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def read(content: bytes, *, day: date = TUESDAY, zone: str = "Europe/Berlin") -> tuple[Insert, int]:
    return read_calendar(content, day=day, zone=zone, title="Calendar", source="a.ics", moment=MOMENT)


def ask(content: bytes, *, day: date = TUESDAY) -> dict[str, Any]:
    """Return what the task answers, without a child process for each question."""
    head = json.dumps({"day": day.isoformat(), "zone": "Europe/Berlin"}).encode()
    answer: dict[str, Any] = json.loads(list_day(head + b"\n" + content))
    return answer


def list_lines(*events: str, day: date = TUESDAY) -> list[tuple[str, str, str]]:
    """Return what a sound calendar has on the day."""
    answer = ask(write_calendar(*events), day=day)
    assert (answer["more"], answer["bad"]) == (0, 0)
    return [(label, value, note) for label, value, note in answer["items"]]


def test_a_day_lists_whole_days_first_then_by_time() -> None:
    assert list_lines(
        """DTSTART:20261124T140000Z
        DTEND:20261124T150000Z
        SUMMARY:Call with the port
        LOCATION:Room 4\\, east wing""",
        """DTSTART;TZID=America/New_York:20261124T020000
        DURATION:PT90M
        SUMMARY:Early markets""",
        """DTSTART;VALUE=DATE:20261124
        SUMMARY:Budget day""",
        """DTSTART:20261124T091500
        SUMMARY:Reminder in the reader's own time""",
        """DTSTART:20261125T140000Z
        DTEND:20261125T150000Z
        SUMMARY:Tomorrow""",
        """DTSTART:20261124T100000Z
        DTEND:20261124T110000Z
        STATUS:CANCELLED
        SUMMARY:Called off""",
    ) == [
        ("all day", "Budget day", ""),
        ("08:00–09:30", "Early markets", ""),
        ("09:15", "Reminder in the reader's own time", ""),
        ("15:00–16:00", "Call with the port", "Room 4, east wing"),
    ]


def test_what_began_before_or_ends_later_says_so() -> None:
    assert list_lines(
        "DTSTART:20261123T200000Z\nDTEND:20261124T013000Z\nSUMMARY:Night shift",
        "DTSTART:20261124T210000Z\nDTEND:20261125T030000Z\nSUMMARY:Night train",
        "DTSTART:20261123T100000Z\nDTEND:20261126T100000Z\nSUMMARY:Fair",
        "DTSTART;VALUE=DATE:20261122\nDTEND;VALUE=DATE:20261125\nSUMMARY:Holiday",
        "DTSTART;VALUE=DATE:20261122\nDTEND;VALUE=DATE:20261124\nSUMMARY:Over",
        "DTSTART:20261124T220000Z\nDTEND:20261124T230000Z\nSUMMARY:Until midnight",
        "DTSTART:20261123T220000Z\nDTEND:20261123T230000Z\nSUMMARY:Yesterday until midnight",
    ) == [
        ("all day", "Holiday", ""),
        ("all day", "Fair", ""),
        ("until 02:30", "Night shift", ""),
        ("from 22:00", "Night train", ""),
        ("23:00–00:00", "Until midnight", ""),
    ]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=DAILY", True),
        ("FREQ=WEEKLY;BYDAY=TU,TH", True),
        ("FREQ=WEEKLY;BYDAY=MO", False),
        ("FREQ=MONTHLY;BYDAY=-1TU", True),
        ("FREQ=MONTHLY;BYDAY=1TU", False),
        ("FREQ=MONTHLY;BYDAY=4TU", True),
        ("FREQ=YEARLY", False),
        ("FREQ=WEEKLY;COUNT=3", False),
        ("FREQ=WEEKLY;UNTIL=20261124T090000Z", True),
        ("FREQ=WEEKLY;UNTIL=20261124T070000Z", False),
        ("FREQ=WEEKLY;UNTIL=20261124", True),
        ("FREQ=WEEKLY;UNTIL=20261123", False),
        ("FREQ=WEEKLY;UNTIL=20261124T090000", True),
        ("FREQ=WEEKLY;INTERVAL=2", False),
    ],
)
def test_events_recur(rule: str, *, expected: bool) -> None:
    """From Tuesday 6 October 2026 on, at nine in Berlin: seven weeks before the day."""
    event = f"DTSTART;TZID=Europe/Berlin:20261006T090000\nDURATION:PT1H\nRRULE:{rule}\nSUMMARY:Meeting"
    assert list_lines(event) == ([("09:00–10:00", "Meeting", "")] if expected else [])


def test_a_meeting_stays_at_nine_when_the_clocks_change() -> None:
    event = "DTSTART;TZID=America/New_York:20261020T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY\nSUMMARY:Call"
    assert list_lines(event, day=date(2026, 10, 20)) == [("15:00–16:00", "Call", "")]
    # Berlin has changed its clocks, New York has not yet.
    assert list_lines(event, day=date(2026, 10, 27)) == [("14:00–15:00", "Call", "")]
    assert list_lines(event, day=date(2026, 11, 3)) == [("15:00–16:00", "Call", "")]


def test_single_days_are_added_left_out_moved_and_called_off() -> None:
    weekly = """UID:weekly
        DTSTART;TZID=Europe/Berlin:20261006T090000
        DURATION:PT1H
        RRULE:FREQ=WEEKLY
        {more}
        SUMMARY:Meeting"""
    assert list_lines(weekly.format(more="EXDATE;TZID=Europe/Berlin:20261124T090000")) == []
    assert list_lines(weekly.format(more="EXDATE;VALUE=DATE:20261124,20261201")) == []
    extra = "RDATE;TZID=Europe/Berlin:20261126T090000,20261125T070000"
    assert list_lines(weekly.format(more=extra), day=date(2026, 11, 25)) == [("07:00–08:00", "Meeting", "")]
    period = "RDATE;VALUE=PERIOD:20261125T060000Z/PT1H"
    assert list_lines(weekly.format(more=period), day=date(2026, 11, 25)) == [("07:00–08:00", "Meeting", "")]
    moved = """UID:weekly
        RECURRENCE-ID;TZID=Europe/Berlin:20261124T090000
        DTSTART;TZID=Europe/Berlin:20261124T1130{seconds}
        DURATION:PT30M
        SUMMARY:Meeting, later"""
    assert list_lines(weekly.format(more="CLASS:PUBLIC"), moved.format(seconds="00")) == [
        ("11:30–12:00", "Meeting, later", "")
    ]
    off = moved.format(seconds="00") + "\nSTATUS:CANCELLED"
    assert list_lines(weekly.format(more="CLASS:PUBLIC"), off) == []


def test_whole_days_recur() -> None:
    birthday = "DTSTART;VALUE=DATE:19801124\nRRULE:FREQ=YEARLY\nSUMMARY:Birthday"
    assert list_lines(birthday) == [("all day", "Birthday", "")]
    assert list_lines(birthday, day=date(2026, 11, 25)) == []
    same = "DTSTART;VALUE=DATE:20261124\nDTEND;VALUE=DATE:20261124\nSUMMARY:Ends on itself"
    assert list_lines(same) == [("all day", "Ends on itself", "")]
    two_rules = "DTSTART:20261006T080000Z\nRRULE:FREQ=WEEKLY\nRRULE:FREQ=DAILY\nSUMMARY:Twice"
    assert list_lines(two_rules) == [("09:00", "Twice", "")]


def test_a_broken_event_costs_only_itself() -> None:
    content = write_calendar(
        "SUMMARY:Without a beginning",
        "DTSTART:20261124T080000Z\nRRULE:FREQ=SOMETIMES\nSUMMARY:Without a rule",
        "DTSTART:20200101T000000Z\nRRULE:FREQ=SECONDLY\nSUMMARY:Without an end",
        "DTSTART:20261124T080000Z\nSUMMARY:\nDURATION:PT1H",
        "DTSTART:20261124T090000Z\nSUMMARY:Sound",
    )
    insert, bad = read(content)
    assert bad == ask(content)["bad"] == 3
    assert [item.value for item in insert.items] == ["", "Sound"]


def test_a_full_day_is_cut_and_the_rest_counted() -> None:
    insert, _ = read(write_calendar(*(f"DTSTART:20261124T08{n:02}00Z\nSUMMARY:E{n}" for n in range(50))))
    assert (len(insert.items), insert.more) == (40, 10)


def test_several_calendars_in_one_file_are_read() -> None:
    one = write_calendar("UID:a\nDTSTART:20261124T080000Z\nSUMMARY:One")
    two = write_calendar("UID:b\nDTSTART:20261124T090000Z\nSUMMARY:Two")
    insert, _ = read(one + two)
    assert [item.value for item in insert.items] == ["One", "Two"]


def test_what_is_no_calendar_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InsertError, match="no iCalendar file"):
        read(b"BEGIN:VCALENDAR\r\nnonsense")
    assert "no iCalendar file" in ask(b"nonsense")["fault"]
    monkeypatch.setattr(calendar, "LARGEST_BYTES", 1 << 20)
    with pytest.raises(InsertError, match="more than 1 MiB"):
        read(b" " * (1 << 20) + b" ")


def test_a_calendar_that_takes_for_ever_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar, "LIMITS", replace(calendar.LIMITS, cpu_seconds=2))
    event = "DTSTART:20200101T000000Z\nRRULE:FREQ=SECONDLY;BYSETPOS=1;BYSECOND=0\nSUMMARY:E"
    with pytest.raises(InsertError, match="reading it used more than 2 s"):
        read(write_calendar(*[event] * 400))
