"""Dates, times and counts as the brief says them. English, and independent of the machine's locale."""

import re
from datetime import date, datetime
from urllib.parse import quote, unquote, urlsplit
from zoneinfo import ZoneInfo

from briefer.renderers.cleaning import show_label

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NOT_IN_ADDRESSES = re.compile(
    '[\x00-\x20\x7f-\xa0\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff<>"{}|\\\\^`]'
)
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}")
RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def say_day(day: date) -> str:
    """Return "Tuesday 24 November 2026"."""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def say_short_day(day: date) -> str:
    """Return "24 Nov"."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def say_past_day(day: date, *, today: date) -> str:
    """Return "Tuesday" for a day of the last week, else "17 Nov"."""
    return DAYS[day.weekday()] if 0 <= (today - day).days < len(DAYS) else say_short_day(day)


def say_moment(moment: datetime, *, zone: str, day: date) -> str:
    """Return "24 Nov 06:30" in the zone, with the year when it is not that of ``day``."""
    local = moment.astimezone(ZoneInfo(zone))
    year = f" {local.year}" if local.year != day.year else ""
    return f"{say_short_day(local.date())}{year} {local:%H:%M}"


def say_reading_time(seconds: int) -> str:
    """Return the reading time in whole minutes, rounded up."""
    minutes = -(-seconds // 60)
    return "less than a minute" if minutes < 1 else count(minutes, "minute")


def count(number: int, noun: str, nouns: str = "") -> str:
    """Return "1 story", "1,200 articles"."""
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"


def direction(language: str) -> str:
    """Return the direction of writing for HTML's ``dir``."""
    return "rtl" if language.split("-")[0] in RIGHT_TO_LEFT else "ltr"


def say_address(url: str) -> str:
    """Return an address short enough for paper: the host, or the path of a local file."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return show_label(url)
    if parts.scheme not in ("http", "https") or not host:
        return show_label(unquote(url.removeprefix("file:"), errors="replace"))
    return show_label(_write_host(host)).removeprefix("www.")


def _write_host(host: str) -> str:
    """Write a host as it was registered: letters that look like others show as punycode."""
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return host.encode("ascii", "backslashreplace").decode("ascii")


def write_link(url: str) -> str:
    """Return the address as an attribute can carry it: what no address holds is percent-encoded."""
    return _NOT_IN_ADDRESSES.sub(lambda match: quote(match[0], safe="", errors="replace"), url)


def write_language(language: str) -> str:
    """Return the language for HTML's ``lang``, or "" when it is no language tag (BCP 47)."""
    return language if _LANGUAGE_TAG.fullmatch(language) else ""


def is_web(url: str) -> bool:
    """Tell whether a reader may be sent there by a click."""
    return url[:8].lower().startswith(("https://", "http://"))
