"""Several articles of one event in one summary: the default's features, and what the articles say together.

The score of a sentence is a weighted sum of the features of ``features.py`` and ``across.py``. The weights
in ``several.json``, written by ``bench/learn_several.py``, are a regression on how densely a sentence holds
the word pairs of summaries that people wrote of several articles.
"""

import json
import pkgutil
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

import numpy as np

from briefer.model import Budget, CreditedSentence, JointSummary, Sentence, SplitArticle
from briefer.summarizers.across import ACROSS, measure_across
from briefer.summarizers.asides import find_taken_up, is_apart
from briefer.summarizers.copies import find_copies
from briefer.summarizers.features import FEATURES, Floats, list_content, measure_sentences
from briefer.summarizers.joint_choice import Candidate, Fact, choose_jointly
from briefer.summarizers.key_facts import find_key_facts
from briefer.summarizers.linear import rank_openers
from briefer.text.definites import list_definites
from briefer.text.fragments import is_fragment, is_question
from briefer.text.furniture import is_furniture
from briefer.text.languages import find_rules
from briefer.text.openings import opens_unresolved
from briefer.text.words import list_stems

NAMES: Final = (*ACROSS, *FEATURES)
# What a sentence loses whose content words have all been said, in units of the spread of scores.
REDUNDANCY: Final = 0.6
FEWEST_STEMS: Final = 3
# Share of a sentence's stems that the lead of a story has to know.
ON_THE_MATTER: Final = 0.25
# What opening with a quotation is worth to a sentence of a story, two thirds of what was learned from long
# summaries: in the few sentences that are printed, the news goes before what is said of it.
QUOTATION: Final = 1.0


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

    Those of the article with the most valuable sentence stand first, then the others' by time. An article
    whose text another one repeats speaks for both, and only the language that most of them are in speaks at
    all.
    """
    return summarize_by(splits, budget, origins=find_copies(splits), headline=None, weights=_read_weights())


def summarize_story(splits: Sequence[SplitArticle], budget: Budget, *, headline: str) -> JointSummary:
    """Return the sentences that tell a story, whose lead comes first among articles that repeat no other.

    It opens with a sentence that alone would stand for its lead below ``headline``: what happened comes
    first, and the joint scores of what most articles say do not know that. Quotations count less than in a
    long summary.
    """
    origins = tuple(range(len(splits)))
    return summarize_by(splits, budget, origins=origins, headline=headline, weights=_read_story_weights())


def summarize_by(
    splits: Sequence[SplitArticle],
    budget: Budget,
    *,
    origins: tuple[int, ...],
    headline: str | None,
    weights: Weights,
) -> JointSummary:
    """Return the summary of several articles by these weights.

    ``origins`` names the origin of each article. Under a ``headline`` the first of them opens; None: the best
    one may.
    """
    measured = [measure_sentences(split) for split in splits]
    scores = _score_jointly(splits, origins, measured=measured, weights=weights)
    speaking = _choose_speaking(splits, origins)
    candidates = [
        each for report in speaking for each in _list_candidates(report, splits[report], scores[report])
    ]
    if headline is not None:
        candidates = _bar_strays(candidates, headline=headline, language=splits[0].article.language)
    first = [] if headline is None else rank_openers(splits[0], headline=headline, measured=measured[0])
    chosen = _choose_among(candidates, budget, splits=splits, origins=origins, first=first)
    told = _put_in_order(chosen, candidates, splits)
    return JointSummary(
        method="briefer",
        sentences=tuple(
            CreditedSentence(report=candidates[place].report, sentence=candidates[place].sentence)
            for place in told
        ),
        priority=tuple(told.index(place) for place in chosen),
        features=NAMES,
        scores=tuple(tuple(map(tuple, table.tolist())) for table in scores),
        origins=origins,
    )


def _choose_among(
    candidates: Sequence[Candidate],
    budget: Budget,
    *,
    splits: Sequence[SplitArticle],
    origins: Sequence[int],
    first: Sequence[int],
) -> list[int]:
    """Return the places of the chosen candidates; ``first`` are the positions of the lead's that may open."""
    places = {(each.report, each.sentence.position): place for place, each in enumerate(candidates)}
    return choose_jointly(
        candidates,
        budget,
        openers=[places[0, position] for position in first],
        redundancy=REDUNDANCY,
        facts=_list_facts(splits, origins, places),
        leans=lambda each: _leans(splits[each.report], each.sentence),
    )


def _score_jointly(
    splits: Sequence[SplitArticle],
    origins: Sequence[int],
    *,
    measured: Sequence[Floats],
    weights: Weights,
) -> list[Floats]:
    """Return for each article a row for each sentence and a column for each name in NAMES.

    A row adds up to the sentence's score.
    """
    return [
        (np.minimum(np.hstack([across, alone]), weights.most) - weights.mean) * weights.weight
        for alone, across in zip(measured, measure_across(splits, origins), strict=True)
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
    totals = scores.sum(axis=1).tolist()
    content = list_content(split)
    nouns = list_definites([each.text for each in split.sentences], content, language=language)
    return [
        Candidate(
            report=report,
            sentence=sentence,
            stems=frozenset(stems),
            score=score,
            noun=noun,
            barred=is_barred(sentence.text, stems=stems, language=language),
        )
        for sentence, stems, noun, score in zip(split.sentences, content, nouns, totals, strict=True)
    ]


def _leans(split: SplitArticle, sentence: Sentence) -> bool:
    """Tell whether a sentence of the article cannot open."""
    language = split.article.language
    rules = find_rules(language)
    first = split.words[sentence.position][:1]
    leaning = (rules.pronouns, rules.demonstratives, rules.connectives)
    return any(word in words for word in first for words in leaning) or opens_unresolved(
        sentence.text, language=language
    )


def _bar_strays(candidates: Sequence[Candidate], *, headline: str, language: str) -> list[Candidate]:
    """Bar what has hardly a word in common with the lead, which is the first, or is apart from the news."""
    lead = {stem for each in candidates if each.report == 0 for stem in each.stems}
    openings = {each.report: each.stems for each in reversed(candidates) if not each.barred}
    news = {*list_stems(headline, language=language)}.union(*openings.values())
    taken_up = find_taken_up(each.stems for each in candidates)
    return [
        replace(each, barred=True)
        if len(each.stems & lead) < ON_THE_MATTER * len(each.stems)
        or is_apart(each.stems, known=news, taken_up=taken_up)
        else each
        for each in candidates
    ]


def is_barred(text: str, *, stems: Sequence[str], language: str) -> bool:
    """Tell whether a sentence tells no news, so that it may come only where there is nothing else."""
    return (
        len(set(stems)) < FEWEST_STEMS
        or is_fragment(text, language=language)
        or is_question(text)
        or is_furniture(text)
    )


def _list_facts(
    splits: Sequence[SplitArticle], origins: Sequence[int], places: Mapping[tuple[int, int], int]
) -> list[Fact]:
    """Return the key facts by the places of the candidates that carry them."""
    return [
        Fact(
            carriers=frozenset(places[carrier] for carrier in fact.carriers if carrier in places),
            prominent=fact.prominent,
        )
        for fact in find_key_facts(splits, origins)
    ]


def _put_in_order(
    chosen: Sequence[int], candidates: Sequence[Candidate], splits: Sequence[SplitArticle]
) -> list[int]:
    """Return the places by article, the most valuable sentence's first, then by time, in reading order."""

    def order(place: int) -> tuple[bool, float, int]:
        report = candidates[place].report
        return report != candidates[chosen[0]].report, splits[report].article.moment.timestamp(), place

    return sorted(chosen, key=order)


@lru_cache(maxsize=1)
def _read_weights() -> Weights:
    """Return the weights in the package."""
    learned = json.loads(pkgutil.get_data(__package__, "several.json") or b"")["features"]

    def read(kind: str) -> Floats:
        return np.array([learned[name][kind] for name in NAMES], dtype=np.float64)

    return Weights(weight=read("weight"), mean=read("mean"), most=read("most"))


@lru_cache(maxsize=1)
def _read_story_weights() -> Weights:
    """Return the weights by which stories are told."""
    learned = _read_weights()
    quotes = np.array([name == "quotation" for name in NAMES])
    return replace(learned, weight=np.where(quotes, QUOTATION, learned.weight))
