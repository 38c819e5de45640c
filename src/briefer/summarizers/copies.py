"""Which of several articles repeat another: a wire report and its reprints count once.

A fuller article owns its word shingles (``text/fingerprints.py``); one whose shingles an earlier owner holds
to ``COPIED`` is that one's copy (containment: Broder 1997). One look at every shingle, so the time is linear.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np

from briefer.model import SplitArticle
from briefer.text.fingerprints import fingerprint_texts

COPIED: Final = 0.5


def find_copies(splits: Sequence[SplitArticle]) -> tuple[int, ...]:
    """Return for each article the place of the one that it repeats, or its own place."""
    prints = [
        np.frombuffer(fingerprint_texts(split.article.paragraphs), dtype="<u4").tolist() for split in splits
    ]
    owners: dict[int, int] = {}
    origins = list(range(len(splits)))
    for place in sorted(origins, key=lambda each: (-len(prints[each]), each)):
        held = Counter(owners[shingle] for shingle in prints[place] if shingle in owners)
        owner, shared = max(held.items(), key=lambda pair: (pair[1], -pair[0]), default=(place, 0))
        if shared and shared >= COPIED * len(prints[place]):
            origins[place] = owner
        else:
            for shingle in prints[place]:
                owners.setdefault(shingle, place)
    return tuple(origins)
