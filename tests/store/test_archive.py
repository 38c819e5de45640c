"""Looking across many briefs: of a day made again the newest counts."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.fakes import make_article
from tests.store.builders import DAY, NOON, make_brief, make_edition

from briefer.model import Article
from briefer.store import Store, open_store

NEXT = DAY + timedelta(days=1)
BRIDGE = make_article("The bridge is open.", "Nobody was hurt.")
FERRY = make_article("The ferry sails again.", url="https://harbourpost.example/ferry")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "briefer.db") as opened:
        opened.save_articles([BRIDGE, FERRY])
        yield opened


def keep(store: Store, article: Article, *, day: date, profile: str = "brief", formats: str = "html") -> None:
    editions = [make_edition(f"{article.id} {name}".encode(), format=name) for name in formats.split()]
    store.save_brief(
        make_brief(article, day=day),
        profile=profile,
        moment=NOON,
        articles=[article.id],
        sources=["desk"],
        editions=editions,
    )


def test_the_briefs_of_every_profile_are_listed_the_newest_first(store: Store) -> None:
    assert store.archive.list_briefs() == ()
    keep(store, BRIDGE, day=DAY, formats="pdf html")
    keep(store, FERRY, day=NEXT)
    keep(store, FERRY, day=NEXT, profile="alps", formats="")
    listed = store.archive.list_briefs()
    assert [(each.profile, each.day, each.sentences, each.formats) for each in listed] == [
        ("alps", NEXT, 1, ()),
        ("brief", NEXT, 1, ("html",)),
        ("brief", DAY, 2, ("pdf", "html")),
    ]
    assert {each.number for each in listed} == {1}


def test_where_an_article_was_printed_and_how_a_story_went_on(store: Store) -> None:
    keep(store, BRIDGE, day=NEXT)
    keep(store, BRIDGE, day=DAY)
    keep(store, FERRY, day=DAY, profile="alps")
    printings = store.archive.find_printings(article=BRIDGE.id)
    assert [(each.day, each.sentence.text) for each in printings] == [
        (day, text) for day in (DAY, NEXT) for text in BRIDGE.paragraphs
    ]
    story = store.archive.find_printings(story="story-1")
    assert [(each.day, each.profile) for each in story] == [
        (DAY, "alps"),
        (DAY, "brief"),
        (DAY, "brief"),
        (NEXT, "brief"),
        (NEXT, "brief"),
    ]
    assert store.archive.find_printings(article="nobody") == ()
    assert store.archive.find_days([BRIDGE.id, FERRY.id, "nobody"]) == {
        BRIDGE.id: (DAY, NEXT),
        FERRY.id: (DAY,),
    }


def test_what_only_an_earlier_revision_printed_counts_no_more(store: Store) -> None:
    keep(store, BRIDGE, day=DAY)
    keep(store, FERRY, day=DAY)
    assert store.archive.find_printings(article=BRIDGE.id) == ()
    assert store.archive.find_days([BRIDGE.id]) == {}
    [listed] = store.archive.list_briefs()
    assert listed.sentences == 1
