"""Dates as documents write them, and which of them are believed."""

from datetime import UTC, datetime, timedelta

import pytest

from briefer.extractors.dates import find_dates, find_times, find_url_date, read_date, settle_date

FETCHED = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-24", "2026-11-24T12:00"),
        ("2026-11-24T06:15:00+00:00", "2026-11-24T06:15"),
        ("2026-11-24T10:00:00Z", "2026-11-24T10:00"),
        ("2026-11-24T10:00:00.000+0100", "2026-11-24T09:00"),
        ("20261124T101010Z", "2026-11-24T10:10:10"),
        ("2026-11-24 10:42", "2026-11-24T10:42"),
        ("Tue, 24 Nov 2026 06:15:00 -0500", "2026-11-24T11:15"),
        ("Tue Nov 24 10:42:00 EST 2026", "2026-11-24T15:42"),
        ("Nov. 23, 2026 at 11:40 a.m.", "2026-11-23T11:40"),
        ("Published Tuesday, November 24, 2026, 6:20 a.m. CST", "2026-11-24T12:20"),
        ("Nov 23, 2026, 4:50 PM ET", "2026-11-23T21:50"),
        ("November 23, 2026 12 p.m.", "2026-11-23T12:00"),
        ("Nov. 23, 2026 12:05 a.m.", "2026-11-23T00:05"),
        ("08:02 EST, 10 January 2026", "2026-01-10T13:02"),
        ("24 November 2026, 7.45 a.m.", "2026-11-24T07:45"),
        ("24 Nov 2026 06:00 GMT+05:30", "2026-11-24T00:30"),
        ("24. November 2026, 10:42 Uhr", "2026-11-24T10:42"),
        ("24.11.2026", "2026-11-24T12:00"),
        ("le 24 novembre 2026 à 10h42", "2026-11-24T10:42"),
        ("24 de noviembre de 2026", "2026-11-24T12:00"),
        ("24 ноября 2026 г. в 10:42", "2026-11-24T10:42"),
        ("16 września 2026", "2026-09-16T12:00"),
        ("٢٤ نوفمبر ٢٠٢٦", "2026-11-24T12:00"),
        ("2026年11月24日 10時42分", "2026-11-24T10:42"),
        ("2026년 11월 24일", "2026-11-24T12:00"),
        ("2026/11/24", "2026-11-24T12:00"),
        ("24/11/2026 10:42", "2026-11-24T10:42"),
        ("11/24/2026", "2026-11-24T12:00"),
        ("1795500000", "2026-11-24T06:00"),
        ("1795500000000", "2026-11-24T06:00"),
        ("24 November 2026, 99:99", "2026-11-24T12:00"),
        ("Published 23 November 2026 | Updated 24 November 2026, 10:42", "2026-11-23T12:00"),
    ],
)
def test_dates_are_read(text: str, moment: str) -> None:
    assert read_date(text) == datetime.fromisoformat(moment).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "", "yesterday", "2 hours ago", "3/4/2026", "Feb 31, 2026", "31.02.2026", "2026-13-45", "-1", "1 a 2 b",
        "9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00", "Thu, 99 Foo 99999 99:99:99", "24 Foo 2026",
        "a" * 10_000,
    ],
)  # fmt: skip
def test_what_names_no_moment_is_none(text: str) -> None:
    assert read_date(text) is None


def settle(*witnesses: str) -> datetime | None:
    return settle_date(witnesses, fetched=FETCHED)


def test_the_first_credible_witness_is_believed() -> None:
    assert settle("junk", "1970-01-01", "2199-01-01", "2026-11-23", "2026-11-22") == datetime(
        2026, 11, 23, 12, tzinfo=UTC
    )
    assert settle("1989-12-31T23:59:59Z") is None
    assert settle("1990-01-02") == datetime(1990, 1, 2, 12, tzinfo=UTC)
    assert settle() is None


def test_a_time_to_come_is_pulled_back_and_a_far_one_not_believed() -> None:
    assert settle("2026-11-24T20:00:00Z") == FETCHED + timedelta(hours=1)
    assert settle("2026-11-25T06:29:00Z") == FETCHED + timedelta(hours=1)
    assert settle("2026-11-25T06:31:00Z") is None


def test_a_day_alone_does_not_depend_on_the_hour_of_the_run() -> None:
    for hour in (0, 6, 13, 23):
        fetched = datetime(2026, 11, 24, hour, tzinfo=UTC)
        assert settle_date(["2026-11-24"], fetched=fetched) == datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_places_of_dates_and_times_are_told() -> None:
    line = "Jane Doe | 24 Nov 2026 | 10:42 GMT"
    ((start, end),) = [(date.start, date.end) for date in find_dates(line)]
    assert line[start:end] == "24 Nov 2026"
    assert [line[start:end] for start, end in find_times(line)] == ["10:42 GMT"]
    assert find_dates("24 Mayor 2026") == []


@pytest.mark.parametrize(
    ("url", "date"),
    [
        ("https://harbourpost.example/2026/11/24/bridge", "2026-11-24"),
        ("file:in/2026-11-24-bridge.txt", "2026-11-24"),
        ("https://harbourpost.example/news/20261124-bridge.html", "2026-11-24"),
        ("https://harbourpost.example/bridge-12345678", ""),
        ("https://harbourpost.example/2026/bridge", ""),
    ],
)
def test_the_date_in_an_address_is_a_witness(url: str, date: str) -> None:
    assert find_url_date(url) == date
