"""A week with eight feeds in the suite, two months with fifty by ``make soak``: a twentieth of all fails."""

import json
import os
import statistics
from collections import Counter

import pytest
from tests.run.soak import FAKETIME, READERS, Soaked, soak

from briefer.store import read_store

DAYS = int(os.environ.get("DAYS", "7"))
FEEDS = int(os.environ.get("FEEDS", "8"))
SEED = int(os.environ.get("SEED", "20260901"))

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(FAKETIME is None, reason="faketime, which sets a program's clock, is not there"),
]

# In a few days a table or two get their first pages, 4 KiB each.
FIRST_PAGES = 16 * 4096


@pytest.fixture(scope="module")
def soaked(tmp_path_factory: pytest.TempPathFactory) -> Soaked:
    soaked = soak(tmp_path_factory.mktemp("soak"), days=DAYS, feeds=FEEDS, seed=SEED)
    tables = ", ".join(f"{name} {size // 1024} KB" for name, size in list(soaked.tables.items())[:8])
    print(
        f"\n{DAYS} days, {FEEDS} feeds, seed {SEED}: failed {soaked.failed}, exit codes"
        f" {dict(Counter(soaked.codes))}, {len(soaked.arrived)} mails,"
        f" memory {min(soaked.memory) // 1024} to {max(soaked.memory) // 1024} MB,"
        f" store {soaked.sizes[-1] // 1024} KB: {tables}"
    )
    return soaked


def test_every_day_has_its_edition(soaked: Soaked) -> None:
    assert len(soaked.machine.read_out()) == DAYS
    with read_store(soaked.machine.store) as store:
        assert store.find_damage(bytes_to_read=10**9) == ()
    assert "Traceback" not in soaked.words
    assert "this is a bug" not in soaked.words
    assert set(soaked.codes) <= {0, 4, -9}


def test_no_mail_comes_twice_and_none_is_lost(soaked: Soaked) -> None:
    assert max(Counter(soaked.arrived).values()) == 1
    listed = soaked.machine.run("outbox", "list", "--all", "--json")
    rows = json.loads(listed.stdout)
    assert len(rows) == DAYS * len(READERS)
    states = {row["message_id"]: row["state"] for row in rows}
    arrived = {name for _, name in soaked.arrived}
    assert {name for name, state in states.items() if state == "sent"} <= arrived
    # What arrived is known, or nobody could know of it; everything else is held under its own name.
    assert {states[name] for name in arrived} <= {"sent", "unknown"}
    assert set(states.values()) <= {"sent", "unknown", "failed"}
    lost = [name for name, state in states.items() if state == "failed"]
    assert len(lost) <= len(READERS) * (soaked.failed.get("machine", 0) + soaked.failed.get("kill", 0) + 1)


def test_memory_stays_and_the_store_grows_by_what_is_kept(soaked: Soaked) -> None:
    usual = statistics.median(soaked.memory)
    # The first days have no past to follow.
    settled = soaked.memory[min(10, len(soaked.memory) // 2) :]
    assert max(settled) <= 1.1 * usual
    assert sum(soaked.tables.values()) == pytest.approx(soaked.sizes[-1], rel=0.05)
    assert soaked.tables["free"] <= 0.05 * soaked.sizes[-1]
    third = len(soaked.sizes) // 3
    middle = soaked.sizes[2 * third] - soaked.sizes[third]
    last = soaked.sizes[-1] - soaked.sizes[-1 - third]
    assert last <= 1.3 * middle + FIRST_PAGES
