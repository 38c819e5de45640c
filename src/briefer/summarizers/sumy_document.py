"""A split article as sumy sees a document, through briefer's own sentences and words.

sumy keeps scores in dictionaries by sentence, where two equal sentences would share one score; here each
sentence is itself and no other. Words are already stemmed and stop words left out, so sumy stems nothing.
"""

from dataclasses import dataclass

from briefer.model import SplitArticle
from briefer.text.words import list_words, stem_words


@dataclass(frozen=True, slots=True, eq=False)
class PlacedSentence:
    """One sentence of sumy's document: its words."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class PlacedParagraph:
    """One paragraph of sumy's document."""

    sentences: tuple[PlacedSentence, ...]


@dataclass(frozen=True, slots=True, eq=False)
class PlacedDocument:
    """What sumy's summarizers ask of a document."""

    paragraphs: tuple[PlacedParagraph, ...]
    sentences: tuple[PlacedSentence, ...]
    headings: tuple[PlacedSentence, ...]
    words: tuple[str, ...]


def build_document(split: SplitArticle, *, limit: int) -> PlacedDocument:
    """Return the first ``limit`` sentences as a document, with the headline as its heading."""
    language = split.article.language
    headline = stem_words(list_words(split.article.headline, language=language), language=language)
    paragraphs: dict[int, list[PlacedSentence]] = {}
    for sentence in split.sentences[:limit]:
        placed = PlacedSentence(split.stems[sentence.position])
        paragraphs.setdefault(sentence.paragraph, []).append(placed)
    sentences = tuple(placed for group in paragraphs.values() for placed in group)
    return PlacedDocument(
        paragraphs=tuple(PlacedParagraph(tuple(group)) for group in paragraphs.values()),
        sentences=sentences,
        headings=(PlacedSentence(tuple(headline)),),
        words=tuple(word for placed in sentences for word in placed.words),
    )
