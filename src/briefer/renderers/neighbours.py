"""What stands around a printed sentence in its article: the sentence before it, and the one after."""

from briefer.model import PARAGRAPH_BREAK, Article, Sentence
from briefer.text.sentences import split_sentences

Span = tuple[int, int]


class Surroundings:
    """The sentences of articles, each article cut once, where it is first asked about."""

    def __init__(self) -> None:
        self._spans: dict[str, tuple[Span, ...]] = {}

    def find_before(self, sentence: Sentence, *, article: Article) -> Span | None:
        """Return where the sentence before this one stands in the article's text, None where it opens it."""
        return max((span for span in self._cut(article) if span[1] <= sentence.start), default=None)

    def find_after(self, sentence: Sentence, *, article: Article) -> Span | None:
        """Return where the sentence after this one stands in the article's text, None where it ends it."""
        return min((span for span in self._cut(article) if span[0] >= sentence.end), default=None)

    def _cut(self, article: Article) -> tuple[Span, ...]:
        if article.id not in self._spans:
            self._spans[article.id] = cut_article(article)
        return self._spans[article.id]


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
