"""The map half: one document at a time, from bytes to a digest. Runs in whatever process the engine chose."""

from collections.abc import Iterable
from typing import NamedTuple

from briefer.errors import ExtractionError
from briefer.extractors import extract_article
from briefer.make.errand import lose_document
from briefer.model import PARAGRAPH_BREAK, Article, Digest, RawDocument, Skipped, SplitArticle
from briefer.text.fingerprints import fingerprint_texts
from briefer.text.names import find_names_among
from briefer.text.numbers import find_numbers
from briefer.text.pieces import Piece, cut_pieces, join_stems
from briefer.text.split import Span, list_spans, pack_spans, split_article
from briefer.text.vectors import count_terms
from briefer.text.words import list_stems

# The lead of an article, its first sentences, says what it is about; the tail is background. It is as many
# sentences as hold so many stems. What must know all of an article is asked of its text.
LEAD_STEMS = 250
# The opening is as many sentences as hold so many words, or as many pairs of characters.
OPENING_WORDS = 60
# Why a document that holds an article is none.
WORDLESS = "no sentence in it"


def read_one(document: RawDocument, *, html: str) -> SplitArticle:
    """Return the document as a split article; raises ExtractionError with a short reason."""
    split = split_article(extract_article(document, html=html))
    if not split.sentences:
        raise ExtractionError(WORDLESS, url=document.url)
    return split


def read_document(document: RawDocument | Skipped, *, html: str) -> Digest | Skipped:
    """Return the document's digest, or why there is none. A failure travels as a value."""
    if isinstance(document, Skipped):
        return document
    try:
        digest = digest_article(extract_article(document, html=html))
    except ExtractionError as error:
        return lose_document(document, str(error))
    return digest if digest.spans else lose_document(document, WORDLESS)


def digest_article(article: Article) -> Digest:
    """Return all that the article alone can tell."""
    language = article.language
    text = article.text
    spans = list_spans(article)
    headline = cut_pieces(article.headline, language=language)
    titled = _stem(article.headline, headline, language=language)
    lead = _read_lead(text, spans, language=language)
    # at once, as no number reaches over a blank line: to begin a search costs as much as a sentence
    numbers = set(find_numbers(article.headline + PARAGRAPH_BREAK + text, language=language))
    return Digest(
        article=article,
        spans=pack_spans(spans),
        headline=tuple(titled),
        opening=lead.opening,
        terms=count_terms([*titled, *titled, *lead.stems]),
        names=find_names_among([headline, *lead.sentences], language=language),
        numbers=tuple(sorted(numbers)),
        fingerprint=fingerprint_texts(article.paragraphs),
    )


class _Lead(NamedTuple):
    """The first sentences of an article in pieces, their first stems, and those of the opening."""

    sentences: list[list[Piece]]
    stems: list[str]
    opening: tuple[str, ...]


def _read_lead(text: str, spans: Iterable[Span], *, language: str) -> _Lead:
    sentences: list[list[Piece]] = []
    stems: list[str] = []
    words = opened = 0
    for _, start, end in spans:
        sentence = text[start:end]
        pieces = cut_pieces(sentence, language=language)
        sentences.append(pieces)
        stems += _stem(sentence, pieces, language=language)
        if words < OPENING_WORDS:
            words += max(len(pieces) - 1, len(sentence) // 8)
            opened = len(stems)
        elif len(stems) >= LEAD_STEMS:
            break
    return _Lead(sentences, stems[:LEAD_STEMS], tuple(stems[:opened]))


def _stem(text: str, pieces: Iterable[Piece], *, language: str) -> list[str]:
    """Return the stems of a text that was cut into pieces: as of any other where all of it is in capitals."""
    return list_stems(text, language=language) if text.isupper() else join_stems(pieces)
