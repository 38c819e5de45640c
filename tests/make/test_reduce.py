"""The reduce half on whatever a day may bring: any order, doubles, nothing, no words, any date."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.digests import MONDAY, make_digest
from tests.fakes import make_window

from briefer.ledger import record_stories
from briefer.make.teller import Teller
from briefer.make.telling import NO_FAVOURS, Told, expect_nothing, tell_day
from briefer.model import Digest, LedgerEntry
from briefer.settings import Settings, load_settings

DAY = date(2026, 11, 23)
FIRST = datetime(1, 1, 1, tzinfo=UTC)
LAST = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)


def same_event(outlet: str, *, hours: float = 0) -> Digest:
    return make_digest(
        "Ferry hits the breakwater at Ostrey",
        f"The ferry Lady Catherine hit the breakwater at Ostrey on Monday, the {outlet} has learnt.",
        f"Fourteen of the 312 passengers were hurt, Ann Ames of the port told the {outlet}.",
        outlet=outlet,
        published=MONDAY + timedelta(hours=hours),
    )


POOL = [
    same_event("Harbour Post"),
    same_event("Inland Courier", hours=2),
    make_digest(
        "Bakers agree", "The bakers of Halden have agreed to bake on Sundays again.", outlet="Long View"
    ),
    make_digest(
        "Hafen wieder offen",
        "Der Hafen von Brunshafen ist nach elf Tagen wieder offen, sagte die Kapitänin Inge Brandt.",
        outlet="Elbblick",
        language="de",
    ),
    make_digest(
        "橋が再開", "橋は火曜日に再開した。技術者は十四の亀裂を見つけた。", outlet="潮風", language="ja"
    ),
    make_digest("إعادة فتح الجسر", "أعيد فتح الجسر أمام السيارات اليوم.", outlet="الميناء", language="ar"),
    make_digest("", outlet="Nobody"),
    make_digest("***", "* * *", "---", outlet="Stars"),
    make_digest("The, and of", "It is what it was, and so are they all.", outlet="Stop Words"),
    make_digest("Of old", "The abbey of Corran was founded by nine monks.", outlet="Annals", published=FIRST),
    make_digest("To come", "The comet will be seen from Corran again.", outlet="Almanac", published=LAST),
    make_digest(
        "Undated", "The clock of Ostrey has stopped, said its keeper.", outlet="Dial", published=None
    ),
]


@pytest.fixture(scope="module")
def chosen(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    home = tmp_path_factory.mktemp("home")
    return load_settings(flags={"data_dir": home, "zone": "UTC"}, environment={}, folder=home, file=None)


def reduce_day(
    digests: Sequence[Digest], chosen: Settings, *, entries: Sequence[LedgerEntry] = (), day: date = DAY
) -> Told:
    return tell_day(
        digests,
        tell=Teller(summarizer=chosen.summarizer, sentences=chosen.story_sentences),
        settings=chosen,
        window=make_window(day),
        entries=entries,
        favours=NO_FAVOURS,
        expect=expect_nothing,
        progress=lambda room, done, total: None,
    )


def describe(told: Told) -> list[tuple[object, ...]]:
    """Return all that the brief would be made from."""
    return [
        (
            theme.label,
            ranked.followed.story.id,
            ranked.followed.state,
            ranked.rank,
            [article.id for article in ranked.followed.story.articles],
            [sentence.text for sentence in told.tell(ranked.followed.story).sentences],
            told.tell(ranked.followed.story).disagreements,
        )
        for theme in told.themes
        for ranked in theme.stories
    ]


def check(told: Told, digests: Sequence[Digest]) -> None:
    """Every article is in one story, each id is one story's, and each sentence is its article's own."""
    articles = [article.id for each in told.followed for article in each.story.articles]
    assert sorted(articles) == sorted(digest.article.id for digest in digests)
    assert len({each.story.id for each in told.followed}) == len(told.followed)
    assert sum(len(theme.stories) for theme in told.themes) == len(told.followed)
    texts = {digest.article.id: digest.article.text for digest in digests}
    for each in told.followed:
        for sentence in told.tell(each.story).sentences:
            assert texts[sentence.article][sentence.start : sentence.end] == sentence.text


@settings(max_examples=20, deadline=None)
@given(
    digests=st.lists(st.sampled_from(POOL), unique_by=lambda digest: digest.article.id),
    chance=st.randoms(use_true_random=False),
)
def test_any_day_is_told_whole_and_in_any_order_the_same(
    digests: list[Digest], chance: random.Random, chosen: Settings
) -> None:
    told = reduce_day(digests, chosen)
    check(told, digests)
    shuffled = [*digests]
    chance.shuffle(shuffled)
    assert describe(reduce_day(shuffled, chosen)) == describe(told)


@settings(max_examples=15, deadline=None)
@given(
    first=st.lists(st.sampled_from(POOL), unique_by=lambda digest: digest.article.id),
    second=st.lists(st.sampled_from(POOL), unique_by=lambda digest: digest.article.id),
    days=st.integers(1, 30),
    chance=st.randoms(use_true_random=False),
)
def test_the_next_day_says_nothing_twice_whatever_came(
    first: list[Digest], second: list[Digest], days: int, chance: random.Random, chosen: Settings
) -> None:
    told = reduce_day(first, chosen)
    printed = {
        each.story.id: [sentence.text for sentence in told.tell(each.story).sentences]
        for each in told.followed
    }
    entries = list(record_stories(told.followed, printed=printed, entries=(), day=DAY))
    day = DAY + timedelta(days=days)
    again = reduce_day(second, chosen, entries=entries, day=day)
    check(again, second)
    said = {text for texts in printed.values() for text in texts}
    for each in again.followed:
        if each.state != "unchanged":
            sentences = again.tell(each.story).sentences
            fresh = {sentence.text for index, sentence in enumerate(sentences) if index not in each.stale}
            assert fresh.isdisjoint(said)
    chance.shuffle(entries)
    assert describe(reduce_day(second, chosen, entries=entries, day=day)) == describe(again)


def republish(digest: Digest, outlet: str) -> Digest:
    article = digest.article
    return make_digest(
        article.headline,
        *article.paragraphs,
        outlet=outlet,
        published=article.published,
        language=article.language,
    )


def test_of_everything_twice_each_event_is_told_once(chosen: Settings) -> None:
    worded = [digest for digest in POOL if len(digest.fingerprint) > 20]
    doubles = [*worded, *(republish(digest, f"Second {digest.article.outlet}") for digest in worded)]
    told = reduce_day(doubles, chosen)
    check(told, doubles)
    once = reduce_day(worded, chosen)
    assert len(told.followed) == len(once.followed)


def reprint(digest: Digest, number: int) -> Digest:
    """Return the digest word for word as another outlet printed it."""
    article = replace(digest.article, id=f"{number:016x}", outlet=f"Outlet {number}")
    return replace(digest, article=article)


def test_ten_thousand_copies_are_one_story_of_one_origin(chosen: Settings) -> None:
    copies = [reprint(POOL[0], number) for number in range(10_000)]
    told = reduce_day(copies, chosen)
    check(told, copies)
    (followed,) = told.followed
    assert followed.story.origins == 1
    assert len(told.copies) == 9_999
    assert describe(reduce_day(copies[::-1], chosen)) == describe(told)


def test_a_thousand_copies_edited_by_each_outlet_are_one_origin_too(chosen: Settings) -> None:
    headline, *paragraphs = POOL[0].article.headline, *POOL[0].article.paragraphs
    copies = [
        make_digest(
            f"{headline} ({number})",
            *(paragraphs if number % 2 else reversed(paragraphs)),
            f"Subscribe to letter {number} of Outlet {number}.",
            outlet=f"Outlet {number}",
        )
        for number in range(1_000)
    ]
    told = reduce_day(copies, chosen)
    check(told, copies)
    assert [each.story.origins for each in told.followed] == [1]


@pytest.mark.parametrize("digest", POOL, ids=lambda digest: digest.article.outlet)
def test_one_article_is_a_day(digest: Digest, chosen: Settings) -> None:
    told = reduce_day([digest], chosen)
    check(told, [digest])
    (followed,) = told.followed
    entries = record_stories(told.followed, printed={}, entries=(), day=DAY)
    (again,) = reduce_day([digest], chosen, entries=entries, day=DAY + timedelta(days=1)).followed
    assert again.story.id == followed.story.id


def test_no_article_is_a_day_too(chosen: Settings) -> None:
    assert reduce_day([], chosen).themes == ()
