"""Briefs of feeds: what a feed gave once is told once, and can be told again."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.sources.server import Server, start_server

from briefer.make.means import Made
from briefer.make.plan import make_brief
from briefer.settings import load_settings

MORNING = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
REPORTS = (
    (
        "Harbour bridge reopens",
        "The Harbour Bridge in Eastport reopened to traffic after ten days, police said.",
    ),
    (
        "Ferry adds sailings",
        "The ferry company Nordlink will add two night sailings to Skerry Island in May.",
    ),
    ("Potash price falls", "The price of potash fell by four per cent to 280 dollars a tonne at Lakeside."),
)


@pytest.fixture
def server() -> Iterator[Server]:
    with start_server() as server:
        yield server


def serve(server: Server, *reports: tuple[str, str], days: int = 0) -> None:
    items = "".join(
        f"<item><title>{headline}</title><link>https://harbourpost.example/{headline.split()[0]}</link>"
        f"<pubDate>{MORNING + timedelta(hours=-3):%a, %d %b %Y %H:%M:%S} GMT</pubDate>"
        f"<description>{text} {text[:-1]} again.</description></item>"
        for headline, text in reports
    )
    items += "<item><title>A headline and nothing else</title><guid>4</guid></item>"
    feed = f'<rss version="2.0"><channel><title>Harbour Post</title>{items}</channel></rss>'
    server.serve("/feed", feed.encode(), f'ETag: "{days}-{len(reports)}"')


def make(home: Path, server: Server, *, day: int = 0, now: float = 0, profile: str = "default") -> Made:
    """Make the brief of a day, so many days after the first, at the time ``now`` in days."""
    (home / "briefer.toml").write_text(
        f'zone = "UTC"\nengine = "serial"\nformats = ["html", "text", "json"]\ndata_dir = "data"\n'
        f'out_dir = "out"\nown_hosts = ["127.0.0.1:{server.port}"]\n'
        'full_text = "never"\ncorrection_pages = 0\n'
        f'[[sources]]\nurl = "{server.root}/feed"\nname = "Post"\n'
        f'[[sources]]\nurl = "{server.root}/other"\nkind = "feed"\nname = "Other"\n',
        encoding="utf-8",
    )
    settings = load_settings(flags={"profile": profile}, environment={}, folder=home, file=None)
    return make_brief(
        settings,
        day=(MORNING + timedelta(days=day)).date(),
        moment=MORNING + timedelta(days=now),
        progress=lambda room, done, total: None,
    )


def list_headlines(made: Made) -> list[str]:
    sections = (*made.brief.leads, *made.brief.briefs)
    return sorted(story.headline for section in sections for story in section.stories)


def test_a_brief_made_again_an_hour_later_is_the_same_though_nothing_is_asked(
    server: Server, tmp_path: Path
) -> None:
    serve(server, *REPORTS)
    first, second = make(tmp_path, server), make(tmp_path, server, now=0.02)
    assert len(server.asked) == 2
    assert first.brief.coverage.skipped
    assert [report.trouble[:12] for report in first.brief.coverage.sources] == ["", "answered 404"]
    assert [edition.content for edition in second.editions] == [edition.content for edition in first.editions]


def test_what_has_left_the_feed_is_still_in_the_days_brief(server: Server, tmp_path: Path) -> None:
    serve(server, *REPORTS[:2])
    make(tmp_path, server)
    serve(server, REPORTS[2])
    later = make(tmp_path, server, now=0.3)
    assert len(server.asked) == 3  # what is missing is not asked for twice a day
    assert list_headlines(later) == sorted(headline for headline, _ in REPORTS)


def test_a_feed_that_has_not_changed_brings_nothing_the_next_day(server: Server, tmp_path: Path) -> None:
    serve(server, *REPORTS)
    make(tmp_path, server)
    server.serve("/feed", b"", status="304 Not Modified")
    assert list_headlines(make(tmp_path, server, day=1, now=1)) == []


def test_profiles_that_share_a_store_share_what_was_fetched(server: Server, tmp_path: Path) -> None:
    serve(server, *REPORTS)
    first = make(tmp_path, server, profile="harbour")
    second = make(tmp_path, server, profile="economy", now=0.01)
    assert len([asked for asked in server.asked if asked.startswith("GET /feed")]) == 1
    assert list_headlines(first) == list_headlines(second) == sorted(headline for headline, _ in REPORTS)


def test_what_a_feed_repeats_is_not_read_again(server: Server, tmp_path: Path) -> None:
    serve(server, *REPORTS[:2])
    assert make(tmp_path, server).brief.coverage.read == 3
    serve(server, *REPORTS, days=1)
    coverage = make(tmp_path, server, day=1, now=1).brief.coverage
    assert coverage.sources[0].documents == 1
    assert {each.source for each in coverage.skipped} <= {"asked again"}


def test_the_brief_of_a_past_day_is_made_again_to_the_byte(server: Server, tmp_path: Path) -> None:
    serve(server, *REPORTS[:2])
    first = make(tmp_path, server)
    serve(server, *REPORTS, days=1)
    server.routes["/other"] = server.routes["/feed"]
    assert make(tmp_path, server, day=1, now=1).brief.coverage.sources[1].trouble == ""
    again = make(tmp_path, server, day=0, now=2)
    assert [edition.content for edition in again.editions] == [edition.content for edition in first.editions]
