"""Paragraphs of plain text, however its lines were broken.

A blank line ends a paragraph. Where lines were wrapped at some width, a line break inside a block is only a
wrap when the next line's first word would not have fit; where every paragraph is one long line, each line is
one. Indented lines and list items begin a paragraph of their own.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from briefer.extractors.lines import ends_sentence

_WIDEST_WRAP = 120  # characters; nobody wraps text wider than that
_NARROWEST_WRAP = 30
_SLACK = 0.12  # of the width: wrapped lines are ragged
_BULLET = re.compile(r"\s*(?:[•‣▪◦*–—-]|\d{1,2}[.)])\s")
_HYPHENATED = re.compile(r"[^\W\d_]{2}[-\u2010\u00ad]$")
_FIRST_WORD = re.compile(r"\s*(\S+)")


def join_lines(lines: Sequence[str]) -> list[str]:
    """Return the paragraphs of raw ``lines`` (without line ends), unwrapped."""
    blocks = _split_blocks(lines)
    width = _find_width(blocks)
    if not width:
        return [line for block in blocks for line in block]
    paragraphs: list[str] = []
    for block in blocks:
        paragraphs += _join_block(block, width)
    return paragraphs


def _split_blocks(lines: Sequence[str]) -> list[list[str]]:
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            blocks[-1].append(line.rstrip())
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _find_width(blocks: Sequence[Sequence[str]]) -> int:
    """Return the width that the text was wrapped at, or 0 when its lines are whole paragraphs."""
    inner = [(one, other) for block in blocks for one, other in pairwise(block)]
    if not inner:
        return 0
    lengths = sorted(len(line.strip()) for pair in inner for line in pair[:1])
    widest = lengths[-1]
    if not _NARROWEST_WRAP <= widest <= _WIDEST_WRAP:
        # One address or table row may stick out of a wrapped text; a long line among few is a paragraph.
        fitting = [length for length in lengths if length <= _WIDEST_WRAP]
        if len(fitting) < 0.9 * len(lengths) or len(fitting) < 5 or fitting[-1] < _NARROWEST_WRAP:
            return 0
        widest = fitting[-1]
    wrapped = sum(_is_wrap(one, other, widest) for one, other in inner)
    broken = sum(_runs_on(one, other) for one, other in inner)
    return widest if wrapped + broken and max(wrapped, broken) >= 0.4 * len(inner) and broken else 0


def _is_wrap(line: str, following: str, width: int) -> bool:
    """Tell whether the first word of ``following`` would not have fit behind ``line``."""
    word = _FIRST_WORD.match(following)
    return len(line) + 1 + min(len(word.group(1)) if word else 0, width // 2) > width * (1 - _SLACK)


def _runs_on(line: str, following: str) -> bool:
    """Tell whether a sentence goes on over the break: no end before it, a small letter after it."""
    first = following.lstrip()[:1]
    return not ends_sentence(line) and (first.islower() or line.rstrip()[-1:] in ",;")


def _join_block(block: Sequence[str], width: int) -> list[str]:
    groups = [[block[0].strip()]]
    for before, line in pairwise(block):
        bullet = _BULLET.match(before)
        margin = bullet.end() if bullet else len(before) - len(before.lstrip())
        starts = _BULLET.match(line) is not None or len(line) - len(line.lstrip()) > margin + 1
        if not starts and (_is_wrap(before, line, width) or _runs_on(before, line)):
            groups[-1].append(line.strip())
        else:
            groups.append([line.strip()])
    return [glue_lines(group) for group in groups]


def glue_lines(lines: Sequence[str]) -> str:
    """Return the lines of one paragraph as one: without spaces where the script uses none."""
    parts = [lines[0]] if lines else []
    for line, following in pairwise(lines):
        unspaced = _is_unspaced(line[-1:]) and _is_unspaced(following[:1])
        # "longer-" + "range": the hyphen is the word's own.
        parts.append("" if unspaced or _HYPHENATED.search(line[-3:]) else " ")
        parts.append(following)
    return "".join(parts)


def _is_unspaced(character: str) -> bool:
    return "\u3000" <= character <= "\u9fff" or "\uff00" <= character <= "\uff65"
