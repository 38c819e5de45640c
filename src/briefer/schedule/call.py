"""What the machine calls: a command, the folder it runs in, and when."""

import hashlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from pathlib import Path

from briefer.settings import Settings

_HOUR = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One scheduled call.

    ``command`` is the program with its arguments, all paths absolute; ``label`` tells this schedule from
    another one (the settings file, or the folder); ``times`` are clock times in the IANA ``zone`` at which
    to begin; ``writable`` are the folders that the run writes to. ``minute`` (0 to 59) is when in each hour a
    missed edition is caught up with and a mail that was put off is tried again.
    """

    label: str
    command: tuple[str, ...]
    folder: Path
    writable: tuple[Path, ...]
    times: tuple[time, ...]
    zone: str
    minute: int


def plan_call(
    profiles: Sequence[Settings], *, folder: Path, at: time | None, machine: bytes, ahead: timedelta
) -> Call:
    """Return the call that makes the briefs of all ``profiles`` of one settings file.

    cron starts with next to no environment, so what a run could learn from it is said by flags. ``folder`` is
    the current one, absolute; ``at`` is what the command line said, None where each profile's own time holds.
    ``machine`` is what no other machine has: who all want a brief at 06:30 are not to ask the world's servers
    at once, so each begins at a minute of its own, in the first half of the time ``ahead`` in which a brief
    may be made early.
    """
    settings = profiles[0]
    label = settings.file or str(folder)
    flags = ["--data-dir", str(settings.data_dir)]
    if settings.file:
        flags += ["--config", settings.file]
    if at is not None:
        flags += ["--at", f"{at:%H:%M}"]
    chance = int(
        hashlib.sha256(b"\0".join([machine, str(settings.data_dir).encode(), label.encode()])).hexdigest(), 16
    )
    wanted = {at} if at is not None else {profile.at for profile in profiles}
    delay = chance // _HOUR % (ahead // timedelta(minutes=2))
    return Call(
        label=label,
        command=(*_find_program(), "run", "--if-due", *flags, "--zone", settings.zone),
        folder=folder,
        writable=tuple(dict.fromkeys([settings.data_dir, *(profile.out_dir for profile in profiles)])),
        times=tuple(sorted({_begin(clock, before=ahead - timedelta(minutes=delay)) for clock in wanted})),
        zone=settings.zone,
        minute=chance % _HOUR,
    )


def _begin(clock: time, *, before: timedelta) -> time:
    """Return the clock time so long before, or midnight: an edition is never made before its day begins."""
    minutes = max(0, clock.hour * _HOUR + clock.minute - before // timedelta(minutes=1))
    return time(minutes // _HOUR, minutes % _HOUR)


def name_units(call: Call) -> str:
    """Return the name of the call's unit files: one schedule does not overwrite another one's."""
    return f"briefer-{hashlib.sha256(call.label.encode()).hexdigest()[:8]}"


def _find_program() -> tuple[str, ...]:
    script = Path(sys.executable).with_name("briefer")
    # -P: a module must not be taken from the folder that the reader keeps articles in.
    return (str(script),) if script.is_file() else (sys.executable, "-P", "-m", "briefer")
