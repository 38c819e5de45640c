"""Stemmers by language: Snowball, sumy's own for three Slavic languages, prefixes for the rest."""

from collections.abc import Callable
from typing import Final

from briefer.text.english_stems import stem_word
from briefer.text.languages import words_of

_SNOWBALL: Final = {
    "ar": "Arabic", "da": "Danish", "de": "German", "es": "Spanish", "fi": "Finnish",
    "fr": "French", "hu": "Hungarian", "it": "Italian", "no": "Norwegian", "nl": "Dutch", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sv": "Swedish",
}  # fmt: skip
_SUMY: Final = {"cs": "czech", "sk": "slovak", "uk": "ukrainian"}
# languages of many endings that neither knows; there the first letters serve as a stem
_CUT: Final = words_of("be bg bs el et eu hr is kk lt lv mk mn pl sl sq sr tr az")
_PREFIX: Final = 6  # letters; 4 to 6 served best over eight European languages (McNamee and Mayfield 2004)

_Stemmer = Callable[[str], str]


def find_stemmer(code: str) -> _Stemmer:
    """Return the function that stems one lower-cased word of the language; it may be the identity."""
    if code == "en":
        return stem_word
    if code in _SNOWBALL:
        # nltk takes a quarter of a second to import: only where such a text is read
        from nltk.stem import snowball

        stem: _Stemmer = getattr(snowball, f"{_SNOWBALL[code]}Stemmer")().stem
        return stem
    if code in _SUMY:
        # imports requests and pycountry besides nltk: only where such a text is read
        from sumy.nlp.stemmers import Stemmer

        known: _Stemmer = Stemmer(_SUMY[code])
        return known
    if code in _CUT:
        return lambda word: word[:_PREFIX]
    return str
