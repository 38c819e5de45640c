"""Which texts share shingles, and how many.

Every shingle that several texts hold has a number. Those of one text are marked in a table, and the texts
beside it are asked how many of their own are marked: that is exact, and takes a microsecond each.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from briefer.text.vectors import list_places

HASH_BYTES: Final = 4
_SAMPLE: Final = 4  # one hash in four, those divisible by it, is indexed: 30 words still leave six or seven
_REST: Final = np.uint32(_SAMPLE - 1)
_HOLDERS: Final = 12  # how many of the fullest texts with a hash are candidates: keeps the search linear
_BLOCK: Final = 64  # texts whose candidates are looked for at once
_HALF: Final = np.uint64(32)
_LOWER: Final = np.uint64((1 << 32) - 1)

Integers = npt.NDArray[np.int64]
Shorts = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Sample:
    """Who holds the shared shingles of the sample: ``owners[begins[k]:begins[k] + lengths[k]]``, ascending.

    Text ``i`` holds the shingles ``held[borders[i]:borders[i + 1]]``; ``sizes[i]`` of its own are in the
    sample, with those that it alone holds.
    """

    owners: Shorts
    begins: Integers
    lengths: Integers
    held: Shorts
    borders: Integers
    sizes: Integers


class SharedShingles:
    """The shingles that several texts hold; the texts are given as their fingerprints, fullest first."""

    def __init__(self, fingerprints: Sequence[bytes]) -> None:
        lengths = np.array([len(each) // HASH_BYTES for each in fingerprints], dtype=np.int64)
        owners = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
        hashes = np.frombuffer(b"".join(fingerprints), dtype="<u4")
        numbers = np.zeros(len(hashes), dtype=np.int32)  # 0: it stands in one text alone
        count = 1
        for rest in range(_SAMPLE):  # by parts, as to sort takes a multiple of the memory
            places = np.flatnonzero(hashes & _REST == rest)
            shared, fresh = _sort_shared(hashes, places)
            numbers[shared] = np.cumsum(fresh) + (count - 1)
            count += int(np.count_nonzero(fresh))
            if rest == 0:
                self._sample = _index_sample(
                    owners[shared], fresh, held=numbers[places], holders=owners[places], texts=len(lengths)
                )
        self._rows = np.split(numbers, np.cumsum(lengths)[:-1])
        self._marks = np.zeros(count, dtype=np.uint8)

    def find_candidates(self, *, near: float) -> list[dict[int, int]]:
        """Return for each text those before it that may hold so great a share of it, and how much they share.

        They come fullest first.
        """
        parts, wholes = self._list_pairs(near=near)
        counts = self._count_pairs(parts, wholes).tolist()
        found: list[dict[int, int]] = [{} for _ in self._sample.sizes]
        for part, whole, shared in zip(parts.tolist(), wholes.tolist(), counts, strict=True):
            found[part][whole] = shared
        return found

    def count_shared(self, part: int, whole: int) -> int:
        """Return how many shingles two texts share."""
        return int(self._count_pairs(np.array([part]), np.array([whole]))[0])

    def _list_pairs(self, *, near: float) -> tuple[Integers, Integers]:
        """Return the pairs of a text and one before it that may hold so great a share of it, in order."""
        sample, texts = self._sample, len(self._sample.sizes)
        found = [(np.zeros(0, np.int64), np.zeros(0, np.int64))]
        for begin in range(0, texts, _BLOCK):
            borders = sample.borders[begin : begin + _BLOCK + 1]
            sizes = sample.sizes[begin : begin + _BLOCK]
            held = sample.held[borders[0] : borders[-1]]
            lengths = sample.lengths[held]
            owners = sample.owners[list_places(sample.begins[held], lengths)]
            rows = np.repeat(np.arange(0, len(sizes) * texts, texts), np.diff(borders))
            cells = np.repeat(rows, lengths) + owners
            counts = np.bincount(cells, minlength=len(sizes) * texts).reshape(len(sizes), texts)
            enough = counts >= np.maximum(1.0, 0.5 * near * sizes)[:, np.newaxis]
            parts, wholes = np.nonzero(np.tril(enough, begin - 1))
            found.append((parts + begin, wholes))
        return np.concatenate([parts for parts, _ in found]), np.concatenate([wholes for _, wholes in found])

    def _count_pairs(self, parts: Integers, wholes: Integers) -> Integers:
        """Return how many shingles each of the parts shares with the whole beside it."""
        counts = np.zeros(len(parts), dtype=np.int64)
        order = np.argsort(wholes, kind="stable")
        begins = np.flatnonzero(np.diff(wholes[order], prepend=-1))
        for begin, end in zip(begins, np.append(begins[1:], len(order)), strict=False):
            whole = self._rows[wholes[order[begin]]]
            rows = [self._rows[part] for part in parts[order[begin:end]].tolist()]
            self._marks[whole] = 1
            self._marks[0] = 0
            marked = self._marks.take(np.concatenate(rows), mode="wrap")
            edges = np.cumsum([0, *map(len, rows[:-1])])
            counts[order[begin:end]] = np.add.reduceat(marked, edges, dtype=np.int64)
            self._marks[whole] = 0
        return counts


def _sort_shared(hashes: npt.NDArray[np.uint32], places: Integers) -> tuple[Integers, npt.NDArray[np.bool_]]:
    """Return the places of hashes that stand in several, by hash, and whether each is the first of its."""
    keys = (hashes[places].astype(np.uint64) << _HALF) | places.astype(np.uint64)
    keys.sort()
    ordered = keys >> _HALF
    edges = np.concatenate(([True], ordered[1:] != ordered[:-1], [True]))[: len(keys) + 1]
    shared = np.flatnonzero(~(edges[:-1] & edges[1:]))
    return (keys[shared] & _LOWER).astype(np.int64), edges[shared]


def _index_sample(
    owners: Shorts, fresh: npt.NDArray[np.bool_], *, held: Shorts, holders: Shorts, texts: int
) -> _Sample:
    """Return the index: ``owners`` by shingle, and what each of the ``holders`` holds, from 1, or 0."""
    begins = np.flatnonzero(fresh)
    several = np.flatnonzero(held)
    return _Sample(
        owners=owners,
        begins=begins,
        lengths=np.minimum(np.diff(begins, append=len(fresh)), _HOLDERS),
        held=held[several] - 1,
        borders=np.cumsum([0, *np.bincount(holders[several], minlength=texts)]),
        sizes=np.bincount(holders, minlength=texts),
    )
