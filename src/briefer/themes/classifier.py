"""Which shipped section a story belongs to, and how likely.

English: a weight for each stem and section, learned by ``bench/learn_themes.py``. Other languages: seed words
of each section (``lexicon/``), several of which must speak for one section and clearly more than for others.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain, repeat
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from briefer.model import Vector
from briefer.text.vectors import sum_vectors
from briefer.text.words import list_words, stem_words
from briefer.themes.lexicon import read_lexicon

WEIGHTS: Final = Path(__file__).parent / "weights.npz"
_FEWEST_WORDS: Final = 2  # distinct known words that must be met
_UNKNOWN: Final = -1  # the column of a term that was not learned
_LIKELY: Final = 0.3  # probability from which a guess is better than no section: right every other time
_LEAST_SHARE: Final = 0.3  # of the weight of all seed words met, for the best section to be sure
_LEAD: Final = 1.2  # how much more than the next section it must have
_COMPOUNDS: Final = frozenset({"de", "nl", "sv", "da", "no"})
_PREFIXES: Final = {"he": frozenset("הובלמכש")}  # articles, prepositions and "and", written as one word
_COMPOUND_HEAD: Final = 6  # letters of a seed word that may begin a longer word: Fussball(verein)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """The likeliest section, or "" when nothing speaks for any, and whether it is more than a guess."""

    section: str
    sure: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Weights:
    """What was learned; ``weights`` has a row for each section and a column for each term."""

    columns: Mapping[str, int]
    frequencies: npt.NDArray[np.float64]
    weights: npt.NDArray[np.float64]
    bias: npt.NDArray[np.float64]
    sections: tuple[str, ...]
    limit: float


def classify_stories(stories: Sequence[Sequence[Vector]], *, language: str) -> list[Guess]:
    """Return for each story, given as its reports (stems), the shipped section that these speak for.

    Each report has one voice, however sure it is: the one on the markets does not turn a disaster into
    business.
    """
    if language != "en":
        return [_classify_by_words(sum_vectors(reports), language=language) for reports in stories]
    model = _load_weights()
    places: dict[int, int] = {}  # a report that has two voices in its story is weighed once
    held = [places.setdefault(id(report), len(places)) for reports in stories for report in reports]
    distinct = {id(report): report for reports in stories for report in reports}
    weighed = _weigh_sections(list(distinct.values()))[held]
    known = weighed[:, 0] >= 0.0
    owners = np.repeat(np.arange(len(stories)), [len(reports) for reports in stories])[known]
    shares = np.zeros((len(stories), len(model.sections)))
    np.add.at(shares, owners, weighed[known])
    voices = np.bincount(owners, minlength=len(stories))
    shares /= np.maximum(voices, 1)[:, np.newaxis]
    chosen = np.argmax(np.round(shares, 9), axis=1)
    probabilities = shares[np.arange(len(stories)), chosen]
    return [
        Guess(section=model.sections[place] if share >= _LIKELY else "", sure=share >= model.limit)
        for place, share in zip(chosen.tolist(), probabilities.tolist(), strict=True)
    ]


def list_sections() -> tuple[str, ...]:
    """Return the shipped sections."""
    return tuple(read_lexicon("en"))


def _weigh_sections(reports: Sequence[Vector]) -> npt.NDArray[np.float64]:
    """Return the probability of each section, a row for each report; -1 where too little of it is known."""
    model = _load_weights()
    lengths = [len(report.terms) for report in reports]
    held = chain.from_iterable(report.terms for report in reports)
    columns = np.fromiter(map(model.columns.get, held, repeat(_UNKNOWN)), np.int64, count=sum(lengths))
    counts = np.fromiter(chain.from_iterable(report.counts for report in reports), np.float64)
    known = columns != _UNKNOWN
    rows = np.repeat(np.arange(len(reports)), lengths)[known]
    columns, counts = columns[known], counts[known]
    damped = np.where(counts > 1.0, 1.0 + np.log(np.maximum(counts, 1.0)), counts)
    values = damped * model.frequencies[columns]
    squares = np.bincount(rows, weights=values * values, minlength=len(reports))
    values /= np.sqrt(squares)[rows]
    scores = np.empty((len(reports), len(model.sections)))
    for section, weights in enumerate(model.weights):
        products = np.bincount(rows, weights=values * weights[columns], minlength=len(reports))
        scores[:, section] = products + model.bias[section]
    powers = np.exp(scores - scores.max(axis=1, keepdims=True, initial=-np.inf))
    weighed: npt.NDArray[np.float64] = powers / powers.sum(axis=1, keepdims=True)
    weighed[np.bincount(rows, minlength=len(reports)) < _FEWEST_WORDS] = -1.0
    return weighed


@lru_cache(maxsize=1)
def _load_weights() -> _Weights:
    with np.load(WEIGHTS) as content:
        terms = content["terms"].tobytes().decode().split("\n")
        return _Weights(
            columns={term: index for index, term in enumerate(terms)},
            frequencies=content["frequencies"].astype(np.float64),
            weights=np.ascontiguousarray((content["weights"].astype(np.float64) * content["scales"]).T),
            bias=content["bias"],
            sections=tuple(content["sections"].tobytes().decode().split("\n")),
            limit=float(content["limit"]),
        )


def _classify_by_words(terms: Vector, *, language: str) -> Guess:
    seeds = _seed_stems(language)
    scores: dict[str, float] = {}
    met: dict[str, set[str]] = {}
    find: Callable[[str], str] = str
    if language in _COMPOUNDS:
        find = partial(_find_head, seeds=seeds)
    elif language in _PREFIXES:
        find = partial(_find_tail, seeds=seeds, prefixes=_PREFIXES[language])
    for term, count in zip(terms.terms, terms.counts, strict=True):
        seed = term if term in seeds else find(term)
        for section in seeds.get(seed, ()):
            # a word of several sections speaks for each of them less
            value = (1.0 + math.log(count) if count > 1.0 else count) / len(seeds[seed])
            scores[section] = scores.get(section, 0.0) + value
            met.setdefault(section, set()).add(seed)
    ordered = sorted(((-round(value, 9), section) for section, value in scores.items()))
    if not ordered or len(met[ordered[0][1]]) < _FEWEST_WORDS:
        return Guess(section="", sure=False)
    best, section = -ordered[0][0], ordered[0][1]
    following = -ordered[1][0] if len(ordered) > 1 else 0.0
    sure = best >= _LEAD * following and best >= _LEAST_SHARE * sum(scores.values())
    return Guess(section=section if best > following else "", sure=sure)


def _find_head(term: str, *, seeds: Mapping[str, tuple[str, ...]]) -> str:
    """Return the longest seed word that begins the compound, else the term itself."""
    heads = (term[:length] for length in range(len(term) - 1, _COMPOUND_HEAD - 1, -1))
    return next((head for head in heads if head in seeds), term)


def _find_tail(term: str, *, seeds: Mapping[str, tuple[str, ...]], prefixes: frozenset[str]) -> str:
    """Return the seed word that stands behind one or two prefixes, else the term itself."""
    for length in (1, 2):
        if prefixes.issuperset(term[:length]) and term[length:] in seeds:
            return term[length:]
    return term


@lru_cache(maxsize=64)
def _seed_stems(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return for each stem of a seed word the sections that it speaks for."""
    stems: dict[str, list[str]] = {}
    for section, words in read_lexicon(language).items():
        for word in words:
            for stem in stem_words(list_words(word, language=language), language=language):
                if section not in stems.setdefault(stem, []):
                    stems[stem].append(section)
    return {stem: tuple(sections) for stem, sections in stems.items()}
