"""What a sentence says: names, numbers and content stems; and what of it was said before.

Reworded sentences say nothing new: compared are facts, not words. A number or a name that nobody gave before
is news, however much the rest of its sentence is known: the toll that rose from 14 to 19 stands among the
very same words.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from briefer.text.names import find_names
from briefer.text.numbers import list_numbers, write_number
from briefer.text.words import list_words, stem_words

_SAME_SENTENCE: Final = 0.75  # share of a sentence's stems that one printed sentence holds: said already
_SAME_FACTS: Final = 0.5  # enough where that sentence has all of its names and numbers, too
_FEWEST_FACTS: Final = 2
_KNOWN_STEMS: Final = 0.8  # share of a sentence's stems that the story had: nothing new in it
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
    """What one sentence says; ``numbers`` are quantities as plain digits, ``dates`` days and years.

    Each name is the set of its words and of their stems.
    """

    words: frozenset[str]
    stems: frozenset[str]
    names: frozenset[frozenset[str]]
    numbers: frozenset[str]
    dates: frozenset[str]
    negated: bool


class Said:
    """All that was said of a story: sentence by sentence what was printed, and what its articles know.

    ``known`` are the terms of its articles, ``numbers`` their quantities as plain digits.
    """

    def __init__(
        self,
        printed: Sequence[Facts],
        *,
        known: Collection[str],
        numbers: Collection[str],
    ) -> None:
        self._printed = printed
        self._numbers = frozenset(numbers).union(*(facts.numbers for facts in printed))
        self._known = frozenset(known)
        self._words = self._known.union(*(facts.words for facts in printed))

    def adds_nothing(self, facts: Facts) -> bool:
        """Tell whether all that the sentence says was printed, or known, before."""
        if not facts.stems:
            return True
        if not facts.numbers <= self._numbers or self._has_new_name(facts):
            return False
        alike = [each for each in self._printed if _share(facts, each) >= _SAME_SENTENCE]
        if alike and _contradicts(facts, alike):
            return False
        if alike or any(_hold_the_same(facts, each) for each in self._printed):
            return True
        return len(facts.stems & self._known) >= _KNOWN_STEMS * len(facts.stems)

    def _has_new_name(self, facts: Facts) -> bool:
        return any(self._words.isdisjoint(name) for name in facts.names)


def read_facts(texts: Sequence[str], *, language: str) -> tuple[Facts, ...]:
    """Return the facts of each sentence; what is a name is judged from all of them together."""
    names = find_names(texts, language=language)
    return tuple(_read_one(text, names=names, language=language) for text in texts)


def _read_one(text: str, *, names: Sequence[str], language: str) -> Facts:
    words = list_words(text, language=language)
    numbers: set[str] = set()
    dates: set[str] = set()
    for number in list_numbers(text, language=language):
        written = text[number.start : number.end]
        dated = _is_date(written, before=text[: number.start], after=text[number.end :])
        (dates if dated else numbers).add(write_number(number))
    return Facts(
        words=frozenset(words),
        stems=frozenset(stem_words(words, language=language)),
        names=frozenset(_spell_name(name, language=language) for name in names if name in text),
        numbers=frozenset(numbers),
        dates=frozenset(dates),
        negated=not _NEGATIONS.isdisjoint(words) or "n't" in text or "n’t" in text,
    )


def _spell_name(name: str, *, language: str) -> frozenset[str]:
    words = list_words(name, language=language)
    return frozenset([*words, *stem_words(words, language=language)])


def _is_date(written: str, *, before: str, after: str) -> bool:
    return bool(_YEAR.fullmatch(written) or _BEFORE_DAY.search(before) or _AFTER_DAY.match(after))


def _share(facts: Facts, said: Facts) -> float:
    return len(facts.stems & said.stems) / len(facts.stems)


def _contradicts(facts: Facts, alike: Sequence[Facts]) -> bool:
    """Tell whether the sentence says otherwise than the printed ones of its words.

    That is: not where they say not, another day than they name, or another figure in the place of theirs.
    """
    numbers = frozenset[str]().union(*(each.numbers for each in alike))
    dates = frozenset[str]().union(*(each.dates for each in alike))
    return (
        all(each.negated != facts.negated for each in alike)
        or bool(dates and not facts.dates <= dates)
        or bool(numbers - facts.numbers and not facts.numbers <= numbers)
    )


def _hold_the_same(facts: Facts, said: Facts) -> bool:
    """Tell whether a printed sentence has all names and numbers of this one, and half of its words."""
    count = len(facts.names) + len(facts.numbers)
    held = facts.names <= said.names and facts.numbers <= said.numbers and facts.negated == said.negated
    return held and count >= _FEWEST_FACTS and _share(facts, said) >= _SAME_FACTS
