"""Time zones: which names there are, and which one the machine itself lives in."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from briefer.tables import did_you_mean

_LINK = Path("/etc/localtime")
_NAME = Path("/etc/timezone")
_SAME_AS_UTC = frozenset({"Etc/UTC", "Etc/UCT", "Etc/Universal", "Etc/Zulu", "UCT", "Universal", "Zulu"})


def is_zone(name: str) -> bool:
    """Return whether the IANA database has a zone of that name."""
    try:
        ZoneInfo(name)
    # A name may also be a folder of the database ("Europe"), leave it ("../x") or not be a file name at all.
    except (KeyError, ValueError, OSError):
        return False
    return True


def find_zone_hint(name: str) -> str:
    """Return `` (did you mean "Europe/Berlin"?)`` for "berlin" or "Europe/Brelin", or ""."""
    zones = available_timezones()
    wanted = re.sub(r"\W+", "_", name.casefold())
    for zone in sorted(zones):
        whole, city = zone.casefold(), zone.rpartition("/")[2].casefold()
        if wanted in {re.sub(r"\W+", "_", whole), city}:
            return f' (did you mean "{zone}"?)'
    return did_you_mean(name, zones)


def find_zone(environment: Mapping[str, str], *, link: Path = _LINK, name: Path = _NAME) -> str:
    """Return the machine's own zone: what TZ says, else what the system's files say, else UTC."""
    for candidate in (environment.get("TZ", "").lstrip(":"), _read_link(link), _read_name(name)):
        if candidate and is_zone(candidate):
            return "UTC" if candidate in _SAME_AS_UTC else candidate
    return "UTC"


def _read_link(link: Path) -> str:
    target = os.path.realpath(link)
    zone = target.partition("/zoneinfo/")[2]
    return re.sub(r"^(posix|right)/", "", zone)


def _read_name(name: Path) -> str:
    try:
        return name.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""
