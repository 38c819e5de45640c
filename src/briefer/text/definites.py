"""Definite nouns that stand for something told before: "The cemetery was in use until 1540".

Lists of nouns that refer back (``openings``) know "the company"; but any noun may. So the text is asked:
where an earlier sentence speaks of a cemetery, "the cemetery" is that one, and who has not read of it cannot
know which. Where none does, the noun explains itself ("The weather turned").
"""

import re
from collections.abc import Sequence
from typing import Final

from briefer.text.languages import find_rules, words_of
from briefer.text.words import stem_words

_HEAD: Final = 90  # characters in which the first noun is found
_WORD = re.compile(r"\d+[\w-]*|[^\W\d_]+(?:['’-][^\W\d_]+)*['’]?")
_FIRST = re.compile(r"\W*([^\W\d_]+['’]?)")
# one of its kind, so that nothing is asked: "the first woman", "the only bridge"
_SINGULAR: Final = words_of("first last latest only most best worst largest biggest highest oldest next")
_REACH: Final = 4  # words in which the noun comes


def list_definites(sentences: Sequence[str], stems: Sequence[Sequence[str]], *, language: str) -> list[str]:
    """Return for each sentence the stem of the noun that it takes as known, "" where it takes none.

    ``stems`` are those of each sentence; known is a noun that an earlier one has.
    """
    told: set[str] = set()
    found = []
    for sentence, row in zip(sentences, stems, strict=True):
        noun = find_definite(sentence, language=language) if told else ""
        stem = next(iter(stem_words([noun], language=language)), "") if noun else ""
        found.append(stem if stem in told else "")
        told.update(row)
    return found


def find_definite(sentence: str, *, language: str) -> str:
    """Return the noun, in lower case, that the sentence opens with behind a definite article, else "".

    A name, a time, and a noun that its own sentence tells apart ("the bridge of Eastport") are none.
    """
    rules = find_rules(language)
    first = _FIRST.match(sentence)
    if first is None or first[1].lower().replace("’", "'") not in rules.articles:
        return ""
    words = ["", *_WORD.findall(sentence[first.end() : _HEAD].replace("’", "'"))]
    if len(words) < 3:
        return ""
    for place, word in enumerate(words[1:_REACH], start=1):
        plain = word.lower().removesuffix("'s")
        behind = [each.lower() for each in words[place + 1 : place + 3]]
        if word[0].isupper() and rules.code != "de":  # where every noun has a capital
            return ""
        if plain in _SINGULAR or plain in rules.times or plain[0].isdigit():
            return ""
        if plain in rules.modifiers or (word.islower() and plain.endswith(rules.inflections or "\0")):
            continue
        named = bool(behind) and words[place + 1][0].isupper()
        defined = not rules.definers.isdisjoint(behind[:1]) or "of" in behind  # "the burn centre of"
        return "" if named or defined else plain
    return ""
