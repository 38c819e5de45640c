"""From scores to a summary: by score alone, or so that no sentence leans on one that is missing.

``choose_best`` is how the published methods choose. ``choose_coherent`` is briefer's: greedy by score less
redundancy (maximal marginal relevance, Carbonell and Goldstein 1998), under constraints that no score buys
off. A sentence that opens unresolved ("He said", "But the company") comes only with the sentence before it,
the two counting what they are worth on average; where that one leans in turn, up to ``LONGEST_CHAIN`` come
together. A sentence that says what a chosen one says does not come at all. Fragments (a heading, "Read on:")
and asides come last: only where too few sentences are left, or where nothing else fits. The queue is lazy
(Minoux 1978): a sentence is looked at when its turn may have come.
"""

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from briefer.model import Budget, SplitArticle, Summary
from briefer.summarizers.asides import find_asides
from briefer.summarizers.features import list_content
from briefer.text.definites import list_definites
from briefer.text.fragments import is_fragment
from briefer.text.openings import opens_unresolved
from briefer.text.scripts import UNSPACED

# Of the content words of the shorter sentence: from here on two sentences say the same.
SAME_WORDS = 0.8
FEWEST_WORDS = 3
# How many sentences may come for the sake of one, itself among them.
LONGEST_CHAIN = 3
# Scores are compared to so many decimals, so that machines that add up differently choose the same.
DECIMALS = 9

Unit = Literal["sentences", "words", "characters"]


def choose_best(
    split: SplitArticle,
    budget: Budget,
    *,
    method: str,
    features: tuple[str, ...],
    scores: Sequence[tuple[float, ...]],
) -> Summary:
    """Return the summary of the best scores that fit, as the published methods choose: nothing else counts.

    ``scores`` has a row for each sentence and a column for each feature.
    """
    totals = [round(sum(row), DECIMALS) for row in scores]
    left = measure_room(budget)
    chosen = []
    for sentence in sorted(split.sentences, key=lambda each: (-totals[each.position], each.position)):
        cost = measure_cost(sentence.text, unit=budget.unit)
        if cost <= left:
            chosen.append(sentence)
            left -= cost
    chosen.sort(key=lambda each: each.position)
    return Summary(method=method, sentences=tuple(chosen), features=features, scores=tuple(scores))


def choose_coherent(
    split: SplitArticle,
    budget: Budget,
    *,
    method: str,
    features: tuple[str, ...],
    scores: Sequence[tuple[float, ...]],
    redundancy: float,
) -> Summary:
    """Return the summary of the best scores under all constraints.

    ``redundancy`` is what a sentence loses whose content words have all been said, in units of the score.
    """
    language = split.article.language
    totals = [sum(row) for row in scores]
    last = {each.position for each in split.sentences if is_fragment(each.text, language=language)}
    rounded = [round(total, DECIMALS) for total in totals]
    whole = [position for position in range(len(totals)) if position not in last]
    best = max(whole, key=rounded.__getitem__, default=None)
    if best is not None:
        rows = list_content(split)
        last |= find_asides(rows, known=frozenset(rows[best]))
    chosen = choose_in_order(split, budget, scores=totals, redundancy=redundancy, last=last, openers=())
    sentences = tuple(split.sentences[position] for position in sorted(chosen))
    return Summary(method=method, sentences=sentences, features=features, scores=tuple(scores))


def choose_in_order(
    split: SplitArticle,
    budget: Budget,
    *,
    scores: list[float],
    redundancy: float,
    last: set[int],
    openers: Sequence[int],
) -> list[int]:
    """Return the positions of the chosen sentences, the most valuable first.

    Any beginning of it, put in reading order, keeps the constraints. The first of the ``openers`` that may
    stand alone and fits is chosen before any other, whatever its score. The positions in ``last`` come last,
    and what leans on them behind them.
    """
    choice = _Choice(split=split, unit=budget.unit, redundancy=redundancy, scores=scores, last=last)
    return choice.fill(measure_room(budget), openers=openers)


def measure_room(budget: Budget) -> int:
    """Return what may be spent, in units of ``measure_cost``."""
    # Characters count the blank between sentences, of which there is one less than sentences.
    return budget.size + (budget.unit == "characters")


def measure_cost(text: str, *, unit: Unit) -> int:
    """Return what a sentence takes of the budget."""
    if unit == "sentences":
        return 1
    return count_words(text) if unit == "words" else len(text) + 1


def count_words(text: str) -> int:
    """Return what a budget counts as words: runs between blanks, two characters where there are none."""
    spaced, characters = (text, 0) if text.isascii() else UNSPACED.subn(" ", text)
    if not characters:
        return len(text.split())
    # Their full stops and brackets are no words.
    return sum(any(map(str.isalnum, run)) for run in spaced.split()) + (characters + 1) // 2


@dataclass(slots=True, kw_only=True)
class _Choice:
    """Sentences being chosen: what may come, what was chosen, in that order, and the stems that it holds."""

    split: SplitArticle
    unit: Unit
    redundancy: float
    scores: list[float]
    last: set[int]
    open: set[int] = field(default_factory=set)
    nouns: list[str] = field(default_factory=list)
    chosen: dict[int, None] = field(default_factory=dict)
    said: set[str] = field(default_factory=set)
    queue: list[tuple[float, int]] = field(default_factory=list)

    def fill(self, room: int, *, openers: Iterable[int]) -> list[int]:
        """Choose sentences until the room is spent or none is left; return their positions as chosen."""
        self.open = set(range(len(self.split.sentences))) - self.last
        self.nouns = list_definites(
            [sentence.text for sentence in self.split.sentences],
            self.split.stems,
            language=self.split.article.language,
        )
        alone = (each for each in openers if each in self.open and self.cost(each) <= room)
        opener = next((each for each in alone if self.complete(each) == [each]), None)
        if opener is not None:
            self.take([opener])
            room -= self.cost(opener)
        left = self.spend(room)
        if self.last and (self.unit == "sentences" or not self.chosen):
            self.open |= self.last
            left = self.spend(left)
        if not self.chosen:
            self.choose_leaning(left)
        return list(self.chosen)

    def spend(self, left: int) -> int:
        """Choose among the open sentences while something is left; return what is."""
        waiting = self.open - self.chosen.keys()
        self.queue = [(-round(self.scores[position], DECIMALS), position) for position in waiting]
        heapq.heapify(self.queue)
        while self.queue and left > 0:
            key = heapq.heappop(self.queue)
            position = key[1]
            if position in self.chosen or self.cost(position) > left:
                continue
            chain = self.complete(position)
            cost = sum(self.cost(each) for each in chain)
            if not chain or cost > left or any(map(self.repeats, chain)):
                continue  # back in the queue when the sentence before it is chosen
            now = (-round(self.worth(chain), DECIMALS), position)
            if now > key and self.queue and now > self.queue[0]:
                heapq.heappush(self.queue, now)
                continue
            self.take(chain)
            left -= cost
        return left

    def choose_leaning(self, left: int) -> None:
        """Choose the best sentence that fits though it leans: better than nothing, as all that fit lean."""
        order = sorted(self.open, key=lambda position: (-round(self.scores[position], DECIMALS), position))
        self.chosen.update(dict.fromkeys([each for each in order if self.cost(each) <= left][:1]))

    def take(self, chain: list[int]) -> None:
        """Choose the sentences; what leans on the last of them may come now."""
        for position in chain:
            self.chosen[position] = None
            self.said.update(self.split.stems[position])
        following = chain[-1] + 1
        if following in self.open and following not in self.chosen:
            heapq.heappush(self.queue, (-round(self.scores[following], DECIMALS), following))

    def complete(self, position: int) -> list[int]:
        """Return the sentence and those before it that have to come with it; nothing where it cannot come."""
        chain = [position]
        while opens_unresolved(self.split.sentences[chain[0]].text, language=self.split.article.language):
            before = chain[0] - 1
            if before in self.chosen:
                break
            if before not in self.open or len(chain) == LONGEST_CHAIN:
                return []
            chain.insert(0, before)
        return self.introduce(chain)

    def introduce(self, chain: list[int]) -> list[int]:
        """Return the chain behind the sentence that tells of the noun that it takes as known.

        Nothing, where that one cannot come: it takes a noun as known itself, or leans, or is too far a chain.
        """
        noun, first = self.nouns[chain[0]], chain[0]
        if not noun or any(each < first and noun in self.split.stems[each] for each in self.chosen):
            return chain
        before = next(each for each in range(first) if noun in self.split.stems[each])
        language = self.split.article.language
        alone = before in self.open and not self.nouns[before] and len(chain) < LONGEST_CHAIN
        if alone and not opens_unresolved(self.split.sentences[before].text, language=language):
            return [before, *chain]
        return []

    def worth(self, chain: list[int]) -> float:
        """Return the average score of the sentences, less what has been said."""
        return sum(self.scores[each] - self.redundancy * self.overlap(each) for each in chain) / len(chain)

    def overlap(self, position: int) -> float:
        """Return the share of the sentence's stems that have been said."""
        stems = set(self.split.stems[position])
        return len(stems & self.said) / len(stems) if stems else 0.0

    def cost(self, position: int) -> int:
        """Return what the sentence takes of the budget."""
        return measure_cost(self.split.sentences[position].text, unit=self.unit)

    def repeats(self, position: int) -> bool:
        """Tell whether a chosen sentence already says it."""
        text, stems = self.split.sentences[position].text, set(self.split.stems[position])
        for each in self.chosen:
            others = set(self.split.stems[each])
            fewest = min(len(stems), len(others))
            if text == self.split.sentences[each].text or (
                fewest >= FEWEST_WORDS and len(stems & others) >= SAME_WORDS * fewest
            ):
                return True
        return False
