"""Builders of what a store is handed: documents, and a brief of one story with its editions."""

from datetime import UTC, date, datetime

from tests.fakes import make_sentences, make_window

from briefer.model import (
    Article,
    Brief,
    Coverage,
    Edition,
    Inserts,
    LedgerEntry,
    Note,
    PrintedSentence,
    PrintedStory,
    RawDocument,
    Section,
    Skipped,
    Vector,
)

DAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def make_document(
    content: bytes = b"The bridge is open.",
    *,
    url: str = "file:bridge.txt",
    source: str = "desk",
    fetched: datetime = NOON,
) -> RawDocument:
    """Return a document that arrived at noon."""
    return RawDocument(content=content, media_type="text/plain", url=url, source=source, fetched=fetched)


def make_brief(article: Article, *, day: date = DAY, number: int = 1) -> Brief:
    """Return a brief of one story that prints every sentence of the article."""
    printed = tuple(
        PrintedSentence(sentence=sentence, note=1, link=article.url) for sentence in make_sentences(article)
    )
    story = PrintedStory(
        id="story-1",
        headline=article.headline,
        headline_note=1,
        language="en",
        tag="new",
        days=1,
        changed=DAY,
        sentences=printed,
        disagreements=(),
        outlets=1,
        origins=1,
        why=(),
        terms=(),
        also=(),
    )
    skipped = (Skipped(url="file:junk.bin", source="desk", room="extractors", reason="no readable text"),)
    return Brief(
        title="The Morning Brief",
        number=number,
        window=make_window(day),
        charts=(),
        language="en",
        sample=False,
        reasons=(),
        seconds=30,
        leads=(Section(label="News", stories=(story,)),),
        briefs=(),
        watching=(),
        corrections=(),
        inserts=Inserts(blocks=(), troubles=()),
        notes=(Note(number=1, article=article, copy_of=0),),
        coverage=Coverage(sources=(), read=2, printed=1, merged=0, skipped=skipped, missed=()),
        missing_glyphs=(),
        version="0.1.0",
        settings_hash="0123456789abcdef",
    )


def make_edition(content: bytes = b"<p>The bridge is open.</p>", *, format: str = "html") -> Edition:  # noqa: A002
    """Return an edition of these bytes."""
    return Edition(format=format, name=f"brief.{format}", media_type="text/html", content=content)


def make_entry(story: str = "story-1", *, day: date = DAY, headline: str = "Bridge reopens") -> LedgerEntry:
    """Return what the ledger remembers of a story on that day."""
    return LedgerEntry(
        id=story,
        headline=headline,
        headliner="a1",
        first=day,
        changed=day,
        last=day,
        terms=Vector(terms=("bridg", "open"), counts=(2.0, 0.1)),
        names=("Ōsaka",),
        numbers=("14",),
        articles=("a1", "a2"),
        printed=("The bridge is open.",),
        absorbed=("story-0",),
        branched="story-9",
    )
