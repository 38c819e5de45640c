"""Fitting stories into words: the dearest choice, exactly.

A multiple-choice knapsack (Kellerer, Pferschy and Pisinger, Knapsack Problems, 2004, chapter 11): every
story is left out, or leads with so many sentences, or is a brief with so many. The table holds the best
value for each number of leads, of briefs and of words; a story may lead only where no brief is worthier.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from briefer.assemble.candidates import (
    BRIEF_SENTENCES,
    LEAD_SENTENCES,
    Candidate,
    count_room,
    value_sentences,
)

# Beyond this many cells words are counted in twos, threes and so on, each story rounded up.
MOST_CELLS = 200_000

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

    ``worth`` is the most that it can be worth. Where it is not chosen, telling it would change nothing.
    """

    worth: float


Contender = Candidate | Untold


def fit_stories(
    contenders: Sequence[Contender], *, leads: int, briefs: int, words: int, minimum: int
) -> list[tuple[Contender, Option]]:
    """Return the choice of highest value within so many leads, briefs and words, worthiest first.

    ``contenders`` come worthiest first; those of fewer than ``minimum`` sentences do not lead.
    """
    unit = max(1, math.ceil((leads + 1) * (briefs + 1) * (words + 1) / MOST_CELLS))
    # Those that cannot lead come last: before, they would keep the others from leading.
    ordered = sorted(contenders, key=lambda contender: not _can_lead(contender, minimum=minimum))
    table: Table = np.full((leads + 1, briefs + 1, words // unit + 1), -np.inf)
    table[0, 0, :] = 0.0
    steps: list[tuple[Contender, list[Option], Picks]] = []
    for contender in ordered:
        options = list(_list_options(contender, minimum=minimum))
        table, picks = _add_story(table, options, unit=unit)
        steps.append((contender, options, picks))
    chosen = list(_walk_back(table, steps, unit=unit))
    places = {id(contender): place for place, contender in enumerate(contenders)}
    return sorted(chosen, key=lambda pair: places[id(pair[0])])


def _can_lead(contender: Contender, *, minimum: int) -> bool:
    return isinstance(contender, Untold) or len(contender.order) >= minimum


def _list_options(contender: Contender, *, minimum: int) -> Iterator[Option]:
    for lead in (True, False) if _can_lead(contender, minimum=minimum) else (False,):
        if isinstance(contender, Untold):
            depth = LEAD_SENTENCES if lead else BRIEF_SENTENCES
            yield Option(lead=lead, depth=depth, cost=0, value=value_sentences(contender.worth, depth))
            continue
        # A story without sentences has one option: its headline.
        for depth in range(1, count_room(contender.costs, lead=lead) + 1) or (0,):
            cost = contender.headline_words + sum(contender.costs[:depth])
            yield Option(lead=lead, depth=depth, cost=cost, value=value_sentences(contender.worth, depth))


def _add_story(table: Table, options: Sequence[Option], *, unit: int) -> tuple[Table, Picks]:
    """Return the table with one story more, and which option (from 1; 0: left out) each cell took."""
    best = table.copy()
    picks: Picks = np.zeros(table.shape, dtype=np.uint8)
    for number, option in enumerate(options, start=1):
        cost = -(-option.cost // unit)
        if cost >= table.shape[2]:
            continue
        rest = table.shape[2] - cost
        # Views: a lead is added where no brief is chosen yet, a brief anywhere.
        if option.lead:
            source, target = table[:-1, :1, :rest], (slice(1, None), slice(0, 1), slice(cost, None))
        else:
            source, target = table[:, :-1, :rest], (slice(None), slice(1, None), slice(cost, None))
        value = source + option.value
        better = value > best[target]
        np.copyto(best[target], value, where=better)
        np.copyto(picks[target], np.uint8(number), where=better)
    return best, picks


def _walk_back(
    table: Table, steps: Sequence[tuple[Contender, list[Option], Picks]], *, unit: int
) -> Iterator[tuple[Contender, Option]]:
    """Give the options behind the best cell; among equals, the one with most leads."""
    ends = table[::-1, :, -1]
    turned, brief = np.unravel_index(int(np.argmax(ends)), ends.shape)
    lead = table.shape[0] - 1 - turned
    word = table.shape[2] - 1
    for contender, options, picks in reversed(steps):
        pick = int(picks[lead, brief, word])
        if pick:
            option = options[pick - 1]
            yield contender, option
            lead, brief = (lead - 1, brief) if option.lead else (lead, brief - 1)
            word -= -(-option.cost // unit)
