"""Gathering the inserts of a day: calendars are read, programs run; made again, a day shows what it did."""

from datetime import UTC, datetime
from pathlib import Path

from briefer.errors import InsertError, SandboxError
from briefer.inserts import read_block, read_calendar
from briefer.make.order import Order
from briefer.model import Insert, Inserts
from briefer.sandbox.command import CommandLimits, run_command
from briefer.settings import InsertSetting, Settings
from briefer.store import Store

LIMITS = CommandLimits(wall_seconds=20, cpu_seconds=20, memory_bytes=2 << 30, answer_bytes=64 << 10)


def gather_inserts(order: Order, *, settings: Settings, store: Store) -> Inserts:
    """Return the inserts of the day, and a line for each that gives nothing or not all.

    Of a past day they are those that it had: nobody can say what the weather was said to be.
    """
    if order.day != order.today:
        return store.inserts.load(order.profile, order.day)
    blocks: list[Insert] = []
    troubles: list[str] = []
    for setting in settings.inserts:
        try:
            insert, trouble = _gather(setting, order=order, zone=settings.zone)
        except (InsertError, SandboxError) as problem:
            troubles.append(f"{setting.title}: {problem}")
            continue
        blocks.append(insert)
        if trouble:
            troubles.append(f"{setting.title}: {trouble}")
    return Inserts(blocks=tuple(blocks), troubles=tuple(troubles))


def _gather(setting: InsertSetting, *, order: Order, zone: str) -> tuple[Insert, str]:
    if setting.command:
        return read_block(run_command(setting.command, limits=LIMITS), title=setting.title), ""
    path = Path(setting.calendar)
    try:
        content = path.read_bytes()
        changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError as problem:
        raise InsertError(f"{path.name}: {problem.strerror}") from problem
    insert, bad = read_calendar(
        content, day=order.day, zone=zone, title=setting.title, source=path.name, moment=changed
    )
    events = "1 event" if bad == 1 else f"{bad:,} events"
    return insert, f"{events} of {path.name} could not be understood" if bad else ""
