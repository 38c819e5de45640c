"""What each language does its own way, as data: one file for each language, and this table.

A language without a file of its own gets rules by its script: the sentence splitter then goes by capitals
and punctuation alone, stop words come from sumy where it has them, and the openings test knows no pronouns.
Adding a language is a file with a ``RULES`` in it and a line in ``MODULES``.
"""

import importlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

MODULES: Mapping[str, str] = {
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "pt": "portuguese",
    "ru": "russian",
    "uk": "ukrainian",
}


def words_of(text: str) -> frozenset[str]:
    """Return the blank-separated words of a data string as a set."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageRules:
    """The particulars of one language; every set holds words as they are written, without the full stop.

    Sentences: ``titles`` are abbreviations that a name or number follows, so they never end a sentence;
    ``endings`` may end one, and what follows decides; ``before_numbers`` never end one before a digit;
    ``months`` (abbreviated or, where days are ordinals, in full) likewise; ``starters`` are words that,
    capitalised, begin a sentence rather than a name; ``followers`` capitalised words that continue what
    an ``ending`` began; ``exclaiming`` names that end in "!" or "?"; ``ordinals`` says that "3." before a
    noun is an ordinal number; ``closing`` are quotation marks that close here and open elsewhere.

    Openings: ``pronouns``, ``demonstratives``, ``connectives`` (one to three words each, lower-cased) and
    ``roles``, nouns that after a definite article refer back ("the company").

    Words and numbers: ``function_words`` help stop words and language detection; ``elisions`` are cut off
    before an apostrophe; ``decimal`` is the decimal sign; ``magnitudes`` and ``numerals`` give words values.
    """

    code: str
    titles: frozenset[str] = frozenset()
    endings: frozenset[str] = frozenset()
    before_numbers: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    starters: frozenset[str] = frozenset()
    followers: frozenset[str] = frozenset()
    exclaiming: frozenset[str] = frozenset()
    speech_verbs: frozenset[str] = frozenset()
    ordinals: bool = False
    closing: str = ""
    pronouns: frozenset[str] = frozenset()
    demonstratives: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    connectives: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    function_words: frozenset[str] = frozenset()
    elisions: frozenset[str] = frozenset()
    decimal: str = "."
    magnitudes: Mapping[str, int] = field(default_factory=dict)
    numerals: Mapping[str, int] = field(default_factory=dict)


@lru_cache(maxsize=256)
def find_rules(language: str) -> LanguageRules:
    """Return the rules of an ISO 639-1 code; a language without a file of its own gets the bare ones."""
    code = language.lower().replace("_", "-").split("-")[0]
    if code in MODULES:
        rules = importlib.import_module(f"{__name__}.{MODULES[code]}").RULES
        assert isinstance(rules, LanguageRules)
        return rules
    return LanguageRules(code=code)
