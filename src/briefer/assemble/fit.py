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

from briefer.assemble.candidates import Candidate, count_room, value_sentences

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


def fit_stories(
    candidates: Sequence[Candidate], *, leads: int, briefs: int, words: int, minimum: int
) -> list[tuple[Candidate, Option]]:
    """Return the choice of highest value within so many leads, briefs and words, worthiest first.

    ``candidates`` come worthiest first; those of fewer than ``minimum`` sentences do not lead.
    """
    unit = max(1, math.ceil((leads + 1) * (briefs + 1) * (words + 1) / MOST_CELLS))
    # Those that cannot lead come last: before, they would keep the others from leading.
    ordered = sorted(candidates, key=lambda candidate: len(candidate.order) < minimum)
    table: Table = np.full((leads + 1, briefs + 1, words // unit + 1), -np.inf)
    table[0, 0, :] = 0.0
    steps: list[tuple[Candidate, list[Option], Picks]] = []
    for candidate in ordered:
        options = list(_list_options(candidate, lead=len(candidate.order) >= minimum))
        table, picks = _add_story(table, options, unit=unit)
        steps.append((candidate, options, picks))
    chosen = list(_walk_back(table, steps, unit=unit))
    places = {id(candidate): place for place, candidate in enumerate(candidates)}
    return sorted(chosen, key=lambda pair: places[id(pair[0])])


def _list_options(candidate: Candidate, *, lead: bool) -> Iterator[Option]:
    for leads in (True, False) if lead else (False,):
        # A story without sentences has one option: its headline.
        for depth in range(1, count_room(candidate.costs, lead=leads) + 1) or (0,):
            cost = candidate.headline_words + sum(candidate.costs[:depth])
            yield Option(lead=leads, depth=depth, cost=cost, value=value_sentences(candidate.worth, depth))


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
    table: Table, steps: Sequence[tuple[Candidate, list[Option], Picks]], *, unit: int
) -> Iterator[tuple[Candidate, Option]]:
    """Give the options behind the best cell; among equals, the one with most leads."""
    ends = table[::-1, :, -1]
    turned, brief = np.unravel_index(int(np.argmax(ends)), ends.shape)
    lead = table.shape[0] - 1 - turned
    word = table.shape[2] - 1
    for candidate, options, picks in reversed(steps):
        pick = int(picks[lead, brief, word])
        if pick:
            option = options[pick - 1]
            yield candidate, option
            lead, brief = (lead - 1, brief) if option.lead else (lead, brief - 1)
            word -= -(-option.cost // unit)
