"""Whether a sentence can open a summary, or leans on one before it.

A reader who starts there must not ask "who?", "which?" or "but what?". The rules read a language's lists of
pronouns, demonstratives, connectives and nouns that refer back; what a sentence itself resolves passes.
Where in doubt they answer that it leans: another sentence can always be chosen.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from briefer.text.expletives import is_expletive
from briefer.text.languages import LanguageRules, find_rules, words_of
from briefer.text.leanings import leans_inside

# the vowel signs of Hebrew, Arabic and Hindi belong to their words
_LETTER: Final = r"(?:[^\W\d_]|[\u0591-\u05c7\u064b-\u0652\u0900-\u0963])"
_WORD = re.compile(rf"\d+[\w-]*|{_LETTER}+(?:['’-]{_LETTER}+)*['’]?")
_ELISION = re.compile(r"([^\W\d_]{1,5}['’])(?=[^\W\d_])")
_FIRST = re.compile(rf"{_LETTER}+")
_LEAD = re.compile(r"(?:\([^()]{1,30}\))?[\s–—•*·-]*")  # bullets, dashes, "(AP) - "
_OPEN: Final = '"“„«»‘「『'
_CLOSE: Final = '"”“»«’」』'
_PAIRS: Final = (("“", "”"), ("「", "」"), ("『", "』"))
_REACH: Final = 600  # characters of a sentence that are looked at
_SPEAKS: Final = re.compile(r"(?P<first>[^\W\d_]+) (?:[\w.'’-]+ ){0,3}(?P<last>[^\W\d_]+), ")
_CLOSING_CREDIT: Final = re.compile(r"the (?:[\w'’-]+ ){1,4}?(?P<verb>[a-z]+)(?: on [A-Z][a-z]+day)?[.,;]")
_TURNING: Final = words_of("instead besides rather además después depois além invece")  # what follows decides
_TURNS: Final = words_of("of than being the a de del da do das dos di")
_HEAD: Final = 72  # characters in which the first six words are found
_UNSPACED: Final = frozenset({"zh", "ja"})
_IT: Final = words_of("it it's it'd it'll")


def opens_unresolved(sentence: str, *, language: str) -> bool:
    """Tell whether the sentence, standing first, would leave the reader without its antecedent."""
    rules = find_rules(language)
    text = sentence[:_REACH]
    if not text[:1].isalpha():
        text = _LEAD.sub("", text, count=1)
    if not text:
        return sentence.startswith("(")
    first = text[0]
    if first in "([…" or text.startswith("..."):
        return True
    if first in _OPEN or _breaks_quotation(text):
        return _hides_speaker(text, rules)
    if rules.code in _UNSPACED:
        return text.startswith(_prefixes(rules.code))
    word = _FIRST.match(text)
    if word is None:
        return False
    plain = word.group()
    if plain.islower() and plain.isascii():
        return True  # a fragment
    low = plain.lower()
    named = len(plain) > 1 and plain.isupper() and not text.isupper()  # US and IT are no pronouns
    suspect = low in _list_triggers(rules.code) and not named
    if suspect and (low in _list_bare(rules.code) or _leans(text, _list_words(text, rules), rules)):
        return True
    return _delays_pronoun(text, rules) or leans_inside(text, low, rules)


@lru_cache(maxsize=32)
def _list_bare(code: str) -> frozenset[str]:
    """Return the first words that lean back whatever follows: nearly all pronouns and most connectives."""
    rules = find_rules(code)
    harmless = {word.split("_")[0].split("'")[0] for word in rules.expletives} | rules.times | _TURNING
    harmless |= {"later", "earlier", "so"}
    return (rules.pronouns | rules.connectives | rules.speakers) - harmless


@lru_cache(maxsize=32)
def _list_triggers(code: str) -> frozenset[str]:
    """Return the first words, up to an apostrophe, that make a sentence worth a closer look."""
    rules = find_rules(code)
    words = rules.pronouns | rules.demonstratives | rules.connectives | rules.speakers | rules.articles
    words |= rules.expletives | (rules.speech_verbs if rules.drops_pronouns else frozenset())
    return frozenset(word.split("_")[0].split("'")[0] for word in words) | {"later", "earlier"}


def _list_words(text: str, rules: LanguageRules) -> list[str]:
    """Return the first words as written; elided articles stand alone."""
    head = text[:_HEAD].replace("’", "'")
    if rules.elisions:
        head = _ELISION.sub(r"\1 ", head)
    return _WORD.findall(head)


@lru_cache(maxsize=8)
def _prefixes(code: str) -> tuple[str, ...]:
    rules = find_rules(code)
    return tuple(sorted(rules.pronouns | rules.demonstratives | rules.connectives))


def _leans(text: str, words: list[str], rules: LanguageRules) -> bool:
    """Tell whether the first words point back: to a person, a thing, or what was said."""
    if rules.code == "en" and words[0].lower() in _IT:
        return not is_expletive(text, start=0)
    return _points_back(text, words, rules)


def _points_back(text: str, words: list[str], rules: LanguageRules) -> bool:
    low = [word.lower() for word in words[:6]]
    first, second = low[0], low[1].removesuffix("'s") if len(low) > 1 else ""
    if f"{first}_{second}" in rules.expletives or first in rules.expletives:
        return False
    if (first in rules.demonstratives or first in rules.connectives) and _tells_time(words, rules):
        return False
    if (first, second) == ("so", "far"):
        return False
    if first in ("later", "earlier") and second in ("this", "on", "in", "today"):
        return False
    if first in ("those", "these") and second in ("who", "with", "in", "whose"):
        return False
    if rules.code == "en":
        first = first.partition("'")[0]  # "that's", "they'd"
    if first in rules.pronouns or first in rules.demonstratives or first in rules.speakers:
        return True
    if any("_".join(low[:length]) in rules.connectives for length in (1, 2, 3, 4)):
        return not (first in _TURNING and second in _TURNS and not text.startswith(",", len(first)))
    if rules.drops_pronouns and first in rules.speech_verbs:
        return True
    return first in rules.articles and _refers_back(words, rules)


def _tells_time(words: Sequence[str], rules: LanguageRules) -> bool:
    """Tell whether the words behind the first name a time: "this week", "this past Saturday"."""
    behind = [word.lower().removesuffix("'s") for word in words[1:3] if word != "may"]
    if behind[:1] == ["time"]:
        return behind[1:] in (["of"], ["last"], ["next"])  # "This time of year"; but "This time he won"
    if behind[:1] in (["past"], ["coming"]):
        behind = behind[1:]
    return bool(behind) and behind[0] in rules.times


def _refers_back(words: list[str], rules: LanguageRules) -> bool:
    """Tell whether "the" and a noun name something told before: "the company", not "the bank of England"."""
    for place, word in enumerate(words[1:4], start=1):
        plain = word.lower().removesuffix("'s")
        following = words[place + 1] if place + 1 < len(words) else ""
        if plain in rules.roles and following in rules.roles:
            continue  # one of two nouns that make one: "the ferry company Nordlink"
        if plain in rules.roles:
            owner = word.lower() != plain
            # "the Acme company" is one way, "the city Bonn" another
            named = following[:1].isupper() and not owner
            behind = words[place + 2] if place + 2 < len(words) else ""
            signed = following.endswith("ed") and behind == "by"  # "the letter signed by"
            defined = following.lower() in rules.definers and behind.lower() not in rules.times
            return not (named or signed or defined or _names_compound(words[place + 1 :], rules))
        if re.fullmatch(r"\d+-year-old", plain):
            return True
        if word[0].isupper() or not (plain in rules.modifiers or plain.endswith(rules.inflections or "\0")):
            return False  # "The Russian president"; "The river rose"
    return False


def _names_compound(words: Sequence[str], rules: LanguageRules) -> bool:
    """Tell whether a second noun ends a compound that a name explains: "the town" and "council of Ostrey"."""
    if rules.code != "en" or len(words) < 3 or words[0].lower() in rules.speech_verbs:
        return False
    noun, of, name = words[:3]
    return noun.islower() and not noun.endswith("ed") and of == "of" and name[0].isupper()


def _delays_pronoun(text: str, rules: LanguageRules) -> bool:
    """Tell whether a clause without a name comes first and its subject is a pronoun: "When asked, he"."""
    comma = text.find(", ", 0, 90)
    if comma < 0:
        return False
    start = _skip_aside(text, comma + 2, rules)
    main = _FIRST.match(text, start)
    if main is None:
        return False
    if rules.code == "en" and main.group() == "the":
        words = _list_words(text[start:], rules)
        closing = _CLOSING_CREDIT.match(text, start)
        credited = closing is not None and closing["verb"] in rules.speech_verbs
        return not credited and _is_nameless(text[:comma], rules) and _refers_back(words, rules)
    if main.group().lower() not in rules.pronouns:
        return False
    if rules.code == "en" and is_expletive(text, start=main.start()):
        return False  # "From the hill, it is hard to see the dam"
    following = _FIRST.match(text, main.end() + 1)
    phrase = f"{main.group()}_{following.group() if following else ''}".lower()
    if rules.code != "en" and phrase in rules.expletives:
        return False
    return _is_nameless(text[:comma], rules)


def _is_nameless(clause: str, rules: LanguageRules) -> bool:
    """Tell whether a clause, of two words at least, names nobody; a day or a month is no name."""
    words = _WORD.findall(clause)
    names = (word for word in words[1:] if word[0].isupper() and word.lower() not in rules.times)
    return len(words) > 1 and not any(names)


def _skip_aside(text: str, start: int, rules: LanguageRules) -> int:
    """Return where the sentence goes on behind some who say so: "For years, prosecutors said, it".

    Of one who is named, what follows may speak: "For years, Lind said, she".
    """
    aside = _SPEAKS.match(text, start)
    if aside is None or not aside.group().islower():
        return start
    return start if rules.speech_verbs.isdisjoint((aside["first"], aside["last"])) else aside.end()


def _breaks_quotation(text: str) -> bool:
    """Tell whether the sentence holds one half of a quotation."""
    if text.count('"') % 2 == 1:
        return True
    return not text.isascii() and any(text.count(left) != text.count(right) for left, right in _PAIRS)


def _hides_speaker(text: str, rules: LanguageRules) -> bool:
    """Tell whether nobody is named as the speaker of the quotation."""
    if _breaks_quotation(text):
        return True
    last = max(text.rfind(mark) for mark in _CLOSE)
    outside = re.sub(r"[\"“„«][^\"“”„«»]*[\"”“»]|[「『][^「」『』]*[」』]", " ", text)
    if last <= 0 or not any(map(str.isalpha, outside)):
        return True
    if text[0] in _OPEN and _quotes_answer(text, rules):
        return True
    if rules.code in _UNSPACED:
        return outside.lstrip(" ，、").startswith(_prefixes(rules.code))
    words = _WORD.findall(outside.replace("’", "'"))
    low = [word.lower() for word in words]
    persons = rules.pronouns | rules.speakers
    place = 1 if low[0] in rules.speech_verbs and len(low) > 1 else 0
    if low[place] in persons or (low[place] in rules.articles and _refers_back(words[place:], rules)):
        return True  # "..., she told Korr Radio", "..., said the company on Monday"
    if any(word[0].isupper() for word in words) and rules.code != "de":
        return False
    return any(word.rsplit("-", 1)[-1] in persons for word in low[:4]) or any(
        word in rules.articles and _refers_back(words[index:], rules) for index, word in enumerate(low[:4])
    )


def _quotes_answer(text: str, rules: LanguageRules) -> bool:
    """Tell whether the quotation itself begins with what leans back: "They knew", Lind said."""
    first, *behind = [word.lower().partition("'")[0] for word in _list_words(text, rules)[:2]] or [""]
    if first == "it" or (behind and behind[0] in rules.times):
        return False
    return first in _list_bare(rules.code) - rules.speakers or first in rules.demonstratives
