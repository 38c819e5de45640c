"""What a brief covers. Days are local days of the configured zone; nothing depends on the time of the run."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from briefer.model import Window


def say_day(day: date) -> str:
    """Return the day as a masthead says it: "Tuesday 24 November 2026"."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def start_of_day(day: date, *, zone: str) -> datetime:
    """Return the moment (UTC) at which a local day begins, wherever daylight saving puts it."""
    return datetime.combine(day, time(), tzinfo=ZoneInfo(zone)).astimezone(UTC)


def find_window(day: date, *, today: date, zone: str, last: datetime | None) -> Window:
    """Return the window of the brief for ``day``.

    ``last`` is when the newest edition of an earlier day was made (aware UTC), or None. The brief for today
    covers what arrived since then, at most since yesterday began; for any other day, that local day.
    """
    since = start_of_day(day, zone=zone)
    until = start_of_day(day + timedelta(days=1), zone=zone)
    words = f"the whole of {say_day(day)} ({zone})"
    if day == today:
        since = start_of_day(day - timedelta(days=1), zone=zone)
        words = f"since {say_day(day - timedelta(days=1))} ({zone})"
        if last is not None and last > since:
            since = last
            local = last.astimezone(ZoneInfo(zone))
            words = f"since {local:%A} {local.day} {local:%B}, {local:%H:%M} ({zone})"
    moment = until - timedelta(seconds=1)
    return Window(day=day, zone=zone, since=since, until=until, moment=moment, words=words)
