"""Fingerprints: the set of hashed word shingles of a text, and how much two have in common (Broder 1997)."""

import zlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from briefer.text.memory import Memory
from briefer.text.words import list_pieces, read_piece

SHINGLE: Final = 4  # words; 0.9**4 = 66 % of shingles survive when a tenth of the words are changed
_PRIME: Final = np.uint64(0x9E3779B97F4A7C15)  # odd, from the golden ratio: spreads the shingle over 64 bits
_MIX: Final = np.uint64(0xFF51AFD7ED558CCD)
# four bytes each: joined, they are an array without a number of Python's ever made
_HASHES: Final = Memory(lambda word: zlib.crc32(word.encode("utf-8", "surrogatepass")).to_bytes(4, "little"))


def fingerprint_words(words: Sequence[str]) -> bytes:
    """Return the sorted distinct 32-bit hashes of all runs of four words, little-endian, 4 bytes each.

    A text of fewer than four words has one hash, of all its words; no words give ``b""``.
    """
    return _fingerprint(b"".join(map(_HASHES.__getitem__, words)))


def fingerprint_texts(texts: Iterable[str], *, language: str) -> bytes:
    """Return the fingerprint of the words of the texts, one after another, without a list of them."""
    return _fingerprint(b"".join(map(_pieces_memory(language).__getitem__, list_pieces(texts))))


@lru_cache(maxsize=64)
def _pieces_memory(language: str) -> Memory[bytes]:
    return Memory(
        lambda piece: b"".join(map(_HASHES.__getitem__, read_piece(piece, language=language).split()))
    )


def _fingerprint(packed: bytes) -> bytes:
    """Return the fingerprint of words, of each of which four bytes of hash are given."""
    hashes = np.frombuffer(packed, dtype="<u4").astype(np.uint64)
    if not len(hashes):
        return b""
    width = min(SHINGLE, len(hashes))
    mixed = np.zeros(len(hashes) - width + 1, dtype=np.uint64)
    for place in range(width):
        mixed = (mixed + hashes[place : len(hashes) - width + place + 1]) * _PRIME
    mixed ^= mixed >> np.uint64(33)
    mixed *= _MIX
    shingles = (mixed >> np.uint64(32)).astype("<u4")
    shingles.sort()
    fresh = np.concatenate(([True], shingles[1:] != shingles[:-1]))
    return shingles[fresh].tobytes()


def count_shared(first: bytes, second: bytes) -> int:
    """Return how many shingles two fingerprints share: divided by the smaller's, its containment.

    Containment, unlike Jaccard's index, finds an excerpt in its whole.
    """
    part, whole = _hashes(min(first, second, key=len)), _hashes(max(second, first, key=len))
    if not len(part):
        return 0
    return int(np.count_nonzero(whole.take(whole.searchsorted(part), mode="clip") == part))


def _hashes(fingerprint: bytes) -> npt.NDArray[np.uint32]:
    return np.frombuffer(fingerprint, dtype="<u4")
