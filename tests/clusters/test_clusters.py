"""One event is one cluster, and two events are two, in corpora of a handful as in large ones."""

import random
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.digests import MONDAY, make_digest

from briefer.clusters import find_clusters
from briefer.clusters.background import weigh_terms
from briefer.clusters.pairs import compare_reports
from briefer.clusters.propagation import propagate_labels
from briefer.model import Cluster, Digest, Origin
from briefer.text.vectors import Vocabulary

FERRY = [
    make_digest(
        "Fourteen hurt as commuter ferry rams breakwater in Nova Scotia",
        "A commuter ferry with 212 people on board slammed into a stone breakwater in Port Averell on "
        "Monday, "
        "injuring 14 and shutting the busiest water crossing in the province.",
        "The Lady Catherine was 300 metres from her berth when she stopped answering the wheel, according to "
        "Averell Harbour Ferries, which runs the line.",
        outlet="Inland Courier",
    ),
    make_digest(
        "Ferry crash in Port Averell injures 14",
        "Fourteen passengers were injured when the ferry Lady Catherine hit the breakwater of Port Averell.",
        "Capt. Ross Tremaine reversed both engines the moment the rudder went dead, the ferry company said.",
        outlet="Statehouse Monitor",
        published=MONDAY + timedelta(hours=3),
    ),
]
MINE = [
    make_digest(
        "Nine potash miners wait out fire 900 metres under Dunmere",
        "Nine workers were sealed in a refuge station below the prairie while rescue teams fought an "
        "electrical "
        "fire in the Dunmere No. 2 potash mine.",
        "The fire broke out in a conveyor gallery, said Martin Reyes of Prairie Crown Minerals.",
        outlet="Inland Courier",
    ),
    make_digest(
        "Potash jumps as fire halts Dunmere mine",
        "The price of potash rose 4 percent after a fire stopped production at Dunmere No. 2, a mine of "
        "Prairie "
        "Crown Minerals, where nine workers were still in an underground refuge station.",
        outlet="The Tally",
    ),
]
BREAD = make_digest(
    "Bakers agree to bake on Sundays",
    "The town's bakers have agreed to bake on Sundays again, after forty years without a warm roll.",
    outlet="Long View",
)


def origin(digest: Digest, agency: str = "") -> Origin:
    return Origin(digest=digest, copies=(), agency=agency)


def cluster(*digests: Digest, threshold: float = 0.91, agency: str = "") -> tuple[Cluster, ...]:
    origins = [origin(digest, agency) for digest in digests]
    return find_clusters(origins, threshold=threshold, half_life_days=3.0)


def members(clusters: tuple[Cluster, ...]) -> list[set[str]]:
    return [{each.digest.article.headline for each in found.origins} for found in clusters]


def test_nothing_gives_nothing_and_one_is_alone() -> None:
    assert cluster() == ()
    assert members(cluster(BREAD)) == [{BREAD.article.headline}]


def test_five_articles_are_enough_to_tell_two_events_apart() -> None:
    found = members(cluster(*FERRY, *MINE, BREAD))
    assert sorted(map(len, found)) == [1, 2, 2]
    assert {digest.article.headline for digest in FERRY} in found
    assert {digest.article.headline for digest in MINE} in found


def test_the_largest_cluster_comes_first_then_the_earliest() -> None:
    found = cluster(BREAD, *FERRY)
    assert [len(each.origins) for each in found] == [2, 1]


def test_time_drives_reports_apart() -> None:
    late = make_digest(
        FERRY[1].article.headline, *FERRY[1].article.paragraphs, published=MONDAY + timedelta(days=30)
    )
    assert len(cluster(FERRY[0], late)) == 2


def test_a_common_agency_merges_nothing() -> None:
    assert len(cluster(FERRY[0], MINE[0], BREAD, agency="Reuters")) == 3


def test_languages_are_not_merged() -> None:
    german = make_digest(
        FERRY[0].article.headline, *FERRY[0].article.paragraphs, outlet="Bote", language="de"
    )
    assert len(cluster(FERRY[0], german)) == 2


def test_articles_without_headline_or_words_stand_alone() -> None:
    bare = [make_digest("", "", outlet="A"), make_digest("", outlet="B")]
    untitled = make_digest("", *FERRY[0].article.paragraphs, outlet="C")
    found = cluster(*bare, untitled, *FERRY)
    assert [len(each.origins) for each in found] == [3, 1, 1]


def test_absurd_dates_do_no_harm() -> None:
    old = make_digest("Bread", "Bread.", published=datetime(1, 1, 1, tzinfo=UTC))
    far = make_digest("Bread", "Bread.", outlet="B", published=datetime(9999, 12, 31, tzinfo=UTC))
    assert len(cluster(old, far)) == 2


def test_the_most_central_report_comes_first() -> None:
    hub = make_digest(
        "Ferry and mine", *FERRY[0].article.paragraphs, *FERRY[1].article.paragraphs, outlet="Hub"
    )
    found = cluster(*FERRY, hub)
    assert found[0].origins[0].digest is hub


def test_only_the_nearest_of_many_are_compared() -> None:
    crowd = [
        make_digest(
            f"Ferry hits the breakwater, report {index}", *FERRY[0].article.paragraphs, outlet=f"O{index}"
        )
        for index in range(60)
    ]
    assert len(compare_reports(crowd, language="en").first) < 60 * 59 / 2
    assert len(cluster(*crowd)) == 1


def test_common_words_weigh_less_than_rare_ones_even_alone() -> None:
    words = Vocabulary()
    rows = words.count_vectors([FERRY[0].terms])
    known = weigh_terms(rows, terms=words.terms, language="en").tolist()
    weights = dict(zip(words.terms, known, strict=True))
    assert weights["breakwat"] > weights["peopl"]
    unknown = weigh_terms(rows, terms=words.terms, language="xx")
    assert len(set(unknown.tolist())) == 1


def test_what_no_report_holds_weighs_one() -> None:
    words = Vocabulary(["nowhere"])
    rows = words.count_vectors([FERRY[0].terms])
    assert weigh_terms(rows, terms=words.terms, language="en")[0] == 1.0


def test_labels_spread_along_the_heavier_edges() -> None:
    first = np.array([0, 0, 1, 2, 3, 3, 4], dtype=np.int64)
    second = np.array([1, 2, 2, 3, 4, 5, 5], dtype=np.int64)
    value = np.array([0.9, 0.8, 0.9, 0.3, 0.9, 0.8, 0.9])
    labels = propagate_labels(7, first, second, value)
    assert labels[:3] == [labels[0]] * 3
    assert labels[3:6] == [labels[3]] * 3
    assert len({labels[0], labels[3], labels[6]}) == 3


def test_a_graph_that_does_not_settle_still_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefer.clusters.propagation._ROUNDS", 1)
    labels = propagate_labels(2, np.array([0]), np.array([1]), np.array([0.5]))
    assert labels[0] == labels[1]


POOL = [
    *FERRY,
    *MINE,
    BREAD,
    make_digest("", outlet="Z"),
    make_digest("Pan", "El pan del pueblo.", language="es"),
]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(POOL), unique_by=lambda each: each.article.id), st.randoms(use_true_random=False)
)
def test_any_order_gives_the_same_clusters_and_loses_nothing(
    pool: list[Digest], chance: random.Random
) -> None:
    found = cluster(*pool)
    shuffled = list(pool)
    chance.shuffle(shuffled)
    assert cluster(*shuffled) == found
    ids = [each.digest.article.id for group in found for each in group.origins]
    assert sorted(ids) == sorted(digest.article.id for digest in pool)
