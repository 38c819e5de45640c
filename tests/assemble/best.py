"""The best choice there is, by a solver that leaves nothing untried: branch and bound over every story."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from briefer.assemble.candidates import Candidate, count_room
from briefer.assemble.fit import Room
from briefer.assemble.value import value_story

NEVER = 10**6


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way to print a story: as what, in how many words, worth what."""

    lead: bool
    cost: int
    value: float


@dataclass(slots=True, kw_only=True)
class Search:
    """A search through the stories, worthiest first, those that cannot lead last.

    ``bounds[index][leads, places, words]`` is what the stories from ``index`` on are worth at the most, if
    neither page 1, nor outlets, nor who leads before whom mattered; ``places`` are those of leads and briefs.
    """

    candidates: Sequence[Candidate]
    room: Room
    allowed: int
    bounds: list[NDArray[np.float64]]
    best: float = 0.0
    looks: int = 0

    def look(self, index: int, left: Room, outlets: Counter[str], settled: bool, value: float) -> None:
        """Try everything with the stories from ``index`` on that might still be the best.

        Once it is ``settled`` who leads, nobody else does.
        """
        self.looks += 1
        assert self.looks < 3_000_000, "too many choices for this solver"
        if left.leads < self.room.leads:
            self.best = max(self.best, value)
        if index == len(self.candidates):
            return
        if value + self.bounds[index][left.leads, left.leads + left.briefs, left.words] <= self.best + 1e-9:
            return
        candidate = self.candidates[index]
        full = outlets[candidate.outlet] == self.allowed
        passed = settled or (can_lead(candidate, self.room.minimum) and not full)
        if not full:
            outlets[candidate.outlet] += 1
            for way in list_ways(candidate, minimum=self.room.minimum):
                if (rest := use(left, way)) and not (way.lead and settled):
                    stop = settled if way.lead else passed
                    self.look(index + 1, rest, outlets, stop, value + way.value)
            outlets[candidate.outlet] -= 1
        self.look(index + 1, left, outlets, passed, value)


def can_lead(candidate: Candidate, minimum: int) -> bool:
    return len(candidate.order) >= minimum


def list_ways(candidate: Candidate, *, minimum: int) -> list[Way]:
    """Return every way to print the story, the dearest first."""
    return sorted(
        (
            Way(
                lead=lead,
                cost=candidate.count_words(depth),
                value=value_story(candidate.worth, floor=candidate.floor, depth=depth, lead=lead),
            )
            for lead in ((True, False) if can_lead(candidate, minimum) else (False,))
            for depth in range(1, count_room(candidate.costs, lead=lead) + 1) or (0,)
        ),
        key=lambda way: -way.value,
    )


def use(left: Room, way: Way) -> Room | None:
    """Return what room the way leaves; None where it does not fit.

    More briefs than there are places for take those of leads: ``briefs`` is below nothing by so many.
    """
    leads, briefs = left.leads - way.lead, left.briefs - (not way.lead)
    words, front = left.words - way.cost, left.front - way.cost * way.lead
    if min(leads, leads + briefs, words, front) < 0:
        return None
    return Room(leads=leads, briefs=briefs, words=words, front=front, minimum=left.minimum)


def find_bounds(candidates: Sequence[Candidate], room: Room) -> list[NDArray[np.float64]]:
    """Return for each story what it and those behind it are worth at the most."""
    bound = np.zeros((room.leads + 1, room.leads + room.briefs + 1, room.words + 1))
    bounds = [bound]
    for candidate in reversed(candidates):
        better = bound.copy()
        for way in list_ways(candidate, minimum=room.minimum):
            if way.cost > room.words:
                continue
            words = room.words + 1 - way.cost
            source = bound[:-1, :-1, :words] if way.lead else bound[:, :-1, :words]
            target = better[slice(1 if way.lead else 0, None), 1:, way.cost :]
            np.maximum(target, source + way.value, out=target)
        bound = better
        bounds.append(bound)
    return bounds[::-1]


def find_best(
    candidates: Sequence[Candidate], room: Room, *, allowed: int = NEVER, known: float = 0.0
) -> float:
    """Return the highest value of all choices that the room holds; ``known`` is that of one of them.

    One story leads at least, and none where one that could lead is worthier and does not, unless its outlet
    has the ``allowed`` stories that it may have.
    """
    ordered = sorted(candidates, key=lambda each: (not can_lead(each, room.minimum), -each.worth))
    search = Search(
        candidates=ordered, room=room, allowed=allowed, bounds=find_bounds(ordered, room), best=known - 1e-6
    )
    search.look(0, room, Counter(), False, 0.0)
    return search.best
