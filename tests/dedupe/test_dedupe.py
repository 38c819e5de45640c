"""Copies become one origin, told from its original; what is independent stays apart."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.digests import MONDAY, make_digest

from briefer.dedupe import find_origins
from briefer.model import Digest, Origin

NEAR = 0.35
WIRE = (
    "Ministers from eleven states signed a pact to guard the cables and pipelines on the sea floor.",
    "The agreement, reached after fourteen months of talks, will cost 640 million euros over five years.",
    "Patrols are to begin in March, directed from a new operations room in Bergen with a staff of sixty.",
    "A severed cable takes nineteen days to mend on average, because few ships are able to do the work.",
    "Under the pact four repair ships will be chartered jointly and kept at ports from Cork to Tallinn.",
    "What the pact does not do is let navies board vessels under foreign flags without their consent.",
    "Estonia had asked for that power but withdrew the demand in October, according to two diplomats.",
    "The two seas have seen thirty-one cable faults since last January, nine of them never explained.",
)
OTHER = (
    "A commuter ferry with 212 people on board slammed into a stone breakwater, injuring fourteen of them.",
    "The ship was three hundred metres from her berth when she stopped answering the wheel, the line said.",
    "Investigators want to know whether the steering pumps replaced in the spring had failed before.",
)


def only(origins: tuple[Origin, ...]) -> Origin:
    assert len(origins) == 1
    return origins[0]


def outlets(origin: Origin) -> set[str]:
    return {digest.article.outlet for digest in (origin.digest, *origin.copies)}


def test_nothing_gives_nothing() -> None:
    assert find_origins([], near=NEAR) == ()


def test_a_reprint_credits_both_outlets_and_is_told_from_the_earliest() -> None:
    first = make_digest("Eleven states sign pact", *WIRE, outlet="Early Post")
    later = make_digest("Pact on cables", *WIRE, outlet="Late Post", published=MONDAY + timedelta(hours=2))
    origin = only(find_origins([later, first], near=NEAR))
    assert origin.digest is first
    assert origin.copies == (later,)


@pytest.mark.parametrize(
    "text",
    [
        WIRE[:4],
        WIRE[4:6],
        tuple(reversed(WIRE)),
        tuple(part.upper() for part in WIRE),
        (*WIRE, "Sign up for our newsletter and never miss what moves the harbour and the sea around it."),
        tuple(
            part.replace("Ministers", "Envoys").replace("ships", "vessels").replace("talks", "haggling")
            for part in WIRE
        ),
    ],
    ids=["half", "quarter", "shuffled", "capitals", "boilerplate", "edited"],
)
def test_edited_copies_are_found(text: tuple[str, ...]) -> None:
    whole = make_digest("Eleven states sign pact", *WIRE, outlet="Early Post")
    copy = make_digest("Another headline", *text, outlet="Late Post", published=MONDAY + timedelta(hours=2))
    assert outlets(only(find_origins([whole, copy], near=NEAR))) == {"Early Post", "Late Post"}


def test_an_excerpt_that_came_first_is_not_the_original_of_the_whole() -> None:
    flash = make_digest("Pact signed", *WIRE[:2], outlet="Flash")
    whole = make_digest(
        "Eleven states sign pact", *WIRE, outlet="Wire", published=MONDAY + timedelta(hours=1)
    )
    assert only(find_origins([flash, whole], near=NEAR)).digest is whole


def test_two_excerpts_without_common_words_are_copies_of_their_whole() -> None:
    whole = make_digest("Eleven states sign pact", *WIRE, outlet="Wire")
    parts = [make_digest("One", *WIRE[:4], outlet="A"), make_digest("Two", *WIRE[4:], outlet="B")]
    assert outlets(only(find_origins([*parts, whole], near=NEAR))) == {"Wire", "A", "B"}


def test_a_roundup_is_no_origin_of_what_it_quotes() -> None:
    cables, ferry = make_digest("Pact", *WIRE[:3], outlet="A"), make_digest("Ferry", *OTHER, outlet="B")
    bakers = make_digest(
        "Bread",
        "The town's bakers have agreed to bake on Sundays again, after forty years without a warm roll.",
        "Customers queued round the corner at six in the morning, and the rye was gone within the hour.",
        outlet="C",
    )
    texts = [part for digest in (cables, ferry, bakers) for part in digest.article.paragraphs]
    roundup = make_digest(
        "The morning in brief", *texts, outlet="Letter", published=MONDAY + timedelta(hours=3)
    )
    assert len(find_origins([cables, ferry, bakers, roundup], near=NEAR)) == 4


def test_reports_written_independently_stay_apart() -> None:
    one = make_digest("Eleven states sign pact", *WIRE)
    two = make_digest(
        "Seabed pact promises watchful eyes",
        "The pact on undersea cables that eleven governments signed in Reykjavik is generous with money.",
        "Nothing in its pages allows a patrol to board a suspect vessel that sails under a foreign flag.",
        outlet="Long View",
    )
    assert len(find_origins([one, two], near=NEAR)) == 2


def test_boilerplate_of_one_outlet_does_not_make_copies() -> None:
    footer = WIRE[:2]
    one = make_digest(
        "Bread",
        "The town's bakers will bake on Sundays again, as they did long ago, and the queues are long.",
        *footer,
    )
    two = make_digest(
        "Bridge",
        "The old bridge over the inner harbour opened to carts and bicycles at noon, in the rain.",
        *footer,
    )
    assert len(find_origins([one, two], near=NEAR)) == 2
    elsewhere = make_digest("Bridge", *two.article.paragraphs, outlet="Another Post")
    assert len(find_origins([one, elsewhere], near=NEAR)) == 1


def test_texts_in_two_languages_are_no_copies() -> None:
    one = make_digest("Pact", *WIRE, outlet="A")
    two = make_digest("Pakt", *WIRE, WIRE[0].upper(), outlet="B", language="de")
    assert len(find_origins([one, two], near=NEAR)) == 2


def test_very_short_texts_are_copies_only_when_all_is_the_same() -> None:
    def short(headline: str, outlet: str) -> Digest:
        return make_digest(headline, "Read all about it here.", outlet=outlet)

    origins = find_origins([short("Bread", "A"), short("Bread", "B"), short("Bridge", "C")], near=NEAR)
    assert sorted(len(origin.copies) for origin in origins) == [0, 1]


def test_articles_without_words_stay_apart() -> None:
    assert len(find_origins([make_digest("", outlet="A"), make_digest("", outlet="B")], near=NEAR)) == 2


def test_an_article_handed_in_twice_counts_once() -> None:
    digest = make_digest("Eleven states sign pact", *WIRE)
    assert only(find_origins([digest, digest], near=NEAR)).copies == ()


def test_ten_thousand_copies_are_one_origin() -> None:
    whole = make_digest("Pact", *WIRE)
    copies = [
        replace(whole, article=replace(whole.article, id=f"{index:016x}", outlet=f"Outlet {index}"))
        for index in range(10_000)
    ]
    assert len(only(find_origins(copies, near=NEAR)).copies) == 9_999


def test_absurd_dates_do_no_harm() -> None:
    old = make_digest("Pact", *WIRE, outlet="A", published=datetime(1, 1, 1, tzinfo=UTC))
    far = make_digest("Pact", *WIRE, outlet="B", published=datetime(9999, 12, 31, 23, 59, tzinfo=UTC))
    assert only(find_origins([far, old], near=NEAR)).digest is old


POOL = [
    make_digest("Pact", *WIRE, outlet="A"),
    make_digest("Pact again", *WIRE[:5], outlet="B", published=MONDAY + timedelta(hours=1)),
    make_digest("Pact late", *WIRE[3:], outlet="C", published=None),
    make_digest("Ferry", *OTHER, outlet="A"),
    make_digest("Ferry", *OTHER, outlet="D"),
    make_digest("", outlet="E"),
    make_digest("Bread", "Bread.", outlet="F"),
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(POOL), max_size=14), st.randoms(use_true_random=False))
def test_any_order_gives_the_same_origins_and_loses_nothing(
    pool: list[Digest], chance: random.Random
) -> None:
    origins = find_origins(pool, near=NEAR)
    shuffled = list(pool)
    chance.shuffle(shuffled)
    assert find_origins(shuffled, near=NEAR) == origins
    members = [each.article.id for origin in origins for each in (origin.digest, *origin.copies)]
    assert sorted(members) == sorted({digest.article.id for digest in pool})


def test_a_quotation_in_common_is_no_copy() -> None:
    one = make_digest("Pact", *WIRE, outlet="A")
    two = make_digest("Ferry", *OTHER, *[text.replace("ship", "boat") for text in OTHER], WIRE[7], outlet="B")
    assert len(find_origins([one, two], near=NEAR)) == 2


def test_among_many_texts_a_roundup_is_told_from_a_whole_by_words_that_are_rare() -> None:
    words = (
        "harbour",
        "council",
        "orchard",
        "glacier",
        "violin",
        "turbine",
        "lantern",
        "saddle",
        "quarry",
        "monsoon",
    )
    crowd = [
        make_digest(
            f"The {one} and the {two}",
            f"This morning the {one} was shown to people who had waited a year to see it near the {two}.",
            f"Fourteen of them said that they would come back to the {two} before the {one} is moved away.",
            outlet=f"Outlet {one} {two}",
        )
        for one, two in combinations(words, 2)
    ]
    whole = make_digest("Eleven states sign pact", *WIRE, outlet="Wire")
    excerpt = make_digest("In brief", *WIRE[:2], outlet="Flash")
    ferry = make_digest("Ferry", *OTHER, outlet="B")
    roundup = make_digest(
        "The morning in brief",
        *OTHER,
        "The town's bakers have agreed to bake on Sundays again, after forty years without a warm roll.",
        "Customers queued round the corner at six in the morning, and the rye was gone within the hour.",
        "The old bridge over the canal opened to carts and bicycles at noon, in the rain, to loud cheers.",
        "A library in the hills has bought back the piano that it had sold when its roof began to leak.",
        outlet="Letter",
        published=MONDAY + timedelta(hours=3),
    )
    origins = find_origins(
        [*crowd, whole, excerpt, ferry, roundup, make_digest("A", *crowd[0].article.paragraphs[:1])],
        near=NEAR,
    )
    merged = {outlet for origin in origins if origin.copies for outlet in outlets(origin)}
    assert {"Wire", "Flash"} <= merged
    assert not {"B", "Letter"} & merged


def test_a_quotation_that_fills_a_short_text_makes_no_copy() -> None:
    quotation = "said that the country is going in the wrong direction and has to do far better than this"
    one = make_digest(
        "Doctor warns", f"Speaking on Sunday, the head of the institute {quotation}.", outlet="A"
    )
    two = make_digest(
        "Cases rise again",
        f"On a morning programme one of the best known doctors of the land {quotation}, and asked that all "
        "stay at home where they can, wear masks where they cannot, and wait for the spring.",
        outlet="B",
    )
    assert len(find_origins([one, two], near=NEAR)) == 2


def test_an_edited_copy_of_an_excerpt_is_of_the_origin_of_the_whole() -> None:
    whole = make_digest("Eleven states sign pact", *WIRE, *OTHER, outlet="Wire")
    cut = make_digest("Pact signed", *WIRE, outlet="A")
    edited = make_digest(
        "Pact",
        *[part.replace(" the ", " all the ").replace("cable", "conduit") for part in WIRE],
        outlet="B",
    )
    assert outlets(only(find_origins([whole, cut, edited], near=NEAR))) == {"Wire", "A", "B"}


def test_what_stands_whole_in_a_copy_is_of_its_origin_even_where_the_original_has_none_of_it() -> None:
    added = (
        "Fishermen in the gulf of Riga say that patrols will close their best grounds in spring.",
        "Their union counted forty boats that fish within a mile of a cable, most older than the crews.",
        "Lost catches, a minister said, would be paid for from the same 640 million euros, if proven.",
        "They doubt it, as the last such fund was opened after eleven years and paid for two nets.",
        "The patrols, he said, would begin at night, when few are out, and would keep to the sea floor.",
    )
    whole = make_digest("Eleven states sign pact", *WIRE, *OTHER, outlet="Wire")
    longer = make_digest("Pact signed, fishermen worried", *WIRE[:4], *added, outlet="A")
    rest = make_digest("Fishermen worried", *added, outlet="B")
    assert len(find_origins([whole, rest], near=NEAR)) == 2
    assert outlets(only(find_origins([whole, longer, rest], near=NEAR))) == {"Wire", "A", "B"}


def test_who_quotes_two_sentences_of_a_copy_is_not_of_its_origin() -> None:
    whole = make_digest("Eleven states sign pact", *WIRE, *OTHER, outlet="Wire")
    cut = make_digest("Pact signed", *WIRE, outlet="A")
    comment = make_digest(
        "A pact without teeth",
        "Whoever has waited for a boat on a winter morning knows how long an hour of good intentions is.",
        WIRE[4],
        "That sounds like much until you learn that the sea in question is as wide as two small kingdoms.",
        "Nobody in that room will have a whistle loud enough, or a boat near enough, when the lights go out.",
        "Our grandmothers kept candles in the drawer, and a neighbour with a shovel was worth any treaty.",
        WIRE[5],
        "It is a polite way of saying that the burglar must first be asked whether he wishes to be caught.",
        outlet="Long View",
    )
    assert len(find_origins([whole, cut, comment], near=NEAR)) == 2
