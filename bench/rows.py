"""Rows of a data set as digests, for benches that need no files: what the map half makes of an article."""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from briefer.model import Article, Digest
from briefer.text.fingerprints import fingerprint_words
from briefer.text.names import find_names
from briefer.text.numbers import find_numbers
from briefer.text.split import split_article
from briefer.text.vectors import count_terms
from briefer.text.words import list_words, stem_words

SHARED = Path(__file__).parents[1] / ".." / "shared" / "data"
_SEEN = datetime(2026, 11, 24, 6, tzinfo=UTC)
_FIRST_STEMS = 400


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
    )
    return digest_text(article)


def digest_text(article: Article) -> Digest:
    """Return the digest of an article."""
    split = split_article(article)
    language = article.language
    headline = stem_words(list_words(article.headline, language=language), language=language)
    stems = [stem for row in split.stems for stem in row][:_FIRST_STEMS]
    texts = [article.headline, *(sentence.text for sentence in split.sentences)]
    numbers = {number for text in texts for number in find_numbers(text, language=language)}
    return Digest(
        article=article,
        sentences=split.sentences,
        terms=count_terms([*headline, *headline, *stems]),
        names=find_names(texts, language=language),
        numbers=tuple(sorted(numbers)),
        fingerprint=fingerprint_words([word for words in split.words for word in words]),
    )


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file, which says what was measured or learned from."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
