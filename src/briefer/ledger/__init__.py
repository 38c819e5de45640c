"""The ledger: stories followed across days, so that a story printed yesterday returns only with what is new.

Today's stories are matched to the open entries of earlier days by shared articles, terms and names. A matched
story takes over the entry's id; it is an update when it has an article that the entry does not know and a
sentence whose facts were not printed before.
"""

import hashlib
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from briefer.ledger.facts import Said, read_facts
from briefer.ledger.matching import Heritage, join_entries, match_stories
from briefer.model import FollowedStory, LedgerEntry, Sentence, Story, Telling
from briefer.text.vectors import sum_vectors

__all__ = ["follow_stories", "list_open", "list_quiet", "record_stories"]

logger = logging.getLogger("briefer.ledger")


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
    earlier = _latest(entries, day=day)
    known = list_open(earlier, day=day, quiet_days=quiet_days)
    heritage = match_stories(stories, known)
    taken = {entry.id for entry in earlier}
    printed = frozenset(text for entry in earlier for text in entry.printed)
    followed = []
    for index, story in enumerate(stories):
        inherited = heritage.get(index, Heritage(entries=(), parent=None))
        if inherited.entries:
            entry = join_entries(inherited.entries)
            each = _continue(story, tell=tell, entry=entry, printed=printed, day=day)
        else:
            bare = replace(story, id=_choose_id(story, taken=taken, day=day))
            each = _begin(bare, tell=tell, parent=inherited.parent, printed=printed, day=day)
        followed.append(each)
    logger.debug("%d stories, %d with a past, %d open entries", len(stories), len(heritage), len(known))
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
    return tuple(
        _record(each, printed=printed.get(each.story.id, ()), before=before, day=day) for each in followed
    )


def _record(
    followed: FollowedStory, *, printed: Sequence[str], before: Mapping[str, LedgerEntry], day: date
) -> LedgerEntry:
    story = followed.story
    past = before.get(story.id)
    # what became part of it on an earlier day is in it already
    joined = [before[id] for id in followed.absorbed if id in before and not (past and id in past.absorbed)]  # noqa: A001 - the model's word
    entries = [*([past] if past else []), *joined]
    said = [text for entry in entries for text in entry.printed]
    if past is None and followed.branched in before:
        said += before[followed.branched].printed
    articles = [article for entry in entries for article in entry.articles]
    return LedgerEntry(
        id=story.id,
        headline=story.headliner.headline,
        headliner=story.headliner.id,
        first=followed.first,
        changed=followed.changed,
        last=day,
        terms=sum_vectors([*(entry.terms for entry in entries), story.terms]),
        names=tuple(sorted({*(name for entry in entries for name in entry.names), *story.names})),
        numbers=tuple(
            sorted({*(each for entry in entries for each in entry.numbers), *_list_numbers(story)})
        ),
        articles=_once([*articles, *(article.id for article in story.articles)]),
        printed=_once([*said, *printed]),
        absorbed=followed.absorbed,
        branched=followed.branched,
    )


def _list_numbers(story: Story) -> set[str]:
    return {
        number
        for origin in story.cluster.origins
        for digest in (origin.digest, *origin.copies)
        for number in digest.numbers
    }


def list_open(entries: Sequence[LedgerEntry], *, day: date, quiet_days: int) -> list[LedgerEntry]:
    """Return the entries still followed on ``day``, by id: the newest version of each, from before it.

    Closed are those not met for more than ``quiet_days`` days, and those that became part of another.
    """
    oldest = day - timedelta(days=min(quiet_days, (day - date.min).days))
    latest = _latest(entries, day=day)
    absorbed = {id for entry in latest for id in entry.absorbed}  # noqa: A001 - the model's word
    return [entry for entry in latest if entry.last >= oldest and entry.id not in absorbed]


def list_quiet(
    entries: Sequence[LedgerEntry], *, followed: Sequence[FollowedStory], day: date, quiet_days: int
) -> list[LedgerEntry]:
    """Return the open entries that nobody reported on today and that readers know, newest change first."""
    met = {id for each in followed for id in (each.story.id, *each.absorbed)}  # noqa: A001 - the model's word
    quiet = [
        entry
        for entry in list_open(entries, day=day, quiet_days=quiet_days)
        if entry.printed and entry.id not in met
    ]
    return sorted(quiet, key=lambda entry: (-entry.changed.toordinal(), entry.first, entry.id))


def _once(items: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))


def _latest(entries: Sequence[LedgerEntry], *, day: date) -> list[LedgerEntry]:
    """The newest version of each entry from before the day, by id."""
    latest: dict[str, LedgerEntry] = {}
    for entry in sorted(entries, key=lambda each: (each.id, each.last)):
        if entry.last < day:
            latest[entry.id] = entry
    return list(latest.values())


def _choose_id(story: Story, *, taken: set[str], day: date) -> str:
    """Return the story's id, or where another story bears it already, one of its own."""
    length = len(story.id)
    free = [story.id, *(article.id[:length] for article in story.articles)]
    free += [hashlib.sha256(f"{each} {day}".encode()).hexdigest()[:length] for each in free]
    chosen = next(each for each in free if each not in taken)
    taken.add(chosen)
    return chosen


def _begin(
    story: Story,
    *,
    tell: Callable[[Story], Telling],
    parent: LedgerEntry | None,
    printed: frozenset[str],
    day: date,
) -> FollowedStory:
    """Return a new story; what was printed of the one that it split from is known of it, too."""
    sentences = tell(story).sentences if parent or _holds_any(story, printed) else ()
    if parent is not None:
        stale = _find_stale(sentences, entry=parent, printed=printed, language=story.lead.language)
    else:
        stale = _find_printed(sentences, printed=printed)
    return FollowedStory(
        story=story,
        state="unchanged" if stale and len(stale) == len(sentences) else "new",
        first=day,
        changed=day,
        changed_before=day,
        days=1,
        stale=stale,
        absorbed=(),
        branched=parent.id if parent else "",
    )


def _holds_any(story: Story, texts: frozenset[str]) -> bool:
    """Tell whether an article of the story holds one of these sentences."""
    return bool(texts) and any(
        sentence.text in texts
        for origin in story.cluster.origins
        for digest in (origin.digest, *origin.copies)
        for sentence in digest.sentences
    )


def _continue(
    story: Story,
    *,
    tell: Callable[[Story], Telling],
    entry: LedgerEntry,
    printed: frozenset[str],
    day: date,
) -> FollowedStory:
    known = set(entry.articles)
    arrived = any(article.id not in known for article in story.articles)
    state: Literal["new", "update", "unchanged"] = "update" if entry.printed else "new"
    stale: tuple[int, ...] = ()
    fresh = arrived
    if arrived and entry.printed:
        sentences = tell(story).sentences
        stale = _find_stale(sentences, entry=entry, printed=printed, language=story.lead.language)
        fresh = len(stale) < len(sentences)
    elif arrived and _holds_any(story, printed):
        # it was below the cut so far: to its readers all of it is new but what another story told
        sentences = tell(story).sentences
        stale = _find_printed(sentences, printed=printed)
        fresh = len(stale) < len(sentences)
    return FollowedStory(
        story=replace(story, id=entry.id),
        state=state if fresh else "unchanged",
        first=entry.first,
        changed=day if fresh else entry.changed,
        changed_before=entry.changed,
        days=(day - entry.first).days + 1,
        stale=stale,
        absorbed=entry.absorbed,
        branched=entry.branched,
    )


def _find_printed(sentences: Sequence[Sentence], *, printed: frozenset[str]) -> tuple[int, ...]:
    return tuple(index for index, sentence in enumerate(sentences) if sentence.text in printed)


def _find_stale(
    sentences: Sequence[Sentence], *, entry: LedgerEntry, printed: frozenset[str], language: str
) -> tuple[int, ...]:
    """Return the indices of sentences of known articles, and of those that say what was printed or known."""
    count = len(entry.printed)
    facts = read_facts([*entry.printed, *(sentence.text for sentence in sentences)], language=language)
    said = Said(facts[:count], known=entry.terms.terms, numbers=entry.numbers)
    old = set(entry.articles)
    return tuple(
        index
        for index, (sentence, told) in enumerate(zip(sentences, facts[count:], strict=True))
        if sentence.text in printed or sentence.article in old or said.adds_nothing(told)
    )
