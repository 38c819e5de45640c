"""Text as it is searched: without the differences that a person who searches does not mean.

Capitals, accents, vowel points and compatibility forms fold away ("Électricité" is found by "electricite");
letters of scripts that write no blanks between words, and Korean syllables, stand alone, so that a word of
them is found wherever it stands. Every character folds by itself, so places in folded text lead back.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from briefer.text.words import MARKS, UNSPACED

# Accents and vowel points end before the Indic blocks, whose vowel signs tell words apart.
_MARKS_END: Final = "\u0900"
_DROPPED: Final = frozenset("\u00ad\u0640\u200b\u200c\u200d\u2060\ufeff")
# Letters that no Unicode decomposition takes apart, though people type them without their stroke.
_STROKES: Final = {
    "ø": "o",
    "đ": "d",
    "ł": "l",
    "ħ": "h",
    "ŧ": "t",
    "æ": "ae",
    "œ": "oe",
    "ð": "d",
    "þ": "th",
}
_BEYOND_ASCII = re.compile("[^\x00-\x7f]+")
_STANDS_ALONE = re.compile(rf"[{UNSPACED}]")
_LETTER: Final = rf"(?:[^\W_]|[{MARKS}])"
_GAP: Final = rf"(?:(?!{_LETTER}).)+"
_TERM = re.compile(r'"([^"]*)"?|(\S+)')
_WORD = re.compile(rf"{_LETTER}+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words that must follow one another, folded; with ``begins`` the last one may go on ("repair*")."""

    words: tuple[str, ...]
    begins: bool


class _Folds(dict[int, str]):
    """What each character becomes, by its number: the form that ``str.translate`` asks for."""

    def __missing__(self, number: int) -> str:
        made = self[number] = _fold_character(chr(number))
        return made


_FOLDS = _Folds()


def fold_text(text: str) -> str:
    """Return the text as it is searched."""
    if text.isascii():
        return text.lower()
    # Most texts are ASCII but for quotation marks: those alone are looked up, and bytes lower ASCII alone.
    folded = _BEYOND_ASCII.sub(lambda found: found[0].translate(_FOLDS), text)
    return folded.encode("utf-8", "surrogatepass").lower().decode("utf-8", "surrogatepass")


def read_phrases(query: str) -> tuple[Phrase, ...]:
    """Return what a person searches for: words, and "words in quotation marks" that follow one another.

    A star at the end of a word lets it go on. Nothing else is an operator, and what holds no letter or digit
    is passed over.
    """
    phrases = []
    for quoted, bare in _TERM.findall(_straighten(unicodedata.normalize("NFC", query))):
        term = fold_text(quoted or bare)
        words = tuple(_WORD.findall(term))
        if words:
            phrases.append(Phrase(words=words, begins=bare.endswith("*")))
    return tuple(dict.fromkeys(phrases))


def compile_phrase(phrase: Phrase) -> re.Pattern[str]:
    """Return what finds the phrase in folded text."""
    first, *others = map(re.escape, phrase.words)
    # What stands before is looked at last: a pattern that begins with letters is found ten times as fast.
    words = _GAP.join([f"{first}(?<!{_LETTER}{first})", *others])
    rest = f"{_LETTER}*" if phrase.begins else f"(?!{_LETTER})"
    return re.compile(words + rest, re.DOTALL)


def find_places(text: str, patterns: Iterable[re.Pattern[str]]) -> list[tuple[int, int]]:
    """Return where the phrases of ``compile_phrase`` stand in the text: start and end of each, in order."""
    folded, origin = _fold_traceably(text)
    found = sorted(match.span() for pattern in patterns for match in pattern.finditer(folded))
    return [(origin[start], origin[end - 1] + 1) for start, end in found]


def _fold_traceably(text: str) -> tuple[str, Sequence[int]]:
    """Return the folded text, and for each character of it the place in the text that it comes from."""
    if text.isascii():
        return text.lower(), range(len(text))
    pieces = list(map(_FOLDS.__getitem__, map(ord, text)))
    if set(map(len, pieces)) == {1}:
        return "".join(pieces), range(len(text))
    return "".join(pieces), [place for place, piece in enumerate(pieces) for _ in piece]


def _straighten(query: str) -> str:
    return re.sub("[“”„«»「」『』＂]", '"', query)


def _fold_character(character: str) -> str:
    if character in _DROPPED:
        return ""
    apart = unicodedata.normalize("NFKD", character.casefold())
    bare = "".join(
        _STROKES.get(each, each) for each in apart if not (unicodedata.combining(each) and each < _MARKS_END)
    )
    folded = unicodedata.normalize("NFKC", bare).casefold()
    return f" {folded} " if _STANDS_ALONE.match(character) else folded
