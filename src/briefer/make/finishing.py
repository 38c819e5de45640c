"""The second half of an order: what was read is told, printed, kept and handed over.

Its modules, and numpy below, take a fifth of a second to import: the first documents are read meanwhile.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from briefer.assemble import list_likely
from briefer.errors import SettingsError
from briefer.ledger.corrections import remember_corrections
from briefer.make.arrivals import Arrivals
from briefer.make.charts import open_days
from briefer.make.corrections import CheckedPast, check_past
from briefer.make.indexing import index_meanwhile, index_store
from briefer.make.inserts import gather_inserts
from briefer.make.keeping import Outgoing, Recorder, Records, keep_brief
from briefer.make.mailing import Material, address_edition, find_doubt, list_active, write_mailing
from briefer.make.means import Made, Means
from briefer.make.order import Order, count_history, load_entries, open_rulebook
from briefer.make.printing import Copy, print_brief
from briefer.make.publishing import publish_editions
from briefer.make.revising import Revision, check_unlike, plan_revision, recall_reasons
from briefer.make.teller import Teller, tell_alone
from briefer.make.telling import Favours, tell_day
from briefer.make.timing import timed
from briefer.make.watching import watch_stories
from briefer.model import Brief, Edition, Mailing, Window
from briefer.renderers.html import compile_page
from briefer.rules import find_boosts
from briefer.settings import Settings
from briefer.sources import Source
from briefer.store import Store

# The formats that are made from the template of pages.
PAGES = frozenset({"html", "pdf"})


def get_ready(means: Means) -> None:
    """Compile what pages are made from, before there is anything to print."""
    if not PAGES.isdisjoint(means.settings.formats):
        compile_page(means.press.templates)


def finish_brief(means: Means, arrivals: Arrivals, *, sources: Sequence[Source], window: Window) -> Made:
    """Make the brief of what was read from the ``sources``; the engine, entered already, is ended."""
    tell = Teller(summarizer=means.settings.summarizer, sentences=means.settings.story_sentences)
    with means.reading.engine:
        copy = _write_copy(means, arrivals, sources=sources, tell=tell, window=window)
    with index_meanwhile(means.store, dry_run=means.order.dry_run) as aside:
        recorder = Recorder(copy, aside=aside)
        brief, editions, troubles = _print(means, copy, settled=recorder)
        aside.submit(means.press.typesetter.close)  # no page is set any more
        places, unmailed = _hand_over(means, brief, records=recorder.finish(), copy=copy, editions=editions)
    heard = (*_list_troubles(means, copy), *tell.troubles, *troubles, *unmailed)
    return Made(brief=brief, editions=editions, places=places, troubles=heard)


def _write_copy(
    means: Means, arrivals: Arrivals, *, sources: Sequence[Source], tell: Teller, window: Window
) -> Copy:
    """Look what became of the days before, tell the day, and gather what is remembered of those days."""
    order, settings, store = means.order, means.settings, means.store
    engine = means.reading.engine
    past = _check_past(means, arrivals, sources=sources, window=window)
    engine.prepare(tell_alone.__module__)
    arrivals = replace(arrivals, skipped=(*arrivals.skipped, *past.revisits.skipped))
    entries = remember_corrections(load_entries(order, store=store, settings=settings), past.corrections)
    told = tell_day(
        arrivals.digests,
        tell=tell,
        settings=settings,
        window=window,
        entries=entries,
        favours=Favours(
            history=count_history(order, window=window, store=store),
            boosts=find_boosts(arrivals.articles, rulebook=open_rulebook(settings)),
        ),
        expect=partial(tell.expect, engine=engine),
        progress=means.progress,
    )
    with timed("tell"):
        places = settings.lead_count + settings.brief_count
        likely = list_likely(told.themes, places=places, outlet_stories=settings.outlet_stories)
        tell.tell_ahead(likely, engine=engine)
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


def _check_past(
    means: Means, arrivals: Arrivals, *, sources: Sequence[Source], window: Window
) -> CheckedPast:
    return check_past(
        means.order,
        arrivals.digests,
        sources=sources,
        window=window,
        reading=means.reading,
        store=means.store,
        settings=means.settings,
        connection=means.connection,
    )


def _print(
    means: Means, copy: Copy, *, settled: Callable[[Brief], None]
) -> tuple[Brief, tuple[Edition, ...], tuple[str, ...]]:
    """Return the brief, its editions and what went wrong; DeliveryError for a correction of nothing."""
    settings, store, order = means.settings, means.store, copy.order
    number = store.next_number(order.profile, order.day)
    give = partial(print_brief, settings=settings, number=number, press=means.press, settled=settled)
    revision = find_revision(order, settings=settings, store=store)
    if revision is None:
        return give(copy)
    # A reason would make any brief another one than was mailed: first as it comes out without the new one.
    _, editions, _ = give(replace(copy, reasons=revision.reasons[:-1]))
    check_unlike(editions, day=order.day, unlike=revision.unlike)
    return give(replace(copy, reasons=revision.reasons))


def _hand_over(
    means: Means, brief: Brief, *, records: Records, copy: Copy, editions: Sequence[Edition]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Keep the brief and what is sent of it; return where its editions are, and what cannot be sent.

    Of a dry run, nothing is kept.
    """
    if copy.order.dry_run:
        return (), ()
    settings, store = means.settings, means.store
    revision = find_revision(copy.order, settings=settings, store=store)
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
                press=means.press,
            )
            mailing, troubles = write_mailing(material)
    held = find_doubt(mailing, store=store)
    if held:
        troubles = (*troubles, f"its mails are held: {held}; see `briefer outbox list`")
    outgoing = Outgoing(mailing=mailing, held=held)
    keep_brief(brief, records=records, copy=copy, editions=editions, outgoing=outgoing, store=store)
    with timed("deliver"):
        published = publish_editions(editions, settings=settings, day=copy.order.day)
    index_store(store)
    return published.places, (*troubles, *published.troubles)


def _list_troubles(means: Means, copy: Copy) -> tuple[str, ...]:
    """Return what the owner should hear of the sources, of what stands beside the news, and of telling."""
    tidings = means.connection.list_tidings()
    # Whoever names an address on the command line looks on, and need not wait for the third time it fails.
    named = [
        f"{report.name}: {report.trouble}"
        for report in (copy.arrivals.reports if means.order.handed_over and not tidings else ())
        if report.trouble
    ]
    failures = dict.fromkeys((*copy.arrivals.failures, *named))
    return (*failures, *tidings, *copy.inserts.troubles)


def find_revision(order: Order, *, settings: Settings, store: Store) -> Revision | None:
    """Return what a corrected edition needs, where one is asked for; SettingsError where it cannot be."""
    if order.why is None:
        return None
    if not settings.hooks and not list_active(settings=settings, store=store):
        raise SettingsError(f"{settings.profile} has no readers, so nobody would get a corrected edition")
    return plan_revision(order.why, order=order, store=store)
