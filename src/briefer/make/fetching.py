"""Fetching alone: sources are asked and what they give is kept, but no brief is made."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from briefer.errors import SettingsError
from briefer.make.arrivals import OUTSIDE, Admission, Arrivals, Desk, Progress, read_day
from briefer.make.indexing import index_store
from briefer.make.intake import connect
from briefer.make.order import (
    Order,
    choose_admission,
    choose_reading,
    choose_window,
    open_shelf,
    open_sources,
    take_order,
)
from briefer.make.recalling import NOTHING
from briefer.model import Skipped, SourceReport, Window
from briefer.settings import Settings
from briefer.sources import Source
from briefer.tables import did_you_mean


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What was fetched: each source's report, how many articles came of it, what could not be read.

    ``troubles`` are lines that the owner should hear.
    """

    reports: tuple[SourceReport, ...]
    articles: int
    skipped: tuple[Skipped, ...]
    troubles: tuple[str, ...]


def fetch_sources(
    settings: Settings,
    *,
    names: Sequence[str],
    moment: datetime,
    patience: str,
    dry_run: bool,
    progress: Progress,
) -> Fetched:
    """Ask the sources of the settings, or those called ``names``, and keep what they give.

    ``moment`` is the clock as the edge read it; ``patience`` is said in ``sources.network.Manners``. Raises
    SettingsError where there is no source of a name, or none at all.
    """
    order = _order_all(settings, moment=moment, dry_run=dry_run)
    reading = choose_reading(settings)
    with reading.engine, ExitStack() as stack:
        store = stack.enter_context(open_shelf(settings, dry_run=dry_run))
        connection = connect(order, settings, store=store, patience=patience, stack=stack)
        window = choose_window(order, store=store, recorded=None, zone=settings.zone)
        desk = Desk(
            _choose(open_sources(order, settings=settings, connection=connection), names),
            connection=connection,
            store=store,
            window=window,
            moment=moment,
            known=window.since,
            keep=not dry_run,
        )
        arrivals = read_day(
            desk,
            reading=reading,
            admission=_admit_none(order, window, settings=settings),
            recall=NOTHING,
            progress=progress,
        )
        if not dry_run:
            index_store(store)
        return _sum_up(arrivals, tidings=connection.list_tidings())


def _order_all(settings: Settings, *, moment: datetime, dry_run: bool) -> Order:
    today = moment.astimezone(ZoneInfo(settings.zone)).date()
    order = take_order(settings, day=today, moment=moment, sources=(), fetch=True, dry_run=dry_run, why=None)
    if order.sample:
        raise SettingsError("there is no source to fetch: name one in briefer.toml, see `briefer sources`")
    return order


def _admit_none(order: Order, window: Window, *, settings: Settings) -> Admission:
    """Return an admission that no article gets: where no brief is made no digest need be kept."""
    closed = replace(window, since=window.until)
    return choose_admission(order, window=closed, recorded=None, settings=settings)


def _sum_up(arrivals: Arrivals, *, tidings: Sequence[str]) -> Fetched:
    read = [each for each in arrivals.skipped if each.reason == OUTSIDE]
    return Fetched(
        reports=arrivals.reports,
        articles=len(read),
        skipped=tuple(each for each in arrivals.skipped if each.reason != OUTSIDE),
        troubles=(*arrivals.failures, *tidings),
    )


def _choose(sources: Sequence[Source], names: Sequence[str]) -> tuple[Source, ...]:
    known = [source.name for source in sources]
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known) or f" (known: {', '.join(known)})"
            raise SettingsError(f'there is no source "{name}"{hint}')
    return tuple(source for source in sources if not names or source.name in names)
