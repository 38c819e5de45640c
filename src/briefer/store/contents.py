"""Bytes kept once each, under their SHA-256, and checked against it whenever they are read."""

import hashlib
import os
import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from isal import isal_zlib

from briefer.errors import StoreError

PLAIN, DEFLATED = 0, 1
# Below this a thread costs more than it saves; zlib lets other threads run while it works.
_THREADS_FROM_BYTES = 1_000_000
_THREADS = 4
# What is tried before a large content is compressed whole: PDF, DOCX and pictures are packed already.
_PROBE_BYTES = 32_768
_WORTH_IT = 0.9
# isal writes what zlib reads: smaller than zlib's own level 1, in a fifth of its time.
_LEVEL = 2


class Packed(NamedTuple):
    """A content as it lies in the table ``contents``."""

    sha256: str
    size: int
    coding: int
    body: bytes


def hash_content(content: bytes) -> str:
    """Return the SHA-256 of the content in hex: its name in the store."""
    return hashlib.sha256(content).hexdigest()


def save_contents(connection: sqlite3.Connection, contents: Mapping[str, bytes]) -> None:
    """Keep each content, given under its SHA-256, that is not yet there."""
    absent = [key for key in contents if not _holds(connection, key)]
    connection.executemany(
        "INSERT INTO contents (sha256, size, coding, body) VALUES (?, ?, ?, ?)",
        _pack_all([(key, contents[key]) for key in absent]),
    )


def load_content(connection: sqlite3.Connection, sha256: str, *, path: Path) -> bytes:
    """Return the bytes of that SHA-256; StoreError when they are absent or no longer what they were."""
    row = connection.execute("SELECT size, coding, body FROM contents WHERE sha256 = ?", (sha256,)).fetchone()
    if row is None:
        raise StoreError(f"the store {path} holds no document {sha256}", path=str(path))
    content = unpack_content(Packed(sha256, *row))
    if content is None:
        raise StoreError(
            f"the store {path} is damaged: document {sha256} is not what was saved; run `briefer check`",
            path=str(path),
        )
    return content


def pack_content(sha256: str, content: bytes) -> Packed:
    """Return the content as it is kept: deflated where that saves at least a tenth."""
    deflate = isal_zlib.compressobj(_LEVEL)
    body = deflate.compress(content[:_PROBE_BYTES]) + deflate.flush(zlib.Z_SYNC_FLUSH)
    if len(body) < _WORTH_IT * min(len(content), _PROBE_BYTES):
        body += deflate.compress(content[_PROBE_BYTES:]) + deflate.flush()
        if len(body) < _WORTH_IT * len(content):
            return Packed(sha256, len(content), DEFLATED, body)
    return Packed(sha256, len(content), PLAIN, content)


def unpack_content(packed: Packed) -> bytes | None:
    """Return the content, or None when it does not fit its size and SHA-256 any more."""
    content = packed.body
    if packed.coding == DEFLATED:
        try:
            # Never more than was put in, whatever a damaged body claims.
            content = zlib.decompressobj().decompress(packed.body, packed.size + 1)
        except zlib.error:
            return None
    return content if hash_content(content) == packed.sha256 else None


def _holds(connection: sqlite3.Connection, sha256: str) -> bool:
    return connection.execute("SELECT 1 FROM contents WHERE sha256 = ?", (sha256,)).fetchone() is not None


def _pack_all(items: list[tuple[str, bytes]]) -> Iterator[Packed]:
    size = sum(len(content) for _, content in items)
    if len(items) < 2 or size < _THREADS_FROM_BYTES:
        yield from (pack_content(key, content) for key, content in items)
        return
    # The rows come out in order while later ones are still being packed.
    with ThreadPoolExecutor(max_workers=min(_THREADS, os.cpu_count() or 1)) as pool:
        yield from pool.map(lambda item: pack_content(*item), items)
