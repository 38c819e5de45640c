"""What a page says about itself, and which of it is believed."""

import json

import pytest

from briefer.extractors.headlines import strip_outlet
from briefer.extractors.linked_data import read_linked_data
from briefer.extractors.metadata import Clues, Metadata, read_metadata

SITE = "https://www.harbourpost.example"
URL = "https://www.harbourpost.example/2026/bridge"


def read(url: str = URL, metas: tuple[tuple[str, str], ...] = (), **clues: object) -> Metadata:
    known: dict[str, object] = {
        "title": "", "headings": (), "list_subheadings": tuple, "scripts": (), "canonical": "", "language": "", "bylines": (), "list_marks": tuple,
    }  # fmt: skip
    return read_metadata(Clues(metas=metas, **{**known, **clues}), url=url)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("headline", "outlet", "stripped"),
    [
        ("Bridge reopens | Harbour Post", "Harbour Post", "Bridge reopens"),
        ("Bridge reopens - Harbour Post", "Harbour Post", "Bridge reopens"),
        ("Bridge reopens – The Harbour Post", "Harbour Post", "Bridge reopens"),
        ("Bridge reopens | World | Harbour Post", "Harbour Post", "Bridge reopens"),
        ("Bridge reopens - harbourpost.com", "", "Bridge reopens"),
        ("Harbour Post: Bridge reopens", "Harbour Post", "Bridge reopens"),
        ("Opinion | Bridge reopens", "Harbour Post", "Bridge reopens"),
        ("Bridge reopens - and nobody cheers", "Harbour Post", "Bridge reopens - and nobody cheers"),
        ("Analysis: Bridge reopens", "Harbour Post", "Analysis: Bridge reopens"),
        ("Harbour Post", "Harbour Post", "Harbour Post"),
        ("Bridge reopens | HARBOURPOST.de", "", "Bridge reopens"),
        ("Bridge reopens | Harbour Post Online Edition", "Harbour Post", "Bridge reopens"),
        (
            "Bridge reopens - Harbour Post Online Edition",
            "Harbour Post",
            "Bridge reopens - Harbour Post Online Edition",
        ),
        ("Harbourpost » Bridge reopens", "", "Bridge reopens"),
        ("The Quay Gang » Blog Archive » Bridge reopens", "", "Bridge reopens"),
        ("Bridge reopens – Harbourpost – Blog", "", "Bridge reopens"),
        ("Bridge reopens ‹ Harbour Post", "Harbour Post", "Bridge reopens"),
    ],
)
def test_the_outlet_goes_from_the_headline(headline: str, outlet: str, stripped: str) -> None:
    assert strip_outlet(headline, outlet=outlet, hints=("harbourpost",)) == stripped


def test_the_printed_heading_is_taken_where_a_title_confirms_it() -> None:
    metas = (("og:title", "Bridge reopens after two years: what to know"), ("og:site_name", "Harbour Post"))
    headings = ("Harbour Post", "Cookies", "Bridge reopens after two years")
    assert read(metas=metas, headings=headings).headline == "Bridge reopens after two years"
    assert (
        read(metas=metas, headings=("Newsletter",)).headline == "Bridge reopens after two years: what to know"
    )
    assert read(headings=("Bridge reopens",)).headline == "Bridge reopens"
    assert read(title="Bridge reopens | Harbourpost").headline == "Bridge reopens"
    assert read(title="Bridge reopens | Harbourpost").outlet == "Harbourpost"


def test_a_heading_of_the_second_level_is_the_headline_where_a_title_is_it_and_more() -> None:
    title = "Ada's own corner of the web » Bridge reopens after two years"
    subheadings = ("Menu", "Bridge reopens after two years", "What is next")
    assert (
        read(title=title, list_subheadings=lambda: subheadings).headline == "Bridge reopens after two years"
    )
    assert read(
        title=title, headings=("Ada's own corner of the web",), list_subheadings=lambda: ("Menu",)
    ).headline


@pytest.mark.parametrize(
    "heading",
    [
        "Bridge reopens after two yearsHarbour Post",
        "Look!Bridge reopens after two years",
        "HARBOURBridge reopens after two years",
    ],
)
def test_a_logo_and_a_kicker_go_from_the_heading(heading: str) -> None:
    title = "Bridge reopens after two years » News » Harbour Post"
    assert read(title=title, headings=(heading,)).headline == "Bridge reopens after two years"


def test_a_headline_of_two_parts_keeps_both() -> None:
    for headline in (
        "Harbour: bridge reopens after two years",
        "Bridge reopens after two years - and nobody cheers",
    ):
        assert read(title=f"{headline} | Harbourpost", headings=(headline,)).headline == headline


def test_what_a_script_should_have_filled_in_is_no_headline() -> None:
    headings = ("{{ story.title }}", "Bridge reopens after two years")
    assert read(title="{{ title }}", headings=headings).headline == "Bridge reopens after two years"


@pytest.mark.parametrize(
    ("declared", "outlet"),
    [
        ("https://www.harbourpost.example", "harbourpost.example"),
        ("www.quay.example", "quay.example"),
        ("Harbourpost | News of the river", "Harbourpost"),
        ("News of the river | Harbourpost.de", "Harbourpost.de"),
        ("Quay Review | News of the river", "Quay Review"),
        ("Technology Review", "Technology Review"),
        ("World", "Harbourpost"),
    ],
)
def test_an_outlet_is_a_name(declared: str, outlet: str) -> None:
    title = "Bridge reopens - Harbourpost"
    assert read(metas=(("og:site_name", declared),), title=title).outlet == outlet


@pytest.mark.parametrize(
    ("metas", "byline"),
    [
        ((("author", "By Jane Doe"),), "By Jane Doe"),
        ((("article:author", "https://facebook.example/jane"), ("author", "")), ""),
        ((("dc.creator", "Jane Doe"),), "Jane Doe"),
        ((("author", "x" * 400),), ""),
    ],
)
def test_authors_are_people_not_addresses(metas: tuple[tuple[str, str], ...], byline: str) -> None:
    assert read(metas=metas).byline == byline


def test_dates_come_most_trusted_first() -> None:
    script = json.dumps({"@type": "Article", "headline": "B", "datePublished": "2026-11-23"})
    metas = (("date", "2026-11-21"), ("article:published_time", "2026-11-22"))
    dates = read(metas=metas, scripts=(script,)).dates
    assert dates == ("2026-11-23", "2026-11-22", "2026-11-21")


@pytest.mark.parametrize(
    ("url", "canonical", "address"),
    [
        (URL, "https://harbourpost.example/bridge", "https://harbourpost.example/bridge"),
        (URL, "/bridge", "https://www.harbourpost.example/bridge"),
        (URL, "https://other.example/bridge", ""),
        (URL, "https://harbourpost.example/", ""),
        (f"{SITE}/news/2026/bridge", "/news/bridge", f"{SITE}/news/bridge"),
        (f"{SITE}/news/2026/bridge", "/news", ""),
        (f"{SITE}/news/2026/bridge", "/news/2026/", ""),
        (f"{SITE}/news/bridge/amp", "/news/bridge", f"{SITE}/news/bridge"),
        (f"{SITE}/news/bridge/index.html", "/news/bridge/", f"{SITE}/news/bridge/"),
        (
            "https://amp.other.example/bridge",
            "https://www.other.example/bridge",
            "https://www.other.example/bridge",
        ),
        (f"{SITE}/story?id=7", "/story", ""),
        (f"{SITE}/story?id=7&utm_source=x", "/story?id=7", f"{SITE}/story?id=7"),
        (f"{SITE}/story?utm_source=x", "/story", f"{SITE}/story"),
        (f"{SITE}/?p=7", "/", ""),
        (f"{SITE}/?p=7", "/bridge", f"{SITE}/bridge"),
        (URL, "javascript:alert(1)", ""),
        (URL, "http://[bad", ""),
        ("file:a.html", "https://harbourpost.example/bridge", "https://harbourpost.example/bridge"),
        ("file:a.html", "/bridge", ""),
        ("file:a.html", "https://u:p@harbourpost.example/bridge", ""),
        ("file:a.html", "https://localhost/bridge", ""),
    ],
)
def test_the_canonical_address_is_believed_of_files_and_of_the_same_host(
    url: str, canonical: str, address: str
) -> None:
    assert read(url=url, canonical=canonical).url == address


@pytest.mark.parametrize(
    ("script", "byline", "outlet"),
    [
        ('{"@type":"NewsArticle","headline":"B","author":"Jane Doe","publisher":"Post"}', "Jane Doe", "Post"),
        (
            '{"@type":["Thing","NewsArticle"],"headline":"B","author":[{"name":"Jane"},{"name":"John"}]}',
            "Jane, John",
            "",
        ),
        (
            '{"@graph":[{"@id":"#j","name":"Jane Doe"},{"@type":"Article","headline":"B","author":{"@id":"#j"}}]}',
            "Jane Doe",
            "",
        ),
        ('[{"@type":"WebPage","name":"x"},{"@type":"https://schema.org/Report","name":"B"}]', "", ""),
        ('<!-- {"@type":"Article","headline":"B","author":{"name":["Jane Doe"]}} -->', "Jane Doe", ""),
        ('//<![CDATA[\n{"@type":"Article","headline":"B",}\n//]]>', "", ""),
        ('{"@type":"Article","headline":"B","author":{"name":"Tom &amp; <b>Ann</b>"}}', "Tom & Ann", ""),
        ('{"@type":"Article","headline":"line\nbreak","author":{"name":"https://a.example"}}', "", ""),
        (
            '{"@type":"Article","headline":{"@value":"B"},"mainEntityOfPage":{"@id":"https://a.example/"}}',
            "",
            "",
        ),
    ],
)
def test_linked_data_is_read_in_all_its_shapes(script: str, byline: str, outlet: str) -> None:
    article = read_linked_data([script])
    assert article is not None
    assert (article.byline, article.outlet) == (byline, outlet)
    assert article.headline


@pytest.mark.parametrize(
    "script",
    [
        "",
        "{",
        "null",
        "7",
        '"text"',
        '{"@type":"Article"}',
        '{"@type":"Recipe","name":"Cake"}',
        "[" * 100_000,
        '{"@type":7,"headline":"B"}',
    ],
)
def test_linked_data_that_describes_no_article_is_none(script: str) -> None:
    assert read_linked_data([script]) is None


def test_endless_linked_data_is_not_read() -> None:
    good = '{"@type":"Article","headline":"B"}'
    assert read_linked_data([" " * 600_000, good]) is None
    assert read_linked_data([json.dumps([[]] * 3000), good]) is not None
