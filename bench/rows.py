"""Rows of a data set as digests, for benches that need no files: what the map half makes of an article."""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from briefer.make.reading import digest_article
from briefer.model import Article, Digest

SHARED = Path(__file__).parents[1] / ".." / "shared" / "data"
_SEEN = datetime(2026, 11, 24, 6, tzinfo=UTC)


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def digest_row(row: dict[str, Any]) -> Digest:
    """Return the digest of a row of ``id, headline, text`` and, where it has them, published and outlet."""
    text = str(row.get("text") or "")
    moment = row.get("published")
    article = Article(
        id=hashlib.sha256(str(row["id"]).encode()).hexdigest()[:16],
        document="0" * 64,
        source="bench",
        url=f"https://bench.example/{row['id']}",
        headline=str(row.get("headline") or ""),
        paragraphs=tuple(part.strip() for part in text.split("\n") if part.strip()),
        outlet=str(row.get("outlet") or ""),
        byline="",
        published=datetime.fromtimestamp(float(moment), UTC) if moment else None,
        seen=_SEEN,
        language=str(row.get("language") or "en"),
        extent="whole",
    )
    return digest_article(article)


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file, which says what was measured or learned from."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
