"""Every engine is an order-keeping map; the guarded ones survive what an item does to its process."""

import copy
import itertools
import os
import pickle
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from briefer.engines import ENGINES, count_cores, find_engine
from briefer.engines.early import end_early, start_early
from briefer.engines.processes import BATCH, ProcessesEngine
from briefer.errors import SandboxError, SettingsError
from briefer.model import RawDocument

NAMES = sorted(ENGINES)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def times(number: int, *, factor: int) -> int:
    return number * factor


def find_process(number: int) -> int:
    return os.getpid()


def die_on_thirteen(number: int) -> str:
    if number == 13:
        os._exit(9)
    if number == 17:
        raise ValueError("seventeen")
    return f"read {number}"


def describe(document: RawDocument) -> tuple[str, int, bytes, str]:
    return type(document.content).__name__, len(document.content), document.content[-3:], document.sha256


def never_lost_document(document: RawDocument, reason: str) -> tuple[str, int, bytes, str]:
    raise AssertionError((document.url, reason))


def say_lost(number: int, reason: str) -> str:
    assert reason
    return f"lost {number}"


def never_lost(number: int, reason: str) -> int:
    raise AssertionError((number, reason))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("count", [0, 1, BATCH, 5 * BATCH + 3])
def test_results_come_in_the_order_of_items(name: str, count: int) -> None:
    with find_engine(name, workers=2) as engine:
        results = engine.map(partial(times, factor=3), range(count), lost=never_lost)
        assert list(results) == [3 * number for number in range(count)]


@pytest.mark.parametrize("name", NAMES)
def test_documents_of_any_size_arrive_as_they_are(name: str) -> None:
    documents = [
        RawDocument(content=bytes(size) + b"end", media_type="", url=f"file:{size}", source="s", fetched=NOON)
        for size in (0, 9, 70_000, 3_000_000, 1_048_576, 5, 200_000, 200_001, 1)
    ]
    with find_engine(name, workers=2) as engine:
        found = list(engine.map(describe, documents, lost=never_lost_document))
    assert found == [("bytes", len(each.content), b"end", each.sha256) for each in documents]


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_documents_can_be_handed_on_by_every_protocol_of_pickle(protocol: int) -> None:
    # an engine of somebody else's may use the pools of the standard library, which take the default one
    document = RawDocument(content=b"<p>Rain.", media_type="", url="file:a", source="a", fetched=NOON)
    assert pickle.loads(pickle.dumps(document, protocol)) == document
    assert copy.copy(document) == document


@pytest.mark.parametrize("name", NAMES)
def test_an_engine_works_for_one_after_the_other(name: str) -> None:
    with find_engine(name, workers=2) as engine:
        engine.prepare(times.__module__)
        tripled = list(engine.map(partial(times, factor=3), iter(range(30)), lost=never_lost))
        engine.prepare("no.such.module")
        doubled = list(engine.map(partial(times, factor=2), tripled, lost=never_lost))
    assert doubled == list(range(0, 180, 6))


@pytest.mark.parametrize("name", NAMES)
def test_what_an_engine_has_not_begun_is_the_callers_to_do(name: str) -> None:
    with find_engine(name, workers=2) as engine:
        engine.spare()
        futures = [engine.submit(partial(times, factor=3), number) for number in range(20)]
        done = [
            times(number, factor=3) if future.cancel() else future.result()
            for number, future in enumerate(futures)
        ]
        assert list(engine.map(partial(times, factor=2), range(9), lost=never_lost)) == [*range(0, 18, 2)]
    assert done == [*range(0, 60, 3)]


def test_what_was_begun_and_came_to_nothing_says_so() -> None:
    with ProcessesEngine(workers=1) as engine:
        future = engine.submit(die_on_thirteen, 13)
        with pytest.raises(SandboxError, match="ended with code 9"):
            future.result()
        assert engine.submit(die_on_thirteen, 14).result() == "read 14"


def test_one_process_less_is_kept_but_never_none() -> None:
    with ProcessesEngine(workers=2) as engine:
        assert len({*engine.map(find_process, range(40), lost=never_lost)}) == 2
        engine.spare()
        [left] = {*engine.map(find_process, range(40), lost=never_lost)}
        engine.spare()
        assert engine.submit(find_process, 0).result() == left


def test_processes_are_kept_and_end_with_the_engine() -> None:
    with ProcessesEngine(workers=2) as engine:
        started = {*engine.map(find_process, range(40), lost=never_lost)}
        assert started == {*started, *engine.map(find_process, range(40), lost=never_lost)}
        assert os.getpid() not in started
    assert len(started) == 2
    for process in started:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_who_feeds_the_processes_waits_less_for_the_interpreter_while_there_are_any() -> None:
    before = sys.getswitchinterval()
    with ProcessesEngine(workers=1):
        assert sys.getswitchinterval() < before
    assert sys.getswitchinterval() == before


@pytest.mark.parametrize("name", NAMES)
def test_items_are_drawn_as_needed(name: str) -> None:
    drawn: list[int] = []

    def draw() -> Iterator[int]:
        for number in itertools.count():
            drawn.append(number)
            yield number

    with find_engine(name, workers=2) as engine:
        results = engine.map(partial(times, factor=1), draw(), lost=never_lost)
        assert next(iter(results)) == 0
    assert len(drawn) <= 10 * BATCH, "an endless source must not be read to its end first"


def test_an_item_that_kills_its_process_is_the_only_one_lost() -> None:
    with ProcessesEngine(workers=2) as engine:
        results = list(engine.map(die_on_thirteen, iter(range(30)), lost=say_lost))
    assert [result for result in results if result.startswith("lost")] == ["lost 13", "lost 17"]
    assert results == [f"{'lost' if n in (13, 17) else 'read'} {n}" for n in range(30)]


def test_why_an_item_was_lost_is_said_in_words_for_people() -> None:
    reasons: list[str] = []

    def note(number: int, reason: str) -> str:
        reasons.append(reason)
        return ""

    with ProcessesEngine(workers=1) as engine:
        assert list(engine.map(die_on_thirteen, [13, 17], lost=note)) == ["", ""]
    assert reasons == ["ended with code 9", "failed: ValueError: seventeen"]


def test_an_unknown_engine_is_a_wrong_setting_with_a_hint() -> None:
    with pytest.raises(SettingsError, match=r'no engine "proceses" \(did you mean "processes"\?\)'):
        find_engine("proceses", workers=1)


def test_workers_that_were_started_early_are_taken_by_who_wants_as_many() -> None:
    start_early(module=times.__module__)
    another = find_engine("processes", workers=count_cores() + 1)
    early = find_engine("processes", workers=count_cores())
    end_early()
    for engine in (another, early):
        with engine:
            tripled = engine.map(partial(times, factor=3), range(9), lost=never_lost)
            assert list(tripled) == [*range(0, 27, 3)]
    assert find_engine("processes", workers=count_cores()) is not early


def test_workers_that_nobody_takes_are_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    start_early(module=times.__module__)
    assert len(list(tmp_path.iterdir())) == count_cores()
    end_early()
    assert list(tmp_path.iterdir()) == []


def test_where_no_worker_can_be_started_early_none_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nonexistent/python")
    start_early(module=times.__module__)
    monkeypatch.undo()
    with find_engine("processes", workers=count_cores()) as engine:
        assert list(engine.map(find_process, range(3), lost=never_lost)) != [os.getpid()] * 3


def test_where_there_is_no_room_for_workers_none_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    start_early(module=times.__module__)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(OSError, match="nowhere"), find_engine("processes", workers=count_cores()):
        pass
