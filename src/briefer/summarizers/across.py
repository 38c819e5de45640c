"""What can be told of a sentence only beside other articles of the same event.

A stem counts once for each origin that has it, however many copies there are: what independent reports agree
on is what happened. Linear in the length of all articles; what a language lacks degrades as in
``features.py``.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from briefer.model import SplitArticle
from briefer.summarizers.features import Floats, list_content
from briefer.text.vectors import list_distinct

# Each with its meaning; the order is that of the columns.
ACROSS: Final[Mapping[str, str]] = {
    "support": "share of the other origins that have a stem of it, on average",
    "supported": "the same, added up over its stems",
    "central": "cosine of its stems and those of all articles, each counting the share of origins that have "
    "it and the logarithm of its sentences",
    "central-words": "the same, added up over its stems",
    "article-length": "logarithm of the sentences of its article",
}


def measure_across(splits: Sequence[SplitArticle], origins: Sequence[int]) -> list[Floats]:
    """Return for each article a row for each sentence and a column for each name in ACROSS.

    ``origins`` names the origin of each article.
    """
    numbers: dict[str, int] = {}
    rows = [
        [numbers.setdefault(stem, len(numbers)) for stem in dict.fromkeys(row)]
        for split in splits
        for row in list_content(split)
    ]
    sizes = [len(row) for row in rows]
    lengths = [len(split.sentences) for split in splits]
    stems = np.array([stem for row in rows for stem in row], dtype=np.intp)
    sentence = np.repeat(np.arange(len(rows)), sizes)
    origin = np.repeat(np.array(origins, dtype=np.intp), lengths)[sentence]
    vocabulary = max(len(numbers), 1)
    once = list_distinct(origin * vocabulary + stems) % vocabulary
    carried = np.bincount(once, minlength=vocabulary).astype(np.float64)
    held = np.bincount(stems, minlength=vocabulary)
    count = len(set(origins))
    weight = np.log1p(held) * carried / max(count, 1)
    others = (carried - 1.0) / max(count - 1, 1)
    supported = np.bincount(sentence, weights=others[stems], minlength=len(rows))
    length = float(np.sqrt(weight @ weight)) or 1.0
    central = np.bincount(sentence, weights=weight[stems] / length, minlength=len(rows))
    distinct = np.maximum(np.array(sizes, dtype=np.float64), 1.0)
    table = np.array(
        [
            supported / distinct,
            supported,
            central / np.sqrt(distinct),
            central,
            np.log1p(np.repeat(lengths, lengths)),
        ]
    ).T.reshape(len(rows), len(ACROSS))
    return np.split(table, np.cumsum(lengths)[:-1]) if lengths else []
