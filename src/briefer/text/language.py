"""Which language a text is in: by its script, by its small words, and only then by a model.

Most texts need no model, which takes most of a second to load: many scripts belong to one language, and where
several share one, letters that only some of them use or the commonest words decide, if by a clear margin.
What is left (a headline of three names) goes to py3langid; there a declared language wins unless the
evidence speaks clearly against it.
"""

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from briefer.text.function_words import FUNCTION_WORDS
from briefer.text.languages import words_of

GLANCE: Final = 500  # characters that decide most texts
SAMPLE: Final = 2_000  # characters looked at where they do not
_SHORT: Final = 25  # words: in fewer a declared language stands unless something speaks against it
_FEW: Final = 12  # words
_CLEAR_LEAD: Final = (
    2.5  # of the best over the wished one: foreign headlines had 3 to 11, English ones 0 to 2
)
_ALIASES: Final = {
    "nb": "no",
    "nn": "no",
    "iw": "he",
    "in": "id",
    "ji": "yi",
    "mo": "ro",
    "sh": "sr",
    "fil": "tl",
}
_LETTER_SCRIPTS: Final[Mapping[str, str]] = {
    "GREEK": "el", "HEBREW": "he", "ARMENIAN": "hy", "GEORGIAN": "ka", "THAI": "th", "LAO": "lo",
    "KHMER": "km", "MYANMAR": "my", "TAMIL": "ta", "TELUGU": "te", "KANNADA": "kn", "MALAYALAM": "ml",
    "BENGALI": "bn", "GUJARATI": "gu", "GURMUKHI": "pa", "ORIYA": "or", "SINHALA": "si", "ETHIOPIC": "am",
    "TIBETAN": "bo", "HANGUL": "ko",
}  # fmt: skip
# letters or words by which the languages of one script differ; the first that is found decides
_CYRILLIC: Final = (
    ("uk", re.compile(r"[іїєґІЇЄҐ]"), re.compile(r"[ыэъёўЫЭЪЁЎ]")),
    ("be", re.compile(r"[ўЎ]"), None),
    ("mk", re.compile(r"[ѓќѕЃЌЅ]"), None),
    ("sr", re.compile(r"[јљњћђџЈЉЊЋЂЏ]"), None),
    ("kk", re.compile(r"[әғқңұһӘҒҚҢҰҺ]"), None),
    ("mn", re.compile(r"[өүӨҮ]"), None),
    ("ru", re.compile(r"[ыэёЫЭЁ]"), None),
    (
        "bg",
        re.compile(r"\b(?:на|се|за|от|са|ще|от|със|към|във|който|която|които|това|беше)\b.*ъ|ъ[а-я]", re.S),
        None,
    ),
)
_ARABIC: Final = (
    ("ur", re.compile(r"[ٹڈڑےںھ]"), None),
    ("ckb", re.compile(r"[ڕڵۆێ]"), None),
    ("ps", re.compile(r"[ټډړږښځڅې]"), None),
    ("fa", re.compile(r"[پچژگیک]"), None),
)
_DEVANAGARI: Final = (
    ("mr", re.compile(r"(?<!\S)(?:आहे|आणि|आहेत|होते|होता|नाही|केली|केले|झाली|या|व|च्या)(?!\S)|[ळ]"), None),
    ("ne", re.compile(r"(?<!\S)(?:छ|छन्|र|भएको|गरेको|पनि|लागि|हुने|भने)(?!\S)"), None),
)
# the letters of each language that English does without
_LATIN_LETTERS: Final[Mapping[str, str]] = {
    "ca": "·àçèò", "cs": "čěřšůž", "da": "åæø", "de": "ßäöü", "es": "¡¿ñ", "et": "äõöüš", "fi": "äö",
    "fr": "àçèêôùœ", "hr": "ćčđšž", "hu": "öüőű", "it": "àèìòù", "lt": "ąčėęšūųž", "lv": "āčēķļņšūž",
    "no": "åæø", "pl": "ąćęłńśźż", "pt": "àãçêõ", "ro": "ășț", "sk": "äôčĺľŕšž", "sl": "čšž", "sv": "äåö",
    "tr": "çöüğış", "vi": "àêìòăđơưạảếộ",
}  # fmt: skip
_MODEL_CODES: Final = words_of(
    """
    af ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km
    kn ko la lt lv mk ml mn mr ms nb ne nl nn no pa pl ps pt ro ru si sk sl sq sr sv sw ta te th tl tr uk ur
    vi zh
    """
)
_WORD = re.compile(r"[^\W\d_]+")
_FOREIGN = re.compile(r"[^\0-\x7f]")


def find_language(text: str, *, hint: str) -> str:
    """Return the ISO 639-1 code of the text's language; ``hint`` is the declared one, or "".

    A text without letters is in the declared language, or in English.
    """
    declared = _normalize_code(hint)
    sample = text[:SAMPLE]
    if not any(map(str.isalpha, sample)):
        return declared or "en"
    script = "LATIN" if sample.isascii() else _find_script(sample)
    if script == "CJK":
        return _find_east_asian(sample, declared)
    if _LETTER_SCRIPTS.get(script):
        return declared if script == "HEBREW" and declared == "yi" else _LETTER_SCRIPTS[script]
    if script == "CYRILLIC":
        return _find_by_letters(sample, _CYRILLIC, declared, "ru")
    if script == "ARABIC":
        return _find_by_letters(sample, _ARABIC, declared, "ar")
    if script == "DEVANAGARI":
        return _find_by_letters(sample, _DEVANAGARI, declared, "hi")
    return _vote(sample[:GLANCE], declared) or _vote(sample, declared) or _ask_model(sample, declared)


def _normalize_code(hint: str) -> str:
    """Return the bare code of a declared language: "en" for "en-GB", "" for what is no code."""
    code = re.split(r"[-_]", hint.strip().lower(), maxsplit=1)[0]
    return _ALIASES.get(code, code) if re.fullmatch(r"[a-z]{2,3}", code) else ""


def _find_script(sample: str) -> str:
    """Return the script of most letters; a character that is a syllable or a word counts for three."""
    counts: dict[str, int] = {}
    foreign = list(filter(str.isalpha, _FOREIGN.findall(sample, 0, 400)))
    if not foreign:
        return "LATIN"
    letters = list(filter(str.isalpha, sample[:400]))
    if len(foreign) < len(letters):
        counts["LATIN"] = len(letters) - len(foreign)
    for letter in foreign:
        script = unicodedata.name(letter, "LATIN").split()[0]
        counts[script] = counts.get(script, 0) + (
            3 if script in ("CJK", "HANGUL", "HIRAGANA", "KATAKANA") else 1
        )
    for kana in ("HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"):
        if kana in counts:
            counts["CJK"] = counts.get("CJK", 0) + counts.pop(kana)
    return max(counts, key=lambda script: (counts[script], script), default="LATIN")


def _find_east_asian(sample: str, declared: str) -> str:
    kana = len(re.findall(r"[\u3041-\u3096\u30a1-\u30fa]", sample))
    han = len(re.findall(r"[\u3400-\u9fff]", sample))
    if kana > 0.03 * han:
        return "ja"
    return declared if declared in ("ja", "zh", "yue") and han < 30 else "zh"


_Clue = tuple[str, re.Pattern[str], re.Pattern[str] | None]


def _find_by_letters(sample: str, clues: Iterable[_Clue], declared: str, default: str) -> str:
    """Return the first language whose letters occur; ``default`` may be overruled by a declared sister."""
    for code, letters, foreign in clues:
        if len(letters.findall(sample)) > (2 * len(foreign.findall(sample)) if foreign else 0):
            return code
    known = {code for code, _, _ in clues} | {default}
    return declared if declared in known and len(sample) < 60 else default


@lru_cache(maxsize=2)
def _list_users(letters: bool) -> dict[str, tuple[str, ...]]:
    """Return for each function word, or for each letter, the languages that use it."""
    users: dict[str, list[str]] = {}
    for code, signs in (_LATIN_LETTERS if letters else FUNCTION_WORDS).items():
        for sign in sorted(signs):
            users.setdefault(sign, []).append(code)
    return {sign: tuple(codes) for sign, codes in users.items()}


def _vote(sample: str, declared: str) -> str:
    """Return the language that the words and letters name by a clear margin, or ""."""
    score = dict.fromkeys(FUNCTION_WORDS, 0.0)
    words = _WORD.findall(sample.lower())
    users = _list_users(False)
    # one word is one witness, however often it recurs: "iOS" cut to "io" makes no text Italian
    for word in dict.fromkeys(words):
        if word in users:
            codes = users[word]
            share = 1.0 / len(codes)
            for code in codes:
                score[code] += share
        if not word.isascii():
            for letter in _list_users(True).keys() & set(word):
                _count(score, _list_users(True)[letter], 0.8)
    wished = score.get(declared, -1.0)
    if declared in score:
        score[declared] += 0.5
    second, top = sorted(score.values())[-2:]
    best = min(code for code, worth in score.items() if worth == top)
    # the more words, the more of them must speak for a language before it is one of those known here
    if top >= max(1.5, 0.06 * len(words)) and top >= 1.5 * second + 0.5:
        return best
    undisputed = top < 0.6 or wished >= 0.5 * top
    return declared if len(words) < _SHORT and wished >= 0.0 and undisputed else ""


def _count(score: dict[str, float], codes: tuple[str, ...], worth: float) -> None:
    """Share out the worth of a word or letter among the languages that use it."""
    share = worth / len(codes)
    for code in codes:
        score[code] += share


def _ask_model(sample: str, declared: str) -> str:
    # py3langid takes most of a second to load its model, which a text that needs none must not pay
    import py3langid

    text = " ".join(word.lower() if word.isupper() else word for word in sample.split())
    # in a few words the rare languages are seen more often than they are written
    known = _MODEL_CODES if len(text.split()) > _FEW else FUNCTION_WORDS.keys()
    scores = dict[str, float]()
    for code, score in py3langid.rank(text):
        plain = _ALIASES.get(code, code)
        if plain in known:
            scores.setdefault(plain, score)
    best, top = next(iter(scores.items()))
    # naive Bayes sums over bytes: over the square root of their number the scores of all lengths compare
    wished = declared or "en"
    lead = (top - scores.get(wished, -math.inf)) / math.sqrt(len(text.encode()) or 1)
    return wished if lead < _CLEAR_LEAD else best
