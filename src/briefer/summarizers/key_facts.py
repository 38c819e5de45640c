"""The facts that most origins carry: names and numbers, which a summary of all of them must not lack."""

from collections.abc import Sequence
from typing import Final

from briefer.model import SplitArticle
from briefer.text.names import find_names
from briefer.text.numbers import find_numbers

MOST: Final = 0.5


# The article's place among all, and the sentence's in it.
Place = tuple[int, int]


def find_key_facts(splits: Sequence[SplitArticle], origins: Sequence[int]) -> list[frozenset[Place]]:
    """Return for each key fact the sentences that carry it.

    A key fact is a name or number that more than half of the origins carry, two at the least. Those of most
    origins come first, then those that are told earliest.
    """
    carriers: dict[str, set[Place]] = {}
    carried: dict[str, set[int]] = {}
    earliest: dict[str, int] = {}
    for report, (split, origin) in enumerate(zip(splits, origins, strict=True)):
        language = split.article.language
        names = find_names((sentence.text for sentence in split.sentences), language=language)
        for sentence in split.sentences:
            facts = {name for name in names if name in sentence.text}
            facts.update(find_numbers(sentence.text, language=language))
            for fact in facts:
                carriers.setdefault(fact, set()).add((report, sentence.position))
                carried.setdefault(fact, set()).add(origin)
                earliest[fact] = min(earliest.get(fact, sentence.position), sentence.position)
    fewest = max(2, int(MOST * len(set(origins))) + 1)
    key = [fact for fact, tellers in carried.items() if len(tellers) >= fewest]
    key.sort(key=lambda fact: (-len(carried[fact]), earliest[fact], fact))
    return [frozenset(carriers[fact]) for fact in key]
