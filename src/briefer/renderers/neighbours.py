"""What stands around a printed sentence in its article: the sentence before it, and the one after."""

from functools import lru_cache

from briefer.model import PARAGRAPH_BREAK, Article, Sentence
from briefer.text.sentences import split_sentences

Span = tuple[int, int]


def find_before(sentence: Sentence, *, article: Article) -> Span | None:
    """Return where the sentence before this one stands in the article's text, None where it opens it."""
    return max((span for span in cut_article(article) if span[1] <= sentence.start), default=None)


def find_after(sentence: Sentence, *, article: Article) -> Span | None:
    """Return where the sentence after this one stands in the article's text, None where it ends it."""
    return min((span for span in cut_article(article) if span[0] >= sentence.end), default=None)


# A brief is shown once for each face and each round of fitting it to its pages, and cites some 30 articles.
@lru_cache(maxsize=100)
def cut_article(article: Article) -> tuple[Span, ...]:
    """Return the start and end offsets of the article's sentences in its text."""
    spans: list[Span] = []
    offset = 0
    for paragraph in article.paragraphs:
        spans += [
            (offset + start, offset + end)
            for start, end in split_sentences(paragraph, language=article.language)
        ]
        offset += len(paragraph) + len(PARAGRAPH_BREAK)
    return tuple(spans)
