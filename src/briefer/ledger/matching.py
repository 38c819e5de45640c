"""Which of today's stories go on with which of those that are followed.

The likest pairs first, each at most once. Where several entries come together in one story, the oldest keeps
its id and the others become part of it; where one entry comes apart into several stories, the likest of them
goes on and each other remembers from where it split.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np
import numpy.typing as npt

from briefer.model import LedgerEntry, Story
from briefer.text.vectors import (
    build_matrix,
    inverse_frequencies,
    invert_matrix,
    multiply_rows,
    sum_vectors,
)

_ALIKE: Final = 0.3  # cosine of the terms from which two stories may be one
_ALIKE_NAMED: Final = 0.2  # enough when they share names, too
_NAMES: Final = 2
_MERGED: Final = 0.45  # from which a second entry has become part of a story


@dataclass(frozen=True, slots=True, kw_only=True)
class Heritage:
    """What a story of today goes on with (oldest first), or else the entry that it split from."""

    entries: tuple[LedgerEntry, ...]
    parent: LedgerEntry | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    shared: int
    likeness: float
    story: int
    entry: int


def match_stories(stories: Sequence[Story], entries: Sequence[LedgerEntry]) -> dict[int, Heritage]:
    """Return the heritage of each story, by its index, that has one."""
    pairs = sorted(
        _list_pairs(stories, entries),
        key=lambda pair: (
            -pair.shared,
            -pair.likeness,
            entries[pair.entry].id,
            stories[pair.story].id,
            pair.story,
        ),
    )
    taken: dict[int, list[int]] = {}
    used: set[int] = set()
    for pair in pairs:
        if pair.story not in taken and pair.entry not in used:
            taken[pair.story] = [pair.entry]
            used.add(pair.entry)
    parents: dict[int, LedgerEntry] = {}
    for pair in pairs:
        if pair.story in taken and pair.entry not in used and pair.likeness >= _MERGED:
            taken[pair.story].append(pair.entry)
            used.add(pair.entry)
        elif pair.story not in taken:
            parents.setdefault(pair.story, entries[pair.entry])
    heritage = {
        index: Heritage(entries=_oldest_first([entries[place] for place in places]), parent=None)
        for index, places in taken.items()
    }
    return heritage | {index: Heritage(entries=(), parent=parent) for index, parent in parents.items()}


def join_entries(entries: Sequence[LedgerEntry]) -> LedgerEntry:
    """Return entries that became one story as one, under the id of the first."""
    first = entries[0]
    if len(entries) == 1:
        return first
    newest = max(entries, key=lambda entry: (entry.last, entry.id))
    others = [entry for entry in entries if entry is not first]
    return LedgerEntry(
        id=first.id,
        headline=newest.headline,
        headliner=newest.headliner,
        first=min(entry.first for entry in entries),
        changed=max(entry.changed for entry in entries),
        last=newest.last,
        terms=sum_vectors([entry.terms for entry in entries]),
        names=tuple(sorted({name for entry in entries for name in entry.names})),
        numbers=tuple(sorted({number for entry in entries for number in entry.numbers})),
        articles=_once(article for entry in entries for article in entry.articles),
        printed=_once(text for entry in entries for text in entry.printed),
        absorbed=_once([*first.absorbed, *(id for each in others for id in (each.id, *each.absorbed))]),  # noqa: A001
        branched=first.branched,
    )


def _once(items: Iterator[str] | Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))


def _oldest_first(entries: list[LedgerEntry]) -> tuple[LedgerEntry, ...]:
    def age(entry: LedgerEntry) -> tuple[date, str]:
        return entry.first, entry.id

    return tuple(sorted(entries, key=age))


def _list_pairs(stories: Sequence[Story], entries: Sequence[LedgerEntry]) -> Iterator[_Pair]:
    """Yield the pairs that may be one story."""
    holders: dict[str, list[int]] = {}
    for place, entry in enumerate(entries):
        for article_id in entry.articles:
            holders.setdefault(article_id, []).append(place)
    for index, (story, likeness) in enumerate(zip(stories, _compare_terms(stories, entries), strict=True)):
        shared = Counter(place for article in story.articles for place in holders.get(article.id, ()))
        names = set(story.names)
        for place in sorted({*shared, *np.flatnonzero(likeness >= _ALIKE_NAMED).tolist()}):
            value = round(float(likeness[place]), 9)
            named = len(names.intersection(entries[place].names)) >= _NAMES
            if shared[place] or value >= _ALIKE or named:
                yield _Pair(shared=shared[place], likeness=value, story=index, entry=place)


def _compare_terms(
    stories: Sequence[Story], entries: Sequence[LedgerEntry]
) -> Iterator[npt.NDArray[np.float64]]:
    """Yield for each story the cosine with every entry."""
    if not entries:
        yield from (np.zeros(0) for _ in stories)
        return
    vectors = [*(entry.terms for entry in entries), *(story.terms for story in stories)]
    matrix = build_matrix(vectors, frequencies=inverse_frequencies(vectors))
    border = matrix.indptr[len(entries)]
    known = replace(
        matrix,
        indptr=matrix.indptr[: len(entries) + 1],
        indices=matrix.indices[:border],
        data=matrix.data[:border],
    )
    postings = invert_matrix(known)
    for row in range(len(entries), matrix.size):
        yield multiply_rows(matrix, range(row, row + 1), postings)[0]
