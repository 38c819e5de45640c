"""Headlines that a page's mark-up ran into the next line: "Talks failBoth sides blame the weather"."""

import re
from typing import Final

_GLUED: Final = re.compile(r"\b[^\W\d_]*?[a-z]{2}(?=[A-Z][a-z])\w+")
_SEAM: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


def split_glued(headline: str) -> str:
    """Return the parts of words that have a capital in their middle, which the words themselves hide."""
    if headline.islower():
        return ""
    return " ".join(_SEAM.sub(" ", word) for word in _GLUED.findall(headline))
