"""Documents: bytes are kept once and proved on the way out; the first arrival is remembered."""

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.builders import NOON, make_document

from briefer.errors import StoreError
from briefer.store import empty_store, open_store
from briefer.store.contents import DEFLATED, PLAIN, Packed, hash_content, pack_content, unpack_content

NOISE = b"".join(bytes.fromhex(hash_content(b"%d" % number)) for number in range(15_000))


@given(st.lists(st.binary(max_size=400), min_size=1, max_size=8))
def test_what_is_saved_comes_back(contents: list[bytes]) -> None:
    with empty_store() as store:
        store.save_documents(map(make_document, contents), moment=NOON)
        for content in contents:
            assert store.load_document(hash_content(content)) == content


def test_large_batches_come_back(tmp_path: Path) -> None:
    contents = [f"<p>article {number}</p>".encode() * 10_000 for number in range(12)]
    with open_store(tmp_path / "briefer.db") as store:
        store.save_documents(map(make_document, contents), moment=NOON)
        assert [store.load_document(hash_content(content)) for content in contents] == contents
    open_store(tmp_path / "empty.db").close()
    grown = (tmp_path / "briefer.db").stat().st_size - (tmp_path / "empty.db").stat().st_size
    assert grown < sum(map(len, contents)) / 4


def test_equal_bytes_are_kept_once(tmp_path: Path) -> None:
    with open_store(tmp_path / "briefer.db") as store:
        store.save_documents([make_document(url="file:a"), make_document(url="file:b")], moment=NOON)
        store.save_documents([make_document(url="file:c")], moment=NOON)
    with sqlite3.connect(tmp_path / "briefer.db") as connection:
        assert connection.execute("SELECT count(*) FROM contents").fetchone() == (1,)
        assert connection.execute("SELECT count(*) FROM arrivals").fetchone() == (3,)
    connection.close()


def test_first_seen_is_kept_from_the_first_time() -> None:
    later = NOON + timedelta(days=2)
    with empty_store() as store:
        assert store.save_documents([make_document()], moment=NOON) == (NOON,)
        again = [
            make_document(),
            make_document(source="another desk"),
            make_document(b"edited"),
            make_document(url="file:moved.txt"),
        ]
        assert store.find_first_seen(again, moment=later) == (NOON, NOON, later, later)
        assert store.save_documents(again, moment=later) == (NOON, NOON, later, later)


def test_a_dry_look_keeps_nothing() -> None:
    with empty_store() as store:
        assert store.find_first_seen([make_document()], moment=NOON) == (NOON,)
        later = NOON + timedelta(hours=1)
        assert store.find_first_seen([make_document()], moment=later) == (later,)
        with pytest.raises(StoreError, match="holds no document"):
            store.load_document(make_document().sha256)


def test_the_same_document_twice_in_one_batch_arrives_once() -> None:
    with empty_store() as store:
        assert store.save_documents([make_document(), make_document()], moment=NOON) == (NOON, NOON)
        later = NOON + timedelta(hours=1)
        assert store.find_first_seen([make_document()], moment=later) == (NOON,)


@pytest.mark.parametrize(
    ("content", "coding"),
    [
        (b"", PLAIN),
        (b"a" * 100_000, DEFLATED),
        (NOISE[:20_000], PLAIN),
        # Starts well and ends badly: compressed whole it saves too little.
        (b"a" * 33_000 + NOISE, PLAIN),
    ],
    ids=["empty", "text", "dense", "dense after a promising head"],
)
def test_contents_are_deflated_only_where_it_helps(content: bytes, coding: int) -> None:
    packed = pack_content(hash_content(content), content)
    assert packed.coding == coding
    assert unpack_content(packed) == content


def test_a_damaged_body_is_noticed_and_never_grows() -> None:
    packed = pack_content(hash_content(b"a" * 1000), b"a" * 1000)
    assert packed.coding == DEFLATED
    assert unpack_content(packed._replace(body=b"not deflated")) is None
    bomb = pack_content("", b"a" * 50_000_000).body
    assert unpack_content(packed._replace(body=bomb)) is None
    assert unpack_content(Packed(packed.sha256, 3, PLAIN, b"abc")) is None


def test_altered_bytes_are_never_handed_out(tmp_path: Path) -> None:
    key = hash_content(make_document().content)
    with open_store(tmp_path / "briefer.db") as store:
        store.save_documents([make_document()], moment=NOON)
    with sqlite3.connect(tmp_path / "briefer.db") as connection:
        connection.execute("UPDATE contents SET body = ?, coding = 0", (b"The bridge is shut.",))
    connection.close()
    with open_store(tmp_path / "briefer.db") as store, pytest.raises(StoreError, match=f"damaged.*{key}"):
        store.load_document(key)
