"""Searching: every word, in any script, word for word what is shown, and no query that does harm."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fakes import make_article
from tests.store.builders import DAY, NOON, make_brief, make_edition

from briefer import search
from briefer.errors import QueryError, StoreError
from briefer.model import Article
from briefer.search import MOST_CHARACTERS, Found, search_store
from briefer.store import Store, open_store, read_store
from briefer.store.index import INDEX_NAME

BRIDGE = make_article(
    "The harbour bridge is open again. Engineers had found 14 cracks in its second span.",
    headline="Bridge reopens",
)
FERRY = make_article(
    "Nordlink adds two night sailings. The harbour is to be dredged by May.",
    headline="Ferry line grows",
    url="https://harbourpost.example/ferry",
    outlet="",
    published=datetime(2026, 11, 1, tzinfo=UTC),
)
TOKYO = make_article(
    "日本の経済は回復している。政府は新しい計画を発表した。",
    headline="経済が回復",
    url="https://shimbun.example/1",
    language="ja",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "briefer.db"
    with open_store(place) as store:
        store.save_articles([BRIDGE, FERRY, TOKYO])
        keep_brief(store, BRIDGE)
    return place


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with read_store(path) as opened:
        yield opened


def keep_brief(store: Store, article: Article, *, day: date = DAY, text: str = "a page") -> None:
    store.save_brief(
        make_brief(article, day=day),
        profile="brief",
        moment=NOON,
        articles=[article.id],
        sources=["desk"],
        editions=[make_edition(text.encode())],
    )


def find(store: Store, query: str, *, since: datetime | None = None, most: int = 20) -> list[Found]:
    return list(search_store(store, query, since=since, most=most))


def ids(found: list[Found]) -> set[str]:
    return {each.id for each in found}


def test_what_holds_every_word_is_found_with_a_sentence_of_it(store: Store) -> None:
    assert ids(find(store, "harbour")) == {BRIDGE.id, FERRY.id, f"brief/{DAY}"}
    [found] = find(store, "harbour DREDGED")
    assert (found.kind, found.id, found.headline) == ("article", FERRY.id, FERRY.headline)
    assert (found.outlet, found.url, found.moment) == ("test", FERRY.url, FERRY.published)
    assert found.snippet.text == "The harbour is to be dredged by May."
    marked = [found.snippet.text[start:end] for start, end in found.snippet.places]
    assert marked == ["harbour", "dredged"]
    assert found.printed == ()


def test_a_headline_that_fits_counts_more_and_shows_how_the_text_begins(store: Store) -> None:
    best, *_ = find(store, "reopens")
    assert best.headline == "Bridge reopens"
    assert best.snippet.text.startswith("The harbour bridge is open again.")
    assert best.snippet.places == ()
    assert best.printed == (DAY,)
    [brief] = [each for each in find(store, "reopens") if each.kind == "brief"]
    assert brief.snippet.text == "Bridge reopens"


def test_briefs_are_found_by_what_they_printed(store: Store) -> None:
    [brief] = [each for each in find(store, "cracks") if each.kind == "brief"]
    assert (brief.id, brief.headline, brief.outlet) == (f"brief/{DAY}", f"The brief of {DAY}", "brief")
    assert "14 cracks" in brief.snippet.text
    assert brief.snippet.text in BRIDGE.text


def test_of_a_day_made_again_the_newest_brief_is_found(path: Path, store: Store) -> None:
    assert f"brief/{DAY}" in ids(find(store, "cracks"))
    with open_store(path) as writing:
        keep_brief(writing, FERRY, text="another page")
    assert ids(find(store, "cracks")) == {BRIDGE.id}
    assert f"brief/{DAY}" in ids(find(store, "sailings"))


def test_scripts_without_blanks_are_searched_character_by_character(store: Store) -> None:
    for query in ("経済", "済", "回復している"):
        [found] = find(store, query)
        assert found.snippet.text == "日本の経済は回復している。"
    assert find(store, "経回") == []


def test_it_can_be_asked_for_less(store: Store) -> None:
    assert len(find(store, "harbour", most=1)) == 1
    assert FERRY.id not in ids(find(store, "harbour", since=datetime(2026, 11, 2, tzinfo=UTC)))


def test_long_sentences_are_cut_between_words_around_what_was_found(path: Path, store: Store) -> None:
    long = " ".join(["said"] * 100 + ["unicorn"] + ["again"] * 100)
    endless = "山" * 200 + "海" + "川" * 400
    ends = " ".join(["first"] * 100 + ["closing"])
    with open_store(path) as writing:
        writing.save_articles([make_article(text, url=text[:3]) for text in (long, endless, ends)])
    [found] = find(store, "unicorn")
    assert found.snippet.text in long
    assert len(found.snippet.text) <= 320
    assert set(found.snippet.text.split()) == {"said", "unicorn", "again"}
    [(start, end)] = found.snippet.places
    assert found.snippet.text[start:end] == "unicorn"
    [found] = find(store, "closing")
    assert found.snippet.text.endswith("first first closing")
    assert set(found.snippet.text.split()) == {"first", "closing"}
    [found] = find(store, "海")
    assert found.snippet.text in endless
    assert found.snippet.places == ((80, 81),)
    [found] = find(store, "first")
    assert found.snippet.text == " ".join(["first"] * 53)
    assert len(found.snippet.places) == 53


def test_words_that_overlap_are_marked_once(store: Store) -> None:
    [found] = [each for each in find(store, '"harbour bridge" bridge') if each.kind == "article"]
    assert [found.snippet.text[start:end] for start, end in found.snippet.places] == ["harbour bridge"]


@given(
    st.one_of(
        st.text(max_size=MOST_CHARACTERS),
        st.lists(
            st.sampled_from(
                ["harbour", "AND", "OR", "NOT", "NEAR(", "*", '"', "'", "(", ")", "^", ":", "-", "{", "body:"]
            ),
            max_size=20,
        ).map(" ".join),
    )
)
def test_no_query_is_more_than_words(tmp_path_factory: pytest.TempPathFactory, query: str) -> None:
    place = tmp_path_factory.getbasetemp() / "queries" / "briefer.db"
    if not place.exists():
        with open_store(place) as writing:
            writing.save_articles([BRIDGE, FERRY, TOKYO])
    with read_store(place) as store:
        try:
            found = find(store, query)
        except QueryError:
            return
        texts = {article.id: article.text for article in (BRIDGE, FERRY, TOKYO)}
        assert all(each.snippet.text in texts[each.id] for each in found)


@pytest.mark.parametrize(
    ("query", "reason"),
    [("", "no word"), (" -*- ", "no word"), ("a" * 201, "at most 200 characters, and this one 201")],
)
def test_what_is_no_query_is_said_in_a_line(store: Store, query: str, reason: str) -> None:
    with pytest.raises(QueryError, match=reason):
        find(store, query)


def test_a_search_that_takes_too_long_ends(path: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(path) as writing:
        writing.save_articles([make_article(f"word{n} in a text", url=str(n)) for n in range(3_000)])
    monkeypatch.setattr(search, "MOST_SECONDS", 0.0)
    with pytest.raises(QueryError, match="takes too long"):
        find(store, "w* i* t*")


def test_the_index_takes_up_what_is_new_and_only_that(path: Path, store: Store) -> None:
    assert store.search.update() == 4
    assert store.search.update() == 0
    with open_store(path) as writing:
        writing.save_articles([make_article("A unicorn was seen.", url="new")])
        keep_brief(writing, FERRY, day=DAY + timedelta(days=1))
    assert store.search.update() == 2
    assert len(find(store, "unicorn")) == 1


def test_an_index_that_is_lost_damaged_old_or_foreign_is_made_anew(path: Path, store: Store) -> None:
    index = path.with_name(INDEX_NAME)
    expected = ids(find(store, "harbour"))

    def damage(*statements: str) -> None:
        with closing(sqlite3.connect(index)) as connection, connection:
            for statement in statements:
                connection.execute(statement)

    index.unlink()
    assert ids(find(store, "harbour")) == expected
    damage("PRAGMA user_version = 99", "DROP TABLE documents")
    assert ids(find(store, "harbour")) == expected
    damage("DROP TABLE state")
    assert ids(find(store, "harbour")) == expected
    damage("DROP TABLE documents", "UPDATE state SET seen = 'before'")
    assert ids(find(store, "harbour")) == expected
    index.write_bytes(b"this is no database at all" * 100)
    assert ids(find(store, "harbour")) == expected


def test_what_the_store_has_no_longer_is_not_found(path: Path, store: Store) -> None:
    find(store, "harbour")
    with open_store(path) as writing, writing._writing() as connection:
        connection.execute("DELETE FROM articles WHERE id = ?", (FERRY.id,))
    assert FERRY.id not in ids(find(store, "harbour"))
    assert find(store, "sailings") == []


def test_an_index_that_cannot_be_written_names_itself_and_the_cure(path: Path, store: Store) -> None:
    path.with_name(INDEX_NAME).mkdir()
    with pytest.raises(StoreError, match=r"search\.db cannot be used: .*; change its permissions, or remove"):
        find(store, "harbour")
