"""Near-duplicates: copies of one text, cut, edited or retitled, become one origin that credits them all.

Candidates come from an inverted index over a sample of each fingerprint, the hashes divisible by four
(Broder 1997, "On the resemblance and containment of documents": a sample that the whole and its excerpt
share). Each is confirmed by containment of all its word shingles, so an excerpt is found in its whole. A copy
always joins the fullest text that contains it, never a chain of likenesses, and a roundup that quotes several
unrelated articles is no origin of any of them.
"""

import logging
import math
import re
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from briefer.model import Article, Digest, Origin
from briefer.text.fingerprints import containment

logger = logging.getLogger("briefer.dedupe")

_SAMPLE: Final = 4  # one hash in four is indexed: 30 words still leave six or seven
_HOLDERS: Final = 12  # how many of the fullest texts with a hash are candidates: keeps the search linear
_HASH: Final = 4  # bytes
_ALMOST_WHOLE: Final = 0.8
_FEW: Final = 8  # shingles; with fewer in common a text is no evidence of copying
_EXCERPT: Final = 0.6  # a text shorter than this share of its whole must also speak of the same matter
_SAME_MATTER: Final = 0.1  # cosine between an excerpt and the rest of its whole; unrelated items: 0.00-0.05

_AGENCIES: Final = re.compile(
    r"\b(?:(?:Thomson )?Reuters|Associated Press|Agence France-Presse|Bloomberg(?: News)?|PA Media"
    r"|Press Association|Press Trust of India|Canadian Press|Europa Press|Adnkronos|Xinhua|Interfax"
    r"|RIA Novosti|Ukrinform|Kyodo|Jiji|Yonhap|Anadolu|Ritzau|Belga|Keystone-SDA|Lusa|Bernama"
    r"|dpa|epd|sda)\b|共同通信|時事通信|新华社|新華社|연합뉴스|رويترز|فرانس برس"
)
_INITIALS: Final = re.compile(
    r"\b(?:AP|AFP|DPA|UPI|EFE|ANSA|AGI|TASS|PTI|ANI|IANS|NTB|TT|ANP|APA|SDA|SID|KNA|MTI|PAP|CTK|ČTK|AAP|WAM|SPA)\b"
)
_AGENCY_WORDS: Final = re.compile(
    r"\b(?:agency|agencies|agence|agentur|agencia|agências?|agenzia|wires?|newswire|news service"
    r"|press service|nachrichtenagentur|presseagentur)\b|通信社|通讯社|وكالة",
    re.IGNORECASE,
)
_BYLINE_PARTS: Final = re.compile(r"\s*(?:[,;|/•·–—()]| - | and | und | et | y | with | für | for )\s*")
_BY: Final = re.compile(r"^(?:by|von|par|por|di|from|via|source:|quelle:)\s+", re.IGNORECASE)
_DATELINE: Final = re.compile(r"\(([^()]{2,60})\)\s*[-–—:]")
_NAME_WORD: Final = re.compile(r"^[^\W\d_a-z][\w’'.-]*$")


def find_origins(digests: Sequence[Digest], *, near: float) -> tuple[Origin, ...]:
    """Merge copies: each digest ends in exactly one origin, told from the earliest of its (full) copies.

    ``near`` is the share (0 to 1) of the smaller text's word shingles that the larger one must hold; for two
    texts of one outlet, which share its boilerplate, the limit lies half-way from there to 1. Origins come by
    moment, then id. An article handed in twice counts once.
    """
    once = _distinct(digests)
    groups = _group_identical(once)
    anchors = _join_to_fullest(groups, near=near)
    outlets = _shared_credits(once)
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
    candidates = _find_candidates([group[0].fingerprint for group in groups], near=near)
    anchor = list(range(len(groups)))
    members: dict[int, list[Digest]] = {}
    for index, group in enumerate(groups):
        best = 0.0
        for other in candidates.get(index, ()):  # fuller texts, fullest first
            for place, limit in ((anchor[other], near), (other, _ALMOST_WHOLE)):
                whole = groups[place][0]
                share = containment(group[0].fingerprint, whole.fingerprint)
                if share > best and _is_copy(group[0], whole, share=share, near=limit):
                    best, anchor[index] = share, anchor[other]
        members.setdefault(anchor[index], []).extend(group)
    return list(members.values())


def _find_candidates(fingerprints: Sequence[bytes], *, near: float) -> dict[int, list[int]]:
    """Return for each text the fuller ones that share enough of its sample; they come fullest first."""
    samples = [_sample(fingerprint) for fingerprint in fingerprints]
    sizes = [len(sample) for sample in samples]
    hashes = np.concatenate([*samples, np.zeros(0, np.uint32)])
    owners = np.repeat(np.arange(len(samples)), sizes)
    order = np.argsort(hashes, kind="stable")  # equal hashes stay in the order of their texts: fullest first
    hashes, owners = hashes[order], owners[order]
    fresh = np.concatenate(([True], hashes[1:] != hashes[:-1])) if len(hashes) else np.zeros(0, bool)
    begins = np.flatnonzero(fresh)
    heads = np.repeat(begins, np.diff(np.append(begins, len(hashes))))
    places = np.arange(len(hashes))
    pairs = []
    for step in range(_HOLDERS):
        chosen = heads + step < places
        pairs.append(owners[places[chosen]] * len(samples) + owners[heads[chosen] + step])
    keys, counts = np.unique(np.concatenate(pairs), return_counts=True)
    found: dict[int, list[int]] = {}
    for key, count in zip(keys.tolist(), counts.tolist(), strict=True):
        index, other = divmod(key, len(samples))
        if count >= max(1.0, 0.5 * near * sizes[index]):
            found.setdefault(index, []).append(other)
    return found


def _sample(fingerprint: bytes) -> npt.NDArray[np.uint32]:
    hashes: npt.NDArray[np.uint32] = np.frombuffer(fingerprint, dtype="<u4")
    return np.compress(hashes % _SAMPLE == 0, hashes)


def _is_copy(part: Digest, whole: Digest, *, share: float, near: float) -> bool:
    outlet = part.article.outlet
    limit = (1 + near) / 2 if outlet and outlet == whole.article.outlet else near
    size = len(part.fingerprint) // _HASH
    if share < limit or share * size < _FEW or part.article.language != whole.article.language:
        return False
    if len(part.fingerprint) >= _EXCERPT * len(whole.fingerprint):
        return True
    return _likeness_to_rest(part, whole) >= _SAME_MATTER


def _likeness_to_rest(part: Digest, whole: Digest) -> float:
    """Return the cosine of the excerpt's terms and those of the whole without it."""
    counts = dict(zip(part.terms.terms, part.terms.counts, strict=True))
    rest = {
        term: max(0.0, count - counts.get(term, 0.0))
        for term, count in zip(whole.terms.terms, whole.terms.counts, strict=True)
    }
    product = sum(count * rest.get(term, 0.0) for term, count in counts.items())
    length = math.sqrt(sum(c * c for c in counts.values())) * math.sqrt(sum(c * c for c in rest.values()))
    return product / length if length else 0.0


def _build_origin(members: Sequence[Digest], *, outlets: dict[str, set[str]]) -> Origin:
    # an excerpt that came first is no origin of the whole
    fullest = max(len(digest.fingerprint) for digest in members)
    ordered = sorted(members, key=lambda each: (len(each.fingerprint) < _EXCERPT * fullest, _seniority(each)))
    agencies = [_name_agency(digest.article, outlets=outlets) for digest in ordered]
    agency = next((each for each in agencies if each), "")
    return Origin(digest=ordered[0], copies=tuple(ordered[1:]), agency=agency)


def _byline_parts(article: Article) -> list[str]:
    parts = [_BY.sub("", part.strip()).strip() for part in _BYLINE_PARTS.split(article.byline)]
    return [part for part in parts if part and part.casefold() != article.outlet.casefold()]


def _shared_credits(digests: Sequence[Digest]) -> dict[str, set[str]]:
    """Which outlets print a byline part."""
    outlets: dict[str, set[str]] = {}
    for digest in digests:
        for part in _byline_parts(digest.article):
            outlets.setdefault(part, set()).add(digest.article.outlet)
    return outlets


def _name_agency(article: Article, *, outlets: dict[str, set[str]]) -> str:
    """Return the agency that byline or dateline credits, or "".

    It is one that is known, one that calls itself an agency, or a credit that two outlets print alike and
    that is no person's name (two or three capitalised words).
    """
    parts = _byline_parts(article)
    dateline = _DATELINE.search(article.text[:160])
    for part in [*parts, dateline.group(1).strip()] if dateline else parts:
        shouted = part.isupper() and " " in part  # "ANI PETROSYAN" is a person
        known = _AGENCIES.search(part) or (None if shouted else _INITIALS.search(part))
        if known:
            return known.group()
        if _AGENCY_WORDS.search(part):
            return part
    for part in parts:
        words = part.split()
        person = 2 <= len(words) <= 3 and all(_NAME_WORD.match(word) for word in words)
        if len(outlets.get(part, ())) > 1 and not person:
            return part
    return ""
