"""An article cut into sentences, with the words of each."""

from array import array
from collections.abc import Iterable
from itertools import chain

from briefer.model import PARAGRAPH_BREAK, Article, Sentence, SplitArticle
from briefer.text.sentences import split_sentences
from briefer.text.words import list_rows

Span = tuple[int, int, int]


def split_article(article: Article) -> SplitArticle:
    """Cut every paragraph into sentences; offsets count characters of ``article.text``."""
    text = article.text
    sentences = tuple(
        Sentence(
            article=article.id,
            position=position,
            paragraph=paragraph,
            start=start,
            end=end,
            text=text[start:end],
        )
        for position, (paragraph, start, end) in enumerate(list_spans(article))
    )
    return split_words(article, sentences)


def list_spans(article: Article) -> list[Span]:
    """Return the paragraph of each sentence, and its start and its end in ``article.text``."""
    spans: list[Span] = []
    offset = 0
    for index, paragraph in enumerate(article.paragraphs):
        for start, end in split_sentences(paragraph, language=article.language):
            spans.append((index, offset + start, offset + end))
        offset += len(paragraph) + len(PARAGRAPH_BREAK)
    return spans


def split_words(article: Article, sentences: tuple[Sentence, ...]) -> SplitArticle:
    """Cut sentences that were found before into words."""
    words, stems = list_rows((sentence.text for sentence in sentences), language=article.language)
    return SplitArticle(article=article, sentences=sentences, words=words, stems=stems)


def pack_spans(spans: Iterable[Span]) -> bytes:
    """Return where the sentences stand, as a digest holds it: three numbers of 32 bits for each."""
    return array("I", chain.from_iterable(spans)).tobytes()
