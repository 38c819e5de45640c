"""Which sentences tell a story, in which order, and which go first when space is short.

The lead's summary comes first, then what other independent reports add, then more of the lead. A sentence
that leans on the one before it comes only with that one, directly after it; what is said is not said again.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from briefer.model import Digest, Sentence
from briefer.stories.sentences import Candidate, list_facts, measure_support

_LEAD_SHARE: Final = 0.6  # of the sentences are the lead's, when others have something to add
_RUN: Final = 3  # so many sentences may hang together
_SAID: Final = 0.5  # share of a sentence's stems that one chosen sentence holds
_SAID_BY_ALL: Final = 0.75  # or all of them together
_ON_THE_MATTER: Final = 0.25  # share of an addition's stems that the lead knows
_SUPPORT: Final = 0.5  # what it is worth that all other reports say so, too
_FACT: Final = 0.15  # what each new name or number is worth, up to _FACTS of them
_FACTS: Final = 3
_AGAIN: Final = 0.1  # what a report pays for each sentence it already has
_PLACE: Final = 0.08  # what each place further down costs a sentence that would open the story


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Sentences in telling order, and the order in which they matter; see ``Story.priority``."""

    sentences: tuple[Sentence, ...]
    priority: tuple[int, ...]


def choose_sentences(
    speaking: Sequence[Digest], reports: Sequence[Mapping[int, Candidate]], *, sentences: int
) -> Chosen:
    """Choose at most ``sentences`` from the digests, the first of which is the lead.

    ``reports`` are the candidates of each digest by position.
    """
    opener = _choose_opener(reports)
    if opener is None or sentences < 1:
        return Chosen(sentences=(), priority=())
    telling = Picking(speaking=speaking, reports=reports, room=sentences, picked=[opener], facts={})
    others = [frozenset(digest.terms.terms) for digest in speaking[1:]]
    lead = sorted(
        reports[0].values(),
        key=lambda each: (
            -round(each.value + _SUPPORT * measure_support(each, others), 9),
            each.sentence.position,
        ),
    )
    telling.fill(lead, until=max(1, round(sentences * _LEAD_SHARE)) if len(reports) > 1 else sentences)
    known = frozenset(speaking[0].terms.terms)
    additions = [each for report in reports[1:] for each in report.values()]
    additions = [each for each in additions if _is_on_the_matter(each, known=known)]
    telling.add_best(additions, others=others)
    telling.fill(lead, until=sentences)
    return telling.finish()


def _choose_opener(reports: Sequence[Mapping[int, Candidate]]) -> Candidate | None:
    """Return the sentence that best opens the story: the lead's, near its top, that stands alone."""
    candidates = [each for report in reports for each in report.values()]
    levels = (
        [each for each in candidates if each.printable and each.resolved],
        [each for each in candidates if each.printable],
        candidates,
    )
    found = next((level for level in levels if level), [])

    def order(candidate: Candidate) -> tuple[int, float, int]:
        position = candidate.sentence.position
        return candidate.report, -round(candidate.value - _PLACE * position, 9), position

    return min(found, key=order, default=None)


def _is_on_the_matter(candidate: Candidate, *, known: frozenset[str]) -> bool:
    return len(candidate.stems & known) >= _ON_THE_MATTER * len(candidate.stems)


@dataclass(slots=True, kw_only=True)
class Picking:
    """The sentences picked so far, the most valuable first; ``facts`` are those of candidates looked at."""

    speaking: Sequence[Digest]
    reports: Sequence[Mapping[int, Candidate]]
    room: int
    picked: list[Candidate]
    facts: dict[tuple[int, int], frozenset[str]]

    def fill(self, candidates: Iterable[Candidate], *, until: int) -> None:
        """Add candidates in their order, each with what it leans on, while there is room."""
        for candidate in candidates:
            if len(self.picked) >= until:
                return
            self._add(candidate, room=until)

    def add_best(self, candidates: Sequence[Candidate], *, others: Sequence[frozenset[str]]) -> None:
        """Add the candidates that bring most, judged anew after each."""
        left = {
            (each.report, each.sentence.position): (each, measure_support(each, others))
            for each in candidates
        }
        while left and len(self.picked) < self.room:
            worths = self._weigh(left.values())
            place = min(zip(worths, left, strict=True), key=lambda each: (-each[0], each[1]))[1]
            self._add(left.pop(place)[0], room=self.room, adding=True)

    def finish(self) -> Chosen:
        """Put the picked in telling order: report by report, the opener's first."""
        first = self.picked[0].report
        told = sorted(
            self.picked, key=lambda each: (each.report != first, each.report, each.sentence.position)
        )
        place = {(each.report, each.sentence.position): index for index, each in enumerate(told)}
        return Chosen(
            sentences=tuple(each.sentence for each in told),
            priority=tuple(place[each.report, each.sentence.position] for each in self.picked),
        )

    def _weigh(self, candidates: Iterable[tuple[Candidate, float]]) -> Iterator[float]:
        """Yield what each candidate is worth now, given its support by other reports."""
        known = frozenset(fact for each in self.picked for fact in self._list_facts(each))
        again = Counter(each.report for each in self.picked)
        for candidate, support in candidates:
            news = min(_FACTS, len(self._list_facts(candidate) - known))
            worth = candidate.value + _SUPPORT * support + _FACT * news - _AGAIN * again[candidate.report]
            yield round(worth, 9)

    def _list_facts(self, candidate: Candidate) -> frozenset[str]:
        key = candidate.report, candidate.sentence.position
        if key not in self.facts:
            self.facts[key] = list_facts(candidate.sentence, self.speaking[candidate.report])
        return self.facts[key]

    def _add(self, candidate: Candidate, *, room: int, adding: bool = False) -> None:
        run = [each for each in self._run(candidate) if each not in self.picked]
        if not run or len(self.picked) + len(run) > room:
            return
        if adding and not self._brings_facts(candidate):
            return
        if not any(self._is_said(each) for each in run):
            self.picked += run

    def _run(self, candidate: Candidate) -> list[Candidate]:
        """Return the candidate after all that it leans on, or nothing if that is not to be had."""
        run = [candidate]
        while not run[0].resolved:
            before = self.reports[candidate.report].get(run[0].sentence.position - 1)
            if before is None or len(run) == _RUN:
                return []
            run.insert(0, before)
        return run if all(each.printable for each in run) else []

    def _brings_facts(self, candidate: Candidate) -> bool:
        known = {fact for each in self.picked for fact in self._list_facts(each)}
        stems = {stem for each in self.picked for stem in each.stems}
        return bool(self._list_facts(candidate) - known) or 2 * len(candidate.stems - stems) >= len(
            candidate.stems
        )

    def _is_said(self, candidate: Candidate) -> bool:
        stems = candidate.stems
        said = max(
            (
                len(stems & each.stems) / min(len(stems), len(each.stems))
                for each in self.picked
                if each.stems
            ),
            default=0.0,
        )
        union = {stem for each in self.picked for stem in each.stems}
        return said >= _SAID or len(stems & union) >= _SAID_BY_ALL * len(stems)
