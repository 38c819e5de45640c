"""Four mornings on planted news: nothing twice, nothing missed, ids stay (``bench.replay``: a fortnight)."""

import pytest
from bench.replay import Outcome, address, judge, list_stories, replay
from bench.replay_plan import Report, check_plan, plan_reports

from briefer.model import Brief

DAYS, SEED = 4, 36


@pytest.fixture(scope="module")
def reports() -> tuple[Report, ...]:
    reports = plan_reports(seed=SEED, days=DAYS)
    check_plan(reports)
    assert {"first", "copy", "repeat", "reworded", "update", "figure", "correction"} == {
        report.kind for report in reports
    }
    return reports


@pytest.fixture(scope="module")
def briefs(reports: tuple[Report, ...], tmp_path_factory: pytest.TempPathFactory) -> tuple[Brief, ...]:
    return replay(reports, home=tmp_path_factory.mktemp("replay"), days=DAYS)


@pytest.fixture(scope="module")
def outcome(reports: tuple[Report, ...], briefs: tuple[Brief, ...]) -> Outcome:
    return judge(reports, briefs)


def told_on(brief: Brief, report: Report) -> list[str]:
    """Return what the brief tells of the report's event."""
    events = {note.number: note.article.url.split("/")[3] for note in brief.notes}
    return [
        printed.sentence.text
        for story in list_stories(brief)
        for printed in story.sentences
        if events[printed.note] == report.event
    ]


def test_no_sentence_is_printed_twice(outcome: Outcome) -> None:
    assert outcome.sentences > 30
    assert outcome.printed_twice == 0
    assert outcome.false_sentences == 0


def test_ids_are_stable(outcome: Outcome) -> None:
    assert outcome.events > 10
    assert outcome.stable_ids == outcome.events


def test_nothing_is_missed_and_no_event_is_told_again(outcome: Outcome) -> None:
    assert (outcome.missed_updates, outcome.repeated_events) == (0, 0), outcome.faults
    assert (outcome.missed_corrections, outcome.false_corrections) == (0, 0), outcome.faults


def test_a_new_figure_is_printed_as_an_update(reports: tuple[Report, ...], briefs: tuple[Brief, ...]) -> None:
    figures = [report for report in reports if report.kind == "figure"]
    assert figures
    for report in figures:
        assert told_on(briefs[report.day], report) == list(report.news)


def test_an_unchanged_story_is_only_watched(reports: tuple[Report, ...], briefs: tuple[Brief, ...]) -> None:
    again = [report for report in reports if report.kind in ("repeat", "reworded")]
    assert again
    for report in again:
        brief = briefs[report.day]
        assert told_on(brief, report) == []
        # a line each, as far as there is room
        urls = {note.article.url for note in brief.notes}
        assert address(report) in urls or len(brief.watching) == 8
