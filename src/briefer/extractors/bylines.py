"""Bylines: who wrote an article, and for whom, as the lines above it say.

"By Priya Lindgren, Inland Courier" names a person and an outlet; "Von Anna Berg, Redakteurin in Kiel" a
person, a role and a place. The person stays as the byline, the outlet is kept apart, the rest is dropped.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefer.extractors.datelines import find_agency
from briefer.extractors.dates import find_dates, find_times
from briefer.extractors.hygiene import cut_line
from briefer.extractors.limits import BYLINE_CHARACTERS, OUTLET_CHARACTERS
from briefer.extractors.months import MONTHS, WEEKDAYS
from briefer.extractors.phrases import NAME_PARTICLES, OUTLET_WORDS, ROLES, SECTIONS

_MARK = re.compile(
    r"(?:(?:(?:written |words |story |report |reporting )?by|von|par|por|di|door|af|av|بقلم|كتب|كتبت)\s+"
    r"|(?:by|author|reporter|text|words|story|autor|autorin|von|auteur|par|autora|por|autore|di|door|автор"
    r"|текст|بقلم)\s*[:：]\s*|(?:文|記者|记者|取材・文|기자)\s*[:：・/／＝=]?\s*)",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*(?:[,;|•·/]|\s[–—-]\s)\s*")
_PLACE_OR_OUTLET = re.compile(
    r"\s(?:in|at|for|of|with|aus|für|de|à|pour|en|para|da|per)\s(?:the\s)?(?=[^\W\d_a-z])"
)
_TOGETHER = re.compile(r"\s+(?:and|und|et|y|e|en|och|og|&)\s+")
_EAST_ASIAN_NAME = "[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々 ]{2,12}"
_EAST_ASIAN_OUTLET = (
    "[\\w・]{0,10}(?:新聞|新聞社|新闻|日报|日報|晚报|通信|通信社|通讯社|通訊社|時報|时报|テレビ|放送|ニュース"
    "|타임스|일보|신문|뉴스|방송)"
)
_MAIL = re.compile(r"\s*[(<]?\S+@\S+\.\w+[)>]?|\s*\(?@\w+\)?")
_FOOT_NOISE = (
    r"©|\(c\)|copyright|all rights reserved|alle rechte vorbehalten|tous droits réservés|\b(?:page|seite)\b"
    rf"|(?:\b(?:{'|'.join(sorted(WEEKDAYS))})\.?,? (?:den |the )?)?"
    r"(?:\b\d{1,2}\.? [^\W\d_]+\.? \d{4}\b|\b[^\W\d_]+ \d{1,2}, \d{4}\b)|[\d.:/-]*\d"
)
_OUTLET_WORDS_AT_MOST = 6
_DECLARED = re.compile(
    r"^\s*(?:view all posts by|posts? by|all posts by|posted by|autor(?=\s+[^\W\d_]))\s*[:：]?\s*",
    re.IGNORECASE,
)
_BEHIND_WORDS = "at am on posted published updated um vom le el date datum last of revision modified created"
_BEHIND = frozenset({"", *_BEHIND_WORDS.split()})
_ACCOUNTS = frozenset(
    {"admin", "administrator", "super user", "superuser", "webmaster", "author", "user", "root"}
)
# "majainfos_zlf4", "www.post.example", "post.example": no person's name.
_ACCOUNT = re.compile(r"\S*(?:\d|_)\S*|(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """The people that a line names as its authors, and the outlet that it names; either may be ""."""

    people: str
    outlet: str


def looks_like_outlet(text: str, *, hints: Sequence[str]) -> bool:
    """Tell whether ``text`` names an outlet: by a word such as "Post", or because a hint says so.

    ``hints`` are names in lower-case words joined by hyphens: a folder's, or a host's.
    """
    words = text.split()
    if not text.isascii() and re.fullmatch(_EAST_ASIAN_OUTLET, text):
        return True
    if not 0 < len(words) <= _OUTLET_WORDS_AT_MOST:
        return False
    if any(word[0].islower() and word not in NAME_PARTICLES and "." not in word[1:-1] for word in words):
        return False
    slug = "-".join(re.findall(r"\w+", text.casefold().replace("&", " and ")))
    bare = slug.removeprefix("the-")
    if bare and any(hint.removeprefix("the-") in (bare, bare.replace("-", "")) for hint in hints):
        return True
    if any(len(hint) > 3 and slug.startswith(hint + "-") for hint in hints):
        return True
    if words[0] in {"The", "Le", "La", "El", "Die", "Der", "Il"} and len(words) > 1:
        return True
    return any(word.casefold().strip(".") in OUTLET_WORDS for word in words)


def find_named_outlet(lines: Iterable[str], *, hints: Sequence[str]) -> str:
    """Return the outlet that running heads, page feet and copyright lines name, or ""."""
    for line in lines:
        for part in re.split(
            r"\.\s|" + _SEPARATOR.pattern, re.sub(_FOOT_NOISE, " ", line, flags=re.IGNORECASE)
        ):
            name = " ".join(part.split()).strip(" .")
            if name and looks_like_outlet(name, hints=hints):
                return cut_line(name, OUTLET_CHARACTERS)
    return ""


def looks_like_name(text: str) -> bool:
    """Tell whether ``text`` may be one person's name: two to five capitalised words, no figures."""
    words = text.split()
    if not 2 <= len(words) <= 5 or any(character.isdigit() for character in text):
        return False
    if _is_calendar(words[0]) or words[0].casefold() in SECTIONS:
        return False
    big = sum(word[0].isupper() or not (word[0].islower() or word[0].isupper()) for word in words)
    small = [word for word in words if word[0].islower()]
    return big >= 2 and all(word in NAME_PARTICLES or "-" in word or "'" in word for word in small)


def cut_place(name: str) -> str:
    """Return a name without the place or outlet behind it: "Anna Keller in Halden"."""
    cut = _PLACE_OR_OUTLET.search(name)
    return name[: cut.start()] if cut and looks_like_name(name[: cut.start()]) else name


def _is_calendar(word: str) -> bool:
    word = word.casefold().strip(".,")
    return word in WEEKDAYS or word in MONTHS


def read_byline(line: str, *, hints: Sequence[str]) -> Byline | None:
    """Return whom ``line`` names when it says that it is a byline ("By ...", "記者・..."), else None."""
    mark = _MARK.match(line)
    if not mark or len(line) > BYLINE_CHARACTERS:
        return None
    rest = _MAIL.sub("", line[mark.end() :]).strip(" .|•·-–—")
    if len(line[mark.end() :].split()) > 16 or not rest:
        return None
    return _read_parts(rest, hints=hints)


def _read_parts(rest: str, *, hints: Sequence[str]) -> Byline | None:
    people: list[str] = []
    outlet = ""
    for part in _SEPARATOR.split(rest):
        if not part:
            continue
        if people and looks_like_outlet(part, hints=hints):
            outlet = outlet or part
            continue
        found = _read_people(part, first=not people)
        cut = _PLACE_OR_OUTLET.search(part)
        if found and cut and looks_like_outlet(part[cut.end() :], hints=hints):
            outlet = outlet or part[cut.end() :]
        if found:
            people += found
        elif find_agency(part) or looks_like_outlet(part, hints=hints) or _is_role(part):
            people += [] if people else [part]
        elif not people:
            return None
    if not people:
        return None
    return Byline(people=cut_line(", ".join(dict.fromkeys(people)), BYLINE_CHARACTERS), outlet=outlet)


def _is_role(part: str) -> bool:
    words = [word.casefold().strip(".,") for word in part.split()]
    return len(words) <= 5 and any(word in ROLES for word in words)


def _read_people(part: str, *, first: bool) -> list[str]:
    """Return the names in ``part`` ("Ana Ruiz and Bo Lind in Kiel"), or [] when it names nobody."""
    cut = _PLACE_OR_OUTLET.search(part)
    names = _TOGETHER.split(part[: cut.start()] if cut else part)
    if all(looks_like_name(name) and not _is_role(name) for name in names):
        return names
    if cut:
        # "Maria de Santos": what looked like a place is part of the name.
        names = _TOGETHER.split(part)
        if all(looks_like_name(name) and not _is_role(name) for name in names):
            return names
    alone = (
        first and part.isalpha() and part[0].isupper() and not _is_calendar(part) and find_agency(part) == ""
    )
    # Patterns of whole scripts are not compiled before a name may be written in one.
    return [part] if alone or (not part.isascii() and re.fullmatch(_EAST_ASIAN_NAME, part)) else []


def _cut_declared(text: str) -> str:
    """Return a declared author without what pages join to it: a date, a link's words, an account's name."""
    text = _DECLARED.sub("", text)
    for start, _ in sorted([(date.start, date.end) for date in find_dates(text)] + find_times(text))[:1]:
        text = text[:start]
    words = text.split()
    while words and (words[-1].casefold().strip(".:,;|•-–—") in _BEHIND or _is_calendar(words[-1])):
        words.pop()
    text = " ".join(words).strip(" .|•·,;:-–—")
    account = text.casefold() in _ACCOUNTS or (text.isascii() and _ACCOUNT.fullmatch(text) is not None)
    return "" if account else text


@lru_cache(maxsize=256)
def clean_byline(text: str) -> str:
    """Return a declared author ("By Jane Doe, jane@post.example") as a byline: people, or as it stands."""
    text = _cut_declared(_MAIL.sub("", text))
    found = read_byline(text, hints=()) or (_read_parts(text, hints=()) if text else None)
    return found.people if found else cut_line(text, BYLINE_CHARACTERS)
