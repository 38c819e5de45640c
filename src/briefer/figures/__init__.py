"""Figures that differ: numbers of one story that speak of the same thing, and on which sources disagree.

Precision before recall. Compared are counts of people to whom something happened (dead, injured, arrested)
and other numbers with the same unit and noun whose sentences say the same otherwise. A count that only grew
from earlier to later reports was updated, and nobody disputes it; "about" and "at least" are taken at their
word; one end of a range is no figure, nor is what somebody expects, or what was in another month; a part of
the people, or those in another place, are counted apart; a report that knows the other's number disputes
nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import combinations, pairwise
from typing import Final

from briefer.figures.reading import Mention, find_place, read_mentions
from briefer.figures.subjects import (
    find_group,
    find_qualifiers,
    find_subject,
    is_countable,
    is_current,
    is_in_hospital,
)
from briefer.model import Article, Cluster, Digest, Disagreement, Figure, Origin, Sentence
from briefer.text.languages import find_rules
from briefer.text.words import list_words, stem_words

_SPEAKING: Final = 12  # origins compared
_LOOKED_AT: Final = 40  # sentences of each
_SHRINKING: Final = frozenset({"missing", "trapped"})
_ABOUT: Final = 0.1  # "about 3,000" and 3,100 agree
_SAME_CONTEXT: Final = 0.5  # share of the shorter sentence's stems that both hold
_SHARED_STEMS: Final = 3
_FARTHEST: Final = 3.0  # figures farther apart than this factor speak of different things
_FARTHEST_SUMS: Final = 1.5
_FARTHEST_STEP: Final = 10.0  # what a running count may grow by from one report to the next
_SHARED_HEADS: Final = 4  # magnitude and currency are two of them
_MOST: Final = 3
_OPENING: Final = 40  # characters in which a sentence has its first word


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    """A figure, how surely it is said, where, and by whom.

    ``qualifiers`` are the words that say which of the things it counts ("faults in the pumps"), ``titled``
    stems that its headline adds.
    """

    figure: Figure
    kind: str
    place: str
    qualifiers: str
    digest: Digest
    agency: str
    titled: frozenset[str]

    @property
    def moment(self) -> datetime:
        return self.digest.article.moment


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """A number as a report has it: what it may come to is looked at where another report has its like.

    ``subject`` is what happened to the people it counts, or ""; ``titled`` stems that its headline adds.
    """

    mention: Mention
    sentence: Sentence
    origin: Origin
    subject: str
    titled: frozenset[str]


def find_disagreements(cluster: Cluster) -> tuple[Disagreement, ...]:
    """Return the figures on which independent origins differ, people first; oldest first in each."""
    origins = cluster.origins[:_SPEAKING]
    if len(origins) < 2:
        return ()
    people: dict[tuple[str, str], list[_Reading]] = {}
    others: dict[tuple[str, str], list[_Reading]] = {}
    values: dict[str, set[float]] = {}
    for origin in origins:
        _read_origin(origin, people=people, others=others, values=values)
    found: list[Disagreement] = []
    moved: list[Disagreement] = []
    for subject, group in sorted(people):
        claims = _one_each(_list_claims(people[subject, group]))
        disputed = [pair for pair in combinations(claims, 2) if _differ(*pair, values=values)]
        if _only_moved(claims, shrinking=subject in _SHRINKING):
            moved += _build_moved(subject, claims)
        elif disputed:
            found.append(_build(subject, disputed))
    for unit, noun in sorted(others):
        claims = _list_claims(others[unit, noun])
        same = _say_the_same if noun else _head_the_same
        disputed = [pair for pair in combinations(claims, 2) if _differ(*pair, values=values) and same(*pair)]
        if disputed:
            found.append(_build(disputed[0][0].figure.noun or noun or "amount", disputed))
    return tuple([*found, *moved][:_MOST])


def _read_origin(
    origin: Origin,
    *,
    people: dict[tuple[str, str], list[_Reading]],
    others: dict[tuple[str, str], list[_Reading]],
    values: dict[str, set[float]],
) -> None:
    article = origin.digest.article
    known = values.setdefault(article.id, set())
    headline, titled = _read_headline(article)
    for sentence in origin.digest.sentences[:_LOOKED_AT]:
        for mention in read_mentions(sentence.text, language=article.language):
            known.add(mention.value)
            if mention.part:
                continue
            subject = find_subject(mention)
            reading = _Reading(
                mention=mention, sentence=sentence, origin=origin, subject=subject, titled=frozenset()
            )
            if subject:
                people.setdefault((subject, find_group(mention)), []).append(reading)
            elif mention.unit and mention.unit != "%" and (mention.value, mention.unit) in headline:
                # the sum that the headline names, whatever its sentence calls it
                others.setdefault((mention.unit, ""), []).append(replace(reading, titled=titled))
            elif is_countable(mention):
                noun = "".join(_stem(mention.noun, language=article.language))
                others.setdefault((mention.unit, noun), []).append(reading)


def _list_claims(readings: Sequence[_Reading]) -> list[_Claim]:
    """Return what is claimed of today; nothing where one report alone does, which disputes nothing."""
    if len({id(reading.origin) for reading in readings}) < 2:
        return []
    return [
        _build_claim(reading)
        for reading in readings
        if is_current(
            reading.sentence.text, reading.mention, today=reading.origin.digest.article.moment.date()
        )
    ]


def _read_headline(article: Article) -> tuple[set[tuple[float, str]], frozenset[str]]:
    """Return the values and units that the headline names, and the stems of its other words."""
    values = set()
    rest, done = "", 0
    for mention in read_mentions(article.headline, language=article.language):
        values.add((mention.value, mention.unit))
        rest += article.headline[done : mention.start] + " "
        done = mention.end
    return values, frozenset(_stem(rest + article.headline[done:], language=article.language))


def _stem(text: str, *, language: str) -> list[str]:
    return stem_words(list_words(text, language=language), language=language)


def _list_stems(claim: _Claim) -> frozenset[str]:
    language = claim.digest.article.language
    return claim.titled.union(_stem(claim.figure.sentence.text, language=language))


def _build_claim(reading: _Reading) -> _Claim:
    mention, sentence = reading.mention, reading.sentence
    figure = Figure(
        value=mention.value,
        unit=mention.unit,
        noun=reading.subject or mention.noun,
        text=sentence.text[mention.start : mention.end].strip(),
        sentence=sentence,
    )
    return _Claim(
        figure=figure,
        kind="at least" if is_in_hospital(mention) else mention.kind,
        place=find_place(sentence.text, mention),
        qualifiers=find_qualifiers(mention),
        digest=reading.origin.digest,
        agency=reading.origin.agency,
        titled=reading.titled,
    )


def _one_each(claims: Sequence[_Claim]) -> list[_Claim]:
    """Keep each report's largest number: what it says of a part is smaller."""
    largest: dict[str, _Claim] = {}
    for claim in claims:
        best = largest.get(claim.digest.article.id)
        if best is None or claim.figure.value > best.figure.value:
            largest[claim.digest.article.id] = claim
    return list(largest.values())


def _differ(first: _Claim, second: _Claim, *, values: dict[str, set[float]]) -> bool:
    """Tell whether two claims of independent reports cannot both hold."""
    one, other = first.figure.value, second.figure.value
    apart = first.place and second.place and first.place != second.place
    same_source = first.digest is second.digest or (first.agency and first.agency == second.agency)
    known = other in values[first.digest.article.id] or one in values[second.digest.article.id]
    if apart or same_source or known or one == other or max(one, other) > _FARTHEST * min(one, other):
        return False
    if "about" in (first.kind, second.kind):
        return abs(one - other) > _ABOUT * max(one, other)
    if first.kind == second.kind == "at least":
        return False
    if first.kind == "at least":
        return other < one
    if second.kind == "at least":
        return one < other
    return True


def _say_the_same(first: _Claim, second: _Claim) -> bool:
    one, other = _list_stems(first), _list_stems(second)
    shared = len(one & other)
    shorter = min(len(one), len(other))
    enough = shared >= _SHARED_STEMS and shared >= _SAME_CONTEXT * shorter
    return enough and _qualify_alike(first, second) and _mean_the_same(first, second)


def _mean_the_same(first: _Claim, second: _Claim) -> bool:
    """Tell whether two sentences may be about one: none begins with "he", and their names are not others."""
    named = []
    for claim in (first, second):
        text, language = claim.figure.sentence.text, claim.digest.article.language
        if not find_rules(language).pronouns.isdisjoint(list_words(text[:_OPENING], language=language)[:1]):
            return False
        named.append({name for name in claim.digest.names if name in text})
    one, other = ({word for name in names for word in name.split()} for names in named)
    return not one or not other or not one.isdisjoint(other)


def _qualify_alike(first: _Claim, second: _Claim) -> bool:
    """Tell whether two claims may count the same of the things they name: "in the pumps", "in the doors"."""
    one, other = (
        set(_stem(claim.qualifiers, language=claim.digest.article.language)) for claim in (first, second)
    )
    return not one or not other or not one.isdisjoint(other)


def _head_the_same(first: _Claim, second: _Claim) -> bool:
    """Tell whether two headlines name one sum: they and its sentences share words, and it is near."""
    one, other = first.figure.value, second.figure.value
    near = max(one, other) <= _FARTHEST_SUMS * min(one, other)
    return near and len(_list_stems(first) & _list_stems(second)) >= _SHARED_HEADS


def _only_moved(claims: Sequence[_Claim], *, shrinking: bool) -> bool:
    """Tell a running count: every later report gives as many or more (for the missing: or fewer)."""
    sign = -1.0 if shrinking else 1.0
    return all(_is_later(first, second, sign=sign) for first, second in combinations(claims, 2))


def _is_later(first: _Claim, second: _Claim, *, sign: float) -> bool:
    """Tell whether the later of two claims gives as many or more."""
    step = sign * (second.figure.value - first.figure.value)
    if not step:
        return True
    early, late = first.moment, second.moment
    # midnight is how an article without a time is dated: of one day, nobody knows which was first
    if early.date() == late.date() and any(each.time() == each.time().min for each in (early, late)):
        return False
    return step > 0 if early < late else step < 0 if late < early else False


def _build(subject: str, disputed: Sequence[tuple[_Claim, _Claim]]) -> Disagreement:
    claims = {id(claim): claim for pair in disputed for claim in pair}
    ordered = sorted(
        claims.values(), key=lambda each: (each.moment, each.figure.value, each.digest.article.id)
    )
    first: dict[float, Figure] = {}
    for claim in ordered:
        first.setdefault(claim.figure.value, claim.figure)
    return Disagreement(subject=subject, kind="disputed", figures=tuple(first.values()))


def _build_moved(subject: str, claims: Sequence[_Claim]) -> list[Disagreement]:
    """Return the last figures of a running count, oldest first, or nothing where it did not move."""
    first: dict[float, _Claim] = {}
    for claim in sorted(claims, key=lambda each: (each.moment, each.figure.value, each.digest.article.id)):
        first.setdefault(claim.figure.value, claim)
    steps = list(first.values())[-_MOST:]
    near = all(_is_next(one, other) for one, other in pairwise(steps))
    if len(steps) < 2 or not near or len({claim.place for claim in steps if claim.place}) > 1:
        return []
    figures = tuple(claim.figure for claim in steps)
    return [Disagreement(subject=subject, kind="updated", figures=figures)]


def _is_next(one: _Claim, other: _Claim) -> bool:
    """Tell whether a later figure may be the earlier one counted on: near enough, and more than rounding."""
    low, high = sorted((one.figure.value, other.figure.value))
    rounded = "about" in (one.kind, other.kind) and high - low <= _ABOUT * high
    return one.moment < other.moment and high <= _FARTHEST_STEP * low and not rounded
