"""The sentences of a report as candidates: what each says, how good it is, and whether it stands alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from briefer.model import Digest, Sentence
from briefer.text.furniture import is_furniture
from briefer.text.numbers import find_numbers
from briefer.text.openings import opens_unresolved
from briefer.text.words import list_words, stem_words

_LOOKED_AT: Final = 30  # sentences from the top, beside those of the summary
_LONGEST: Final = 60  # words
_SHORTEST: Final = 5
_OUTSIDE_SUMMARY: Final = 0.6  # the best sentence that the summary left out, against the summary's best
_RANK_STEP: Final = 0.05
_ENDS: Final = re.compile(r"""[.!?…。！？؟।][\s"'”’»“)\]」』]*$""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A sentence that may be told; ``report`` is the place of its digest among those that speak.

    ``value`` (0 to 1) is what its article's summary makes of it; ``printable`` says that it is a whole
    sentence of a fit length; ``resolved`` that it can stand first.
    """

    sentence: Sentence
    report: int
    stems: frozenset[str]
    value: float
    printable: bool
    resolved: bool


def list_candidates(digest: Digest, *, report: int) -> dict[int, Candidate]:
    """Return the candidates of a digest by their position."""
    language = digest.article.language
    in_summary = {sentence.position for sentence in digest.summary.sentences}
    values = _value_sentences(digest)
    candidates = {}
    for index, sentence in enumerate(digest.sentences):
        if index >= _LOOKED_AT and sentence.position not in in_summary:
            continue
        words = list_words(sentence.text, language=language)
        stems = frozenset(stem_words(words, language=language))
        candidates[sentence.position] = Candidate(
            sentence=sentence,
            report=report,
            stems=stems,
            value=values[index],
            printable=_is_printable(sentence.text, words=len(words), stems=len(stems)),
            resolved=not opens_unresolved(sentence.text, language=language),
        )
    return candidates


def list_facts(sentence: Sentence, digest: Digest) -> frozenset[str]:
    """Return the names and numbers of a sentence of the digest."""
    names = (name for name in digest.names if name in sentence.text)
    return frozenset((*names, *find_numbers(sentence.text, language=digest.article.language)))


def _value_sentences(digest: Digest) -> list[float]:
    """Return what each sentence is worth: the summary's from 1 down, the others by score below them."""
    sentences = digest.sentences
    scores = [sum(row) for row in digest.summary.scores]
    if len(scores) != len(sentences):  # a method that scores nothing: earlier is better
        scores = [1.0 / (1.0 + sentence.position) for sentence in sentences]
    low, high = min(scores, default=0.0), max(scores, default=0.0)
    spread = (high - low) or 1.0
    values = [_OUTSIDE_SUMMARY * (score - low) / spread for score in scores]
    place = {sentence.position: index for index, sentence in enumerate(sentences)}
    chosen = [place[each.position] for each in digest.summary.sentences if each.position in place]
    for rank, index in enumerate(sorted(chosen, key=lambda each: (-scores[each], each))):
        values[index] = max(_OUTSIDE_SUMMARY, 1.0 - _RANK_STEP * rank)
    return values


def _is_printable(text: str, *, words: int, stems: int) -> bool:
    spaced = " " in text.strip()
    length = words if spaced else words // 2  # pairs of characters count double in unspaced scripts
    whole = bool(_ENDS.search(text)) and not is_furniture(text)
    return whole and _SHORTEST <= length <= _LONGEST and stems >= 2


def measure_support(candidate: Candidate, others: Sequence[frozenset[str]]) -> float:
    """Return the mean share of the candidate's stems that other reports hold, 0 where there are none."""
    if not others or not candidate.stems:
        return 0.0
    return sum(len(candidate.stems & terms) for terms in others) / (len(candidate.stems) * len(others))
