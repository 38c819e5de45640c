"""Themes found in what no section claims: stories that share a telling name or word, labelled by it."""

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Final

from briefer.model import RankedStory, Vector
from briefer.text.languages import find_rules
from briefer.text.words import list_words, stem_words

_TOO_COMMON: Final = 0.3  # share of all stories; a word in more of them tells nothing
_OFTEN: Final = 3.0  # times that a story says a word that may label it; the headline alone counts two
_OFTEN_SHARE: Final = 0.4  # and against the word it says most
_SHORTEST: Final = 4  # letters of a label that is no name
_WORTH: Final = {"name": 2.0, "phrase": 1.5, "word": 1.0}
_DAY: Final = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|okt"
    r"|dez)\w*$"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|januar|lundi|mardi|mercredi|jeudi|vendredi|samedi"
    r"|dimanche",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def discover_themes(
    left: Sequence[RankedStory], *, everything: Sequence[RankedStory], minimum: int
) -> tuple[list[tuple[str, list[RankedStory]]], list[RankedStory]]:
    """Return labelled groups of at least ``minimum`` of the stories left, and those still without one.

    A label is a name, a phrase or a word of headlines that its stories share and the day's other stories do
    not (class-based tf-idf); names are preferred, then phrases, and printed as the articles write them. A
    word must be much used by each of its stories, and join one story more than the others need.
    """
    rest = list(left)
    found: list[tuple[str, list[RankedStory]]] = []
    stem = cache(_stem_word)  # headlines of a day have many words in common
    labels = {id(story): _list_labels(story, stem=stem) for story in everything}
    overall = Counter(chain.from_iterable(labels.values()))
    usual = max(float(minimum) + 1.0, _TOO_COMMON * len(everything))
    # what too few stories share will never do, and that is nearly all
    overall = Counter({key: n for key, n in overall.items() if _need(key, minimum=minimum) <= n <= usual})
    needed = {key: _need(key, minimum=minimum) for key in overall}
    inside = Counter(filter(overall.__contains__, chain.from_iterable(labels[id(story)] for story in rest)))
    while True:
        enough = {key: count for key, count in inside.items() if count >= needed[key]}
        key = _find_best(enough, overall=overall, stories=len(everything))
        if not key:
            return found, rest
        members = [story for story in rest if key in labels[id(story)]]
        found.append((labels[id(members[0])][key], members))
        rest = [story for story in rest if key not in labels[id(story)]]
        inside.subtract(
            filter(inside.__contains__, chain.from_iterable(labels[id(each)] for each in members))
        )


def _list_labels(ranked: RankedStory, *, stem: Callable[[str, str], str]) -> dict[str, str]:
    """Return what could label the story: its key, and how it is written; ``stem`` is ``_stem_word``."""
    story = ranked.followed.story
    language = story.headliner.language
    rules = find_rules(language)
    idle = rules.times | rules.crowds  # "year", "police": any news has them
    often = max(_OFTEN, _OFTEN_SHARE * max(story.terms.counts, default=0.0))
    labels: dict[str, str] = {}
    for name in story.names:
        if name in story.headliner.headline and not _DAY.match(name):
            labels.setdefault(f"name {name.casefold()}", name)
    before, end = ("", ""), -1  # stem and writing of the word that ends there
    for found in _WORD.finditer(story.headliner.headline):
        word = found.group()
        stemmed = stem(word, language) if len(word) >= _SHORTEST else ""
        if not stemmed:
            continue
        shown = word if word.isupper() else word[0].upper() + word[1:]
        if end == found.start() - 1 and story.headliner.headline[end] == " ":
            labels.setdefault(f"phrase {language} {before[0]} {stemmed}", f"{before[1]} {word}")
        if _count_term(story.terms, stemmed) >= often and word.lower() not in idle:
            labels.setdefault(f"word {language} {stemmed}", shown)
        before, end = (stemmed, shown), found.end()
    return labels


def _stem_word(word: str, language: str) -> str:
    """Return the stem of a word that may label a theme, or ""."""
    stems = stem_words(list_words(word, language=language), language=language)
    return stems[0] if len(stems) == 1 and not _DAY.match(word) else ""


def _count_term(vector: Vector, term: str) -> float:
    """Return how often the vector holds the term: a few are asked for, and its terms are sorted."""
    place = bisect_left(vector.terms, term)
    return vector.counts[place] if vector.terms[place : place + 1] == (term,) else 0.0


def _find_best(inside: Mapping[str, int], *, overall: Mapping[str, int], stories: int) -> str:
    """Return the label that tells those with it best from the day's other stories, or "".

    ``inside`` counts those with each label, ``overall`` all of the day's, of so many ``stories``.
    """
    weights = {
        key: _WORTH[key.partition(" ")[0]] * count * math.log1p(stories / overall[key])
        for key, count in inside.items()
    }
    return min(weights, key=lambda each: (-round(weights[each], 9), each), default="")


def _need(key: str, *, minimum: int) -> int:
    """Return how many stories must share a label."""
    return max(2, minimum) + key.startswith("word ")
