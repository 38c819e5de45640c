"""An agency is named however it is credited, and what only looks like a credit is none."""

from datetime import timedelta

import pytest
from tests.dedupe.test_dedupe import NEAR, OTHER, WIRE, only
from tests.digests import MONDAY, make_digest

from briefer.dedupe import find_origins
from briefer.model import Cluster, Origin
from briefer.stories import form_story


@pytest.mark.parametrize(
    ("byline", "agency"),
    [
        ("Reuters", "Reuters"),
        ("Thomson Reuters", "Reuters"),
        ("By Jane Doe, Associated Press", "AP"),
        ("The Associated Press", "AP"),
        ("Meridian Press Agency", "Meridian Press Agency"),
        ("dpa", "DPA"),
        ("AFP", "AFP"),
        ("Agence France-Presse", "AFP"),
        ("Jane Doe | AP", "AP"),
        ("ANI PETROSYAN", ""),
        ("Jane Doe", ""),
        ("", ""),
        ("Harbour Post", ""),
    ],
)
def test_a_credited_agency_is_named(byline: str, agency: str) -> None:
    assert only(find_origins([make_digest("Pact", *WIRE, byline=byline)], near=NEAR)).agency == agency


def test_a_dateline_credits_the_agency() -> None:
    text = ("REYKJAVIK, Nov. 23 (Meridian Press Agency) - " + WIRE[0], *WIRE[1:])
    assert only(find_origins([make_digest("Pact", *text)], near=NEAR)).agency == "Meridian Press Agency"
    plain = ("The minister (who is a pianist) - " + WIRE[0], *WIRE[1:])
    assert only(find_origins([make_digest("Pact", *plain)], near=NEAR)).agency == ""


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("(Reuters)", "Reuters"),
        ("— AP", "AP"),
        ("Source: dpa", "DPA"),
        ("© 2026 AFP", "AFP"),
        ("With material from the Associated Press.", "AP"),
        ("Quelle: dpa", "DPA"),
        ("He used to work for Reuters.", ""),
        ("AP was founded long ago.", ""),
        ("Read more here", ""),
    ],
)
def test_a_last_line_that_says_nothing_else_credits_the_agency(line: str, agency: str) -> None:
    assert only(find_origins([make_digest("Pact", *WIRE, line)], near=NEAR)).agency == agency


def test_an_agency_s_own_site_is_the_agency() -> None:
    assert only(find_origins([make_digest("Pact", *WIRE, outlet="Reuters")], near=NEAR)).agency == "Reuters"
    assert only(find_origins([make_digest("Pact", *WIRE, outlet="Reuters Fan")], near=NEAR)).agency == ""
    assert only(find_origins([make_digest("Pact", outlet="A")], near=NEAR)).agency == ""


def test_a_credit_that_two_outlets_print_is_an_agency_unless_it_is_a_person() -> None:
    def pair(byline: str) -> tuple[Origin, ...]:
        digests = [
            make_digest("Pact", *WIRE, outlet="A", byline=byline),
            make_digest("Ferry", *OTHER, outlet="B", byline=byline),
        ]
        return find_origins(digests, near=NEAR)

    assert {origin.agency for origin in pair("Northern Shared Desk of Five Papers")} == {
        "Northern Shared Desk of Five Papers"
    }
    assert {origin.agency for origin in pair("Jane van Doe")} == {"Jane van Doe"}
    assert {origin.agency for origin in pair("Jane Doe")} == {""}


def test_two_rewrites_of_one_wire_its_reprint_and_its_own_site_are_one_independent_report() -> None:
    digests = [
        make_digest("Pact", *WIRE, outlet="Reuters"),
        make_digest("Sea pact signed", *WIRE, outlet="Reprint Post", published=MONDAY + timedelta(hours=1)),
        make_digest(
            "Cables to be guarded", *OTHER[:2], outlet="Rewrite Post", byline="Jane Doe, Thomson Reuters"
        ),
        make_digest("Eleven states agree", OTHER[2], "(Reuters)", outlet="Third Post"),
        make_digest("Our view of the pact", "It took the bakers of the town a year.", outlet="Own Post"),
    ]
    story = form_story(Cluster(origins=find_origins(digests, near=NEAR)))
    assert story.origins == 2
    assert len(story.articles) == 5
