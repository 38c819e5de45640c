"""Where sentences begin and end: one regular expression for candidates, then rules.

The expression finds every run of full stops, question or exclamation marks with the quotes and brackets that
close behind it; ``boundaries`` decides by what stands before and after, ``full_width`` for the scripts that
write no blank between sentences. A sentence keeps its closing quotes and brackets. The work is linear in the
length of the text, whatever it holds: runs are matched possessively, and every look around is bounded.

Kiss and Strunk 2006 (Punkt) name the three cases that carry it: abbreviations, initials, ordinal numbers.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from briefer.text.abbreviations import REACH
from briefer.text.boundaries import Boundaries, Candidate
from briefer.text.full_width import FULL_WIDTH_CLOSERS, FULL_WIDTH_MARKS, ends_full_width
from briefer.text.languages import find_rules
from briefer.text.lists import list_items

Span = tuple[int, int]

_MARKS: Final = ".!?…‽؟۔։።"
_GREEK_MARKS: Final = ";\u037e"  # the question mark
_CLOSERS: Final = "\"'”’)\\]}»›" + FULL_WIDTH_CLOSERS
_QUOTES: Final = frozenset("\"'”’“‘")
_BLANK_LINE = re.compile(r"\n[^\S\n]*+\n\s*+")
_LINE = re.compile(r"\n\s*+")
_BULLET = re.compile(r"[•▪■●◦‣∙*–—-]\s|\d{1,3}[.)]\s")
_WRAP: Final = 120  # no hard-wrapped line is longer; what is, is a paragraph of its own


class _Splitter:
    """The candidates and the boundaries of one language."""

    def __init__(self, language: str) -> None:
        rules = find_rules(language)
        self.boundaries = Boundaries(rules)
        marks = _MARKS + FULL_WIDTH_MARKS + (_GREEK_MARKS if rules.code == "el" else "")
        self.pattern = re.compile(
            # the class stands first so that the search runs over plain text at full speed
            rf"([{marks}](?<![{marks}].)[{marks}]*+(?:[ \u00a0]\.(?=\s|\Z))*+)"
            rf'((?:[{_CLOSERS}{rules.closing}]|[ \u00a0\u202f](?:[»›](?=[\s,;.]|\Z)|["”](?=\s|\Z))'
            rf"|\[\d{{1,3}}\](?!\())*+)"
            rf"(?:(\s++|\Z)|(?<=[{FULL_WIDTH_MARKS}{FULL_WIDTH_CLOSERS}])|(?=[^\W\d_a-z]|[“„‘«(\[]))",
            re.S,
        )

    def split(self, text: str) -> list[Span]:
        """Return the sentences of one block, which begins and ends with something to read."""
        spans: list[Span] = []
        size = len(text)
        start = 0
        for match in self.pattern.finditer(text):
            run, closers, space = match.groups()
            stop, following = match.span()
            ends = None
            if run == "." and space and following < size and (not closers or closers in _QUOTES):
                ends = self._glance(text, start, stop, closers, following)
            if ends is None:
                ends = self._look_around(text, start, match)
            if not ends:
                continue
            end = match.end(2)
            if space is None and closers == '"' and text.count('"', start, stop) % 2 == 0:
                end = following = stop + len(run)  # end."Next: the quotation mark opens what comes
            spans.append((start, end))
            start = following
        if start < size:
            spans.append((start, size))
        return spans

    def _glance(self, text: str, start: int, stop: int, closers: str, following: int) -> bool | None:
        """Tell whether a full stop before a blank ends a sentence, if the word before it can say so alone."""
        blank = text.rfind(" ", max(start, stop - REACH), stop)
        kind = self.boundaries.settled[text[blank + 1 : stop]] if blank > 0 else ""
        follower = text[following]
        if kind == "word":  # nine of ten
            if follower in _QUOTES:
                follower = text[following + 1 : following + 2]
            if follower.isalnum() and not follower.islower():
                return True
        elif kind and not closers and follower.isalnum() and (kind == "title" or follower.islower()):
            return False
        return None

    def _look_around(self, text: str, start: int, match: re.Match[str]) -> bool:
        run, closers, space = match.groups()
        stop, following = match.span()
        if stop - start < 4 and not any(map(str.isalnum, text[start:stop])):
            return False  # "... and so it ended": marks alone are no sentence
        if following == len(text):
            return True
        candidate = Candidate(stop, run, closers.strip(), following, space is None)
        decide = ends_full_width if run[-1] in FULL_WIDTH_MARKS else self.boundaries.ends
        return decide(text, start, candidate)


@lru_cache(maxsize=64)
def _find_splitter(language: str) -> _Splitter:
    return _Splitter(language)


def split_sentences(paragraph: str, *, language: str) -> tuple[Span, ...]:
    """Return start and end offsets of the sentences, white space trimmed, in order.

    Everything in the paragraph but white space between sentences belongs to exactly one of them. A blank
    line always separates; so does a line break, unless the lines are those of wrapped prose. Marks without
    a word ("* * *") are given to the sentence before them.
    """
    splitter = _find_splitter(language)
    spans: list[Span] = []
    for head, tail in _list_blocks(paragraph):
        for start, end in splitter.split(paragraph[head:tail]):
            if end - start < 8 and spans and not any(map(str.isalnum, paragraph[head + start : head + end])):
                spans[-1] = (spans[-1][0], head + end)
            else:
                spans.append((head + start, head + end))
    return tuple(spans)


def _list_blocks(text: str) -> list[Span]:
    """Return the stretches of text within which sentences are looked for, white space trimmed.

    Each item of an enumeration is one.
    """
    blocks: list[Span] = []
    for head, tail in _list_passages(text):
        start = head
        for item in list_items(text[head:tail]):
            blocks.append((start, start + len(text[start : head + item].rstrip())))
            start = head + item
        blocks.append((start, tail))
    return blocks


def _list_passages(text: str) -> list[Span]:
    """Return the stretches between the line breaks that separate sentences, white space trimmed."""
    head, tail = len(text) - len(text.lstrip()), len(text.rstrip())
    if head >= tail:
        return []
    if "\n" not in text[head:tail]:
        return [(head, tail)]
    passages: list[Span] = []
    for first, last in _cut(text, head, tail, _BLANK_LINE):
        lines = list(_cut(text, first, last, _LINE))
        start = first
        for (begin, end), (following, _) in pairwise(lines):
            if not _is_wrapped(text, end - begin, end, following):
                passages.append((start, end))
                start = following
        passages.append((start, last))
    return passages


def _cut(text: str, head: int, tail: int, gap: re.Pattern[str]) -> Iterator[Span]:
    for match in gap.finditer(text, head, tail):
        end = match.start()
        while text[end - 1].isspace():
            end -= 1
        yield head, end
        head = match.end()
    yield head, tail


def _is_wrapped(text: str, length: int, end: int, following: int) -> bool:
    """Tell whether a line break stands inside running prose: after a long line, or before a small letter."""
    if _BULLET.match(text, following):
        return False
    if text[following].islower() or text[end - 1] in ",;-–(":
        return True
    return 40 <= length <= _WRAP and text[end - 1].isalnum()
