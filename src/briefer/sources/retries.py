"""A page that cannot be had now may be there tomorrow: what passes, and when to ask again."""

from datetime import datetime, timedelta

from briefer.model import PageTry, RawDocument
from briefer.sources import limits
from briefer.sources.answers import RULES_UNKNOWN, Answer


def may_pass(answer: Answer) -> bool:
    """Tell whether another day may bring what this answer did not.

    A page that is missing or gone (404, 410), and one that a server's or our own rules forbid, is not asked
    for again.
    """
    return answer.state in {"early", "failed", "limited"} or answer.reason == RULES_UNKNOWN


def plan_retry(
    entry: RawDocument, answer: Answer, *, earlier: PageTry | None, now: datetime, jitter: float
) -> PageTry | None:
    """Return when to ask again for the page of ``entry``, None where it has been asked for often enough.

    Each wait is twice the last, from an hour to 20, or what the server asks for, and ``jitter`` (seconds) on
    top of that. An answer that nobody was asked for counts as no try.
    """
    since = earlier.since if earlier else now
    tries = (earlier.tries if earlier else 0) + (answer.state != "early")
    if tries >= limits.PAGE_TRIES:
        return None
    wait = 0.0
    if answer.state != "early":
        wait = min(limits.SHORTEST_WAIT * 2.0 ** (tries - 1), limits.LONGEST_CACHE)
        if answer.retry_seconds is not None:
            wait = min(max(wait, answer.retry_seconds + jitter), limits.LONGEST_WAIT)
    next_try = now + timedelta(seconds=wait)
    if next_try > since + timedelta(days=limits.PAGE_TRY_DAYS):
        return None
    return PageTry(entry=entry, tries=tries, since=since, next_try=next_try)
