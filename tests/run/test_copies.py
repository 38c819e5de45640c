"""The run keeps a copy of the store every week, and no more than it is asked to."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefer.run.copies import keep_copy
from briefer.settings import Settings, load_settings
from briefer.store import STORE_NAME, open_store
from briefer.store.backup import check_backup, list_backups

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def read_settings(folder: Path, *, backups: int) -> Settings:
    flags = {"data_dir": str(folder), "backups": backups}
    return load_settings(flags=flags, environment={"HOME": str(folder)}, folder=folder, file=None)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / STORE_NAME
    open_store(path).close()
    return path


def test_one_a_week_and_the_newest_stay(path: Path) -> None:
    settings = read_settings(path.parent, backups=2)
    for day in range(30):
        assert keep_copy(settings, moment=NOON + timedelta(days=day, minutes=day)) == ""
    kept = list_backups(path)
    assert [place.name[8:18] for place in kept] == ["2026-12-22", "2026-12-15"]
    assert [check_backup(place) for place in kept] == ["", ""]


def test_none_where_none_is_wanted(path: Path) -> None:
    assert keep_copy(read_settings(path.parent, backups=0), moment=NOON) == ""
    assert list_backups(path) == ()


def test_a_store_that_cannot_be_copied_is_a_line(path: Path) -> None:
    path.write_bytes(b"not a store, but as long as one might be " * 100)
    trouble = keep_copy(read_settings(path.parent, backups=2), moment=NOON)
    assert trouble.startswith("no backup: ")
    assert "\n" not in trouble


def test_a_full_disk_is_not_filled_further(path: Path) -> None:
    with path.open("r+b") as file:
        # A file of holes: it takes no room, but its copies would.
        file.truncate(shutil.disk_usage(path.parent).free // 3 + 10**9)
    trouble = keep_copy(read_settings(path.parent, backups=2), moment=NOON)
    assert "too little room" in trouble
    assert list_backups(path) == ()
