"""Dangling openings: sentences that begin by pointing at one that the summary left out.

The list of words is this room's own, so that what keeps such sentences out of summaries is not measured by
itself. In English these words lean on what was said before, unless they name a time ("This summer"), or are
an "it" that stands for nothing told before ("It is unclear whether"): which "it" that is, a table of cases
decides (tests/text/expletive_cases.txt), here as there.
"""

import re
from collections.abc import Sequence
from typing import Final

from briefer.batch import Chosen
from briefer.text.expletives import is_expletive
from briefer.text.languages import find_rules, words_of

LEANING: Final = words_of(
    """
    he she it they him her them his hers its their theirs this that these those such but and or so yet however
    also then thus therefore moreover furthermore nevertheless nonetheless meanwhile besides instead otherwise
    still indeed
    """
)
_FIRST_WORD: Final = re.compile(r"\W*([^\s,'’]+)")
_TIME: Final = re.compile(
    r"\W*(?:this|that|these|those) (?:past |coming )?(?:\w+day|morning|afternoon|evening|night|weekend|week"
    r"|month|year|decade|century|spring|summer|autumn|fall|winter|season)s?\b",
    re.IGNORECASE,
)


def count_dangling(summary: Sequence[Chosen], *, language: str) -> int:
    """Return how many sentences of a summary lean on one that is missing."""
    return sum(not each.follows and leans_back(each.text, language=language) for each in summary)


def leans_back(text: str, *, language: str) -> bool:
    """Tell whether a sentence opens with a word that leans on the one before it."""
    match = _FIRST_WORD.match(text)
    if match is None:
        return False
    leaning = LEANING
    if language != "en":
        rules = find_rules(language)
        leaning = rules.pronouns | rules.demonstratives | rules.connectives
    elif _TIME.match(text) or is_expletive(text, start=match.start(1)):
        return False
    return match[1].lower() in leaning
