"""Guards that nobody misses are decoration: each is taken away in turn, and a test must notice.

A few are taken away in every run of the tests; ``make guards`` takes away each (``GUARDS=all``).
"""

import os
import re
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.guards import inside, outside
from tests.guards.guard import Guard

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "briefer"
GUARDS: tuple[Guard, ...] = (
    *(*outside.AT_THE_DOOR, *outside.MANNERS, *outside.OF_FEEDS, *outside.OF_FILES),
    *(*inside.OF_DOCUMENTS, *inside.OF_CHILDREN, *inside.OF_EDITIONS),
)
CHOSEN = GUARDS if os.environ.get("GUARDS") == "all" else GUARDS[::30]
# A suite that no longer ends has noticed, too.
SECONDS = 200
MEMORY_BYTES = 4 << 30

# Figures that are no guards: units, what is believed, kept or said, and how much is handed over at once.
NO_GUARDS = {
    "sources": {"MEGABYTE", "HOUR", "DAY", "PIECE_BYTES", "PIECE_DOCUMENTS"},
    "extractors": {"MEGABYTE", "ARTICLE_WORDS"},
    "delivery": {"LATE", "PAGE_BYTES"},
}


def run_tests(folder: Path, *tests: str) -> int:
    """Run tests over the source in a folder; return what pytest returns, or 1 where they do not end."""
    environment = {**os.environ, "PYTHONPATH": str(folder / "src"), "GUARDS": ""}
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-p", "no:randomly"]
    command += ["-o", f"pythonpath={folder / 'src'} {ROOT}", *(f"tests/{test}" for test in tests)]
    try:
        ended = subprocess.run(
            command,
            cwd=ROOT,
            env=environment,
            stdout=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES)),
        )
    except subprocess.TimeoutExpired:
        return 1
    return ended.returncode


def copy_source(folder: Path) -> Path:
    """Return a folder with a copy of the source in it, compiled as it is, and what belongs beside it."""
    shutil.copytree(SOURCE, folder / "src" / "briefer")
    for name in ("templates", "seeds"):
        (folder / name).symlink_to(ROOT / name)
    return folder


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.name)
def test_what_a_row_takes_away_stands_there_once(guard: Guard) -> None:
    assert (SOURCE / guard.file).read_text(encoding="utf-8").count(guard.old) == 1
    assert guard.tests
    for test in guard.tests:
        place, _, name = test.partition("::")
        assert f"def {name}" in (ROOT / "tests" / place).read_text(encoding="utf-8"), test


@pytest.mark.parametrize("room", NO_GUARDS)
def test_every_limit_has_a_row(room: str) -> None:
    text = (SOURCE / room / "limits.py").read_text(encoding="utf-8")
    written = set(re.findall(r"^([A-Z_]+) = ", text, re.MULTILINE)) - NO_GUARDS[room]
    files = {f"{room}/", "make/", "send/"}
    named = {limit for guard in GUARDS if guard.file.startswith(tuple(files)) for limit in guard.limits}
    assert written <= named, f"give each of {sorted(written - named)} of {room} a row in tests/guards"


def test_names_are_given_once() -> None:
    assert len({guard.name for guard in GUARDS}) == len(GUARDS)


@pytest.mark.slow
def test_with_every_guard_in_its_place_the_tests_pass(tmp_path: Path) -> None:
    tests = dict.fromkeys(test for guard in CHOSEN for test in guard.tests)
    assert run_tests(copy_source(tmp_path), *tests) == 0


@pytest.mark.slow
@pytest.mark.parametrize("guard", CHOSEN, ids=lambda guard: guard.name)
def test_a_guard_that_is_taken_away_is_missed(guard: Guard, tmp_path: Path) -> None:
    folder = copy_source(tmp_path)
    file = folder / "src" / "briefer" / guard.file
    file.write_text(file.read_text(encoding="utf-8").replace(guard.old, guard.new), encoding="utf-8")
    assert run_tests(folder, *guard.tests) == 1
