"""Which agency a report is credited to: in its byline, its dateline, its last line, or as its outlet.

One agency has one name here, however it is credited, so that two rewrites of one wire are one origin.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from briefer.model import Article

_AGENCIES: Final = re.compile(
    r"\b(?:(?:Thomson )?Reuters|(?:The )?Associated Press|Agence France-Presse|Bloomberg(?: News)?|PA Media"
    r"|Press Association|Press Trust of India|Canadian Press|Europa Press|Adnkronos|Xinhua|Interfax"
    r"|RIA Novosti|Ukrinform|Kyodo|Jiji|Yonhap|Anadolu|Ritzau|Belga|Keystone-SDA|Lusa|Bernama"
    r"|dpa|epd|sda)\b|共同通信|時事通信|新华社|新華社|연합뉴스|رويترز|فرانس برس"
)
_INITIALS: Final = re.compile(
    r"\b(?:AP|AFP|DPA|UPI|EFE|ANSA|AGI|TASS|PTI|ANI|IANS|NTB|TT|ANP|APA|SDA|SID|KNA|MTI|PAP|CTK|ČTK|AAP|WAM|SPA)\b"
)
_ONE_NAME: Final = {
    "Thomson Reuters": "Reuters",
    "رويترز": "Reuters",
    "Associated Press": "AP",
    "The Associated Press": "AP",
    "Agence France-Presse": "AFP",
    "فرانس برس": "AFP",
    "Bloomberg News": "Bloomberg",
    "Press Association": "PA Media",
    "Press Trust of India": "PTI",
    "Keystone-SDA": "SDA",
    "ČTK": "CTK",
    "新华社": "Xinhua",
    "新華社": "Xinhua",
    "共同通信": "Kyodo",
    "時事通信": "Jiji",
    "연합뉴스": "Yonhap",
    "dpa": "DPA",
    "sda": "SDA",
}
_AGENCY_WORDS: Final = re.compile(
    r"\b(?:agency|agencies|agence|agentur|agencia|agências?|agenzia|wires?|newswire|news service"
    r"|press service|nachrichtenagentur|presseagentur)\b|通信社|通讯社|وكالة",
    re.IGNORECASE,
)
_BYLINE_PARTS: Final = re.compile(r"\s*(?:[,;|/•·–—()]| - | and | und | et | y | with | für | for )\s*")
_BY: Final = re.compile(r"^(?:by|von|par|por|di|from|via|source:|quelle:)\s+", re.IGNORECASE)
_DATELINE: Final = re.compile(r"\(([^()]{2,60})\)\s*[-–—:]")
# "(Reuters)", "Source: dpa", "© 2026 AFP", "With material from AP": all of a last line but the name
_CREDIT: Final = re.compile(
    r"(?:(?:source|quelle|fuente|fonte|via|©|\(c\)|copyright"
    r"|(?:with|mit|avec|con) (?:\w+ ){0,2}(?:from|by|von|de|di)(?: the)?)\b|[\W\d_])*",
    re.IGNORECASE,
)
_NAME_WORD: Final = re.compile(r"^[^\W\d_a-z][\w’'.-]*$")
_LAST_LINE: Final = 60  # characters


def list_credits(articles: Sequence[Article]) -> dict[str, set[str]]:
    """Return which outlets print each part of a byline."""
    outlets: dict[str, set[str]] = {}
    for article in articles:
        for part in _list_parts(article):
            outlets.setdefault(part, set()).add(article.outlet)
    return outlets


def name_agency(article: Article, *, outlets: Mapping[str, set[str]]) -> str:
    """Return the agency that a report is credited to, under its one name, or "".

    It is one that is known, one that calls itself an agency, or a credit that two ``outlets`` print alike and
    that is no person's name (two or three capitalised words).
    """
    parts = _list_parts(article)
    dateline = _DATELINE.search(article.text[:160])
    for part in [*parts, dateline.group(1).strip()] if dateline else parts:
        known = _find_known(part)
        if known:
            return known
        if _AGENCY_WORDS.search(part):
            return part
    for part in parts:
        words = part.split()
        person = 2 <= len(words) <= 3 and all(_NAME_WORD.match(word) for word in words)
        if len(outlets.get(part, ())) > 1 and not person:
            return part
    return _read_last_line(article) or _find_whole(article.outlet)


def _list_parts(article: Article) -> list[str]:
    parts = [_BY.sub("", part.strip()).strip() for part in _BYLINE_PARTS.split(article.byline)]
    return [part for part in parts if part and part.casefold() != article.outlet.casefold()]


def _find_known(part: str) -> str:
    shouted = part.isupper() and " " in part  # "ANI PETROSYAN" is a person
    known = _AGENCIES.search(part) or (None if shouted else _INITIALS.search(part))
    return _ONE_NAME.get(known.group(), known.group()) if known else ""


def _find_whole(name: str) -> str:
    """Return the agency whose name this is, and nothing more: its own site."""
    known = _AGENCIES.fullmatch(name) or _INITIALS.fullmatch(name)
    return _ONE_NAME.get(name, name) if known else ""


def _read_last_line(article: Article) -> str:
    """Return the agency that the last line credits, and says nothing else."""
    line = article.paragraphs[-1] if article.paragraphs else ""
    known = (_AGENCIES.search(line) or _INITIALS.search(line)) if len(line) <= _LAST_LINE else None
    if (
        known is None
        or not _CREDIT.fullmatch(line[: known.start()])
        or not _CREDIT.fullmatch(line[known.end() :])
    ):
        return ""
    return _ONE_NAME.get(known.group(), known.group())
