"""What only a dateline explains: "here", "this city", in a sentence of an article that begins with a place.

American papers and agencies write so of the place where the reporter is. In quotations "here" is where the
speaker is, which the sentence need not tell.
"""

import re
from typing import Final

_HERE: Final = re.compile(
    r"\b(?:here\b(?!['’]s| and there| to stay)"
    r"|this (?:[a-z]+ )?(?:city|town|village|capital|port|suburb|island|county|province)\b)"
)
_QUOTED: Final = re.compile(r"[\"“][^\"“”]*[\"”]")
# "PORT AVERELL, N.S. — A ferry": the place in capitals, what belongs to it, a dash
_DATELINE: Final = re.compile(r"(?P<place>[^\W\d_]{3,})[^!?:;\"“”]{0,60}?(?:\s?[–—―]|\s--?\s|--)")


def leans_on_dateline(sentence: str, *, language: str) -> bool:
    """Tell whether the sentence speaks of "here" outside quotations, and does not say itself where that is.

    Only English is known to.
    """
    if language != "en" or not points_here(sentence):
        return False
    dateline = _DATELINE.match(sentence)
    return dateline is None or not dateline["place"].isupper()


def points_here(text: str) -> bool:
    """Tell whether an English text speaks of "here" outside quotations."""
    return _HERE.search(text) is not None and _HERE.search(_QUOTED.sub("", text)) is not None
