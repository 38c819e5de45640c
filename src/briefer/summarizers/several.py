"""Several articles of one event in one summary: the default's features, and what the articles say together.

The score of a sentence is a weighted sum of the features of ``features.py`` and ``across.py``. The weights
in ``several.json``, written by ``bench/learn_several.py``, are a regression on how densely a sentence holds
the word pairs of summaries that people wrote of several articles.
"""

import json
import pkgutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from briefer.model import Budget, CreditedSentence, JointSummary, SplitArticle
from briefer.summarizers.across import ACROSS, measure_across
from briefer.summarizers.choice import is_fragment
from briefer.summarizers.copies import find_copies
from briefer.summarizers.features import FEATURES, Floats, list_content, measure_sentences
from briefer.summarizers.joint_choice import Candidate, Fact, choose_jointly
from briefer.summarizers.key_facts import find_key_facts
from briefer.text.furniture import is_furniture
from briefer.text.languages import find_rules
from briefer.text.openings import opens_unresolved

NAMES: Final = (*ACROSS, *FEATURES)
# What a sentence loses whose content words have all been said, in units of the spread of scores.
REDUNDANCY: Final = 0.6
FEWEST_STEMS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Weights:
    """What each feature counts for each unit above its mean, and the value beyond which it counts no more.

    All in the order of NAMES.
    """

    weight: Floats
    mean: Floats
    most: Floats


def summarize_several(splits: Sequence[SplitArticle], budget: Budget) -> JointSummary:
    """Return the sentences that tell most of what several articles of one event say, each credited.

    Those of the article that most of them come from stand first, then the others' by time. An article whose
    text another one repeats speaks for both, and only the language that most of them are in speaks at all.
    """
    return summarize_by(splits, budget, weights=_read_weights())


def summarize_by(splits: Sequence[SplitArticle], budget: Budget, *, weights: Weights) -> JointSummary:
    """Return the summary of several articles by these weights."""
    origins = find_copies(splits)
    scores = _score_jointly(splits, origins, weights=weights)
    speaking = _choose_speaking(splits, origins)
    candidates = [
        each for report in speaking for each in _list_candidates(report, splits[report], scores[report])
    ]
    places = {(each.report, each.sentence.position): place for place, each in enumerate(candidates)}
    facts = [
        Fact(
            carriers=frozenset(places[carrier] for carrier in fact.carriers if carrier in places),
            prominent=fact.prominent,
        )
        for fact in find_key_facts(splits, origins)
    ]
    chosen = choose_jointly(candidates, budget, redundancy=REDUNDANCY, facts=facts)
    return JointSummary(
        method="briefer",
        sentences=_put_in_order([candidates[place] for place in chosen], splits),
        features=NAMES,
        scores=tuple(tuple(map(tuple, table.tolist())) for table in scores),
        origins=origins,
    )


def _score_jointly(
    splits: Sequence[SplitArticle], origins: Sequence[int], *, weights: Weights
) -> list[Floats]:
    """Return for each article a row for each sentence and a column for each name in NAMES.

    A row adds up to the sentence's score.
    """
    return [
        (np.minimum(np.hstack([across, measure_sentences(split)]), weights.most) - weights.mean)
        * weights.weight
        for split, across in zip(splits, measure_across(splits, origins), strict=True)
    ]


def _choose_speaking(splits: Sequence[SplitArticle], origins: Sequence[int]) -> list[int]:
    """Return the places of the articles that sentences may come from: origins, in one language."""
    distinct = sorted(set(origins))
    told = Counter(splits[place].article.language for place in distinct)
    spoken = max(told, key=lambda language: told[language], default="")
    return [place for place in distinct if splits[place].article.language == spoken]


def _list_candidates(report: int, split: SplitArticle, scores: Floats) -> list[Candidate]:
    """Return every sentence of the article as a candidate."""
    language = split.article.language
    rules = find_rules(language)
    leaning = {(word,) for word in rules.pronouns | rules.demonstratives | rules.connectives}
    totals = scores.sum(axis=1).tolist()
    return [
        Candidate(
            report=report,
            sentence=sentence,
            stems=frozenset(stems),
            score=score,
            leans=words[:1] in leaning or opens_unresolved(sentence.text, language=language),
            barred=is_fragment(sentence.text, language=language)
            or is_furniture(sentence.text)
            or len(set(stems)) < FEWEST_STEMS,
        )
        for sentence, words, stems, score in zip(
            split.sentences, split.words, list_content(split), totals, strict=True
        )
    ]


def _put_in_order(
    chosen: Sequence[Candidate], splits: Sequence[SplitArticle]
) -> tuple[CreditedSentence, ...]:
    """Return the chosen by article, the lead's first, then by time; those of one article in reading order."""
    told: dict[int, int] = {}
    for each in chosen:
        told[each.report] = told.get(each.report, 0) + len(each.sentence.text)
    lead = max(told, key=lambda report: (told[report], -report), default=0)

    def order(candidate: Candidate) -> tuple[bool, float, int, int]:
        moment = splits[candidate.report].article.moment.timestamp()
        return candidate.report != lead, moment, candidate.report, candidate.sentence.position

    return tuple(
        CreditedSentence(report=each.report, sentence=each.sentence) for each in sorted(chosen, key=order)
    )


@lru_cache(maxsize=1)
def _read_weights() -> Weights:
    """Return the weights in the package."""
    learned = json.loads(pkgutil.get_data(__package__, "several.json") or b"")["features"]

    def read(kind: str) -> Floats:
        return np.array([learned[name][kind] for name in NAMES], dtype=np.float64)

    return Weights(weight=read("weight"), mean=read("mean"), most=read("most"))
