"""Briefs: numbered, revised and never overwritten; the ledger is replaced day by day."""

import dataclasses
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fakes import make_article, make_window
from tests.store.builders import DAY, NOON, make_brief, make_edition, make_entry

from briefer.errors import StoreError
from briefer.model import Edition
from briefer.sources.book import forget_all
from briefer.store import Store, StoredBrief, empty_store

ARTICLE = make_article("The bridge is open.", "It was shut for a week.")


def save(
    store: Store, *editions: Edition, day: date = DAY, profile: str = "desk", number: int = 1
) -> StoredBrief:
    store.save_articles([ARTICLE])
    return store.save_brief(
        make_brief(ARTICLE, day=day, number=number),
        profile=profile,
        moment=NOON,
        articles=(ARTICLE.id, "merged"),
        sources=("news",),
        editions=editions or (make_edition(),),
    )


def test_everything_of_a_brief_comes_back() -> None:
    with empty_store() as store:
        stored = save(store, make_edition(), make_edition(b"{}", format="json"))
        assert store.find_brief("desk", DAY) == stored
        assert stored.window == make_window(DAY)
        assert (stored.revision, stored.number, stored.made) == (1, 1, NOON)
        assert (stored.articles, stored.sources) == ((ARTICLE.id, "merged"), ("news",))
        assert [edition.name for edition in stored.editions] == ["brief.html", "brief.json"]
        assert store.load_document(stored.editions[1].sha256) == b"{}"
        printed = store.load_printed(stored)
        assert [sentence.text for sentence in printed] == list(ARTICLE.paragraphs)
        assert all(ARTICLE.text[sentence.start : sentence.end] == sentence.text for sentence in printed)
        assert store.load_skipped(stored) == make_brief(ARTICLE).coverage.skipped


def test_making_a_day_again_is_idempotent_until_it_comes_out_otherwise() -> None:
    with empty_store() as store:
        first = save(store)
        assert save(store) == first
        second = save(store, make_edition(b"<p>Shut.</p>"))
        assert (first.revision, second.revision) == (1, 2)
        assert store.find_brief("desk", DAY) == second
        assert store.find_briefs_of_day(DAY) == (second, first)
        assert store.load_document(first.editions[0].sha256) == make_edition().content
        # Back to the first content: that is a third revision, not the first one again.
        assert save(store).revision == 3


@given(number=st.integers(2**63, 2**80) | st.integers(-(2**80), -(2**63) - 1))
def test_a_number_that_is_too_large_is_refused_and_leaves_nothing(number: int) -> None:
    with empty_store() as store:
        with pytest.raises(StoreError, match="a value that cannot be right"):
            save(store, number=number)
        assert store.find_brief("desk", DAY) is None


def test_a_number_that_is_none_is_refused_and_leaves_nothing() -> None:
    memory = forget_all("https://news.example/feed")
    broken = dataclasses.replace(
        memory, harvest=dataclasses.replace(memory.harvest, rhythm_seconds=float("nan"))
    )
    with empty_store() as store:
        with pytest.raises(StoreError):
            store.network.save([broken], [])
        assert store.network.load_addresses() == ()


def test_a_brief_is_found_by_the_bytes_of_an_edition() -> None:
    with empty_store() as store:
        assert store.find_newest() is None
        stored = save(store)
        assert store.find_newest() == NOON
        assert store.find_brief_of_edition(stored.editions[0].sha256) == stored
        assert store.find_brief_of_edition("0" * 64) is None


def test_numbers_count_days_and_stay() -> None:
    with empty_store() as store:
        assert store.next_number("desk", DAY) == 1
        save(store)
        assert store.next_number("desk", DAY) == 1
        assert store.next_number("desk", DAY + timedelta(days=1)) == 2
        assert store.next_number("other desk", DAY) == 1
        save(store, day=DAY + timedelta(days=1), number=2)
        # A day left out is made late: its number is a new one, never one that is taken.
        assert store.next_number("desk", DAY - timedelta(days=1)) == 3


def test_the_last_brief_is_of_an_earlier_day_of_the_same_profile() -> None:
    with empty_store() as store:
        save(store, day=DAY - timedelta(days=3))
        newest = save(store, make_edition(b"yesterday"), day=DAY - timedelta(days=1), number=2)
        save(store, make_edition(b"today"), number=3)
        save(store, profile="other desk")
        assert store.last_brief("desk", DAY) == newest
        assert store.last_brief("desk", DAY - timedelta(days=3)) is None
        assert store.find_brief("desk", DAY - timedelta(days=2)) is None


def test_a_brief_of_unknown_articles_is_refused_whole() -> None:
    stranger = make_article("Never saved.")
    with empty_store() as store:
        with pytest.raises(StoreError, match="FOREIGN KEY"):
            store.save_brief(
                make_brief(stranger),
                profile="desk",
                moment=NOON,
                articles=(),
                sources=(),
                editions=(make_edition(),),
            )
        assert store.find_brief("desk", DAY) is None


def test_the_ledger_gives_the_newest_version_before_the_day() -> None:
    monday, tuesday = DAY - timedelta(days=1), DAY
    with empty_store() as store:
        old = make_entry("old", day=monday)
        store.save_ledger("desk", day=monday, entries=[make_entry(day=monday), old])
        store.save_ledger("desk", day=tuesday, entries=[make_entry(headline="Bridge shut again")])
        assert store.load_ledger("desk", since=date.min, before=tuesday) == (old, make_entry(day=monday))
        both = store.load_ledger("desk", since=date.min, before=tuesday + timedelta(days=1))
        assert both == (old, make_entry(headline="Bridge shut again"))
        assert store.load_ledger("desk", since=tuesday, before=tuesday) == ()
        assert store.load_ledger("other desk", since=date.min, before=date.max) == ()


def test_a_day_made_again_replaces_what_it_wrote() -> None:
    with empty_store() as store:
        store.save_ledger("desk", day=DAY, entries=[make_entry("one"), make_entry("two")])
        store.save_ledger("desk", day=DAY, entries=[make_entry("two")])
        assert store.load_ledger("desk", since=date.min, before=date.max) == (make_entry("two"),)


def test_a_transaction_keeps_all_or_nothing() -> None:
    with empty_store() as store:

        def save_and_fail() -> None:
            with store.transaction():
                save(store)
                store.save_ledger("desk", day=DAY, entries=[make_entry()])
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            save_and_fail()
        assert store.find_brief("desk", DAY) is None
        assert store.load_texts([ARTICLE.id]) == {}
        with store.transaction():
            save(store)
            store.save_ledger("desk", day=DAY, entries=[make_entry()])
        assert store.find_brief("desk", DAY) is not None


def test_an_uncleaned_skip_does_not_leave_half_a_brief() -> None:
    brief = make_brief(ARTICLE)
    skipped = dataclasses.replace(brief.coverage.skipped[0], reason="\ud800")
    spoilt = dataclasses.replace(brief, coverage=dataclasses.replace(brief.coverage, skipped=(skipped,)))
    with empty_store() as store:
        store.save_articles([ARTICLE])
        with pytest.raises(StoreError, match="clean text"):
            store.save_brief(spoilt, profile="desk", moment=NOON, articles=(), sources=(), editions=())
        assert store.find_brief("desk", DAY) is None
