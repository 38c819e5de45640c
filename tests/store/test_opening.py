"""Opening the file: whose it is, which schema it has, and what stands in the way, in one clear line."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from tests.fakes import make_article
from tests.store.builders import NOON, make_document

from briefer.errors import StoreError
from briefer.store import open_store, read_store
from briefer.store.connection import open_for_reading, open_for_writing
from briefer.store.place import find_file_system
from briefer.store.schema import MIGRATIONS

NOBODY = 65534


def execute(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def one_line(error: pytest.ExceptionInfo[StoreError]) -> str:
    assert "\n" not in str(error.value)
    return str(error.value)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "data" / "briefer.db"
    with open_store(place) as store:
        store.save_articles([make_article("The bridge is open.")])
    return place


def test_the_file_is_durable_and_ours(path: Path) -> None:
    with closing(open_for_writing(path, migrations=MIGRATIONS)) as connection:
        pragmas = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "user_version", "busy_timeout")
        }
    assert pragmas == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "user_version": len(MIGRATIONS),
        "busy_timeout": 30_000,
    }
    assert path.parent.stat().st_mode & 0o077 == 0


def test_reading_where_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"there is no store at .*briefer.db") as error:
        read_store(tmp_path / "briefer.db")
    one_line(error)
    assert not (tmp_path / "briefer.db").exists()


def test_a_reader_cannot_write(path: Path) -> None:
    with read_store(path) as store, pytest.raises(StoreError, match="may not be written"):
        store.save_documents([make_document()], moment=NOON)


def test_a_newer_schema_is_refused(path: Path) -> None:
    execute(path, "PRAGMA user_version = 99")
    for opener in (open_store, read_store):
        with pytest.raises(StoreError, match=r"newer briefer .*upgrade") as error:
            opener(path)
        one_line(error)


def test_another_programs_file_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "briefer.db"
    execute(path, "CREATE TABLE bookmarks (url)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        open_store(path)
    assert path.read_bytes() == before


def test_migrations_are_appended_and_the_old_file_is_kept(path: Path) -> None:
    newer = (*MIGRATIONS, ("ALTER TABLE articles ADD COLUMN mood TEXT",))
    with pytest.raises(StoreError, match="older schema: run"):
        open_for_reading(path, migrations=newer)
    with closing(open_for_writing(path, migrations=newer)) as connection:
        assert connection.execute("SELECT id, mood FROM articles").fetchall() == [
            (make_article("The bridge is open.").id, None)
        ]
    with read_store(path.with_name(f"briefer.db.schema-{len(MIGRATIONS)}")) as copy:
        assert copy.load_articles([make_article("The bridge is open.").id])


def test_a_migration_that_fails_changes_nothing(path: Path) -> None:
    broken = (*MIGRATIONS, ("ALTER TABLE articles ADD COLUMN mood TEXT", "NONSENSE"))
    with pytest.raises(StoreError, match="syntax error"):
        open_for_writing(path, migrations=broken)
    with open_store(path) as store:
        assert store.load_articles([make_article("The bridge is open.").id])
        assert store.find_damage(bytes_to_read=0) == ()


def test_two_programs_may_migrate_at_once(path: Path) -> None:
    newer = (*MIGRATIONS, ("ALTER TABLE articles ADD COLUMN mood TEXT",))
    with closing(open_for_writing(path, migrations=newer)), closing(open_for_writing(path, migrations=newer)):
        pass


@pytest.mark.parametrize("content", [b"no database at all " * 200, b"SQLite format 3\0" + b"\xff" * 8000])
def test_a_file_that_is_no_store(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "briefer.db"
    path.write_bytes(content)
    for opener in (open_store, read_store):
        with pytest.raises(StoreError, match=r"damaged.*move the file aside") as error:
            opener(path)
        one_line(error)
    assert path.read_bytes() == content


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match=r"cannot make the folder .*data_dir"):
        open_store(tmp_path / "file" / "data" / "briefer.db")


def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "briefer.db").mkdir()
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(tmp_path / "briefer.db")
    with pytest.raises(StoreError, match="there is no store"):
        read_store(tmp_path / "briefer.db")


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Give up root's right to write everywhere, where the tests run as root."""
    if os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def shared_folder() -> Iterator[Path]:
    """A folder that other users may enter; pytest's own are closed to them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


def test_a_read_only_folder_can_be_read_and_not_written(shared_folder: Path) -> None:
    path = shared_folder / "briefer.db"
    with open_store(path) as store:
        store.save_articles([make_article("The bridge is open.")])
    shared_folder.chmod(0o555)
    with ordinary_user():
        with read_store(path) as store:
            assert store.load_articles([make_article("The bridge is open.").id])
        with pytest.raises(StoreError, match="set data_dir elsewhere") as error:
            open_store(path).save_documents([make_document()], moment=NOON)
        one_line(error)
    shared_folder.chmod(0o755)


def test_a_read_only_folder_for_a_new_store(shared_folder: Path) -> None:
    shared_folder.chmod(0o555)
    with ordinary_user(), pytest.raises(StoreError, match=r"cannot be opened.*set data_dir elsewhere"):
        open_store(shared_folder / "briefer.db")
    shared_folder.chmod(0o755)


def test_a_full_disk_is_named_and_nothing_is_half_written(path: Path) -> None:
    with open_store(path) as store:
        pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
        store._connection.execute(f"PRAGMA max_page_count = {pages + 1}")

        def save_both() -> None:
            with store.transaction():
                store.save_articles([make_article("Second.")])
                store.save_documents([make_document(os.urandom(200_000))], moment=NOON)

        with pytest.raises(StoreError, match="the disk is full"):
            save_both()
        assert store.load_texts([make_article("Second.").id]) == {}
        assert store.load_articles([make_article("The bridge is open.").id])


MOUNTS = """\
22 1 8:1 / / rw,relatime - ext4 /dev/root rw
30 22 0:40 / /srv/my\\040files rw - nfs4 host:/export rw
31 30 0:41 / /srv/my\\040files/local rw shared:1 - xfs /dev/sdb rw
32 22 0:42 / /srv/my rw - tmpfs none rw

a line of nonsense
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home", "ext4"),
        ("/srv/my files/briefer", "nfs4"),
        ("/srv/my files/local/x", "xfs"),
        ("/srv/myself", "ext4"),
        ("/srv/my", "tmpfs"),
    ],
)
def test_the_kind_of_file_system(tmp_path: Path, folder: str, kind: str) -> None:
    (tmp_path / "mountinfo").write_text(MOUNTS)
    assert find_file_system(Path(folder), mounts=tmp_path / "mountinfo") == kind
    assert find_file_system(Path(folder), mounts=tmp_path / "absent") == ""


def test_a_network_file_system_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefer.store.connection.find_file_system", lambda folder: "nfs4")
    with pytest.raises(StoreError, match=r"network file system .*nfs4"):
        open_store(tmp_path / "briefer.db")
