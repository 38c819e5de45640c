"""Random days: of any size, of long and short stories, in several scripts, told and ranked already."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Literal

from tests.fakes import make_article, make_sentences, make_window

from briefer.make.arrivals import Arrivals
from briefer.make.corrections import CheckedPast
from briefer.make.order import Order
from briefer.make.printing import Copy
from briefer.make.revisits import Revisits
from briefer.make.telling import Told
from briefer.model import (
    Article,
    Cluster,
    Disagreement,
    Figure,
    FollowedStory,
    Insert,
    InsertItem,
    Inserts,
    QuietStory,
    RankedStory,
    RankTerm,
    Skipped,
    SourceReport,
    Story,
    Telling,
    Theme,
    Vector,
)

State = Literal["new", "update", "unchanged"]
DAY = date(2026, 11, 24)
MORNING = datetime(2026, 11, 24, 6, tzinfo=UTC)
LABELS = ("World", "Politics", "Business", "Science", "Health", "Sport", "Culture", "More news")
WORDS = {
    "en": ["harbour", "bridge", "council", "budget", "vote", "region", "minister", "strike", "of", "the"],
    "de": ["Hafenbehörde", "Haushaltsausschuss", "Wasserwirtschaft", "und", "der", "Ministerpräsidentin"],
    "el": ["λιμάνι", "γέφυρα", "συμβούλιο", "και", "το", "της", "ψήφος", "περιφέρεια", "νερό"],
    "ja": ["港の橋は市議会の予算案をめぐり再開した", "水道料金が上がる", "会議は月曜日に開かれる"],
    "ar": ["ميناء", "جسر", "مجلس", "في", "من", "على", "ميزانية", "المدينة", "تصويت"],
}
LANGUAGES = ("en", "en", "en", "en", "en", "de", "el", "ja", "ar")


class Day:
    """A day that ``seed`` makes; ``articles`` are about as many as are asked for."""

    def __init__(self, seed: int, *, articles: int) -> None:
        self.chance = random.Random(seed)
        self.outlets = [self._name(2) for _ in range(self.chance.choice((1, 3, 8, 30, 80)))]
        self.articles: list[Article] = []
        self.stories: list[tuple[str, RankedStory]] = []
        while len(self.articles) < articles:
            self._add_story()
        self.tell: Callable[[Story], Telling] = cache(self._tell)

    def write_copy(self) -> Copy:
        """Return all that the brief of the day is made from."""
        themes = tuple(
            Theme(label=label, stories=tuple(story for name, story in self.stories if name == label))
            for label in LABELS
        )
        told = Told(
            themes=tuple(theme for theme in themes if theme.stories),
            followed=tuple(story.followed for _, story in self.stories),
            tell=self.tell,
            copies={},
        )
        arrivals = Arrivals(
            digests=(),
            articles=tuple(self.articles),
            skipped=self._skip(),
            reports=self._report(),
            failures=(),
        )
        order = Order(
            day=DAY,
            today=DAY,
            moment=MORNING,
            profile="default",
            specs=(),
            handed_over=False,
            fetch=False,
            dry_run=True,
            why=None,
        )
        return Copy(
            order=order,
            window=make_window(DAY),
            arrivals=arrivals,
            told=told,
            entries=(),
            watching=self._watch(),
            inserts=self._insert(),
            count_days=lambda story: (0,) * 7,
            reasons=(),
            past=CheckedPast(corrections=(), revisits=Revisits(digests={}, documents={}, skipped=())),
        )

    def _add_story(self) -> None:
        number = len(self.stories)
        members = min(self.chance.choice((1, 1, 1, 1, 2, 3, 6, 14)), 40)
        language = self.chance.choice(LANGUAGES)
        articles = tuple(self._write(f"{number}-{each}", language) for each in range(members))
        self.articles += articles
        story = Story(
            id=f"{number:012x}",
            cluster=Cluster(origins=()),
            lead=articles[0],
            headliner=articles[0],
            articles=articles,
            merged=(),
            origins=members,
            terms=Vector(terms=(), counts=()),
            names=(),
        )
        state: State = self.chance.choice(("new", "new", "new", "new", "update", "unchanged"))
        days = 1 if state == "new" else self.chance.randint(2, 30)
        followed = FollowedStory(
            story=story,
            state=state,
            first=DAY - timedelta(days=days - 1),
            changed=DAY,
            changed_before=DAY - timedelta(days=1),
            days=days,
            stale=(),
            absorbed=(),
            branched="",
        )
        term = RankTerm(
            name="origins", value=round(self.chance.lognormvariate(0.7, 0.5), 6), words="one source"
        )
        self.stories.append((self.chance.choice(LABELS), RankedStory(followed=followed, terms=(term,))))

    def _write(self, name: str, language: str) -> Article:
        lengths = [self.chance.choice((6, 12, 18, 25, 32, 45)) for _ in range(self.chance.randint(1, 9))]
        if not self.chance.randrange(40):
            lengths[0] = 160
        headline = self._say(self.chance.choice((4, 7, 9, 12, 16, 30)), language)
        article = make_article(
            *(self._say(length, language) + "." for length in lengths),
            headline=f"{headline[:290]} {name}",
            outlet=self.chance.choice(self.outlets),
            url=f"https://example.org/{name}",
            published=MORNING - timedelta(minutes=self.chance.randint(0, 1440)),
            language=language,
        )
        return replace(article, byline=self._name(2) if self.chance.randrange(3) else "")

    def _say(self, words: int, language: str) -> str:
        if language == "ja":
            return "、".join(self.chance.choice(WORDS["ja"]) for _ in range(max(1, words // 8)))
        said = " ".join(self.chance.choice(WORDS[language]) for _ in range(words))
        return said[0].upper() + said[1:]

    def _name(self, words: int) -> str:
        return " ".join(self.chance.choice(WORDS["en"]).capitalize() for _ in range(words)) + str(
            self.chance.randint(1, 99)
        )

    def _tell(self, story: Story) -> Telling:
        sentences = make_sentences(story.lead)
        differ: tuple[Disagreement, ...] = ()
        if len(story.articles) > 2:
            figures = tuple(
                Figure(value=float(number), unit="", noun="", text=str(300 + number), sentence=sentence)
                for number, article in enumerate(story.articles[:3])
                for sentence in make_sentences(article)[:1]
            )
            differ = (Disagreement(subject="boats in the harbour", kind="disputed", figures=figures),)
        return Telling(
            sentences=sentences,
            priority=tuple(range(len(sentences))),
            disagreements=differ,
            quotations=(),
            timeline=(),
        )

    def _skip(self) -> tuple[Skipped, ...]:
        return tuple(
            Skipped(
                url=f"https://example.org/bad/{number}",
                source="feeds",
                room="extractors",
                reason=self._say(self.chance.randint(2, 6), "en"),
            )
            for number in range(self.chance.choice((0, 3, 200)))
        )

    def _report(self) -> tuple[SourceReport, ...]:
        return tuple(
            SourceReport(
                name=self._name(2),
                documents=3,
                trouble="" if self.chance.randrange(4) else "took too long",
                note="",
            )
            for _ in range(self.chance.choice((1, 20, 150)))
        )

    def _insert(self) -> Inserts:
        items = tuple(
            InsertItem(label=self._name(1), value=self._say(4, "en"), note=self._say(3, "de"))
            for _ in range(self.chance.choice((0, 3, 40)))
        )
        block = Insert(title="Weather", source="thermometer", moment=MORNING, items=items, more=0)
        return Inserts(blocks=(block,), troubles=("Markets: quotes took longer than 20 s",))

    def _watch(self) -> tuple[QuietStory, ...]:
        return tuple(
            QuietStory(id=f"q{number}", headliner=article, days=3, changed=DAY - timedelta(days=2))
            for number, article in enumerate(self.articles[: self.chance.choice((0, 4, 20))])
        )
