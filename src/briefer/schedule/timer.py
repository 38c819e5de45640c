"""The user's own systemd: its unit files, and the program that has it read them."""

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from briefer.errors import ScheduleError
from briefer.files import write_whole
from briefer.schedule.units import Units

SECONDS = 60


def find_units_folder(environment: Mapping[str, str]) -> Path:
    """Return where a user's own units are (systemd.unit(5))."""
    home = environment.get("XDG_CONFIG_HOME", "") or str(Path(environment.get("HOME", "~")) / ".config")
    return Path(home).expanduser() / "systemd" / "user"


def install_units(units: Units, *, folder: Path) -> tuple[Path, ...]:
    """Write both files and start the timer; ScheduleError where systemd does not take them."""
    places = (folder / f"{units.name}.service", folder / f"{units.name}.timer")
    try:
        for place, text in zip(places, (units.service, units.timer), strict=True):
            write_whole(place, text)
    except OSError as error:
        raise ScheduleError(f"cannot write the units into {folder}: {error.strerror}") from error
    _call("daemon-reload")
    _call("enable", "--now", places[1].name)
    return places


def remove_units(name: str, *, folder: Path) -> tuple[Path, ...]:
    """Stop the timer and remove both files; return those that were there."""
    places = tuple(folder / f"{name}.{ending}" for ending in ("timer", "service"))
    found = tuple(place for place in places if place.is_file())
    if found:
        _call("disable", "--now", f"{name}.timer")
        for place in found:
            place.unlink()
        _call("daemon-reload")
    return found


def _call(*arguments: str) -> None:
    command: Sequence[str] = ("systemctl", "--user", *arguments)
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=SECONDS, check=False
        )
    except FileNotFoundError as error:
        raise ScheduleError("there is no systemd on this machine: leave out --systemd to use cron") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ScheduleError(f"systemctl cannot be called: {error}") from error
    if done.returncode:
        reason = " ".join(done.stderr.split())[:200] or f"it ended with {done.returncode}"
        raise ScheduleError(
            f"`{' '.join(command)}` failed: {reason}: run it again in a session of your own, or use cron"
        )
