"""What characters an article may hold: text that can be stored, measured, printed and searched.

Removed are control characters, lone surrogates, zero-width and bidirectional formatting characters,
non-characters and private-use glyphs; ligatures become letters, any run of white space one space; the rest is
composed (NFC, Unicode Standard Annex 15). Runs of combining marks are cut, because a line with thousands of
them costs the renderer seconds.
"""

import re
import unicodedata

from briefer.extractors import limits
from briefer.extractors.judgements import remember

# Zero-width joiners are spelling in Arabic and Indic scripts, and noise anywhere else.
_JOINING = "\u0600-\u06ff\u0750-\u077f\u0900-\u0dff"
_DROPPED = re.compile(
    "["
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # controls, but for those that separate lines and words
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"  # soft hyphen, fillers, joiners
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0"  # zero width, bidirectional
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0f\ufff0-\ufffc\ufffe\uffff"
    "\U000e0000-\U0010ffff"  # tags, more variation selectors, private planes
    "]+"
    f"|(?<![{_JOINING}])[\u200c\u200d]+|[\u200c\u200d]+(?![{_JOINING}])"
)
# Text of nothing but these, nearly all of it in Latin script, is clean and composed as it stands.
_UNUSUAL = re.compile("[^\t\n\r\x20-\x7e\xa0-\xac\xae-\u024f\u2010-\u2027\u2030-\u205e\u20a0-\u20c0]")
# The same without the white space that a clean line does not hold.
_IRREGULAR = re.compile("[^\x20-\x7e\xa1-\xac\xae-\u024f\u2010-\u2027\u2030-\u205e\u20a0-\u20c0]")
# Letters as type shows them: ligatures, and the forms of Arabic letters. PDF files hold these, and no search
# finds a word that is written with them.
_PRESENTED = re.compile("[\ufb00-\ufb06\ufb13-\ufb17\ufb50-\ufbb1\ufbd3-\ufd3d\ufe70-\ufefc]+")
_MARK_RUN = re.compile(rf"[^\w\s]{{{limits.COMBINING_MARKS + 1},}}")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def _cut_marks(match: re.Match[str]) -> str:
    kept: list[str] = []
    run = 0
    for character in match.group():
        run = run + 1 if unicodedata.category(character)[0] == "M" else 0
        if run <= limits.COMBINING_MARKS:
            kept.append(character)
    return "".join(kept)


def _spell(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match.group())


def clean_characters(text: str) -> str:
    """Return ``text`` without the characters that no article holds, composed; white space stays as it is."""
    if not _UNUSUAL.search(text):
        return text
    text = _PRESENTED.sub(_spell, _DROPPED.sub("", text))
    return unicodedata.normalize("NFC", _MARK_RUN.sub(_cut_marks, text))


@remember
def is_plain(text: str) -> bool:
    """Tell whether ``text`` is clean but for its blanks, and nearly all in Latin script."""
    return not _IRREGULAR.search(text)


def clean_line(text: str) -> str:
    """Return ``text`` as one clean line: no foreign characters, every run of white space one space."""
    if "  " not in text and is_plain(text):
        return text.strip(" ")  # most lines are clean, and cleaned more than once
    return " ".join(clean_characters(text).split())


def split_lines(text: str) -> list[str]:
    """Return the lines of ``text``, whatever it ends them with, without their ends."""
    return _LINE_ENDS.sub("\n", text).split("\n")


def cut_line(text: str, length: int) -> str:
    """Return ``text``, or as many of its first words as fit into ``length`` characters."""
    if len(text) <= length:
        return text
    cut = text[: length + 1].rfind(" ")
    return text[: cut if cut > length // 2 else length].rstrip()
