"""Which stories are printed, as leads or briefs, and with how many sentences.

The value of a brief is the sum over its stories of worth x (1 + decay + decay^2 ...), one term for each
sentence; worth is the story's rank, lessened for every story of its theme or outlet that stands before it.
The stories of most value that fit the words are found exactly; then leads are shortened until page 1 is
complete, and what became free is given to others.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefer.assemble.candidates import Candidate, make_candidate
from briefer.assemble.fit import fit_stories
from briefer.assemble.plan import Plan
from briefer.model import MORE_NEWS, RankedStory

# Outlets wear off more slowly than themes: the same few feeds are all that many readers have.
THEME_DECAY, OUTLET_DECAY = 0.82, 0.9
LEAST_WORTH = 1e-6
# A lead needs a second sentence: one alone is a brief.
LEAD_MINIMUM = 2
# How many stories more than are asked for are looked at.
SPARE = 20


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
    best = _pick(pool, count=plan.lead_count + plan.brief_count + SPARE)
    lead_count = plan.lead_count
    leads, briefs = _place(best, lead_count=lead_count, plan=plan, words=words)
    # Where even one sentence of each does not fit page 1, fewer stories lead.
    while len(leads) > 1 and _front_words(leads) > plan.front_words:
        lead_count = len(leads) - 1
        leads, briefs = _place(best, lead_count=lead_count, plan=plan, words=words)
    _grow(leads, briefs, best, plan=plan, words=words)
    chosen = {*leads, *briefs}
    return Choice(
        leads=tuple(leads),
        briefs=tuple(_group(briefs)),
        missed=tuple(candidate.ranked for candidate in pool if candidate not in chosen),
        unprintable=tuple(unprintable),
    )


def _place(
    best: Sequence[Candidate], *, lead_count: int, plan: Plan, words: int
) -> tuple[list[Candidate], list[Candidate]]:
    """Take what is of most value as leads, shortened for page 1, and as briefs."""
    minimum = LEAD_MINIMUM if any(len(candidate.order) >= LEAD_MINIMUM for candidate in best) else 0
    for candidate in best:
        candidate.lead, candidate.depth = False, 0
    fitted = fit_stories(best, leads=lead_count, briefs=plan.brief_count, words=words, minimum=minimum)
    for candidate, option in fitted:
        candidate.lead, candidate.depth = option.lead, option.depth
    leads = _group([candidate for candidate, _ in fitted if candidate.lead])
    _shrink_front(leads, most=plan.front_words)
    return leads, [candidate for candidate, _ in fitted if not candidate.lead]


def _pick(pool: Sequence[Candidate], *, count: int) -> list[Candidate]:
    """Return the worthiest, one after the other; each picked lessens those of its theme and outlet."""
    spoken: Counter[tuple[str, str]] = Counter()
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
    """Count what must stand on page 1."""
    return sum(candidate.words for candidate in leads)


def _shrink_front(leads: Sequence[Candidate], *, most: int) -> None:
    """Take back sentences of leads until page 1 holds what it must, or each has but one."""
    while _front_words(leads) > most:
        deep = [candidate for candidate in leads if candidate.depth > 1]
        if not deep:
            return
        min(deep, key=lambda candidate: candidate.density).depth -= 1


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
