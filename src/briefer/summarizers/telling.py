"""The sentences that tell a story: chosen from the digests of one event, in the order in which they matter.

One article alone is told by the scores of whatever summarizer the settings name; several by the joint
scorer of ``several.py``, which alone knows several articles as several. Both choose under the constraints of
briefer's own methods, and neither tells a fragment, a question, an aside or boilerplate beside news.
"""

import statistics
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from briefer.model import Budget, CreditedSentence, Digest, JointSummary, SplitArticle, Summary
from briefer.summarizers import find_summarizer
from briefer.summarizers.asides import find_asides
from briefer.summarizers.choice import choose_in_order
from briefer.summarizers.features import list_content, measure_sentences
from briefer.summarizers.linear import rank_openers
from briefer.summarizers.several import is_barred, summarize_story
from briefer.text.split import split_words
from briefer.text.words import list_stems

# What a sentence loses whose content words have all been said, in units of the spread of scores.
REDUNDANCY: Final = 0.7


def summarize_digests(
    digests: Sequence[Digest], *, headline: str, summarizer: str, sentences: int
) -> JointSummary:
    """Return at most so many sentences that tell what the digests do; the first of them is the lead's.

    None of them may repeat the text of another. ``headline`` is what is printed above them, ``summarizer``
    names who scores the sentences of a digest that is alone; raises SettingsError when there is none of that
    name.
    """
    budget = Budget(unit="sentences", size=sentences)
    splits = [split_words(digest.article, digest.sentences) for digest in digests]
    if len(splits) > 1:
        return summarize_story(splits, budget, headline=headline)
    summary = find_summarizer(summarizer)(splits[0], budget)
    return _summarize_alone(splits[0], summary, budget, headline=headline)


def _summarize_alone(split: SplitArticle, summary: Summary, budget: Budget, *, headline: str) -> JointSummary:
    """Return what tells the story that only one article does, by the scores of its summary."""
    scores = [sum(row) for row in summary.scores]
    language = split.article.language
    last = {
        sentence.position
        for sentence, stems in zip(split.sentences, split.stems, strict=True)
        if is_barred(sentence.text, stems=stems, language=language)
    }
    openers = rank_openers(split, headline=headline, measured=measure_sentences(split))
    opener = next((position for position in openers if position not in last), None)
    if opener is not None:
        rows = list_content(split)
        last |= find_asides(rows, known={*rows[opener], *list_stems(headline, language=language)})
    redundancy = REDUNDANCY * statistics.pstdev(scores) if scores else 0.0
    chosen = choose_in_order(split, budget, scores=scores, redundancy=redundancy, last=last, openers=openers)
    # Nothing to tell is better told in one line than in many.
    chosen = list(takewhile(lambda position: position not in last, chosen)) or chosen[:1]
    told = sorted(chosen)
    return JointSummary(
        method=summary.method,
        sentences=tuple(CreditedSentence(report=0, sentence=split.sentences[place]) for place in told),
        priority=tuple(map(told.index, chosen)),
        features=summary.features,
        scores=(summary.scores,),
        origins=(0,),
    )
