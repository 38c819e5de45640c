"""sumy's methods, its own code: Kullback-Leibler, LexRank, LSA, Luhn, Reduction, SumBasic, TextRank.

Several take time that grows with the square or the cube of the article's length; each looks at no more than
its first sentences (``_LIMITS``), and the rest of a longer article scores below all of them.
"""

import importlib
import warnings
from collections.abc import Callable
from typing import Any

from briefer.model import Budget, SplitArticle, Summary
from briefer.summarizers.choice import summarize_by_scores
from briefer.summarizers.sumy_document import PlacedDocument, PlacedSentence, build_document

_LIMITS = {
    "kl": 150,
    "lexrank": 400,
    "lsa": 400,
    "luhn": 5000,
    "reduction": 400,
    "sumbasic": 400,
    "textrank": 400,
}


def summarize_kl(split: SplitArticle, budget: Budget) -> Summary:
    """Sentences that keep the summary's words close to the article's (Haghighi and Vanderwende 2009)."""
    return _summarize(split, budget, name="kl", module="kl:KLSummarizer", feature="divergence")


def summarize_lexrank(split: SplitArticle, budget: Budget) -> Summary:
    """Sentences that are like many sentences that are like many (Erkan and Radev 2004)."""
    return _summarize(
        split, budget, name="lexrank", module="lex_rank:LexRankSummarizer", feature="centrality"
    )


def summarize_lsa(split: SplitArticle, budget: Budget) -> Summary:
    """Sentences that stand for the article's latent topics (Steinberger and Jezek 2004)."""
    return _summarize(split, budget, name="lsa", module="lsa:LsaSummarizer", feature="topics")


def summarize_luhn(split: SplitArticle, budget: Budget) -> Summary:
    """Sentences with dense runs of the article's frequent words (Luhn 1958)."""
    return _summarize(split, budget, name="luhn", module="luhn:LuhnSummarizer", feature="density")


def summarize_reduction(split: SplitArticle, budget: Budget) -> Summary:
    """Sentences whose likenesses to all others add up to most."""
    return _summarize(
        split, budget, name="reduction", module="reduction:ReductionSummarizer", feature="likeness"
    )


def summarize_sumbasic(split: SplitArticle, budget: Budget) -> Summary:
    """Sentences of probable words, each word counting less once it is used (Vanderwende and others 2007)."""
    return _summarize(
        split, budget, name="sumbasic", module="sum_basic:SumBasicSummarizer", feature="probability"
    )


def summarize_textrank(split: SplitArticle, budget: Budget) -> Summary:
    """Sentences that share words with many sentences that do (Mihalcea and Tarau 2004)."""
    return _summarize(
        split, budget, name="textrank", module="text_rank:TextRankSummarizer", feature="centrality"
    )


def _summarize(split: SplitArticle, budget: Budget, *, name: str, module: str, feature: str) -> Summary:
    document = build_document(split, limit=_LIMITS[name])
    ratings = _rate(document, module=module) if document.words else [0.0] * len(document.sentences)
    lowest = min(ratings, default=0.0) - 1.0
    ratings += [lowest] * (len(split.sentences) - len(ratings))
    scores = [(float(rating),) for rating in ratings]
    return summarize_by_scores(split, budget, method=name, features=(feature,), scores=scores)


def _rate(document: PlacedDocument, *, module: str) -> list[float]:
    """Return sumy's rating of each sentence, caught where sumy would choose by it."""
    path, _, name = module.partition(":")
    summarizer = getattr(importlib.import_module(f"sumy.summarizers.{path}"), name)()
    caught: list[float] = []

    def catch(sentences: tuple[PlacedSentence, ...], _: int, rating: Any, *args: Any) -> tuple[()]:
        rate: Callable[..., float] = rating.__getitem__ if isinstance(rating, dict) else rating
        caught.extend(rate(sentence, *args) for sentence in sentences)
        return ()

    summarizer._get_best_sentences = catch
    with warnings.catch_warnings():
        # LSA warns of every article with fewer words than sentences, which costs nothing but precision.
        warnings.simplefilter("ignore")
        summarizer(document, len(document.sentences))
    return caught
