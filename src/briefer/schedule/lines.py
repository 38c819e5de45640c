"""The lines of a crontab (crontab(5))."""

import shlex
from collections.abc import Sequence
from datetime import time

from briefer.errors import ScheduleError
from briefer.schedule.call import Call


def write_lines(call: Call, *, machine_times: Sequence[time]) -> tuple[str, ...]:
    """Return the crontab lines: one for each time of the day, and one that catches up once an hour.

    Raises ScheduleError where a path has a line break, which no crontab line can hold.
    """
    command = f"cd {shlex.quote(str(call.folder))} && {shlex.join(call.command)}"
    if "\n" in command:
        raise ScheduleError("a path in the schedule has a line break, which cron cannot hold: rename it")
    # In a crontab a bare percent sign ends the command: what follows would be its standard input.
    command = command.replace("%", "\\%")
    daily = tuple(f"{clock.minute} {clock.hour} * * * {command}" for clock in machine_times)
    return (*daily, f"{call.minute} * * * * {command}")
