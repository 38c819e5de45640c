"""Links to a sentence within a page: text fragments.

``#:~:text=start`` or ``#:~:text=start,end`` (WICG, URL Fragment Text Directives,
https://wicg.github.io/scroll-to-text-fragment/). Browsers look for the first place where the words of
``start`` stand, ignoring case, and then for the first ``end`` after it, so both are made long enough to be
found at the sentence and nowhere before it.
"""

import re
from urllib.parse import quote

from briefer.model import Article, Sentence

SHORT_WORDS = 10
EDGE_WORDS = 4
DIRECTIVE = ":~:"


def link_sentence(article: Article, sentence: Sentence) -> str:
    """Return the article's address with a text fragment for the sentence."""
    address = article.url.partition(DIRECTIVE)[0]
    joint = "" if "#" in address else "#"
    return f"{address}{joint}{DIRECTIVE}text={_find_fragment(article.text, sentence)}"


def _find_fragment(text: str, sentence: Sentence) -> str:
    words = list(re.finditer(r"\S+", sentence.text))
    if len(words) <= SHORT_WORDS:
        # Also a whole sentence in a script without blanks: cutting it might cut a word.
        return _escape(sentence.text)
    text, own = _fold_case(text), _fold_case(sentence.text)
    rest = text[sentence.start :]
    for count in range(EDGE_WORDS, len(words) // 2 + 1):
        start, end = own[: words[count - 1].end()], own[words[-count].start() :]
        if text.find(start) == sentence.start and rest.find(end, len(start)) + len(end) == len(own):
            return f"{_escape(sentence.text[: len(start)])},{_escape(sentence.text[-len(end) :])}"
    return _escape(sentence.text)


def _fold_case(text: str) -> str:
    """Fold case where that leaves every character in its place."""
    folded = text.lower()
    return folded if len(folded) == len(text) else text


def _escape(words: str) -> str:
    """Percent-encode, "-", "," and "&" included: they mean something in a text directive."""
    return quote(" ".join(words.split()), safe="", errors="replace").replace("-", "%2D")
