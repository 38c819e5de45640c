"""A day of a calendar file (iCalendar, RFC 5545), read in a child process under limits."""

import json
from datetime import date, datetime

from briefer.errors import InsertError, SandboxError
from briefer.model import Insert, InsertItem
from briefer.sandbox.child import Child, Limits

TASK = "briefer.inserts.events:list_day"
LIMITS = Limits(cpu_seconds=20, wall_seconds=30, memory_bytes=1 << 30, open_files=64, answer_bytes=1 << 20)
LARGEST_BYTES = 16 << 20


def read_calendar(
    content: bytes, *, day: date, zone: str, title: str, source: str, moment: datetime
) -> tuple[Insert, int]:
    """Return what the calendar has on the day, and how many of its events could not be understood.

    InsertError says why it cannot be read at all.
    """
    if len(content) > LARGEST_BYTES:
        raise InsertError(f"it has more than {LARGEST_BYTES >> 20} MiB")
    head = json.dumps({"day": day.isoformat(), "zone": zone}).encode("ascii")
    try:
        with Child(TASK, limits=LIMITS) as child:
            answer = json.loads(child.call(head + b"\n" + content))
    except SandboxError as problem:
        raise InsertError(str(problem).replace(TASK, "reading it")) from problem
    if "fault" in answer:
        raise InsertError(answer["fault"])
    items = tuple(InsertItem(label=label, value=value, note=note) for label, value, note in answer["items"])
    insert = Insert(title=title, source=source, moment=moment, items=items, more=answer["more"])
    return insert, int(answer["bad"])
