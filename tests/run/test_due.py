"""What is due when: one edition for every local date, none missing, none twice, whatever the clocks do."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.run.due import AHEAD, find_due_days, find_due_moment, is_clock_behind

ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu"]


def walk(zone: str, *, at: time, start: datetime, hours: int, step: timedelta) -> list[date]:
    """Call at every step, as an hourly cron does, and return the days that were made, in order."""
    made: list[date] = []
    moment = start
    while moment < start + timedelta(hours=hours):
        first = min(made, default=None)
        made += find_due_days(moment, at=at, zone=zone, made=made, first=first, catch_up=True)
        moment += step
    return made


def list_local_days(zone: str, *, at: time, start: datetime, hours: int) -> list[date]:
    """Return, minute by minute, the local dates on which the clock showed ``at`` or later, or soon would."""
    seen: list[date] = []
    for minute in range(0, hours * 60, 10):
        local = (start + timedelta(minutes=minute)).astimezone(ZoneInfo(zone))
        soon = (start + timedelta(minutes=minute) + AHEAD).astimezone(ZoneInfo(zone))
        # Of a day that ends meanwhile every time has come.
        come = soon.time() >= at or soon.date() > local.date()
        if come and local.date() not in seen:
            seen.append(local.date())
    return seen


STARTS = {
    "a summer time begins": datetime(2026, 3, 28, tzinfo=UTC),
    "another begins": datetime(2026, 3, 7, tzinfo=UTC),
    "it ends": datetime(2026, 10, 24, tzinfo=UTC),
    "Lord Howe moves by half an hour": datetime(2026, 10, 3, tzinfo=UTC),
    "a leap day": datetime(2028, 2, 28, tzinfo=UTC),
    "a year ends": datetime(2026, 12, 30, tzinfo=UTC),
    "Samoa skips a day": datetime(2011, 12, 28, 12, tzinfo=UTC),
}


@pytest.mark.parametrize("at", [time(0, 0), time(2, 30), time(5, 10), time(23, 50)], ids=str)
@pytest.mark.parametrize("start", STARTS.values(), ids=STARTS)
@pytest.mark.parametrize("zone", ZONES)
def test_every_local_date_has_one_edition(zone: str, start: datetime, at: time) -> None:
    made = walk(zone, at=at, start=start, hours=96, step=timedelta(minutes=10))
    assert len(made) == len(set(made))
    assert made == list_local_days(zone, at=at, start=start, hours=96)


@given(
    zone=st.sampled_from(ZONES),
    hour=st.integers(0, 23),
    minutes=st.integers(0, 2 * 366 * 24 * 60),
    off=st.integers(0, 29),
)
def test_a_machine_that_slept_for_a_day_catches_up(zone: str, hour: int, minutes: int, off: int) -> None:
    begun = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    local = begun.astimezone(ZoneInfo(zone)).date()
    first = local - timedelta(days=3)
    made = [first, first + timedelta(days=1), first + timedelta(days=2)]
    woken = begun + timedelta(hours=off)
    due = find_due_days(woken, at=time(hour), zone=zone, made=made, first=first, catch_up=True)
    missed = [local + timedelta(days=number) for number in range(3)]
    wanted = [
        day
        for day in missed
        if (moment := find_due_moment(day, at=time(hour), zone=zone)) is not None
        and moment - AHEAD <= woken
        and day <= woken.astimezone(ZoneInfo(zone)).date()
        and (day == woken.astimezone(ZoneInfo(zone)).date() or woken - moment <= timedelta(hours=36))
    ]
    assert list(due) == wanted


@given(zone=st.sampled_from(ZONES), at=st.times(), days=st.integers(0, 730))
def test_it_is_made_before_its_time_and_never_on_another_day(zone: str, at: time, days: int) -> None:
    day = date(2026, 1, 1) + timedelta(days=days)
    wanted = find_due_moment(day, at=at.replace(second=0, microsecond=0, tzinfo=None), zone=zone)
    assert wanted is not None
    begins = max(wanted - AHEAD, datetime.combine(day, time(), tzinfo=ZoneInfo(zone)).astimezone(UTC))
    rest = {"at": at.replace(second=0, microsecond=0), "zone": zone, "made": [], "first": None}
    assert find_due_days(begins, catch_up=False, **rest) == (day,)  # type: ignore[arg-type]
    early = find_due_days(begins - timedelta(seconds=1), catch_up=False, **rest)  # type: ignore[arg-type]
    assert day not in early


def test_without_catching_up_only_today_counts() -> None:
    moment = datetime(2026, 11, 25, 12, tzinfo=UTC)
    first = date(2026, 11, 20)
    known = {"at": time(6), "zone": "UTC", "made": [first], "first": first}
    assert find_due_days(moment, catch_up=False, **known) == (date(2026, 11, 25),)  # type: ignore[arg-type]
    assert find_due_days(moment, catch_up=True, **known) == (date(2026, 11, 24), date(2026, 11, 25))  # type: ignore[arg-type]
    early = datetime(2026, 11, 25, 5, tzinfo=UTC)
    assert find_due_days(early, catch_up=False, **known) == ()  # type: ignore[arg-type]


def test_a_series_that_begins_has_missed_nothing() -> None:
    moment = datetime(2026, 11, 25, 12, tzinfo=UTC)
    due = find_due_days(moment, at=time(6), zone="UTC", made=[], first=None, catch_up=True)
    assert due == (date(2026, 11, 25),)


def test_a_day_and_a_half_late_is_too_late() -> None:
    first = date(2026, 11, 20)
    for late, days in ((timedelta(hours=36), 2), (timedelta(hours=36, minutes=1), 1)):
        moment = datetime(2026, 11, 24, 6, tzinfo=UTC) + late
        due = find_due_days(moment, at=time(6), zone="UTC", made=[first], first=first, catch_up=True)
        assert len(due) == days


def test_a_clock_that_went_back_is_noticed() -> None:
    last = datetime(2026, 11, 25, 12, tzinfo=UTC)
    assert not is_clock_behind(last, last=None)
    assert not is_clock_behind(last - timedelta(minutes=59), last=last)
    assert is_clock_behind(last - timedelta(minutes=61), last=last)
    assert is_clock_behind(datetime(1970, 1, 1, tzinfo=UTC), last=last)
