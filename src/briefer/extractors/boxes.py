"""What a page calls its elements: the comments of readers, and boxes beside the news.

Nobody prescribes the names that pages give in ``class`` and ``id``, but their makers write for one another,
and call a list of comments "comments", "commentsList" or "sf_comment_list".
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from lxml import html as lxml_html

from briefer.extractors.blocks import SKIPPED
from briefer.extractors.lines import count_words, is_prose

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_COMMENT_NAMES = """
    comment comments commentlist commentslist commenti comentario comentarios commentaire commentaires
    kommentar kommentare kommentarer reacties disqus talkback
"""
_BOX_NAMES = """
    advert advertisement caption cookie cookies copyright credit disclaimer donate donation footer legal modal
    newsletter nav outbrain overlay paywall popup promo promotion related sharing sidebar signup social
    sponsored subscribe subscription taboola tooltip
"""
_COMMENTS = frozenset(_COMMENT_NAMES.split())
_BOXES = frozenset(_BOX_NAMES.split())
_AUTHORS = _BOXES | {
    "author",
    "authors",
    "authorbox",
    "bio",
}  # behind the first paragraph: above it is the byline
_STANDFIRSTS = frozenset(
    {"deck", "dek", "description", "excerpt", "standfirst", "subheadline", "subline", "subtitle", "summary"}
)
# With these words a name tells a state of the article or its subject: "comments-open", "tag-newsletter".
_STATES = frozenset(
    {
        "allow",
        "can",
        "category",
        "closed",
        "enabled",
        "has",
        "is",
        "no",
        "open",
        "post",
        "tag",
        "topic",
        "with",
    }
)
_WHOLE = frozenset({"article", "body", "html", "main"})
_ARTICLE_WORDS = 40  # that must remain when readers' comments go
_BOXED_SHARE = 0.25  # of the words: more than that is no box


def find_comments(found: Sequence[lxml_html.HtmlElement | None], lines: Sequence[str]) -> list[bool]:
    """Tell of each line whether it stands among readers' comments; of none where too little would remain.

    ``found`` are the elements that hold the ``lines``, or None.
    """
    hits = _list_hits(found, _COMMENTS, until=None)
    for index, element in enumerate(found[1:], 1):
        hits[index] |= element is None and hits[index - 1]  # names and times between two comments
    left = sum(count_words(line) for line, hit in zip(lines, hits, strict=True) if not hit)
    return hits if left >= _ARTICLE_WORDS else [False] * len(hits)


def find_boxed(
    found: Sequence[lxml_html.HtmlElement | None],
    lines: Sequence[str],
    *,
    container: lxml_html.HtmlElement,
) -> list[bool]:
    """Tell of each line whether it stands in a box inside ``container``; of none where that would be much."""
    first = next((index for index, line in enumerate(lines) if is_prose(line.strip())), len(lines))
    hits = _list_hits(found[: first + 1], _BOXES, until=container)
    hits += _list_hits(found[first + 1 :], _AUTHORS, until=container)
    sizes = [count_words(line) for line in lines]
    told = sum(size for size, hit in zip(sizes, hits, strict=True) if hit)
    return hits if told <= _BOXED_SHARE * sum(sizes) else [False] * len(hits)


def stands_apart(element: lxml_html.HtmlElement) -> bool:
    """Tell whether ``element``, above a text, is no part of it: a box, a figure, a header, a standfirst."""
    outer = {ancestor.tag for ancestor in element.iterancestors()}
    names = _AUTHORS | _COMMENTS | _STANDFIRSTS
    return "header" in outer or not outer.isdisjoint(SKIPPED) or any(_list_hits([element], names, until=None))


def _list_hits(
    found: Sequence[lxml_html.HtmlElement | None],
    words: frozenset[str],
    *,
    until: lxml_html.HtmlElement | None,
) -> list[bool]:
    named: dict[lxml_html.HtmlElement, bool] = {}
    return [_stands_in(element, words, named, until=until) for element in found]


def _stands_in(
    element: lxml_html.HtmlElement | None,
    words: frozenset[str],
    named: dict[lxml_html.HtmlElement, bool],
    *,
    until: lxml_html.HtmlElement | None,
) -> bool:
    """Tell whether ``element`` or one round it, up to ``until``, has a name made of one of ``words``.

    ``named`` remembers what was told of elements.
    """
    passed: list[lxml_html.HtmlElement] = []
    told = False
    while element is not None and element is not until and element.tag not in _WHOLE:
        if element in named:
            told = named[element]
            break
        passed.append(element)
        told = any(_is_named(name, words) for name in _list_names(element))
        if told:
            break
        element = element.getparent()
    named.update(dict.fromkeys(passed, told))
    return told


def _list_names(element: lxml_html.HtmlElement) -> Iterator[str]:
    yield from (element.get("class") or "").split()
    yield element.get("id") or ""


def _is_named(name: str, words: frozenset[str]) -> bool:
    return not words.isdisjoint(_list_parts(name))


@lru_cache(maxsize=4096)
def _list_parts(name: str) -> frozenset[str]:
    """Return the words of a name, none when it tells a state: an outlet's pages all use the same names."""
    parts = frozenset(part.lower() for part in _WORD.findall(name[:200]))
    return parts if _STATES.isdisjoint(parts) else frozenset()
