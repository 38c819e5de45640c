"""Profiles in a settings file: ``[profiles.NAME]`` says what is otherwise there than for everybody else."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from briefer.errors import SettingsError
from briefer.settings.key import Key
from briefer.tables import did_you_mean

# One store for all of them; and a profile's name is where it stands.
_COMMON = frozenset({"data_dir", "profile", "profiles"})
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")


def list_profiles(written: Mapping[str, object], *, place: Path, known: list[str]) -> tuple[str, ...]:
    """Return the names of all profiles; SettingsError for a name or a key that none can have."""
    tables = written.get("profiles", {})
    if not isinstance(tables, dict) or not all(isinstance(table, dict) for table in tables.values()):
        raise SettingsError(f"{place}: profiles must be tables: write [profiles.NAME] on a line above each")
    for name, table in tables.items():
        if not _NAME.fullmatch(name):
            raise SettingsError(
                f'{place}: "{name}" cannot name a profile: use small letters, digits, - and _'
            )
        for key in table:
            if key in _COMMON:
                raise SettingsError(
                    f"{place}: profiles.{name}: {key} is the same for all: move it above them"
                )
            if key not in known:
                hint = did_you_mean(key, known) or ": see docs/settings.md"
                raise SettingsError(f'{place}: profiles.{name}: there is no setting "{key}"{hint}')
    return tuple(tables)


def choose_profile(written: Mapping[str, object], name: str) -> Mapping[str, object]:
    """Return what the file says of the profile alone; nothing of one that has no table."""
    tables = cast("Mapping[str, Mapping[str, object]]", written.get("profiles", {}))
    return tables.get(name, {})


def refuse_unknown_profile(name: str, *, profiles: tuple[str, ...], own: str) -> None:
    """Raise SettingsError for a profile that was asked for and is neither a table nor the file's own."""
    if profiles and name not in profiles and name != own:
        known = [*profiles, own]
        hint = did_you_mean(name, known) or f" (known: {', '.join(known)})"
        raise SettingsError(f'there is no profile "{name}"{hint}')


def find_key(keys: tuple[Key, ...], name: str) -> Key:
    """Return the key of that name."""
    return next(key for key in keys if key.name == name)
