"""Which stories are printed, as leads or briefs, and with how many sentences.

The value of a brief is the sum over its stories of worth x (1 + decay + decay^2 ...), one term for each
sentence; worth is the story's rank, lessened for every story of its theme or outlet that stands before it.
The stories of most value that fit the words are found exactly; then leads are shortened until page 1 is
complete, and what became free is given to others.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from briefer.assemble.candidates import Candidate, find_headliner, make_candidate
from briefer.assemble.fit import Option, Untold, fit_stories
from briefer.assemble.plan import Plan
from briefer.assemble.words import DISAGREEMENT_WORDS, DISAGREEMENTS_SHOWN
from briefer.model import MORE_NEWS, RankedStory, Story, Telling

# Outlets wear off more slowly than themes: the same few feeds are all that many readers have.
THEME_DECAY, OUTLET_DECAY = 0.82, 0.9
LEAST_WORTH = 1e-6
# A lead needs a second sentence: one alone is a brief.
LEAD_MINIMUM = 2
# How many stories more than are asked for are told at once, and how many where they might change the choice.
FEW_SPARE, SPARE = 4, 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The chosen stories in printing order, and the others: below the cut, or not printable at all."""

    leads: tuple[Candidate, ...]
    briefs: tuple[Candidate, ...]
    missed: tuple[RankedStory, ...]
    unprintable: tuple[RankedStory, ...]


def choose_stories(
    ranked: Iterable[tuple[str, RankedStory]], *, tell: Callable[[Story], Telling], plan: Plan, words: int
) -> Choice:
    """Choose among (theme, story) pairs what fits ``words``, the plan's counts and its front page.

    Only stories that may be printed are told, by ``tell``: those of most worth.
    """
    ordered = sorted(ranked, key=lambda pair: (-pair[1].rank, pair[1].followed.story.id))
    pool = _Pool(ordered, tell=tell)
    pool.pick(plan.lead_count + plan.brief_count + FEW_SPARE)
    lead_count = plan.lead_count
    leads, briefs = _place(pool, lead_count=lead_count, plan=plan, words=words)
    # Where even one sentence of each does not fit page 1, fewer stories lead.
    while len(leads) > 1 and _front_words(leads) > plan.front_words:
        lead_count = len(leads) - 1
        leads, briefs = _place(pool, lead_count=lead_count, plan=plan, words=words)
    if len(briefs) < plan.brief_count:
        pool.pick(plan.lead_count + plan.brief_count + SPARE)
    _grow(leads, briefs, pool.picked, plan=plan, words=words)
    settled = {candidate.story.id for candidate in (*leads, *briefs)}
    settled |= {story.followed.story.id for story in pool.hollow}
    left = [story for _, story in ordered if story.followed.story.id not in settled]
    return Choice(
        leads=tuple(leads),
        briefs=tuple(_group(briefs)),
        missed=tuple(story for story in left if find_headliner(story.followed.story)),
        unprintable=(*pool.hollow, *(story for story in left if not find_headliner(story.followed.story))),
    )


class _Pool:
    """The stories to choose from, told in the order of their worth, as many as were asked for.

    Each picked lessens those of its theme and outlet, and what it says is no other's to say again. Stories
    come in order of rank; ``hollow`` are those that were found to have nothing to print.
    """

    def __init__(
        self, ordered: Sequence[tuple[str, RankedStory]], *, tell: Callable[[Story], Telling]
    ) -> None:
        self.picked: list[Candidate] = []
        self.hollow: list[RankedStory] = []
        self._rest = [(max(story.rank, LEAST_WORTH), label, story) for label, story in ordered]
        self._tell = tell
        self._said: set[str] = set()
        self._spoken: Counter[tuple[str, str]] = Counter()

    def pick(self, count: int) -> None:
        """Tell stories until so many are picked, or none is left."""
        while self._rest and len(self.picked) < count:
            place, worth = _find_worthiest(self._rest, self._spoken)
            _, label, story = self._rest.pop(place)
            candidate = make_candidate(story, label, tell=self._tell, said=self._said)
            if candidate is None:
                self.hollow.append(story)
                continue
            candidate.worth = worth
            self.picked.append(candidate)
            self._said.update(candidate.telling.sentences[index].text for index in candidate.order)
            self._spoken["theme", label] += 1
            self._spoken["outlet", candidate.story.lead.outlet] += 1

    def list_untold(self, count: int) -> list[Untold]:
        """Return what the stories up to the ``count``-th picked may be worth at the most."""
        if not self._rest or len(self.picked) >= count:
            return []
        _, worth = _find_worthiest(self._rest, self._spoken)
        return [Untold(worth=worth)] * min(len(self._rest), count - len(self.picked))


def _place(
    pool: _Pool, *, lead_count: int, plan: Plan, words: int
) -> tuple[list[Candidate], list[Candidate]]:
    """Take what is of most value as leads, shortened for page 1, and as briefs."""
    fitted = _fit(pool, lead_count=lead_count, plan=plan, words=words)
    for candidate in pool.picked:
        candidate.lead, candidate.depth = False, 0
    for candidate, option in fitted:
        candidate.lead, candidate.depth = option.lead, option.depth
    leads = _group([candidate for candidate, _ in fitted if candidate.lead])
    _shrink_front(leads, most=plan.front_words)
    return leads, [candidate for candidate, _ in fitted if not candidate.lead]


def _fit(pool: _Pool, *, lead_count: int, plan: Plan, words: int) -> list[tuple[Candidate, Option]]:
    """Return what is of most value, having told what else might have been."""
    most = plan.lead_count + plan.brief_count + SPARE
    while True:
        untold = pool.list_untold(most)
        able = any(len(candidate.order) >= LEAD_MINIMUM for candidate in pool.picked) or untold
        fitted = fit_stories(
            [*pool.picked, *untold],
            leads=lead_count,
            briefs=plan.brief_count,
            words=words,
            minimum=LEAD_MINIMUM if able else 0,
        )
        told = [(contender, option) for contender, option in fitted if isinstance(contender, Candidate)]
        if len(told) == len(fitted):
            return told
        pool.pick(most)


def _find_worthiest(
    rest: Sequence[tuple[float, str, RankedStory]], spoken: Counter[tuple[str, str]]
) -> tuple[int, float]:
    """Return place and worth of the first of the worthiest; nobody is worth more than its rank."""
    best, most = 0, 0.0
    for place, (rank, label, story) in enumerate(rest):
        if rank <= most:
            break
        # stories that fit no theme have nothing in common that the reader could tire of
        theme = 0 if label == MORE_NEWS else spoken["theme", label]
        outlet = spoken["outlet", story.followed.story.lead.outlet]
        worth = float(rank * THEME_DECAY**theme * OUTLET_DECAY**outlet)
        if worth > most:
            best, most = place, worth
    return best, most


def _group(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Put stories of one theme together: themes by their best story, stories by rank."""
    best: dict[str, int] = {}
    ordered = sorted(candidates, key=lambda each: (-each.ranked.rank, each.story.id))
    for place, candidate in enumerate(ordered):
        best.setdefault(candidate.label, place)
    return sorted(ordered, key=lambda each: best[each.label])


def _front_words(leads: Sequence[Candidate]) -> int:
    """Count what must stand on page 1."""
    shown = sum(len(candidate.telling.disagreements[:DISAGREEMENTS_SHOWN]) for candidate in leads)
    return sum(candidate.words for candidate in leads) + DISAGREEMENT_WORDS * shown


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
