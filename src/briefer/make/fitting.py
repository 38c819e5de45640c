"""Fitting a brief to its pages: assemble, set, measure, tighten, and again."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from briefer.assemble import Plan, demote_leads, tighten_plan
from briefer.model import Brief
from briefer.renderers import Press
from briefer.renderers.pdf import Layout, list_missing, measure_brief

# How often a brief is assembled and measured again.
ROUNDS = 3
# A page is not filled to its last line: what must not be broken goes to the next. Each round is more careful.
FILLED = (0.96, 0.9, 0.7)
FRONT_FACTOR = (1.0, 1.3, 2.0)
# Less than this of a page is not worth another round.
SPARE_PAGE = 0.12


@dataclass(frozen=True, slots=True, kw_only=True)
class Try:
    """A brief as a plan gave it, and how it lies on paper."""

    plan: Plan
    brief: Brief
    layout: Layout


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """The brief that is printed, ``on_paper`` where it was set, and what went wrong, a line each."""

    brief: Brief
    on_paper: bool
    troubles: tuple[str, ...]


def fit_pages(
    plan: Plan,
    *,
    pages: int,
    assemble: Callable[[Plan], Brief],
    press: Press,
    settled: Callable[[Brief], None],
) -> Fitted:
    """Return the brief that fits ``pages`` (0: any number), page 1 complete.

    It is measured at most three times more: shortened until it fits, then, while there is a round left and
    much of the last page is empty, lengthened towards what did not fit. ``settled`` is called with it before
    it is printed, which tells nothing more than what no font can show.
    """
    tries = [_try(plan, assemble=assemble, press=press)]
    for number in range(ROUNDS):
        following = _plan_next(tries, pages=pages, number=number)
        if following is None:
            break
        tries.append(_try(following, assemble=assemble, press=press))
    fitting = [each for each in tries if _fits(each.layout, pages=pages)]
    best = max(fitting, key=lambda each: each.plan.words) if fitting else tries[-1]
    troubles: tuple[str, ...] = ()
    if not fitting and pages and best.layout.pages > pages:
        troubles = (f"the PDF has {best.layout.pages} pages, not {pages}: allow more, or larger paper",)
    settled(best.brief)
    brief = replace(best.brief, missing_glyphs=list_missing(best.brief, press=press))
    return Fitted(brief=brief, on_paper=True, troubles=troubles)


def _try(plan: Plan, *, assemble: Callable[[Plan], Brief], press: Press) -> Try:
    brief = assemble(plan)
    return Try(plan=plan, brief=brief, layout=measure_brief(brief, press=press))


def _fits(layout: Layout, *, pages: int) -> bool:
    whole = not layout.excess_words and not layout.excess_leads
    return layout.plain or (whole and (not pages or layout.pages <= pages))


def _plan_next(tries: list[Try], *, pages: int, number: int) -> Plan | None:
    """Return the plan to try next, None when the last one is good enough."""
    last = tries[-1]
    if not _fits(last.layout, pages=pages):
        return _tighten(last, pages=pages, number=number)
    long = [each.plan.words for each in tries if pages and each.layout.pages > pages]
    if not long or pages - last.layout.filled < SPARE_PAGE:
        return None
    words = min(_find_words(last, pages=pages, share=FILLED[0]), (min(long) + last.plan.words) // 2)
    return replace(last.plan, words=words) if words > last.plan.words else None


def _tighten(last: Try, *, pages: int, number: int) -> Plan:
    plan, layout = last.plan, last.layout
    if layout.excess_words:
        plan = tighten_plan(plan, last.brief, excess_words=int(layout.excess_words * FRONT_FACTOR[number]))
    if layout.excess_leads:
        # What else would lead in their place may open at greater length: the last round leaves it at one.
        count = layout.excess_leads if number < ROUNDS - 1 else len(layout.lead_pages)
        plan = demote_leads(plan, last.brief, count=count)
    if pages and layout.pages > pages:
        words = _find_words(last, pages=pages, share=FILLED[number])
        # What a story brings along is not all measured; each round takes something at least.
        plan = replace(plan, words=min(words, int(last.plan.words * FILLED[number])))
    return plan


def _find_words(last: Try, *, pages: int, share: float) -> int:
    """Return how many words fill so much of the pages, if words take what they took in the last try."""
    words = last.brief.seconds * last.plan.words_per_minute / 60
    taken = max(last.layout.filled - last.layout.fixed, 0.01)
    return max(0, int(words * (pages * share - last.layout.fixed) / taken))
