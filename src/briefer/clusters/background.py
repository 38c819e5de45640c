"""How telling a term is: inverse document frequencies of the corpus at hand and of news in general, blended.

Five feeds are too few to tell ordinary words from telling ones; ``background.json``, written by
``bench/learn_clusters.py``, says how many news articles hold each stem.
"""

import json
import pkgutil
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import repeat
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from briefer.text.vectors import CountedRows

_PRIOR_DOCUMENTS: Final = 60.0  # how many documents' worth of say the background has
_PRIOR_SHARE: Final = 0.0015  # share of documents with a term of which the background knows nothing


def weigh_terms(rows: CountedRows, *, terms: Sequence[str], language: str) -> npt.NDArray[np.float64]:
    """Return the inverse document frequency of each of the terms: this corpus and the background, blended.

    ``ln((n + k + 1) / (df + k p))`` with k background documents, a share p of which have the term; for a
    ``language`` that was not learned, and for what is no word, p is the same for all. What no row holds
    weighs 1.
    """
    known = load_background().get(language, {})
    shares = np.fromiter(map(known.get, terms, repeat(0.0)), np.float64, count=len(terms))
    held = np.bincount(rows.columns, minlength=len(terms))
    total = len(rows.indptr) + _PRIOR_DOCUMENTS
    weights = np.log(total / (held + _PRIOR_DOCUMENTS * np.maximum(shares, _PRIOR_SHARE)))
    return np.where(held > 0, weights, 1.0)


@lru_cache(maxsize=1)
def load_background() -> Mapping[str, Mapping[str, float]]:
    """Return, for each language learned, the share of news articles that hold a stem."""
    content: dict[str, Any] = json.loads(pkgutil.get_data(__package__, "background.json") or b"")
    return {
        language: {stem: count / known["documents"] for stem, count in known["counts"].items()}
        for language, known in content["languages"].items()
    }
