"""Headlines without what a page's title carries round them: the outlet's name, and its sections."""

import re
from functools import lru_cache

from briefer.extractors.lines import is_section

_SEPARATOR = re.compile(r"\s+(?:\||[-–—]{1,2}|::|•|·|»|›|«|‹|/)\s+|\s*\|\s*")
_PREFIX = re.compile(r"([^|:»›]{2,60}?)\s*(?:\||:|\s[–—»›-]\s)\s*")
# What the blogs of some years put between their name and a headline, and others behind it.
_ARCHIVE = re.compile(r"^.{2,80}?\s»\s(?:Blog Archive|Blog)\s»\s+(?=\S)|\s[-–—|»]\s(?:Blog|News|Home)$")
_MARKS = "|-–—:•·»›«‹/"  # one of these stands before or behind whatever is no headline
_SUFFIXES = 4
_NAME_WORDS = 6
_NAME_LETTERS = 6
_DOMAIN_ENDS = ("com", "org", "net", "couk", "online")
_DOMAIN = re.compile(r"\.[A-Za-z]{2,3}$")


@lru_cache(maxsize=256)
def slug(text: str) -> str:
    """Return the letters and digits of ``text``, casefolded, without a leading "the"."""
    return "".join(re.findall(r"[^\W_]+", text.casefold().replace("&", " and "))).removeprefix("the")


@lru_cache(maxsize=256)
def _list_slugs(outlet: str, hints: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(slug, (outlet, outlet.partition(".")[0], *hints))) - {""}


@lru_cache(maxsize=64)
def names_outlet(text: str, *, outlet: str, hints: tuple[str, ...]) -> bool:
    """Tell whether ``text`` is the name of ``outlet``, or of the host or folder that ``hints`` name."""
    name = slug(text)
    if not name:
        return False
    known = _list_slugs(outlet, hints)
    return (
        name in known
        or any(name.removesuffix(end) in known for end in _DOMAIN_ENDS)
        or slug(_DOMAIN.sub("", text.strip())) in known
    )


def _begins_as(text: str, *, outlet: str, hints: tuple[str, ...]) -> bool:
    """Tell whether ``text`` is the outlet's name and a few words more: "Harbour Post Online Edition"."""
    known = [slug(name) for name in (outlet, *hints)]
    return len(text.split()) <= _NAME_WORDS and any(
        len(name) >= _NAME_LETTERS and slug(text).startswith(name) for name in known
    )


# A page's title, its headings and what it tells machines are mostly one and the same headline.
@lru_cache(maxsize=64)
def strip_outlet(headline: str, *, outlet: str, hints: tuple[str, ...]) -> str:
    """Return ``headline`` without the outlet's name before or behind it, and without sections beside that."""
    if not any(map(headline.__contains__, _MARKS)):
        return headline.strip()
    headline = _ARCHIVE.sub("", headline)
    for _ in range(_SUFFIXES):
        places = list(_SEPARATOR.finditer(headline))
        if not places:
            break
        tail = headline[places[-1].end() :]
        named = names_outlet(tail, outlet=outlet, hints=hints) or (
            "|" in places[-1].group() and (is_section(tail) or _begins_as(tail, outlet=outlet, hints=hints))
        )
        if not named:
            break
        headline = headline[: places[-1].start()]
    prefix = _PREFIX.match(headline)
    if prefix and prefix.end() < len(headline):
        name = prefix.group(1)
        if names_outlet(name, outlet=outlet, hints=hints) or (
            "|" in prefix.group() and (is_section(name) or _begins_as(name, outlet=outlet, hints=hints))
        ):
            headline = headline[prefix.end() :]
    return headline.strip()


def split_title(title: str) -> list[str]:
    """Return the parts of a page's title between its separators."""
    parts = _SEPARATOR.split(title) if any(map(title.__contains__, _MARKS)) else [title]
    return [part.strip() for part in parts if part.strip()]


def clean_outlet(declared: str, *, hints: tuple[str, ...]) -> str:
    """Return a declared outlet without address and motto: "Harbour Post | News of the river" is Harbour Post.

    A section that stands where the outlet should is none: "".
    """
    name = re.sub(r"^(?:https?://)?(?:www\.)?(?=\S+$)", "", declared.strip()).rstrip("/")
    parts = split_title(name)
    named = [part for part in parts if names_outlet(part, outlet="", hints=hints)]
    if len(parts) > 1:
        name = named[0] if named else parts[0] if "|" in name else name
    return "" if " " not in name and is_section(name) and not named else name


def find_outlet_in(title: str, *, hints: tuple[str, ...]) -> str:
    """Return the outlet's name as a page's title gives it behind or before the headline, if a hint agrees."""
    parts = _SEPARATOR.split(title)
    for part in (parts[-1], parts[0]) if len(parts) > 1 else ():
        if names_outlet(part, outlet="", hints=hints):
            return part.strip()
    return ""
