"""Near-duplicates: copies of one text, cut, edited or retitled, become one origin that credits them all.

Candidates come from an inverted index over a sample of each fingerprint, the hashes divisible by four
(Broder 1997, "On the resemblance and containment of documents": a sample that the whole and its excerpt
share). Each is confirmed by containment of all its word shingles, so an excerpt is found in its whole. A copy
always joins the fullest text that contains it, never a chain of likenesses, and a roundup that quotes several
unrelated articles is no origin of any of them.
"""

import logging
from collections.abc import Mapping, Sequence
from typing import Final

from briefer.dedupe.credits import list_credits, name_agency
from briefer.dedupe.sharing import HASH_BYTES, SharedShingles
from briefer.dedupe.texts import TermTable, Text
from briefer.model import Digest, Origin

logger = logging.getLogger("briefer.dedupe")

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
        if len(digest.fingerprint) < _FEW * HASH_BYTES:
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
    firsts = [group[0] for group in groups]
    table = TermTable(firsts)
    texts = [Text(digest, place=place, table=table) for place, digest in enumerate(firsts)]
    shingles = SharedShingles([digest.fingerprint for digest in firsts])
    candidates = shingles.find_candidates(near=near)
    anchor = list(range(len(groups)))
    members: dict[int, list[Digest]] = {}
    for place, (part, shared) in enumerate(zip(texts, candidates, strict=True)):
        pairs = dict.fromkeys(
            pair for other in shared for pair in ((anchor[other], near), (other, _ALMOST_WHOLE))
        )
        for whole in {whole for whole, _ in pairs}.difference(shared):
            shared[whole] = shingles.count_shared(place, whole)
        enough = [
            (-shared[whole], order, whole)
            for order, (whole, limit) in enumerate(pairs)
            if _shares_enough(part, texts[whole], shared=shared[whole], near=limit)
        ]
        found = (whole for _, _, whole in sorted(enough) if _is_on_matter(part, texts[whole]))
        anchor[place] = anchor[next(found, place)]
        members.setdefault(anchor[place], []).extend(groups[place])
    return list(members.values())


def _shares_enough(part: Text, whole: Text, *, shared: int, near: float) -> bool:
    """Tell whether a text shares as many of its shingles with its whole as a copy must."""
    if shared < max(near * part.size, _FEW):
        return False  # settles most pairs
    article, other = part.digest.article, whole.digest.article
    limit = near + _SHORT_MARGIN * max(0.0, 1.0 - part.size / _SHORT)
    if article.outlet and article.outlet == other.outlet:
        limit = max(limit, (1 + near) / 2)
    return article.language == other.language and shared >= limit * part.size


def _is_on_matter(part: Text, whole: Text) -> bool:
    """Tell whether an excerpt speaks of what the rest of its whole does."""
    least = _SAME_MATTER if part.table.weighted else _SAME_MATTER_OF_FEW
    return part.size >= _EXCERPT * whole.size or part.table.compare_to_rest(part.place, whole.place) >= least


def _build_origin(members: Sequence[Digest], *, outlets: Mapping[str, set[str]]) -> Origin:
    # an excerpt that came first is no origin of the whole
    fullest = max(len(digest.fingerprint) for digest in members)
    ordered = sorted(members, key=lambda each: (len(each.fingerprint) < _EXCERPT * fullest, _seniority(each)))
    agencies = [name_agency(digest.article, outlets=outlets) for digest in ordered]
    agency = next((each for each in agencies if each), "")
    return Origin(digest=ordered[0], copies=tuple(ordered[1:]), agency=agency)
