"""Which stories are printed, as leads or briefs, and with how many sentences.

The value of a brief is the sum over its stories of worth x (1 + decay + decay^2 ...), one term for each
sentence; worth is the story's rank, lessened for every story of its theme or outlet that already speaks.
Stories are picked greedily by worth and given all the sentences their place allows; then what is worth
least for its words is taken back, sentence by sentence, until the words fit; what fits again is put back.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefer.assemble.candidates import Candidate, make_candidate
from briefer.assemble.plan import Plan
from briefer.model import MORE_NEWS, RankedStory

# Outlets wear off more slowly than themes: the same few feeds are all that many readers have.
THEME_DECAY, OUTLET_DECAY = 0.82, 0.9
LEAST_WORTH = 1e-6
# A lead needs a second sentence: one alone is a brief.
LEAD_MINIMUM = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The chosen stories in printing order, and the others: below the cut, or not printable at all."""

    leads: tuple[Candidate, ...]
    briefs: tuple[Candidate, ...]
    missed: tuple[RankedStory, ...]
    unprintable: tuple[RankedStory, ...]


def choose_stories(ranked: Iterable[tuple[str, RankedStory]], *, plan: Plan, words: int) -> Choice:
    """Choose among (theme, story) pairs what fits ``words``, the plan's counts and its front page."""
    pool: list[Candidate] = []
    unprintable: list[RankedStory] = []
    for label, story in sorted(ranked, key=lambda pair: (-pair[1].rank, pair[1].followed.story.id)):
        candidate = make_candidate(story, label)
        if candidate is None:
            unprintable.append(story)
        else:
            pool.append(candidate)
    lead_count = min(plan.lead_count, len(pool))
    leads, briefs = _place(pool, lead_count=lead_count, plan=plan)
    # Where even one sentence of each does not fit page 1, fewer stories lead.
    while lead_count > 1 and _front_words(leads) > plan.front_words:
        lead_count -= 1
        leads, briefs = _place(pool, lead_count=lead_count, plan=plan)
    _shrink(leads, briefs, most=words)
    _grow(leads, briefs, pool, plan=plan, words=words)
    chosen = {*leads, *briefs}
    return Choice(
        leads=tuple(leads),
        briefs=tuple(_group(briefs)),
        missed=tuple(candidate.ranked for candidate in pool if candidate not in chosen),
        unprintable=tuple(unprintable),
    )


def _place(
    pool: Sequence[Candidate], *, lead_count: int, plan: Plan
) -> tuple[list[Candidate], list[Candidate]]:
    """Pick leads, shortened for page 1, and briefs; else each has all the sentences its place allows."""
    spoken: Counter[tuple[str, str]] = Counter()
    able = [candidate for candidate in pool if len(candidate.order) >= LEAD_MINIMUM]
    leads = _pick(able or pool, count=lead_count, spoken=spoken)
    leading = set(leads)
    rest = [candidate for candidate in pool if candidate not in leading]
    briefs = _pick(rest, count=plan.brief_count, spoken=spoken)
    for candidate in (*leads, *briefs):
        candidate.lead = candidate in leading
        candidate.depth = candidate.room
    leads = _group(leads)
    _shrink_front(leads, most=plan.front_words)
    return leads, briefs


def _pick(pool: Sequence[Candidate], *, count: int, spoken: Counter[tuple[str, str]]) -> list[Candidate]:
    """Pick the worthiest, one after the other, and count in ``spoken`` who has had the floor."""
    rest, picked = list(pool), list[Candidate]()
    while rest and len(picked) < count:
        for candidate in rest:
            candidate.worth = _weigh(candidate, spoken)
        best = max(rest, key=lambda candidate: candidate.worth)
        rest.remove(best)
        picked.append(best)
        spoken["theme", best.label] += 1
        spoken["outlet", best.story.lead.outlet] += 1
    return picked


def _weigh(candidate: Candidate, spoken: Counter[tuple[str, str]]) -> float:
    rank = max(candidate.ranked.rank, LEAST_WORTH)
    # stories that fit no theme have nothing in common that the reader could tire of
    theme = 0 if candidate.label == MORE_NEWS else spoken["theme", candidate.label]
    outlet = spoken["outlet", candidate.story.lead.outlet]
    return float(rank * THEME_DECAY**theme * OUTLET_DECAY**outlet)


def _group(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Put stories of one theme together: themes by their best story, stories by rank."""
    best: dict[str, int] = {}
    ordered = sorted(candidates, key=lambda each: (-each.ranked.rank, each.story.id))
    for place, candidate in enumerate(ordered):
        best.setdefault(candidate.label, place)
    return sorted(ordered, key=lambda each: best[each.label])


def _front_words(leads: Sequence[Candidate]) -> int:
    """Count what must stand on page 1: all leads, but only the first sentence of the last."""
    last = sum(candidate.headline_words + sum(candidate.costs[:1]) for candidate in leads[-1:])
    return last + sum(candidate.words for candidate in leads[:-1])


def _shrink_front(leads: Sequence[Candidate], *, most: int) -> None:
    """Take back sentences of all leads but the last until page 1 holds what it must, or none is left."""
    while _front_words(leads) > most:
        deep = [candidate for candidate in leads[:-1] if candidate.depth > 1]
        if not deep:
            return
        min(deep, key=lambda candidate: candidate.density).depth -= 1


def _shrink(leads: list[Candidate], briefs: list[Candidate], *, most: int) -> None:
    """Take back what is worth least for its words, sentences and whole stories alike, until the words fit."""
    while sum(candidate.words for candidate in (*leads, *briefs)) > most:
        least = min((*briefs, *leads), key=lambda candidate: candidate.density)
        least.depth -= 1
        if least.depth < 1:
            (leads if least.lead else briefs).remove(least)


def _grow(
    leads: Sequence[Candidate], briefs: list[Candidate], pool: Sequence[Candidate], *, plan: Plan, words: int
) -> None:
    """Put back what still fits: more sentences first, then further briefs, best first."""
    left = words - sum(candidate.words for candidate in (*leads, *briefs))
    for candidate in sorted((*leads, *briefs), key=lambda each: -each.worth):
        while candidate.depth < candidate.room and candidate.costs[candidate.depth] <= left:
            candidate.depth += 1
            if candidate.lead and _front_words(leads) > plan.front_words:
                candidate.depth -= 1
                break
            left -= candidate.costs[candidate.depth - 1]
    chosen = {*leads, *briefs}
    for candidate in pool:
        cost = candidate.headline_words + sum(candidate.costs[:1])
        if candidate not in chosen and cost <= left and len(briefs) < plan.brief_count:
            candidate.lead, candidate.depth = False, min(1, len(candidate.order))
            briefs.append(candidate)
            left -= cost
