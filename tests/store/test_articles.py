"""Articles: whole fields come back, the first sight is kept, and altered text is refused."""

import dataclasses
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fakes import MORNING, make_article
from tests.store.builders import NOON, make_document

from briefer.errors import StoreError
from briefer.model import Article
from briefer.store import Store, StoredText, empty_store, open_store
from briefer.store.contents import hash_content

CLEAN = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
DAY_LONG = timedelta(days=1)


@given(
    st.builds(
        lambda paragraphs, headline, outlet, published: make_article(
            *paragraphs, headline=headline, outlet=outlet, published=published
        ),
        st.lists(CLEAN, max_size=4),
        CLEAN,
        CLEAN,
        st.none() | st.datetimes(timezones=st.just(UTC)),
    )
)
def test_every_field_comes_back(article: Article) -> None:
    with empty_store() as store:
        store.save_articles([article])
        assert store.load_articles([article.id]) == (article,)


def test_articles_come_in_the_order_asked_for() -> None:
    articles = [
        make_article(f"Paragraph {number}.", url=f"https://a.example/{number}") for number in range(5)
    ]
    ids = [article.id for article in reversed(articles)]
    with empty_store() as store:
        store.save_articles(articles)
        assert [article.id for article in store.load_articles(ids)] == ids
        headline = articles[4].headline
        assert store.load_texts([ids[0], "absent"]) == {
            ids[0]: StoredText(headline=headline, text="Paragraph 4.", sound=True)
        }
        with pytest.raises(StoreError, match="no article absent"):
            store.load_articles([ids[0], "absent"])


def test_the_first_sight_is_kept_and_the_rest_renewed() -> None:
    first = make_article("One.")
    later = dataclasses.replace(first, seen=NOON + DAY_LONG, byline="Ann Ames", document="f" * 64)
    with empty_store() as store:
        assert store.find_known([first.id]) == {}
        store.save_articles([first])
        assert store.find_known([first.id, "another"]) == {first.id: first.seen}
        assert store.load_articles([first.id]) == (first,)
        store.save_articles([later])
        assert store.find_known([first.id]) == {first.id: first.seen}
        assert store.load_articles([first.id]) == (dataclasses.replace(later, seen=first.seen),)


def find_ids(store: Store, since: datetime, *sources: str) -> tuple[list[str], list[str]]:
    until = since + DAY_LONG
    arrived = store.find_arrived(since=since, until=until, sources=sources)
    dated = store.find_dated(since=since, until=until, sources=sources)
    return [article.id for article in arrived], [article.id for article in dated]


def test_windows_are_half_open_and_count_the_right_moment() -> None:
    old = make_article("Old.", published=MORNING - 10 * DAY_LONG)
    undated = dataclasses.replace(make_article("Undated.", published=None), seen=MORNING + timedelta(hours=1))
    with empty_store() as store:
        store.save_articles([undated, old])
        assert find_ids(store, MORNING, "test") == ([old.id, undated.id], [undated.id])
        assert find_ids(store, MORNING - DAY_LONG, "test") == ([], [])
        assert find_ids(store, MORNING - 10 * DAY_LONG, "test") == ([], [old.id])


def test_only_articles_of_the_sources_asked_for() -> None:
    document = make_document(source="wire")
    article = dataclasses.replace(make_article("One."), document=hash_content(document.content))
    with empty_store() as store:
        store.save_documents([document, make_document(source="reprint")], moment=NOON)
        store.save_articles([article])
        for source in ("test", "wire", "reprint"):
            assert find_ids(store, MORNING, source) == ([article.id], [article.id])
        assert find_ids(store, MORNING, "sample") == ([], [])
        assert find_ids(store, MORNING) == ([], [])


def test_altered_text_is_refused_but_can_be_looked_at(tmp_path: Path) -> None:
    article = make_article("The bridge is open.")
    with open_store(tmp_path / "briefer.db") as store:
        store.save_articles([article])
    with sqlite3.connect(tmp_path / "briefer.db") as connection:
        connection.execute("UPDATE articles SET paragraphs = replace(paragraphs, 'open', 'shut')")
    connection.close()
    with open_store(tmp_path / "briefer.db") as store:
        with pytest.raises(StoreError, match=f"article {article.id} is not what was saved"):
            store.load_articles([article.id])
        altered = StoredText(headline=article.headline, text="The bridge is shut.", sound=False)
        assert store.load_texts([article.id]) == {article.id: altered}
        store.save_articles([article])
        assert store.load_articles([article.id]) == (article,)


def test_uncleaned_text_is_refused_whole() -> None:
    surrogate = dataclasses.replace(make_article("One."), byline="\ud800")
    with empty_store() as store:
        with pytest.raises(StoreError, match="clean text"):
            store.save_articles([make_article("Fine."), surrogate])
        assert store.load_texts([make_article("Fine.").id]) == {}
