"""The characters of a text as numbers, so that numpy can look at all of them at once, and what each is.

Tables of every character are made when they are first asked for, in a few milliseconds.
"""

import re
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from briefer.text.words import MARKS, UNSPACED

# No part of a word, a part, a word by itself, or nothing at all.
OUTSIDE, INSIDE, ALONE, UNHEARD = range(4)
_SILENT: Final = "-'’ʼ＇׳‐‑\u00ad\u0591-\u05c7\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d"
_RANGE: Final = re.compile(r"(.)(?:-(.))?", re.DOTALL)
_COUNT: Final = 0x31350  # the last script, Han, ends here; what lies beyond is no letter

Codes = npt.NDArray[np.uint32]


def list_codes(text: str) -> Codes:
    """Return the number of each character."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


def list_small_codes(text: str) -> Codes:
    """Return the number of each character of the text in small letters."""
    if "İ" in text or "Σ" in text:  # two letters when small, and one that depends on what stands behind it
        text = text.lower()
    return _list_small().take(list_codes(text), mode="clip")


def find_kinds(codes: Codes) -> npt.NDArray[np.uint8]:
    """Return what each of the characters is: ``OUTSIDE``, ``INSIDE``, ``ALONE`` or ``UNHEARD``."""
    return _list_kinds().take(codes, mode="clip")


def find_digits(codes: Codes) -> npt.NDArray[np.bool_]:
    """Tell of each of the characters whether it is a digit, of any script."""
    return _list_digits().take(codes, mode="clip")


@lru_cache(maxsize=1)
def _list_kinds() -> npt.NDArray[np.uint8]:
    kinds = np.zeros(_COUNT + 1, dtype=np.uint8)
    for run in re.finditer(r"[^\W_]+", _list_characters()):
        kinds[run.start() : run.end()] = INSIDE
    for kind, members in ((INSIDE, MARKS), (ALONE, UNSPACED), (UNHEARD, _SILENT)):
        for first, last in _RANGE.findall(members):
            kinds[ord(first) : ord(last or first) + 1] = kind
    return kinds


@lru_cache(maxsize=1)
def _list_digits() -> npt.NDArray[np.bool_]:
    digits = np.zeros(_COUNT + 1, dtype=np.bool_)
    for run in re.finditer(r"\d+", _list_characters()):
        digits[run.start() : run.end()] = True
    return digits


@lru_cache(maxsize=1)
def _list_small() -> Codes:
    alone = _list_characters().replace("İ", "i").replace("Σ", "σ")
    return np.append(list_codes(alone.lower()), np.uint32(0))


def _list_characters() -> str:
    return np.arange(_COUNT, dtype="<u4").tobytes().decode("utf-32-le", "surrogatepass")
