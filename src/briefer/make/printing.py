"""From the day told to editions handed over: assemble, measure, render, keep, deliver."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from briefer import __version__
from briefer.assemble import Intake, Plan, assemble_brief
from briefer.errors import BrokenTemplateError, RenderError
from briefer.ledger import record_stories
from briefer.make.arrivals import Arrivals
from briefer.make.charts import CountDays, chart_brief
from briefer.make.corrections import CheckedPast, keep_revisits
from briefer.make.fitting import Fitted, fit_pages
from briefer.make.order import Order
from briefer.make.telling import Told
from briefer.make.timing import timed
from briefer.make.tracing import trace_stories
from briefer.model import Brief, Edition, Inserts, LedgerEntry, Mailing, QuietStory, Window
from briefer.renderers import Press, open_renderer
from briefer.settings import Settings, settings_hash
from briefer.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """What is sent of a brief: ``held`` says why nothing may be before its owner has decided, or is ""."""

    mailing: Mailing | None
    held: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """All that the brief is made from; ``reasons`` say why the day was corrected."""

    order: Order
    window: Window
    arrivals: Arrivals
    told: Told
    entries: tuple[LedgerEntry, ...]
    watching: tuple[QuietStory, ...]
    past: CheckedPast
    inserts: Inserts
    count_days: CountDays
    reasons: tuple[str, ...]


def print_brief(
    copy: Copy, *, settings: Settings, number: int, press: Press
) -> tuple[Brief, tuple[Edition, ...], tuple[str, ...]]:
    """Return the brief, its editions, and what went wrong on the way.

    A broken template of the user's costs its look, not the brief: the shipped ones take its place.
    """
    try:
        return _print_with(press, copy=copy, settings=settings, number=number)
    except BrokenTemplateError as fault:
        if not press.templates.own:
            raise
        shipped = replace(press, templates=replace(press.templates, own=None))
        brief, editions, troubles = _print_with(shipped, copy=copy, settings=settings, number=number)
        return brief, editions, (f"{fault}; the shipped templates were taken instead", *troubles)


def _print_with(
    press: Press, *, copy: Copy, settings: Settings, number: int
) -> tuple[Brief, tuple[Edition, ...], tuple[str, ...]]:
    fitted = set_brief(copy, settings=settings, number=number, press=press)
    formats = [name for name in settings.formats if fitted.on_paper or name != "pdf"]
    editions, more = render_editions(fitted.brief, formats=formats, press=press)
    trouble = press.typesetter.trouble
    plain = (f"the PDF is set plainly: {trouble}",) if trouble and fitted.on_paper else ()
    return fitted.brief, editions, (*fitted.troubles, *plain, *more)


def set_brief(copy: Copy, *, settings: Settings, number: int, press: Press) -> Fitted:
    """Return the brief, fitted to its pages where it is printed on any."""
    plan = Plan(
        title=settings.title,
        language=settings.language,
        number=number,
        words=int(settings.minutes * settings.words_per_minute),
        words_per_minute=settings.words_per_minute,
        lead_count=settings.lead_count,
        brief_count=settings.brief_count,
        outlet_stories=settings.outlet_stories,
        front_words=settings.front_words,
        sample=copy.order.sample,
        reasons=copy.reasons,
        version=__version__,
        settings_hash=settings_hash(settings),
    )
    if "pdf" not in settings.formats:
        return Fitted(brief=_assemble(plan, copy=copy), on_paper=False, troubles=())
    try:
        return fit_pages(plan, pages=settings.pages, assemble=partial(_assemble, copy=copy), press=press)
    except RenderError as error:
        brief = _assemble(plan, copy=copy)
        return Fitted(brief=brief, on_paper=False, troubles=(f"no PDF: {error}",))


def render_editions(
    brief: Brief, *, formats: Sequence[str], press: Press
) -> tuple[tuple[Edition, ...], tuple[str, ...]]:
    """Return an edition for each format that can be made, and a line for each that cannot."""
    editions: list[Edition] = []
    troubles: list[str] = []
    for name in formats:
        try:
            with timed(name):
                edition = open_renderer(name, press=press).render(brief)
            if edition.name in {each.name for each in editions}:
                raise RenderError(f"{edition.name} is the file of another format", format=name)
            editions.append(edition)
        except RenderError as error:
            troubles.append(f"no {name.upper()}: {error}")
    return tuple(editions), tuple(troubles)


def keep_brief(
    brief: Brief,
    *,
    copy: Copy,
    editions: Sequence[Edition],
    outgoing: Outgoing,
    store: Store,
) -> None:
    """Keep the brief and what is sent of it in the store, all at once."""
    with timed("store"), store.transaction():
        keep_revisits(copy.past, store=store, order=copy.order)
        stored = store.save_brief(
            brief,
            profile=copy.order.profile,
            moment=copy.order.moment,
            articles=[digest.article.id for digest in copy.arrivals.digests],
            sources=copy.order.specs,
            editions=editions,
        )
        store.inserts.save(copy.order.profile, copy.order.day, copy.inserts)
        reports = copy.arrivals.reports
        store.network.save_reports(copy.order.profile, day=copy.order.day, reports=reports)
        traces = trace_stories(brief, told=copy.told)
        store.traces.save(copy.order.profile, day=copy.order.day, traces=traces)
        _follow_on(brief, copy=copy, store=store)
        if outgoing.mailing is not None:
            moment = copy.order.moment
            store.outbox.freeze(outgoing.mailing, revision=stored.revision, moment=moment)
            if outgoing.held:
                store.outbox.hold(outgoing.mailing.edition, reply=outgoing.held, moment=moment)


def _follow_on(brief: Brief, *, copy: Copy, store: Store) -> None:
    """Keep what is remembered of stories; of the sample, which is new every day, nothing is."""
    if copy.order.sample:
        return
    entries = record_stories(
        copy.told.followed, printed=_list_printed(brief), entries=copy.entries, day=copy.order.day
    )
    store.save_ledger(copy.order.profile, day=copy.order.day, entries=entries)


def _assemble(plan: Plan, *, copy: Copy) -> Brief:
    with timed("assemble"):
        brief = assemble_brief(
            copy.told.themes,
            tell=copy.told.tell,
            window=copy.window,
            plan=plan,
            intake=Intake(
                articles=copy.arrivals.articles,
                copies=copy.told.copies,
                reports=copy.arrivals.reports,
                skipped=copy.arrivals.skipped,
                quiet=copy.watching,
                corrections=copy.past.corrections,
                inserts=copy.inserts,
            ),
        )
        charts = chart_brief(brief, told=copy.told, count_days=copy.count_days)
        return replace(brief, charts=charts)


def _list_printed(brief: Brief) -> dict[str, list[str]]:
    """Return the printed sentences of each story."""
    return {
        story.id: [printed.sentence.text for printed in story.sentences]
        for section in (*brief.leads, *brief.briefs)
        for story in section.stories
    }
