"""Printed pages are asked for again: what changed there is reported, what cannot be had is named."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.sources.server import Server, start_server

from briefer.make.means import Made
from briefer.make.plan import make_brief
from briefer.settings import load_settings
from briefer.store import read_store
from briefer.verify import verify_brief

MORNING = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
HEADLINE = "Harbour bridge reopens after inspection"
SENTENCES = (
    "The Harbour Bridge in Eastport reopened to traffic on Monday after a ten-day inspection of its cables.",
    "Engineers replaced 14 of the 212 hangers, the city council said.",
    "Buses will run over the bridge from Tuesday, and lorries may follow in the first week of December.",
    "The work cost $2.4 million, Mayor Ana Petrov said, and was paid for by the toll.",
)
WRONG = SENTENCES[1]
RIGHT = WRONG.replace("14 of", "41 of")


@pytest.fixture
def server() -> Iterator[Server]:
    with start_server() as running:
        yield running


def write_page(server: Server, *sentences: str, path: str = "/bridge", headline: str = HEADLINE) -> str:
    body = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    page = f"<title>{headline}</title><body><article><h1>{headline}</h1>{body}</article>"
    return server.serve(path, page.encode(), "Content-Type: text/html; charset=utf-8")


def write_feed(server: Server, *entries: tuple[str, str, str], path: str = "/feed", hour: int = 8) -> str:
    """Serve a feed of entries: path, headline and text; the first at ``hour``, each an hour after another."""
    items = "".join(
        f"<item><title>{headline}</title><link>{server.root}{link}</link><guid>{link} {number}</guid>"
        f"<pubDate>Mon, 23 Nov 2026 {hour + number:02}:00:00 GMT</pubDate>"
        f"<description>{text}</description></item>"
        for number, (link, headline, text) in enumerate(entries)
    )
    feed = f'<rss version="2.0"><channel><title>Harbour Post</title>{items}</channel></rss>'
    return server.serve(path, feed.encode(), "Content-Type: application/rss+xml")


def make(server: Server, home: Path, *specs: str, days: int = 0, pages: int = 30) -> Made:
    moment = MORNING + timedelta(days=days)
    return make_as_of(server, home, *specs, moment=moment, today=moment, pages=pages)


def make_as_of(
    server: Server,
    home: Path,
    *specs: str,
    moment: datetime,
    today: datetime,
    pages: int = 30,
) -> Made:
    """Make the brief of the day of ``moment`` at the time ``today``."""

    settings = load_settings(
        flags={
            "engine": "serial",
            "zone": "UTC",
            "formats": "html,text,json",
            "data_dir": home / "data",
            "out_dir": home / "out",
            "correction_pages": pages,
            "full_text": "never",
            "own_hosts": f"127.0.0.1:{server.port}",
        },
        environment={},
        folder=home,
        file=None,
    )
    return make_brief(
        settings,
        day=moment.date(),
        moment=today,
        sources=specs,
        progress=lambda room, done, total: None,
    )


def list_printed(made: Made) -> list[str]:
    return [
        printed.sentence.text
        for section in (*made.brief.leads, *made.brief.briefs)
        for story in section.stories
        for printed in story.sentences
    ]


def list_corrections(made: Made) -> list[tuple[str, str]]:
    return [
        (each.sentence.sentence.text, each.now.sentence.text if each.now else "")
        for each in made.brief.corrections
    ]


def test_a_printed_page_that_changed_is_corrected_and_can_be_proved(server: Server, tmp_path: Path) -> None:
    feed = write_feed(server, ("/bridge", HEADLINE, " ".join(SENTENCES)))
    write_page(server, *SENTENCES)
    first = make(server, tmp_path, feed)
    assert WRONG in list_printed(first)
    write_page(server, SENTENCES[0], RIGHT, *SENTENCES[2:])
    second = make(server, tmp_path, feed, days=1)
    assert list_corrections(second) == [(WRONG, RIGHT)]
    assert second.troubles == ()
    with read_store(tmp_path / "data" / "briefer.db") as store:
        verified = verify_brief(Path(second.places[0]).parent, store=store)
    assert len(verified.proofs) == 3
    # reported once, and found again when the day is made again, though the page has gone since
    server.routes.pop("/bridge")
    assert list_corrections(make(server, tmp_path, feed, days=2)) == []
    again = make_as_of(
        server,
        tmp_path,
        feed,
        moment=MORNING + timedelta(days=1),
        today=MORNING + timedelta(days=2),
    )
    assert [edition.content for edition in again.editions] == [edition.content for edition in second.editions]


def test_a_page_that_took_a_sentence_back_is_reported(server: Server, tmp_path: Path) -> None:
    feed = write_feed(server, ("/bridge", HEADLINE, " ".join(SENTENCES)))
    make(server, tmp_path, feed)
    write_page(server, SENTENCES[0], *SENTENCES[2:])
    assert list_corrections(make(server, tmp_path, feed, days=1)) == [(WRONG, "")]


def test_an_excerpt_written_for_the_feed_is_not_held_against_the_page(server: Server, tmp_path: Path) -> None:
    feed = write_feed(
        server, ("/bridge", HEADLINE, "Eastport has its bridge back, and its drivers are glad of it.")
    )
    write_page(server, *SENTENCES)
    make(server, tmp_path, feed)
    assert list_corrections(make(server, tmp_path, feed, days=1)) == []


@pytest.mark.parametrize(
    ("status", "reason"), [("404 Not Found", "answered 404"), ("503 Busy", "answered 503")]
)
def test_a_page_that_cannot_be_had_costs_nothing_and_is_named(
    server: Server, tmp_path: Path, status: str, reason: str
) -> None:
    feed = write_feed(server, ("/bridge", HEADLINE, " ".join(SENTENCES)))
    make(server, tmp_path, feed)
    address = server.serve("/bridge", b"sorry", status=status)
    second = make(server, tmp_path, feed, days=1)
    assert list_corrections(second) == []
    assert second.troubles == ()
    named = [each for each in second.brief.coverage.skipped if each.source == "asked again"]
    assert [(each.url, each.reason) for each in named] == [(address, f"asked for again: {reason}")]
    coverage = second.brief.coverage
    assert coverage.read == coverage.printed + coverage.merged + len(coverage.skipped)


def test_a_page_that_became_a_feed_is_no_page_any_more(server: Server, tmp_path: Path) -> None:
    feed = write_feed(server, ("/bridge", HEADLINE, " ".join(SENTENCES)))
    make(server, tmp_path, feed)
    write_feed(server, ("/x", "One", "A first entry."), ("/y", "Two", "A second."), path="/bridge")
    second = make(server, tmp_path, feed, days=1)
    assert [each.reason for each in second.brief.coverage.skipped if each.source == "asked again"] == [
        "asked for again: no page"
    ]


def list_pages_asked(server: Server) -> list[str]:
    return [asked for asked in server.asked if not asked.startswith(("GET /feed ", "GET /robots.txt "))]


def test_pages_are_asked_for_at_most_so_often_and_those_of_folders_never(
    server: Server, tmp_path: Path
) -> None:
    other = "Ferry operator adds night sailings to Skerry Island"
    text = "The ferry company Nordlink will add two night sailings a day to Skerry Island, it said on Monday."
    feed = write_feed(server, ("/bridge", HEADLINE, " ".join(SENTENCES)), ("/ferry", other, text))
    write_page(server, *SENTENCES)
    write_page(server, text, path="/ferry", headline=other)
    make(server, tmp_path, feed, pages=0)
    make(server, tmp_path, feed, days=1, pages=0)
    assert list_pages_asked(server) == []
    make(server, tmp_path, feed, days=2, pages=1)
    assert len(list_pages_asked(server)) == 1
    make(server, tmp_path, feed, days=3, pages=2)
    assert len(list_pages_asked(server)) == 3
    folder = tmp_path / "saved"
    folder.mkdir()
    (folder / "feed.xml").write_text(
        '<rss version="2.0"><channel><title>Post</title><item><title>Saved</title>'
        f"<link>{server.root}/saved</link><description>{text}</description></item></channel></rss>"
    )
    make(server, tmp_path, str(folder))
    make(server, tmp_path, str(folder), days=1)
    assert not any("/saved" in asked for asked in server.asked)


def test_a_page_that_is_a_source_itself_is_asked_for_once_a_day(server: Server, tmp_path: Path) -> None:
    page = write_page(server, *SENTENCES)
    make(server, tmp_path, page)
    write_page(server, SENTENCES[0], RIGHT, *SENTENCES[2:])
    assert list_corrections(make(server, tmp_path, page, days=1)) == [(WRONG, RIGHT)]
    assert len(server.asked) == 2


def test_a_sentence_from_a_reprint_is_corrected_when_only_the_original_changed(
    server: Server, tmp_path: Path
) -> None:
    reprint = " ".join((*SENTENCES, "Drivers had waited for it, this newspaper was told."))
    paper = write_feed(server, ("/paper/bridge", "Eastport has its bridge back", reprint), hour=9)
    wire = write_feed(server, path="/wire")
    assert WRONG in list_printed(make(server, tmp_path, paper, wire))
    write_feed(server, ("/wire/bridge", HEADLINE, " ".join(SENTENCES)), path="/wire", hour=8)
    assert list_corrections(make(server, tmp_path, paper, wire, days=1)) == []
    corrected = " ".join((SENTENCES[0], RIGHT, *SENTENCES[2:]))
    write_feed(server, ("/wire/bridge", HEADLINE, corrected), path="/wire", hour=8)
    third = make(server, tmp_path, paper, wire, days=2)
    assert list_corrections(third) == [(WRONG, RIGHT)]
    notes = {note.number: note.article.url for note in third.brief.notes}
    (correction,) = third.brief.corrections
    assert notes[correction.sentence.note] == f"{server.root}/paper/bridge"
    assert notes[correction.revised_note] == f"{server.root}/wire/bridge"


def test_of_several_versions_of_a_day_the_newest_counts(server: Server, tmp_path: Path) -> None:
    feed = write_feed(server, ("/bridge", HEADLINE, " ".join(SENTENCES)))
    make(server, tmp_path, feed)
    wrong = " ".join((SENTENCES[0], RIGHT, *SENTENCES[2:]))
    right = " ".join((*SENTENCES, "Cyclists may cross it, too."))
    write_feed(server, ("/bridge", HEADLINE, wrong), ("/bridge", HEADLINE, right), hour=9)
    assert list_corrections(make(server, tmp_path, feed, days=1)) == []
