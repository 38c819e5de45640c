"""The schedule: what has the machine call ``briefer run``, by cron or by a systemd timer."""

from briefer.schedule.call import Call, name_units, plan_call
from briefer.schedule.crontab import find_blocks, read_crontab, remove_block, write_block, write_crontab
from briefer.schedule.lines import write_lines
from briefer.schedule.timer import find_units_folder, install_units, remove_units
from briefer.schedule.times import find_machine_times
from briefer.schedule.units import Units, write_units

__all__ = [
    "Call",
    "Units",
    "find_blocks",
    "find_machine_times",
    "find_units_folder",
    "install_units",
    "name_units",
    "plan_call",
    "read_crontab",
    "remove_block",
    "remove_units",
    "write_block",
    "write_crontab",
    "write_lines",
    "write_units",
]
