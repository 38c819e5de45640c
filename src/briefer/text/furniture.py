"""Sentences that are no news but furniture of a page: invitations to subscribe, addresses, buttons."""

import re
from typing import Final

_FURNITURE: Final = re.compile(
    r"https?://|www\.|@\w|\b(?:subscribe|newsletter|sign up|click here|read more|all rights reserved)\b",
    re.IGNORECASE,
)


def is_furniture(sentence: str) -> bool:
    """Tell whether the sentence speaks of the page it stands on instead of the news."""
    return bool(_FURNITURE.search(sentence))
