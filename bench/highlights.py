"""Articles with summaries that people wrote.

Rows have ``id``, ``text`` and ``refs`` (lists of sentences); they may have ``title`` or ``headline`` and
``language``.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.rows import read_rows

from briefer.extractors.datelines import cut_dateline
from briefer.model import Article, SplitArticle
from briefer.text.split import split_article

_SEEN = datetime(2026, 11, 24, 6, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlights:
    """One split article and the summaries that people wrote of it."""

    split: SplitArticle
    references: tuple[tuple[str, ...], ...]


def read_highlights(path: Path) -> list[Highlights]:
    """Return every row of the file that has a summary."""
    return [
        Highlights(
            split=split_article(read_article(row)),
            references=tuple(tuple(reference) for reference in row["refs"]),
        )
        for row in read_rows(path)
        if any(row.get("refs") or ())
    ]


def read_article(row: dict[str, Any]) -> Article:
    """Return the row as an article, without its dateline as the extractors leave it."""
    paragraphs = tuple(part.strip() for part in str(row["text"]).split("\n") if part.strip())
    if paragraphs:
        paragraphs = (cut_dateline(paragraphs).paragraph, *paragraphs[1:])
    return Article(
        id=hashlib.sha256(str(row["id"]).encode()).hexdigest()[:16],
        document="0" * 64,
        source="bench",
        url=f"https://bench.example/{row['id']}",
        headline=str(row.get("headline") or row.get("title") or ""),
        paragraphs=paragraphs,
        outlet="",
        byline="",
        published=None,
        seen=_SEEN,
        language=str(row.get("language") or "en"),
    )


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file, which says what was measured or learned from."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
