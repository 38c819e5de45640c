"""Time as a value: what it is now, and how to wait, so that thirty days can pass in a test."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """``now`` tells the moment (aware, UTC); ``sleep`` waits for so many seconds of it."""

    now: Callable[[], datetime]
    sleep: Callable[[float], None]


def start_clock(moment: datetime) -> Clock:
    """Return a clock that shows ``moment`` now and runs on from there, whatever is done to the machine's."""
    start = time.monotonic()
    return Clock(
        now=lambda: moment.astimezone(UTC) + timedelta(seconds=time.monotonic() - start), sleep=time.sleep
    )
