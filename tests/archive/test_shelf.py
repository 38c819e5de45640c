"""Stores stay open between answers, and yet an answer shows what is there now."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from tests.archive.conftest import BRIDGE, keep
from tests.archive.visitor import Visitor, open_archive, open_site
from tests.store.builders import DAY, NOON, make_brief, make_edition

from briefer.archive.shelf import Shelf
from briefer.errors import StoreError
from briefer.store import STORE_NAME, open_store
from briefer.store.backup import back_up, restore_backup


def add_day(folder: Path, number: int) -> str:
    """Keep another day's brief; return its date."""
    day = DAY + timedelta(days=number)
    with open_store(folder / STORE_NAME) as store:
        store.save_brief(
            make_brief(BRIDGE, day=day, number=number),
            profile="brief",
            moment=NOON,
            articles=[BRIDGE.id],
            sources=["desk"],
            editions=[make_edition(f"<p>Day {number}".encode())],
        )
    return day.isoformat()


def list_days(visitor: Visitor) -> str:
    answer = visitor.ask("/")
    assert answer.status == 200
    return answer.text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with open_store(tmp_path / STORE_NAME) as store:
        keep(store)
    return tmp_path


def test_what_was_kept_since_the_last_answer_is_there(folder: Path) -> None:
    with open_archive(open_site(folder)) as visitor:
        list_days(visitor)
        day = add_day(folder, 9)
        assert f"/briefs/brief/{day}" in list_days(visitor)
        assert f"/briefs/brief/{day}" in visitor.ask("/search?q=bridge").text


def test_a_store_that_was_restored_is_the_one_that_is_shown(folder: Path) -> None:
    copy = folder / "copy.db"
    back_up(folder / STORE_NAME, target=copy)
    day = add_day(folder, 9)
    with open_archive(open_site(folder)) as visitor:
        assert f"/briefs/brief/{day}" in list_days(visitor)
        assert f"/briefs/brief/{day}" in visitor.ask("/search?q=bridge").text
        restore_backup(folder / STORE_NAME, backup=copy, moment=NOON)
        assert f"/briefs/brief/{day}" not in list_days(visitor)
        # Of what the store has no longer nothing is found, though the index had it.
        assert f"/briefs/brief/{day}" not in visitor.ask("/search?q=bridge").text


def test_a_store_that_a_newer_briefer_changed_is_not_read(folder: Path) -> None:
    with open_archive(open_site(folder)) as visitor:
        list_days(visitor)
        with closing(sqlite3.connect(folder / STORE_NAME)) as connection, connection:
            connection.execute("PRAGMA user_version = 999")
        assert visitor.ask("/").status == 503


def test_one_is_lent_once_and_lent_again(folder: Path) -> None:
    shelf = Shelf(folder / STORE_NAME)
    with shelf.lend() as one, shelf.lend() as other:
        assert one is not other
    with shelf.lend() as again:
        assert again in (one, other)
    shelf.close()


def test_after_an_error_it_is_not_lent_again(folder: Path) -> None:
    shelf = Shelf(folder / STORE_NAME)
    with pytest.raises(StoreError), shelf.lend() as broken:
        broken.load_document("none")
    with shelf.lend() as other:
        assert other is not broken
    shelf.close()
