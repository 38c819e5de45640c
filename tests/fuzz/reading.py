"""What is done with every damaged document, in a child process: all that a run does with it."""

import json
from datetime import UTC, datetime

from briefer.make.reading import read_document
from briefer.model import RawDocument, Skipped
from briefer.sources.feeds import is_feed, split_feed

TASK = "tests.fuzz.reading:read_one"
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
NAMES = {
    "feed": "file:a.xml",
    "page": "file:a.html",
    "mail": "file:a.eml",
    "pdf": "file:a.pdf",
    "docx": "file:a.docx",
}
MOST_ENTRIES = 20


def read_one(payload: bytes) -> bytes:
    """Read a document whose kind stands in the first line; return what became of it as JSON."""
    kind, _, content = payload.partition(b"\n")
    document = RawDocument(
        content=content,
        media_type="",
        url=NAMES.get(kind.decode(), "file:a.txt"),
        source="fuzz",
        fetched=NOON,
    )
    told = []
    parts = split_feed(document) if is_feed(content) else [document]
    for each in list(parts)[:MOST_ENTRIES]:
        result = read_document(each, html="trafilatura")
        told.append(result.reason if isinstance(result, Skipped) else result.article.text)
    for text in told:
        assert "\0" not in text
        text.encode()
    return json.dumps(told).encode()
