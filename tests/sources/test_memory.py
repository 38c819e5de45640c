"""What an answer changes in what is remembered of its address."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from tests.sources.networks import START

from briefer.model import AddressMemory, Harvest
from briefer.sources.answers import Answer, State, say_no
from briefer.sources.book import NO_HARVEST, forget_all
from briefer.sources.memory import is_due, remember

URL = "https://harbourpost.example/feed"
HOUR, DAY = 3600.0, 24 * 3600.0


def give(state: State = "content", *, reason: str = "", moved_to: str = "", **said: object) -> Answer:
    answer = replace(say_no(state, reason, url=URL, asked=True), moved_to=moved_to)
    return replace(answer, **said)  # type: ignore[arg-type]


def learn(
    memory: AddressMemory, *answers: Answer, now: datetime = START, ttl: float = 0.0, jitter: float = 0.0
) -> AddressMemory:
    for answer in answers:
        harvest = replace(NO_HARVEST, documents=3, ttl_seconds=ttl) if answer.state == "content" else None
        memory = remember(memory, answer, now=now, harvest=harvest, jitter=jitter)
    return memory


def wait_after(*answers: Answer, ttl: float = 0.0, jitter: float = 0.0) -> float:
    memory = learn(forget_all(URL), *answers, ttl=ttl, jitter=jitter)
    assert memory.next_try is not None
    return (memory.next_try - START).total_seconds()


@pytest.mark.parametrize(
    ("answer", "ttl", "seconds"),
    [
        (give(etag='"1"'), 0.0, HOUR),
        (give(last_modified="x"), 0.0, HOUR),
        (give(), 0.0, 20 * HOUR),
        (give(etag='"1"', fresh_seconds=7200.0), 0.0, 2 * HOUR),
        (give(etag='"1"', fresh_seconds=7 * DAY), 0.0, 20 * HOUR),
        (give(etag='"1"'), 3 * HOUR, 3 * HOUR),
        (give(etag='"1"'), DAY, 20 * HOUR),
        (give(etag='"1"'), 2 * DAY, 2 * DAY),
        (give(etag='"1"'), 90 * DAY, 7 * DAY),
        (give(etag='"1"', retry_seconds=5 * HOUR, fresh_seconds=2 * HOUR), 0.0, 5 * HOUR),
        (give("limited", reason="answered 429"), 0.0, 4 * HOUR),
        (give("limited", reason="answered 429", retry_seconds=0.0), 0.0, HOUR),
        (give("limited", reason="answered 429", retry_seconds=7 * DAY), 0.0, 7 * DAY),
        (give("failed", reason="took too long"), 0.0, HOUR),
        (give("failed", reason="answered 500", retry_seconds=3 * HOUR), 0.0, 3 * HOUR),
        (give("missing", reason="answered 404"), 0.0, 20 * HOUR),
        (give("refused", reason="answered 403"), 0.0, 20 * HOUR),
    ],
)
def test_the_next_try_is_the_longest_of_what_was_asked_for(
    answer: Answer, ttl: float, seconds: float
) -> None:
    assert wait_after(answer, ttl=ttl) == seconds


def test_failures_back_off_to_a_day_and_what_is_missing_to_a_week() -> None:
    down, missing = give("failed", reason="answered 500"), give("missing", reason="answered 404")
    waits = [wait_after(*[down] * times) for times in range(1, 9)]
    assert waits == [HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 16 * HOUR, *[20 * HOUR] * 3]
    waits = [wait_after(*[missing] * times) for times in range(1, 7)]
    assert waits == [20 * HOUR, 40 * HOUR, 80 * HOUR, 160 * HOUR, 7 * DAY, 7 * DAY]
    assert wait_after(*[missing] * 500) == 7 * DAY


def test_a_pause_gets_the_jitter_on_top() -> None:
    limited = give("limited", reason="answered 429", retry_seconds=5 * HOUR)
    assert wait_after(limited, jitter=120.0) == 5 * HOUR + 120
    assert wait_after(give(etag='"1"'), jitter=120.0) == HOUR


def test_a_lifetime_that_the_feed_told_holds_when_it_is_unchanged() -> None:
    unchanged = give("unchanged", conditional=True)
    assert wait_after(give(etag='"1"'), unchanged, ttl=2 * DAY) == 2 * DAY


def test_failures_are_counted_in_a_row_from_the_first() -> None:
    down = give("failed", reason="took too long")
    later = START + timedelta(hours=2)
    memory = learn(learn(forget_all(URL), down), down, now=later)
    assert (memory.failures, memory.failing_since, memory.trouble) == (2, START, "took too long")
    memory = learn(replace(memory, told=True), give(etag='"1"'), now=later)
    assert (memory.failures, memory.failing_since, memory.trouble, memory.told) == (0, None, "", False)
    assert memory.good == later
    assert memory.harvest.documents == 3


def test_validators_stay_with_the_address_that_gave_them() -> None:
    memory = learn(forget_all(URL), give(etag='"1"', url="https://elsewhere.example/"))
    assert (memory.etag, memory.validated) == ('"1"', "https://elsewhere.example/")
    unchanged = learn(memory, give("unchanged", conditional=True, etag='"2"'), now=START + timedelta(days=1))
    assert (unchanged.etag, unchanged.unconditional) == ('"1"', START)
    assert learn(memory, give("failed", reason="x", etag='"3"')).etag == '"1"'
    assert learn(memory, give()).validated == ""


def test_a_move_is_believed_when_it_is_told_three_times_in_a_row() -> None:
    here, there = give(etag='"1"'), give(etag='"1"', moved_to="https://new.example/feed")
    other = give(etag='"1"', moved_to="https://other.example/feed")
    memory = learn(forget_all(URL), there, there)
    assert (memory.address, memory.moved_to, memory.moved_times) == ("", "https://new.example/feed", 2)
    assert learn(memory, here).moved_times == 0
    assert learn(memory, other).moved_times == 1
    failed = learn(memory, give("failed", reason="answered 500"))
    assert learn(failed, there).address == "https://new.example/feed"


def test_a_move_whose_target_fails_three_times_is_taken_back() -> None:
    there, down = give(etag='"1"', moved_to="https://new.example/"), give("failed", reason="answered 500")
    memory = learn(forget_all(URL), there, there, there, down, down)
    assert memory.address == "https://new.example/"
    assert learn(memory, down).address == ""


def test_who_was_not_asked_teaches_nothing() -> None:
    memory = learn(forget_all(URL), give(etag='"1"'))
    early = say_no("early", "its host asks to be left alone", url=URL, asked=False)
    assert learn(memory, early) == memory
    on_the_way = replace(early, asked=True)
    assert learn(memory, on_the_way).failures == 0


@pytest.mark.parametrize(
    ("hours", "patience", "due"),
    [
        (0.5, "due", False),
        (0.5, "hour", False),
        (0.5, "none", True),
        (1.0, "due", False),
        (1.0, "hour", True),
        (3.0, "due", True),
    ],
)
def test_the_impatient_wait_an_hour_unless_they_really_will_not(
    hours: float, patience: str, due: bool
) -> None:
    memory = learn(forget_all(URL), give(etag='"1"', fresh_seconds=3 * HOUR))
    assert is_due(memory, now=START + timedelta(hours=hours), patience=patience) is due
    assert is_due(forget_all(URL), now=START, patience=patience)


def test_what_is_gone_is_not_asked_again() -> None:
    memory = learn(forget_all(URL), give("gone", reason="answered 410"))
    much_later = START + timedelta(days=400)
    assert not is_due(memory, now=much_later, patience="due")
    assert not is_due(memory, now=much_later, patience="hour")
    assert is_due(memory, now=much_later, patience="none")


def test_a_harvest_that_nobody_measured_is_the_last_one() -> None:
    memory = learn(forget_all(URL), give(etag='"1"'))
    known = Harvest(documents=3, undated=0, newest=None, rhythm_seconds=0.0, ttl_seconds=0.0)
    assert memory.harvest == known
    assert remember(memory, give(etag='"1"'), now=START, harvest=None, jitter=0.0).harvest == known
