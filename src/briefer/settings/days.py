"""Days as people write them on a command line."""

import re
from datetime import date, timedelta

from briefer.errors import SettingsError

_ALLOWED = "today, yesterday, a number of days ago such as -1d, or a date such as 2026-11-23"


def parse_day(text: str, *, today: date) -> date:
    """Return the day meant: "today", "yesterday", "-2d" or an ISO date, never one after ``today``.

    Raises SettingsError for anything else.
    """
    word = text.strip().lower()
    ago = re.fullmatch(r"-(\d{1,6})d", word)
    if word in {"today", "yesterday"} or ago:
        days = int(ago[1]) if ago else int(word == "yesterday")
        try:
            return today - timedelta(days=days)
        except OverflowError as error:
            raise SettingsError(f'the day "{word}" is before the calendar begins: use {_ALLOWED}') from error
    if not re.fullmatch(r"[1-9]\d{3}-\d{2}-\d{2}", word):
        raise SettingsError(f'"{text}" is no day: use {_ALLOWED}')
    try:
        day = date.fromisoformat(word)
    except ValueError as error:
        raise SettingsError(f'"{text}" is not in the calendar: use {_ALLOWED}') from error
    if day > today:
        raise SettingsError(f"{day} is still to come (today is {today}): use {_ALLOWED}")
    return day
