"""Settings are read once, at the edge: flags, then the environment, then a file, then the defaults."""

import dataclasses
import hashlib
import json
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from briefer.errors import SettingsError
from briefer.settings.archive_keys import ARCHIVE_KEYS
from briefer.settings.inserts import read_inserts
from briefer.settings.keys import KEYS, NO_PLACE, OWN_DATA, OWN_ZONE, Key
from briefer.settings.kinds import Place
from briefer.settings.mail_keys import MAIL_KEYS
from briefer.settings.profiles import choose_profile, find_key, list_profiles, refuse_unknown_profile
from briefer.settings.rules import read_rules
from briefer.settings.tables import read_hooks, read_sections, read_sources, show_value
from briefer.settings.values import Settings
from briefer.settings.zones import find_zone
from briefer.tables import did_you_mean

FILE_NAME = "briefer.toml"
PREFIX = "BRIEFER_"
# Not settings: which file to read, the switch that tests break things with, and a password, which no
# settings file may hold.
_OTHER_VARIABLES = frozenset({"BRIEFER_CONFIG", "BRIEFER_FAULT", "BRIEFER_SMTP_PASSWORD"})
_READERS: Mapping[str, Callable[..., tuple[object, ...]]] = MappingProxyType(
    {"sources": read_sources, "sections": read_sections, "rules": read_rules}
    | {"inserts": read_inserts, "hooks": read_hooks}
)
_TABLES = ("sources", "sections", "rules", "inserts", "hooks", "profiles")
# They say where, when and how fast, never what: the same brief has the same hash wherever it is made.
_PLACES_AND_PACE = frozenset(
    {
        "at",
        "backups",
        "channels",
        "contact",
        "data_dir",
        "engine",
        "fault",
        "file",
        "formats",
        "out_dir",
        "own_hosts",
        "sources",
    }
    | {"templates_dir", "workers"}
)
_WHERETO = frozenset({key.name for key in (*MAIL_KEYS, *ARCHIVE_KEYS)} | {"hooks", "profiles"})
_NOT_CONTENT = _PLACES_AND_PACE | _WHERETO


def load_settings(
    *, flags: Mapping[str, object], environment: Mapping[str, str], folder: Path, file: Path | None
) -> Settings:
    """Return the settings that hold for a command run in ``folder``.

    ``flags`` maps names of settings to what the command line said, None where it said nothing; ``file`` is
    what ``--config`` named. Raises SettingsError, naming the origin, the setting and what is allowed.
    """
    place = find_settings_file(environment=environment, folder=folder, file=file)
    written = _read_file(place) if place else {}
    _refuse_unknown_variables(environment)
    desk = _Desk(flags=flags, environment=environment, written=written, own={}, folder=folder, place=place)
    profiles = list_profiles(written, place=place, known=_list_known()) if place else ()
    name = str(_read_key(find_key(KEYS, "profile"), desk))
    refuse_unknown_profile(name, profiles=profiles, own=str(written.get("profile", "default")))
    own = choose_profile(written, name)
    desk = dataclasses.replace(desk, written={**written, **own}, own=own, name=name)
    values: dict[str, Any] = {"file": str(place or ""), "profiles": profiles}
    values["fault"] = environment.get("BRIEFER_FAULT", "")
    for key in KEYS:
        values[key.name] = _read_key(key, desk)
    if name in profiles and "out_dir" not in own:
        # Two profiles must not write the same files.
        values["out_dir"] = values["out_dir"] / name
    for table, read in _READERS.items():
        values[table] = read(desk.written[table], file=place) if place and table in desk.written else ()
    return Settings(**values)


def _list_known() -> list[str]:
    return [*(key.name for key in KEYS), *_TABLES]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """Where settings come from: ``own`` is what the file says of the profile ``name`` alone."""

    flags: Mapping[str, object]
    environment: Mapping[str, str]
    written: Mapping[str, object]
    own: Mapping[str, object]
    folder: Path
    place: Path | None
    name: str = ""


def find_settings_file(*, environment: Mapping[str, str], folder: Path, file: Path | None) -> Path | None:
    """Return the file to read: the one named, else the current folder's, else the user's, else None."""
    named = str(file) if file else environment.get("BRIEFER_CONFIG", "")
    if named:
        place = folder / Path(named).expanduser()
        if not place.is_file():
            raise SettingsError(f"there is no settings file {place}: `briefer init` writes one")
        return place
    home = environment.get("XDG_CONFIG_HOME", "") or _find_home(environment, ".config")
    for candidate in (folder / FILE_NAME, Path(home) / "briefer" / FILE_NAME):
        if candidate.is_file():
            return candidate
    return None


def settings_hash(settings: Settings) -> str:
    """Return 16 hex digits that change when anything changes that can change the brief's content."""
    values = {name: value for name, value in dataclasses.asdict(settings).items() if name not in _NOT_CONTENT}
    # Of a folder its name counts, not where it lies.
    values["sources"] = [
        [
            source.kind,
            source.name,
            source.section,
            "" if Path(source.spec).is_absolute() else source.spec,
            source.options,
        ]
        for source in settings.sources
    ]
    values["inserts"] = [
        [
            insert.title,
            *(Path(name).name for name in (insert.calendar, *insert.command[:1])),
            *insert.command[1:],
        ]
        for insert in settings.inserts
    ]
    text = json.dumps(values, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _read_key(key: Key, desk: _Desk) -> object:
    environment, folder, place = desk.environment, desk.folder, desk.place
    variable = PREFIX + key.name.upper()
    if (flag := desk.flags.get(key.name)) is not None:
        value = key.kind.split(flag) if isinstance(flag, str) else flag
        return _check(
            key, value, where=f"--{_FLAGS.get(key.name, key.name.replace('_', '-'))}", folder=folder
        )
    if environment.get(variable):
        return _check(key, key.kind.split(environment[variable]), where=variable, folder=folder)
    if place and key.name in desk.written:
        where = f"{place}: {f'profiles.{desk.name}.' if key.name in desk.own else ''}{key.name}"
        return _check(key, desk.written[key.name], where=where, folder=place.parent)
    if key.default is OWN_ZONE:
        return find_zone(environment)
    if key.default is NO_PLACE:
        return None
    if key.default is OWN_DATA:
        home = environment.get("XDG_DATA_HOME", "") or _find_home(environment, ".local/share")
        return Path(home) / "briefer"
    # Another default is allowed as it stands (a test sees to that); a place counts from the current folder.
    return key.kind.read(key.default, folder=folder) if isinstance(key.kind, Place) else key.default


# Options whose names on the command line are not those of their settings.
_FLAGS = {"archive_port": "port", "out_dir": "out"}


def _check(key: Key, value: object, *, where: str, folder: Path) -> object:
    try:
        return key.kind.read(value, folder=folder)
    except ValueError as error:
        message = f"{where} must be {key.kind.words}, not {show_value(value)}{error}"
        raise SettingsError(message) from error


def _read_file(place: Path) -> Mapping[str, object]:
    try:
        written = tomllib.loads(place.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingsError(f"cannot read {place}: {error.strerror}; change its permissions") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{place} is not UTF-8 text: save it in that encoding") from error
    except tomllib.TOMLDecodeError as error:
        message = f"{place} is not valid TOML: {error}: correct it, or start anew with `briefer init --force`"
        raise SettingsError(message) from error
    known = _list_known()
    for name in written:
        if name == "smtp_password":
            cure = "name a file with smtp_password_file instead"
            raise SettingsError(f"{place}: a password is never written here: {cure}")
        if name not in known:
            hint = did_you_mean(name, known) or ": see docs/settings.md"
            raise SettingsError(f'{place}: there is no setting "{name}"{hint}')
    return written


def _refuse_unknown_variables(environment: Mapping[str, str]) -> None:
    known = [PREFIX + key.name.upper() for key in KEYS]
    for variable in sorted(environment):
        if not variable.startswith(PREFIX) or variable in known or variable in _OTHER_VARIABLES:
            continue
        hint = did_you_mean(variable, known)
        if variable.removeprefix(PREFIX).lower() in _TABLES:
            hint = ": it can only be set in a settings file"
        raise SettingsError(f'the environment sets "{variable}", but there is no such setting{hint}')


def _find_home(environment: Mapping[str, str], below: str) -> str:
    try:
        home = Path(environment["HOME"]) if environment.get("HOME") else Path.home()
    except RuntimeError as error:
        raise SettingsError("there is no home folder: set data_dir, and name the settings file") from error
    return str(home / below)
