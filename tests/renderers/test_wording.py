"""Dates, times, counts and addresses as the brief says them."""

from datetime import UTC, date, datetime

import pytest

from briefer.renderers.wording import (
    count,
    direction,
    is_web,
    say_address,
    say_day,
    say_moment,
    say_reading_time,
    write_language,
    write_link,
)


def test_days_are_said_in_full() -> None:
    assert say_day(date(2026, 11, 24)) == "Tuesday 24 November 2026"
    assert say_day(date(2027, 3, 1)) == "Monday 1 March 2027"


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("UTC", "24 Nov 23:30"),
        ("Europe/Berlin", "25 Nov 00:30"),
        ("America/New_York", "24 Nov 18:30"),
        ("Asia/Kathmandu", "25 Nov 05:15"),
    ],
)
def test_moments_are_said_in_the_readers_zone(zone: str, words: str) -> None:
    assert say_moment(datetime(2026, 11, 24, 23, 30, tzinfo=UTC), zone=zone, day=date(2026, 11, 24)) == words


def test_another_year_is_named() -> None:
    moment = datetime(2025, 12, 31, 23, 0, tzinfo=UTC)
    assert say_moment(moment, zone="UTC", day=date(2026, 1, 1)) == "31 Dec 2025 23:00"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "less than a minute"), (1, "1 minute"), (60, "1 minute"), (61, "2 minutes"), (299, "5 minutes")],
)
def test_reading_time_is_rounded_up(seconds: int, words: str) -> None:
    assert say_reading_time(seconds) == words


def test_counts() -> None:
    assert count(1, "story", "stories") == "1 story"
    assert count(12, "story", "stories") == "12 stories"
    assert count(1200, "article") == "1,200 articles"


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://www.harbourpost.example/2026/11/24/a-b?c=d#e", "harbourpost.example"),
        ("http://user:secret@host.example:8080/x", "host.example"),
        ("file:desk/a%20note.txt", "desk/a note.txt"),
        ("file:%FF.txt", "\ufffd.txt"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("https://b\u00fccher.example/", "xn--bcher-kva.example"),
        ("https://\u0430pple.example/", "xn--pple-43d.example"),
        ("https://" + "\u00fc" * 70 + ".example/", "\\xfc" * 29),
        ("https://[::1", "https://[::1"),
        ("", ""),
    ],
)
def test_addresses_are_short_and_hide_nothing(url: str, words: str) -> None:
    assert say_address(url).startswith(words)
    assert "secret" not in say_address(url)


def test_links_carry_no_character_that_acts() -> None:
    assert (
        write_link("https://a.example/x?y=%20z#:~:text=a%2Cb,c")
        == "https://a.example/x?y=%20z#:~:text=a%2Cb,c"
    )
    assert (
        write_link('https://a.example/ "<\u202e\x07\ud800>')
        == "https://a.example/%20%22%3C%E2%80%AE%07%3F%3E"
    )


@pytest.mark.parametrize(
    ("url", "web"),
    [
        ("https://a.example", True),
        ("HTTP://a.example", True),
        ("file:a", False),
        ("javascript:x", False),
        ("//a.example", False),
        ("", False),
    ],
)
def test_only_web_addresses_are_clicked(url: str, web: bool) -> None:
    assert is_web(url) is web


def test_languages_and_their_directions() -> None:
    assert (direction("ar"), direction("fa-IR"), direction("en"), direction("")) == (
        "rtl",
        "rtl",
        "ltr",
        "ltr",
    )
    assert (write_language("en"), write_language("pt-BR"), write_language('"><b>')) == ("en", "pt-BR", "")
