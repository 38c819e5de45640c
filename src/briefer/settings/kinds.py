"""The kinds of value that a setting can have: what each allows, in words and in fact.

Every kind has ``words`` (how an error or the reference says what is allowed), ``split`` (a flag or an
environment variable, which are text, made into what a file would hold) and ``read``, which returns the value
or raises ValueError, whose message is "" or a hint, such as the nearest known name.
"""

import math
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Protocol

from briefer.settings.zones import find_zone_hint, is_zone
from briefer.tables import did_you_mean


class Kind(Protocol):
    """What one setting can be."""

    @property
    def words(self) -> str:
        """What is allowed, fit to follow "must be"."""
        ...

    def split(self, text: str) -> object:
        """Return what the text of a flag or an environment variable stands for."""
        ...

    def read(self, value: object, *, folder: Path) -> object:
        """Return the value, paths counted from ``folder``; raise ValueError for what is not allowed."""
        ...


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text."""

    longest: int
    pattern: str = ""
    words: str = ""

    def split(self, text: str) -> object:
        """Return the text itself."""
        return text

    def read(self, value: object, *, folder: Path) -> str:
        """Return the text without blanks around it; it is neither empty nor holds control characters."""
        if not isinstance(value, str):
            raise ValueError
        text = value.strip()
        if not text or len(text) > self.longest or not text.isprintable():
            raise ValueError
        if self.pattern and not re.fullmatch(self.pattern, text):
            raise ValueError
        return text


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a range; ``whole`` ones have no fraction."""

    low: float
    high: float
    whole: bool

    @property
    def words(self) -> str:
        """Say the range."""
        return f"a {'whole ' if self.whole else ''}number from {self.low:g} to {self.high:g}"

    def split(self, text: str) -> object:
        """Return the number that the text says, or the text when it says none."""
        try:
            return int(text) if self.whole else float(text)
        except ValueError:
            return text

    def read(self, value: object, *, folder: Path) -> int | float:
        """Return the number; true and false are none."""
        wanted = int if self.whole else (int, float)
        if isinstance(value, bool) or not isinstance(value, wanted):
            raise ValueError
        if math.isnan(value) or not self.low <= value <= self.high:
            raise ValueError
        return value if self.whole else float(value)


@dataclass(frozen=True, slots=True)
class Switch:
    """Yes or no."""

    words: str = "true or false"

    def split(self, text: str) -> object:
        """Return what the text says, or the text when it says neither."""
        return {"true": True, "false": False}.get(text.strip().lower(), text)

    def read(self, value: object, *, folder: Path) -> bool:
        """Return the value."""
        if not isinstance(value, bool):
            raise ValueError
        return value


@dataclass(frozen=True, slots=True)
class Name:
    """One name out of a table that is looked at only when asked."""

    known: Callable[[], tuple[str, ...]]

    @property
    def words(self) -> str:
        """List the names."""
        return "one of " + ", ".join(self.known())

    def split(self, text: str) -> object:
        """Return the text itself."""
        return text

    def read(self, value: object, *, folder: Path) -> str:
        """Return the name."""
        if not isinstance(value, str):
            raise ValueError
        name = value.strip()
        if name not in self.known():
            raise ValueError(did_you_mean(name, self.known()))
        return name


@dataclass(frozen=True, slots=True)
class Names:
    """Several names out of a table, each once, at least one."""

    known: Callable[[], tuple[str, ...]]

    @property
    def words(self) -> str:
        """List the names."""
        return "a list of some of " + ", ".join(self.known())

    def split(self, text: str) -> object:
        """Return the parts between commas."""
        return [part for part in text.split(",") if part.strip()]

    def read(self, value: object, *, folder: Path) -> tuple[str, ...]:
        """Return the names in their order."""
        if not isinstance(value, list | tuple) or not value:
            raise ValueError
        one = Name(known=self.known)
        names = tuple(one.read(item, folder=folder) for item in value)
        if len(set(names)) < len(names):
            raise ValueError(" (one of them is named twice)")
        return names


@dataclass(frozen=True, slots=True)
class Zone:
    """A time zone by its IANA name."""

    words: str = "an IANA time zone such as Europe/Berlin"

    def split(self, text: str) -> object:
        """Return the text itself."""
        return text

    def read(self, value: object, *, folder: Path) -> str:
        """Return the zone's name."""
        if not isinstance(value, str):
            raise ValueError
        name = value.strip()
        if not is_zone(name):
            raise ValueError(find_zone_hint(name))
        return name


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of the day, to the minute."""

    words: str = "a time of the day such as 06:30"

    def split(self, text: str) -> object:
        """Return the text itself."""
        return text

    def read(self, value: object, *, folder: Path) -> time:
        """Return the time; TOML may write it as text or as a time of its own."""
        if isinstance(value, str) and re.fullmatch(r"\s*([01]?\d|2[0-3]):[0-5]\d\s*", value):
            hour, _, minute = value.partition(":")
            return time(int(hour), int(minute))
        if isinstance(value, time) and not (value.second or value.microsecond or value.tzinfo):
            return value
        raise ValueError


@dataclass(frozen=True, slots=True)
class Place:
    """A folder; a relative one counts from the settings file's folder, or for flags from the current one."""

    words: str = "the path of a folder"

    def split(self, text: str) -> object:
        """Return the text itself."""
        return text

    def read(self, value: object, *, folder: Path) -> Path:
        """Return the absolute path, ``~`` replaced."""
        if not isinstance(value, str | Path) or not str(value).strip() or "\0" in str(value):
            raise ValueError
        try:
            # Not resolved: a link that is named stays the name that is printed.
            return Path(os.path.normpath(folder / Path(value).expanduser()))
        except RuntimeError as error:
            raise ValueError(" (there is no home folder to replace ~ with)") from error
