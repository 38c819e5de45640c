"""Clearing out: what nothing needs goes, what anything needs stays, and what has gone is not new again."""

import random
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from tests.fakes import make_article
from tests.store.builders import DAY, NOON, make_brief, make_document, make_edition, make_entry

from briefer.errors import StoreError
from briefer.model import (
    ARMED,
    CLAIMED,
    DEFERRED,
    FAILED,
    QUEUED,
    SENT,
    UNKNOWN,
    WITHDRAWN,
    Article,
    Envelope,
    MailBody,
    Mailing,
    RawDocument,
    Trace,
)
from briefer.model.network import Completion, PageTry
from briefer.search import search_store
from briefer.store import Store, open_store, read_store
from briefer.store.clearing import Span
from briefer.store.contents import hash_content

LATER = NOON + timedelta(days=100)
LATER_DAY = DAY + timedelta(days=100)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "briefer.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with open_store(path) as opened:
        yield opened


def keep(store: Store, name: str, *, moment: datetime = NOON, url: str = "") -> tuple[RawDocument, Article]:
    """Keep a document and the article that it holds."""
    url = url or f"https://harbourpost.example/{name}"
    content = f"The bytes of {name}. ".encode() + random.Random(name).randbytes(5_000)
    document = make_document(content, url=url, fetched=moment)
    store.save_documents([document], moment=moment)
    article = make_article(f"The text of {name}.", url=url, published=None)
    article = replace(article, document=document.sha256, seen=moment)
    store.save_articles([article])
    return document, article


def print_article(
    store: Store, article: Article, *, day: date = DAY, considered: tuple[str, ...] = ()
) -> None:
    store.save_brief(
        make_brief(article, day=day),
        profile="brief",
        moment=NOON,
        articles=considered,
        sources=["desk"],
        editions=[make_edition(f"An edition that prints {article.id}".encode())],
    )


def clear(store: Store, *, since: datetime = LATER, day: date = LATER_DAY) -> tuple[int, int]:
    cleared = store.clearing.clear(Span(since=since, day=day, memory=day))
    return cleared.articles, cleared.documents


def holds(store: Store, *kept: tuple[RawDocument, Article]) -> bool:
    """Tell whether the store has all of these, text and bytes."""
    articles = store.load_articles([article.id for _, article in kept])
    return len(articles) == len(kept) and all(
        store.load_document(document.sha256) == document.content for document, _ in kept
    )


def test_what_nothing_needs_goes_with_its_document(store: Store) -> None:
    document, article = keep(store, "unneeded")
    found = store.clearing.find(Span(since=LATER, day=LATER_DAY, memory=LATER_DAY))
    assert (found.articles, found.documents) == (1, 1)
    assert found.bytes > 0
    assert store.load_document(document.sha256)
    assert clear(store) == (1, 1)
    with pytest.raises(StoreError, match=r"if `briefer gc` removed it, the brief that needs it"):
        store.load_articles([article.id])
    with pytest.raises(StoreError, match="holds no document"):
        store.load_document(document.sha256)
    assert clear(store) == (0, 0)
    assert store.find_damage(bytes_to_read=1_000_000) == ()


def test_what_was_printed_stays_with_every_version_of_it(store: Store) -> None:
    printed = keep(store, "printed")
    version = keep(store, "another version", url=printed[1].url)
    print_article(store, printed[1])
    keep(store, "unneeded")
    assert clear(store) == (1, 1)
    assert holds(store, printed, version)
    stored = store.find_brief("brief", DAY)
    assert stored
    [edition] = stored.editions
    assert store.load_document(edition.sha256)


def test_what_is_young_stays(store: Store) -> None:
    young = keep(store, "young", moment=LATER)
    dated = keep(store, "dated")
    dated = (dated[0], replace(dated[1], published=LATER))
    store.save_articles([dated[1]])
    without_article = make_document(b"No readable text.", url="file:junk.bin", fetched=LATER)
    store.save_documents([without_article], moment=LATER)
    old = make_document(b"No readable text either.", url="file:old.bin")
    store.save_documents([old], moment=NOON)
    assert clear(store) == (0, 1)
    assert holds(store, young, dated)
    assert store.load_document(without_article.sha256)


def test_what_stories_and_briefs_of_the_days_kept_were_made_of_stays(store: Store) -> None:
    told, headed, considered = (keep(store, name) for name in ("told", "headed", "considered"))
    corrected, unneeded = keep(store, "corrected"), keep(store, "unneeded")
    entry = replace(make_entry(day=LATER_DAY), articles=(told[1].id,), headliner=headed[1].id)
    store.save_ledger("brief", day=LATER_DAY, entries=[entry])
    closed = replace(make_entry(), articles=(unneeded[1].id,), headliner=unneeded[1].id)
    store.save_ledger("brief", day=DAY, entries=[closed])
    print_article(store, told[1], day=LATER_DAY, considered=(considered[1].id,))
    print_article(store, told[1], day=DAY, considered=(unneeded[1].id,))
    store.save_revisits("brief", day=DAY, revisits={corrected[1].url: corrected[1].id})
    assert clear(store) == (1, 1)
    assert holds(store, told, headed, considered, corrected)


def make_mailing(*recipients: str, day: date = DAY, notice: bool = False) -> Mailing:
    return Mailing(
        edition=f"{'notice' if notice else 'brief'}/{day}",
        profile="brief",
        day=day,
        made=NOON,
        until=NOON,
        install="here",
        sender="brief@example.org",
        reason="",
        asked=False,
        notice=notice,
        corrects="",
        why="",
        bodies=(
            MailBody(step="whole", content=f"The body of {day}.".encode()),
            MailBody(step="text only", content=f"The text of {day}.".encode()),
        ),
        envelopes=tuple(
            Envelope(
                recipient=recipient,
                message_id=f"<{recipient}>",
                head=b"" if recipient.startswith("hook") else f"To: {recipient}, {day}".encode(),
            )
            for recipient in recipients
        ),
    )


def settle(store: Store, mailing: Mailing, *states: str, moment: datetime = NOON) -> None:
    """Freeze the mailing, and bring each row into its state by the way that sending takes."""
    store.outbox.freeze(mailing, revision=1, moment=moment)
    for row, state in zip(store.outbox.list_rows(edition=mailing.edition), states, strict=True):
        if state == WITHDRAWN:
            assert not store.outbox.claim(row, moment=moment, reader=True)
        elif state != QUEUED:
            store.outbox.claim(row, moment=moment, reader=False)
            if state == CLAIMED:
                continue
            store.outbox.arm(row, step="whole", eml="0" * 64, moment=moment)
            if state != ARMED:
                store.outbox.settle(row, state=state, reply="said", next_try=None, moment=moment)


def load_mail(store: Store, mailing: Mailing) -> list[bytes]:
    """Return all bytes that the store has of the mailing: heads, then bodies; none where it has none."""
    [stored] = store.outbox.find_editions(mailing.edition)
    heads = [store.outbox.load_head(row) for row in store.outbox.list_rows(edition=mailing.edition)]
    return [*filter(None, heads), *(store.load_document(sha256) for _, sha256, _ in stored.bodies)]


def test_of_a_mail_that_was_sent_its_row_stays_and_nothing_else(store: Store) -> None:
    mailing = make_mailing("ann@example.org", "bea@example.org", "hook desk")
    settle(store, mailing, SENT, WITHDRAWN, SENT)
    notice = make_mailing("owner@example.org", day=DAY - timedelta(days=1), notice=True)
    settle(store, notice, SENT)
    before = store.outbox.list_rows()
    found = store.clearing.find(Span(since=LATER, day=LATER_DAY, memory=LATER_DAY))
    assert (found.mails, found.documents) == (4, 0)
    assert found.bytes > 0
    assert store.clearing.clear(Span(since=LATER, day=LATER_DAY, memory=LATER_DAY)) == found
    assert (load_mail(store, mailing), load_mail(store, notice)) == ([], [])
    # Who got what, under which id and with which answer, is told as before; and nobody gets it again.
    assert store.outbox.list_rows() == before
    assert not store.outbox.freeze(mailing, revision=2, moment=LATER)
    assert store.outbox.find_open() == ()
    assert store.find_damage(bytes_to_read=1_000_000) == ()
    assert store.clearing.find(Span(since=LATER, day=LATER_DAY, memory=LATER_DAY)).mails == 0


@pytest.mark.parametrize("state", [QUEUED, CLAIMED, ARMED, DEFERRED, FAILED, UNKNOWN])
def test_a_mail_that_one_reader_has_not_got_stays_whole(store: Store, state: str) -> None:
    mailing = make_mailing("ann@example.org", "bea@example.org")
    settle(store, mailing, SENT, state)
    whole = load_mail(store, mailing)
    assert len(whole) == 4
    assert store.clearing.clear(Span(since=LATER, day=LATER_DAY, memory=LATER_DAY)).mails == 0
    assert load_mail(store, mailing) == whole


def test_a_mail_that_was_sent_lately_stays_whole(store: Store) -> None:
    young = make_mailing("ann@example.org", day=LATER_DAY)
    settle(store, young, SENT)
    # Of an old day, and sent again not long ago.
    late = make_mailing("ann@example.org")
    settle(store, late, SENT, moment=LATER)
    assert store.clearing.clear(Span(since=LATER, day=LATER_DAY, memory=LATER_DAY)).mails == 0
    assert len(load_mail(store, young)) == len(load_mail(store, late)) == 3


def test_a_body_that_is_an_edition_too_stays(store: Store) -> None:
    _, told = keep(store, "told")
    print_article(store, told)
    content = f"An edition that prints {told.id}".encode()
    mailing = replace(make_mailing("hook desk"), bodies=(MailBody(step="json", content=content),))
    settle(store, mailing, SENT)
    assert store.clearing.clear(Span(since=LATER, day=LATER_DAY, memory=LATER_DAY)).mails == 1
    assert store.load_document(hash_content(content)) == content


def make_trace(story: str, *, day: date) -> Trace:
    return Trace(
        story=story,
        day=day,
        headline="A headline",
        theme="World",
        state="new",
        days=1,
        first=day,
        changed=day,
        place="below the cut",
        terms=(),
        lead_reason="",
        members=(),
        told=(),
        left_out=(),
        absorbed=(),
        branched="",
    )


def test_what_the_ledger_says_of_long_ago_goes(store: Store) -> None:
    _, told = keep(store, "told")
    print_article(store, told)
    [printed] = {each.sentence.story for each in store.archive.find_printings(article=told.id)}
    days = [LATER_DAY - timedelta(days=back) for back in (100, 15, 14, 0)]
    for day in days:
        store.save_ledger("brief", day=day, entries=[make_entry("s1", day=day), make_entry("s2", day=day)])
        store.traces.save("brief", day=day, traces=[make_trace(each, day=day) for each in (printed, "s1")])
    kept = Span(since=LATER, day=LATER_DAY, memory=LATER_DAY - timedelta(days=14))
    cleared = store.clearing.clear(kept)
    # Of two days two entries each, and of each why a story stood below the cut that nobody printed.
    assert (cleared.entries, cleared.articles) == (6, 0)
    assert cleared.bytes > 0
    assert [trace.day for trace in store.traces.load("s1")] == days[:1:-1]
    assert [trace.day for trace in store.traces.load(printed)] == days[::-1]
    assert store.load_ledger("brief", since=date.min, before=kept.memory) == ()
    left = store.load_ledger("brief", since=kept.memory, before=LATER_DAY + timedelta(days=1))
    assert [entry.id for entry in left] == ["s1", "s2"]
    assert store.clearing.find(kept).entries == 0
    assert store.clearing.find_memory() == kept.memory
    store.clearing.clear(replace(kept, memory=DAY))
    assert store.clearing.find_memory() == kept.memory


def test_an_entry_that_waits_for_its_page_stays(store: Store) -> None:
    entry, _ = keep(store, "an entry")
    waits = PageTry(entry=entry, tries=1, since=NOON, next_try=LATER)
    store.network.save_tries([waits], before=NOON)
    keep(store, "unneeded")
    assert clear(store) == (2, 1)
    [kept] = store.network.load_tries()
    assert kept.entry.content == entry.content


def test_what_was_cleared_out_is_not_new_when_its_feed_still_has_it(store: Store) -> None:
    document, article = keep(store, "unneeded")
    entry = make_document(b"<entry/>", url=article.url)
    store.save_documents([entry], moment=NOON)
    completion = Completion(entry=entry.sha256, url=article.url, document=document.sha256)
    store.network.save_completions([completion])
    assert clear(store) == (1, 2)
    assert store.network.load_completions() == {}
    assert store.find_first_seen([document], moment=LATER) == (NOON,)
    assert store.save_documents([document], moment=LATER) == (NOON,)
    assert clear(store) == (0, 1)
    assert store.find_first_seen([document], moment=LATER) == (NOON,)
    other = make_document(document.content, url="https://elsewhere.example/")
    assert store.find_first_seen([other], moment=LATER) == (LATER,)


def test_the_file_gets_smaller_and_the_search_forgets(path: Path) -> None:
    with open_store(path) as store:
        for number in range(200):
            keep(store, f"unicorn {number}")
        assert search_store(store, "unicorn", since=None, most=5)
        assert clear(store) == (200, 200)
        before, after = store.clearing.compact()
        assert after < before / 2
        assert path.stat().st_size == after
        assert search_store(store, "unicorn", since=None, most=5) == ()


def test_looking_needs_no_right_to_write(path: Path) -> None:
    with open_store(path) as store:
        keep(store, "unneeded")

    def dump() -> list[str]:
        connection = sqlite3.connect(path)
        try:
            return list(connection.iterdump())
        finally:
            connection.close()

    before = dump()
    with read_store(path) as store:
        later = Span(since=LATER, day=LATER_DAY, memory=LATER_DAY)
        assert store.clearing.find(later).documents == 1
        earlier = Span(since=datetime(2020, 1, 1, tzinfo=UTC), day=DAY, memory=DAY)
        assert store.clearing.find(earlier).documents == 0
    assert dump() == before
