"""Headlines without what a page's title carries round them: the outlet's name, and its sections."""

import re
from collections.abc import Sequence
from functools import lru_cache

from briefer.extractors.lines import is_section

_SEPARATOR = re.compile(r"\s+(?:\||[-–—]{1,2}|::|•|·|»|›|/)\s+|\s*\|\s*")
_PREFIX = re.compile(r"([^|:]{2,60}?)\s*(?:\||:|\s[–—-]\s)\s*")
_SUFFIXES = 4
_DOMAIN_ENDS = ("com", "org", "net", "couk", "online")


@lru_cache(maxsize=256)
def slug(text: str) -> str:
    """Return the letters and digits of ``text``, casefolded, without a leading "the"."""
    return "".join(re.findall(r"[^\W_]+", text.casefold().replace("&", " and "))).removeprefix("the")


def names_outlet(text: str, *, outlet: str, hints: Sequence[str]) -> bool:
    """Tell whether ``text`` is the name of ``outlet``, or of the host or folder that ``hints`` name."""
    name = slug(text)
    if not name:
        return False
    known = {slug(outlet), slug(outlet.partition(".")[0]), *(slug(hint) for hint in hints)} - {""}
    return name in known or any(
        name.removesuffix(end) in known for end in ("com", "org", "net", "couk", "online")
    )


def strip_outlet(headline: str, *, outlet: str, hints: Sequence[str]) -> str:
    """Return ``headline`` without the outlet's name before or behind it, and without sections beside that."""
    for _ in range(_SUFFIXES):
        places = list(_SEPARATOR.finditer(headline))
        if not places:
            break
        tail = headline[places[-1].end() :]
        if not names_outlet(tail, outlet=outlet, hints=hints) and not (
            is_section(tail) and "|" in places[-1].group()
        ):
            break
        headline = headline[: places[-1].start()]
    prefix = _PREFIX.match(headline)
    if prefix and prefix.end() < len(headline):
        name = prefix.group(1)
        if names_outlet(name, outlet=outlet, hints=hints) or (is_section(name) and "|" in prefix.group()):
            headline = headline[prefix.end() :]
    return headline.strip()


def find_outlet_in(title: str, *, hints: Sequence[str]) -> str:
    """Return the outlet's name as a page's title gives it behind or before the headline, if a hint agrees."""
    parts = _SEPARATOR.split(title)
    for part in (parts[-1], parts[0]) if len(parts) > 1 else ():
        if names_outlet(part, outlet="", hints=hints):
            return part.strip()
    return ""
