"""From any text to text that a page can show: nothing that a terminal, a browser or a typesetter obeys.

Markup is not the concern here (the templates escape it) but characters that act: control characters,
lone surrogates, unclosed changes of direction, towers of combining marks.
"""

import re
import unicodedata

REPLACEMENT = "\ufffd"
MOST_MARKS = 8
LONGEST_LABEL = 120

_ACTING = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_EMBEDDING, _POP = "\u202a\u202b\u202d\u202e", "\u202c"
_ISOLATE, _POP_ISOLATE = "\u2066\u2067\u2068", "\u2069"
_DIRECTING = re.compile(f"[{_EMBEDDING}{_POP}{_ISOLATE}{_POP_ISOLATE}]")
# Before and between these no character combines with the one before it (Mn, Me): no accented letter of the
# Latin alphabets does, and no dash or quotation mark.
_MAY_BE_MARK = re.compile("[\u0300-\u1fff\u20d0-\U0010ffff]")
# Not the no-break spaces: they mean what they say.
_SPACES = re.compile(r"[ \t\n\r\f\v\u2028\u2029]+")


def show_text(text: str) -> str:
    """Return the text on one line, every character harmless; harmless text stays as it is."""
    text = _SPACES.sub(" ", _ACTING.sub(REPLACEMENT, text)).strip(" ")
    if not text.isascii():
        text = close_directions(_lower_towers(text))
    return text


def show_label(text: str) -> str:
    """Return metadata (an outlet, an author, a host) as a short harmless text."""
    shown = show_text(text[: 4 * LONGEST_LABEL])
    return shown if len(shown) <= LONGEST_LABEL else shown[: LONGEST_LABEL - 1].rstrip() + "…"


def close_directions(text: str) -> str:
    """Close what the text opens and drop what it closes without opening (UAX 9, explicit directions)."""
    if not _DIRECTING.search(text):
        return text
    kept, open_ones = list[str](), list[str]()
    for character in text:
        if character in _EMBEDDING:
            open_ones.append(_POP)
        elif character in _ISOLATE:
            open_ones.append(_POP_ISOLATE)
        elif character in (_POP, _POP_ISOLATE):
            if not open_ones or open_ones[-1] != character:
                continue
            open_ones.pop()
        kept.append(character)
    return "".join(kept) + "".join(reversed(open_ones))


def _lower_towers(text: str) -> str:
    """Keep at most eight combining marks on one letter."""
    if not _MAY_BE_MARK.search(text):
        return text
    kept, marks = list[str](), 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if marks <= MOST_MARKS:
            kept.append(character)
    return "".join(kept)
