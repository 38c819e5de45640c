"""The first half of an order: its sources are asked, and what they give is read."""

from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial

from briefer.make.arrivals import Arrivals, Desk, Progress, Reading, read_day
from briefer.make.connecting import Connection, recall_all, recall_hosts
from briefer.make.order import (
    Order,
    choose_admission,
    choose_window,
    list_recalled,
)
from briefer.make.recalling import AGAIN, Recall
from briefer.make.timing import timed
from briefer.model import Window
from briefer.settings import Settings
from briefer.sources import Source
from briefer.sources.ahead import is_remote
from briefer.store import Store, StoredBrief

# Where articles are left out before it is known what the day brought.
_FIRST_HALF = frozenset({"sources", "extractors", "make"})


def connect(order: Order, settings: Settings, *, store: Store, patience: str, stack: ExitStack) -> Connection:
    """Return what the sources share that ask the network.

    An address that is handed over is asked for what it is now, whatever is remembered of it.
    """
    recall = recall_hosts if order.handed_over else recall_all
    return Connection(
        settings,
        moment=order.moment,
        patience=patience,
        recall=partial(recall, store),
        recall_pages=store.network.load_completions,
        recall_tries=tuple if order.handed_over else store.network.load_tries,
        stack=stack,
    )


def read_order(
    order: Order,
    sources: Sequence[Source],
    *,
    reading: Reading,
    settings: Settings,
    store: Store,
    connection: Connection,
    progress: Progress,
) -> tuple[Arrivals, Window]:
    """Read the day's documents; return them with the window that they were held against."""
    recorded = store.find_brief(order.profile, order.day) if order.day != order.today else None
    window = choose_window(order, store=store, recorded=recorded, zone=settings.zone)
    desk = Desk(
        _choose_asked(order, sources, recorded=recorded),
        connection=connection,
        store=store,
        window=window,
        moment=order.moment,
        # What is handed over is read for what it is, however long it has been known.
        known=None if order.handed_over or order.day != order.today else window.since,
        keep=not order.dry_run,
    )
    with timed("read"):
        arrivals = read_day(
            desk,
            reading=reading,
            admission=choose_admission(order, window=window, recorded=recorded, settings=settings),
            recall=_recall_day(order, sources, store=store, window=window, recorded=recorded),
            progress=progress,
        )
    return arrivals, window


def _recall_day(
    order: Order, sources: Sequence[Source], *, store: Store, window: Window, recorded: StoredBrief | None
) -> Recall:
    """Return what the store gives; ``recorded`` is the brief of a past day that is made again."""
    # What asks the network gives each article once; of the others everything is there each time.
    names = [source.name for source in sources if is_remote(source) or not order.fetch]
    ids = list_recalled(order, store=store, window=window, recorded=recorded, names=names)
    earlier = recorded or store.find_brief(order.profile, order.day)
    if earlier is None:
        return Recall(ids=ids, skipped=(), reports=())
    reports = store.network.load_reports(order.profile, day=order.day) if recorded else ()
    if recorded:
        names.append(AGAIN)
    skipped = store.load_skipped(earlier)
    return Recall(
        ids=ids,
        skipped=tuple(each for each in skipped if each.source in names and each.room in _FIRST_HALF),
        reports=tuple(report for report in reports if report.name in names),
    )


def _choose_asked(
    order: Order, sources: Sequence[Source], *, recorded: StoredBrief | None
) -> tuple[Source, ...]:
    """Return the sources to ask: of a past day that is made again, only those of this machine."""
    if not order.fetch:
        return ()
    return tuple(source for source in sources if recorded is None or not is_remote(source))
