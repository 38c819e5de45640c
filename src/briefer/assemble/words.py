"""Reading words, and what may be printed at all."""

import re
import unicodedata

from briefer.text.scripts import UNSPACED

_WORD = re.compile(r"\S*\w\S*")
# Scripts without blanks: two characters take about as long to read as one English word (Trauzettel-Klosinski
# and Dietz 2012 give 228 words a minute for English, 357 characters for Japanese, 255 for Chinese).
CHARACTERS_PER_WORD = 2

# How many disagreements of a story are shown, and what each takes of page 1, as words of a lead would.
DISAGREEMENTS_SHOWN = 2
DISAGREEMENT_WORDS = 12

LONGEST_SENTENCE = 1500
LONGEST_HEADLINE = 300
MOST_MARKS = 8
_SPACES = frozenset("\t\n\r")
# Nothing but letters of Latin scripts, signs, blanks and the dashes and quotation marks of print: most texts.
_PLAIN = re.compile("[\t\n\r -~\xa0-\u02ff\u2010-\u2027]*")


def count_words(text: str) -> int:
    """Count the words a reader reads: runs between blanks that hold a letter or digit."""
    spaced, characters = UNSPACED.subn(" ", text)
    return sum(1 for _ in _WORD.finditer(spaced)) + (characters + 1) // CHARACTERS_PER_WORD


def is_printable(text: str, *, longest: int) -> bool:
    """Tell whether the text can be set: not empty, not endless, no control characters, no towers of marks.

    The limits are those that keep a typesetter from hanging (20,000 combining marks take it 6 s).
    """
    if not text.strip() or len(text) > longest:
        return False
    if _PLAIN.fullmatch(text):
        return True
    marks = 0
    for character in text:
        if character < "\u0300":
            if (character < " " and character not in _SPACES) or "\x7f" <= character <= "\x9f":
                return False
            marks = 0
            continue
        category = unicodedata.category(character)
        if category in ("Cc", "Cs", "Cn", "Co"):
            return False
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if marks > MOST_MARKS:
            return False
    return True
