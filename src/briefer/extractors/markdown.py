"""Markdown: the words without the marks (CommonMark 0.31), and what the front matter declares.

Not a renderer: emphasis, links and code spans give way to their text; images, tables, code blocks, comments
and HTML elements are left out; headings below the headline are no sentences.
"""

import html
import re
from collections.abc import Iterator, Sequence

from briefer.errors import ExtractionError
from briefer.extractors.article import finish_article
from briefer.extractors.decode import find_charset, require_text
from briefer.extractors.draft import Draft
from briefer.extractors.front_matter import split_front_matter
from briefer.extractors.hygiene import split_lines
from briefer.extractors.wrapping import glue_lines
from briefer.model import Article, RawDocument

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:\s+(.*?))??\s*#*\s*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)\s*$")
_RULE = re.compile(r" {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$")
_QUOTE = re.compile(r"^ {0,3}(?:> ?)+")
_ITEM = re.compile(r"\s*(?:[*+-]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?")
_REFERENCE = re.compile(r" {0,3}\[[^\]]{1,200}\]:")
_TABLE_ROW = re.compile(r"\s*\|.*\|\s*$|[\s|:-]*\|[\s|:-]*$")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_HIDDEN_HTML = re.compile(r"<(script|style|iframe|object|svg)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)

_IMAGE = re.compile(
    r"!\[[^\[\]]{0,500}\](?:\([^()\s]{0,2000}(?:\s+[\"'][^\"']{0,500}[\"'])?\s*\)|\[[^\]]{0,200}\])?"
)
_LINK = re.compile(
    r"\[([^\[\]]{0,1000})\](?:\((?:<[^<>]{0,2000}>|[^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,500})?)"
    r"(?:\s+(?:\"[^\"]{0,500}\"|'[^']{0,500}'))?\s*\)|\[[^\]]{0,200}\])"
)
_FOOTNOTE = re.compile(r"\[\^[^\]]{1,100}\]")
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^<>\s]{1,2000})>")
_INLINE_TAG = re.compile(
    r"</?(?:a|b|i|u|s|q|em|strong|span|sup|sub|small|mark|abbr|font|code|del|ins|cite|time)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>")
_BREAK = re.compile(r"<br\s*/?>\s*<br\s*/?>", re.IGNORECASE)
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)(.{1,1000}?)(?<!`)\1(?!`)")
_STRONG = re.compile(r"(\*{2,3})(?=\S)([^*]{1,2000}?)(?<=\S)\1|(?<!\w)\*(?=\S)([^*]{1,2000}?)(?<=\S)\*(?!\w)")
_UNDERSCORED = re.compile(r"(?<!\w)(_{1,3})(?=\S)([^_]{1,2000}?)(?<=\S)\1(?!\w)")
_STRUCK = re.compile(r"~~(?=\S)([^~]{1,2000}?)~~")
_HEADING_LINES = 4  # at most, above an underline
_HIDING_PLACE = 0xE000
_HIDDEN = re.compile("[\ue021-\ue07e]")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def extract(document: RawDocument) -> Article:
    """Return the article that a Markdown text is."""
    text = require_text(document.content, declared=find_charset(document.media_type), url=document.url)
    if not text.strip():
        raise ExtractionError("an empty file", url=document.url)
    return finish_article(draft_markdown(text), document=document)


def draft_markdown(text: str) -> Draft:
    """Return the draft that a Markdown ``text`` is: the first heading of level 1 is its headline."""
    matter, rest = split_front_matter(text)
    rest = _HIDDEN_HTML.sub("", _COMMENT.sub("", "\n".join(split_lines(rest))))
    headline = matter.get("headline", "")
    lines: list[str] = []
    for level, block in _list_blocks(rest.split("\n")):
        if level == 0:
            lines += filter(None, (strip_marks(part).strip() for part in _BREAK.split(block)))
        elif level == 1 and not headline and not lines:
            headline = strip_marks(block)
        elif level and not headline and not lines:
            headline = strip_marks(block)  # texts whose highest heading is "## ..."
    return Draft(
        headline=headline,
        lines=tuple(lines),
        outlet=matter.get("outlet", ""),
        byline=matter.get("byline", ""),
        dates=tuple(filter(None, [matter.get("date", "")])),
        language=matter.get("language", ""),
        url=matter.get("url", ""),
    )


def _list_blocks(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the blocks of a text as (level of heading or 0, text on one line)."""
    paragraph: list[str] = []
    for line in _skip_code(lines):
        bare = _QUOTE.sub("", line)
        heading = _HEADING.match(bare)
        if paragraph and _UNDERLINE.match(bare) and len(paragraph) < _HEADING_LINES:
            yield (1 if "=" in bare else 2), glue_lines(paragraph)
            paragraph = []
        elif heading or not bare.strip() or _is_dropped(bare):
            yield from [(0, glue_lines(paragraph))] if paragraph else []
            paragraph = []
            if heading:
                yield len(heading.group(1)), heading.group(2) or ""
        else:
            item = _ITEM.match(bare)
            if item and paragraph:
                yield 0, glue_lines(paragraph)
                paragraph = []
            paragraph.append((bare[item.end() :] if item else bare).strip().rstrip("\\"))
            if line.endswith("  ") and bare.rstrip()[-1:] in ".!?":
                yield 0, glue_lines(paragraph)  # a hard line break behind a whole sentence
                paragraph = []
    if paragraph:
        yield 0, glue_lines(paragraph)


def _is_dropped(line: str) -> bool:
    return any(pattern.match(line) for pattern in (_RULE, _REFERENCE, _TABLE_ROW))


def _skip_code(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines outside fenced code blocks."""
    fence = ""
    for line in lines:
        match = _FENCE.match(line)
        if match and not fence:
            fence = match.group(1)
        elif fence and line.strip().startswith(fence):
            fence = ""
        elif not fence:
            yield line


def strip_marks(text: str) -> str:
    """Return inline Markdown as plain text."""
    # Escaped marks hide in the private-use area until the others are gone.
    text = _ESCAPE.sub(lambda match: chr(_HIDING_PLACE + ord(match.group(1))), text)
    text = _IMAGE.sub("", text)
    text = _LINK.sub(r"\1", text)
    text = _FOOTNOTE.sub("", text)
    text = _AUTOLINK.sub(r"\1", text)
    text = _TAG.sub(" ", _INLINE_TAG.sub("", text)) if "<" in text else text
    text = _CODE.sub(r"\2", text)
    for _ in range(2):  # emphasis inside emphasis
        text = _UNDERSCORED.sub(r"\2", _STRONG.sub(r"\2\3", text))
    text = html.unescape(_STRUCK.sub(r"\1", text))
    return _HIDDEN.sub(lambda match: chr(ord(match.group()) - _HIDING_PLACE), text)
