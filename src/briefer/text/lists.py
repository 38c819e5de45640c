"""Enumerations inside a paragraph: "1. Open the valve 2. Close the tap" is two items, not three stumps."""

import re
from typing import Final

# a marker: "1.", "1)", "1.)", "(1)", "a.", "• 9."
_MARKER: Final = r"(?P<bullet>[•⁃▪■●◦‣*-]\s?)?(?P<open>\(?)(?P<sign>\d{1,2}|[aA])(?P<close>\.\)|[.)])\s"
_AT_HEAD = re.compile(_MARKER)
_AFTER_COLON = re.compile(r":\s++" + _MARKER)
_MOST: Final = 99  # items


def list_items(text: str) -> tuple[int, ...]:
    """Return where the second and later items of an enumeration begin; none where the text is no list.

    Only an unbroken run counts: each marker is the successor of the one before, in the same style.
    """
    first = _AT_HEAD.match(text) or (_AFTER_COLON.search(text) if ":" in text else None)
    if first is None or text[first.end() : first.end() + 1].islower():
        return ()
    found: list[int] = []
    sign, place = first["sign"], first.end()
    while len(found) < _MOST:
        sign = str(int(sign) + 1) if sign.isdigit() else chr(ord(sign) + 1)
        marker = f"{first['bullet'] or ''}{first['open']}{sign}{first['close']}"
        place = text.find(f" {marker} ", place)
        if place < 0:
            break
        found.append(place + 1)
        head = text[max(0, place - 4) : place]
        place += len(marker) + 2
        if head.endswith((",", ";", " and", " or")) or text[place : place + 1].islower():
            return ()  # "(1) pay and (2) leave" is one sentence
    return tuple(found)
