"""One brief, from sources to files."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from briefer.assemble import list_likely
from briefer.delivery.folder import CHANNEL, check_folder
from briefer.engines import Engine
from briefer.errors import SettingsError
from briefer.ledger.corrections import remember_corrections
from briefer.make.arrivals import Arrivals, Progress, Reading
from briefer.make.charts import open_days
from briefer.make.connecting import Connection
from briefer.make.corrections import CheckedPast, check_past
from briefer.make.indexing import index_meanwhile, index_store
from briefer.make.inserts import gather_inserts
from briefer.make.intake import connect, read_order
from briefer.make.mailing import Material, address_edition, find_doubt, list_active, write_mailing
from briefer.make.order import (
    Order,
    check_memory,
    choose_reading,
    count_history,
    load_entries,
    open_rulebook,
    open_shelf,
    open_sources,
    take_order,
)
from briefer.make.press import open_press
from briefer.make.printing import Copy, Outgoing, keep_brief, print_brief
from briefer.make.publishing import publish_editions
from briefer.make.revising import Revision, check_unlike, plan_revision, recall_reasons
from briefer.make.teller import Teller, tell_alone
from briefer.make.telling import Favours, tell_day
from briefer.make.timing import timed
from briefer.make.watching import watch_stories
from briefer.model import Brief, Edition, Mailing, Window
from briefer.renderers import Press
from briefer.renderers.typesetter import Typesetter
from briefer.rules import find_boosts
from briefer.settings import Settings
from briefer.store import Store

# While so many are still being read the typesetter gets ready; sooner, it would hold up a worker.
LAST_ARTICLES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A brief that was made: its editions, where they are, and what its owner should hear, a line each."""

    brief: Brief
    editions: tuple[Edition, ...]
    places: tuple[str, ...]
    troubles: tuple[str, ...]

    @property
    def degraded(self) -> bool:
        """Whether something is not as asked for: of a feed that failed once the owner does not hear."""
        return bool(self.troubles) or any(report.trouble for report in self.brief.coverage.sources)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Means:
    """What a brief is made of and with."""

    order: Order
    settings: Settings
    store: Store
    connection: Connection
    reading: Reading
    tell: Teller
    progress: Progress


def make_brief(
    settings: Settings,
    *,
    day: date,
    moment: datetime,
    sources: Sequence[str] = (),
    fetch: bool = True,
    dry_run: bool = False,
    why: str | None = None,
    progress: Progress,
    engine: Engine | None = None,
) -> Made:
    """Make the brief for ``day`` and hand its editions over to the folder of that day.

    ``moment`` is the clock (aware UTC) as the edge read it; ``sources`` were named on the command line and
    replace those of the settings; without ``fetch`` only what the store holds is read; ``dry_run`` writes
    nothing. ``why`` tells the readers why the day is mailed again; None: it is not. ``progress(room, done,
    total)`` is told of long work (total 0: unknown). An ``engine`` may have been entered to get ready; else
    it is that of the settings. Raises BrieferError.
    """
    order = take_order(
        settings, day=day, moment=moment, sources=sources, fetch=fetch, dry_run=dry_run, why=why
    )
    if not dry_run and CHANNEL in settings.channels:
        check_folder(settings.out_dir)
    press = open_press(settings)
    with timed("all"), ExitStack() as stack:
        stack.callback(press.typesetter.close)
        store = stack.enter_context(open_shelf(settings, dry_run=dry_run))
        means = _open_means(
            order, engine=engine, settings=settings, store=store, progress=progress, stack=stack
        )
        with means.reading.engine:
            copy = _gather_copy(means, typesetter=press.typesetter)
        with index_meanwhile(store, dry_run=dry_run):
            brief, editions, troubles = _print(means, copy, press=press)
        places, unmailed = _hand_over(means, brief, copy=copy, editions=editions, press=press)
    heard = (*_list_troubles(means, copy), *troubles, *unmailed)
    return Made(brief=brief, editions=editions, places=places, troubles=heard)


def _list_troubles(means: _Means, copy: Copy) -> tuple[str, ...]:
    """Return what the owner should hear of the sources, of what stands beside the news, and of telling."""
    tidings = means.connection.list_tidings()
    # Whoever names an address on the command line looks on, and need not wait for the third time it fails.
    named = [
        f"{report.name}: {report.trouble}"
        for report in (copy.arrivals.reports if means.order.handed_over and not tidings else ())
        if report.trouble
    ]
    failures = dict.fromkeys((*copy.arrivals.failures, *named))
    return (*failures, *tidings, *copy.inserts.troubles, *means.tell.troubles)


def _open_means(
    order: Order,
    *,
    engine: Engine | None,
    settings: Settings,
    store: Store,
    progress: Progress,
    stack: ExitStack,
) -> _Means:
    # Refused at once, before the day's work.
    check_memory(order, store=store, settings=settings)
    _find_revision(order, settings=settings, store=store)
    return _Means(
        order=order,
        settings=settings,
        store=store,
        connection=connect(order, settings, store=store, patience="due", stack=stack),
        reading=choose_reading(settings, engine=engine),
        tell=Teller(summarizer=settings.summarizer, sentences=settings.story_sentences),
        progress=progress,
    )


def _find_revision(order: Order, *, settings: Settings, store: Store) -> Revision | None:
    """Return what a corrected edition needs, where one is asked for; SettingsError where it cannot be."""
    if order.why is None:
        return None
    if not settings.hooks and not list_active(settings=settings, store=store):
        raise SettingsError(f"{settings.profile} has no readers, so nobody would get a corrected edition")
    return plan_revision(order.why, order=order, store=store)


def _print(means: _Means, copy: Copy, *, press: Press) -> tuple[Brief, tuple[Edition, ...], tuple[str, ...]]:
    """Return the brief, its editions and what went wrong; DeliveryError for a correction of nothing."""
    settings, store, order = means.settings, means.store, copy.order
    number = store.next_number(order.profile, order.day)
    revision = _find_revision(order, settings=settings, store=store)
    if revision is None:
        return print_brief(copy, settings=settings, number=number, press=press)
    # A reason would make any brief another one than was mailed: first as it comes out without the new one.
    before = replace(copy, reasons=revision.reasons[:-1])
    _, editions, _ = print_brief(before, settings=settings, number=number, press=press)
    check_unlike(editions, day=order.day, unlike=revision.unlike)
    corrected = replace(copy, reasons=revision.reasons)
    return print_brief(corrected, settings=settings, number=number, press=press)


def _hand_over(
    means: _Means, brief: Brief, *, copy: Copy, editions: Sequence[Edition], press: Press
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Keep the brief and what is sent of it; return where its editions are, and what cannot be sent.

    Of a dry run, nothing is kept.
    """
    if copy.order.dry_run:
        return (), ()
    settings, store = means.settings, means.store
    revision = _find_revision(copy.order, settings=settings, store=store)
    addressed = address_edition(settings=settings, store=store)
    mailing: Mailing | None = None
    troubles: tuple[str, ...] = ()
    if addressed is not None:
        with timed("mail"):
            material = Material(
                brief=brief,
                order=copy.order,
                revision=revision,
                addressed=addressed,
                settings=settings,
                editions=editions,
                press=press,
            )
            mailing, troubles = write_mailing(material)
    held = find_doubt(mailing, store=store)
    if held:
        troubles = (*troubles, f"its mails are held: {held}; see `briefer outbox list`")
    outgoing = Outgoing(mailing=mailing, held=held)
    keep_brief(brief, copy=copy, editions=editions, outgoing=outgoing, store=store)
    with timed("deliver"):
        published = publish_editions(editions, settings=settings, day=copy.order.day)
    index_store(store)
    return published.places, (*troubles, *published.troubles)


def _gather_copy(means: _Means, *, typesetter: Typesetter) -> Copy:
    """Read the day, look what became of the days before, and tell it; meanwhile the typesetter gets ready."""
    start = typesetter.start if "pdf" in means.settings.formats else _start_nothing
    sources = open_sources(means.order, settings=means.settings, connection=means.connection)
    arrivals, window = read_order(
        means.order,
        sources,
        reading=means.reading,
        settings=means.settings,
        store=means.store,
        connection=means.connection,
        progress=_start_late(start, progress=means.progress),
    )
    start()  # where no source gave anything
    means.reading.engine.spare()  # its memory is the typesetter's now
    past = check_past(
        means.order,
        arrivals.digests,
        sources=sources,
        window=window,
        reading=means.reading,
        store=means.store,
        settings=means.settings,
        connection=means.connection,
    )
    means.reading.engine.prepare(tell_alone.__module__)
    arrivals = replace(arrivals, skipped=(*arrivals.skipped, *past.revisits.skipped))
    return _write_copy(means, arrivals, past=past, window=window)


def _start_late(start: Callable[[], None], *, progress: Progress) -> Progress:
    """Return a progress that starts the typesetter when the last articles are being read.

    WeasyPrint takes half a second to import; now a core is about to be free, and a worker's memory with it.
    """

    def tell(room: str, done: int, total: int) -> None:
        if total and done + LAST_ARTICLES > total:
            start()
        progress(room, done, total)

    return tell


def _start_nothing() -> None:
    """Start no typesetter: nothing is to be printed on paper."""


def _write_copy(means: _Means, arrivals: Arrivals, *, past: CheckedPast, window: Window) -> Copy:
    """Tell the day, and gather what is remembered of the days before."""
    order, settings, store = means.order, means.settings, means.store
    entries = remember_corrections(load_entries(order, store=store, settings=settings), past.corrections)
    told = tell_day(
        arrivals.digests,
        tell=means.tell,
        settings=settings,
        window=window,
        entries=entries,
        favours=Favours(
            history=count_history(order, window=window, store=store),
            boosts=find_boosts(arrivals.articles, rulebook=open_rulebook(settings)),
        ),
        expect=partial(means.tell.expect, engine=means.reading.engine),
        progress=means.progress,
    )
    with timed("tell"):
        places = settings.lead_count + settings.brief_count
        likely = list_likely(told.themes, places=places, outlet_stories=settings.outlet_stories)
        means.tell.tell_ahead(likely, engine=means.reading.engine)
    return Copy(
        order=order,
        window=window,
        arrivals=arrivals,
        told=told,
        entries=entries,
        watching=watch_stories(entries, told=told, store=store, settings=settings, day=order.day),
        past=past,
        inserts=gather_inserts(order, settings=settings, store=store),
        count_days=open_days(told, entries, store=store, window=window),
        reasons=recall_reasons(order, store=store),
    )
