"""What a sentence says: names, numbers and content stems; and what of it was said before.

Reworded sentences say nothing new: compared are facts, not words. A number or a name that nobody gave before
is news, however much the rest of its sentence is known: the toll that rose from 14 to 19 stands among the
very same words.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from briefer.text.names import find_names
from briefer.text.numbers import list_numbers, write_number
from briefer.text.words import list_words, stem_words

_SAME_SENTENCE: Final = 0.75  # share of a sentence's stems that one printed sentence holds: said already
_SAME_FACTS: Final = 0.5  # enough where that sentence has all of its names and numbers, too
_FEWEST_FACTS: Final = 2
_KNOWN_STEMS: Final = 0.9  # share of a sentence's stems that the story had: nothing new in it
_NEGATIONS: Final = frozenset(
    """not no never neither nor nobody nothing without cannot nicht kein keine keinen keiner nie niemals ohne
    pas jamais aucun aucune sans non nunca ningún ninguna ningun sin niet geen""".split()  # noqa: SIM905 - words
)
_MONTH: Final = (
    r"(?:jan|feb|fév|mar|mär|apr|avr|abr|may|mai|jun|juin|jul|juil|aug|aoû|ago|sep|set|oct|okt|out|ott|nov|dec"
    r"|dez|déc|dic|ene|gen)[^\W\d_]{0,7}\.?"
)
_BEFORE_DAY: Final = re.compile(rf"\b{_MONTH}\s$", re.IGNORECASE)
_AFTER_DAY: Final = re.compile(rf"(?:st|nd|rd|th|er|\.)?\s(?:de\s)?{_MONTH}(?![^\W\d_])", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?:1[89]|20)\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What one sentence says; ``numbers`` are quantities as plain digits, ``tokens`` how each is written."""

    stems: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    tokens: frozenset[tuple[str, tuple[str, ...]]]
    negated: bool


class Said:
    """All that was said of a story: sentence by sentence what was printed, and the terms of its articles."""

    def __init__(self, printed: Sequence[Facts], *, texts: Iterable[str], known: Collection[str]) -> None:
        self._printed = printed
        self._numbers = frozenset(number for facts in printed for number in facts.numbers)
        self._words = frozenset(word.casefold() for text in texts for word in re.findall(r"[^\W\d_]+", text))
        self._known = frozenset(known)

    def adds_nothing(self, facts: Facts) -> bool:
        """Tell whether all that the sentence says was printed, or known, before."""
        if not facts.stems:
            return True
        if self._has_new_number(facts) or self._has_new_name(facts):
            return False
        if any(_say_the_same(facts, each) for each in self._printed):
            return True
        alike = any(_share(facts, each) >= _SAME_SENTENCE for each in self._printed)
        # alike, and yet not the same: one of the two says "not"
        return not alike and len(facts.stems & self._known) >= _KNOWN_STEMS * len(facts.stems)

    def _has_new_number(self, facts: Facts) -> bool:
        return any(
            # small numbers in words are stop words: of them no stem tells that they were known
            number not in self._numbers and not (written and self._known.issuperset(written))
            for number, written in facts.tokens
        )

    def _has_new_name(self, facts: Facts) -> bool:
        return any(
            self._words.isdisjoint(word.casefold() for word in name.split())
            and not self._known.intersection(word.casefold() for word in name.split())
            for name in facts.names
        )


def read_facts(texts: Sequence[str], *, language: str) -> tuple[Facts, ...]:
    """Return the facts of each sentence; what is a name is judged from all of them together."""
    names = find_names(texts, language=language)
    return tuple(_read_one(text, names=names, language=language) for text in texts)


def _read_one(text: str, *, names: Sequence[str], language: str) -> Facts:
    words = list_words(text, language=language)
    tokens = set()
    for number in list_numbers(text, language=language):
        written = text[number.start : number.end]
        if not _is_date(written, before=text[: number.start], after=text[number.end :]):
            stems = stem_words(list_words(written, language=language), language=language)
            tokens.add((write_number(number), tuple(stems)))
    return Facts(
        stems=frozenset(stem_words(words, language=language)),
        names=frozenset(name for name in names if name in text),
        numbers=frozenset(number for number, _ in tokens),
        tokens=frozenset(tokens),
        negated=not _NEGATIONS.isdisjoint(words) or "n't" in text or "n’t" in text,
    )


def _is_date(written: str, *, before: str, after: str) -> bool:
    return bool(_YEAR.fullmatch(written) or _BEFORE_DAY.search(before) or _AFTER_DAY.match(after))


def _share(facts: Facts, said: Facts) -> float:
    return len(facts.stems & said.stems) / len(facts.stems)


def _say_the_same(facts: Facts, said: Facts) -> bool:
    """Tell whether a printed sentence says all that this one says."""
    if facts.negated != said.negated:
        return False
    share = _share(facts, said)
    count = len(facts.names) + len(facts.numbers)
    held = facts.names <= said.names and facts.numbers <= said.numbers
    return share >= _SAME_SENTENCE or (held and count >= _FEWEST_FACTS and share >= _SAME_FACTS)
