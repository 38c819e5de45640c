"""No damaged document makes a traceback, takes its neighbours along, or takes longer than 20 seconds.

``make fuzz`` reads 16,000 of them; a plain run of the tests 500.
"""

import json
import random

import pytest
from tests.fuzz.mutate import mutate
from tests.fuzz.reading import TASK
from tests.fuzz.seeds import NEIGHBOUR, SEEDS
from tests.sources.boxes import TEXT

from briefer.errors import SandboxError
from briefer.sandbox.child import Child, Limits

WHOLE = {"feed": 10_000, "page": 3_000, "mail": 2_000, "pdf": 500, "docx": 500}
SHORT = {"feed": 250, "page": 100, "mail": 100, "pdf": 25, "docx": 25}
SHARDS = 4
BETWEEN_NEIGHBOURS = 50
LIMITS = Limits(
    cpu_seconds=20, wall_seconds=20.0, memory_bytes=3 << 29, open_files=64, answer_bytes=64_000_000
)


@pytest.mark.parametrize("shard", range(SHARDS))
@pytest.mark.parametrize("kind", sorted(WHOLE))
def test_no_damaged_document_costs_more_than_itself(
    kind: str, shard: int, pytestconfig: pytest.Config
) -> None:
    cases = (WHOLE if pytestconfig.getoption("--fuzz") else SHORT)[kind]
    faults = []
    with Child(TASK, limits=LIMITS) as child:
        assert json.loads(child.call(b"text\n" + NEIGHBOUR)) == [TEXT], "the first takes all that is imported"
        for case in range(shard, cases, SHARDS):
            content = mutate(kind, SEEDS[kind], random.Random(f"{kind} {case}"))
            try:
                child.call(f"{kind}\n".encode() + content)
            except SandboxError as error:
                faults.append(f"{kind} {case}: {error}")
            if case % BETWEEN_NEIGHBOURS < SHARDS:
                assert json.loads(child.call(b"text\n" + NEIGHBOUR)) == [TEXT], f"{kind} {case}"
    assert faults == []


def test_every_seed_is_sound() -> None:
    with Child(TASK, limits=LIMITS) as child:
        for kind, seeds in SEEDS.items():
            for seed in seeds:
                child.call(f"{kind}\n".encode() + seed)
