"""A timeline: sentences that name the day of what they tell, weekdays resolved against the article's date."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from briefer.model import DatedSentence, Digest
from briefer.text.fragments import is_fragment
from briefer.text.furniture import is_furniture
from briefer.text.openings import opens_unresolved
from briefer.text.words import list_words

_MOST: Final = 8
_LOOKED_AT: Final = 30  # sentences from the top of each article
_SHORTEST: Final = 5  # words; characters come in pairs where there are no blanks
_LONGEST: Final = 60
_FARTHEST: Final = timedelta(days=366)  # what lies farther away is history, not the course of a story
_WEEKDAYS: Final = {
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "de": "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
}
_MONTHS: Final = {
    "en": "january february march april may june july august september october november december",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}
_SHORT_MONTHS: Final = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10,
    "nov": 11, "dec": 12,
}  # fmt: skip
_WEEK: Final = timedelta(days=7)
_EITHER: Final = 4  # days back or three ahead: only the verb tells
_YESTERDAY: Final = re.compile(r"\b(yesterday|gestern|hier|ayer)\b", re.IGNORECASE)
_AHEAD: Final = re.compile(
    r"\b(?:will|next|(?:is|are|was|were) to|expected to|scheduled|due|plans? to|wird|werden|kommenden"
    r"|nächsten"
    r"|prochaine?|doit|doivent|próxim[oa]|será|tendrá)\b",
    re.IGNORECASE,
)
_ISO: Final = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_JAPANESE: Final = re.compile(r"(\d{1,2})月(\d{1,2})日")
_DAY_MONTH: Final = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:de\s+)?([^\W\d_]{3,10})\.?(?:,?\s+(?:de\s+)?(\d{4}))?\b"
)
_MONTH_DAY: Final = re.compile(r"\b([A-Z][a-z]{2,8})\.?\s+(\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s+(\d{4}))?")


def find_timeline(speaking: Sequence[Digest]) -> tuple[DatedSentence, ...]:
    """Return sentences that stand alone and name a day, by day; nothing unless they name two days.

    One sentence a day for each report that has one; days more than a year from the article are left out.
    """
    found: list[tuple[date, int, int, DatedSentence]] = []
    for report, digest in enumerate(speaking):
        language = digest.article.language
        moment = digest.article.moment.date()
        days: set[date] = set()
        for sentence in digest.sentences[:_LOOKED_AT]:
            day = next(_name_days(sentence.text, today=moment, language=language), None)
            if day is not None and day not in days and _stands_alone(sentence.text, language=language):
                days.add(day)
                found.append((day, report, sentence.position, DatedSentence(day=day, sentence=sentence)))
    once: dict[date, DatedSentence] = {}
    for day, _, _, dated in sorted(found, key=lambda each: each[:3]):
        once.setdefault(day, dated)
    return tuple(once.values())[-_MOST:] if len(once) > 1 else ()


def _stands_alone(text: str, *, language: str) -> bool:
    """Tell whether the sentence is a whole one of a fit length that needs no other."""
    words = len(list_words(text, language=language))
    return (
        _SHORTEST <= (words if " " in text.strip() else words // 2) <= _LONGEST
        and not (is_fragment(text, language=language) or is_furniture(text))
        and not opens_unresolved(text, language=language)
    )


def _name_days(text: str, *, today: date, language: str) -> Iterator[date]:
    """Yield the days that a sentence names, the surest kind first."""
    for year, month, day in _list_dates(text, language=language):
        resolved = _resolve_date(year, month, day, today=today)
        if resolved is not None and abs(resolved - today) <= _FARTHEST:
            yield resolved
    if _YESTERDAY.search(text) and today > date.min:
        yield today - timedelta(days=1)
    names = _WEEKDAYS.get(language, "").split()
    words = [word.casefold() for word in re.findall(r"[^\W\d_]+", text)]
    for word in words:
        if word not in names or today - date.min < _WEEK or date.max - today < _WEEK:
            continue
        back = (today.weekday() - names.index(word)) % 7
        # "on Wednesday" in Tuesday's paper is tomorrow: of six days ago one says "last Wednesday"
        ahead = back > _EITHER or (back and _AHEAD.search(text))
        if ahead or back < _EITHER:
            yield today - timedelta(days=back - 7 if ahead else back)


def _list_dates(text: str, *, language: str) -> Iterator[tuple[int, int, int]]:
    """Yield (year or 0, month, day) of every date written out."""
    for match in _ISO.finditer(text):
        yield int(match[1]), int(match[2]), int(match[3])
    for match in _JAPANESE.finditer(text):
        yield 0, int(match[1]), int(match[2])
    months = _number_months(language)
    for match in _DAY_MONTH.finditer(text):
        if match[2].casefold() in months:
            yield int(match[3] or 0), months[match[2].casefold()], int(match[1])
    for match in _MONTH_DAY.finditer(text):
        if match[1].casefold() in months:
            yield int(match[3] or 0), months[match[1].casefold()], int(match[2])


@lru_cache(maxsize=8)
def _number_months(language: str) -> Mapping[str, int]:
    months = {name: index + 1 for index, name in enumerate(_MONTHS.get(language, "").split())}
    return months | _SHORT_MONTHS if language == "en" else months


def _resolve_date(year: int, month: int, day: int, *, today: date) -> date | None:
    """Return the date; without a year the one nearest to today, what is to come being twice as far."""
    found = []
    for each in [year] if year else [today.year - 1, today.year, today.year + 1]:
        try:
            found.append(date(each, month, day))
        except ValueError:  # 31 June, 29 February of another year, or no year of ours
            continue
    return min(found, key=lambda each: (max(today - each, 2 * (each - today)), each), default=None)
