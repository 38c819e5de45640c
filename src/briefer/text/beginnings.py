"""Where numbers may stand in a long text: all of it is looked at at once, and only what may be one is read.

A regular expression is tried at every letter that could begin a numeral, which is every second one.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

import numpy as np
import numpy.typing as npt

from briefer.text.characters import INSIDE, Codes, find_digits, find_kinds, list_codes

LONG: Final = 1_000  # characters; in fewer a search is as fast
_FIRST: Final = 3  # letters of a word that are looked at
_SPREAD: Final = np.uint32(0x9E3779B1)  # odd, from the golden ratio
_HIGH: Final = np.uint32(20)  # bits that are dropped: 12 are left

Table = npt.NDArray[np.bool_]


def make_table(words: Iterable[str]) -> Table:
    """Return what ``find_words`` looks words up in: they have three letters or more."""
    table = np.zeros(1 << 12, dtype=np.bool_)
    codes = list_codes("".join(word[:_FIRST] for word in words))
    table[_hash_heads(codes, np.arange(0, len(codes), _FIRST))] = True
    return table


def find_words(pattern: re.Pattern[str], text: str, table: Table) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern that begins as a word of the table does, as a search finds them."""
    codes = list_codes(f"\n{text}{chr(10) * _FIRST}")
    inside = find_kinds(codes) == INSIDE
    begins = np.flatnonzero(inside[1:] > inside[:-1])
    return _match_at(pattern, text, begins[table[_hash_heads(codes, begins + 1)]])


def find_quantities(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern that begins with a digit, as a search finds them."""
    return _match_at(pattern, text, np.flatnonzero(find_digits(list_codes(text))))


def _hash_heads(codes: Codes, begins: npt.NDArray[np.int64]) -> npt.NDArray[np.uint32]:
    """Return a number below 4,096 for the first letters of each word."""
    heads = codes[begins]
    for place in range(1, _FIRST):
        heads = heads * _SPREAD + codes[begins + place]
    return (heads * _SPREAD) >> _HIGH


def _match_at(pattern: re.Pattern[str], text: str, places: npt.NDArray[np.int64]) -> Iterator[re.Match[str]]:
    done = 0
    for place in places.tolist():
        if place >= done and (match := pattern.match(text, place)):
            done = match.end()
            yield match
