"""What is followed, and why a story stands where it stands: read from the store, which is left as it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from briefer.errors import UnknownStoryError
from briefer.ledger import list_open
from briefer.model import LedgerEntry, Trace
from briefer.store import Store

_SHOWN = 3  # headlines named where words fit several stories


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedStory:
    """A story as the ledger knows it on a day.

    ``state`` is "new", "update" or "unchanged" of one that was reported on that day, "quiet" of an open one
    that was not, "merged" of one that became part of another, else "closed". ``days`` counts from 1 to the
    day it was last met.
    """

    entry: LedgerEntry
    state: str
    days: int


def list_stories(store: Store, *, profile: str, day: date, quiet_days: int) -> tuple[ListedStory, ...]:
    """Return the stories that the ledger knows on ``day``, those that changed last first."""
    following = day + timedelta(days=1) if day < date.max else day
    entries = store.load_ledger(profile, since=date.min, before=following)
    followed = {entry.id for entry in list_open(entries, day=following, quiet_days=quiet_days + 1)}
    absorbed = {id for entry in entries for id in entry.absorbed}  # noqa: A001 - the model's word
    listed = [
        ListedStory(
            entry=entry,
            state=_judge(entry, day=day, open=entry.id in followed, merged=entry.id in absorbed),
            days=(entry.last - entry.first).days + 1,
        )
        for entry in entries
    ]
    return tuple(
        sorted(listed, key=lambda each: (-each.entry.changed.toordinal(), each.entry.first, each.entry.id))
    )


def _judge(entry: LedgerEntry, *, day: date, open: bool, merged: bool) -> str:  # noqa: A002 - the glossary's word
    if merged:
        return "merged"
    if not open:
        return "closed"
    if entry.last < day:
        return "quiet"
    if entry.changed < day:
        return "unchanged"
    return "new" if entry.first == day else "update"


def explain_story(store: Store, words: str) -> Trace:
    """Return the newest trace of the story that ``words`` name: an id, its beginning, or words of a headline.

    Raises UnknownStoryError where no story, or more than one, is meant.
    """
    traced = store.traces.list_stories()
    headlines: dict[str, str] = {}
    for story, headline in traced:
        headlines.setdefault(story, headline)
    found = _find(words.strip(), traced, headlines=list(headlines))
    if len(found) != 1:
        raise UnknownStoryError(_say_why(words, [headlines[story] for story in found]))
    return store.traces.load(found[0])[0]


def _find(words: str, traced: Sequence[tuple[str, str]], *, headlines: Sequence[str]) -> list[str]:
    if words in headlines:
        return [words]
    begun = [story for story in headlines if words and story.startswith(words.lower())]
    if begun:
        return begun
    wanted = words.casefold().split()
    fitting = [
        story for story, headline in traced if wanted and all(word in headline.casefold() for word in wanted)
    ]
    return list(dict.fromkeys(fitting))


def _say_why(words: str, headlines: Sequence[str]) -> str:
    shown = " ".join(words.split())
    if not headlines:
        return f'no story is called "{shown}": `briefer stories` lists those that are followed'
    named = "; ".join(headlines[:_SHOWN])
    more = f" and {len(headlines) - _SHOWN} more" if len(headlines) > _SHOWN else ""
    return f'"{shown}" fits {len(headlines)} stories ({named}{more}): give more words, or an id'
