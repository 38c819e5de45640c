"""Sections beside labels: scores counted by hand, what a label means, and what was put in no section."""

import pytest

from briefer.evaluate import (
    OTHER,
    Placed,
    compare_themes,
    count_confusion,
    find_theme_intervals,
    score_themes,
)

KNOWN = frozenset({"World", "Sport", "Science", "Technology"})


def place(label: str, allowed: tuple[str, ...], *sections: str) -> list[Placed]:
    return [Placed(label=label, allowed=allowed, section=section) for section in sections]


# Ten articles: 3 of 4 of the world's right, 2 of 3 in sport, 2 of 3 in either of two sections.
ARTICLES = [
    *place("world", ("World",), "World", "World", "World", "Sport"),
    *place("sport", ("Sport",), "Sport", "Sport", OTHER),
    *place("scitech", ("Science", "Technology"), "Science", "Technology", "World"),
]


def test_scores_are_those_counted_by_hand() -> None:
    score = score_themes(ARTICLES)
    assert score.accuracy == pytest.approx(7 / 10)
    assert score.coverage == pytest.approx(9 / 10)
    assert score.precision == pytest.approx(7 / 9), "what is in no section is not wrong"
    scitech, sport, world = score.sections
    assert [each.articles for each in (scitech, sport, world)] == [3, 3, 4]
    assert [each.precision for each in (scitech, sport, world)] == pytest.approx([1, 2 / 3, 3 / 4])
    assert [each.recall for each in (scitech, sport, world)] == pytest.approx([2 / 3, 2 / 3, 3 / 4])
    # F1: 4/5, 4/6 and 6/8
    assert [scitech.f1, sport.f1, world.f1] == pytest.approx([4 / 5, 4 / 6, 6 / 8])
    assert score.macro == pytest.approx((4 / 5 + 4 / 6 + 6 / 8) / 3)


def test_what_is_right_is_wrong_for_no_other_label_that_knows_the_section() -> None:
    articles = [
        *place("science", ("Science",), "Science"),
        *place("scitech", ("Science", "Technology"), "Science"),
    ]
    assert score_themes(articles).macro == 1.0
    articles += place("world", ("World",), "Science")
    science, scitech, world = score_themes(articles).sections
    assert (science.precision, scitech.precision, world.precision) == (1 / 2, 1 / 2, 0.0)


def test_nothing_in_any_section_is_found_nowhere() -> None:
    score = score_themes(place("world", ("World",), OTHER, OTHER))
    assert (score.accuracy, score.macro, score.coverage, score.precision) == (0.0, 0.0, 0.0, 0.0)


def test_confusion_counts_labels_by_section() -> None:
    table = count_confusion(
        ARTICLES, labels=["world", "sport", "scitech"], sections=["World", "Sport", "Technology", OTHER]
    )
    assert table.tolist() == [[3, 1, 0, 0], [0, 2, 0, 1], [1, 0, 1, 0]]


def test_intervals_are_around_the_means_of_sets() -> None:
    one = find_theme_intervals([ARTICLES])
    assert one.accuracy.mean == pytest.approx(0.7)
    assert one.accuracy.low < one.accuracy.mean < one.accuracy.high
    assert one.macro.low < one.macro.mean < one.macro.high
    both = find_theme_intervals([ARTICLES, place("world", ("World",), "World", "World")])
    assert both.accuracy.mean == pytest.approx((0.7 + 1.0) / 2)
    assert both == find_theme_intervals([ARTICLES, place("world", ("World",), "World", "World")])


def test_a_label_means_what_was_told_its_namesake_or_where_most_of_it_went() -> None:
    labels = ["WORLD", "scitech", "soccer", "soccer", "soccer", "chess"]
    themes = ["World", "Technology", "World", "Sport", "Sport", "Wheat prices"]
    told = {"scitech": ("Technology", "Science"), "unused": ("World",)}
    [standing] = compare_themes({"all": (labels, themes)}, known=KNOWN, told=told)
    meanings = {label: (meaning.sections, meaning.guessed) for label, meaning in standing.meanings.items()}
    assert meanings == {
        "WORLD": (("World",), False),
        "chess": ((), True),
        "scitech": (("Science", "Technology"), False),
        "soccer": (("Sport",), True),
    }
    assert standing.articles[-1].section == OTHER, "what stories share is no section"
    assert standing.score.accuracy == pytest.approx(4 / 6)
    assert standing.intervals.accuracy.mean == standing.score.accuracy


def test_of_sections_with_equally_many_articles_the_first_by_name_is_meant() -> None:
    [standing] = compare_themes({"all": (["x", "x"], ["World", "Sport"])}, known=KNOWN, told={})
    assert standing.meanings["x"].sections == ("Sport",)
