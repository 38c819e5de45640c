"""Clock times of the reader's zone, as the machine's own clock shows them over the year."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def find_machine_times(
    times: Iterable[time], *, zone: str, machine_zone: str, start: date
) -> tuple[time, ...]:
    """Return when, by the machine's clock, it is one of ``times`` in ``zone`` on any of the next 366 days.

    cron knows one zone, the machine's. Where the two zones change to summer time on different days, or only
    one does, a time has two answers; a run that comes too early finds nothing due, so all of them may stand.
    """
    if zone == machine_zone:
        return tuple(sorted(set(times)))
    there, here = ZoneInfo(zone), ZoneInfo(machine_zone)
    found = {
        datetime.combine(start + timedelta(days=days), clock, tzinfo=there)
        .astimezone(here)
        .time()
        .replace(second=0, microsecond=0)
        for clock in times
        for days in range(366)
    }
    return tuple(sorted(found))
