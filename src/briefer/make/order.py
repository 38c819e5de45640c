"""What is asked for: the day, the profile, the sources; and what follows from it before anything is read."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from briefer.engines import Engine, count_cores, find_engine
from briefer.errors import SettingsError, SourceError, StoreError
from briefer.make.arrivals import Admission, Reading
from briefer.make.connecting import Connection
from briefer.make.series import SAMPLE, name_series
from briefer.make.window import find_window, say_day
from briefer.model import LedgerEntry, Window
from briefer.resources import seeds_folder
from briefer.rules import Rulebook
from briefer.settings import Settings
from briefer.settings.values import SourceSetting
from briefer.sources import Source, open_source
from briefer.sources.absent import AbsentSource
from briefer.store import STORE_NAME, Store, StoredBrief, empty_store, open_store, read_store

# Which outlets are quiet shows in a month.
HISTORY_DAYS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is asked for; ``specs`` are the sources as named, ``handed_over`` if on the command line.

    ``why`` says what was wrong with what was mailed of the day, where it is to be mailed again; else None.
    """

    day: date
    today: date
    moment: datetime
    profile: str
    specs: tuple[str, ...]
    handed_over: bool
    fetch: bool
    dry_run: bool
    why: str | None

    @property
    def sample(self) -> bool:
        """Tell whether the shipped sample is read, for want of any source."""
        return self.profile == SAMPLE


def take_order(
    settings: Settings,
    *,
    day: date,
    moment: datetime,
    sources: Sequence[str],
    fetch: bool,
    dry_run: bool,
    why: str | None,
) -> Order:
    """Return the order; raises SettingsError for a day that has not come yet.

    Every set of sources named on the command line is a profile of its own, so that it neither uses up nor
    repeats what the reader's own brief covers.
    """
    today = moment.astimezone(ZoneInfo(settings.zone)).date()
    if day > today:
        raise SettingsError(f"{say_day(day)} has not come yet: name today or an earlier day with --date")
    profile = name_series(settings)
    if sources:
        names = "\0".join(sorted(str(Path(spec).absolute()) for spec in sources))
        profile = settings.profile + "+" + hashlib.sha256(names.encode("utf-8", "replace")).hexdigest()[:12]
    return Order(
        day=day,
        today=today,
        moment=moment,
        profile=profile,
        specs=tuple(sources) or tuple(source.spec for source in settings.sources),
        handed_over=bool(sources),
        fetch=fetch,
        dry_run=dry_run,
        why=why,
    )


def open_sources(order: Order, *, settings: Settings, connection: Connection) -> tuple[Source, ...]:
    """Return the sources to read; SourceError at once where one that was handed over does not exist."""
    if order.sample:
        return (open_source(str(seeds_folder()), kind="folder", name=SAMPLE, connect=connection, options={}),)
    if order.handed_over:
        return tuple(
            open_source(spec, kind="", name="", connect=connection, options={}) for spec in order.specs
        )
    return tuple(_open_known(source, connection=connection) for source in settings.sources)


def _open_known(source: SourceSetting, *, connection: Connection) -> Source:
    """Return a source of the settings; one that is not there today costs only itself."""
    try:
        return open_source(
            source.spec,
            kind=source.kind,
            name=source.name,
            connect=connection,
            options=dict(source.options),
        )
    except SourceError as error:
        return AbsentSource(name=source.name, reason=str(error))


def open_shelf(settings: Settings, *, dry_run: bool) -> Store:
    """Return the store; a dry run reads it, or an empty one, and writes nothing."""
    path = settings.data_dir / STORE_NAME
    if not dry_run:
        return open_store(path)
    return read_store(path) if path.exists() else empty_store()


def choose_window(order: Order, *, store: Store, recorded: StoredBrief | None, zone: str) -> Window:
    """Return the recorded window of a past brief, else what follows from the newest earlier edition."""
    if recorded is not None:
        return recorded.window
    earlier = store.last_brief(order.profile, order.day)
    # A brief for a past day that was made this morning must not use up what arrived since.
    last = min(earlier.made, earlier.window.until) if earlier else None
    return find_window(order.day, today=order.today, zone=zone, last=last)


def choose_admission(
    order: Order, *, window: Window, recorded: StoredBrief | None, settings: Settings
) -> Admission:
    """Return which articles the brief covers."""
    made_on_its_day = recorded is not None and recorded.made < recorded.window.until
    return Admission(
        window=window,
        arrival=order.day == order.today or made_on_its_day,
        handed_over=order.handed_over,
        everything=order.sample,
        recorded=frozenset(recorded.articles if recorded else ()),
        rulebook=open_rulebook(settings),
    )


def open_rulebook(settings: Settings) -> Rulebook:
    """Return the reader's rules, made ready."""
    return Rulebook(settings.rules, sections={source.name: source.section for source in settings.sources})


def choose_reading(settings: Settings, *, engine: Engine | None = None) -> Reading:
    """Return how documents are read: by this engine, or by that of the settings."""
    workers = settings.workers or count_cores()
    return Reading(
        engine=engine or find_engine(settings.engine, workers=workers),
        html=settings.html_extractor,
    )


def list_recalled(
    order: Order, *, store: Store, window: Window, recorded: StoredBrief | None, names: Sequence[str]
) -> tuple[str, ...]:
    """Return the ids of stored articles that belong to the brief whether or not a source still gives them.

    ``names`` are the sources that give only what is new, or are not asked at all.
    """
    if recorded:
        return recorded.articles
    if not names:
        return ()
    if order.day == order.today:
        found = store.find_arrived(since=window.since, until=window.until, sources=names)
        # What arrived at that very moment came with the last edition, and was in it.
        found = tuple(article for article in found if article.seen > window.since)
    else:
        found = store.find_dated(since=window.since, until=window.until, sources=names)
    # An edited article is a new revision: the newest counts.
    newest = {article.url: article.id for article in sorted(found, key=lambda each: (each.seen, each.id))}
    return tuple(newest.values())


def count_history(order: Order, *, window: Window, store: Store) -> Mapping[str, int]:
    """Return how many articles each outlet brought in the month before the window; the sample has no past."""
    if order.sample:
        return {}
    start = datetime.min.replace(tzinfo=UTC)
    since = window.since - min(timedelta(days=HISTORY_DAYS), window.since - start)
    return store.count_outlets(since=since, until=window.since)


def check_memory(order: Order, *, store: Store, settings: Settings) -> None:
    """Raise StoreError for a brief that cannot be made again: it would repeat what was told before it."""
    memory = store.clearing.find_memory()
    if order.sample or _find_first(order, settings=settings) >= memory:
        return
    if store.find_brief(order.profile, order.day) is not None:
        message = (
            f"the brief of {say_day(order.day)} cannot be made again, since `briefer gc` removed what was"
            f" remembered before {say_day(memory)}: read it in the archive, or prove it by `briefer verify`"
        )
        raise StoreError(message, path=str(store.path))


def load_entries(order: Order, *, store: Store, settings: Settings) -> tuple[LedgerEntry, ...]:
    """Return what is remembered of stories; nothing for the sample, which is new every day."""
    if order.sample:
        return ()
    since = _find_first(order, settings=settings)
    return store.load_ledger(order.profile, since=since, before=order.day)


def _find_first(order: Order, *, settings: Settings) -> date:
    """Return from which day on stories are remembered for the brief.

    Twice the quiet days: a story that fell silent must still be known as closed.
    """
    return order.day - min(timedelta(days=2 * settings.quiet_days), order.day - date.min)
