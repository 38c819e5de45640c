"""One entry of a feed, as the sources hand it over: canonical JSON with the entry's own words.

The object has the keys id, url, headline, byline, published (ISO 8601 or ""), outlet, language, html and
summary; ``html`` is the entry's content as HTML, ``summary`` a shorter one. The content is read when there is
one, else the summary.
"""

import json

from briefer.errors import ExtractionError
from briefer.extractors.article import finish_article
from briefer.extractors.draft import Draft
from briefer.extractors.fragment import read_fragment, read_markup
from briefer.extractors.html import count_prose
from briefer.model import Article, RawDocument


def extract(document: RawDocument) -> Article:
    """Return the article that a feed's entry carries."""
    entry = _load(document)
    html, summary = entry.get("html", ""), entry.get("summary", "")
    lines: list[str] = []
    for text in (html, summary):
        if text.strip() and not count_prose(lines):
            lines = read_fragment(text, url=document.url)
    if not lines:
        raise ExtractionError("a feed entry without text", url=document.url)
    draft = Draft(
        headline=read_markup(entry.get("headline", "")),
        lines=tuple(lines),
        outlet=read_markup(entry.get("outlet", "")),
        byline=read_markup(entry.get("byline", "")),
        dates=tuple(filter(None, [entry.get("published", "")])),
        language=entry.get("language", ""),
        url=entry.get("url", ""),
    )
    return finish_article(draft, document=document)


def _load(document: RawDocument) -> dict[str, str]:
    try:
        entry = json.loads(document.content)
    except (ValueError, RecursionError) as error:
        raise ExtractionError("a broken feed entry", url=document.url) from error
    if not isinstance(entry, dict):
        raise ExtractionError("a broken feed entry", url=document.url)
    return {key: value for key, value in entry.items() if isinstance(value, str)}
