"""Which shipped section a story belongs to, or none.

English: multinomial logistic regression over stems, learned by ``bench/learn_themes.py``; below a calibrated
probability it abstains, unless many seed words agree. Other languages: seed words of each section
(``lexicon.json``), several of which must speak for one section and clearly more than for any other.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from briefer.model import Vector
from briefer.text.words import list_words, stem_words

_FOLDER: Final = Path(__file__).parent
_FEWEST_WORDS: Final = 2  # distinct known words that must be met
_LEAST_SHARE: Final = 0.3  # of the weight of all seed words met, for the best section
_LEAD: Final = 1.2  # how much more than the next section it must have
_GUESS: Final = 0.2  # the least probability of a section that its own words confirm
_CONFIRMING_WORDS: Final = 4
_COMPOUNDS: Final = frozenset({"de", "nl", "sv", "da", "no"})
_COMPOUND_HEAD: Final = 6  # letters of a seed word that may begin a longer word: Fussball(verein)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Weights:
    columns: Mapping[str, int]
    frequencies: npt.NDArray[np.float64]
    weights: npt.NDArray[np.float64]
    bias: npt.NDArray[np.float64]
    sections: tuple[str, ...]
    limit: float


def classify_terms(terms: Vector, *, language: str) -> str:
    """Return the shipped section that the terms (stems of one language) speak for, or ""."""
    if language != "en":
        return _classify_by_words(terms, language=language, fewest=_FEWEST_WORDS)
    section, share = _classify_learned(terms)
    if share >= _load_weights().limit:
        return section
    # a guess that is not sure counts when many of the section's own words say the same
    spoken = _classify_by_words(terms, language="en", fewest=_CONFIRMING_WORDS) if share >= _GUESS else ""
    return section if section == spoken else ""


def list_sections() -> tuple[str, ...]:
    """Return the shipped sections."""
    return tuple(_load_lexicon())


def _classify_learned(terms: Vector) -> tuple[str, float]:
    """Return the likeliest section and its probability; nothing for terms that are hardly known."""
    model = _load_weights()
    known = [
        (model.columns[term], count)
        for term, count in zip(terms.terms, terms.counts, strict=True)
        if term in model.columns
    ]
    if len(known) < _FEWEST_WORDS:
        return "", 0.0
    columns = np.array([column for column, _ in known])
    counts = np.array([count for _, count in known])
    damped = np.where(counts > 1.0, 1.0 + np.log(np.maximum(counts, 1.0)), counts)
    values = damped * model.frequencies[columns]
    values /= math.sqrt(float(values @ values))
    logits = values @ model.weights[columns] + model.bias
    powers = np.exp(logits - logits.max())
    chosen = int(np.argmax(powers))
    return model.sections[chosen], float(powers[chosen] / powers.sum())


@lru_cache(maxsize=1)
def _load_weights() -> _Weights:
    with np.load(_FOLDER / "weights.npz") as content:
        terms = content["terms"].tobytes().decode().split("\n")
        return _Weights(
            columns={term: index for index, term in enumerate(terms)},
            frequencies=content["frequencies"].astype(np.float64),
            weights=content["weights"].astype(np.float64) * float(content["scale"]),
            bias=content["bias"],
            sections=tuple(content["sections"].tobytes().decode().split("\n")),
            limit=float(content["limit"]),
        )


def _classify_by_words(terms: Vector, *, language: str, fewest: int) -> str:
    seeds = _seed_stems(language)
    if not seeds:
        return ""
    scores: dict[str, float] = {}
    met: dict[str, set[str]] = {}
    find = partial(_find_head, seeds=seeds) if language in _COMPOUNDS else str
    for term, count in zip(terms.terms, terms.counts, strict=True):
        seed = term if term in seeds else find(term)
        for section in seeds.get(seed, ()):
            # a word of several sections speaks for each of them less
            value = (1.0 + math.log(count) if count > 1.0 else count) / len(seeds[seed])
            scores[section] = scores.get(section, 0.0) + value
            met.setdefault(section, set()).add(seed)
    ordered = sorted(((-round(value, 9), section) for section, value in scores.items()))
    if not ordered:
        return ""
    best, section = -ordered[0][0], ordered[0][1]
    following = -ordered[1][0] if len(ordered) > 1 else 0.0
    clear = best >= _LEAD * following and best >= _LEAST_SHARE * sum(scores.values())
    return section if clear and len(met[section]) >= fewest else ""


def _find_head(term: str, *, seeds: Mapping[str, tuple[str, ...]]) -> str:
    """Return the longest seed word that begins the compound, else the term itself."""
    heads = (term[:length] for length in range(len(term) - 1, _COMPOUND_HEAD - 1, -1))
    return next((head for head in heads if head in seeds), term)


@lru_cache(maxsize=64)
def _seed_stems(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return for each stem of a seed word the sections that it speaks for."""
    stems: dict[str, list[str]] = {}
    for section, languages in _load_lexicon().items():
        for word in languages.get(language, "").split():
            for stem in stem_words(list_words(word, language=language), language=language):
                if section not in stems.setdefault(stem, []):
                    stems[stem].append(section)
    return {stem: tuple(sections) for stem, sections in stems.items()}


@lru_cache(maxsize=1)
def _load_lexicon() -> Mapping[str, Mapping[str, str]]:
    content: dict[str, dict[str, str]] = json.loads((_FOLDER / "lexicon.json").read_text("utf-8"))
    return content
