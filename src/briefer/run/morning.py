"""The morning run: for every profile what is due is made, published and sent, each step recorded.

It may be called at any time and killed at any moment: a brief is kept with its editions and its outbox in
one transaction, publishing is one rename and can be done again, and the outbox never sends a row twice.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from briefer.errors import BrieferError, ClockError
from briefer.make.means import Made
from briefer.make.publishing import publish_editions
from briefer.make.series import name_series
from briefer.model import Edition
from briefer.run.agenda import BEGUN, PUBLISHED, Task, plan_agenda
from briefer.run.copies import keep_copy
from briefer.run.due import is_clock_behind
from briefer.run.notice import freeze_notice
from briefer.send.post import Sent
from briefer.settings import Settings
from briefer.store import STORE_NAME, Store, open_store
from briefer.store.runs import Step

Make = Callable[[Settings, date], Made]
Clock = Callable[[], datetime]


class Post(Protocol):
    """Sends what is due of editions, or of ``notices`` to the owner."""

    def __call__(self, store: Store, *, notices: bool) -> Sent:
        """Return what it came to."""
        ...


@dataclass(kw_only=True)
class Morning:
    """What a run came to: where the editions are, and a line for everything that is not as it should be.

    ``unheard`` are the lines that the owner's own mail does not tell, since they are about it.
    """

    places: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    unheard: list[str] = field(default_factory=list)
    failed: bool = False
    degraded: bool = False
    unsent: bool = False

    def take(self, sent: Sent, *, notices: bool) -> None:
        """Add what sending came to; what was said already is not said twice."""
        lines = self.unheard if notices else self.troubles
        lines += [trouble for trouble in sent.troubles if trouble not in self.troubles]
        self.unsent = self.unsent or not sent.whole


def run_agenda(
    profiles: Sequence[Settings],
    *,
    moment: datetime,
    clock: Clock,
    catch_up: bool,
    trust_clock: bool,
    make: Make,
    post: Post,
) -> Morning:
    """Do all that is due at ``moment``; the caller holds the lock of the store.

    ``make`` makes and publishes one brief, ``post`` sends what the outbox holds of editions, or of notices to
    the owner; ``clock`` stamps the steps.
    What fails costs only itself and is a line of the result; StoreError and ClockError alone are raised.
    """
    morning = Morning()
    path = profiles[0].data_dir / STORE_NAME
    with open_store(path) as store:
        if not trust_clock:
            _check_clock(store, moment=moment)
        agenda = plan_agenda(profiles, store=store, moment=moment, catch_up=catch_up)
        number = store.runs.begin(moment)
    for task in agenda.tasks:
        # Each opens the store for itself, as ``briefer make`` does: one writer at a time.
        _Desk(task=task, number=number, clock=clock, morning=morning).do(make)
    with open_store(path) as store:
        morning.take(post(store, notices=False), notices=False)
        store.runs.end(number, moment=clock())
    if trouble := keep_copy(profiles[0], moment=moment):
        morning.degraded = True
        morning.troubles.append(trouble)
    _tell_owner(profiles[0], morning=morning, moment=moment, post=post)
    return morning


def _tell_owner(settings: Settings, *, morning: Morning, moment: datetime, post: Post) -> None:
    """Mail what the run has to say, and what earlier runs had to say and could not."""
    with open_store(settings.data_dir / STORE_NAME) as store:
        if morning.troubles and settings.mail_owner:
            if settings.mail_from:
                freeze_notice(settings, morning.troubles, store=store, moment=moment)
            else:
                words = "mail_owner is told nothing: mail_from does not say whom mails are from"
                morning.unheard.append(words)
        morning.take(post(store, notices=True), notices=True)


def _check_clock(store: Store, *, moment: datetime) -> None:
    latest = store.runs.find_latest()
    last = latest.started if latest else None
    if last is not None and is_clock_behind(moment, last=last):
        raise ClockError(
            f"the clock says {moment:%Y-%m-%d %H:%M} UTC, but the last run began {last:%Y-%m-%d %H:%M} UTC:"
            " set the clock; if it is right, say so with --trust-clock"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """Where one task is done."""

    task: Task
    number: int
    clock: Clock
    morning: Morning

    def do(self, make: Make) -> None:
        """Make and publish the brief, or only publish it; what fails, and whatever it lacks, is a line."""
        settings, day = self.task.settings, self.task.day
        name = f"{settings.profile}, {day}"
        try:
            if self.task.made:
                self._publish_again(name)
            else:
                self._record(BEGUN)
                made = make(settings, day)
                self.morning.places += made.places
                self.morning.degraded = self.morning.degraded or made.degraded
                self.morning.troubles += [f"{name}: {trouble}" for trouble in made.troubles]
            self._record(PUBLISHED)
        except BrieferError as error:
            self.morning.failed = True
            self.morning.troubles.append(f"{name}: not made: {error}")

    def _publish_again(self, name: str) -> None:
        """Hand over the stored editions of a brief whose run was cut off before they were in their place."""
        settings, day = self.task.settings, self.task.day
        with open_store(settings.data_dir / STORE_NAME) as store:
            stored = store.find_brief(name_series(settings), day)
            editions = [
                Edition(
                    format=edition.format,
                    name=edition.name,
                    media_type=edition.media_type,
                    content=store.load_document(edition.sha256),
                )
                for edition in (stored.editions if stored else ())
            ]
        published = publish_editions(editions, settings=settings, day=day)
        self.morning.places += published.places
        self.morning.troubles += [f"{name}: {trouble}" for trouble in published.troubles]

    def _record(self, name: str) -> None:
        settings = self.task.settings
        step = Step(profile=name_series(settings), day=self.task.day, name=name)
        with open_store(settings.data_dir / STORE_NAME) as store:
            store.runs.finish_step(self.number, step, moment=self.clock())
