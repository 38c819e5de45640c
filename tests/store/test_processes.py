"""Several processes: a kill in the middle of a save, a reader beside the writer, and the lock."""

import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from tests.store.builders import NOON, make_document

from briefer.errors import LockedError, StoreError
from briefer.store import lock_store, open_store, read_store
from briefer.store.contents import hash_content

ROOT = Path(__file__).parents[2]

WRITER = """
    import sys
    from pathlib import Path
    from briefer.store import open_store
    from tests.store.builders import NOON, make_document
    with open_store(Path(sys.argv[1])) as store:
        for number in range(10_000):
            contents = [f"{number} {part} ".encode() * 400 for part in range(3)]
            documents = [make_document(content, url=f"file:{number}") for content in contents]
            store.save_documents(documents, moment=NOON)
            print(number, flush=True)
"""

HOLDER = """
    import os, sys, time
    from pathlib import Path
    from briefer.store import lock_store
    with lock_store(Path(sys.argv[1])):
        if os.fork() == 0:
            print("held", flush=True)  # by the child: what is done in every fork is done by now
            time.sleep(60)
            os._exit(0)
        time.sleep(60)
"""


def start(program: str, path: Path) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(program), str(path)],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
        start_new_session=True,
    )


def end(process: subprocess.Popen[str]) -> None:
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert process.stdout
    process.stdout.close()


@pytest.mark.parametrize("seed", range(6))
def test_a_kill_in_the_middle_of_a_save_loses_nothing_that_was_acknowledged(
    tmp_path: Path, seed: int
) -> None:
    path = tmp_path / "briefer.db"
    writer = start(WRITER, path)
    assert writer.stdout
    acknowledged = [int(writer.stdout.readline())]
    deadline = time.monotonic() + random.Random(seed).uniform(0.02, 0.2)
    while time.monotonic() < deadline:
        acknowledged.append(int(writer.stdout.readline()))
    end(writer)
    with open_store(path) as store:
        assert store.find_damage(bytes_to_read=10**9) == ()
        for number in acknowledged:
            for part in range(3):
                content = f"{number} {part} ".encode() * 400
                assert store.load_document(hash_content(content)) == content


def test_a_reader_beside_a_writer_sees_whole_saves_and_no_error(tmp_path: Path) -> None:
    path = tmp_path / "briefer.db"
    writer = start(WRITER, path)
    assert writer.stdout
    try:
        last = int(writer.stdout.readline())
        for _ in range(20):
            last = max(last, int(writer.stdout.readline()))
            with read_store(path) as store:
                assert store.load_document(hash_content(f"{last} 2 ".encode() * 400))
    finally:
        end(writer)


def test_a_second_writer_waits(tmp_path: Path) -> None:
    path = tmp_path / "briefer.db"
    writer = start(WRITER, path)
    assert writer.stdout
    try:
        writer.stdout.readline()
        with open_store(path) as store:
            for number in range(10):
                store.save_documents([make_document(b"mine %d" % number)], moment=NOON)
    finally:
        end(writer)


def test_a_writer_that_never_lets_go_is_named(tmp_path: Path) -> None:
    path = tmp_path / "briefer.db"
    with open_store(path) as store, open_store(path) as other, store.transaction():
        other._connection.execute("PRAGMA busy_timeout = 10")
        with pytest.raises(StoreError, match="another program has written to it for 30 seconds"):
            other.save_documents([make_document()], moment=NOON)


def test_the_lock_is_held_by_one_and_freed_by_kill(tmp_path: Path) -> None:
    path = tmp_path / "data" / "briefer.db"
    holder = start(HOLDER, path)
    assert holder.stdout
    try:
        assert holder.stdout.readline() == "held\n"
        with (
            pytest.raises(LockedError, match=rf"\(process {holder.pid}\).*briefer\.lock") as error,
            lock_store(path),
        ):
            pass
        assert error.value.exit_code == 75
        # Only the holder dies; its forked child lives on and must not keep the lock.
        os.kill(holder.pid, signal.SIGKILL)
        holder.wait()
        with lock_store(path), lock_store(tmp_path / "another" / "briefer.db"):
            pass
        with lock_store(path):
            pass
    finally:
        end(holder)


def test_a_lock_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with (
        pytest.raises(StoreError, match="cannot write the lock"),
        lock_store(tmp_path / "file" / "briefer.db"),
    ):
        pass
