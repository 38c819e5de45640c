"""Fitting stories into words: the choice of highest value, exactly.

A multiple-choice knapsack (Kellerer, Pferschy and Pisinger, Knapsack Problems, 2004, chapter 11): every
story is left out, or leads with so many sentences, or is a brief with so many. Leads are the first of the
stories in order of worth, none passed over, and briefs come from those behind: that page 1 is small must not
cost the day's first story its place. One table holds the best value for each number of leads and words of
page 1, another for each number of briefs and words in all, and where leads end and briefs begin is tried
everywhere.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from briefer.assemble.candidates import BRIEF_SENTENCES, LEAD_SENTENCES, Candidate, count_room
from briefer.assemble.value import value_story

# Beyond this many cells words are counted in twos, threes and so on, each story rounded up.
MOST_CELLS = 100_000

Table = NDArray[np.float64]
Picks = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A story as a lead or a brief with ``depth`` sentences: what that costs in words, and is worth."""

    lead: bool
    depth: int
    cost: int
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Untold:
    """A story that nobody has told yet: at its best it has all the sentences of its place, and in no words.

    ``worth`` is the most that it, or its first sentence, can be worth. Where it is not chosen, telling it
    would change nothing.
    """

    worth: float


Contender = Candidate | Untold
Step = tuple[Contender, list[Option], Picks]


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What there is room for: stories as leads and as briefs, words in all, and words of leads (``front``).

    A place that no lead takes is one more brief's. Stories of fewer than ``minimum`` sentences do not lead.
    """

    leads: int
    briefs: int
    words: int
    front: int
    minimum: int


def fit_stories(contenders: Sequence[Contender], room: Room) -> list[tuple[Contender, Option]]:
    """Return the choice of highest value that the room holds, worthiest first; among equals most lead.

    Where any story can lead, the worthiest does, with its first sentence at least, even if ``front`` is too
    small.
    """
    places = room.leads + room.briefs
    unit = max(1, math.ceil((places + 1) * (room.words + 1) / MOST_CELLS))
    words = room.words // unit
    ordered = sorted(contenders, key=lambda contender: -contender.worth)
    able = [contender for contender in ordered if _can_lead(contender, minimum=room.minimum)]
    unable = [contender for contender in ordered if not _can_lead(contender, minimum=room.minimum)]
    front = min(words, max(room.front // unit, _find_least(able, unit=unit)))
    leads, lead_steps = _build(able[: room.leads], lead=True, count=room.leads, words=front, unit=unit)
    briefs, brief_steps = _build([*unable, *reversed(able)], lead=False, count=places, words=words, unit=unit)
    split, used = _join(leads, briefs[len(unable) :][::-1], words=words, places=places)
    chosen = [*_walk_back(lead_steps[:split], count=split, words=used, unit=unit)]
    behind = len(unable) + len(able) - split
    count = int(np.argmax(briefs[behind][: places - split + 1, words - used]))
    chosen += _walk_back(brief_steps[:behind], count=count, words=words - used, unit=unit)
    order = {id(contender): place for place, contender in enumerate(ordered)}
    return sorted(chosen, key=lambda pair: order[id(pair[0])])


def _can_lead(contender: Contender, *, minimum: int) -> bool:
    return isinstance(contender, Untold) or len(contender.order) >= minimum


def _find_least(able: Sequence[Contender], *, unit: int) -> int:
    """Return the words that the worthiest takes to lead at its shortest, 0 of nobody."""
    return -(-_list_options(able[0], lead=True)[0].cost // unit) if able else 0


def _list_options(contender: Contender, *, lead: bool) -> list[Option]:
    if isinstance(contender, Untold):
        depth = LEAD_SENTENCES if lead else BRIEF_SENTENCES
        value = value_story(contender.worth, floor=0.0, depth=depth, lead=lead)
        return [Option(lead=lead, depth=depth, cost=0, value=value)]
    # A story without sentences has one option: its headline.
    return [
        Option(
            lead=lead,
            depth=depth,
            cost=contender.count_words(depth),
            value=value_story(contender.worth, floor=contender.floor, depth=depth, lead=lead),
        )
        for depth in range(1, count_room(contender.costs, lead=lead) + 1) or (0,)
    ]


def _build(
    contenders: Sequence[Contender], *, lead: bool, count: int, words: int, unit: int
) -> tuple[list[Table], list[Step]]:
    """Return the tables before the first story and after each, and the steps between them.

    A table holds the best value of just so many stories (rows) in at most so many words (columns).
    """
    table: Table = np.full((count + 1, words + 1), -np.inf)
    table[0] = 0.0
    tables, steps = [table], list[Step]()
    for contender in contenders:
        options = _list_options(contender, lead=lead)
        table, picks = _add_story(table, options, unit=unit, needed=lead)
        tables.append(table)
        steps.append((contender, options, picks))
    return tables, steps


def _add_story(table: Table, options: Sequence[Option], *, unit: int, needed: bool) -> tuple[Table, Picks]:
    """Return the table with one story more, and which option (from 1; 0: left out) each cell took.

    One that is ``needed`` is not left out.
    """
    best = np.full_like(table, -np.inf) if needed else table.copy()
    picks: Picks = np.zeros(table.shape, dtype=np.uint8)
    for number, option in enumerate(options, start=1):
        cost = -(-option.cost // unit)
        if cost >= table.shape[1]:
            continue
        value = table[:-1, : table.shape[1] - cost] + option.value
        target = (slice(1, None), slice(cost, None))
        better = value > best[target]
        np.copyto(best[target], value, where=better)
        np.copyto(picks[target], np.uint8(number), where=better)
    return best, picks


def _join(leads: Sequence[Table], briefs: Sequence[Table], *, words: int, places: int) -> tuple[int, int]:
    """Return how many stories lead before briefs begin, and in how many words.

    ``briefs[split]`` holds what stands behind the first ``split`` that can lead, which all do.
    """
    found: list[tuple[bool, float, int, int]] = []
    for split, (lead, brief) in enumerate(zip(leads, briefs, strict=False)):
        front = lead.shape[1] - 1
        # What briefs are worth in the words and places that leads leave, for each number of these words.
        rest = brief[: places - split + 1].max(axis=0)[words - front :][::-1]
        values = lead[split] + rest
        used = int(np.argmax(values))
        # Sums of the same values in another order are the same.
        found.append((split > 0, round(float(values[used]), 9), split, used))
    _, _, split, used = max(each for each in found if each[1] > -np.inf)
    return split, used


def _walk_back(
    steps: Sequence[Step], *, count: int, words: int, unit: int
) -> Iterator[tuple[Contender, Option]]:
    """Give the options behind a cell of the table that the steps lead to."""
    for contender, options, picks in reversed(steps):
        pick = int(picks[count, words])
        if pick:
            option = options[pick - 1]
            yield contender, option
            count, words = count - 1, words - -(-option.cost // unit)
