"""What each language does its own way, as data: one file for each language, and this table.

A language without a file of its own gets the few rules of ``other.py``: the sentence splitter then goes by
capitals and punctuation, and the openings test knows no pronouns. Adding a language is a file with a
``RULES`` in it and a line in ``MODULES``.
"""

import importlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

MODULES: Mapping[str, str] = {
    "ar": "arabic",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "he": "hebrew",
    "hi": "hindi",
    "it": "italian",
    "ja": "japanese",
    "ko": "korean",
    "nl": "dutch",
    "pt": "portuguese",
    "ru": "russian",
    "uk": "ukrainian",
    "zh": "chinese",
}


def words_of(text: str) -> frozenset[str]:
    """Return the blank-separated words of a data string as a set."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageRules:
    """The particulars of one language; abbreviations are written as in print, without the last full stop.

    Sentences: ``titles`` are abbreviations that a name or phrase follows, so they never end a sentence;
    ``endings`` may end one, and what follows decides; ``finals`` do before any capital; ``units`` are
    titles that, after a digit, are finals; ``places`` are endings that given names follow ("St. John");
    ``before_numbers`` end none before a digit; ``months`` are abbreviated and, where a full stop makes a
    number an ordinal (``ordinals``), in full. ``starters`` are words that, capitalised, begin a sentence
    rather than go on with a name; so do ``given_names``; ``continuers`` go on ("U.S. Senate"), and
    ``followers`` after a time of day ("9 p.m. Monday"); ``regions`` are endings that close a place
    ("Macon, Ga."). ``short_ends`` close compounds that are cut short before a number ("Goethestr. 5").
    ``verbs`` and ``speech_verbs`` are what a subject and a speaker are followed by; ``exclaiming`` names
    end in "!"; after a ``lettered`` noun a single letter is no initial ("plan B."); after a ``counting``
    word a number is no ordinal. ``dotted_end`` says whether unknown dotted lower-case letters may end a
    sentence; ``closing`` are quotation marks that close here and open elsewhere; ``lower_starts`` begin a
    sentence in lower case ("'s Avonds").

    Openings, all lower-cased, blanks in a phrase written "_": ``pronouns``, ``demonstratives``,
    ``connectives``, and ``roles``: nouns that after one of the definite ``articles`` refer back ("the
    company"), also behind ``modifiers`` or words with the ``inflections`` of adjectives, unless one of
    the ``definers`` follows ("the company behind"). ``times`` make a demonstrative harmless ("this
    week"), ``expletives`` a pronoun ("it is unclear"). ``speakers`` are pronouns of the first person.
    Where a language ``drops_pronouns``, a verb of saying in front hides its speaker. ``subordinators``
    begin a clause whose pronoun a main clause with a name resolves; ``crowds`` are plural nouns, which
    one of the ``persons`` cannot mean; ``quantities`` lean on a noun told before when a verb follows;
    ``laters`` do behind a time ("two days later"); ``asides`` are connectives that stand between commas.

    Words and numbers: ``elisions`` are cut off before an apostrophe; ``decimal`` is the decimal sign;
    ``magnitudes`` and ``numerals`` give words values.
    """

    code: str
    titles: frozenset[str] = frozenset()
    endings: frozenset[str] = frozenset()
    finals: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    before_numbers: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    starters: frozenset[str] = frozenset()
    given_names: frozenset[str] = frozenset()
    continuers: frozenset[str] = frozenset()
    followers: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    short_ends: tuple[str, ...] = ()
    verbs: frozenset[str] = frozenset()
    speech_verbs: frozenset[str] = frozenset()
    exclaiming: frozenset[str] = frozenset({"Yahoo"})
    lettered: frozenset[str] = frozenset()
    counting: frozenset[str] = frozenset()
    ordinals: bool = False
    dotted_end: bool = False
    closing: str = ""
    lower_starts: tuple[str, ...] = ()
    pronouns: frozenset[str] = frozenset()
    demonstratives: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    connectives: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()
    inflections: tuple[str, ...] = ()
    definers: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    expletives: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    drops_pronouns: bool = False
    subordinators: frozenset[str] = frozenset()
    crowds: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    quantities: frozenset[str] = frozenset()
    laters: frozenset[str] = frozenset()
    asides: tuple[str, ...] = ()
    elisions: frozenset[str] = frozenset()
    decimal: str = ","
    magnitudes: Mapping[str, int] = field(default_factory=dict)
    numerals: Mapping[str, int] = field(default_factory=dict)


@lru_cache(maxsize=256)
def find_rules(language: str) -> LanguageRules:
    """Return the rules of an ISO 639-1 code; one without a file of its own gets those of ``other``."""
    code = language.lower().replace("_", "-").split("-")[0]
    code = "no" if code in ("nb", "nn") else code
    if code not in MODULES:
        other: LanguageRules = importlib.import_module(f"{__name__}.other").make_rules(code)
        return other
    rules: LanguageRules = importlib.import_module(f"{__name__}.{MODULES[code]}").RULES
    return rules
