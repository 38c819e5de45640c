"""Near-duplicates: copies of one text, cut, edited or retitled, become one origin that credits them all.

Candidates come from an inverted index over a sample of each fingerprint, the hashes divisible by four
(Broder 1997, "On the resemblance and containment of documents": a sample that the whole and its excerpt
share). Each is confirmed by containment of all its word shingles, so an excerpt is found in its whole. A copy
always joins the fullest text that contains it, never a chain of likenesses, and a roundup that quotes several
unrelated articles is no origin of any of them.
"""

import logging
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Final

import numpy as np
import numpy.typing as npt

from briefer.dedupe.credits import list_credits, name_agency
from briefer.model import Digest, Origin
from briefer.text.fingerprints import containment

logger = logging.getLogger("briefer.dedupe")

_SAMPLE: Final = 4  # one hash in four is indexed: 30 words still leave six or seven
_SKETCH: Final = 64  # of the smallest hashes: enough to tell most texts that hold too little
_HOLDERS: Final = 12  # how many of the fullest texts with a hash are candidates: keeps the search linear
_HASH: Final = 4  # bytes
_ALMOST_WHOLE: Final = (
    0.55  # share from which a text is of its copy's origin; an edited copy of an edited copy
)
_FEW: Final = 8  # shingles; with fewer in common a text is no evidence of copying
_SHORT: Final = 100  # shingles; of a shorter text more must be found: a quotation may be half of it
_SHORT_MARGIN: Final = 0.3  # how much more, of the shortest
_EXCERPT: Final = 0.6  # a text shorter than this share of its whole must also speak of the same matter
# Cosine between an excerpt and the rest of its whole. Nine of ten unrelated items of a roundup have less
# than the first when common words weigh less, than the second when too few texts tell which are common.
_SAME_MATTER: Final = 0.04
_SAME_MATTER_OF_FEW: Final = 0.1
_HANDFUL: Final = 50
_LEAST_WEIGHT: Final = 0.1  # where every text has a term, all being copies of one


def find_origins(digests: Sequence[Digest], *, near: float) -> tuple[Origin, ...]:
    """Merge copies: each digest ends in exactly one origin, told from the earliest of its (full) copies.

    ``near`` is the share (0 to 1) of the smaller text's word shingles that the larger one must hold; of a
    short text it is more; for two texts of one outlet, which share its boilerplate, the limit lies half-way
    from there to 1. Origins come by moment, then id. An article handed in twice counts once.
    """
    once = _distinct(digests)
    groups = _group_identical(once)
    anchors = _join_to_fullest(groups, near=near)
    outlets = list_credits([digest.article for digest in once])
    origins = [_build_origin(members, outlets=outlets) for members in anchors]
    origins.sort(key=lambda origin: _seniority(origin.digest))
    logger.debug("%d digests, %d origins", len(digests), len(origins))
    return tuple(origins)


def _seniority(digest: Digest) -> tuple[float, int, str]:
    """The original is the earliest, then the fullest, then the first by id."""
    return digest.article.moment.timestamp(), -len(digest.fingerprint), digest.article.id


def _distinct(digests: Sequence[Digest]) -> list[Digest]:
    first: dict[str, Digest] = {}
    ordered = sorted(digests, key=lambda each: (_seniority(each), each.article.seen, each.article.source))
    for digest in ordered:
        first.setdefault(digest.article.id, digest)
    return list(first.values())


def _group_identical(digests: Sequence[Digest]) -> list[list[Digest]]:
    """Texts with the same shingles; those with hardly any must also bear the same headline and text."""
    groups: dict[tuple[str, ...] | bytes, list[Digest]] = {}
    for digest in digests:
        article = digest.article
        key: tuple[str, ...] | bytes = digest.fingerprint
        if len(digest.fingerprint) < _FEW * _HASH:
            words = f"{article.headline}\n{article.text}".casefold().split()
            key = (article.language, *words) if words else (article.language, "", article.id)
        groups.setdefault(key, []).append(digest)
    ordered = list(groups.values())
    ordered.sort(key=lambda group: (-len(group[0].fingerprint), _seniority(group[0])))
    return ordered


def _join_to_fullest(groups: Sequence[list[Digest]], *, near: float) -> list[list[Digest]]:
    """Let every group join the fullest one that contains it; ``groups`` come fullest first.

    What stands almost whole in a copy belongs to that copy's origin, too, however much the copy was edited.
    """
    weights = _weigh_terms([group[0] for group in groups])
    texts = [_Text(group[0], weights) for group in groups]
    index = _index_samples([text.digest.fingerprint for text in texts])
    anchor = list(range(len(groups)))
    members: dict[int, list[Digest]] = {}
    least = {limit: _least_of_sketch(limit) for limit in (near, _ALMOST_WHOLE)}
    for place, part in enumerate(texts):
        sketch = part.digest.fingerprint[: _SKETCH * _HASH]
        shares: dict[int, float] = {}
        tried: set[tuple[int, float]] = set()
        best = 0.0
        for other in _find_candidates(index, place, near=near):  # fuller texts, fullest first
            for whole, limit in ((anchor[other], near), (other, _ALMOST_WHOLE)):
                if (whole, limit) in tried:
                    continue
                tried.add((whole, limit))
                fuller = texts[whole].digest.fingerprint
                if whole not in shares:
                    if containment(sketch, fuller) < least[limit]:
                        continue
                    shares[whole] = containment(part.digest.fingerprint, fuller)
                if shares[whole] > best and _is_copy(part, texts[whole], share=shares[whole], near=limit):
                    best, anchor[place] = shares[whole], anchor[other]
        members.setdefault(anchor[place], []).extend(groups[place])
    return list(members.values())


def _least_of_sketch(limit: float) -> float:
    """Return the share of its sketch that a text surely holds when it holds ``limit`` of the whole.

    A sketch is a random sample, so five standard deviations below: a miss in some million.
    """
    return limit - 5.0 * math.sqrt(limit * (1.0 - limit) / _SKETCH)


def _weigh_terms(digests: Sequence[Digest]) -> dict[str, float]:
    """Return the inverse document frequency of each term; of a handful of texts, nothing: all weigh 1."""
    if len(digests) < _HANDFUL:
        return {}
    held = Counter(chain.from_iterable(digest.terms.terms for digest in digests))
    return {
        term: max(math.log((len(digests) + 1) / (count + 1)), _LEAST_WEIGHT) for term, count in held.items()
    }


class _Text:
    """A digest as it is compared: its size in shingles, and its terms, looked up when first asked for."""

    def __init__(self, digest: Digest, weights: Mapping[str, float]) -> None:
        self.digest = digest
        self.size = len(digest.fingerprint) // _HASH
        self.weights = weights

    @cached_property
    def counts(self) -> dict[str, float]:
        held = zip(self.digest.terms.terms, self.digest.terms.counts, strict=True)
        return {term: count * self.weights.get(term, 1.0) for term, count in held}

    @cached_property
    def square(self) -> float:
        return sum(count * count for count in self.counts.values())


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Samples:
    """Which texts hold a hash of the sample: ``owners[begins[k]:begins[k] + lengths[k]]``, ascending.

    Text ``i`` holds the hashes ``k`` in ``held[borders[i]:borders[i + 1]]``.
    """

    owners: npt.NDArray[np.int64]
    begins: npt.NDArray[np.int64]
    lengths: npt.NDArray[np.int64]
    held: npt.NDArray[np.int64]
    borders: npt.NDArray[np.int64]


def _index_samples(fingerprints: Sequence[bytes]) -> _Samples:
    samples = [_sample(fingerprint) for fingerprint in fingerprints]
    sizes = [len(sample) for sample in samples]
    hashes = np.concatenate([*samples, np.zeros(0, np.uint32)])
    order = np.argsort(hashes, kind="stable")  # equal hashes stay in the order of their texts: fullest first
    ordered = hashes[order]
    fresh = np.concatenate(([True], ordered[1:] != ordered[:-1]))[: len(hashes)]
    begins = np.flatnonzero(fresh)
    held = np.empty(len(hashes), dtype=np.int64)
    held[order] = np.cumsum(fresh) - 1
    return _Samples(
        owners=np.repeat(np.arange(len(samples)), sizes)[order],
        begins=begins,
        lengths=np.diff(np.append(begins, len(hashes))),
        held=held,
        borders=np.concatenate(([0], np.cumsum(sizes, dtype=np.int64))),
    )


def _find_candidates(index: _Samples, place: int, *, near: float) -> list[int]:
    """Return the texts before ``place`` (fuller ones) that share enough of its sample, fullest first."""
    held = index.held[index.borders[place] : index.borders[place + 1]]
    held = held[index.lengths[held] > 1]
    lengths = np.minimum(index.lengths[held], _HOLDERS)
    steps = np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    owners = index.owners[np.repeat(index.begins[held], lengths) + steps]
    counts = np.bincount(owners[owners < place], minlength=1)
    size = index.borders[place + 1] - index.borders[place]
    others: list[int] = np.flatnonzero(counts >= max(1.0, 0.5 * near * size)).tolist()
    return others


def _sample(fingerprint: bytes) -> npt.NDArray[np.uint32]:
    hashes: npt.NDArray[np.uint32] = np.frombuffer(fingerprint, dtype="<u4")
    return np.compress(hashes % _SAMPLE == 0, hashes)


def _is_copy(part: _Text, whole: _Text, *, share: float, near: float) -> bool:
    article, other = part.digest.article, whole.digest.article
    limit = near + _SHORT_MARGIN * max(0.0, 1.0 - part.size / _SHORT)
    if article.outlet and article.outlet == other.outlet:
        limit = max(limit, (1 + near) / 2)
    if share < limit or share * part.size < _FEW or article.language != other.language:
        return False
    least = _SAME_MATTER if part.weights else _SAME_MATTER_OF_FEW
    return part.size >= _EXCERPT * whole.size or _likeness_to_rest(part, whole) >= least


def _likeness_to_rest(part: _Text, whole: _Text) -> float:
    """Return the cosine of the excerpt's terms and those of the whole without it."""
    product, square = 0.0, whole.square
    for term, own in part.counts.items():
        count = whole.counts.get(term, 0.0)
        if not count:
            continue
        rest = max(0.0, count - own)
        product += own * rest
        square -= count * count - rest * rest
    length = math.sqrt(part.square) * math.sqrt(max(0.0, square))
    return product / length if length else 0.0


def _build_origin(members: Sequence[Digest], *, outlets: Mapping[str, set[str]]) -> Origin:
    # an excerpt that came first is no origin of the whole
    fullest = max(len(digest.fingerprint) for digest in members)
    ordered = sorted(members, key=lambda each: (len(each.fingerprint) < _EXCERPT * fullest, _seniority(each)))
    agencies = [name_agency(digest.article, outlets=outlets) for digest in ordered]
    agency = next((each for each in agencies if each), "")
    return Origin(digest=ordered[0], copies=tuple(ordered[1:]), agency=agency)
