"""Which stories are printed, as leads or briefs, and with how many sentences.

What a brief is worth is defined in ``value``; the stories of most value that fit the words, page 1 and the
places are found exactly by ``fit``. Where one outlet has more of them than it may, those that are missed
least make room, one after the other.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import compress
from operator import not_

from briefer.assemble.candidates import Candidate, find_headliner, make_candidate, name_outlet
from briefer.assemble.fit import Option, Room, Untold, fit_stories
from briefer.assemble.plan import Plan
from briefer.assemble.value import LEAST_WORTH, THEME_FLOOR, count_allowed, value_first, weigh_story
from briefer.model import MORE_NEWS, RankedStory, Story, Telling

# A lead needs a second sentence: one alone is a brief.
LEAD_MINIMUM = 2
# How many stories more than are asked for are told at once, and how many where they might change the choice.
FEW_SPARE, SPARE = 4, 20
# So many times what an outlet may have are told of it, that the best of them can be chosen.
OUTLET_SPARE = 2


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
    places = plan.lead_count + plan.brief_count
    pool = _Pool(ranked, places=places, outlet_stories=plan.outlet_stories)
    pool.pick(places + FEW_SPARE, tell=tell)
    fitted = _fit(pool, tell=tell, plan=plan, words=words)
    for candidate, option in fitted:
        candidate.lead, candidate.depth = option.lead, option.depth
    settled = {candidate.story.id for candidate, _ in fitted}
    settled |= {story.followed.story.id for story in pool.hollow}
    left = [story for _, story in pool.ordered if story.followed.story.id not in settled]
    printable = [find_headliner(story.followed.story) is not None for story in left]
    return Choice(
        leads=tuple(_group([candidate for candidate, _ in fitted if candidate.lead])),
        briefs=tuple(_group([candidate for candidate, _ in fitted if not candidate.lead])),
        missed=tuple(compress(left, printable)),
        unprintable=(*pool.hollow, *compress(left, map(not_, printable))),
    )


def foresee_stories(
    ranked: Iterable[tuple[str, RankedStory]], *, places: int, outlet_stories: int
) -> list[Story]:
    """Return the stories that ``choose_stories`` will have told if each has something to print."""
    return _Pool(ranked, places=places, outlet_stories=outlet_stories).foresee(places + SPARE)


class _Pool:
    """The stories to choose from, told in the day's order: by worth, as many as were asked for.

    Each picked lessens those of its theme and outlet, and what it says is no other's to say again.
    ``ordered`` are all stories in order of rank; ``hollow`` those that were found to have nothing to print.
    """

    def __init__(
        self,
        ranked: Iterable[tuple[str, RankedStory]],
        *,
        places: int,
        outlet_stories: int,
    ) -> None:
        self.picked: list[Candidate] = []
        self.hollow: list[RankedStory] = []
        weighed = sorted(
            ((story.rank, label, story) for label, story in ranked),
            key=lambda each: (-each[0], each[2].followed.story.id),
        )
        self.ordered = [(label, story) for _, label, story in weighed]
        outlets = {name_outlet(story.followed.story) for _, story in self.ordered}
        self.allowed = count_allowed(outlet_stories, places=places, outlets=len(outlets))
        self._rest = [(max(rank, LEAST_WORTH), label, story) for rank, label, story in weighed]
        self._floor = THEME_FLOOR * max((rank for rank, _, _ in self._rest), default=0.0)
        # Stories that fit no theme make none: nobody misses them, and nobody tires of them.
        self._silent = {label for _, label, _ in self._rest} - {MORE_NEWS}
        self._said: set[str] = set()
        self._themes: Counter[str] = Counter()
        self._outlets: Counter[str] = Counter()

    def pick(self, count: int, *, tell: Callable[[Story], Telling]) -> None:
        """Tell stories until so many are picked, or none is left."""
        while len(self.picked) < count and (found := self._find_next()):
            place, _ = found
            rank, label, story = self._rest.pop(place)
            candidate = make_candidate(story, label, tell=tell, said=self._said)
            if candidate is None:
                self.hollow.append(story)
                continue
            candidate.worth = self._weigh(rank, label, story)
            candidate.floor = self._floor if label in self._silent else 0.0
            self.picked.append(candidate)
            self._said.update(candidate.telling.sentences[index].text for index in candidate.order)
            self._count(story, label)

    def foresee(self, count: int) -> list[Story]:
        """Return the stories that will be picked until so many are, without telling any."""
        likely: list[Story] = []
        while len(likely) < count and (found := self._find_next()):
            _, label, story = self._rest.pop(found[0])
            if find_headliner(story.followed.story):
                self._count(story, label)
                likely.append(story.followed.story)
        return likely

    def list_untold(self, count: int) -> list[Untold]:
        """Return what the stories up to the ``count``-th picked may be worth at the most."""
        found = self._find_next()
        if found is None or len(self.picked) >= count:
            return []
        return [Untold(worth=found[1])] * min(len(self._rest), count - len(self.picked))

    def _count(self, story: RankedStory, label: str) -> None:
        self._silent.discard(label)
        self._themes[label] += label != MORE_NEWS
        self._outlets[name_outlet(story.followed.story)] += 1

    def _weigh(self, rank: float, label: str, story: RankedStory) -> float:
        outlet = self._outlets[name_outlet(story.followed.story)]
        return weigh_story(rank, of_theme=self._themes[label], of_outlet=outlet)

    def _find_next(self) -> tuple[int, float] | None:
        """Return the place of the first whose first sentence is worth most, and that worth; None: no more."""
        best, most = -1, 0.0
        for place, (rank, label, story) in enumerate(self._rest):
            # Nobody is worth more than its rank, or the floor of a theme that is silent yet.
            if value_first(rank, floor=self._floor if self._silent else 0.0) <= most:
                break
            if self._outlets[name_outlet(story.followed.story)] >= OUTLET_SPARE * self.allowed:
                continue
            floor = self._floor if label in self._silent else 0.0
            worth = value_first(self._weigh(rank, label, story), floor=floor)
            if worth > most:
                best, most = place, worth
        return (best, most) if best >= 0 else None


def _fit(
    pool: _Pool, *, tell: Callable[[Story], Telling], plan: Plan, words: int
) -> list[tuple[Candidate, Option]]:
    """Return what is of most value, having told what else might have been."""
    most = plan.lead_count + plan.brief_count + SPARE
    barred: set[str] = set()
    while True:
        untold = pool.list_untold(most)
        told = [candidate for candidate in pool.picked if candidate.story.id not in barred]
        able = any(len(candidate.order) >= LEAD_MINIMUM for candidate in told) or untold
        room = Room(
            leads=plan.lead_count,
            briefs=plan.brief_count,
            words=words,
            front=plan.front_words,
            minimum=LEAD_MINIMUM if able else 0,
        )
        fitted = fit_stories([*told, *untold], room)
        chosen = [(contender, option) for contender, option in fitted if isinstance(contender, Candidate)]
        if len(chosen) < len(fitted):
            pool.pick(most, tell=tell)
        elif crowd := _list_crowd(chosen, allowed=pool.allowed):
            barred.add(_find_dispensable(crowd, told, room=room).story.id)
        else:
            return chosen


def _list_crowd(chosen: Iterable[tuple[Candidate, Option]], *, allowed: int) -> list[Candidate]:
    """Return the stories of the outlet that most exceeds what it may have; nothing where none does."""
    crowds: dict[str, list[Candidate]] = {}
    for candidate, _ in chosen:
        crowds.setdefault(candidate.outlet, []).append(candidate)
    crowd = max(crowds.values(), key=len, default=[])
    return crowd if len(crowd) > allowed else []


def _find_dispensable(crowd: Sequence[Candidate], told: Sequence[Candidate], *, room: Room) -> Candidate:
    """Return the story of the crowd without which the others are of most value, the last among equals."""

    def value_without(dropped: Candidate) -> float:
        fitted = fit_stories([candidate for candidate in told if candidate is not dropped], room)
        return round(sum(option.value for _, option in fitted), 9)

    return max(reversed(crowd), key=value_without)


def _group(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Put stories of one theme together: themes by their best story, stories by rank."""
    best: dict[str, int] = {}
    ordered = sorted(candidates, key=lambda each: (-each.ranked.rank, each.story.id))
    for place, candidate in enumerate(ordered):
        best.setdefault(candidate.label, place)
    return sorted(ordered, key=lambda each: best[each.label])
