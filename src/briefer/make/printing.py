"""From the day told to editions: assemble, measure, render."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from briefer import __version__
from briefer.assemble import Intake, Plan, assemble_brief
from briefer.errors import BrokenTemplateError, RenderError
from briefer.make.arrivals import Arrivals
from briefer.make.charts import CountDays, chart_brief
from briefer.make.corrections import CheckedPast
from briefer.make.fitting import Fitted, fit_pages
from briefer.make.order import Order
from briefer.make.telling import Told
from briefer.make.timing import timed
from briefer.model import Brief, Edition, Inserts, LedgerEntry, QuietStory, Window
from briefer.renderers import Press, open_renderer
from briefer.settings import Settings, settings_hash


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
    copy: Copy, *, settings: Settings, number: int, press: Press, settled: Callable[[Brief], None]
) -> tuple[Brief, tuple[Edition, ...], tuple[str, ...]]:
    """Return the brief, its editions, and what went wrong on the way.

    ``settled`` is called with the brief as soon as it is known what it tells; the last one counts.

    A broken template of the user's costs its look, not the brief: the shipped ones take its place.
    """
    try:
        return _print_with(press, copy=copy, settings=settings, number=number, settled=settled)
    except BrokenTemplateError as fault:
        if not press.templates.own:
            raise
        shipped = replace(press, templates=replace(press.templates, own=None))
        brief, editions, troubles = _print_with(
            shipped, copy=copy, settings=settings, number=number, settled=settled
        )
        return brief, editions, (f"{fault}; the shipped templates were taken instead", *troubles)


def _print_with(
    press: Press, *, copy: Copy, settings: Settings, number: int, settled: Callable[[Brief], None]
) -> tuple[Brief, tuple[Edition, ...], tuple[str, ...]]:
    fitted = set_brief(copy, settings=settings, number=number, press=press, settled=settled)
    formats = [name for name in settings.formats if fitted.on_paper or name != "pdf"]
    editions, more = render_editions(fitted.brief, formats=formats, press=press)
    trouble = press.typesetter.trouble
    plain = (f"the PDF is set plainly: {trouble}",) if trouble and fitted.on_paper else ()
    return fitted.brief, editions, (*fitted.troubles, *plain, *more)


def set_brief(
    copy: Copy, *, settings: Settings, number: int, press: Press, settled: Callable[[Brief], None]
) -> Fitted:
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
    troubles: tuple[str, ...] = ()
    if "pdf" in settings.formats:
        assemble = partial(_assemble, copy=copy)
        try:
            return fit_pages(plan, pages=settings.pages, assemble=assemble, press=press, settled=settled)
        except RenderError as error:
            troubles = (f"no PDF: {error}",)
    brief = _assemble(plan, copy=copy)
    settled(brief)
    return Fitted(brief=brief, on_paper=False, troubles=troubles)


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
