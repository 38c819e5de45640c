"""Whether a full stop, question or exclamation mark ends its sentence: the rules behind ``sentences.py``.

``abbreviations`` classes what stands before; where that leaves a doubt, what follows decides. Every look
around is bounded by ``REACH`` characters, so that no input takes more than linear time.
"""

import re
from typing import Final, NamedTuple

from briefer.text.abbreviations import OPENERS, REACH, Abbreviations, last_token
from briefer.text.languages import LanguageRules, words_of
from briefer.text.memory import Memory

_CALLS: Final = frozenset("?!؟‽")
_DASHES: Final = "—–-"
_OPENING_QUOTES: Final = '"“„«'
_FORMAT_MARKS: Final = "\u200b\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2069\ufeff"
_WORD = re.compile(r"[^\W\d_]+(?:['’&-][^\W\d_]+)*")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)\b")
_LOW_START = re.compile(r"[a-z]{1,2}[A-Z]|[a-z]\)\s")  # iPhone, eBay; "b) the second point"
_ROMAN = re.compile(r"[IVXLC]+")
_NICKNAME = re.compile(r"[\"“'‘](?:[^\W\d_]+ ){0,3}[^\W\d_]+[\"”'’] [^\W\d_a-z]")
_AMOUNTS: Final = "$£€¥§"
# what follows the full stop of an address, a file or a product rather than of a sentence
_SUFFIXES: Final = words_of("NET COM ORG PDF JPG TXT HTML EXE Com Org Net Js")
_STOPLESS: Final = frozenset({"th", "lo"})
_TIMES: Final = words_of("a.m p.m A.M P.M")


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
        self.abbreviations = Abbreviations(rules)
        self.kinds = self.abbreviations.kinds
        self.settled = Memory(self.abbreviations.settle)

    def ends(self, text: str, start: int, candidate: Candidate) -> bool:
        """Tell whether the sentence that began at ``start`` ends with the candidate."""
        place = _skip_openers(text, candidate.following)
        if place >= len(text):
            return True
        if candidate.run == "." and self.rules.code in _STOPLESS and not text[candidate.stop - 1].isascii():
            return False  # Thai sets sentences apart by blanks; a full stop shortens a word
        follower = text[place]
        if follower in _AMOUNTS and candidate.run == ".":
            return self._stop_ends(text, start, candidate, place)
        if not follower.isalnum():
            return follower not in ",;:.!?/%&+=|)]}…"
        if candidate.glued:
            return self._glued_ends(text, start, candidate, place)
        if follower.islower() and not self._starts_low(text, candidate, place):
            return False
        if candidate.run == ".":
            return self._stop_ends(text, start, candidate, place)
        if not _CALLS.isdisjoint(candidate.run):
            return self._call_ends(text, start, candidate, place)
        if candidate.run[0] in ".…":
            return self._ellipsis_ends(text, candidate, place)
        return True

    def _starts_low(self, text: str, candidate: Candidate, place: int) -> bool:
        if text.startswith(self.rules.lower_starts or "\0", candidate.following):
            return True
        if candidate.run != "." or candidate.closers:
            return False
        token = last_token(text, 0, candidate.stop)
        if len(token) < 2 or not token.isalpha() or token in self.kinds:
            return False
        # everything begins in lower case where nobody writes capitals
        return _LOW_START.match(text, place) is not None or text[max(0, place - 400) : place + 400].islower()

    def _glued_ends(self, text: str, start: int, candidate: Candidate, place: int) -> bool:
        """``end.Next``: the blank is missing, or it is an address, a file or a name."""
        token = last_token(text, start, candidate.stop)
        following = text[place : place + REACH].split(None, 1)[0]
        if any(sign in token or sign in following for sign in "/@_\\#"):
            return False
        follower = text[place]
        if not (follower.isupper() or follower.islower() or follower.isdigit()):  # a script without capitals
            plain = not token[-1:].isascii() and not token[-1:].isdigit() and token not in self.kinds
            return plain and not candidate.closers  # "…."라고: the sentence goes on behind its quotation
        word = _WORD.match(text, place)
        if word is None or not follower.isupper():
            return False
        name = word.group()
        if len(token) < 2 or not token[-2:].isalpha() or not token[-2:].islower() or "." in token:
            if token[-1:].isdigit() and name in self.rules.starters and len(name) > 1:
                return True  # "1,000.That"
            return bool(candidate.closers) and token[-1:].isalnum() and name[1:].islower()
        if token in self.kinds or name in _SUFFIXES:
            return False
        behind = text[word.end() : word.end() + 2]
        if behind[:1] in ("(", "_") or (behind[:1] == "." and behind[1:].isalnum()):
            return False
        return name[1:].islower() or name in self.rules.starters or token.isalpha()

    def _call_ends(self, text: str, start: int, candidate: Candidate, place: int) -> bool:
        """``?`` or ``!`` before a capital: an end, but for names and for a speaker behind a quotation."""
        closers = candidate.closers
        if not closers:
            if last_token(text, start, candidate.stop) in self.rules.exclaiming:
                return self._starts(text, place)
            return True
        if closers[0] in ")]":
            low = max(start, candidate.stop - 10 * REACH)
            opened = text.rfind("(" if closers[0] == ")" else "[", low, candidate.stop)
            return opened <= start or self._starts(text, place)
        if text[candidate.following] in OPENERS:
            return True
        return not (self._speaks(text, place) or self._is_show(text, start, candidate, place))

    def _is_show(self, text: str, start: int, candidate: Candidate, place: int) -> bool:
        """Tell whether the quotation names a show that its day follows: ``on "Go!" Friday night``."""
        word = _WORD.match(text, place)
        if word is None or word.group() not in self.rules.followers:
            return False
        opened = max(text.rfind(mark, max(start, candidate.stop - REACH), candidate.stop) for mark in '"“')
        return opened > start and text[max(start, opened - 2) : opened].rstrip()[-1:].isalnum()

    def _speaks(self, text: str, place: int) -> bool:
        """Tell whether a speaker and a verb of saying follow, as in ``"Is it over?" Smith asked``."""
        words = text[place : place + 2 * REACH].split(None, 6)[:6]
        if words[0] in self.rules.starters or not words[0][0].isupper():
            return words[0] in self.rules.speech_verbs
        for index, word in enumerate(words):
            if index and word.rstrip(",.:;") in self.rules.speech_verbs:
                return True
            if not word[0].isupper():
                return False
            if word[-1] in ",:;" or (word[-1] == "." and len(word) > 2 and word[:-1] not in self.kinds):
                return False
        return False

    def _ellipsis_ends(self, text: str, candidate: Candidate, place: int) -> bool:
        if candidate.stop and text[candidate.stop - 1] in " \u00a0\n([":
            return self._starts(text, place) and not text.startswith(("I ", "I'", "I’"), place)
        word = _WORD.match(text, place)
        return word is None or word.group() != last_token(text, 0, candidate.stop)

    def _stop_ends(self, text: str, start: int, candidate: Candidate, place: int) -> bool:
        kind, token = self.abbreviations.classify(text, start, candidate.stop, place)
        if kind == "word":
            return True
        closer = candidate.closers[:1]
        if closer and closer not in ")]}":
            return True
        head = text[start : min(candidate.stop, start + REACH)]
        short = len(head.split()) < 4
        opener = text[candidate.following]
        if kind == "title" or opener in _DASHES or text[place] in _AMOUNTS or (short and token in _TIMES):
            return False  # "At 6 a.m. Mr. Lee rose"
        if text[place].isdigit():
            if short or opener == "(" or _is_cited(text, start, candidate.stop, token):
                return False
            return self._ends_before_digit(text, place, kind, token)
        if kind == "number":
            return not _is_roman(text, place, token)
        if kind == "initial" and _NICKNAME.match(text, candidate.following):
            return False  # J.P. "The Hat" Marsh
        quoted = kind in ("ending", "region") and opener in _OPENING_QUOTES and not closer
        if quoted or self._starts(text, place):
            return True
        if kind == "region" and opener == "(":
            return False  # "BAKERSFIELD, Calif. (AP)"
        return self._goes_on_anew(text, place, kind, token, head)

    def _ends_before_digit(self, text: str, place: int, kind: str, token: str) -> bool:
        rules = self.rules
        if kind in ("number", "ordinal", "initial") or token in rules.before_numbers | rules.months:
            return False
        if token not in self.kinds and "." not in token:
            return False  # "Brng. 7": cut short, and no list knows how
        return _ORDINAL.match(text, place) is None

    def _goes_on_anew(self, text: str, place: int, kind: str, token: str, head: str) -> bool:
        """Tell whether an unlisted capitalised word after a doubtful abbreviation begins a sentence.

        ``head`` is how the sentence begins, at most ``REACH`` characters up to the abbreviation.
        """
        word = _WORD.match(text, place)
        if word is None or kind in ("initial", "place", "ordinal"):
            return False
        following = word.group()
        if kind == "dotted" or token in _TIMES:
            return following not in self.rules.followers
        if following in self.rules.given_names:
            return True
        if following in self.rules.continuers or following in self.kinds:
            return False
        if kind == "region":
            return True
        if len(head) < REACH:
            return False
        behind = text[word.end() : word.end() + 12].split(None, 1)
        return text[word.end() : word.end() + 1] == " " and bool(behind) and behind[0] in self.rules.verbs

    def _starts(self, text: str, place: int) -> bool:
        """Tell whether the word there is one that, capitalised, begins a sentence rather than a name."""
        word = _WORD.match(text, place)
        if word is None:
            return False
        plain = word.group().replace("’", "'")
        if len(plain) == 1 and text[word.end() : word.end() + 1] == ".":
            return False  # an initial
        head, mark, _ = plain.partition("'")
        starters = self.rules.starters
        return plain in starters or (bool(mark) and (head in starters or f"{head}'" in starters))


def _is_cited(text: str, start: int, stop: int, token: str) -> bool:
    """Tell whether the abbreviation stands between two numbers, as that of a law report: 410 U.S. 113."""
    return token not in _TIMES and last_token(text, start, stop - len(token) - 1)[-1:].isdigit()


def _is_roman(text: str, place: int, token: str) -> bool:
    """Tell whether a Roman number follows: "vol. IV", "Art. I", but not "the answer was no. I left"."""
    word = _WORD.match(text, place)
    if word is None or not _ROMAN.fullmatch(word.group()):
        return False
    return len(word.group()) > 1 or token[0] not in "Nn"


def _skip_openers(text: str, place: int) -> int:
    limit = min(len(text), place + 8)
    while place < limit and (text[place] in OPENERS or text[place].isspace() or text[place] in _FORMAT_MARKS):
        place += 1
    return place
