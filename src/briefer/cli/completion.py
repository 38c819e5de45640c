"""What the shell offers: the names that a setting allows, and those that the settings file gives."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from briefer.errors import BrieferError

if TYPE_CHECKING:
    from briefer.settings import Settings
    from briefer.settings.kinds import Name, Names


def complete_names(setting: str) -> Callable[[str], list[str]]:
    """Return what completes the value of a setting that is a name, or names between commas."""

    def complete(incomplete: str) -> list[str]:
        from briefer.settings.keys import KEYS  # imported when a shell asks, not for --help

        kind = cast("Name | Names", next(key.kind for key in KEYS if key.name == setting))
        head, comma, begun = incomplete.rpartition(",")
        given = head.split(",")
        return [head + comma + name for name in kind.known() if name.startswith(begun) and name not in given]

    return complete


def complete_source(incomplete: str) -> list[str]:
    """Return the sources of the settings that begin so; without those that are several words."""
    settings = _read_own()
    names = [source.name for source in settings.sources] if settings else []
    return [name for name in names if name.startswith(incomplete) and " " not in name]


def complete_profile(incomplete: str) -> list[str]:
    """Return the profiles of the settings that begin so."""
    settings = _read_own()
    return [name for name in settings.profiles if name.startswith(incomplete)] if settings else []


def _read_own() -> "Settings | None":
    from briefer.settings import load_settings  # imported when a shell asks, not for --help

    try:
        return load_settings(flags={}, environment=os.environ, folder=Path.cwd(), file=None)
    except BrieferError:
        return None  # nobody wants to read an error between two keys; the command itself will say it
