"""One brief, from sources to files: how an order is begun, and the reading of it."""

import gc
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import ExitStack
from datetime import date, datetime
from functools import partial

from briefer.delivery.folder import CHANNEL, check_folder
from briefer.engines import Engine
from briefer.make.arrivals import Arrivals, Progress
from briefer.make.intake import connect, read_order
from briefer.make.means import Made, Means
from briefer.make.order import Order, check_memory, choose_reading, open_shelf, open_sources, take_order
from briefer.make.press import open_press
from briefer.make.timing import timed
from briefer.model import Window
from briefer.settings import Settings
from briefer.sources import Source
from briefer.store import Store

# While so many are still being read the typesetter gets ready; sooner, it would hold up a worker.
LAST_ARTICLES = 8


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
        _refuse_vain(order, settings=settings, store=store)
        means = Means(
            order=order,
            settings=settings,
            store=store,
            connection=connect(order, settings, store=store, patience="due", stack=stack),
            reading=choose_reading(settings, engine=engine),
            press=press,
            progress=progress,
        )
        return _carry_out(means)


def _carry_out(means: Means) -> Made:
    sources = open_sources(means.order, settings=means.settings, connection=means.connection)
    with means.reading.engine:
        arrivals, window = _read(means, sources)
        from briefer.make.finishing import finish_brief  # slow to import, and so imported beside reading

        gc.freeze()  # what is imported stays, and so does what was read
        return finish_brief(means, arrivals, sources=sources, window=window)


def _refuse_vain(order: Order, *, settings: Settings, store: Store) -> None:
    """Raise at once, before the day's work, what would make it vain."""
    check_memory(order, store=store, settings=settings)
    if order.why is not None:
        from briefer.make.finishing import find_revision  # slow to import, and seldom wanted so early

        find_revision(order, settings=settings, store=store)


def _read(means: Means, sources: Sequence[Source]) -> tuple[Arrivals, Window]:
    """Read the day; meanwhile the second half of an order and the typesetter get ready."""
    start = means.press.typesetter.start if "pdf" in means.settings.formats else _start_nothing
    with ThreadPoolExecutor(max_workers=1) as aside:
        arrivals, window = read_order(
            means.order,
            sources,
            reading=means.reading,
            settings=means.settings,
            store=means.store,
            connection=means.connection,
            progress=_get_ready_meanwhile(
                start, get_ready=partial(_get_ready, means), aside=aside, progress=means.progress
            ),
        )
    start()  # where no source gave anything
    means.reading.engine.spare()  # its memory is the typesetter's now
    return arrivals, window


def _get_ready(means: Means) -> None:
    """Import the second half of an order, and have it get ready."""
    from briefer.make.finishing import get_ready  # slow to import: that is what is done here

    get_ready(means)


def _get_ready_meanwhile(
    start: Callable[[], None], *, get_ready: Callable[[], None], aside: Executor, progress: Progress
) -> Progress:
    """Return a progress by which what comes after reading gets ready beside it.

    The second half of an order gets ready ``aside`` when the first article has come back: the workers have
    the next ones by then. WeasyPrint takes half a second to import: the typesetter starts when the last
    articles are being read, as a core is about to be free, and a worker's memory with it.
    """

    def tell(room: str, done: int, total: int) -> None:
        if done == 1:
            aside.submit(get_ready)  # where that fails, whoever needs it says why
        if total and done + LAST_ARTICLES > total:
            start()
        progress(room, done, total)

    return tell


def _start_nothing() -> None:
    """Start no typesetter: nothing is to be printed on paper."""
