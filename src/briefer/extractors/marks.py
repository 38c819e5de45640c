"""The date that a page prints beside its headline, when neither meta elements nor JSON-LD tell it.

Pages print many dates: of today, of comments, of other articles. The article's own stands between its
headline and the next heading, or right above the headline. Elements are known as dates by their kind
(``time``), by microdata (schema.org), by microformats (hAtom 0.1: "published", "updated") or by names such as
"post-date".
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice, takewhile

from lxml import etree
from lxml import html as lxml_html

from briefer.extractors.dates import read_date
from briefer.extractors.heads import same_headline
from briefer.extractors.hygiene import clean_line

# Parts of names for which elements are looked up; ``names_date`` then looks at whole words.
NAME_PARTS = ("date", "Date", "time", "Time", "publ", "Publ", "osted", "updated", "Updated", "datum", "fecha")
_DATED = etree.XPath(
    "//body//*[self::time or self::h1 or self::h2 or self::h3 or @itemprop='datePublished' or "
    + " or ".join(f"contains(@class, '{part}')" for part in NAME_PARTS)
    + "]"
)
HEADINGS = frozenset({"h1", "h2", "h3"})
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_DATE_NAMES = """
    created date datebox datecreated dateheader dateline datepublished datestamp datetime datum entrydate
    fecha postdate posted pubdate publicado publication published publisheddate publishdate time timestamp
    updated
"""
_OTHER_NAMES = """
    access accessdate aside calendar comment comments copyright current event events footer nav next prev
    previous read reading reference related sidebar today tweet weather widget
"""
_DATES = frozenset(_DATE_NAMES.split())
_OTHERS = frozenset(_OTHER_NAMES.split())
_MARK_CHARACTERS = 120
_MARKS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A heading, or what is named a date, as they come one after another on a page.

    ``exact`` tells that the date is written for machines.
    """

    heading: bool
    text: str
    exact: bool


def names_date(name: str) -> bool:
    """Tell whether ``name``, the value of a class attribute, calls an element the date of an article."""
    words = {word.lower() for word in _WORD.findall(name)}
    return not _DATES.isdisjoint(words) and _OTHERS.isdisjoint(words)


def make_mark(*, tag: str, named: bool, moment: str, text: str) -> Mark | None:
    """Return the mark that an element is, or None.

    ``named`` tells that it is called a date, ``moment`` is what it says to machines, or "", ``text`` what it
    says to readers.
    """
    line = clean_line(text[:1000])
    if named:
        for witness in (moment, line):
            if len(witness) <= _MARK_CHARACTERS and read_date(witness):
                return Mark(heading=False, text=witness, exact=witness == moment)
    return Mark(heading=True, text=line, exact=False) if tag in HEADINGS else None


def list_marks(tree: lxml_html.HtmlElement) -> Iterator[Mark]:
    """Yield the headings and dates of a page in the order in which they stand there."""
    for element in _DATED(tree):
        tag = str(element.tag)
        named = (
            tag == "time"
            or element.get("itemprop") == "datePublished"
            or names_date(element.get("class") or "")
        )
        moment = element.get("datetime") or element.get("content") or element.get("title") or ""
        mark = make_mark(tag=tag, named=named, moment=moment, text=str(element.text_content()))
        if mark:
            yield mark


def choose_date(found: Iterable[Mark], *, headline: str) -> str:
    """Return the date that stands beside the ``headline``, else the only one of the page, or ""."""
    marks = list(islice(found, _MARKS))
    for index, mark in enumerate(marks):
        if mark.heading and same_headline(mark.text, headline):
            beside = list(takewhile(_is_date, marks[index + 1 :]))
            beside = beside or list(takewhile(_is_date, reversed(marks[:index])))
            if beside:
                return _choose_exact(beside)
    dates = list(filter(_is_date, marks))
    return _choose_exact(dates) if len(set(map(_find_day, dates))) == 1 else ""


def _is_date(mark: Mark) -> bool:
    return not mark.heading


def _find_day(mark: Mark) -> date | None:
    moment = read_date(mark.text)
    return moment.date() if moment else None


def _choose_exact(dates: Sequence[Mark]) -> str:
    """Return the first of ``dates`` as a machine reads it, if one of the others tells the same day so."""
    same = [mark for mark in dates if _find_day(mark) == _find_day(dates[0])]
    return next((mark.text for mark in same if mark.exact), dates[0].text)
