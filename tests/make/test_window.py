"""What a brief covers, in whole local days, wherever the clocks change."""

from datetime import UTC, date, datetime, timedelta

import pytest

from briefer.make.window import find_window

DAY = date(2026, 11, 24)


def test_the_first_brief_for_today_reaches_back_to_yesterday() -> None:
    window = find_window(DAY, today=DAY, zone="Europe/Berlin", last=None)
    assert window.since == datetime(2026, 11, 22, 23, tzinfo=UTC)
    assert window.until == datetime(2026, 11, 24, 23, tzinfo=UTC)
    assert window.words == "since Monday 23 November 2026 (Europe/Berlin)"


def test_the_next_one_begins_where_the_last_edition_ended() -> None:
    last = datetime(2026, 11, 23, 5, 30, tzinfo=UTC)
    window = find_window(DAY, today=DAY, zone="Europe/Berlin", last=last)
    assert window.since == last
    assert window.words == "since Monday 23 November, 06:30 (Europe/Berlin)"


def test_a_long_silence_is_not_made_up_for() -> None:
    last = datetime(2026, 11, 1, tzinfo=UTC)
    window = find_window(DAY, today=DAY, zone="Europe/Berlin", last=last)
    assert window.since == datetime(2026, 11, 22, 23, tzinfo=UTC)


def test_a_past_day_is_that_local_day() -> None:
    window = find_window(date(2026, 11, 20), today=DAY, zone="America/New_York", last=None)
    assert window.since == datetime(2026, 11, 20, 5, tzinfo=UTC)
    assert window.until - window.since == timedelta(days=1)
    assert window.words == "the whole of Friday 20 November 2026 (America/New_York)"


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 6, 1), 24)]
)
def test_a_day_is_as_long_as_its_clock_makes_it(day: date, hours: int) -> None:
    window = find_window(day, today=DAY, zone="Europe/Berlin", last=None)
    assert window.until - window.since == timedelta(hours=hours)


def test_nothing_in_the_window_depends_on_the_time_of_the_run() -> None:
    window = find_window(DAY, today=DAY, zone="UTC", last=None)
    assert window.moment == window.until - timedelta(seconds=1)
