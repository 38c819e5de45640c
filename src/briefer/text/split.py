"""An article cut into sentences, with the words of each."""

from array import array
from collections.abc import Iterable
from itertools import chain

from briefer.model import PARAGRAPH_BREAK, Article, Sentence, SplitArticle
from briefer.text.sentences import split_sentences
from briefer.text.words import list_rows


def split_article(article: Article) -> SplitArticle:
    """Cut every paragraph into sentences; offsets count characters of ``article.text``."""
    language = article.language
    sentences: list[Sentence] = []
    offset = 0
    for index, paragraph in enumerate(article.paragraphs):
        for start, end in split_sentences(paragraph, language=language):
            sentences.append(
                Sentence(
                    article=article.id,
                    position=len(sentences),
                    paragraph=index,
                    start=offset + start,
                    end=offset + end,
                    text=paragraph[start:end],
                )
            )
        offset += len(paragraph) + len(PARAGRAPH_BREAK)
    return split_words(article, tuple(sentences))


def split_words(article: Article, sentences: tuple[Sentence, ...]) -> SplitArticle:
    """Cut sentences that were found before into words."""
    words, stems = list_rows((sentence.text for sentence in sentences), language=article.language)
    return SplitArticle(article=article, sentences=sentences, words=words, stems=stems)


def pack_spans(sentences: Iterable[Sentence]) -> bytes:
    """Return where the sentences stand, as a digest holds it: three numbers of 32 bits for each."""
    return array(
        "I", chain.from_iterable((each.paragraph, each.start, each.end) for each in sentences)
    ).tobytes()
