"""What an answer changes in what is remembered of its address: validators, moves, failures, the next try."""

from dataclasses import replace
from datetime import datetime, timedelta

from briefer.model import AddressMemory, Harvest
from briefer.sources import limits
from briefer.sources.answers import EMPTY, Answer


def is_due(memory: AddressMemory, *, now: datetime, patience: str) -> bool:
    """Tell whether an address may be asked: at its time; for the impatient after an hour ("hour") or now.

    What is gone for good is asked only by who will not wait an hour ("none").
    """
    if patience == "none" or memory.asked is None:
        return True
    rested = (now - memory.asked).total_seconds() >= limits.SHORTEST_WAIT
    if memory.state == "gone" or not rested:
        return False
    return patience == "hour" or memory.next_try is None or memory.next_try <= now


def remember(
    memory: AddressMemory,
    answer: Answer,
    *,
    now: datetime,
    harvest: Harvest | None,
    jitter: float,
) -> AddressMemory:
    """Return what is remembered after ``answer``; ``now`` is when it came.

    ``harvest`` is what its content held (None: nothing new), ``jitter`` (seconds) is added where the server
    asked for a pause.
    """
    if answer.state == "early":
        return replace(memory, asked=now) if answer.asked else memory
    still_empty = answer.state == "unchanged" and memory.trouble == EMPTY
    trouble = EMPTY if still_empty else answer.reason
    memory = replace(memory, asked=now, state=answer.state, trouble=trouble)
    if not answer.conditional:
        memory = replace(memory, unconditional=now)
    if answer.state in {"content", "unchanged"}:
        memory = _remember_success(memory, answer, now=now, harvest=harvest)
    else:
        memory = _remember_failure(memory, now=now)
    wait = find_wait(memory, answer, jitter=jitter)
    return replace(memory, next_try=now + timedelta(seconds=wait))


def find_wait(memory: AddressMemory, answer: Answer, *, jitter: float) -> float:
    """Return after how many seconds the address may be asked again, at most 7 days.

    The longest of an hour (20 without validators), the lifetimes that the answer and the feed tell, and
    Retry-After; failures back off: twice as long each time, up to a day, and to a week where the server says
    that there is nothing, or not for us.
    """
    if answer.state in {"content", "unchanged"}:
        has_validators = bool(memory.etag or memory.last_modified)
        rest = limits.SHORTEST_WAIT if has_validators else limits.BLIND_WAIT
        lifetimes = (
            rest,
            min(answer.fresh_seconds, limits.LONGEST_CACHE),
            _shorten_day(memory.harvest.ttl_seconds),
        )
        return min(max(*lifetimes, answer.retry_seconds or 0.0), limits.LONGEST_WAIT)
    if answer.state == "limited":
        asked = limits.HOST_PAUSE if answer.retry_seconds is None else answer.retry_seconds
        return min(max(asked, limits.SHORTEST_WAIT) + jitter, limits.LONGEST_WAIT)
    doubled = float(1 << min(memory.failures - 1, 10))
    if answer.state == "failed":
        return max(min(limits.SHORTEST_WAIT * doubled, limits.LONGEST_CACHE), answer.retry_seconds or 0.0)
    return min(limits.LONGEST_CACHE * doubled, limits.LONGEST_WAIT)


def _shorten_day(ttl_seconds: float) -> float:
    """Return a feed's own lifetime; a day of it is what a daily program grants, give or take minutes."""
    return min(ttl_seconds, limits.LONGEST_CACHE) if ttl_seconds <= limits.DAY else ttl_seconds


def _remember_success(
    memory: AddressMemory, answer: Answer, *, now: datetime, harvest: Harvest | None
) -> AddressMemory:
    memory = replace(memory, failures=0, failing_since=None, told=False, good=now)
    if answer.state == "content":
        named = bool(answer.etag or answer.last_modified)
        memory = replace(
            memory,
            etag=answer.etag,
            last_modified=answer.last_modified,
            validated=answer.url if named else "",
            harvest=_add_harvest(memory.harvest, harvest),
        )
    return _remember_move(memory, answer)


def _add_harvest(known: Harvest, new: Harvest | None) -> Harvest:
    """Return the new harvest; if it is empty, what is known of dates stays, by which silence is measured."""
    if new is None or new.documents:
        return new or known
    return replace(new, newest=known.newest, rhythm_seconds=known.rhythm_seconds)


def _remember_move(memory: AddressMemory, answer: Answer) -> AddressMemory:
    """Count equal answers that the address has moved for good, and believe the third."""
    if not answer.moved_to:
        return replace(memory, moved_to="", moved_times=0)
    times = memory.moved_times + 1 if answer.moved_to == memory.moved_to else 1
    if times < limits.MOVES_BELIEVED:
        return replace(memory, moved_to=answer.moved_to, moved_times=times)
    return replace(memory, address=answer.moved_to, moved_to="", moved_times=0)


def _remember_failure(memory: AddressMemory, *, now: datetime) -> AddressMemory:
    memory = replace(memory, failures=memory.failures + 1, failing_since=memory.failing_since or now)
    if memory.address and memory.failures >= limits.FAILURES_TOLD:
        # Where it moved to fails: the move may have been a mistake, or a theft.
        return replace(memory, address="", moved_to="", moved_times=0)
    return memory
