"""Where sentences begin and end: one regular expression for candidates, then rules.

The expression finds every run of full stops, question or exclamation marks with the quotes and brackets that
close behind it. What stands before and after decides, by the rules of the language (``text/languages``):
an abbreviation that a name follows never ends a sentence, one that may end it does so only before a word
that begins sentences. The work is linear in the length of the text, whatever it holds: runs are matched
possessively and every look around is bounded.

The approach is that of the rule-based splitters measured in docs/quality.md; Kiss and Strunk 2006 (Punkt)
name the three cases that carry it: abbreviations, initials and ordinal numbers.
"""

import re
from functools import lru_cache
from typing import Final

from briefer.text.languages import LanguageRules, find_rules

Span = tuple[int, int]

REACH: Final = 40  # characters looked at on either side of a candidate: longer than any abbreviation or name
OPENERS: Final = "\"'“‘«‹„‚([{「『（【—–-•*¿¡»›”’`"
_CLOSERS: Final = "\"'”’)\\]}»›"
_TERMINATORS: Final = ".!?…‽؟۔։።"
_FULL_WIDTH: Final = "。！？｡．।॥"
_WORD = re.compile(r"[^\W\d_]+(?:['’.&-][^\W\d_]+)*")
_GAP = re.compile(r"\n[^\S\n]*\n\s*|\n\s*(?=[•▪■●◦‣*-]\s)")
_ROMAN = re.compile(r"[IVXLC]+\Z")
_VOWEL = re.compile(r"[aeiouyàâäáãåéèêëíìîïóòôöõúùûüæœø]", re.I)


class _Splitter:
    """The rules of one language, compiled."""

    def __init__(self, rules: LanguageRules) -> None:
        self.rules = rules
        closers = f"[{_CLOSERS}{rules.closing}]"
        self.candidates = re.compile(
            rf"(?<![{_TERMINATORS}])([{_TERMINATORS}]++(?:[ \u00a0]\.(?=\s|\Z))*+)"
            rf"((?:{closers}|[ \u00a0\u202f][»›](?=[\s,;.]|\Z)|\[\d{{1,3}}\](?!\())*+)"
            r"(?:(\s++|\Z)|(?=[^\W\d_a-z]|[“„‘«(\[]))"
            rf"|[{_FULL_WIDTH}]++[」』）】”’\"'»)]*+\s*+"
        )
        kinds = dict.fromkeys(rules.before_numbers, "number")
        kinds |= dict.fromkeys(rules.endings, "ending")
        kinds |= dict.fromkeys(rules.titles, "title")
        self.kinds = kinds

    def ends_here(self, text: str, match: re.Match[str], start: int) -> bool:
        """Tell whether the candidate ends the sentence that began at ``start``."""
        run, after = match.group(1), match.end()
        if run is None:
            return self._full_width_ends(text, match, start)
        if after >= len(text):
            return True
        follower = text[after]
        place = after
        if not follower.isalnum():
            while (
                place < len(text) and place - after < 6 and (text[place] in OPENERS or text[place].isspace())
            ):
                place += 1
            follower = text[place] if place < len(text) else ""
            if not follower.isalnum():
                return not follower or follower not in ",;:.!?/%&+=|"
        glued = match.group(3) is None
        if glued:
            return self._glued_ends(text, match, place)
        if follower.islower() and not self._is_lower_start(text, place):
            return False
        if run != ".":
            return self._strong_ends(text, match, place)
        return self._stop_ends(text, match, start, place)

    def _full_width_ends(self, text: str, match: re.Match[str], start: int) -> bool:
        return True

    def _is_lower_start(self, text: str, place: int) -> bool:
        return text[place : place + 4] in ("iPho", "iPad", "iOS ", "eBay", "iTun", "iClo")

    def _glued_ends(self, text: str, match: re.Match[str], place: int) -> bool:
        before = text[max(0, match.start() - REACH) : match.start()].rsplit(None, 1)
        token = before[-1] if before else ""
        following = text[place : place + REACH].split(None, 1)[0]
        word = _WORD.match(text, place)
        if not token[-2:].isalpha() or not token[-2:].islower() or word is None:
            return False
        if "." in token or "/" in token or "@" in token or "/" in following or "@" in following:
            return False
        plain = word.group()
        return "." not in plain and (len(plain) == 1 or plain[1:].islower() or not plain.isascii())

    def _strong_ends(self, text: str, match: re.Match[str], place: int) -> bool:
        if not match.group(2):
            return True
        if "." in match.group(1) and not {"?", "!"} & set(match.group(1)):
            return True
        words = text[place : place + REACH * 2].split(None, 5)[:5]
        for index, word in enumerate(words):
            if index and word.strip(",.") in self.rules.speech_verbs:
                return words[0] in self.rules.starters
            if not word[0].isupper():
                break
        return True

    def _stop_ends(self, text: str, match: re.Match[str], start: int, place: int) -> bool:
        before = text[max(start, match.start() - REACH) : match.start()].rsplit(None, 1)
        token = before[-1].lstrip(OPENERS) if before else ""
        kind = self.kinds.get(token)
        if kind is None:
            if token.isalpha() and len(token) > 1 and (token.islower() or _VOWEL.search(token)):
                return True
            if token.isdigit():
                return self._number_ends(text, token, start, place, match)
            for cut in ("-", "–", "—", "/", "(", "“", '"'):
                if cut in token:
                    token = token.rsplit(cut, 1)[1]
            kind = self.kinds.get(token, self._guess(token))
            if kind is None:
                return True
        if match.group(2) and match.group(2)[0] in '"”)]»':
            return kind != "title" or match.group(2)[0] not in ")]"
        if kind == "title":
            return False
        if text[place].isdigit():
            return kind == "ending" and token not in self.rules.before_numbers
        if kind == "number":
            return True
        return self._starts(text, place)

    def _guess(self, token: str) -> str | None:
        """Return the kind of a token that no list holds: initials and dotted letters may end a sentence."""
        if len(token) == 1:
            return "ending" if token.isalpha() and token.isupper() else None
        if "." in token and all(0 < len(part) <= 2 and part.isalpha() for part in token.split(".")):
            return "ending"
        if (
            token.isalpha()
            and token[0].isupper()
            and len(token) <= 5
            and token.isascii()
            and not token.isupper()
        ):
            return None if _VOWEL.search(token) else "ending"
        return None

    def _number_ends(self, text: str, token: str, start: int, place: int, match: re.Match[str]) -> bool:
        if not text[start : match.start()].strip(OPENERS + " ").removesuffix(token) and len(token) <= 2:
            return False
        if not self.rules.ordinals or len(token) > 2:
            return True
        return self._starts(text, place)

    def _starts(self, text: str, place: int) -> bool:
        word = _WORD.match(text, place)
        return word is not None and word.group() in self.rules.starters


@lru_cache(maxsize=64)
def _find_splitter(language: str) -> _Splitter:
    return _Splitter(find_rules(language))


def split_sentences(paragraph: str, *, language: str) -> tuple[Span, ...]:
    """Return start and end offsets of the sentences, white space trimmed, in order.

    Everything in the paragraph but white space between sentences belongs to exactly one of them. A blank
    line always separates.
    """
    splitter = _find_splitter(language)
    spans: list[Span] = []
    start = len(paragraph) - len(paragraph.lstrip())
    for match in splitter.candidates.finditer(paragraph):
        if match.start() >= start and splitter.ends_here(paragraph, match, start):
            end = match.end() if match.group(3) is None else match.start(3)
            while paragraph[end - 1].isspace():
                end -= 1
            spans.append((start, end))
            start = match.end()
    tail = len(paragraph.rstrip())
    if start < tail:
        spans.append((start, tail))
    return tuple(spans)
