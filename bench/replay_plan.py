"""A fortnight of news with planted truth, cut from the sample stories: for ``bench.replay``.

Each event has the sentences of one sample story. It breaks on some day, is told by one outlet and reprinted
by others; on later days comes nothing, or a reprint, or a rewording of what was told, or an article with
sentences that were not told before, or the same sentence with another figure, or the first article again with
a sentence corrected. One seed, one fortnight.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bench.make_seeds import SOURCES, read_story

from briefer.text.openings import opens_unresolved
from briefer.text.sentences import split_sentences

# Of several sample stories on one event only one is used: they tell the same facts in other words, and what
# of one is news after the other nobody has said.
LEFT_OUT = frozenset(
    """elbwaerme marionnettes desalination dunmere-rescued ferry-inquiry tamarin-returns tamarin-clock
    strep-trial maternal-vaccine calder-tides halvorsen-bids sea-floor-guard sea-floor-census""".split()  # noqa: SIM905 - words
)
OUTLETS = ("Harbour Post", "Northern Ledger", "Inland Courier", "Statehouse Monitor", "Foreign Desk")
CHANCES = {"quiet": 30, "repeat": 16, "reworded": 14, "update": 24, "figure": 8, "correction": 8}
LONGEST_COURSE = 7  # days
FIRST_TOLD = 6  # sentences of the first article
NEWS = 2  # sentences of an update
# A count: no number of a ship or pier, no day, no time.
FIGURE = re.compile(
    r"(?<![\d.,:$€£-])(?<!No\. )(?<!Nov\. )(?<!Dec\. )"
    r"[1-9]\d?(?![\d.,:%-]|\s*(?:a\.m|p\.m|per ?cent|Dec|Nov))"
)
REWORDINGS = (
    (" said", " told reporters"), (" people", " persons"), (" and ", " as well as "),
    (" because ", " since "), (" will ", " is going to "), (" about ", " roughly "), ("The ", "This "),
    (" from ", " out of "),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An article of a day: ``event`` is the slug in its address, ``kind`` what was planted with it.

    ``news`` are those of its sentences that were not told before, ``corrected`` the sentence it takes back.
    """

    day: int
    event: str
    kind: str
    outlet: str
    slug: str
    headline: str
    sentences: tuple[str, ...]
    news: tuple[str, ...]
    corrected: str


def plan_reports(*, seed: int, days: int) -> tuple[Report, ...]:
    """Return the reports of all days, by day."""
    chance = random.Random(seed)
    reports = [report for event in read_events() for report in _plan_event(event, chance=chance, days=days)]
    return tuple(sorted(reports, key=lambda report: (report.day, report.event, report.outlet, report.slug)))


def read_events() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Return slug, headline and sentences of each event."""
    events = []
    for path in sorted(SOURCES.glob("*/*.txt")):
        if path.stem in LEFT_OUT:
            continue
        story = read_story(path.parent.name, path.stem)
        texts = dict.fromkeys(text for paragraph in story.paragraphs for text in _cut(paragraph))
        events.append((path.stem, story.head["headline"], tuple(texts)))
    return tuple(events)


def _cut(paragraph: str) -> Iterator[str]:
    """Yield the sentences of a paragraph that stand on their own, so that each can be printed anywhere."""
    for start, end in split_sentences(paragraph, language="en"):
        text = paragraph[start:end]
        if len(text.split()) >= 8 and not opens_unresolved(text, language="en"):
            # what the extractors take off: the place and agency before the first sentence
            yield text.partition(") — ")[2] or text.partition(", Sask. – ")[2] or text


def _plan_event(
    event: tuple[str, str, tuple[str, ...]], *, chance: random.Random, days: int
) -> Iterator[Report]:
    slug, headline, sentences = event
    first = chance.randrange(max(1, days - 2))
    told = list(sentences[:FIRST_TOLD])
    rest = list(sentences[FIRST_TOLD:])
    teller = Teller(event=slug, headline=headline, chance=chance)
    yield teller.report(first, "first", OUTLETS[0], told, news=told)
    for outlet in OUTLETS[1 : 1 + chance.choice((0, 1, 1, 2))]:
        yield teller.report(first, "copy", outlet, told)
    standing = list(told)
    for day in range(first + 1, min(days, first + LONGEST_COURSE)):
        kind = chance.choices(list(CHANCES), weights=list(CHANCES.values()))[0]
        changed = _change_figure(standing, chance=chance)
        if kind == "update" and len(rest) >= NEWS:
            news, rest = rest[:NEWS], rest[NEWS:]
            yield teller.report(day, kind, OUTLETS[3], [*news, *told[:2]], news=news)
            told += news
        elif kind == "repeat":
            yield teller.report(day, kind, OUTLETS[4], chance.sample(told, min(6, len(told))))
        elif kind == "reworded":
            yield teller.report(day, kind, OUTLETS[4], [_reword(text) for text in told[:6]])
        elif kind == "figure" and changed:
            yield teller.report(day, kind, OUTLETS[3], [changed[1], *told[1:4]], news=[changed[1]])
            told.append(changed[1])
        elif kind == "correction" and changed:
            standing = [changed[1] if text == changed[0] else text for text in standing]
            yield teller.report(
                day, kind, OUTLETS[0], standing, news=[changed[1]], corrected=changed[0], slug="first"
            )
            told.append(changed[1])


@dataclass(slots=True, kw_only=True)
class Teller:
    """Writes the reports of one event, each at an address of its own unless it revises an earlier one."""

    event: str
    headline: str
    chance: random.Random
    count: int = 0

    def report(
        self,
        day: int,
        kind: str,
        outlet: str,
        sentences: Sequence[str],
        *,
        news: Sequence[str] = (),
        corrected: str = "",
        slug: str = "",
    ) -> Report:
        """Return a report of these sentences."""
        self.count += 1
        heading = (
            self.headline if kind in ("first", "copy", "correction") else f"{self.headline}: what is known"
        )
        return Report(
            day=day,
            event=self.event,
            kind=kind,
            outlet=outlet,
            slug=slug or ("first" if kind == "first" else f"{kind}-{self.count}"),
            headline=heading,
            sentences=tuple(sentences),
            news=tuple(news),
            corrected=corrected,
        )


def _change_figure(sentences: Sequence[str], *, chance: random.Random) -> tuple[str, str] | None:
    """Return a sentence with a small count, and the same with a larger one."""
    counting = [text for text in sentences if FIGURE.search(text)]
    if not counting:
        return None
    text = chance.choice(counting)
    return text, FIGURE.sub(lambda match: str(int(match[0]) + chance.randrange(3, 9)), text, count=1)


def _reword(text: str) -> str:
    for old, new in REWORDINGS:
        text = text.replace(old, new, 1)
    return text


def check_plan(reports: Sequence[Report]) -> None:
    """Prove that addresses are told apart: only a correction comes to one that was there."""
    for one, other in pairwise(sorted(reports, key=lambda each: (each.event, each.outlet, each.slug))):
        same = (one.event, one.outlet, one.slug) == (other.event, other.outlet, other.slug)
        assert not same or "correction" in (one.kind, other.kind)
