"""An invented day of news, told by hand, as the rooms before the assembler would hand it over.

Fixed values: what the golden editions show must change only when assembling or rendering changes.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from tests.fakes import make_article, make_sentences, make_window

from briefer.assemble import Intake, Plan, assemble_brief
from briefer.model import (
    Article,
    Brief,
    Cluster,
    Correction,
    Disagreement,
    Figure,
    FollowedStory,
    Insert,
    InsertItem,
    Inserts,
    PastSentence,
    RankedStory,
    RankTerm,
    Sentence,
    Skipped,
    SourceReport,
    Story,
    Telling,
    Theme,
    Vector,
    Window,
)

DAY = date(2026, 11, 24)
NOTHING = Vector(terms=(), counts=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One outlet's report: a paragraph for each sentence."""

    outlet: str
    headline: str
    sentences: tuple[str, ...]
    hour: float = 6.0
    language: str = "en"
    url: str = ""
    byline: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One story: its reports, the lead first, and which sentence of which report is told."""

    theme: str
    rank: float
    reports: tuple[Report, ...]
    told: tuple[tuple[int, int], ...]
    state: Literal["new", "update", "unchanged"] = "new"
    days: int = 1
    fresh: tuple[int, ...] = ()
    copies: tuple[int, ...] = ()
    figures: tuple[tuple[str, tuple[tuple[int, int, str], ...]], ...] = ()


def read_news() -> tuple[Told, ...]:
    """Return the day's stories from news.json."""
    rows = json.loads((Path(__file__).parent / "news.json").read_text(encoding="utf-8"))
    return tuple(_make_told(row) for row in rows)


def _make_told(row: dict[str, Any]) -> Told:
    reports = tuple(
        Report(**{**report, "sentences": tuple(report["sentences"])}) for report in row.pop("reports")
    )
    row["told"] = tuple((report, sentence) for report, sentence in row["told"])
    row["figures"] = tuple(
        (subject, tuple((report, sentence, words) for report, sentence, words in sides))
        for subject, sides in row.get("figures", ())
    )
    row["fresh"], row["copies"] = tuple(row.get("fresh", ())), tuple(row.get("copies", ()))
    return Told(**{**row, "reports": reports})


def make_report(report: Report) -> Article:
    """Return the report as an article of the day."""
    slug = hashlib.sha256(report.headline.encode()).hexdigest()[:8]
    host = "".join(
        character for character in report.outlet.lower() if character.isascii() and character.isalpha()
    )
    article = make_article(
        *report.sentences,
        headline=report.headline,
        outlet=report.outlet,
        url=report.url or f"https://www.{host or 'outlet'}.example/2026/11/24/{slug}",
        published=datetime(2026, 11, 24, tzinfo=UTC) + timedelta(hours=report.hour),
        language=report.language,
    )
    return replace(article, byline=report.byline)


def make_ranked(told: Told) -> RankedStory:
    """Return the story with its articles and rank."""
    articles = tuple(make_report(report) for report in told.reports)
    origins = len(articles) - len(told.copies)
    story = Story(
        id=hashlib.sha256(told.reports[0].headline.encode()).hexdigest()[:12],
        cluster=Cluster(origins=()),
        lead=articles[0],
        headliner=articles[0],
        articles=articles,
        merged=tuple(articles[index].id for index in told.copies),
        origins=origins,
        terms=NOTHING,
        names=(),
    )
    first = DAY - timedelta(days=told.days - 1)
    followed = FollowedStory(
        story=story,
        state=told.state,
        first=first,
        changed=DAY - timedelta(days=1) if told.state == "unchanged" else DAY,
        changed_before=DAY - timedelta(days=1),
        days=told.days,
        absorbed=(),
        branched="",
        stale=tuple(set(range(len(told.told))).difference(told.fresh)) if told.state == "update" else (),
    )
    outlets = len({article.outlet for article in articles})
    terms = (
        RankTerm(name="origins", value=round(told.rank * 0.6, 2), words=count_outlets(outlets, origins)),
        RankTerm(name="freshness", value=round(told.rank * 0.3, 2), words="reported this morning"),
        RankTerm(name="salience", value=round(told.rank * 0.1, 2), words=""),
    )
    return RankedStory(followed=followed, terms=terms)


def make_telling(told: Told) -> Telling:
    """Return the sentences and figures of the story, the first sentence being the most valuable."""
    split = [make_sentences(make_report(report)) for report in told.reports]
    return Telling(
        sentences=tuple(split[report][position] for report, position in told.told),
        priority=tuple(range(len(told.told))),
        disagreements=tuple(_make_disagreement(subject, sides, split) for subject, sides in told.figures),
        quotations=(),
        timeline=(),
    )


def count_outlets(outlets: int, origins: int) -> str:
    """Return how a reader would say it."""
    if outlets == 1:
        return "one source"
    return f"{outlets} outlets, {origins} {'origin' if origins == 1 else 'origins'}"


def _make_disagreement(
    subject: str, sides: tuple[tuple[int, int, str], ...], split: list[tuple[Sentence, ...]]
) -> Disagreement:
    figures = tuple(
        Figure(value=float(index), unit="", noun=subject, text=words, sentence=split[report][position])
        for index, (report, position, words) in enumerate(sides)
    )
    return Disagreement(subject=subject, kind="disputed", figures=figures)


def make_themes(stories: tuple[Told, ...]) -> tuple[Theme, ...]:
    """Return the stories by theme, in the order in which themes first occur."""
    labels: dict[str, list[RankedStory]] = {}
    for told in stories:
        labels.setdefault(told.theme, []).append(make_ranked(told))
    return tuple(
        Theme(label=label, stories=tuple(sorted(ranked, key=lambda story: -story.rank)))
        for label, ranked in labels.items()
    )


def make_plan(**changes: object) -> Plan:
    """Return the usual plan, with changes; ``minutes`` may stand for words."""
    if "minutes" in changes:
        changes["words"] = int(float(str(changes.pop("minutes"))) * 238)
    usual: dict[str, object] = {
        "title": "The Morning Brief",
        "language": "en",
        "number": 128,
        "words": 5 * 238,
        "words_per_minute": 238,
        "lead_count": 5,
        "brief_count": 7,
        "outlet_stories": 3,
        "front_words": 470,
        "sample": False,
        "reasons": (),
        "version": "0.1.0",
        "settings_hash": "3f9ac2d1",
    }
    return Plan(**{**usual, **changes})  # type: ignore[arg-type]


def find_corrections() -> tuple[Correction, ...]:
    """Return a sentence of yesterday's brief that its source changed, and one that it took back."""
    was, now = (
        make_report(Report(outlet="Harbour Post", headline="Pier closed for a week", sentences=sentences))
        for sentences in (
            (
                "Pier No. 4 will be closed for a week, the port said.",
                "Nobody had checked its pumps since May.",
            ),
            ("Pier No. 4 will be closed for a month, the port said.",),
        )
    )
    closed, pumps = make_sentences(was)
    (later,) = make_sentences(now)
    yesterday = DAY - timedelta(days=1)
    return tuple(
        Correction(
            past=PastSentence(story="00pier", day=yesterday, article=was, sentence=sentence),
            revised=now,
            now=there,
        )
        for sentence, there in ((closed, later), (pumps, None))
    )


def make_intake(themes: tuple[Theme, ...], copies: Mapping[str, str] | None = None) -> Intake:
    """Return an intake of all the stories' articles, and some trouble."""
    articles = tuple(
        article for theme in themes for ranked in theme.stories for article in ranked.followed.story.articles
    )
    found = {
        copy: ranked.followed.story.articles[0].id
        for theme in themes
        for ranked in theme.stories
        for copy in ranked.followed.story.merged
    }
    return Intake(
        articles=articles,
        copies=found if copies is None else copies,
        reports=(
            SourceReport(name="feeds", documents=len(articles) + 2, trouble="", note=""),
            SourceReport(name="Valley Wire", documents=0, trouble="no answer within 30 s", note=""),
        ),
        skipped=(
            Skipped(url="file:inbox/scan.pdf", source="feeds", room="extractors", reason="no readable text"),
            Skipped(
                url="https://lakeside.example/live", source="feeds", room="extractors", reason="too short"
            ),
        ),
        quiet=(),
        corrections=(),
        inserts=make_inserts(),
    )


def make_inserts() -> Inserts:
    """Return an appointment and the weather, and a program that took too long."""
    calendar = InsertItem(label="09:00–10:30", value="Budget committee", note="Room 4 <east> & *west*")
    weather = tuple(
        InsertItem(label=place, value=value, note=note)
        for place, value, note in (("Arden", "-3 °C", "snow until noon"), ("Corran", "2 °C", ""))
    )
    early = datetime(2026, 11, 24, 5, 40, tzinfo=UTC)
    return Inserts(
        blocks=(
            Insert(title="Calendar", source="office.ics", moment=early, items=(calendar,), more=0),
            Insert(title="Weather", source="Met Office", moment=early, items=weather, more=1),
        ),
        troubles=("Markets: quotes took longer than 20 s",),
    )


def make_window_of_day() -> Window:
    """Return the window that the masthead shows."""
    return make_window(DAY)


def make_brief(stories: tuple[Told, ...] | None = None, **changes: object) -> Brief:
    """Return the brief of these stories, or of the whole invented day."""
    everything = read_news() if stories is None else stories
    themes = make_themes(everything)
    tellings = {make_report(told.reports[0]).id: make_telling(told) for told in everything}
    return assemble_brief(
        themes,
        tell=lambda story: tellings[story.lead.id],
        window=make_window_of_day(),
        plan=make_plan(**changes),
        intake=replace(make_intake(themes), corrections=find_corrections() if stories is None else ()),
    )
