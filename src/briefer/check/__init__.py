"""The doctor: is everything there that a brief needs, and how is it mended where it is not?"""

from briefer.check.finding import Finding
from briefer.check.machine import check_machine, check_settings

__all__ = ["Finding", "check_machine", "check_settings"]
