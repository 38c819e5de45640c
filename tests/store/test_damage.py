"""Damaged files: whatever was flipped, zeroed or cut off is noticed, never handed out as if right."""

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.fakes import make_article
from tests.store.builders import NOON, make_brief, make_document, make_edition, make_entry

from briefer.errors import StoreError
from briefer.store import open_store, read_store

ARTICLES = [
    make_article(
        *[f"Sentence {n} of article {m}, long enough to fill pages." for n in range(40)], url=f"u:{m}"
    )
    for m in range(20)
]
DOCUMENTS = [make_document(f"{number} lorem ".encode() * 900, url=f"u:{number}") for number in range(20)]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sound") / "briefer.db"
    with open_store(path) as store:
        store.save_documents(DOCUMENTS, moment=NOON)
        store.save_articles(ARTICLES)
        store.save_brief(
            make_brief(ARTICLES[0]),
            profile="desk",
            moment=NOON,
            articles=[article.id for article in ARTICLES],
            sources=("news",),
            editions=(make_edition(),),
        )
        store.save_ledger("desk", day=NOON.date(), entries=[make_entry()])
        assert store.find_damage(bytes_to_read=10**9) == ()
    return path


def look_through(path: Path) -> bool:
    """Return whether the store called itself damaged, in one of the ways that it may."""
    try:
        with read_store(path) as store:
            lines = store.find_damage(bytes_to_read=10**9)
    except StoreError:
        return True
    assert all("\n" not in line for line in lines)
    return bool(lines)


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.95])
def test_truncation_is_noticed(sound: Path, tmp_path: Path, share: float) -> None:
    path = tmp_path / "briefer.db"
    path.write_bytes(sound.read_bytes()[: int(sound.stat().st_size * share)])
    assert look_through(path)


@pytest.mark.parametrize("page", range(2, 12))
def test_zeroed_pages_are_noticed(sound: Path, tmp_path: Path, page: int) -> None:
    path = tmp_path / "briefer.db"
    content = bytearray(sound.read_bytes())
    content[(page - 1) * 16_384 : page * 16_384] = bytes(16_384)
    path.write_bytes(content)
    assert look_through(path)


def test_flipped_bits_in_texts_and_documents_are_noticed(sound: Path, tmp_path: Path) -> None:
    content = sound.read_bytes()
    chance = random.Random(7)
    places = [content.index(needle) for needle in (b"Sentence 7 of article 3", b"Sentence 39 of article 19")]
    for place in places:
        spoilt = bytearray(content)
        spoilt[place + chance.randrange(20)] ^= 1 << chance.randrange(8)
        path = tmp_path / "briefer.db"
        path.write_bytes(spoilt)
        assert look_through(path)


def test_a_flipped_bit_in_a_document_is_noticed_and_counted_against_the_limit(
    sound: Path, tmp_path: Path
) -> None:
    path = tmp_path / "briefer.db"
    shutil.copy(sound, path)
    with closing(sqlite3.connect(path)) as connection, connection:
        (key, body) = connection.execute(
            "SELECT sha256, body FROM contents ORDER BY rowid LIMIT 1"
        ).fetchone()
        spoilt = bytes([*body[:-6], body[-6] ^ 4, *body[-5:]])
        connection.execute("UPDATE contents SET body = ? WHERE sha256 = ?", (spoilt, key))
    with read_store(path) as store:
        assert store.find_damage(bytes_to_read=10**9) == (f"document {key} is not what was saved",)
        assert store.find_damage(bytes_to_read=1) == ()


def test_lost_rows_are_noticed(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "briefer.db"
    shutil.copy(sound, path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM articles WHERE id = ?", (ARTICLES[0].id,))
    with read_store(path) as store:
        assert store.find_damage(bytes_to_read=0) == ("40 rows of printed refer to articles that are gone",)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE briefs SET day = '2026-13-77'",
        "UPDATE briefs SET articles = '[\"a'",
        "UPDATE briefs SET made = 9223372036854775807",
    ],
)
def test_nonsense_in_a_row_is_a_store_error(sound: Path, tmp_path: Path, statement: str) -> None:
    path = tmp_path / "briefer.db"
    shutil.copy(sound, path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)
        (edition,) = connection.execute("SELECT sha256 FROM editions").fetchone()
    with read_store(path) as store, pytest.raises(StoreError, match="cannot be right"):
        store.find_brief_of_edition(edition)
