"""Dangling openings: sentences that begin by pointing at one that the summary left out.

The list of words is this room's own, so that what keeps such sentences out of summaries is not measured by
itself. In English these words lean on what was said before, but for the few that point ahead.
"""

import re
from collections.abc import Sequence
from typing import Final

from briefer.batch import Chosen
from briefer.text.languages import find_rules, words_of

LEANING: Final = words_of(
    """
    he she it they him her them his hers its their theirs this that these those such but and or so yet however
    also then thus therefore moreover furthermore nevertheless nonetheless meanwhile besides instead otherwise
    still indeed
    """
)
_FIRST_WORD: Final = re.compile(r"\W*([^\s,]+)")


def count_dangling(summary: Sequence[Chosen], *, language: str) -> int:
    """Return how many sentences of a summary lean on one that is missing."""
    return sum(not each.follows and leans_back(each.text, language=language) for each in summary)


def leans_back(text: str, *, language: str) -> bool:
    """Tell whether a sentence opens with a word that leans on the one before it."""
    leaning = LEANING
    if language != "en":
        rules = find_rules(language)
        leaning = rules.pronouns | rules.demonstratives | rules.connectives
    match = _FIRST_WORD.match(text)
    return match is not None and match[1].lower() in leaning
