"""Backups: a copy that is whole, checked and old or new; and a way back on which nothing is lost."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from tests.fakes import make_article
from tests.store.builders import NOON, make_document

from briefer.errors import StoreError
from briefer.store import open_store
from briefer.store.backup import (
    back_up,
    check_backup,
    drop_backups,
    list_backups,
    name_backup,
    restore_backup,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "briefer.db"
    with open_store(path) as store:
        store.save_documents([make_document()], moment=NOON)
        store.save_articles([make_article("The bridge is open.", url="u:1")])
    return path


def test_a_copy_holds_what_has_been_committed_while_others_write(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere" / "copy.db"
    with open_store(path) as store, store.transaction():
        store.save_documents([make_document(b"not yet", url="file:late.txt")], moment=NOON)
        back_up(path, target=target)
    assert check_backup(target) == ""
    assert check_backup(path) == ""
    assert target.stat().st_mode & 0o077 == 0
    assert [place.name for place in target.parent.iterdir()] == ["copy.db"]


def test_copies_sort_by_time_and_the_oldest_go(path: Path) -> None:
    places = [name_backup(path, moment=NOON + timedelta(days=number)) for number in range(4)]
    for place in places:
        back_up(path, target=place)
    (places[0].parent / f".{places[0].name}.99").write_text("what a killed run left")
    assert list_backups(path) == tuple(reversed(places))
    drop_backups(path, keep=2)
    assert sorted(places[0].parent.iterdir()) == places[2:]


def test_a_damaged_store_gives_no_backup_and_leaves_the_old_one(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    back_up(path, target=target)
    before = target.read_bytes()
    whole = bytearray(path.read_bytes())
    spot = whole.rindex(b"The bridge is open.")
    whole[spot : spot + 3] = b"Thy"
    path.write_bytes(whole)
    with pytest.raises(StoreError, match="damaged"):
        back_up(path, target=target)
    assert target.read_bytes() == before
    with pytest.raises(StoreError, match="cannot write the backup"):
        back_up(path, target=target / "below.db")
    with pytest.raises(StoreError, match="no store"):
        back_up(tmp_path / "none.db", target=target)


def test_restoring_keeps_what_was_there(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    back_up(path, target=copy)
    path.write_bytes(b"no database at all")
    path.with_name(path.name + "-wal").write_bytes(b"its log")
    aside = restore_backup(path, backup=copy, moment=NOON)
    assert aside is not None
    assert aside.read_bytes() == b"no database at all"
    assert aside.with_name(aside.name + "-wal").read_bytes() == b"its log"
    assert check_backup(path) == ""
    path.unlink()
    assert restore_backup(path, backup=copy, moment=NOON + timedelta(1)) is None
    copy.write_bytes(b"")
    with pytest.raises(StoreError, match="cannot be used"):
        restore_backup(path, backup=copy, moment=NOON)
    with pytest.raises(StoreError, match="cannot restore"):
        restore_backup(tmp_path / "briefer.db" / "below", backup=path, moment=NOON)


WRITE = """
import sys
from pathlib import Path
from briefer.store.backup import back_up
print("ready", flush=True)
while True:
    back_up(Path(sys.argv[1]), target=Path(sys.argv[2]))
"""


def test_killed_at_any_moment_the_copy_is_sound(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "backups" / "copy.db"
    back_up(path, target=target)
    for number in range(int(os.environ.get("KILLS", "10"))):
        command = [sys.executable, "-c", WRITE, str(path), str(target)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(0.003 * (number % 10))
            process.send_signal(signal.SIGKILL)
        assert check_backup(target) == ""
        assert check_backup(path) == ""
