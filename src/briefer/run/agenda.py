"""What is due: told from what the store knows, without the lock, and without importing the house."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from briefer.make.series import name_series
from briefer.model import ARMED, CLAIMED, DEFERRED, QUEUED
from briefer.run.due import find_due_days
from briefer.settings import Settings
from briefer.store import STORE_NAME, Store, read_store
from briefer.store.runs import Step

# "begun" is recorded before a brief is made: where it stands and "published" does not, a run was cut off.
BEGUN, PUBLISHED = "begun", "published"
_OPEN = frozenset({QUEUED, CLAIMED, ARMED, DEFERRED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What is to be done for one profile and day; ``made``: the brief is there, but was not published."""

    settings: Settings
    day: date
    made: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """All that is to be done at a moment; ``mail`` tells whether the outbox holds anything to send."""

    tasks: tuple[Task, ...]
    mail: bool

    @property
    def empty(self) -> bool:
        """Whether nothing is due."""
        return not self.tasks and not self.mail


def look_ahead(profiles: Sequence[Settings], *, moment: datetime, catch_up: bool) -> Agenda:
    """Return what is due at ``moment``; nothing is written, and no lock is needed.

    ``profiles`` share one store. StoreError where it cannot be read.
    """
    path = profiles[0].data_dir / STORE_NAME
    if not path.exists():
        return Agenda(tasks=_list_new(profiles, moment=moment), mail=False)
    with read_store(path) as store:
        return plan_agenda(profiles, store=store, moment=moment, catch_up=catch_up)


def plan_agenda(profiles: Sequence[Settings], *, store: Store, moment: datetime, catch_up: bool) -> Agenda:
    """Return what is due at ``moment`` by what the store knows."""
    tasks = [
        task
        for settings in profiles
        for task in _list_tasks(settings, store=store, moment=moment, catch_up=catch_up)
    ]
    return Agenda(tasks=tuple(tasks), mail=bool(find_due_mail(store, moment=moment)))


def _list_new(profiles: Sequence[Settings], *, moment: datetime) -> tuple[Task, ...]:
    return tuple(
        Task(settings=settings, day=day, made=False)
        for settings in profiles
        for day in find_due_days(
            moment, at=settings.at, zone=settings.zone, made=(), first=None, catch_up=False
        )
    )


def _list_tasks(settings: Settings, *, store: Store, moment: datetime, catch_up: bool) -> list[Task]:
    profile = name_series(settings)
    today = moment.astimezone(ZoneInfo(settings.zone)).date()
    recent = [today - timedelta(days=back) for back in range(3)]
    made = [day for day in recent if store.find_brief(profile, day) is not None]
    earlier = store.last_brief(profile, recent[-1])
    first = earlier.day if earlier else min(made, default=None)
    due = find_due_days(moment, at=settings.at, zone=settings.zone, made=made, first=first, catch_up=catch_up)
    begun = [day for day in made if store.runs.is_done(Step(profile=profile, day=day, name=BEGUN))]
    torn = [day for day in begun if not store.runs.is_done(Step(profile=profile, day=day, name=PUBLISHED))]
    return [
        *(Task(settings=settings, day=day, made=True) for day in torn),
        *(Task(settings=settings, day=day, made=False) for day in due),
    ]


def find_due_mail(store: Store, *, moment: datetime) -> frozenset[str]:
    """Return the editions that have something to send at ``moment``.

    A mail that was put off until later is not named again every hour: its owner has been told once.
    """
    rows = store.outbox.list_rows(states=_OPEN)
    return frozenset(row.edition for row in rows if row.next_try is None or row.next_try <= moment)
