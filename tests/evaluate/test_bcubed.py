"""B-cubed, pairs and purity: the worked example of Bagga and Baldwin (1998), and others counted by hand."""

from collections.abc import Sequence

import pytest

from briefer.evaluate import Measure, compare_stories, judge_articles, score_stories

# Twelve articles of three stories, and the two answers to them of the paper's figures 2 and 3.
STORIES = [*["a"] * 5, *["b"] * 2, *["c"] * 5]
SMALL_JOINED = [*[1] * 5, *[2] * 7]
LARGE_JOINED = [*[1] * 5, *[2] * 2, *[1] * 5]


def scores_of(clusters: Sequence[int], stories: Sequence[str]) -> list[tuple[float, float]]:
    score = score_stories(judge_articles(clusters, stories))
    return [(each.precision, each.recall) for each in (score.bcubed, score.pairs, score.purity)]


def about(*values: tuple[float, float]) -> list[object]:
    return [pytest.approx(each) for each in values]


def test_the_paper_s_example_has_the_paper_s_figures() -> None:
    # 5 articles are pure, of the 7 others 2 stand among 2/7 of their own and 5 among 5/7: 64/7 of 12.
    # 21 pairs are true: 10, 1 and 10; all are found, among 31. Purity: 5 + 5 of 12.
    assert scores_of(SMALL_JOINED, STORIES) == about((16 / 21, 1), (21 / 31, 1), (10 / 12, 1))
    # 10 articles stand among half of their own; 46 pairs are found: 45 and 1. Purity: 5 + 2 of 12.
    assert scores_of(LARGE_JOINED, STORIES) == about((7 / 12, 1), (21 / 46, 1), (7 / 12, 1))


def test_a_story_in_two_clusters_costs_recall() -> None:
    # Of four articles three are found together, one alone: (3 * 3/4 + 1/4) / 4; 3 of 6 pairs; 3 of 4.
    assert scores_of([1, 1, 1, 2], ["a"] * 4) == about((1, 10 / 16), (1, 3 / 6), (1, 3 / 4))


def test_of_equal_stories_in_a_cluster_one_is_its_own() -> None:
    assert scores_of([1, 1, 1, 1], ["a", "a", "b", "b"]) == about((1 / 2, 1), (2 / 6, 1), (1 / 2, 1))


def test_without_any_pair_none_is_wrong_and_none_is_missing() -> None:
    assert scores_of([1, 2, 3], ["a", "b", "c"]) == about((1, 1), (1, 1), (1, 1))
    # one true pair, none found
    score = score_stories(judge_articles([1, 2], ["a", "a"]))
    assert score.pairs == Measure(precision=1.0, recall=0.0, f1=0.0)
    assert score.bcubed.f1 == pytest.approx(2 / 3)


def test_the_articles_of_some_stories_are_judged_in_clusters_of_all() -> None:
    judged = judge_articles(SMALL_JOINED, STORIES)
    score = score_stories([each for each in judged if each.story == "b"])
    assert [score.bcubed.precision, score.bcubed.recall] == pytest.approx([2 / 7, 1.0])
    assert (score.purity.precision, score.purity.recall) == (0.0, 1.0)


def test_sets_are_judged_apart_and_averaged_with_intervals() -> None:
    sets = {"one": (SMALL_JOINED, STORIES), "two": ([1, 1, 1, 2], ["a"] * 4)}
    one, two, mean = compare_stories(sets)
    assert [each.name for each in (one, two, mean)] == ["one", "two", "mean"]
    assert (one.articles, one.stories, one.clusters) == (12, 3, 2)
    assert (mean.articles, mean.stories, mean.clusters) == (16, 4, 4)
    assert mean.score.bcubed.precision == pytest.approx((16 / 21 + 1) / 2)
    assert mean.score.bcubed.f1 == pytest.approx((one.score.bcubed.f1 + two.score.bcubed.f1) / 2)
    assert mean.bcubed.mean == mean.score.bcubed.f1
    assert one.bcubed.low < one.bcubed.mean < one.bcubed.high == 1.0, "story a alone is found whole"
    assert two.bcubed.low == two.bcubed.high == pytest.approx(two.bcubed.mean), "it has one story"
    assert compare_stories(sets) == [one, two, mean]
    assert compare_stories({}) == []
    assert [each.name for each in compare_stories({"one": sets["one"]})] == ["one"]
