"""From scores to a summary of several articles: greedy, under constraints that no score buys off.

The rules of ``choice.py`` hold across articles. A sentence that leans comes only behind the one before it in
its own article; nothing that a chosen sentence says is said again; fragments and boilerplate come only where
there is nothing else. Then the key facts are insured: where none of the chosen sentences carries a fact that
most origins carry, the best one that does replaces the least valuable that can be spared, whatever that
costs where the fact is prominent, and up to ``LOSS`` where it is told further down.
"""

import heapq
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from briefer.model import Budget, Sentence
from briefer.summarizers.choice import DECIMALS, FEWEST_WORDS, LONGEST_CHAIN, measure_cost, measure_room

# Of the content words of the shorter sentence, and so many of them if it has more: from here on sentences of
# two articles say the same. Sooner, where each is the first of its article: both tell the news.
SAME_WORDS: Final = 0.5
SAME_NEWS: Final = 0.35
SHARED_WORDS: Final = 5
# What the average score may lose for a fact that is not prominent, in units of the spread of scores.
LOSS: Final = 0.3
# How many carriers of a missing fact are tried, the best first.
TRIED: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A sentence that may be chosen.

    ``report`` is the place of its article; ``barred`` says that it is no sentence of the news: a fragment or
    boilerplate; ``noun`` is the stem that it takes as known, or "".
    """

    report: int
    sentence: Sentence
    stems: frozenset[str]
    score: float
    noun: str
    barred: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What the summary should tell: the places of the candidates that carry it, and at what cost."""

    carriers: frozenset[int]
    prominent: bool


def choose_jointly(
    candidates: Sequence[Candidate],
    budget: Budget,
    *,
    openers: Sequence[int],
    redundancy: float,
    facts: Sequence[Fact],
    leans: Callable[[Candidate], bool],
) -> list[int]:
    """Return the places of the chosen candidates, the most valuable first.

    Any beginning of it, put in reading order, keeps the constraints. ``candidates`` come article by article,
    in reading order. The first of the ``openers`` that may stand first and fits is chosen whatever its score.
    ``redundancy`` is what a sentence loses whose stems have all been said, in units of the score. ``facts``
    come the most important first. ``leans`` tells of a candidate that it cannot open.
    """
    costs = [measure_cost(each.sentence.text, unit=budget.unit) for each in candidates]
    choice = _Choice(
        candidates=candidates,
        costs=costs,
        redundancy=redundancy,
        facts=facts,
        leans=cache(lambda place: leans(candidates[place])),
        left=measure_room(budget),
    )
    choice.open = {place for place, each in enumerate(candidates) if not each.barred}
    for number, fact in enumerate(facts):
        for place in fact.carriers:
            choice.carried.setdefault(place, []).append(number)
    choice.begin(openers)
    choice.spend()
    for number in range(len(facts)):
        choice.insure(number)
    choice.spend()
    if not choice.chosen:
        choice.open = set(range(len(candidates)))
        choice.spend()
        choice.choose_leaning()
    return list(choice.chosen)


@dataclass(slots=True, kw_only=True)
class _Choice:
    """Sentences being chosen: what may come, what was chosen, in that order, and what that tells.

    ``opener`` is chosen first and stays, -1 where there is none.
    ``carried`` are the facts of a place, ``tellers`` counts the chosen that carry a fact, ``holders`` and
    ``texts`` say which of the chosen hold a stem, and which are this text.
    """

    candidates: Sequence[Candidate]
    costs: Sequence[int]
    redundancy: float
    facts: Sequence[Fact]
    leans: Callable[[int], bool]
    left: int
    opener: int = -1
    open: set[int] = field(default_factory=set)
    chosen: dict[int, None] = field(default_factory=dict)
    holders: dict[str, set[int]] = field(default_factory=dict)
    texts: dict[str, set[int]] = field(default_factory=dict)
    carried: dict[int, list[int]] = field(default_factory=dict)
    tellers: Counter[int] = field(default_factory=Counter)
    queue: list[tuple[float, int]] = field(default_factory=list)

    def begin(self, openers: Iterable[int]) -> None:
        """Choose what is told first."""
        for place in openers:
            fits = place in self.open and self.costs[place] <= self.left
            if fits and not self.candidates[place].noun and not self.leans(place):
                self.opener = place
                self.take([place])
                return

    def spend(self) -> None:
        """Choose among the open sentences while something is left."""
        self.queue = [self.key(place) for place in self.open - self.chosen.keys()]
        heapq.heapify(self.queue)
        while self.queue and self.left > 0:
            key = heapq.heappop(self.queue)
            place = key[1]
            if place in self.chosen or self.costs[place] > self.left:
                continue
            chain = self.complete(place)
            if not chain or self.cost(chain) > self.left or self.find_said(chain):
                continue  # back in the queue when the sentence before it is chosen
            now = (-round(self.worth(chain), DECIMALS), place)
            if now > key and self.queue and now > self.queue[0]:
                heapq.heappush(self.queue, now)
                continue
            self.take(chain)

    def insure(self, number: int) -> None:
        """Let a carrier of the fact come for sentences that can be spared, unless it is told already."""
        if self.tellers[number]:
            return
        fact = self.facts[number]
        for place in heapq.nsmallest(TRIED, fact.carriers & self.open, key=self.key):
            chain = self.complete(place)
            spared = self.spare(chain) if chain else None
            if spared is not None and (fact.prominent or self.lose(spared, chain) <= LOSS):
                self.drop(spared)
                self.take(chain)
                return

    def lose(self, spared: Sequence[int], chain: Sequence[int]) -> float:
        """Return what the average score loses when the chain comes for what is spared."""

        def average(places: Sequence[int]) -> float:
            return sum(self.candidates[place].score for place in places) / len(places)

        return average(spared) - average(chain) if spared else 0.0

    def spare(self, chain: Sequence[int]) -> list[int] | None:
        """Return what has to go for the chain to come, the least valuable first; None where it must not."""
        gone = sorted(self.find_said(chain), key=self.key)
        rest = [place for place in sorted(self.chosen, key=self.key, reverse=True) if place not in gone]
        behind = set(chain) | {place - 1 for place in self.chosen if self.leans(place)}
        needed = {self.opener} | {
            place
            for place in self.chosen
            if any(self.tellers[number] == 1 for number in self.carried.get(place, ()))
        }
        kept = needed | behind | {place - 1 for place in chain if self.leans(place)}
        kept.update(*(self.find_told(place) for place in (*self.chosen, *chain)))
        if not kept.isdisjoint(gone):
            return None
        room = self.left + self.cost(gone) - self.cost(chain)
        for place in rest:
            if room >= 0:
                break
            if place not in kept:
                gone.append(place)
                room += self.costs[place]
        return gone if room >= 0 else None

    def choose_leaning(self) -> None:
        """Where nothing was chosen, choose the best that fits though it leans: all that fit lean."""
        order = sorted(self.open, key=self.key)
        if not self.chosen:
            self.take([place for place in order if self.costs[place] <= self.left][:1])

    def take(self, chain: Sequence[int]) -> None:
        """Choose the sentences; what leans on the last of them may come now."""
        for place in chain:
            self.chosen[place] = None
            self.tellers.update(self.carried.get(place, ()))
            self.left -= self.costs[place]
            self.texts.setdefault(self.candidates[place].sentence.text, set()).add(place)
            for stem in self.candidates[place].stems:
                self.holders.setdefault(stem, set()).add(place)
        following = chain[-1] + 1 if chain else -1
        if following in self.open and following not in self.chosen:
            heapq.heappush(self.queue, self.key(following))

    def drop(self, places: Iterable[int]) -> None:
        """Take chosen sentences back."""
        for place in places:
            del self.chosen[place]
            self.tellers.subtract(self.carried.get(place, ()))
            self.left += self.costs[place]
            self.texts[self.candidates[place].sentence.text].remove(place)
            for stem in self.candidates[place].stems:
                self.holders[stem].remove(place)

    def complete(self, place: int) -> list[int]:
        """Return the sentence and those before it that have to come with it; nothing where it cannot come."""
        chain = [place]
        while self.leans(chain[0]):
            before = chain[0] - 1
            if not self.is_before(before) or (before not in self.open and before not in self.chosen):
                return []
            if before in self.chosen:
                break
            if len(chain) == LONGEST_CHAIN:
                return []
            chain.insert(0, before)
        return self.introduce(chain)

    def introduce(self, chain: list[int]) -> list[int]:
        """Return the chain behind the first sentence of its article with the noun that it takes as known.

        Nothing, where that one cannot come.
        """
        first = chain[0]
        noun, report = self.candidates[first].noun, self.candidates[first].report
        if not noun or self.find_told(first):
            return chain
        places = (place for place, each in enumerate(self.candidates[:first]) if each.report == report)
        before = next((place for place in places if noun in self.candidates[place].stems), -1)
        if before not in self.open or len(chain) == LONGEST_CHAIN:
            return []
        return [] if self.candidates[before].noun or self.leans(before) else [before, *chain]

    def find_told(self, place: int) -> set[int]:
        """Return the chosen sentences before a place that tell of the noun which is taken as known there."""
        noun, report = self.candidates[place].noun, self.candidates[place].report
        opening = self.candidates[self.opener].report if self.opener >= 0 else report
        return {
            each
            for each in self.holders.get(noun, ())
            if self.candidates[each].report in (report, opening)
            and (each < place or self.candidates[each].report != report)
        }

    def is_before(self, place: int) -> bool:
        """Tell whether the candidate and the next one follow each other in one article."""
        if place < 0:
            return False
        first, second = self.candidates[place], self.candidates[place + 1]
        return first.report == second.report and first.sentence.position + 1 == second.sentence.position

    def worth(self, chain: Sequence[int]) -> float:
        """Return the average score of the sentences, less what has been said."""
        return sum(
            self.candidates[each].score - self.redundancy * self.overlap(each) for each in chain
        ) / len(chain)

    def overlap(self, place: int) -> float:
        """Return the share of the sentence's stems that have been said."""
        stems = self.candidates[place].stems
        return sum(1 for stem in stems if self.holders.get(stem)) / len(stems) if stems else 0.0

    def cost(self, places: Iterable[int]) -> int:
        """Return what the sentences take of the budget."""
        return sum(self.costs[place] for place in places)

    def key(self, place: int) -> tuple[float, int]:
        """Return what orders candidates by their scores, the best first."""
        return -round(self.candidates[place].score, DECIMALS), place

    def find_said(self, chain: Sequence[int]) -> set[int]:
        """Return the chosen sentences that say what a sentence of the chain says."""
        said: set[int] = set()
        for place in chain:
            sentence, stems = self.candidates[place].sentence, self.candidates[place].stems
            said.update(self.texts.get(sentence.text, ()))
            shared = Counter(each for stem in stems for each in self.holders.get(stem, ()))
            for each, count in shared.items():
                fewest = min(len(stems), len(self.candidates[each].stems))
                news = not sentence.position and not self.candidates[each].sentence.position
                least = max((SAME_NEWS if news else SAME_WORDS) * fewest, SHARED_WORDS)
                if fewest >= FEWEST_WORDS and count >= min(least, fewest):
                    said.add(each)
        return said
