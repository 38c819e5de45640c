"""Proper names: runs of capitalised words, in scripts that have capitals."""

import re
from collections.abc import Iterable
from typing import Final

from briefer.text.languages import find_rules
from briefer.text.words import stop_words

_PARTICLES: Final = "of|de|del|della|di|da|do|dos|das|du|des|la|le|van|von|der|den|ter|zu|bin|ibn|al|el|y|e"
_UPPER: Final = "A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩЀ-Я"
_NAME = re.compile(
    rf"[{_UPPER}][\w’'&-]*(?:\.[{_UPPER}])*(?:\.(?=\s))?"
    rf"(?:\s(?:(?:{_PARTICLES})\s){{0,2}}[{_UPPER}][\w’'&-]*(?:\.[{_UPPER}])*)*"
)


def find_names(sentences: Iterable[str], *, language: str) -> tuple[str, ...]:
    """Return the distinct proper names of the sentences, sorted; scripts without capitals have none."""
    rules = find_rules(language)
    stops = stop_words(language)
    found: set[str] = set()
    for sentence in sentences:
        for match in _NAME.finditer(sentence):
            words = [word.replace("’", "'").removesuffix("'s").rstrip(".") for word in match.group().split()]
            while words and (words[0].casefold() in stops or words[0] in rules.titles):
                words.pop(0)
            if words and (match.start() > 1 or len(words) > 1):
                found.add(" ".join(words))
    return tuple(sorted(found))
