"""Given texts as split articles that remember where each paragraph stands in the text as it was given."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from briefer.batch.rows import Report
from briefer.batch.split import name_language
from briefer.extractors.given import find_news
from briefer.model import PARAGRAPH_BREAK, Article, Sentence

# A given text has no moment of its own, and the time of a run must not change what is chosen.
_NO_MOMENT = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a paragraph stands: ``doc`` is its text's index; ``shift`` leads from article to given text."""

    doc: int
    shift: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A given text as an article, or several as one; ``places`` has an entry for each paragraph."""

    article: Article
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Where a sentence stands: ``docs[doc][start:end]``, in characters of the text as it was given."""

    doc: int
    start: int
    end: int


def read_given(report: Report, *, doc: int) -> Given:
    """Return the news of a given text; ``doc`` is its index in its row. Without any word, no paragraphs."""
    news = find_news(report.text, headline=report.headline)
    paragraphs = tuple(report.text[start:end] for start, end in news.paragraphs)
    if not any(map(str.isalnum, report.text)):
        paragraphs = ()
    digest = hashlib.sha256(f"{doc} {report.headline} {report.text}".encode("utf-8", "surrogatepass"))
    article = Article(
        id=digest.hexdigest()[:16],
        document=digest.hexdigest(),
        source="batch",
        url="",
        headline=news.headline,
        paragraphs=paragraphs,
        outlet=report.outlet,
        byline=news.byline,
        published=report.published,
        seen=_NO_MOMENT,
        language=name_language(PARAGRAPH_BREAK.join(paragraphs), hint=report.language),
        extent="whole",
    )
    starts = _list_starts(paragraphs)
    places = [Place(doc=doc, shift=span[0] - at) for at, span in zip(starts, news.paragraphs, strict=False)]
    return Given(article=article, places=tuple(places))


def join_given(givens: Sequence[Given]) -> Given:
    """Return several as one article, headed as the first: for methods that know only one article."""
    first = givens[0].article
    paragraphs = tuple(paragraph for given in givens for paragraph in given.article.paragraphs)
    old = [start for given in givens for start in _list_starts(given.article.paragraphs)]
    places = [place for given in givens for place in given.places]
    moved = [
        replace(place, shift=place.shift + before - now)
        for place, before, now in zip(places, old, _list_starts(paragraphs), strict=True)
    ]
    return Given(article=replace(first, paragraphs=paragraphs), places=tuple(moved))


def locate_sentence(given: Given, sentence: Sentence) -> Span:
    """Return where the sentence stands in the text as it was given."""
    place = given.places[sentence.paragraph]
    return Span(doc=place.doc, start=sentence.start + place.shift, end=sentence.end + place.shift)


def _list_starts(paragraphs: Sequence[str]) -> list[int]:
    """Return where each paragraph starts in the article's text."""
    starts, start = [], 0
    for paragraph in paragraphs:
        starts.append(start)
        start += len(paragraph) + len(PARAGRAPH_BREAK)
    return starts
