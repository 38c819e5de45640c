"""A fortnight of mornings on planted news: what is printed twice, what is missed, which ids stay.

Every day's articles are written as feeds into one folder, and a brief is made of it as a reader would; then
the briefs are held against the plan (``bench.replay_plan``). The brief is long enough for all that is news,
so that nothing is missed for want of room.

Usage: python -m bench.replay [--days 14] [--seed 20261124] [--show]
"""

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.replay_plan import Report, check_plan, plan_reports

from briefer.make.plan import make_brief
from briefer.model import Brief, PrintedStory
from briefer.settings import load_settings

DAYS, SEED = 14, 20261124
START = datetime(2026, 11, 2, 6, 30, tzinfo=UTC)
LENGTH = {"minutes": 30, "lead_count": 12, "brief_count": 40, "front_words": 2000}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of the plan, in counts; ``faults`` say what was wrong, a line each."""

    sentences: int
    printed_twice: int
    quiet_events: int
    repeated_events: int
    updates: int
    missed_updates: int
    events: int
    stable_ids: int
    false_sentences: int
    corrections: int
    missed_corrections: int
    false_corrections: int
    watched: int
    faults: tuple[str, ...]


def replay(reports: Sequence[Report], *, home: Path, days: int) -> tuple[Brief, ...]:
    """Make the brief of every day in a store under ``home``; return them by day."""
    settings = load_settings(
        flags={
            "engine": "serial", "zone": "UTC", "formats": "json", "data_dir": home / "data",
            "out_dir": home / "out", **LENGTH,
        },
        environment={}, folder=home, file=None,
    )  # fmt: skip
    inbox = home / "inbox"
    inbox.mkdir()
    briefs = []
    for number in range(days):
        moment = START + timedelta(days=number)
        _fill_inbox(inbox, [report for report in reports if report.day == number], moment=moment)
        made = make_brief(
            settings,
            day=moment.date(),
            moment=moment,
            sources=[str(inbox)],
            progress=lambda room, done, total: None,
        )
        briefs.append(made.brief)
    return tuple(briefs)


def _fill_inbox(inbox: Path, reports: Sequence[Report], *, moment: datetime) -> None:
    for old in inbox.iterdir():
        old.unlink()
    for outlet in sorted({report.outlet for report in reports}):
        items = [
            {
                "id": address(report),
                "url": address(report),
                "title": report.headline,
                "content_text": "\n\n".join(report.sentences),
                "date_published": (moment - timedelta(hours=2)).isoformat(),
            }
            for report in reports
            if report.outlet == outlet
        ]
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": outlet,
            "language": "en",
            "items": items,
        }
        (inbox / f"{outlet}.json").write_text(json.dumps(feed), encoding="utf-8")


def address(report: Report) -> str:
    """Return the address of a report; its first folder is the event."""
    host = report.outlet.replace(" ", "").lower()
    return f"https://{host}.example/{report.event}/{report.slug}"


def judge(reports: Sequence[Report], briefs: Sequence[Brief]) -> Outcome:
    """Hold the briefs against the plan."""
    counts: Counter[str] = Counter()
    faults: list[str] = []
    printed: Counter[str] = Counter()
    ids: dict[str, set[str]] = {}
    for number, brief in enumerate(briefs):
        today = [report for report in reports if report.day == number]
        told = _tell_by_event(brief)
        for event, story in _list_ids(brief):
            ids.setdefault(event, set()).add(story)
        faults += _judge_day(number, today, told=told, quoted=_list_quoted(brief), counts=counts)
        faults += _judge_corrections(number, today, brief, counts=counts, printed=printed.keys())
        printed.update(text for texts in told.values() for text in texts)
        counts["watched"] += len(brief.watching)
    twice = [text for text, count in printed.items() if count > 1]
    faults += [f"printed {printed[text]} times: {text}" for text in twice]
    faults += [f"{event} has ids {', '.join(sorted(each))}" for event, each in ids.items() if len(each) > 1]
    return Outcome(
        sentences=sum(printed.values()),
        printed_twice=len(twice),
        quiet_events=counts["quiet"],
        repeated_events=counts["repeated"],
        updates=counts["updates"],
        missed_updates=counts["missed"],
        events=len(ids),
        stable_ids=sum(len(each) == 1 for each in ids.values()),
        false_sentences=counts["false"],
        corrections=counts["corrections"],
        missed_corrections=counts["missed corrections"],
        false_corrections=counts["false corrections"],
        watched=counts["watched"],
        faults=tuple(faults),
    )


def _judge_day(
    number: int,
    today: Sequence[Report],
    *,
    told: dict[str, list[str]],
    quoted: set[str],
    counts: Counter[str],
) -> Iterator[str]:
    """Count, and yield in words, what of the day's events was missed, or told without being news."""
    for event in sorted({report.event for report in today}):
        mine = [report for report in today if report.event == event]
        news = {text for report in mine for text in report.news}
        texts = told.get(event, [])
        counts["updates" if news else "quiet"] += 1
        if news and news.isdisjoint([*texts, *quoted]):
            counts["missed"] += 1
            yield f"day {number}: {event} ({mine[0].kind}) is missed: {sorted(news)[0]}"
        if not news and texts:
            counts["repeated"] += 1
            yield f"day {number}: {event} ({mine[0].kind}) is told again: {texts[0]}"
        stale = [text for text in texts if news and text not in news]
        counts["false"] += len(stale)
        yield from (
            f"day {number}: {event} ({mine[0].kind}) prints what is no news: {text}" for text in stale
        )


def _judge_corrections(
    number: int, today: Sequence[Report], brief: Brief, *, counts: Counter[str], printed: Set[str]
) -> list[str]:
    # whether it was printed from the article that is corrected, or from a reprint of it
    wanted = printed & {each.corrected for each in today}
    found = {each.sentence.sentence.text for each in brief.corrections}
    counts["corrections"] += len(wanted)
    counts["missed corrections"] += len(wanted - found)
    counts["false corrections"] += len(found - wanted)
    return [f"day {number}: not corrected: {text}" for text in sorted(wanted - found)] + [
        f"day {number}: corrected without reason: {text}" for text in sorted(found - wanted)
    ]


def list_stories(brief: Brief) -> Iterator[PrintedStory]:
    """Yield the stories that a brief tells."""
    for section in (*brief.leads, *brief.briefs):
        yield from section.stories


def _tell_by_event(brief: Brief) -> dict[str, list[str]]:
    events = _list_events(brief)
    told: dict[str, list[str]] = {}
    for story in list_stories(brief):
        texts = told.setdefault(events[story.headline_note], [])
        texts += [printed.sentence.text for printed in story.sentences]
    return told


def _list_quoted(brief: Brief) -> set[str]:
    """Return the sentences that stand under Corrections now: readers have them from there."""
    return {correction.now.sentence.text for correction in brief.corrections if correction.now}


def _list_ids(brief: Brief) -> Iterator[tuple[str, str]]:
    """Yield event and story id of all that is told or watched."""
    events = _list_events(brief)
    for story in list_stories(brief):
        yield events[story.headline_note], story.id
    for line in brief.watching:
        yield events[line.headline_note], line.id


def _list_events(brief: Brief) -> dict[int, str]:
    """Return the event of each note."""
    return {note.number: note.article.url.split("/")[3] for note in brief.notes}


def _print(outcome: Outcome, *, days: int, show: bool) -> None:
    def share(part: int, whole: int) -> str:
        return f"{part} of {whole} ({part / whole:.3f})" if whole else f"{part} of 0"

    print(f"days                          {days}")
    print(f"sentences printed             {outcome.sentences}")
    print(f"sentences printed twice       {outcome.printed_twice}")
    print(f"repeated events               {share(outcome.repeated_events, outcome.quiet_events)}")
    print(f"missed updates                {share(outcome.missed_updates, outcome.updates)}")
    print(f"events with one id            {share(outcome.stable_ids, outcome.events)}")
    print(f"sentences that are no news    {share(outcome.false_sentences, outcome.sentences)}")
    print(f"missed corrections            {share(outcome.missed_corrections, outcome.corrections)}")
    print(f"false corrections             {outcome.false_corrections}")
    print(f"lines of watched stories      {outcome.watched}")
    for line in outcome.faults if show else ():
        print(f"  {line}")


def main() -> None:
    """Replay, judge, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=DAYS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--show", action="store_true", help="print every fault")
    options = parser.parse_args()
    reports = plan_reports(seed=options.seed, days=options.days)
    check_plan(reports)
    with tempfile.TemporaryDirectory() as home:
        briefs = replay(reports, home=Path(home), days=options.days)
    _print(judge(reports, briefs), days=options.days, show=options.show)


if __name__ == "__main__":
    main()
