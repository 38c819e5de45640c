"""What the machine calls: a command, the folder it runs in, and when."""

import hashlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from pathlib import Path

from briefer.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One scheduled call.

    ``command`` is the program with its arguments, all paths absolute; ``label`` tells this schedule from
    another one (the settings file, or the folder); ``times`` are clock times in the IANA ``zone``;
    ``writable`` are the folders that the run writes to. ``minute`` (0 to 59) is when in each hour a missed
    edition is caught up with and a mail that was put off is tried again.
    """

    label: str
    command: tuple[str, ...]
    folder: Path
    writable: tuple[Path, ...]
    times: tuple[time, ...]
    zone: str
    minute: int


def plan_call(profiles: Sequence[Settings], *, folder: Path, at: time | None) -> Call:
    """Return the call that makes the briefs of all ``profiles`` of one settings file.

    cron starts with next to no environment, so what a run could learn from it is said by flags. ``folder`` is
    the current one, absolute; ``at`` is what the command line said, None where each profile's own time holds.
    """
    settings = profiles[0]
    label = settings.file or str(folder)
    flags = ["--data-dir", str(settings.data_dir)]
    if settings.file:
        flags += ["--config", settings.file]
    if at is not None:
        flags += ["--at", f"{at:%H:%M}"]
    return Call(
        label=label,
        command=(*_find_program(), "run", "--if-due", *flags, "--zone", settings.zone),
        folder=folder,
        writable=tuple(dict.fromkeys([settings.data_dir, *(profile.out_dir for profile in profiles)])),
        times=tuple(sorted({at} if at is not None else {profile.at for profile in profiles})),
        zone=settings.zone,
        # Readers who all chose 06:30 still ask the world's servers at sixty different minutes.
        minute=int(hashlib.sha256(f"{settings.data_dir}\0{label}".encode()).hexdigest(), 16) % 60,
    )


def name_units(call: Call) -> str:
    """Return the name of the call's unit files: one schedule does not overwrite another one's."""
    return f"briefer-{hashlib.sha256(call.label.encode()).hexdigest()[:8]}"


def _find_program() -> tuple[str, ...]:
    script = Path(sys.executable).with_name("briefer")
    # -P: a module must not be taken from the folder that the reader keeps articles in.
    return (str(script),) if script.is_file() else (sys.executable, "-P", "-m", "briefer")
