"""What stands before a full stop: a word, or something that its full stop only cuts short.

Every look back is bounded by ``REACH`` characters, so that no input takes more than linear time.
"""

import re
from typing import Final

from briefer.text.languages import LanguageRules

REACH: Final = 40  # longer than any abbreviation or name that a decision looks at
OPENERS: Final = "\"'“‘«‹„‚([{「『（【<—–-•⁃*¿¡»›”’`‑"
VOWEL = re.compile(r"[aeiouyàâäáãåéèêëíìîïóòôöõúùûüæœøаеёиоуыэюяіїєαεηιουωάέήίόύώ]", re.I)

_SUFFIXES: Final = frozenset({"Jr", "Sr"})
_ROMAN = re.compile(r"[IVXLC]{1,6}\Z")
_JOINTS = re.compile(r"[-–—/(\[“\"«„+'’]")
_WORD = re.compile(r"[^\W\d_]+")


class Abbreviations:
    """The lists of one language, and the guesses about what they do not hold.

    Kinds: ``word`` ends a sentence; ``title`` never does; ``number`` not before a digit; ``ending``,
    ``region``, ``place``, ``initial``, ``dotted`` and ``ordinal`` may, and what follows decides.
    """

    def __init__(self, rules: LanguageRules) -> None:
        self.rules = rules
        kinds = dict.fromkeys(rules.before_numbers, "number") | dict.fromkeys(rules.finals, "word")
        kinds |= dict.fromkeys(rules.endings, "ending") | dict.fromkeys(rules.titles, "title")
        self.kinds = kinds | dict.fromkeys(rules.places, "place")
        for token, kind in kinds.items():
            if kind in ("title", "number") and len(token) > 1 and token[0].islower():
                self.kinds.setdefault(token[0].upper() + token[1:], kind)  # where it begins a sentence

    def settle(self, token: str) -> str:
        """Return "word" or "title" where the token is that whatever stands round it, else "listed" or "".

        What is "listed" ends no sentence before a small letter, unless the sentence begins with it.
        """
        rules = self.rules
        if token in self.kinds:
            fixed = len(token) > 1 and token not in rules.units and token not in rules.regions
            return "title" if fixed and self.kinds[token] == "title" else "listed"
        if len(token) < 2 or not token.isalpha() or token.endswith(rules.short_ends or "\0"):
            return ""
        whole = token.islower() or (len(token) > 2 and VOWEL.search(token) and not token.isupper())
        return "word" if whole else ""

    def classify(self, text: str, start: int, stop: int, place: int) -> tuple[str, str]:
        """Return the kind of the token before the full stop at ``stop``, and the part of it that decided.

        ``start`` is where its sentence begins, ``place`` where the next word begins.
        """
        token = last_token(text, start, stop)
        if token in self.kinds:
            return self._listed_kind(text, start, stop, place, token), token
        if token.isdigit():
            return self._number_kind(text, start, stop, place), token
        if token.isalpha() and len(token) > 2 and (token.islower() or VOWEL.search(token)):
            return self._word_kind(text, start, stop, place, token), token
        if token[-2:-1] in ("'", "’") and token[-1:].islower():
            return "word", token  # "war's.", "foto's."
        part = _JOINTS.split(token)[-1] or token
        if part in self.kinds:
            return self._listed_kind(text, start, stop, place, part), part
        return self._guess(text, start, stop, place, part), part

    def _listed_kind(self, text: str, start: int, stop: int, place: int, token: str) -> str:
        rules = self.rules
        short_month = token in rules.months and token.islower() and self.kinds[token] != "title"
        if token in rules.units or short_month:
            before = last_token(text, start, stop - len(token) - 1)
            counted = before[:1].isdigit() or before[-1:].isdigit() or before == "de"  # "1er janv."
            if token in rules.units:
                return "word" if counted else "title"
            return self.kinds[token] if counted else "word"  # "mar." is a month after a day, else the sea
        if len(token) == 1:
            return self._letter_kind(text, start, stop, place, token)
        kind = self.kinds[token]
        if token in _SUFFIXES and kind == "ending":
            before = last_token(text, start, stop - len(token) - 1)
            return kind if before[:1].isupper() else "title"  # "Robert Dune Sr.", but "and Sr. Mary"
        place_end = stop - len(token)
        if token in rules.regions and text[max(start, place_end - 2) : place_end] == ", ":
            return "region"
        if kind == "number" and "." in token and token.isupper():
            return "initial"  # a bill before its number ("H.R. 40"), else initials
        return kind

    def _word_kind(self, text: str, start: int, stop: int, place: int, token: str) -> str:
        """Class what looks like a whole word: it may be shouted ("GEN."), or a Roman number."""
        if token.endswith(self.rules.short_ends or "\0"):
            return "number"
        if not token.isupper():
            return "word"
        if _ROMAN.match(token):
            if _begins_with(text, start, stop, token):
                return "title"  # "III. The third chapter"
            return "ordinal" if self.rules.ordinals else "word"
        if stop - start > 5 and text[max(start, stop - 10 * REACH) : stop].isupper():
            return self.kinds.get(token.capitalize(), "word")
        if text[place : place + 2].isalpha() and text[place : place + 2].isupper():
            return self.kinds.get(token.capitalize(), "word")  # "ST. LOUIS (AP)"
        return "word"

    def _guess(self, text: str, start: int, stop: int, place: int, token: str) -> str:
        """Class a token that no list holds: an initial, dotted letters, or consonants that look cut short."""
        if len(token) == 1 and token.isalpha():
            return self._letter_kind(text, start, stop, place, token)
        if "." in token:
            parts = token.split(".")
            if not all(0 < len(part) <= 2 and part.isalpha() for part in parts):
                return "word"
            if token.islower():
                return "dotted" if self.rules.dotted_end else "title"
            return "initial" if len(parts) == 2 and len(token) == 3 else "ending"
        if (
            token.isalpha()
            and token.isascii()
            and token[0].isupper()
            and token[1:].islower()
            and len(token) <= 5
        ):
            return "word" if VOWEL.search(token) else "ending"
        return self._word_kind(text, start, stop, place, token)

    def _letter_kind(self, text: str, start: int, stop: int, place: int, token: str) -> str:
        if _begins_with(text, start, stop, token):
            return "title"  # "A. First point"
        previous = last_token(text, start, stop - 2)
        if previous[-1:] == ".":  # "z. B.", "т. д.", "a. m."
            letters = f"{previous[:-1]}.{token}"
            if letters in self.kinds:
                return self.kinds[letters]
        kind = self.kinds.get(token)
        if kind is not None:
            return "initial" if kind == "number" and token.isupper() else kind
        if token.islower() and text[place].isupper() and text[place + 1 : place + 2] == ".":
            return "title"  # "a. C.", "d. C."
        if token.islower():
            word = _WORD.match(text, place)
            if previous[-1:].isdigit() and not (word and word.group() in self.kinds):
                return "word"  # "1,70 m.", but "44 v. Chr."
            known = token.isascii() or token.upper() in self.rules.starters
            return "word" if known and not self.rules.ordinals else "title"
        if not token.isupper():
            return "title"  # an initial in a script without capitals
        if previous in self.rules.lettered or (
            token == "I" and previous.islower() and self.rules.code == "en"
        ):
            return "word"
        return "initial"

    def _number_kind(self, text: str, start: int, stop: int, place: int) -> str:
        token = last_token(text, start, stop)
        if len(token) <= 2 and _begins_with(text, start, stop, token):
            return "title"  # "1. First point"
        before = last_token(text, start, stop - len(token) - 1)
        if before[:-1] in self.rules.before_numbers and _begins_with(text, start, stop, f"{before} {token}"):
            return "title"  # "Sec. 2. The term ends in May."
        if token == "1" and before[-1:] == ":":
            return "title"
        if not self.rules.ordinals or len(token) > 3:
            return "word"
        word = _WORD.match(text, place)
        if word is not None and word.group() in self.rules.months:
            return "title"
        counted = before in self.rules.counting or before.rstrip(".") in self.rules.before_numbers
        return "word" if counted else "ordinal"


def last_token(text: str, start: int, stop: int) -> str:
    """Return what stands before ``stop``, back to white space or ``REACH`` characters, openers cut off."""
    low = max(start, stop - REACH, 0)
    if stop <= low or text[stop - 1].isspace():
        return ""
    return text[low:stop].rsplit(None, 1)[-1].lstrip(OPENERS)


def _begins_with(text: str, start: int, stop: int, token: str) -> bool:
    """Tell whether the token is all that the sentence holds so far, but for quotes and bullets."""
    return stop - start < 10 and text[start:stop].strip(OPENERS + " ") == token
