"""Which days' editions are due at a moment. Days are those of the reader's zone, moments are aware UTC."""

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

# So long before its time an edition is made, never before its day begins: at its time it is on the desk.
AHEAD = timedelta(minutes=10)
# How late a missed edition is still made. A morning's brief is no use on the evening of the next day.
LATEST = timedelta(hours=36)
# How far the clock may have been set back since the last run: an hour covers what people and NTP correct.
BACKWARDS = timedelta(hours=1)


def find_due_moment(day: date, *, at: time, zone: str) -> datetime | None:
    """Return when the edition of ``day`` is to be there, or None for a day that the zone leaves out.

    A time that daylight saving skips is as much later as the clock is put forward; one that comes twice is
    meant the first time (PEP 495). Samoa had no 30 December 2011: that day has no edition.
    """
    moment = datetime.combine(day, at, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    return moment if moment.astimezone(ZoneInfo(zone)).date() == day else None


def find_due_days(
    moment: datetime, *, at: time, zone: str, made: Collection[date], first: date | None, catch_up: bool
) -> tuple[date, ...]:
    """Return the days whose editions are to be made at ``moment``, the oldest first.

    ``made`` are days that have an edition, ``first`` is the first of all of them, None before there is any:
    a series that has not begun has missed nothing. With ``catch_up`` a missed edition that is at most 36
    hours late is due beside today's.
    """
    today = moment.astimezone(ZoneInfo(zone)).date()
    days = [today]
    if catch_up and first is not None:
        days = [day for back in (2, 1) if (day := today - timedelta(days=back)) > first] + days
    due = []
    for day in days:
        wanted = find_due_moment(day, at=at, zone=zone)
        if wanted is None or day in made or wanted - AHEAD > moment:
            continue
        if day == today or moment - wanted <= LATEST:
            due.append(day)
    return tuple(due)


def is_clock_behind(moment: datetime, *, last: datetime | None) -> bool:
    """Tell whether the clock is so far behind the last run that it cannot be right."""
    return last is not None and moment < last - BACKWARDS
