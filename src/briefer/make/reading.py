"""The map half: one document at a time, from bytes to a digest. Runs in whatever process the engine chose."""

from collections.abc import Iterable
from itertools import chain

from briefer.errors import ExtractionError
from briefer.extractors import extract_article
from briefer.model import (
    PARAGRAPH_BREAK,
    Article,
    Digest,
    RawDocument,
    Skipped,
    SplitArticle,
)
from briefer.text.fingerprints import fingerprint_words
from briefer.text.names import find_names
from briefer.text.numbers import find_numbers
from briefer.text.split import pack_spans, split_article
from briefer.text.vectors import count_terms
from briefer.text.words import list_words, stem_words

# An article's first words say what it is about; the tail is background.
TERMS_FROM_WORDS = 400
# The opening is as many sentences as hold so many words, or as many pairs of characters.
OPENING_WORDS = 60


def read_one(document: RawDocument, *, html: str) -> SplitArticle:
    """Return the document as a split article; raises ExtractionError with a short reason."""
    split = split_article(extract_article(document, html=html))
    if not split.sentences:
        raise ExtractionError("no sentence in it", url=document.url)
    return split


def read_document(document: RawDocument | Skipped, *, html: str) -> Digest | Skipped:
    """Return the document's digest, or why there is none. A failure travels as a value."""
    if isinstance(document, Skipped):
        return document
    try:
        return digest_article(read_one(document, html=html))
    except ExtractionError as error:
        return lose_document(document, str(error))


def digest_stored(article: Article) -> Digest:
    """Return the digest of an article that the store has kept."""
    return digest_article(split_article(article))


def lose_document(document: RawDocument | Skipped, reason: str) -> Skipped:
    """Return what stands for a document that could not be read."""
    if isinstance(document, Skipped):
        return document
    return Skipped(url=document.url, source=document.source, room="extractors", reason=reason)


def digest_article(split: SplitArticle) -> Digest:
    """Return all that the article alone can tell."""
    article = split.article
    headline = stem_words(list_words(article.headline, language=article.language), language=article.language)
    texts = [article.headline, *(sentence.text for sentence in split.sentences)]
    # at once, as no number reaches over a blank line: to begin a search costs as much as a sentence
    numbers = set(find_numbers(PARAGRAPH_BREAK.join(texts), language=article.language))
    return Digest(
        article=article,
        spans=pack_spans(split.sentences),
        headline=tuple(headline),
        opening=_open(split),
        terms=count_terms([*headline, *headline, *_first_stems(split.stems)]),
        names=find_names(texts, language=article.language),
        numbers=tuple(sorted(numbers)),
        fingerprint=fingerprint_words(list(chain.from_iterable(split.words))),
    )


def _open(split: SplitArticle) -> tuple[str, ...]:
    """Return the stems of the opening."""
    words = 0
    stems: list[str] = []
    for sentence, row in zip(split.sentences, split.stems, strict=True):
        stems += row
        words += max(sentence.text.count(" "), len(sentence.text) // 8)
        if words >= OPENING_WORDS:
            break
    return tuple(stems)


def _first_stems(rows: Iterable[tuple[str, ...]]) -> list[str]:
    """Return the stems of the opening of the article."""
    stems: list[str] = []
    for row in rows:
        stems.extend(row)
        if len(stems) >= TERMS_FROM_WORDS:
            break
    return stems[:TERMS_FROM_WORDS]
