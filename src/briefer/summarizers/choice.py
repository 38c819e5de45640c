"""From scores to a summary: the best sentences that fit, none of which leans on one that is missing.

Greedy by score, as Carbonell and Goldstein 1998 choose (maximal marginal relevance), with two constraints
instead of penalties: a sentence that opens unresolved comes only with the sentence before it, and one that
mostly says what a chosen one says does not come at all.
"""

from collections.abc import Sequence

from briefer.model import Budget, SplitArticle, Summary
from briefer.text.openings import opens_unresolved

# Of the content words of the shorter sentence; from here on two sentences say the same.
SAME_WORDS = 0.7
# How many sentences may come along for the sake of one.
LONGEST_CHAIN = 3


def summarize_by_scores(
    split: SplitArticle,
    budget: Budget,
    *,
    method: str,
    features: tuple[str, ...],
    scores: Sequence[tuple[float, ...]],
) -> Summary:
    """Return the summary that the scores ask for: a row for each sentence, a column for each feature."""
    totals = [sum(row) for row in scores]
    order = sorted(range(len(totals)), key=lambda position: (-round(totals[position], 9), position))
    chosen: set[int] = set()
    left = budget.size
    for position in order:
        chain = _complete(position, split=split, chosen=chosen)
        cost = sum(_cost(split, each, unit=budget.unit) for each in chain)
        if chain and cost <= left and not _repeats(position, split=split, chosen=chosen):
            chosen.update(chain)
            left -= cost
        if left <= 0:
            break
    sentences = tuple(split.sentences[position] for position in sorted(chosen))
    return Summary(method=method, sentences=sentences, features=features, scores=tuple(scores))


def _complete(position: int, *, split: SplitArticle, chosen: set[int]) -> list[int]:
    """Return the sentence and those before it that it leans on; nothing where that goes too far back."""
    language = split.article.language
    chain = [position]
    while opens_unresolved(split.sentences[chain[0]].text, language=language):
        before = chain[0] - 1
        if before < 0 or before in chosen:
            break
        chain.insert(0, before)
        if len(chain) > LONGEST_CHAIN:
            return []
    return [each for each in chain if each not in chosen]


def _cost(split: SplitArticle, position: int, *, unit: str) -> int:
    """Return what a sentence takes of the budget; characters count one more for the space between."""
    text = split.sentences[position].text
    if unit == "sentences":
        return 1
    return len(text.split()) if unit == "words" else len(text) + 1


def _repeats(position: int, *, split: SplitArticle, chosen: set[int]) -> bool:
    """Tell whether a chosen sentence already says it."""
    stems = set(split.stems[position])
    for other in chosen:
        shared = set(split.stems[other])
        shorter = min(len(stems), len(shared))
        if shorter > 2 and len(stems & shared) >= SAME_WORDS * shorter:
            return True
    return False
