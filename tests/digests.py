"""Builders of digests, clusters and stories for tests of the rooms that see the whole day: real values."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime

from briefer.make.reading import digest_article
from briefer.make.teller import Teller
from briefer.model import Article, Cluster, Digest, Origin, Story, Telling
from briefer.stories import form_story

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


def make_digest(
    headline: str,
    *paragraphs: str,
    outlet: str = "Harbour Post",
    byline: str = "",
    published: datetime | None = MONDAY,
    language: str = "en",
    url: str = "",
    source: str = "test",
) -> Digest:
    """Return the digest of an article."""
    text = "\n\n".join(paragraphs)
    identity = "\0".join([outlet, url, headline, text]).encode()
    article = Article(
        id=hashlib.sha256(identity).hexdigest()[:16],
        document=hashlib.sha256(identity + b"document").hexdigest(),
        source=source,
        url=url or f"https://{outlet.replace(' ', '').lower() or 'nobody'}.example/{len(text)}",
        headline=headline,
        paragraphs=paragraphs,
        outlet=outlet,
        byline=byline,
        published=published,
        seen=MONDAY,
        language=language,
        extent="whole",
    )
    return digest_article(article)


def make_cluster(*digests: Digest, agencies: Sequence[str] = ()) -> Cluster:
    """Return a cluster of one origin for each digest, the first being the most central."""
    names = [*agencies, *([""] * len(digests))]
    return Cluster(
        origins=tuple(
            Origin(digest=digest, copies=(), agency=agency)
            for digest, agency in zip(digests, names, strict=False)
        )
    )


def make_story(*digests: Digest) -> Story:
    """Return the digests as one story."""
    return form_story(make_cluster(*digests))


def tell(story: Story, *, summarizer: str = "lead", sentences: int = 6) -> Telling:
    """Return the story told, a single report by ``summarizer``."""
    return Teller(summarizer=summarizer, sentences=sentences)(story)
