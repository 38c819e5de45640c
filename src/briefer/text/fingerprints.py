"""Fingerprints: the set of hashed word shingles of a text, and how much two have in common (Broder 1997).

A word is a run of letters, digits and their marks, in small letters; in scripts that write no blanks each
character is one. Hyphens, apostrophes, and the points of Arabic and Hebrew count for nothing: they are
written or not. The words of a text are hashed all at once, as polynomials of their characters (Karp and
Rabin 1987): none is ever cut out, looked up or remembered.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from briefer.text.characters import ALONE, OUTSIDE, UNHEARD, find_kinds, list_small_codes

SHINGLE: Final = 4  # words; 0.9**4 = 66 % of shingles survive when a tenth of the words are changed
_PRIME: Final = np.uint64(0x9E3779B97F4A7C15)  # odd, from the golden ratio: spreads the shingle over 64 bits
_MIX: Final = np.uint64(0xFF51AFD7ED558CCD)
# Odd, so that it has an inverse modulo 2**64. Another one than that of shingles, or letters could change
# places between words unseen.
_BASE: Final = 0xD1342543DE82EF95
_HALF: Final = np.uint64(32)

Numbers = npt.NDArray[np.uint64]


def fingerprint_texts(texts: Iterable[str]) -> bytes:
    """Return the sorted distinct 32-bit hashes of all runs of four words, little-endian, 4 bytes each.

    The texts follow one another. Fewer than four words have one hash, of all of them; no words give ``b""``.
    """
    hashes = _hash_words("\n".join(texts))
    if not len(hashes):
        return b""
    width = min(SHINGLE, len(hashes))
    mixed = np.zeros(len(hashes) - width + 1, dtype=np.uint64)
    for place in range(width):
        mixed = (mixed + hashes[place : len(hashes) - width + place + 1]) * _PRIME
    shingles = (_mix(mixed) >> _HALF).astype("<u4")
    shingles.sort()
    fresh = np.concatenate(([True], shingles[1:] != shingles[:-1]))
    return shingles[fresh].tobytes()


def _hash_words(text: str) -> Numbers:
    """Return a hash of each word of the text, in small letters, in order."""
    codes = list_small_codes(f"\n{text}\n")
    kinds = find_kinds(codes)
    heard = kinds != UNHEARD
    codes, kinds = codes[heard], kinds[heard]
    # A word begins or ends where the kind changes, and round every character that is one by itself.
    edges = (kinds[1:] != kinds[:-1]) | (kinds[1:] == ALONE)
    begins = np.flatnonzero(edges) + 1
    ends = np.append(begins[1:], len(codes))[kinds[begins] != OUTSIDE]
    begins = begins[kinds[begins] != OUTSIDE]
    up, down = _list_powers(len(codes).bit_length())
    sums = np.cumsum(codes * up[: len(codes)])
    return _mix((sums[ends - 1] - sums[begins - 1]) * down[begins])


def _mix(numbers: Numbers) -> Numbers:
    """Return numbers of which every bit depends on all bits of those given."""
    mixed: Numbers = (numbers ^ (numbers >> np.uint64(33))) * _MIX
    return mixed


@lru_cache(maxsize=32)
def _list_powers(bits: int) -> tuple[Numbers, Numbers]:
    """Return the powers of the base and of its inverse, as many as ``bits`` can count."""
    size = 1 << bits
    up = np.full(size, _BASE, dtype=np.uint64)
    down = np.full(size, pow(_BASE, -1, 1 << 64), dtype=np.uint64)
    up[0] = down[0] = 1
    return np.multiply.accumulate(up), np.multiply.accumulate(down)


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
