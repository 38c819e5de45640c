"""``briefer schedule``: have the machine call ``briefer run``, by cron or by a systemd timer."""

import os
import shutil
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefer.cli.console import print_data, print_message
from briefer.cli.helping import add_part
from briefer.cli.options import At, Config, DataDir, Verbose, Zone, read_profiles

if TYPE_CHECKING:
    from briefer.schedule import Call
    from briefer.settings import Settings

SCHEDULE_HELP = """Have the machine call `briefer run` every morning: by cron, or by a systemd timer.

Examples:

\b
briefer schedule print --at 06:30          only show the lines
briefer schedule install --at 06:30        write them into your crontab
briefer schedule install --systemd         as a timer of your own systemd instead
briefer schedule remove                    take them out again
"""
Systemd = Annotated[bool, typer.Option("--systemd", help="A systemd timer instead of the crontab.")]


def build_schedule_app() -> typer.Typer:
    """Return the three commands."""
    app = typer.Typer()
    add_part(
        app,
        "schedule print",
        print_command,
        words="Print what `install` would write, and write nothing.",
        examples=SCHEDULE_HELP,
    )
    add_part(
        app,
        "schedule install",
        install_command,
        words="Write it, in the place of what was written before.",
        examples=SCHEDULE_HELP,
    )
    add_part(
        app,
        "schedule remove",
        remove_command,
        words="Take it out again, and leave everything else as it is.",
        examples=SCHEDULE_HELP,
    )
    return app


def print_command(
    at: At = None,
    systemd: Systemd = False,
    zone: Zone = None,
    config: Config = None,
    data_dir: DataDir = None,
    verbose: Verbose = 0,
) -> None:
    """Print the lines of the crontab, or the units."""
    call = _plan(at, flags={"zone": zone, "data_dir": data_dir}, config=config, verbose=verbose)
    if not systemd:
        _print_lines(_write_lines(call))
        return
    from briefer.schedule import find_units_folder, name_units, write_units

    units = write_units(call, name=name_units(call))
    place = find_units_folder(os.environ) / units.name
    print_data(f"# {place}.service\n{units.service}\n# {place}.timer\n{units.timer}".rstrip())


def install_command(
    at: At = None,
    systemd: Systemd = False,
    zone: Zone = None,
    config: Config = None,
    data_dir: DataDir = None,
    verbose: Verbose = 0,
) -> None:
    """Write the block into the crontab, or the units into their folder."""
    from briefer.schedule import read_crontab, write_block, write_crontab  # when it runs, not for --help

    call = _plan(at, flags={"zone": zone, "data_dir": data_dir}, config=config, verbose=verbose)
    for folder in call.writable:
        folder.mkdir(parents=True, exist_ok=True)
    if systemd:
        _install_timer(call)
        return
    lines = _write_lines(call)
    write_crontab(write_block(read_crontab(), label=call.label, lines=lines))
    _print_lines(lines)
    print_message("These lines are in your crontab now; `briefer schedule remove` takes them out again.")


def remove_command(config: Config = None, verbose: Verbose = 0) -> None:
    """Take out the block and the units of this settings file."""
    from briefer.schedule import (  # when it runs, not for --help
        find_blocks,
        find_units_folder,
        name_units,
        read_crontab,
        remove_block,
        remove_units,
        write_crontab,
    )

    call = _plan(None, flags={}, config=config, verbose=verbose)
    removed = [str(place) for place in remove_units(name_units(call), folder=find_units_folder(os.environ))]
    crontab = read_crontab() if shutil.which("crontab") else ""
    if call.label in find_blocks(crontab):
        write_crontab(remove_block(crontab, label=call.label))
        removed.append("the block in your crontab")
    for thing in removed:
        print_message(f"Removed {thing}.")
    if not removed:
        print_message(f"Nothing is scheduled for {call.label}.")


def _plan(at: str | None, *, flags: Mapping[str, object], config: Path | None, verbose: int) -> "Call":
    from briefer.run.due import AHEAD  # when it runs, not for --help
    from briefer.schedule import plan_call
    from briefer.store.install import read_machine

    said = {**flags, "at": at}
    profiles = read_profiles(flags=said, config=config, quiet=False, verbose=verbose)
    _warn_of_environment(profiles[0], flags=said)
    return plan_call(
        profiles,
        folder=Path.cwd(),
        at=profiles[0].at if at else None,
        machine=read_machine(),
        ahead=AHEAD,
    )


def _warn_of_environment(settings: "Settings", *, flags: Mapping[str, object]) -> None:
    """Name each setting that only this shell's environment makes: cron will not have it."""
    from briefer.settings.keys import KEYS
    from briefer.settings.load import PREFIX

    carried = {"data_dir", "zone", *(name for name, value in flags.items() if value is not None)}
    for key in KEYS:
        variable = PREFIX + key.name.upper()
        if os.environ.get(variable) and key.name not in carried:
            place = settings.file or "a settings file (`briefer init` writes one)"
            print_message(f"briefer: {variable} will not be set under cron: write {key.name} into {place}")


def _write_lines(call: "Call") -> tuple[str, ...]:
    from briefer.schedule import find_machine_times, write_lines
    from briefer.settings.zones import find_zone

    # The zone of the cron daemon, which does not know this shell's TZ.
    machine_zone = find_zone({})
    today = datetime.now(UTC).date()
    times = find_machine_times(call.times, zone=call.zone, machine_zone=machine_zone, start=today)
    return write_lines(call, machine_times=times)


def _print_lines(lines: Sequence[str]) -> None:
    for line in lines:
        print_data(line)


def _install_timer(call: "Call") -> None:
    from briefer.schedule import find_units_folder, install_units, name_units, write_units

    units = write_units(call, name=name_units(call))
    for place in install_units(units, folder=find_units_folder(os.environ)):
        print_data(str(place))
    print_message(
        "The timer is on; `systemctl --user list-timers` shows when. For it to run while you are logged out,"
        " call `loginctl enable-linger`."
    )
