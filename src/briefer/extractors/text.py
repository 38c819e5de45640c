"""Plain text as people paste it: the headline on its own line, stray blanks, buttons glued to the end."""

from briefer.errors import ExtractionError
from briefer.extractors.article import finish_article
from briefer.extractors.decode import find_charset, require_text
from briefer.extractors.draft import Draft
from briefer.extractors.hygiene import split_lines
from briefer.extractors.wrapping import join_lines
from briefer.model import Article, RawDocument


def extract(document: RawDocument) -> Article:
    """Return the article that a plain text is."""
    text = require_text(document.content, declared=find_charset(document.media_type), url=document.url)
    if not text.strip():
        raise ExtractionError("an empty file", url=document.url)
    return finish_article(draft_text(text), document=document)


def draft_text(text: str) -> Draft:
    """Return the draft that plain text is: its paragraphs, with nothing declared."""
    return Draft(
        headline="",
        lines=tuple(join_lines(split_lines(text))),
        outlet="",
        byline="",
        dates=(),
        language="",
        url="",
    )
