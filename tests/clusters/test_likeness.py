"""How surely two reports tell one event: what they share, what is usual around them, and the time between."""

from datetime import timedelta

from tests.clusters.test_clusters import BREAD, FERRY, MINE
from tests.digests import MONDAY, make_digest

from briefer.clusters.likeness import load_weights, measure_likeness
from briefer.clusters.pairs import FEATURES, compare_reports
from briefer.model import Digest


def likeness(
    *digests: Digest, language: str = "en", half_life_days: float = 3.0
) -> dict[tuple[int, int], float]:
    pairs = compare_reports(digests, language=language)
    found = measure_likeness(pairs, weights=load_weights(), half_life_days=half_life_days)
    ends = zip(found.first.tolist(), found.second.tolist(), strict=True)
    return dict(zip(ends, found.value.tolist(), strict=True))


def dated(digest: Digest, days: float) -> Digest:
    article = digest.article
    return make_digest(
        article.headline,
        *article.paragraphs,
        outlet=article.outlet,
        published=MONDAY + timedelta(days=days),
    )


def test_reports_of_one_event_are_more_alike_than_any_others() -> None:
    found = likeness(*FERRY, *MINE, BREAD)
    one, two = found.pop((0, 1)), found.pop((2, 3))
    assert min(one, two) > 0.9
    assert max(found.values(), default=0.0) < 0.5


def test_the_odds_halve_with_every_half_life_between() -> None:
    values = [likeness(FERRY[0], dated(FERRY[1], days))[0, 1] for days in (0.0, 3.0, 9.0, 30.0)]
    assert values == sorted(values, reverse=True)
    slower = likeness(FERRY[0], dated(FERRY[1], 9.0), half_life_days=9.0)[0, 1]
    assert slower > values[2]


def test_in_a_corpus_of_many_days_the_same_day_tells_more() -> None:
    others = [
        make_digest(f"Report {day}", BREAD.article.paragraphs[0], outlet=f"O{day}", published=MONDAY)
        for day in range(8)
    ]
    at_once = likeness(*FERRY, *others)[0, 1]
    spread = likeness(*FERRY, *[dated(each, 20.0 * place) for place, each in enumerate(others, 1)])[0, 1]
    assert spread > at_once


def test_without_capitals_words_stand_in_for_names() -> None:
    one = make_digest(
        "渡轮撞上防波堤", "一艘渡轮星期一在港口撞上防波堤,十四人受伤。", outlet="甲", language="zh"
    )
    two = make_digest("港口渡轮事故", "渡轮在港口撞上防波堤,十四名乘客受伤。", outlet="乙", language="zh")
    pairs = compare_reports([one, two], language="zh")
    assert pairs.features[0, FEATURES.index("names")] == pairs.features[0, FEATURES.index("report")] > 0


def test_nothing_to_compare_gives_no_pairs() -> None:
    assert likeness() == {}
    assert likeness(BREAD) == {}
    assert likeness(make_digest(""), make_digest("", outlet="B")) == {}
