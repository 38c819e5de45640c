"""Who wrote a page, for whom and when: from JSON-LD, meta elements, its headings and its address.

A page's parsers gather ``Clues`` from whatever tree they hold; here they are weighed.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from briefer.extractors.article import find_address, find_host, list_hints
from briefer.extractors.dates import read_date
from briefer.extractors.headlines import (
    clean_outlet,
    find_outlet_in,
    names_outlet,
    slug,
    split_title,
    strip_outlet,
)
from briefer.extractors.hygiene import clean_line
from briefer.extractors.lines import list_tokens
from briefer.extractors.linked_data import LinkedArticle, read_linked_data
from briefer.extractors.marks import Mark, choose_date

_DATE_NAMES = (
    "article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.date",
    "dc.date",
    "dcterms.created",
    "dc.date.created",
    "publishdate",
    "pubdate",
    "publish-date",
    "publish_date",
    "published_date",
    "og:published_time",
    "og:article:published_time",
    "citation_publication_date",
    "article.published",
    "cxenseparse:recs:publishtime",
    "date",
)
_AUTHOR_NAMES = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "byl",
    "cxenseparse:author",
)
_OUTLET_NAMES = (
    "og:site_name",
    "application-name",
    "apple-mobile-web-app-title",
    "dc.publisher",
    "publisher",
    "copyright",
)
_TITLE_NAMES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "title")
_LANGUAGE_NAMES = ("og:locale", "content-language", "dc.language", "language", "inlanguage")
# What the address of another form of a page ends with.
_OTHER_FORM = re.compile(r"(?:amp|print|index|default)(?:\.\w{2,5})?")
_TEMPLATE = re.compile(r"\{\{|\[%|<%|\$\{")  # what a script of the page should have filled in
_LETTER = re.compile(r"[^\W\d_]")
_KICKED_WORDS = 4
_PART_LETTERS = 20
INDEX_LINKS = 10  # fewer linked headings are no list of articles
_WORDS_OF_A_TEASER = 45


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """What the elements of a page say about it, in the order of the page.

    ``metas`` are lower-cased names with contents. ``list_marks`` goes over the whole page, and is only asked
    when nothing else tells a date; ``list_subheadings`` where no heading is the headline.
    """

    title: str
    headings: tuple[str, ...]
    metas: tuple[tuple[str, str], ...]
    scripts: tuple[str, ...]
    canonical: str
    language: str
    list_subheadings: Callable[[], Iterable[str]]
    list_marks: Callable[[], Iterable[Mark]]
    bylines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says about itself, weighed; ``body`` is the article's text from JSON-LD, or ""."""

    headline: str
    outlet: str
    byline: str
    dates: tuple[str, ...]
    language: str
    url: str
    body: str
    is_article: bool
    locked: bool


def read_metadata(clues: Clues, *, url: str) -> Metadata:
    """Weigh the ``clues`` of the page fetched from ``url``."""
    metas: dict[str, str] = {}
    for name, content in clues.metas:
        metas.setdefault(name, content)
    linked = read_linked_data(clues.scripts)
    address = _find_address(clues, metas, url)
    hints = list_hints(address or url, url)
    outlet = _find_outlet(clues, metas, linked, hints)
    headline = _find_headline(clues, metas, linked, outlet, hints)
    return Metadata(
        headline=headline,
        outlet=outlet,
        byline=_find_byline(clues, metas, linked),
        dates=_find_dates(clues, metas, linked, headline),
        language=clues.language or (linked.language if linked else "") or _first(metas, _LANGUAGE_NAMES),
        url=address,
        body=linked.body if linked else "",
        is_article=linked is not None or metas.get("og:type", "").lower().endswith("article"),
        locked=linked is not None and linked.locked,
    )


def _first(metas: dict[str, str], names: Sequence[str]) -> str:
    return next((metas[name] for name in names if metas.get(name, "").strip()), "")


def _find_address(clues: Clues, metas: dict[str, str], url: str) -> str:
    """Return the page's own canonical address: believed of a file, and of a page on the same host."""
    for candidate in (clues.canonical, metas.get("og:url", "")):
        address = find_address(_resolve(url, candidate))
        if address and (
            not find_host(url) or (find_host(address) == find_host(url) and _is_its(address, url))
        ):
            return address
    return ""


def _is_its(address: str, url: str) -> bool:
    """Tell whether a canonical address is one page's, and not by a template's mistake that of many.

    The home page or a section that the page stands in is another page; and what is left of ``url`` without
    a query that told which article it is would be every article's.
    """
    canonical, own = urlsplit(address), urlsplit(find_address(url) or url)
    path, own_path = canonical.path.rstrip("/"), own.path.rstrip("/")
    if own_path.startswith(f"{path}/"):
        return _OTHER_FORM.fullmatch(own_path[len(path) + 1 :]) is not None
    return path != own_path or bool(canonical.query) or not own.query


def _resolve(url: str, link: str) -> str:
    try:
        return urljoin(url, link) if url.startswith("http") and link else link
    except ValueError:  # "http://[bad"
        return ""


def _find_outlet(
    clues: Clues, metas: dict[str, str], linked: LinkedArticle | None, hints: tuple[str, ...]
) -> str:
    declared = (
        metas.get("og:site_name", "")
        or (linked.outlet if linked else "")
        or _first(metas, _OUTLET_NAMES[1:5])
    )
    declared = clean_outlet(clean_line(declared), hints=hints)
    if declared:
        return declared
    return find_outlet_in(clean_line(clues.title), hints=hints)


def _find_headline(
    clues: Clues, metas: dict[str, str], linked: LinkedArticle | None, outlet: str, hints: tuple[str, ...]
) -> str:
    """Return the heading that is printed on the page where a declared title confirms it, else that title."""
    declared = [linked.headline] if linked else []
    declared += [metas[name] for name in _TITLE_NAMES if metas.get(name)] + [clues.title]
    declared = [title for title in declared if not _is_template(title)]
    titles = [strip_outlet(clean_line(title[:2000]), outlet=outlet, hints=hints) for title in declared]
    titles = [title for title in titles if title and not names_outlet(title, outlet=outlet, hints=())]
    headings = [strip_outlet(clean_line(text[:2000]), outlet=outlet, hints=hints) for text in clues.headings]
    headings = [
        text
        for text in headings
        if text and not _is_template(text) and not names_outlet(text, outlet=outlet, hints=hints)
    ]
    for heading in headings:
        if any(_agree(heading, title) for title in titles):
            return _cut_kicker(heading, titles)
    for text in clues.list_subheadings():
        part = clean_line(text[:2000])
        if any(_is_part(part, title) for title in declared):
            return part
    if titles:
        return titles[0]
    return headings[0] if headings else ""


def _is_template(text: str) -> bool:
    return ("{" in text or "%" in text) and _TEMPLATE.search(text) is not None


def _cut_kicker(heading: str, titles: Sequence[str]) -> str:
    """Return ``heading`` without what the page sets before or behind it in one element: a kicker, a logo.

    Their elements meet without a blank: "Korr votesHarbour Post", "Wow!Korr votes".
    """
    parts = (part for title in dict.fromkeys(titles) for part in split_title(title))
    for part in parts:
        if part == heading or len(list_tokens(part)) < _KICKED_WORDS:
            continue
        before, found, behind = heading.partition(part)
        glued = (before[-1:].isalnum() or before[-1:] in tuple("!?.")) if before else behind[:1].isalnum()
        if found and glued and not (before and behind):
            return part
    return heading


def _is_part(part: str, title: str) -> bool:
    """Tell whether ``title`` is the headline ``part`` with a site's name before or behind it."""
    ours, whole = slug(part), slug(title)
    return len(ours) >= _PART_LETTERS and ours != whole and (whole.startswith(ours) or whole.endswith(ours))


def _agree(heading: str, title: str) -> bool:
    """Tell whether a heading and a title are the same headline, perhaps shortened for search engines."""
    if heading == title:
        return True
    ours, theirs = set(list_tokens(heading)), set(list_tokens(title))
    if not ours or not theirs or len(heading) < 8:
        return False
    return len(ours & theirs) >= 0.5 * min(len(ours), len(theirs)) and len(heading) >= 0.4 * len(title)


def _find_byline(clues: Clues, metas: dict[str, str], linked: LinkedArticle | None) -> str:
    candidates = [linked.byline] if linked else []
    candidates += [metas.get(name, "") for name in _AUTHOR_NAMES] + list(clues.bylines)
    for candidate in candidates:
        line = clean_line(candidate[:500])
        if line and "://" not in line and "/" not in line[:1] and len(line) < 150 and _LETTER.search(line):
            return line
    return ""


def _find_dates(
    clues: Clues, metas: dict[str, str], linked: LinkedArticle | None, headline: str
) -> tuple[str, ...]:
    witnesses = [linked.published] if linked else []
    witnesses += [metas.get(name, "") for name in _DATE_NAMES]
    if not any(map(read_date, witnesses)):
        witnesses.append(choose_date(clues.list_marks(), headline=headline))
    return tuple(witness for witness in witnesses if witness)


def is_index(metadata: Metadata, *, count_links: Callable[[], int], words: int, longest: int) -> bool:
    """Tell whether a page is a list of articles: many linked headings, and no text longer than a teaser.

    ``count_links`` counts headings of the page that are links, and is asked only in doubt. ``words`` counts
    the words of what was extracted, ``longest`` those of its longest paragraph.
    """
    if metadata.is_article and longest >= _WORDS_OF_A_TEASER:
        return False
    links = count_links()
    return links >= INDEX_LINKS and (longest < _WORDS_OF_A_TEASER or words < 25 * links)
