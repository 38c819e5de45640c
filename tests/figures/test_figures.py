"""Figures that differ are shown, and what only seems to differ is not."""

import json
import random
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.digests import MONDAY, make_cluster, make_digest

from briefer.figures import find_disagreements
from briefer.figures.reading import read_mentions
from briefer.model import Digest

MIDNIGHT = MONDAY.replace(hour=0)


def report(
    text: str, outlet: str, *, hours: float = 0.0, moment: datetime | None = None, language: str = "en"
) -> Digest:
    published = moment or MONDAY + timedelta(hours=hours)
    headline = "Ferry hits the breakwater"
    return make_digest(headline, text, outlet=outlet, published=published, language=language)


def differ(
    one: str, other: str, *, hours: float = 0.0, language: str = "en"
) -> list[tuple[str, list[float]]]:
    """Return what two reports disagree on, the second ``hours`` later than the first."""
    cluster = make_cluster(
        report(one, "A", language=language), report(other, "B", hours=hours, language=language)
    )
    return [
        (each.subject, [figure.value for figure in each.figures])
        for each in find_disagreements(cluster)
        if each.kind == "disputed"
    ]


@pytest.mark.parametrize(
    ("one", "other", "subject", "values"),
    [
        ("The crash injured 14 people.", "Nineteen passengers were injured.", "injured", [14, 19]),
        ("At least nine miners were killed.", "Seven people died in the fire.", "dead", [9, 7]),
        ("The death toll rose to 31.", "The storm killed 27 villagers.", "dead", [31, 27]),
        ("Police arrested 40 protesters.", "Police said 52 people had been arrested.", "arrested", [40, 52]),
        ("Three climbers are missing.", "Five people are missing.", "missing", [3, 5]),
        ("Some 300 guests were evacuated.", "The hotel evacuated 450 guests.", "evacuated", [300, 450]),
        (
            "The refit of the ferry in March cost the line 2.4 million dollars.",
            "The ferry came back in March from a refit that cost the line $3.1 million.",
            "",
            [],
        ),
        (
            "Palisade counted 61,000 exposed servers on Monday.",
            "Palisade said it had counted 48,000 exposed servers on Monday.",
            "servers",
            [61000, 48000],
        ),
        (
            "The House of Deputies passed the Long Lets Bill with 17 votes late at night.",
            "The House of Deputies passed the Long Lets Bill with 19 votes late at night.",
            "votes",
            [17, 19],
        ),
    ],
)
def test_reports_of_one_hour_that_differ(one: str, other: str, subject: str, values: list[float]) -> None:
    assert differ(one, other) == ([(subject, sorted(values))] if values else [])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The crash injured 14 people.", "The crash injured 14 people."),
        ("At least 12 people were injured.", "The crash injured 14 people."),
        ("The crash injured 14 people.", "At least 12 people were injured."),
        ("At least 12 people were injured.", "At least 15 people were injured."),
        ("About 300 people were evacuated.", "The town evacuated 310 people."),
        ("The crash injured 14 people.", "Three of the injured are children."),
        ("The crash injured 14 people.", "The crash injured 14 people, three of them badly."),
        ("The crash injured 14 people.", "Among the injured, including 9 women, was a nurse."),
        ("The crash injured 14 people.", "In 2019 a ferry crash injured 19 people."),
        ("The crash injured 14 people.", "A crash could have injured 200 people."),
        ("The crash injured 14 people.", "The crash injured 14; another 19 were hurt on Friday."),
        ("The fire killed nine miners.", "The fire killed nine miners 15 minutes after the alarm."),
        ("The fire killed 9.", "The miner killed was 34, a nurse said."),
        ("The blaze killed 9.", "A widow, 61, mourned the killed."),
        ("Two were killed on Nov. 14.", "Two were killed on 15 November."),
        ("The fire killed nine miners.", "The fire killed 400 sheep."),
        ("Nine were killed, 910 metres down.", "Nine were killed, 890 metres down."),
        ("A crash hurt 14 people.", "Fourteen were hurt at 8:15, version 3.8.3 of the report says."),
        ("Prices rose 4 percent.", "Shares fell 7 percent."),
        ("The pact costs 640 million euros over five years.", "Norway pays 120 million euros for patrols."),
        ("The line carries 3,100 people a day.", "The line carries 2,900 people a day."),
        ("It counted one victim.", "It counted 3 times."),
        # another month, another accident; the reports are of November
        ("The crash injured 14 people.", "Last month, a crash near the port injured 31 people."),
        ("The crash injured 14 people.", "In June, a crash near the port injured 31 people."),
        ("The crash injured 14 people.", "A crash injured 31 people at the port three weeks ago."),
        # what is expected
        (
            "Economists in a survey by Korr Bank estimated 680,000 claims.",
            "A survey of economists by Korr Bank had a projection of 740,000 claims.",
        ),
        # whom it means
        (
            "Star back Ana Petrov ran 440 yards in the last game on Sunday.",
            "Star back Marta Lind ran 498 yards in the last game on Sunday.",
        ),
        (
            "He ran 440 yards in the last game on Sunday, and caught four passes.",
            "Star back Marta Lind ran 498 yards in the last game on Sunday, and caught four passes.",
        ),
        ("The two brothers were jailed.", "The three judges sat down."),
        ("", "The crash injured 14 people."),
    ],
)
def test_what_only_seems_to_differ_is_not_shown(one: str, other: str) -> None:
    assert differ(one, other) == []


def test_a_count_that_grew_is_an_update() -> None:
    assert differ("The crash injured 14 people.", "The crash injured 19 people.", hours=2) == []
    assert differ("The crash injured 19 people.", "The crash injured 14 people.", hours=2) == [
        ("injured", [19, 14])
    ]


def test_a_running_count_is_shown_as_updated() -> None:
    reports = [
        report("The crash injured 14 people.", outlet, hours=hours) for hours, outlet in enumerate("AB")
    ]
    latest = report("The crash injured 19 people.", "C", hours=2)
    (moved,) = find_disagreements(make_cluster(*reports, latest))
    assert (moved.subject, moved.kind) == ("injured", "updated")
    assert [figure.value for figure in moved.figures] == [14, 19]


def test_the_missing_grow_fewer() -> None:
    assert differ("Nine people are missing.", "Five people are missing.", hours=2) == []
    assert differ("Five people are missing.", "Nine people are missing.", hours=2) == [("missing", [5, 9])]


def test_of_a_long_run_the_last_figures_are_shown() -> None:
    counts = [4, 9, 14, 19]
    reports = [
        report(f"The crash injured {count} people.", str(count), hours=hours)
        for hours, count in enumerate(counts)
    ]
    (moved,) = find_disagreements(make_cluster(*reports))
    assert [figure.value for figure in moved.figures] == counts[1:]


def test_rounding_and_another_place_are_no_update() -> None:
    for later in (
        "About 15 people were injured.",
        "The crash injured 190 people.",
        "It injured 16 in Halden.",
    ):
        reports = [report("It injured 14 people in Corran.", "A"), report(later, "B", hours=2)]
        assert find_disagreements(make_cluster(*reports)) == (), later


def test_dates_without_a_time_tell_no_order_within_the_day() -> None:
    cluster = make_cluster(
        report("The crash injured 14 people.", "A", moment=MIDNIGHT),
        report("The crash injured 19 people.", "B", moment=MIDNIGHT + timedelta(hours=9)),
    )
    (found,) = find_disagreements(cluster)
    assert [figure.value for figure in found.figures] == [14, 19]


def test_more_people_in_hospital_than_were_injured_is_a_dispute() -> None:
    later = differ("The crash injured 14 people.", "Seventeen people were taken to hospital.")
    assert later == [("injured", [14, 17])]
    assert differ("The crash injured 14 people.", "Eleven people were hospitalised.") == []


def deal(text: str, headline: str, outlet: str) -> Digest:
    return make_digest(headline, text, outlet=outlet)


def test_sums_that_headlines_name_are_compared_by_headlines() -> None:
    one = deal(
        "Halvorsen agreed to buy Calder, the turbine maker, for 2.1 billion euros.",
        "Halvorsen to buy Calder for 2.1 billion euros",
        "A",
    )
    two = deal(
        "Halvorsen will pay 2.4 billion euros, a price that values it at 31 times next year's earnings.",
        "Halvorsen pays 2.4 billion euros to own Calder",
        "B",
    )
    (found,) = find_disagreements(make_cluster(one, two))
    assert found.subject == "amount"
    assert [figure.text for figure in found.figures] == ["2.1 billion euros", "2.4 billion euros"]
    far = deal("It owes 9.9 billion euros.", "Halvorsen owes 9.9 billion euros after Calder", "C")
    assert find_disagreements(make_cluster(one, far)) == ()
    unlike = deal("It pays 2.2 billion euros.", "Bread costs 2.2 billion euros a year", "D")
    assert find_disagreements(make_cluster(one, unlike)) == ()


def test_one_agency_does_not_contradict_itself() -> None:
    reports = [report("The crash injured 14 people.", "A"), report("The crash injured 19 people.", "B")]
    assert find_disagreements(make_cluster(*reports, agencies=("Reuters", "Reuters"))) == ()
    assert len(find_disagreements(make_cluster(*reports, agencies=("Reuters", "AP")))) == 1


def test_a_report_says_its_largest_number_and_each_value_is_shown_once() -> None:
    reports = [
        report("The crash injured 14 people. Nine people were injured on the upper deck.", "A"),
        report("The crash injured 19 people.", "B"),
        report("The crash injured 14 people.", "C"),
    ]
    (found,) = find_disagreements(make_cluster(*reports))
    assert [(figure.value, figure.text) for figure in found.figures] == [(14, "14"), (19, "19")]
    for figure in found.figures:
        assert figure.text in figure.sentence.text
        assert figure.noun == "injured"


def test_alone_nobody_disagrees() -> None:
    assert find_disagreements(make_cluster(report("The crash injured 14 people.", "A"))) == ()


@pytest.mark.parametrize(
    ("language", "one", "other", "subject"),
    [
        ("de", "Bei dem Unfall wurden 14 Menschen verletzt.", "Es gab 19 Verletzte.", "injured"),
        ("fr", "L'accident a fait 14 blessés.", "L'accident a fait 19 blessés.", "injured"),
        ("es", "El incendio dejó 9 muertos.", "El incendio dejó 12 muertos.", "dead"),
    ],
)
def test_other_languages(language: str, one: str, other: str, subject: str) -> None:
    assert [found for found, _ in differ(one, other, language=language)] == [subject]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("It cost $2.4 million in March.", "en", [(2_400_000, "USD")]),
        ("It cost 640 million euros.", "en", [(640_000_000, "EUR")]),
        ("Prices rose 5.2 percent.", "en", [(5.2, "%")]),
        ("Prices rose 4%.", "en", [(4, "%")]),
        ("Twenty-one ships came.", "en", [(21, "")]),
        ("Die Preise stiegen um 1.234,5 Prozent.", "de", [(1234.5, "%")]),
        ("Version 3.8.3 of 12.34.56 came.", "en", []),
        ("In 1994 and 2026 it rained.", "en", []),
        ("Joel Pike, 34, a nurse, aged 34.", "en", []),
        ("It rained on Nov. 14 and 15 November.", "en", []),
        ("One of a kind.", "en", []),
        ("The score was 1,2,3 at 10.5.1.", "en", []),
        ("Twenty-teen ships, ten-four.", "en", []),
    ],
)
def test_numbers_are_read_with_their_units(
    text: str, language: str, expected: list[tuple[float, str]]
) -> None:
    found = [(mention.value, mention.unit) for mention in read_mentions(text, language=language)]
    assert found == expected


def read_pairs() -> list[dict[str, Any]]:
    lines = (Path(__file__).parent / "pairs.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def judge_pair(pair: dict[str, Any]) -> str:
    """Return what two reports are found to be: "disputed", "updated", or else "agree"."""
    language = pair["language"]
    cluster = make_cluster(
        report(pair["one"], "A", language=language),
        report(pair["other"], "B", hours=pair["hours"], language=language),
    )
    kinds = {each.kind for each in find_disagreements(cluster)}
    return next((kind for kind in ("disputed", "updated") if kind in kinds), "agree")


@pytest.mark.parametrize("kind", ["disputed", "updated"])
def test_precision_comes_before_recall_on_pairs_made_by_hand(kind: str) -> None:
    """Pairs of every kind of trap; of those written after the rules (held out) some are still got wrong."""
    pairs = read_pairs()
    assert len(pairs) > 120
    found = [pair for pair in pairs if judge_pair(pair) == kind]
    wanted = [pair for pair in pairs if pair["expect"] == kind]
    right = [pair for pair in found if pair["expect"] == kind]
    assert len(right) >= 0.94 * len(found), [pair for pair in found if pair not in right]
    assert len(right) >= 0.95 * len(wanted), [pair for pair in wanted if pair not in right]


POOL = [
    report("The crash injured 14 people.", "A"),
    report("The crash injured 19 people.", "B"),
    report("About 30 people were hurt.", "C", hours=1),
    report("Palisade counted 61,000 exposed servers on Monday.", "D"),
    report("Palisade counted 48,000 exposed servers on Monday.", "E"),
    make_digest("", outlet="F"),
]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(POOL), min_size=1, unique_by=lambda each: each.article.id),
    st.randoms(use_true_random=False),
)
def test_any_order_gives_the_same_disagreements(pool: list[Digest], chance: random.Random) -> None:
    expected = find_disagreements(make_cluster(*pool))
    chance.shuffle(pool)
    assert find_disagreements(make_cluster(*pool)) == expected
