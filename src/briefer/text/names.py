"""Proper names: runs of capitalised words, in scripts that have capitals.

What begins a sentence is capitalised anyway, so it counts as a name only where the article bears it out: by
another place in mid-sentence, a second capitalised word, or letters that no common word has ("NATO", "G7").
Headlines in title case bear out nothing. German capitalises nouns too: there a single word must never follow
an article or adjective, and a full name vouches for its surname.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from briefer.text.languages import find_rules, words_of
from briefer.text.pieces import Piece, cut_pieces, join_kinds, join_tokens
from briefer.text.tokens import ABBREVIATED_TITLES, BREAK, CALENDAR, PARTICLES, SUFFIXES, TITLES
from briefer.text.words import stop_words

_GERMAN_LINKS: Final = words_of("der des dem den Mio Mrd Euro Prozent Uhr")
_INFLECTED: Final = ("e", "en", "er", "es", "em", "as", "im", "am", "om", "um")  # German articles, adjectives
# Kinds of tokens: those with a capital, what a run of them is, those in small letters, and those that a
# sentence may follow.
_CAPITAL: Final = "CDIPHT"
_RUN: Final = re.compile(
    rf"[{_CAPITAL}](?:(?<!P)(?:(?<=T)\.)?"
    rf"(?:[CDPHT]|&[{_CAPITAL}]|p{{1,2}}[{_CAPITAL}]|(?<=H)[op]{{1,2}}[{_CAPITAL}]))*"
)
_SMALL: Final = "aop"
_OPENING: Final = "!.|"
_BREAK: Final[Piece] = ((), (BREAK,), "|")


class _Run(NamedTuple):
    """A run of capitalised words: they, their kinds, whether it begins a sentence, and the word before it."""

    words: tuple[str, ...]
    kinds: str
    initial: bool
    before: str


def find_names(sentences: Iterable[str], *, language: str) -> tuple[str, ...]:
    """Return the distinct proper names of an article's sentences, sorted; scripts without capitals have none.

    Titles, possessives and "Jr." are cut off; a name of several words is kept whole ("Bank of England").
    """
    pieces = [cut_pieces(sentence, language=language) for sentence in sentences]
    return find_names_among(pieces, language=language)


def find_names_among(sentences: Iterable[Sequence[Piece]], *, language: str) -> tuple[str, ...]:
    """Return the names of sentences that were cut before, as ``find_names`` does."""
    pieces = [_BREAK]
    for sentence in sentences:
        pieces += sentence
        pieces.append(_BREAK)
    tokens, kinds = join_tokens(pieces), join_kinds(pieces)
    if find_rules(language).code == "de":
        return _choose_german(list(_list_runs(tokens, kinds, language)), language)
    runs = list(_list_runs(tokens, _hide_titles(tokens, kinds, language), language))
    vouched = {word for run in runs for word in run.words[run.initial :]}
    begun = {run.words[0].lower() for run in runs if run.initial and len(run.words) > 1}
    begun = set(filter(str.islower, begun))
    common = begun.intersection(tokens) | (begun & stop_words(language))
    names: set[str] = set()
    for words, kinds, initial, _ in runs:
        doubtful = initial and words[0] not in vouched and not _is_telling(words[0])
        if doubtful and (len(words) == 1 or words[0].lower() in common):
            words, kinds = words[1:], kinds[1:]
        if kinds.strip("C"):
            names.update(_list_written(words, language))
        elif words:
            names.add(" ".join(words))
    return tuple(sorted(names))


def _hide_titles(tokens: Sequence[str], kinds: str, language: str) -> str:
    """Return the kinds without those of sentences that are written like headlines."""
    start = 1
    while start < len(tokens):
        end = kinds.index("|", start)
        if 3 * kinds.count("a", start, end) <= end - start:
            small = sum(kinds.count(kind, start, end) for kind in _SMALL)
            if 3 * small <= end - start and _is_title_case(tokens[start:end], language):
                kinds = kinds[:start] + "," * (end - start) + kinds[end:]
        start = end + 1
    return kinds


@lru_cache(maxsize=1 << 15)
def _list_written(words: tuple[str, ...], language: str) -> tuple[str, ...]:
    """Return the names in a run; the same are written in one article after another."""
    written = map(_write, _part_at_titles(words, language))
    return tuple(name for name in written if name and not _is_small(name, language))


def _is_small(name: str, language: str) -> bool:
    return name.lower() in stop_words(language) and not _is_telling(name)


def _is_title_case(tokens: Sequence[str], language: str) -> bool:
    """Tell whether a line is written like a headline: nearly all words of content with a capital."""
    stops = stop_words(language)
    content = [token for token in tokens if len(token) > 2 and token.isalpha() and token.lower() not in stops]
    return len(content) > 3 and sum(token[0].isupper() for token in content) > 0.9 * len(content)


def _is_telling(word: str) -> bool:
    """Tell whether the letters themselves show a name: NATO, McCoy, G7, U.S."""
    return len(word) > 1 and (any(map(str.isupper, word[1:])) or any(map(str.isdigit, word)))


def _list_runs(tokens: tuple[str, ...], kinds: str, language: str) -> Iterator[_Run]:
    """Yield the runs of words with capitals; a break stands in front and behind."""
    articles = find_rules(language).articles
    for found in _RUN.finditer(kinds):
        begin, end = found.span()
        before, initial = tokens[begin - 1], kinds[begin - 1] in _OPENING
        words = tokens[begin:end]
        if end - begin > 1:
            if "." in words:
                words = tuple(word for word in words if word != ".")
            if words[0].lower() in articles and len(words) > 1:
                words, begin = words[1:], begin + 1
                initial = False  # "The Museum": the capital behind the article is its own
        yield _Run(words, kinds[begin:end], initial, before)


def _part_at_titles(words: Sequence[str], language: str) -> Iterator[list[str]]:
    """Yield the parts of a run between titles: "Russian President Ivan Orlov" names two."""
    part: list[str] = []
    titles = find_rules(language).titles
    for place, word in enumerate(words):
        plain = word.rstrip(".")
        if place and words[place - 1] == "of":
            part.append(word)
        elif plain.lower() in TITLES or (plain in titles and plain != word) or plain in ABBREVIATED_TITLES:
            yield part
            part = []
        else:
            part.append(word)
    yield part


def _write(words: Sequence[str]) -> str:
    """Return words as a name: days before it, possessives and suffixes behind it cut off."""
    kept = list(words)
    while kept and (kept[0] in PARTICLES or kept[0] in CALENDAR):
        kept.pop(0)
    while kept and (kept[-1].rstrip(".") in SUFFIXES or kept[-1] in CALENDAR or kept[-1] in PARTICLES):
        kept.pop()
    name = " ".join(kept).replace("’", "'").removesuffix("'s").removesuffix("'")
    if "." in name and " " not in name and name.replace(".", "").isupper():
        name = name.replace(".", "")  # U.S. and US are one
    return name if len(name) > 1 else ""


def _choose_german(runs: Sequence[_Run], language: str) -> tuple[str, ...]:
    """Return the names among capitalised runs where every noun is one."""
    found: set[str] = set()
    nouns: set[str] = set()
    singles: Counter[str] = Counter()
    for run in runs:
        if not _GERMAN_LINKS.isdisjoint(run.words):
            continue  # "Auftrag des Landes"
        noun = run.before.islower() and run.before.endswith(_INFLECTED) and len(run.words) == 1
        for part in _part_at_titles(run.words, language):
            name = _write(part[1:] if part and _is_small(part[0], language) else part)
            if " " in name:
                found |= {name, name.split()[-1]}
            elif _is_telling(name):
                found.add(name)
            elif noun:
                nouns.add(name)
            else:
                singles[name] += 1
    found.update(word for word, count in singles.items() if count > 1 and word not in nouns)
    names = {name for name in found if name and not _is_small(name, language)}
    return tuple(sorted(name for name in names if nouns.isdisjoint(name.split())))
