"""Turns of phrase that only furniture uses, in the languages that briefer meets; ``lines.py`` uses them.

Every pattern is matched at the beginning of a clean line of bounded length. An imperative that news could
begin with ("Read more than ...", "Related costs ...", "Subscribe to the view that ...") must go on as
furniture does, or it is no match. No repetition is nested in another, so that each takes linear time.

In these texts a line is an alternative, and an indented line goes on with the one above it. To try hundreds
on every line of an article would take longer than all else; so behind "#" stand the openings of those below
it, as ``find_opening`` tells them ("_" is a blank), and only what may match is tried, or even compiled.
"""

import re
from dataclasses import dataclass
from functools import cache

from briefer.extractors import english_patterns as english
from briefer.extractors import foreign_patterns as foreign

_SHORTHANDS = {
    "{END}": r"\s*(?:[.!:：…>»›→▸▼|]{1,3}|[-–—]{1,3}>?)?\s*$",
    "{GO}": r"\s*(?:[:：|>»›→]|\s[-–—]\s)",
    "{GO-END}": r"\s*(?:[:：|>»›→-]|$)",
    "{ITEM}": r"(?:articles?|stor(?:y|ies)|content|links?|topics?|news|posts?|coverage|reading|reads?|videos?"
    r"|headlines)",
    "{SOCIAL}": r"(?:twitter|x|facebook|instagram|linkedin|bluesky|mastodon|threads|whatsapp|telegram|tiktok"
    r"|youtube|google news|google)\b",
    "{AGENCY}": r"(?:REUTERS|Reuters|AFP|AP|EPA|dpa|PA|Getty Images|Getty|AP Photo|AFP Photo|Shutterstock"
    r"|iStock|Alamy|Bloomberg|Anadolu|NurPhoto)",
    "{PICTURE}": r"(?:Photo|Image|Picture|Foto|Bild|Photograph|Credit)",
}


@cache
def compile_alternatives(text: str, *, flags: re.RegexFlag) -> re.Pattern[str]:
    """Return one pattern that matches any alternative of ``text``, its shorthands written out."""
    alternatives = text.strip("\n").replace("\n    ", "").split("\n")
    pattern = "|".join(alternative for alternative in alternatives if alternative)
    for shorthand, meaning in _SHORTHANDS.items():
        pattern = pattern.replace(shorthand, meaning)
    return re.compile(f"(?:{pattern})", flags)


def find_opening(line: str) -> str:
    """Return how ``line`` begins: its first three characters, casefolded, where the first is a Latin letter.

    Of other letters and signs it is the first alone, and "0" stands for every figure.
    """
    opening = line[:3].casefold()
    if "a" <= opening < "{":
        return opening
    return "0" if opening[:1].isdigit() else opening[:1]


class Openings:
    """Turns of phrase known by how a line begins; those of one opening are compiled when it is met."""

    def __init__(self, *texts: str) -> None:
        self.alternatives: dict[str, str] = {}
        openings: list[str] = []
        for line in "\n".join(texts).replace("\n    ", "").split("\n"):
            if line.startswith("#"):
                openings = [opening.replace("_", " ") for opening in line[1:].split()]
            elif line:
                for opening in openings:
                    self.alternatives[opening] = f"{self.alternatives.get(opening, '')}{line}\n"

    def begin(self, line: str, *, opening: str) -> bool:
        """Tell whether ``line``, which begins as ``opening`` says, begins with one of the turns."""
        alternatives = self.alternatives.get(opening)
        return (
            alternatives is not None
            and compile_alternatives(alternatives, flags=re.IGNORECASE).match(line) is not None
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """Turns of phrase, and ``words`` of which each of them holds one: to look for these is cheap.

    The pattern is compiled when it is first asked.
    """

    words: tuple[str, ...]
    alternatives: str

    @property
    def pattern(self) -> re.Pattern[str]:
        return compile_alternatives(self.alternatives, flags=re.IGNORECASE)

    def may_stand_in(self, text: str) -> bool:
        """Tell whether one of the words stands in ``text``, which is folded where they are."""
        return any(map(text.__contains__, self.words))


POINTER = Openings(english.POINTER, foreign.POINTER)
NOTICE = Openings(english.NOTICE, foreign.NOTICE)
COMMENTS = Openings(english.COMMENTS, foreign.COMMENTS)
LIST_HEADING = Openings(english.LIST_HEADING, foreign.LIST_HEADING)
TEASER = Openings(english.TEASER)
CAPTION = Openings(english.CAPTION)

# Notices that are known by words further inside, in the case in which they stand here ...
INNER_NOTICE = Phrases(
    words=(
        "contributed",
        "your inbox",
        "reported",
        "wrote",
        "reports",
        "@",
        "can be ",
        "commission",
        "eproduction",
        "published under",
        "? Please ",
    ),
    alternatives=r"""
(?-i:[A-Z])[\w .’'-]{2,50} can be (?:reached|contacted|followed) (?:at|on|via|by)\b.{0,30}?(?:@|\d{3}\W?\d{3})
(?:we|(?-i:[A-Z])[\w ]{2,30} may) (?:may )?(?:earn|receive|get) an? .{0,30}?\bcommission\b
[\w .&’'-]{2,40}\bno reproduction (?:or republication )?without\b
(?:[^\W\d_]{1,20} ){0,4}[\w.+-]{2,40}@[\w-]{2,40}\.[\w.]{2,20}(?: \([A-Z]{2,5}\))?\s*$
[^.!?]{4,90}\? please (?:share|send|submit|upload) (?:us )?your (?:photos?|pictures?|images?
    |videos?|stories|thoughts)\b
[^.!?]{2,60} is published under an? creative commons\b
(?:(?:[^.!?]|(?<=\b(?-i:[A-Z]))\.){2,250} )?contributed
     (?:reporting|to this (?:report|story|article|piece))\b.{0,60}$
(?-i:[A-Z]{2,6})[’'"]s (?-i:[A-Z])[\w.’'-]{1,30} (?:(?-i:[A-Z])[\w.’'-]{1,30},? |and |in ){1,12}
    (?:also )?(?:(?:reported|wrote)(?: and (?:reported|wrote))? from (?-i:[A-Z])
    |contributed(?: reporting)?\.?\s*$)(?!.{0,60} that\b)
(?-i:[A-Z]\S+ [A-Z]\S+) reported and wrote from (?-i:[A-Z])[^!?]{0,80}$
(?-i:[A-Z]\S+ [A-Z]\S+) reported from (?-i:[A-Z])[^.!?]{2,40}?(?:;| and) .{4,60}\bfrom (?-i:[A-Z])[^!?]{0,60}$
(?=.{0,200}\b(?:free|daily|weekly|every|each|morning|evening|newsletter|days a week)\b)
    .{0,120}?\b(?:in|to) your inbox\b.{0,80}$
""",
)
# ... or in any case.
LATE_NOTICE = Phrases(
    words=("in new window", "responsible for the content"),
    alternatives=r"""
[\w ,+-]{2,60} \(opens in new window\){END}
(?:the )?(?-i:[A-Z])\w{1,20} is not responsible for the content of external\b
""",
)

# How a picture's caption ends: a credit behind, and no sentence after it.
CAPTION_END = r"""
\((?:AP |AFP |Reuters )?(?:{PICTURE}|File)s?\b[^()]{0,80}\)\s*$
\b(?:{PICTURE}s?|Photo credit|Crédit|Crédit photo|Quelle)\s*[:：]\s*[^.!?]{2,80}$
\b{AGENCY}\s?/\s?[^.!?]{2,60}$
\b[A-Z][\w’'-]{1,30}(?: [A-Z][\w’'.-]{0,30}){0,3}\s?/\s?(?:{AGENCY}|The [A-Z]\w{1,20}(?: [A-Z]\w{1,20}){0,2})
    (?: via [\w ]{2,30})?\s*$
(?:\bvia |\bby |[©/(] ?)(?:Getty Images|Shutterstock|iStock|Alamy(?: Stock Photo)?|Unsplash|AP Photo
    |AFP)\)?\s*$
\([A-Z][\w’'.-]{1,30}(?: [A-Z][\w’'.-]{0,30}){1,3}(?: for |/)(?:The )?[A-Z][\w .’'-]{2,40}\)\s*$
\((?:{AGENCY}|File|Handout|Courtesy(?: of)?[^()]{0,60})\)\s*$
"""
