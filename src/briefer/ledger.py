"""The ledger: stories followed across days, so that a story printed yesterday returns only with what is new.

Today's stories are matched to the open entries of earlier days by shared articles, terms and names. A matched
story takes over the entry's id; it is an update when it has an article that the entry does not know and a
sentence whose words and facts were not printed before.
"""

import hashlib
import logging
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final, Literal

import numpy as np
import numpy.typing as npt

from briefer.model import FollowedStory, LedgerEntry, Sentence, Story, Telling
from briefer.text.vectors import (
    build_matrix,
    inverse_frequencies,
    invert_matrix,
    multiply_row,
    sum_vectors,
)
from briefer.text.words import list_words, stem_words

logger = logging.getLogger("briefer.ledger")

_ALIKE: Final = 0.3  # cosine of the terms from which two stories may be one
_ALIKE_NAMED: Final = 0.2  # enough when they share names, too
_NAMES: Final = 2
_SAME_SENTENCE: Final = 0.75  # share of a sentence's stems that one printed sentence holds: said already
_KNOWN_FACTS: Final = 0.9  # share of a sentence's stems that the story had: nothing new in it


def follow_stories(
    stories: Sequence[Story],
    *,
    tell: Callable[[Story], Telling],
    entries: Sequence[LedgerEntry],
    day: date,
    quiet_days: int,
) -> tuple[FollowedStory, ...]:
    """Return each story with its place in the ledger, in the order given.

    Only what may have been printed before is told, by ``tell``.
    ``entries`` may hold several versions of an id, one for each day it was recorded; the latest before
    ``day`` counts, so that making a day again changes nothing. An entry not met again for more than
    ``quiet_days`` days is closed: what comes later is a new story.
    """
    known = _open_entries(entries, day=day, quiet_days=quiet_days)
    matches = _match(stories, known)
    earlier = _latest(entries, day=day)
    taken = {entry.id for entry in earlier}
    printed = {text for entry in earlier for text in entry.printed}
    followed = []
    for index, story in enumerate(stories):
        entry = matches.get(index)
        if entry is None:
            followed.append(_begin(story, tell=tell, taken=taken, printed=printed, day=day))
        else:
            followed.append(_continue(story, tell=tell, entry=entry, day=day))
    logger.debug("%d stories, %d of %d open entries met again", len(stories), len(matches), len(known))
    return tuple(followed)


def record_stories(
    followed: Sequence[FollowedStory],
    *,
    printed: Mapping[str, Sequence[str]],
    entries: Sequence[LedgerEntry],
    day: date,
) -> tuple[LedgerEntry, ...]:
    """Return what to remember of today's stories: one entry for each, its ``last`` being ``day``.

    ``printed`` holds the sentences printed today by story id; ``entries`` are those given to
    ``follow_stories``, from whose earlier versions terms, names, articles and printed sentences are kept.
    """
    before = {entry.id: entry for entry in _latest(entries, day=day)}
    recorded = []
    for each in followed:
        story = each.story
        entry = before.get(story.id)
        articles = tuple(article.id for article in story.articles)
        sentences = tuple(printed.get(story.id, ()))
        recorded.append(
            LedgerEntry(
                id=story.id,
                headline=story.headliner.headline,
                first=each.first,
                changed=each.changed,
                last=day,
                terms=sum_vectors([entry.terms, story.terms]) if entry else story.terms,
                names=tuple(sorted({*(entry.names if entry else ()), *story.names})),
                articles=_once((*(entry.articles if entry else ()), *articles)),
                printed=_once((*(entry.printed if entry else ()), *sentences)),
            )
        )
    return tuple(recorded)


def _once(items: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))


def _latest(entries: Sequence[LedgerEntry], *, day: date) -> list[LedgerEntry]:
    """The newest version of each entry from before the day, by id."""
    latest: dict[str, LedgerEntry] = {}
    for entry in sorted(entries, key=lambda each: (each.id, each.last)):
        if entry.last < day:
            latest[entry.id] = entry
    return list(latest.values())


def _open_entries(entries: Sequence[LedgerEntry], *, day: date, quiet_days: int) -> list[LedgerEntry]:
    oldest = day - timedelta(days=min(quiet_days, (day - date.min).days))
    return [entry for entry in _latest(entries, day=day) if entry.last >= oldest]


def _match(stories: Sequence[Story], entries: Sequence[LedgerEntry]) -> dict[int, LedgerEntry]:
    """Pair stories and entries, the likest pair first, each at most once."""
    holders: dict[str, list[int]] = {}
    for place, entry in enumerate(entries):
        for article_id in entry.articles:
            holders.setdefault(article_id, []).append(place)
    pairs: list[tuple[int, float, str, str, int, int]] = []
    for index, (story, likeness) in enumerate(zip(stories, _compare_terms(stories, entries), strict=True)):
        shared = Counter(place for article in story.articles for place in holders.get(article.id, ()))
        names = set(story.names)
        for place in sorted({*shared, *np.flatnonzero(likeness >= _ALIKE_NAMED).tolist()}):
            entry, value = entries[place], round(float(likeness[place]), 9)
            named = len(names.intersection(entry.names)) >= _NAMES
            if shared[place] or value >= _ALIKE or named:
                pairs.append((-shared[place], -value, entry.id, story.id, index, place))
    matches: dict[int, LedgerEntry] = {}
    used: set[int] = set()
    for _, _, _, _, index, place in sorted(pairs):
        if index not in matches and place not in used:
            matches[index] = entries[place]
            used.add(place)
    return matches


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
        own = slice(matrix.indptr[row], matrix.indptr[row + 1])
        yield multiply_row(matrix.indices[own], matrix.data[own], postings)


def _begin(
    story: Story, *, tell: Callable[[Story], Telling], taken: set[str], printed: set[str], day: date
) -> FollowedStory:
    """Return a new story; an id that another story bears already gives way to one of its own."""
    length = len(story.id)
    free = [story.id, *(article.id[:length] for article in story.articles)]
    free += [hashlib.sha256(f"{each} {day}".encode()).hexdigest()[:length] for each in free]
    chosen = next(each for each in free if each not in taken)
    taken.add(chosen)
    stale: tuple[int, ...] = ()
    state: Literal["new", "unchanged"] = "new"
    if _holds_any(story, printed):
        sentences = tell(story).sentences
        stale = tuple(index for index, sentence in enumerate(sentences) if sentence.text in printed)
        state = "unchanged" if stale and len(stale) == len(sentences) else "new"
    return FollowedStory(
        story=replace(story, id=chosen),
        state=state,
        first=day,
        changed=day,
        days=1,
        stale=stale,
    )


def _holds_any(story: Story, texts: set[str]) -> bool:
    """Tell whether an article of the story holds one of these sentences."""
    return bool(texts) and any(
        sentence.text in texts
        for origin in story.cluster.origins
        for digest in (origin.digest, *origin.copies)
        for sentence in digest.sentences
    )


def _continue(
    story: Story, *, tell: Callable[[Story], Telling], entry: LedgerEntry, day: date
) -> FollowedStory:
    known = set(entry.articles)
    arrived = any(article.id not in known for article in story.articles)
    sentences = tell(story).sentences if arrived else ()
    stale = _find_stale(sentences, entry=entry, language=story.lead.language)
    fresh = len(stale) < len(sentences)
    state: Literal["update", "unchanged"] = "update" if fresh else "unchanged"
    return FollowedStory(
        story=replace(story, id=entry.id),
        state=state,
        first=entry.first,
        changed=day if fresh else entry.changed,
        days=(day - entry.first).days + 1,
        stale=stale,
    )


def _find_stale(sentences: Sequence[Sentence], *, entry: LedgerEntry, language: str) -> tuple[int, ...]:
    """Return the indices of sentences of known articles, and of those that say what was printed or known."""
    printed = set(entry.printed)
    said = [set(_stem(text, language=language)) for text in entry.printed]
    known = set(entry.terms.terms)
    old = set(entry.articles)

    def is_fresh(sentence: Sentence) -> bool:
        stems = set(_stem(sentence.text, language=language))
        if sentence.text in printed or sentence.article in old or not stems:
            return False
        repeated = max((len(stems & each) / len(stems) for each in said), default=0.0)
        return repeated < _SAME_SENTENCE and len(stems & known) < _KNOWN_FACTS * len(stems)

    return tuple(index for index, sentence in enumerate(sentences) if not is_fresh(sentence))


def _stem(text: str, *, language: str) -> list[str]:
    return stem_words(list_words(text, language=language), language=language)
