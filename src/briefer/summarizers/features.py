"""What can be told of a sentence before any weight: the features of the default summarizer.

Two groups, each linear in the length of the article. Features of *words* look at the distinct content stems
of a sentence and at where else in the article they stand; features of *place and form* look at the sentence
itself. Position and title words go back to Edmundson 1969, length and capitals to Kupiec, Pedersen and Chen
1995, frequency to Luhn 1958. "early-words" and "known" together are the idea that news mentions first what
it comes back to. Likeness to the article by tf-idf, in either direction, added nothing to these.

What a language lacks degrades by rule: without stop words, stems that stand in more than half of the
sentences of an article (of eight or more) count as stop words; without stems, words count as they are;
scripts without capitals have no "capitals", and neither has German, where every noun has one; "leaning"
knows the pronouns and connectives of the language's rules, none where it has none; and where words are
pairs of characters, lengths count three of five pairs, about as many as there would be words.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from briefer.model import SplitArticle
from briefer.text.languages import find_rules
from briefer.text.words import list_words, stem_words, stop_words

Floats = npt.NDArray[np.float64]

# Each with its meaning; the order is that of the columns.
FEATURES: Final[Mapping[str, str]] = {
    "early-words": "its stems, each counting 1/(1+p) where sentence p is the first to mention it",
    "recurring": "its stems, each counting the root of the share of other sentences that have it",
    "frequent": "its stems, each counting the logarithm of the number of sentences that have it",
    "mean-frequency": "what the average stem counts in frequent",
    "known": "number of its stems that an earlier sentence has mentioned",
    "content-words": "number of its stems",
    "headline": "cosine of its stems and the headline's",
    "first": "whether it is the first sentence",
    "late": "its place between 0, the first, and 1, the last",
    "early-length": "logarithm of its words over the root of its place counted from 1",
    "words": "number of its words",
    "long": "square of its words, in twenties",
    "relative-length": "its words over those of the average sentence of the article",
    "function-words": "number of its words that are not content words",
    "numbers": "numbers written in digits, three at most",
    "capitals": "words behind the first that begin with a capital, eight at most",
    "commas": "number of commas, five at most",
    "quotation": "whether it opens with a quotation mark",
    "leaning": "whether it opens with a pronoun, a demonstrative or a connective",
}

_QUOTES: Final = frozenset("\"“«„‘'「『")
_NOUN_CAPITALS: Final = frozenset({"de", "lb"})
_PAIRED: Final = frozenset({"zh", "ja", "ko", "th", "lo", "km", "my"})
_PAIRS_TO_WORDS: Final = 0.6
_FEWEST_FOR_COMMON: Final = 8

# Kinds of characters; those of no kind are 0.
_SPACE, _DIGIT, _POINT, _COMMA, _CAPITAL = range(1, 6)
_KINDS: Final = {
    _SPACE: " \t\n\u00a0\u202f",
    _DIGIT: "0123456789٠١٢٣٤٥٦٧٨٩０１２３４５６７８９",
    _POINT: ".:",
    _COMMA: ",，、،",
}
_LAST_CAPITAL: Final = 0x2000
# What a character counts as, by its kind and that of the one before it.
_NOTHING, _NUMBER, _NAME, _PAUSE = range(4)


def measure_sentences(split: SplitArticle) -> Floats:
    """Return a row for each sentence and a column for each name in FEATURES, in natural units."""
    if not split.sentences:
        return np.zeros((0, len(FEATURES)))
    rows = list_content(split)
    columns = {
        **_measure_words(rows),
        "headline": measure_headline(rows, split.article.headline, language=split.article.language),
        **_measure_form(split),
    }
    return np.array([columns[name] for name in FEATURES], dtype=np.float64).T


def list_content(split: SplitArticle) -> Sequence[tuple[str, ...]]:
    """Return the stems of each sentence; without stop words those of more than half do not count."""
    rows = split.stems
    if stop_words(split.article.language):
        return rows
    held = Counter(stem for row in rows for stem in set(row))
    common = {stem for stem, count in held.items() if 2 * count > len(rows) >= _FEWEST_FOR_COMMON}
    return [tuple(stem for stem in row if stem not in common) for row in rows]


def _measure_words(rows: Sequence[tuple[str, ...]]) -> dict[str, Floats]:
    """Return the features of words."""
    numbers: dict[str, int] = {}  # stems are numbered in the order of their first mention
    mentions: list[int] = []
    sizes: list[int] = []
    news: list[int] = []
    for row in rows:
        before = len(numbers)
        told = [numbers.setdefault(stem, len(numbers)) for stem in dict.fromkeys(row)]
        mentions += told
        sizes.append(len(told))
        news.append(len(numbers) - before)
    size = len(rows)
    stems = np.array(mentions, dtype=np.intp)
    distinct = np.array(sizes, dtype=np.float64)
    held = np.bincount(stems, minlength=len(numbers))
    first = np.repeat(np.arange(size), news)
    # A row for each feature that adds up over stems, and a column for each mention of one.
    worth = np.array([1.0 / (1.0 + first), np.sqrt((held - 1.0) / size), np.log(held)])
    early, recurring, frequent = _add_up(worth[:, stems], sizes)
    return {
        "early-words": early,
        "recurring": recurring,
        "frequent": frequent,
        "mean-frequency": frequent / np.maximum(distinct, 1.0),
        "known": distinct - news,
        "content-words": distinct,
    }


def _add_up(values: Floats, sizes: Sequence[int]) -> Floats:
    """Return the sums of runs of ``sizes`` columns, 0 for an empty run."""
    ends = np.cumsum(sizes, dtype=np.intp)
    sums = np.zeros((len(values), values.shape[1] + 1))
    np.cumsum(values, axis=1, out=sums[:, 1:])
    return np.asarray(sums[:, ends] - sums[:, ends - sizes], dtype=np.float64)


def measure_headline(rows: Sequence[tuple[str, ...]], headline: str, *, language: str) -> Floats:
    """Return the cosine of each row and the headline, every distinct stem counting the same."""
    wanted = frozenset(stem_words(list_words(headline, language=language), language=language))
    if not wanted:
        return np.zeros(len(rows))
    shared = [wanted.intersection(row) for row in rows]
    return np.array(
        [
            len(both) / (len(wanted) * len(set(row))) ** 0.5 if both else 0.0
            for both, row in zip(shared, rows, strict=True)
        ]
    )


def _measure_form(split: SplitArticle) -> dict[str, Floats]:
    """Return the features of place and form."""
    size = len(split.sentences)
    rules = find_rules(split.article.language)
    words = np.array([len(row) for row in split.words], dtype=np.float64)
    function = words - [len(row) for row in split.stems]
    if rules.code in _PAIRED:
        words, function = words * _PAIRS_TO_WORDS, function * _PAIRS_TO_WORDS
    leaning = rules.pronouns | rules.demonstratives | rules.connectives
    position = np.arange(size, dtype=np.float64)
    return {
        "first": np.array(position == 0.0, dtype=np.float64),
        "late": position / max(size - 1, 1),
        "early-length": np.log1p(words) / np.sqrt(1.0 + position),
        "words": words,
        "long": (words / 20.0) ** 2,
        "relative-length": words / (float(words.sum()) / size or 1.0),
        "function-words": function,
        "quotation": np.array([each.text[:1] in _QUOTES for each in split.sentences], dtype=np.float64),
        "leaning": np.array([row[:1] != () and row[0] in leaning for row in split.words], dtype=np.float64),
        **_count_characters(split, capitals=rules.code not in _NOUN_CAPITALS),
    }


def _count_characters(split: SplitArticle, *, capitals: bool) -> dict[str, Floats]:
    """Return the features that count characters, by one look at the whole article."""
    # The blank in front keeps the first character from looking back at the last.
    text = f" {split.article.text}".encode("utf-32-le", "surrogatepass")
    kinds = _list_kinds().take(np.frombuffer(text, dtype=np.uint32), mode="clip")
    places = np.flatnonzero(kinds > _SPACE)
    starts = np.array([sentence.start for sentence in split.sentences], dtype=np.intp)
    sentence = starts.searchsorted(places - 1, side="right") - 1
    counted = _list_counts()[kinds[places], kinds[places - 1]]
    counted[(starts[sentence] == places - 1) & (counted == _NAME)] = _NOTHING
    size = len(starts)
    # What stands before the first sentence is a number of its own, out of the way.
    table = np.bincount((sentence + 1) * 4 + counted, minlength=(size + 1) * 4).reshape(size + 1, 4)[1:]
    return {
        "numbers": np.minimum(table[:, _NUMBER], 3.0),
        "capitals": np.minimum(table[:, _NAME], 8.0) * capitals,
        "commas": np.minimum(table[:, _PAUSE], 5.0),
    }


@lru_cache(maxsize=1)
def _list_kinds() -> npt.NDArray[np.uint8]:
    """Return the kind of every character up to U+FFFF; the last entry stands for all above."""
    kinds = np.zeros(0x10000, dtype=np.uint8)
    kinds[[code for code in range(_LAST_CAPITAL) if chr(code).isupper()]] = _CAPITAL
    for kind, characters in _KINDS.items():
        kinds[[ord(character) for character in characters]] = kind
    return kinds


@lru_cache(maxsize=1)
def _list_counts() -> npt.NDArray[np.intp]:
    """Return what a character counts as: a row for its kind, a column for the kind of the one before it."""
    counts = np.full((6, 6), _NOTHING, dtype=np.intp)
    counts[_DIGIT, :] = _NUMBER
    counts[_DIGIT, [_DIGIT, _POINT, _COMMA]] = _NOTHING  # the number goes on
    counts[_CAPITAL, _SPACE] = _NAME
    counts[_COMMA, :] = _PAUSE
    return counts
