"""Whether a full stop, question or exclamation mark ends its sentence: the rules behind ``sentences.py``.

What stands before is classed by the language's lists (a title, an abbreviation that may end a sentence, an
initial, a number, a plain word); what follows decides the doubtful cases. Every look around is bounded by
``REACH`` characters, so that no input takes more than linear time.
"""

import re
from typing import Final, NamedTuple

from briefer.text.languages import LanguageRules

REACH: Final = 40  # longer than any abbreviation or name that a decision looks at
OPENERS: Final = "\"'“‘«‹„‚([{「『（【<—–-•*¿¡»›”’`‑"
DASHES: Final = "—–-"
FORMAT_MARKS: Final = "\u200b\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2069\ufeff"

_WORD = re.compile(r"[^\W\d_]+(?:['’&-][^\W\d_]+)*")
VOWEL = re.compile(r"[aeiouyàâäáãåéèêëíìîïóòôöõúùûüæœøаеёиоуыэюяіїєαεηιουωάέήίόύώ]", re.I)
_ROMAN = re.compile(r"[IVXLC]{1,6}\Z")
_JOINTS = re.compile(r"[-–—/(\[“\"«„+]")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)\b")
# what follows the full stop of an address, a file or a product rather than of a sentence
_SUFFIXES: Final = frozenset(
    "NET COM ORG PDF JPG TXT HTML EXE TV Com Org Net Gov Edu Int Co Uk De Fr Io Tv Eu Js".split()
)
_CAMEL = re.compile(r"[a-z]{1,2}[A-Z]")


class Candidate(NamedTuple):
    """A possible end of a sentence.

    ``stop`` is where the marks ``run`` begin, ``closers`` the quotes and brackets behind them, ``following``
    where the next text starts; ``glued`` says that no white space stands between.
    """

    stop: int
    run: str
    closers: str
    following: int
    glued: bool


class Boundaries:
    """The decisions by the rules of one language."""

    def __init__(self, rules: LanguageRules) -> None:
        self.rules = rules
        kinds = dict.fromkeys(rules.months, "month") | dict.fromkeys(rules.before_numbers, "number")
        kinds |= dict.fromkeys(rules.endings, "ending") | dict.fromkeys(rules.titles, "title")
        self.kinds = kinds | dict.fromkeys(rules.places, "place")

    def ends(self, text: str, start: int, candidate: Candidate) -> bool:
        """Tell whether the sentence that began at ``start`` ends with the candidate."""
        place = _skip_openers(text, candidate.following)
        if place >= len(text):
            return True
        follower = text[place]
        if not follower.isalnum():
            return candidate.following == len(text) or follower not in ",;:.!?/%&+=|)]}…"
        if candidate.glued:
            return self._glued_ends(text, start, candidate, place)
        if follower.islower() and not self._starts_low(text, candidate, place):
            return False
        if candidate.run == ".":
            return self._stop_ends(text, start, candidate, place)
        if "?" in candidate.run or "!" in candidate.run:
            return self._call_ends(text, start, candidate, place)
        if candidate.run[0] in ".…":
            return self._ellipsis_ends(text, candidate, place)
        return True

    def _starts_low(self, text: str, candidate: Candidate, place: int) -> bool:
        if text.startswith(self.rules.lower_starts or "\0", candidate.following):
            return True
        if "." not in candidate.run or candidate.closers:
            return False
        token = last_token(text, 0, candidate.stop)
        if len(candidate.run) > 1 or len(token) < 2 or not token.isalpha() or token in self.kinds:
            return False
        # iPhone, eBay and xAI begin sentences; so does everything where nobody writes capitals
        return _CAMEL.match(text, place) is not None or text[max(0, place - 400) : place + 400].islower()

    def _glued_ends(self, text: str, start: int, candidate: Candidate, place: int) -> bool:
        """``end.Next``: the blank is missing, or it is an address, a file or a name."""
        token = last_token(text, start, candidate.stop)
        following = text[place : place + REACH].split(None, 1)[0]
        if any(sign in token or sign in following for sign in "/@_\\#"):
            return False
        follower = text[place]
        if not (follower.isupper() or follower.islower() or follower.isdigit()):  # a script without capitals
            return not token[-1:].isdigit() and not token[-1:].isascii() and token not in self.kinds
        word = _WORD.match(text, place)
        if word is None or not follower.isupper():
            return False
        plain = word.group()
        if len(token) < 2 or not token[-2:].isalpha() or not token[-2:].islower() or "." in token:
            return bool(candidate.closers) and token[-1:].isalnum() and plain[1:].islower()
        if token in self.kinds or plain in _SUFFIXES:
            return False
        behind = text[word.end() : word.end() + 2]
        if behind[:1] in ("(", "_") or (behind[:1] == "." and behind[1:].isalnum()):
            return False
        return (
            plain[1:].islower()
            or len(plain) == 1
            or "'" in plain
            or "’" in plain
            or plain in self.rules.starters
        )

    def _call_ends(self, text: str, start: int, candidate: Candidate, place: int) -> bool:
        """``?`` or ``!`` before a capital: an end, but for names and for a speaker behind a quotation."""
        closers = candidate.closers
        if not closers:
            if last_token(text, start, candidate.stop) in self.rules.exclaiming:
                return self._starts(text, place)
            return True
        if closers[0] in ")]":
            opened = text.rfind(
                "(" if closers[0] == ")" else "[", max(start, candidate.stop - 10 * REACH), candidate.stop
            )
            return opened <= start or self._starts(text, place)
        return text[candidate.following] in OPENERS or not self._speaks(text, place)

    def _speaks(self, text: str, place: int) -> bool:
        """Tell whether a speaker and a verb of saying follow, as in ``"Is it over?" Smith asked``."""
        words = text[place : place + 2 * REACH].split(None, 6)[:6]
        if words[0] in self.rules.starters:
            return False
        for index, word in enumerate(words):
            if index and word.rstrip(",.:;") in self.rules.speech_verbs:
                return True
            if not word[0].isupper() or (
                word[-1] in ".,:;" and word[:-1] not in self.kinds and len(word) > 2
            ):
                return False
        return False

    def _ellipsis_ends(self, text: str, candidate: Candidate, place: int) -> bool:
        if candidate.stop and text[candidate.stop - 1] in " \u00a0\n([":
            return self._starts(text, place)
        word = _WORD.match(text, place)
        return word is None or word.group() != last_token(text, 0, candidate.stop)

    def _stop_ends(self, text: str, start: int, candidate: Candidate, place: int) -> bool:
        kind, token = self._classify(text, start, candidate, place)
        if kind == "word":
            return True
        closer = candidate.closers[:1]
        if closer and closer not in ")]}":
            return True
        if kind == "title" or text[candidate.following] in DASHES:
            return False
        if text[place].isdigit():
            return self._ends_before_digit(text, kind, token, place)
        if kind == "number":
            return True
        if kind == "ending" and text[candidate.following] in '"“„«' and not closer:
            return True
        return self._follows(text, start, candidate, place, (kind, token))

    def _classify(self, text: str, start: int, candidate: Candidate, place: int) -> tuple[str, str]:
        """Return the class of the token before the full stop, and the part of the token that decided."""
        kinds = self.kinds
        token = last_token(text, start, candidate.stop)
        if token in kinds:
            return kinds[token], token
        if token.isalpha() and len(token) > 2 and (token.islower() or VOWEL.search(token)):
            return self._roman(token), token
        if token.isdigit():
            return self._number_kind(text, start, token, candidate, place), token
        part = _JOINTS.split(token)[-1] or token
        if part in kinds:
            return kinds[part], part
        if (
            len(part) > 1
            and part.isupper()
            and text[max(start, candidate.stop - 400) : candidate.stop].isupper()
        ):
            part = part.capitalize()
            return kinds.get(part, "word"), part
        return self._guess(text, start, part, candidate), part

    def _roman(self, token: str) -> str:
        return "ordinal" if self.rules.ordinals and _ROMAN.match(token) else "word"

    def _guess(self, text: str, start: int, token: str, candidate: Candidate) -> str:
        """Class a token that no list holds: an initial, dotted letters, or consonants that look cut short."""
        if len(token) == 1 and token.isalpha():
            return self._letter_kind(text, start, token, candidate)
        if "." in token:
            parts = token.split(".")
            if all(0 < len(part) <= 2 and part.isalpha() for part in parts):
                if token.islower():
                    return "dotted" if self.rules.dotted_end else "title"
                return "initial" if all(len(part) == 1 for part in parts) and len(parts) == 2 else "ending"
            return "word"
        if 1 < len(token) <= 5 and token.isalpha() and token[0].isupper() and token[1:].islower():
            return "word" if VOWEL.search(token) or not token.isascii() else "ending"
        if self.rules.ordinals and _ROMAN.match(token):
            return "ordinal"
        return "word"

    def _letter_kind(self, text: str, start: int, token: str, candidate: Candidate) -> str:
        previous = last_token(text, start, candidate.stop - len(token) - 1)
        if candidate.stop - start < 6 and text[start : candidate.stop].strip(OPENERS) == token:
            return "title"  # "A. First point"
        if token.islower():
            return "title" if self.rules.ordinals or not token.isascii() else "word"
        if not token.isupper():
            return "title"  # an initial in a script without capitals
        if previous in self.rules.lettered or (token == "I" and previous.islower()):
            return "word"
        return "initial"

    def _number_kind(self, text: str, start: int, token: str, candidate: Candidate, place: int) -> str:
        if candidate.stop - start < 6 and text[start : candidate.stop].strip(OPENERS + " ") == token:
            return "title"  # "1. First point"
        if not self.rules.ordinals or len(token) > 3:
            return "word"
        word = _WORD.match(text, place)
        if word is not None and word.group() in self.rules.months:
            return "title"
        before = last_token(text, start, candidate.stop - len(token) - 1)
        return "word" if before in self.rules.counting else "ordinal"

    def _ends_before_digit(self, text: str, kind: str, token: str, place: int) -> bool:
        if (
            kind in ("number", "month", "ordinal", "initial")
            or token in self.rules.before_numbers | self.rules.months
        ):
            return False
        return _ORDINAL.match(text, place) is None

    def _follows(
        self, text: str, start: int, candidate: Candidate, place: int, before: tuple[str, str]
    ) -> bool:
        """Tell whether what follows a doubtful abbreviation begins a sentence."""
        kind, token = before
        word = _WORD.match(text, place)
        if word is None:
            return False
        following = word.group()
        if self._starts(text, place):
            return True
        if kind == "dotted" or token in ("a.m", "p.m", "A.M", "P.M"):
            return following not in self.rules.followers
        if token == "etc":
            return True
        if kind in ("initial", "place", "ordinal", "month"):
            return False
        if following in self.rules.given_names:
            return True
        if following in self.rules.continuers or candidate.stop - start < REACH or following in self.kinds:
            return False
        behind = text[word.end() : word.end() + 12].split(None, 1)
        return text[word.end() : word.end() + 1] == " " and bool(behind) and behind[0] in self.rules.verbs

    def _starts(self, text: str, place: int) -> bool:
        word = _WORD.match(text, place)
        if word is None:
            return False
        plain = word.group().replace("’", "'")
        starters = self.rules.starters
        return plain in starters or (
            "'" in plain and (plain.split("'")[0] in starters or plain.split("'")[0] + "'" in starters)
        )


def last_token(text: str, start: int, stop: int) -> str:
    """Return what stands before ``stop``, back to white space or ``REACH`` characters, openers cut off."""
    low = max(start, stop - REACH, 0)
    if stop <= low or text[stop - 1].isspace():
        return ""
    return text[low:stop].rsplit(None, 1)[-1].lstrip(OPENERS)


def _skip_openers(text: str, place: int) -> int:
    limit = min(len(text), place + 8)
    while place < limit and (text[place] in OPENERS or text[place].isspace() or text[place] in FORMAT_MARKS):
        place += 1
    return place
