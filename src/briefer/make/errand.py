"""What workers are asked for. Who only asks need not import the map half, which takes a tenth of a second."""

from briefer.model import Article, Digest, RawDocument, Skipped

# What every worker begins with.
MAP_HALF = "briefer.make.reading"


def read_document(document: RawDocument | Skipped, *, html: str) -> Digest | Skipped:
    """Return the document's digest, or why there is none. Runs in whatever process the engine chose."""
    from briefer.make import reading

    return reading.read_document(document, html=html)


def lose_document(document: RawDocument | Skipped, reason: str) -> Skipped:
    """Return what stands for a document that could not be read."""
    if isinstance(document, Skipped):
        return document
    return Skipped(url=document.url, source=document.source, room="extractors", reason=reason)


def recall_article(article: Article) -> Digest:
    """Return the digest of an article that the store holds: of these there are few, and it is done here."""
    from briefer.make import reading

    return reading.digest_article(article)
