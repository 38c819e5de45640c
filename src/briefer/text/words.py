"""Words, stop words and stems.

A word is a run of letters, digits and the marks that belong to them; hyphens, apostrophes and ampersands
join ("long-range", "o'brien", "at&t"), digits keep their separators ("1,234.5"). Scripts that write no
blanks between words, and Korean, give overlapping pairs of characters instead, which serve retrieval about
as well as a segmenter (Nie et al. 2000). Every distinct word is worked out once and remembered.
"""

import pkgutil
import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import chain
from typing import Final

from briefer.text.function_words import FUNCTION_WORDS
from briefer.text.languages import LanguageRules, find_rules, words_of
from briefer.text.memory import Memory
from briefer.text.stemmers import find_stemmer

Rows = tuple[tuple[str, ...], ...]
_Found = Memory[tuple[str, ...]]

_BREAK: Final = "\0"  # behind each of several texts; neither a word nor a stem of any
# Vowel signs and accents are no "letters" to the regular expressions of Python; without them Hindi,
# pointed Hebrew or decomposed Latin words would fall apart. Whole Indic blocks, without the two dandas.
MARKS: Final = (
    "\u00ad\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f"
    "\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0963\u0970-\u0df3\u0e31\u0e34-\u0e3a"
    "\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3\u200c\u200d"
)
UNSPACED: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003134f"
)
_WORD = re.compile(
    rf"\d+(?:[.,:’'\u00a0\u202f]\d+)*+[\w{MARKS}]*+(?:[-‐‑&][\w{MARKS}]++)*+"
    rf"|(?:[^\W\d_]\.){{2,}}+(?:[^\W\d_](?![\w{MARKS}]))?+(?:[-‐‑][\w{MARKS}]++)*+"
    rf"|[\w{MARKS}]++(?:://\S++|(?:(?:['’ʼ＇\-‐‑&׳״]|(?<=[א-ת])\"(?=[א-ת]))[\w{MARKS}]++)*+)"
)
_AROUND: Final = '.,;:!?"“”()'  # what stands round a word and is no part of it
_UNSPACED_RUN = re.compile(rf"[{UNSPACED}]+")
_SIMPLE: Final = str.maketrans(
    {
        "״": "",
        '"': "",
        "׳": "'",
        "’": "'",
        "ʼ": "'",
        "＇": "'",
        "‐": "-",
        "‑": "-",
        "\u00ad": "",
        "\u200c": "",
        "\u200d": "",
        "ـ": "",
    }
)
_MARKED: Final = words_of("ar fa he ur")  # short vowels are written or not: words are compared without
_DOTLESS: Final = words_of("tr az")  # İ and i, I and ı are two letters
_ACRONYMS: Final = words_of("US WHO IT")  # in English, names that would be stop words in small letters
_SUMY_NAMES: Final = {
    "ar": "arabic", "cs": "czech", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "fr": "french", "he": "hebrew", "it": "italian", "ja": "japanese", "ko": "korean", "pl": "polish",
    "pt": "portuguese", "sk": "slovak", "sv": "swedish", "th": "thai", "uk": "ukrainian", "zh": "chinese",
}  # fmt: skip
_HIRAGANA = re.compile(r"[ぁ-んー]+\Z")  # endings and particles
_HAN_PARTICLES: Final = frozenset("的了是在和与與及或等之其将將被也都就而于於对對从從这這那")


def list_words(text: str, *, language: str) -> list[str]:
    """Return the words of the text in order: case-folded, possessives and elided articles cut off.

    "US" and "U.S." give "u.s" in English, apart from the pronoun; addresses of web pages give nothing.
    """
    return _look_up(_list_pieces(text), _words_memory(language))


def stem_words(words: Iterable[str], *, language: str) -> list[str]:
    """Return the stems of the content words in order; compounds are taken apart, stop words left out."""
    return _look_up(words, _stems_memory(language))


def list_stems(text: str, *, language: str) -> list[str]:
    """Return the stems of the content words of the text, as ``stem_words`` does of its words, in one step."""
    return _look_up(_list_pieces(text), _pieces_memory(language))


def _look_up(texts: Iterable[str], memory: _Found) -> list[str]:
    """Return what the memory found in each of the texts, in one row."""
    return list(chain.from_iterable(map(memory.__getitem__, texts)))


def _list_pieces(text: str) -> list[str]:
    """Return what stands between two blanks: no word reaches over one, so a piece can be remembered whole."""
    return _level(text).split(" ")


def list_rows(texts: Iterable[str], *, language: str) -> tuple[Rows, Rows]:
    """Return for each text its words, as ``list_words`` does, and their stems: in one go for all."""
    pieces = f" {_BREAK} ".join([*map(_level, texts), ""]).split(" ")
    words = _look_up(pieces, _words_memory(language))
    stems = _look_up(words, _stems_memory(language))
    return _cut_rows(words), _cut_rows(stems)


def _level(text: str) -> str:
    """Return the text as words are looked for: a headline in capitals tells nothing about acronyms."""
    return (text.lower() if text.isupper() else text).replace(_BREAK, " ")


def _cut_rows(words: list[str]) -> Rows:
    rows: list[tuple[str, ...]] = []
    start = 0
    while start < len(words):
        end = words.index(_BREAK, start)
        rows.append(tuple(words[start:end]))
        start = end + 1
    return tuple(rows)


@lru_cache(maxsize=64)
def stop_words(language: str) -> frozenset[str]:
    """Return the words that carry no content: sumy's list for the language and briefer's function words."""
    rules = find_rules(language)
    listed = ""
    if rules.code in _SUMY_NAMES:
        # the list itself, not sumy's reader: that imports requests and pycountry, a quarter of a second
        content = pkgutil.get_data("sumy", f"data/stopwords/{_SUMY_NAMES[rules.code]}.txt") or b""
        listed = content.decode("utf-8")
    own = rules.pronouns | rules.demonstratives | rules.articles
    own |= FUNCTION_WORDS.get(rules.code, frozenset())
    return frozenset(unicodedata.normalize("NFKC", word).casefold() for word in (*listed.split(), *own))


@lru_cache(maxsize=64)
def _words_memory(language: str) -> _Found:
    rules = find_rules(language)
    intricate = rules.code in _DOTLESS

    def list_piece(piece: str) -> tuple[str, ...]:
        if piece == _BREAK:
            return (piece,)
        bare = piece.strip(_AROUND)
        if bare.isascii() and bare.isalpha() and bare not in _ACRONYMS and not intricate:
            return (bare.lower(),)  # the plain case, nine of ten
        return tuple(" ".join(map(normalize, _WORD.findall(piece))).split())

    def normalize(token: str) -> str:
        if "://" in token:
            return ""
        word = unicodedata.normalize("NFKC", token.translate(_SIMPLE)).strip("_")
        word = "-".join(_normalize_part(part, rules) for part in word.split("-"))
        if not word.isascii() and _UNSPACED_RUN.search(word):
            return _UNSPACED_RUN.sub(lambda run: f" {_pair_characters(run.group())} ", word)
        return word

    return Memory(list_piece)


def _normalize_part(word: str, rules: LanguageRules) -> str:
    code = rules.code
    if code == "en" and word in _ACRONYMS:
        return ".".join(word.casefold())
    if "." in word and not word[0].isdigit():
        letters = word.replace(".", "")
        return _normalize_part(letters, rules) if letters.isupper() else letters.casefold()
    if code in _MARKED:
        bare = unicodedata.normalize("NFD", word)
        word = "".join(letter for letter in bare if not unicodedata.combining(letter))
    if code in _DOTLESS:
        word = word.replace("İ", "i").replace("I", "ı")
    word = word.casefold()
    head, mark, rest = word.partition("'")
    if mark and rest and head in rules.elisions:
        return rest
    return word.removesuffix("'s") if mark and code == "en" else word


def _pair_characters(run: str) -> str:
    return run if len(run) == 1 else " ".join(run[index : index + 2] for index in range(len(run) - 1))


@lru_cache(maxsize=64)
def _pieces_memory(language: str) -> _Found:
    return Memory(make_stemmer(language))


def make_stemmer(language: str) -> Callable[[str], tuple[str, ...]]:
    """Return what gives the stems of what stands between two blanks."""
    words, stems = _words_memory(language), _stems_memory(language)

    def stem_piece(piece: str) -> tuple[str, ...]:
        if piece.isascii() and piece.isalpha() and piece.islower():
            return stems[piece]  # the plain case, a word as it stands
        found = words.work(piece)
        return stems[found[0]] if len(found) == 1 else tuple(_look_up(found, stems))

    return stem_piece


@lru_cache(maxsize=64)
def _stems_memory(language: str) -> _Found:
    code = find_rules(language).code
    stops = stop_words(code)
    stem = find_stemmer(code)

    def is_content(part: str) -> bool:
        if part in stops or not part:
            return False
        if part.isascii():
            return len(part) > 1 or part.isdigit()
        return not (_HIRAGANA.match(part) or (code == "zh" and not _HAN_PARTICLES.isdisjoint(part)))

    def stem_compound(word: str) -> tuple[str, ...]:
        if word == _BREAK:
            return (word,)
        if word in stops:
            return ()
        if word.isascii() and word.isalpha():
            return (stem(word),) if len(word) > 1 else ()  # the plain case, nine of ten
        parts = word.split("-")
        if len(parts) > 1 and (word[-1].isdigit() or min(map(len, parts)) == 1):
            return (word,)  # "f-16", "3-2", "covid-19", "e-mail"
        stems = (stem(part) if part.isalpha() else part for part in parts if is_content(part))
        return tuple(filter(None, stems))  # nothing is left of a Russian sign that stands alone

    return Memory(stem_compound)
