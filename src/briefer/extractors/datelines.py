"""Datelines and agency credits: "LONDON, Nov 24 (Reuters) - ", "(dpa)", "［東京　２４日　ロイター］".

A dateline is cut from the beginning of the first paragraph; the agency that it names is kept, because it says
who wrote the text first. Where the first sentence speaks of "here", its dateline is a part of it and stays.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefer.extractors.dates import find_dates
from briefer.extractors.months import MONTHS
from briefer.extractors.phrases import AGENCIES, KNOWN_CITIES, NAME_PARTICLES, OUTLET_WORDS
from briefer.text.datelines import points_here

_OPENING = r"[\"'“”‘«»„(\d]*[^\W\d_a-z]"
_BRACKETED = re.compile(
    r"(?P<place>[^()\[\]（）［］\"“”!?:;]{0,60}?)[ ,]*[(（\[［](?P<agency>[^()（）\[\]［］]{2,40})[)）\]］]"
    r"\s*(?P<dash>[-–—―:－]{0,3})(?!\s*[-–—―:－])\s*(?=\S)"
)
_BARE = re.compile(
    r"(?P<place>[^\W\d_][^()\"“”!?:;–—―]{2,60}?)(?P<dash>\s?[–—―]\s?|\s--?\s|--|:\s)(?=" + _OPENING + ")"
)
_AGENCY_BEHIND = re.compile(
    r"(?P<place>[^\W\d_][^()\"“”!?:;–—―]{2,60}?)\s?[-–—―]{1,2}\s(?P<agency>[^\W\d_][\w -]{1,24})\.\s(?=\S)"
)
_ALONE = re.compile(
    r"(?P<place>[^\W\d_][^()\"“”!?:;|–—―]{2,60}?)\s*(?:\([^()]{2,24}\)\s*)?(?:[|–—―]|--?)+\s*"
)
_DAY_MARK = re.compile(r"\s+(?:[.|]|[-–—]{1,2})\s+(?=" + _OPENING + ")")
_EAST_ASIAN = re.compile(
    r"(?:[【［\[][^】］\]]{0,30}?(?P<first>ロイター|共同|時事|AFP|ＡＦＰ|AP|ＡＰ|新华社)[^】］\]]{0,12}[】］\]]"
    r"\s*[-－―—]?\s*"
    r"|(?P<second>新华社|中新社|新華社)[^，。、\s]{1,24}[电電]\s*(?:[（(][^）)]{1,24}[）)])?\s*)"
)
_CREDIT = re.compile(
    r"[(（［\[–—\s-]*(?:(?:source|quelle|fuente|fonte)\s*[:：]\s*)?(?P<name>[^()（）]{2,40}?)[)）］\]\s.]*",
    re.IGNORECASE,
)
# "Le Monde avec AFP", "Mit Material von dpa"
_SHARED_CREDIT = re.compile(
    r".{2,40} (?:avec|mit|con|com|von|with|from) (?P<name>[\w /-]{2,24})\.?", re.IGNORECASE
)
_CREDIT_WORDS = 6
_LONG_DASHES = frozenset({"—", "–", "―", "--"})
_FIRST_SENTENCE = re.compile(r"(?<=[a-z\d][.!?])\s")
_SENTENCE_REACH = 400  # characters
_TAIL_CREDIT = re.compile(r"\s*[(（[](?P<name>[\w /.-]{2,24})[)）\]]\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The agency that a paragraph's dateline names, or "", and the paragraph without its dateline."""

    agency: str
    paragraph: str


def find_agency(text: str) -> str:
    """Return the agency that ``text`` names ("Reuters Staff", "dpa/lno"), as it calls itself, or ""."""
    name = " ".join(text.casefold().replace(".", "").split())
    parts = [name, *(part.strip() for part in name.split("/"))]
    return next((AGENCIES[part] for part in parts if part in AGENCIES), "")


def read_credit_line(line: str) -> str:
    """Return the agency when ``line`` is nothing but its credit ("(AP)", "Source: Reuters"), or ""."""
    match = _CREDIT.fullmatch(line) if len(line) < 60 else None
    shared = _SHARED_CREDIT.fullmatch(line) if match and len(line.split()) <= _CREDIT_WORDS else None
    return (find_agency(match["name"]) or (find_agency(shared["name"]) if shared else "")) if match else ""


def cut_tail_credit(paragraph: str) -> Dateline:
    """Return the agency credited in brackets at the very end of ``paragraph``, and the rest."""
    match = _TAIL_CREDIT.search(paragraph[-30:])
    agency = find_agency(match["name"]) if match else ""
    if not match or not agency:
        return Dateline(agency="", paragraph=paragraph)
    return Dateline(agency=agency, paragraph=paragraph[: len(paragraph[:-30]) + match.start()].rstrip())


def cut_dateline(paragraphs: Sequence[str]) -> Dateline:
    """Return the first of ``paragraphs`` without its dateline, and the agency that it names."""
    first = paragraphs[0]
    for read in (_read_east_asian, _read_bracketed, _read_agency_behind, _read_day):
        found = read(first)
        if found:
            return _keep_place(first, found)
    if len(paragraphs) > 1 and _speaks(first) and any(_speaks(other) for other in paragraphs[1:4]):
        return Dateline(agency="", paragraph=first)  # a transcript: the capitals are its speakers
    found = _read_bare(first)
    return _keep_place(first, found) if found else Dateline(agency="", paragraph=first)


def _keep_place(paragraph: str, found: Dateline) -> Dateline:
    """Return what was found with the dateline still on the paragraph, where its first sentence needs it."""
    place = re.split(r"[,.(（/\s–—―-]", paragraph, maxsplit=1)[0]
    sentence = _FIRST_SENTENCE.split(found.paragraph[:_SENTENCE_REACH], maxsplit=1)[0]
    if _is_shouted(place) and points_here(sentence):
        return Dateline(agency=found.agency, paragraph=paragraph)
    return found


def is_dateline(line: str) -> bool:
    """Tell whether ``line`` is nothing but a dateline: "TEHRAN |", "ST. PAUL, Minn. (AP) —"."""
    match = _ALONE.fullmatch(line) if len(line) <= 100 else None
    return match is not None and _is_shouted(match["place"].partition(",")[0]) and _is_place(match["place"])


def _read_day(paragraph: str) -> Dateline | None:
    """Read a day that stands alone before the first sentence: "March 26, 2026 . The bridge ..."."""
    dates = find_dates(paragraph[:40])
    mark = _DAY_MARK.match(paragraph, dates[0].end) if dates and dates[0].start == 0 else None
    return Dateline(agency="", paragraph=paragraph[mark.end() :]) if mark else None


def _read_east_asian(paragraph: str) -> Dateline | None:
    match = _EAST_ASIAN.match(paragraph)
    if not match or match.end() == len(paragraph):
        return None
    name = (match["first"] or match["second"]).replace("ＡＦＰ", "AFP").replace("ＡＰ", "AP")
    return Dateline(agency=find_agency(name) or name, paragraph=paragraph[match.end() :])


def _read_bracketed(paragraph: str) -> Dateline | None:
    match = _BRACKETED.match(paragraph)
    if not match or not (match["place"] == "" or _is_place(match["place"])):
        return None
    name = match["agency"].strip()
    agency = find_agency(name)
    if not agency and match["dash"] and _looks_like_agency(name) and match["place"]:
        agency = name
    shouted = _is_shouted(match["place"].partition(",")[0]) and match["dash"] != ""
    if shouted and not agency and any(word.strip(".").casefold() in MONTHS for word in name.split()):
        return Dateline(agency="", paragraph=paragraph[match.end() :])  # "WASHINGTON (Aug. 13) -- "
    if not agency or (not match["dash"] and paragraph[match.end()].islower()):
        return None
    return Dateline(agency=agency, paragraph=paragraph[match.end() :])


def _read_agency_behind(paragraph: str) -> Dateline | None:
    match = _AGENCY_BEHIND.match(paragraph)
    if match and find_agency(match["agency"]) and _is_place(match["place"]):
        return Dateline(agency=find_agency(match["agency"]), paragraph=paragraph[match.end() :])
    return None


def _read_bare(paragraph: str) -> Dateline | None:
    match = _BARE.match(paragraph)
    if not match:
        return None
    place, dash = match["place"].strip(), match["dash"].strip()
    city, _, region = place.partition(",")
    if not region and not _is_shouted(city):
        city, _, region = place.partition(". ")  # "ROME. Italy -- "
    rest = paragraph[match.end() :]
    if not _is_place(place):
        return None
    if not _is_shouted(city):
        # "Lyon, 24 November - ": in small letters a date proves a dateline, or a city that everybody knows
        known = place in KNOWN_CITIES and dash in _LONG_DASHES and not _count_dashes(rest, dash) % 2
        proved = known or (_ends_in_date(region) and dash != ":")
        return Dateline(agency="", paragraph=rest) if proved else None
    if dash == ":" and len(city) < 5:
        return None
    if not region and len(city) <= 6 and _count_dashes(rest, dash) % 2:
        return None  # "BMW - Germany's largest carmaker - said": a parenthesis, not a place
    return Dateline(agency="", paragraph=rest)


def _count_dashes(text: str, dash: str) -> int:
    sentence = _FIRST_SENTENCE.split(text[:_SENTENCE_REACH], maxsplit=1)[0]
    return len(re.findall(rf"(?<!\S){re.escape(dash)}(?!\S)|(?<=\w)[–—](?=\w)", sentence))


def _speaks(paragraph: str) -> bool:
    return re.match(r"[A-Z][A-Z. ]{2,30}:\s", paragraph) is not None


def _is_shouted(city: str) -> bool:
    """Tell whether a place is in capitals, as datelines are: at least three letters, none of them small."""
    letters = [character for character in city if character.isalpha()]
    return len(letters) >= 3 and not any(character.islower() for character in letters)


def _is_place(text: str) -> bool:
    """Tell whether ``text`` may be a place with a region and a date: few words, none of them ordinary."""
    words = text.replace("/", " ").split()
    if len(words) > 8:
        return False
    return all(
        not word[0].isalpha()
        or not word[0].islower()
        or word.strip(".,").casefold() in MONTHS
        or word in NAME_PARTICLES
        for word in words
    )


def _ends_in_date(text: str) -> bool:
    words = [word.strip(".,").casefold() for word in text.split()]
    return any(word in MONTHS for word in words) and any(word[:1].isdigit() for word in words)


def _looks_like_agency(name: str) -> bool:
    words = name.split()
    if len(words) == 1:
        return name.isupper() and 2 <= len(name) <= 8
    return any(word.casefold() in OUTLET_WORDS for word in words) and not any(
        word[0].islower() for word in words
    )
