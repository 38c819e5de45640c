"""A migration that is killed half-way: the file is the old one or the new one, and opens again."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from briefer.store import open_store
from briefer.store.schema import MIGRATIONS, migrate_schema

KILLS = int(os.environ.get("KILLS", "10"))
MIGRATE = """
import shutil, sys
from pathlib import Path
from briefer.store import open_store
old, path = Path(sys.argv[1]), Path(sys.argv[2])
print("ready", flush=True)
while True:
    for place in path.parent.iterdir():
        place.unlink()
    shutil.copy(old, path)
    open_store(path).close()
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return a store as the first version made it, with as many rows as take some time to go through."""
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate_schema(connection, path=path, migrations=MIGRATIONS[:1])
        connection.execute("BEGIN")
        connection.executemany(
            "INSERT INTO articles VALUES (?, '', 'desk', ?, 'A headline', '[]', '', '', NULL, 0, 'en')",
            ((f"{number:016x}", f"u:{number}") for number in range(3000)),
        )
        connection.execute("COMMIT")
    return path


@pytest.mark.slow
def test_killed_at_any_moment_the_store_is_old_or_new(old: Path, tmp_path: Path) -> None:
    path = tmp_path / "store" / "briefer.db"
    path.parent.mkdir()
    seen = set()
    for number in range(KILLS):
        command = [sys.executable, "-c", MIGRATE, str(old), str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(0.004 * (number % 25))
            process.send_signal(signal.SIGKILL)
        if not path.exists() or path.stat().st_size < old.stat().st_size:
            continue  # it was being copied
        with closing(sqlite3.connect(path)) as connection:
            seen.add(connection.execute("PRAGMA user_version").fetchone()[0])
            assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        with open_store(path) as store, store._reading() as connection:
            assert connection.execute("SELECT count(*) FROM articles").fetchone()[0] == 3000
    assert seen <= {1, len(MIGRATIONS)}
    assert seen
