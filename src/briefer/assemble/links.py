"""Links to a sentence within a page: text fragments.

``#:~:text=[prefix-,]start[,end][,-suffix]`` (WICG, URL Fragment Text Directives,
https://wicg.github.io/scroll-to-text-fragment/). Browsers look for the first place where the words of
``start`` stand, ignoring case, behind ``prefix`` where there is one, and then for the first ``end`` after it
that ``suffix`` follows. So the words are chosen to be found at the sentence and nowhere before it, the
headline included, and what stands beside it is named only where its own words do not tell it from others.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote

from briefer.model import PARAGRAPH_BREAK, Article, Sentence

SHORT_WORDS = 10
EDGE_WORDS = 4
MOST_BESIDE = 8
# A text that repeats itself more often is not worth the search.
MOST_TRIES = 200
DIRECTIVE = ":~:"


class _Words(NamedTuple):
    """What a directive names, each "" where it is left out."""

    start: str
    end: str
    prefix: str
    suffix: str


class _Spans(NamedTuple):
    """Where these words stand on the page; an empty span leaves them out."""

    start: tuple[int, int]
    end: tuple[int, int] = (0, 0)
    prefix: tuple[int, int] = (0, 0)
    suffix: tuple[int, int] = (0, 0)

    def read(self, page: str) -> _Words:
        """Return the words."""
        return _Words(*(page[begin:end] for begin, end in self))


def link_sentence(article: Article, sentence: Sentence) -> str:
    """Return the article's address with a text fragment for the sentence."""
    address = article.url.partition(DIRECTIVE)[0]
    joint = "" if "#" in address else "#"
    return f"{address}{joint}{DIRECTIVE}text={_find_fragment(article, sentence)}"


def _find_fragment(article: Article, sentence: Sentence) -> str:
    """Return the first directive that leads to the sentence; the whole sentence where none does."""
    head = article.headline + PARAGRAPH_BREAK
    page = head + article.text
    begin, end = len(head) + sentence.start, len(head) + sentence.end
    folded = _fold_case(page)
    for spans in _list_directives(page, begin, end, first=len(head)):
        if _follow(folded, spans.read(folded)) == (begin, end):
            return _write(spans.read(page))
    return _escape(sentence.text)


def _list_directives(page: str, begin: int, end: int, *, first: int) -> Iterator[_Spans]:
    """Yield ways to name page[begin:end], the shortest first; ``first`` is where the article begins."""
    own = list(_list_own(page[begin:end], begin))
    yield from own
    # A browser finds words within one paragraph only. The headline is no neighbour: a byline may follow it.
    before = page[first:begin].rstrip()
    last = first + before.rfind("\n") + 1
    starts = [last + match.start() for match in re.finditer(r"\S+", page[last : first + len(before)])]
    for start in starts[-2 : -MOST_BESIDE - 1 : -1] or starts:
        yield own[0]._replace(prefix=(start, first + len(before)))
    next_one = end + len(page[end:]) - len(page[end:].lstrip())
    ends = [next_one + match.end() for match in re.finditer(r"\S+", page[next_one:].partition("\n")[0])]
    for stop in ends[1:MOST_BESIDE] or ends:
        yield own[-1]._replace(suffix=(next_one, stop))


def _list_own(text: str, begin: int) -> Iterator[_Spans]:
    """Yield ways to name a text, which begins there, by its own words: by its edges if long, and whole."""
    words = list(re.finditer(r"\S+", text))
    # A sentence in a script without blanks is a single word here: cutting it might cut a word of its own.
    if len(words) > SHORT_WORDS:
        for count in range(EDGE_WORDS, len(words) // 2 + 1):
            edges = words[count - 1].end(), words[-count].start()
            yield _Spans((begin, begin + edges[0]), (begin + edges[1], begin + len(text)))
    yield _Spans((begin, begin + len(text)))


def _follow(page: str, words: _Words) -> tuple[int, int] | None:
    """Return what a browser highlights on the page, which has the words; None where it is not found soon."""
    place = -1
    for _ in range(MOST_TRIES):
        place = page.find(words.prefix or words.start, place + 1)
        begin = _skip_blanks(page, place + len(words.prefix)) if words.prefix else place
        if page.startswith(words.start, begin):
            end = page.find(words.end, begin + len(words.start)) + len(words.end)
            if page.startswith(words.suffix, _skip_blanks(page, end)):
                return begin, end
    return None


def _skip_blanks(page: str, place: int) -> int:
    while place < len(page) and page[place].isspace():
        place += 1
    return place


def _fold_case(text: str) -> str:
    """Fold case where that leaves every character in its place."""
    folded = text.lower()
    return folded if len(folded) == len(text) else text


def _write(words: _Words) -> str:
    parts = (
        f"{_escape(words.prefix)}-" if words.prefix else "",
        _escape(words.start),
        _escape(words.end),
        f"-{_escape(words.suffix)}" if words.suffix else "",
    )
    return ",".join(part for part in parts if part)


def _escape(words: str) -> str:
    """Percent-encode, "-", "," and "&" included: they mean something in a text directive."""
    return quote(" ".join(words.split()), safe="", errors="replace").replace("-", "%2D")
