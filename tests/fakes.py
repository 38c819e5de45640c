"""Builders of values for tests: real model values with sensible particulars, nothing mocked."""

import hashlib
from datetime import UTC, date, datetime, timedelta

from briefer.model import PARAGRAPH_BREAK, Article, Sentence, Window

MORNING = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)


def make_window(day: date = date(2026, 11, 24)) -> Window:
    """Return the window of one UTC day."""
    since = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return Window(
        day=day,
        zone="UTC",
        since=since,
        until=since + timedelta(days=1),
        moment=since + timedelta(days=1, seconds=-1),
        words=f"24 hours to {day:%A} {day.day} {day:%B %Y} (UTC)",
    )


def make_article(
    *paragraphs: str,
    headline: str = "Harbour bridge reopens after inspection",
    outlet: str = "Harbour Post",
    url: str = "https://harbourpost.example/bridge",
    published: datetime | None = MORNING,
    language: str = "en",
) -> Article:
    """Return an article of these paragraphs with a true id."""
    text = PARAGRAPH_BREAK.join(paragraphs)
    identity = "\0".join([url, headline, text]).encode()
    return Article(
        id=hashlib.sha256(identity).hexdigest()[:16],
        document=hashlib.sha256(identity + b"document").hexdigest(),
        source="test",
        url=url,
        headline=headline,
        paragraphs=paragraphs,
        outlet=outlet,
        byline="",
        published=published,
        seen=MORNING,
        language=language,
        extent="whole",
    )


def make_sentences(article: Article) -> tuple[Sentence, ...]:
    """Return one sentence for each paragraph of the article."""
    sentences: list[Sentence] = []
    start = 0
    for index, paragraph in enumerate(article.paragraphs):
        sentences.append(
            Sentence(
                article=article.id,
                position=index,
                paragraph=index,
                start=start,
                end=start + len(paragraph),
                text=paragraph,
            )
        )
        start += len(paragraph) + len(PARAGRAPH_BREAK)
    return tuple(sentences)
