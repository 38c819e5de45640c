"""One entry of a feed, as the sources hand it over: canonical JSON with the entry's own words.

The object has the keys id, url, headline, byline, published (a date, or ""), outlet, language, html and
summary; ``html`` is the entry's content as HTML, ``summary`` a shorter one. Where it was only a stub, and
the page that it leads to was fetched, ``page`` holds that page's bytes (read as Latin-1), ``page_type`` and
``page_url`` what and where it was. ``anchor`` is its place on a page that other entries share.

What there is most of is told: the page, else the content, else the summary; a headline alone is no article.
"""

import json
import re
from dataclasses import replace

from briefer.errors import ExtractionError
from briefer.extractors.article import finish_article, identify
from briefer.extractors.dates import settle_date
from briefer.extractors.draft import Draft
from briefer.extractors.fragment import read_fragment, read_markup
from briefer.extractors.html import count_prose
from briefer.extractors.hygiene import clean_line
from briefer.model import Article, RawDocument
from briefer.text.stubs import count_roughly, is_stub

# A page that tells less, or hardly more than the feed, is the door of an article behind a wall.
_PAGE_WORDS = 60
_PAGE_GAIN = 1.2
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


def extract(document: RawDocument) -> Article:
    """Return the article that a feed's entry carries; its page, if it has one, is left alone."""
    entry = _load(document)
    html, summary = entry.get("html", ""), entry.get("summary", "")
    lines: list[str] = []
    for text in (html, summary):
        if text.strip() and not count_prose(lines):
            lines = read_fragment(text, url=document.url)
    if not lines:
        raise ExtractionError("a headline alone, without text", url=document.url)
    draft = Draft(
        headline=_read_headline(entry),
        lines=tuple(lines),
        outlet=read_markup(entry.get("outlet", "")),
        byline=read_markup(entry.get("byline", "")),
        dates=tuple(filter(None, [entry.get("published", "")])),
        language=entry.get("language", ""),
        url=entry.get("url", ""),
    )
    stub = is_stub(content=html, summary=summary)
    article = replace(finish_article(draft, document=document), extent="summary" if stub else "whole")
    anchor = entry.get("anchor", "")
    return identify(replace(article, url=f"{article.url}#{anchor}"), document=document) if anchor else article


def find_page(document: RawDocument) -> RawDocument | None:
    """Return the page that an entry was completed with, as a document of its own, or None."""
    entry = _load(document)
    if "page" not in entry:
        return None
    return replace(
        document,
        content=entry["page"].encode("latin-1", "replace"),
        media_type=entry.get("page_type", ""),
        url=entry.get("page_url", "") or document.url,
    )


def join_page(document: RawDocument, page: Article) -> Article:
    """Return the article of an entry whose ``page`` was read: its text, with what the feed says about it.

    A page that tells no more than the feed is left, and the entry is what its feed says. Raises
    ExtractionError where neither is an article.
    """
    entry = _load(document)
    told = count_roughly(page.text)
    try:
        own: Article | None = extract(document)
    except ExtractionError:
        own = None
    if own and (told < _PAGE_WORDS or told < _PAGE_GAIN * count_roughly(own.text)):
        return own
    published = settle_date(filter(None, [entry.get("published", "")]), fetched=document.fetched)
    # Of an entry without a headline its first words would be one; its page has a better.
    said = _read_headline(entry)
    headline = own.headline if own and said else clean_line(said)
    return identify(
        replace(
            page,
            headline=headline or page.headline,
            outlet=(own.outlet if own else "") or page.outlet,
            byline=page.byline or (own.byline if own else ""),
            published=published or page.published,
        ),
        document=document,
    )


def _read_headline(entry: dict[str, str]) -> str:
    """Return the entry's headline; an address, which programs put where there is none, is none."""
    headline = read_markup(entry.get("headline", ""))
    return "" if _ADDRESS.fullmatch(headline.strip()) else headline


def _load(document: RawDocument) -> dict[str, str]:
    try:
        entry = json.loads(document.content)
    except (ValueError, RecursionError) as error:
        raise ExtractionError("a broken feed entry", url=document.url) from error
    if not isinstance(entry, dict):
        raise ExtractionError("a broken feed entry", url=document.url)
    return {key: value for key, value in entry.items() if isinstance(value, str)}
