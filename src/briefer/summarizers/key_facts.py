"""The facts that most origins carry: names and numbers, which a summary of all of them should not lack."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from briefer.model import PARAGRAPH_BREAK, SplitArticle
from briefer.text.names import find_names
from briefer.text.numbers import list_numbers, write_number
from briefer.text.words import list_words, stem_words

# Of the origins: who carries a fact must be more than these, and two at the least.
HALF: Final = 0.5
# News tells first what matters: so many sentences from the top count as prominent.
PROMINENT: Final = 12

# "Two" and "three" are in every article: smaller numbers count with what they count.
LEAST: Final = 10
_REACH: Final = 40  # characters in which the counted word is looked for

_TOKEN: Final = re.compile(r"\w+")

# The place of an article among all, and of a sentence in it.
Place = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFact:
    """A name or number that most origins carry, and the sentences that do.

    ``prominent`` says that most origins carry it near the top.
    """

    text: str
    carriers: frozenset[Place]
    prominent: bool


def find_key_facts(splits: Sequence[SplitArticle], origins: Sequence[int]) -> list[KeyFact]:
    """Return the key facts: the prominent ones first, then those of most origins, then the earliest told.

    ``origins`` names the origin of each article.
    """
    carriers: dict[str, set[Place]] = {}
    for report, split in enumerate(splits):
        for fact, position in _list_facts(split):
            carriers.setdefault(fact, set()).add((report, position))
    fewest = max(2, int(HALF * len(set(origins))) + 1)
    ranked = []
    for fact, places in carriers.items():
        tellers = {origins[report] for report, _ in places}
        if len(tellers) >= fewest:
            near = {origins[report] for report, position in places if position < PROMINENT}
            prominent = len(near) >= fewest
            earliest = min(position for _, position in places)
            key = (not prominent, -len(tellers), earliest, fact)
            ranked.append((key, KeyFact(text=fact, carriers=frozenset(places), prominent=prominent)))
    return [fact for _, fact in sorted(ranked, key=lambda pair: pair[0])]


def _list_facts(split: SplitArticle) -> Iterator[tuple[str, int]]:
    """Yield each name and number of the article, and the position of a sentence that carries it."""
    texts = [sentence.text for sentence in split.sentences]
    yield from _list_numbers(texts, language=split.article.language)
    named: dict[str, list[str]] = {}
    for name in find_names(texts, language=split.article.language):
        for token in _TOKEN.findall(name)[:1]:
            named.setdefault(token, []).append(name)
    for position, text in enumerate(texts):
        for token in named.keys() & _TOKEN.findall(text):
            for name in named[token]:
                if name in text:
                    yield name, position


def _list_numbers(texts: Sequence[str], *, language: str) -> Iterator[tuple[str, int]]:
    """Yield the numbers of the sentences as facts, each with its position."""
    # at once, as no number reaches over a blank line: to begin a search costs as much as a sentence
    text = PARAGRAPH_BREAK.join(texts)
    ends = list(accumulate(len(each) + len(PARAGRAPH_BREAK) for each in texts))
    for number in list_numbers(text, language=language):
        position = bisect_right(ends, number.start)
        plain = write_number(number)
        if number.percent or abs(number.value) >= LEAST:
            yield plain, position
            continue
        reach = min(number.end + _REACH, ends[position])
        behind = list_words(text[number.end : reach], language=language)
        for counted in stem_words(behind, language=language)[:1]:
            yield f"{plain} {counted}", position
