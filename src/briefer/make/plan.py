"""One brief, from sources to files."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from briefer.delivery.folder import FolderChannel, check_folder
from briefer.ledger.corrections import remember_corrections
from briefer.make.arrivals import Arrivals, Progress
from briefer.make.charts import open_days
from briefer.make.connecting import Connection
from briefer.make.corrections import CheckedPast, check_past
from briefer.make.inserts import gather_inserts
from briefer.make.intake import connect, read_order
from briefer.make.mailing import address_edition, find_doubt, write_mailing
from briefer.make.order import (
    Order,
    count_history,
    load_entries,
    open_rulebook,
    open_shelf,
    open_sources,
    take_order,
)
from briefer.make.press import open_press
from briefer.make.printing import Copy, keep_brief, print_brief
from briefer.make.telling import Favours, tell_day
from briefer.make.timing import timed
from briefer.make.watching import watch_stories
from briefer.model import Brief, Edition, Mailing, Window
from briefer.renderers import Press
from briefer.rules import find_boosts
from briefer.settings import Settings
from briefer.store import Store


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


def make_brief(
    settings: Settings,
    *,
    day: date,
    moment: datetime,
    sources: Sequence[str] = (),
    fetch: bool = True,
    dry_run: bool = False,
    progress: Progress,
) -> Made:
    """Make the brief for ``day`` and hand its editions over to the folder of that day.

    ``moment`` is the clock (aware UTC) as the edge read it; ``sources`` were named on the command line and
    replace those of the settings; without ``fetch`` only what the store holds is read; ``dry_run`` writes
    nothing. ``progress(room, done, total)`` is told of long work (total 0: unknown). Raises BrieferError.
    """
    order = take_order(settings, day=day, moment=moment, sources=sources, fetch=fetch, dry_run=dry_run)
    if not dry_run:
        check_folder(settings.out_dir)
    press = open_press(settings)
    with timed("all"), ExitStack() as stack:
        stack.callback(press.typesetter.close)
        store = stack.enter_context(open_shelf(settings, dry_run=dry_run))
        start = press.typesetter.start if "pdf" in settings.formats else _start_nothing
        connection = connect(order, settings, store=store, patience="due", stack=stack)
        gather = partial(_gather_copy, order, start=start, connection=connection)
        copy = gather(settings=settings, store=store, progress=progress)
        number = store.next_number(order.profile, day)
        brief, editions, troubles = print_brief(copy, settings=settings, number=number, press=press)
        places: tuple[str, ...] = ()
        unmailed: tuple[str, ...] = ()
        if not dry_run:
            places, unmailed = _hand_over(
                brief, copy=copy, settings=settings, editions=editions, press=press, store=store
            )
    heard = (*copy.arrivals.failures, *connection.list_tidings(), *copy.inserts.troubles)
    return Made(brief=brief, editions=editions, places=places, troubles=(*heard, *troubles, *unmailed))


def _hand_over(
    brief: Brief, *, copy: Copy, settings: Settings, editions: Sequence[Edition], press: Press, store: Store
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Keep the brief and what is sent of it; return where its editions are, and what cannot be sent."""
    channel = FolderChannel(folder=settings.out_dir, day=copy.order.day)
    addressed = address_edition(settings=settings, store=store)
    mailing: Mailing | None = None
    troubles: tuple[str, ...] = ()
    if addressed is not None:
        with timed("mail"):
            mailing, troubles = write_mailing(
                brief,
                order=copy.order,
                addressed=addressed,
                settings=settings,
                editions=editions,
                press=press,
            )
    held = find_doubt(mailing, store=store)
    if held:
        troubles = (*troubles, f"its mails are held: {held}; see `briefer outbox list`")
    places = keep_brief(
        brief, copy=copy, editions=editions, mailing=mailing, held=held, store=store, places=channel
    )
    return places, troubles


def _gather_copy(
    order: Order,
    *,
    start: Callable[[], None],
    connection: Connection,
    settings: Settings,
    store: Store,
    progress: Progress,
) -> Copy:
    """Read the day, look what became of the days before, and tell it; ``start`` gets the typesetter ready."""
    sources = open_sources(order, settings=settings, connection=connection)
    reading = _start_late(start, progress=progress)
    arrivals, window = read_order(
        order, sources, settings=settings, store=store, connection=connection, progress=reading
    )
    start()  # where no source gave anything
    past = check_past(
        order,
        arrivals.digests,
        sources=sources,
        window=window,
        store=store,
        settings=settings,
        connection=connection,
    )
    arrivals = replace(arrivals, skipped=(*arrivals.skipped, *past.revisits.skipped))
    return _write_copy(
        order, arrivals, past=past, window=window, settings=settings, store=store, progress=progress
    )


def _start_late(start: Callable[[], None], *, progress: Progress) -> Progress:
    """Return a progress that starts the typesetter when the last articles are being read.

    WeasyPrint takes half a second to import. Sooner, that holds up a worker; now a core is about to be free.
    """

    def tell(room: str, done: int, total: int) -> None:
        if total:
            start()
        progress(room, done, total)

    return tell


def _start_nothing() -> None:
    """Start no typesetter: nothing is to be printed on paper."""


def _write_copy(
    order: Order,
    arrivals: Arrivals,
    *,
    past: CheckedPast,
    window: Window,
    settings: Settings,
    store: Store,
    progress: Progress,
) -> Copy:
    """Tell the day, and gather what is remembered of the days before."""
    entries = remember_corrections(load_entries(order, store=store, settings=settings), past.corrections)
    told = tell_day(
        arrivals.digests,
        settings=settings,
        window=window,
        entries=entries,
        favours=Favours(
            history=count_history(order, window=window, store=store),
            boosts=find_boosts(arrivals.articles, rulebook=open_rulebook(settings)),
        ),
        progress=progress,
    )
    watching = watch_stories(entries, told=told, store=store, settings=settings, day=order.day)
    return Copy(
        order=order,
        window=window,
        arrivals=arrivals,
        told=told,
        entries=entries,
        watching=watching,
        past=past,
        inserts=gather_inserts(order, settings=settings, store=store),
        count_days=open_days(told, entries, store=store, window=window),
    )
