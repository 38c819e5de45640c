"""The date that a page prints beside its headline, where nothing else tells it."""

import pytest
from tests.extractors.pages import PARAGRAPHS, make_document

from briefer.extractors import extract_article

BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
HEADLINE = "<h1>Harbour bridge reopens after two years</h1>"
OTHERS = (
    "<h3>Ferries run late</h3><span class=post-date>1 November 2026</span>"
    "<h3>Curator wanted</h3><span class=post-date>2 November 2026</span>"
)
BOTH = pytest.mark.parametrize("html", ["trafilatura", "resiliparse"])


def read(body: str, *, html: str) -> str:
    page = (
        f"<html><head><title>Harbour bridge reopens after two years</title></head><body>{body}</body></html>"
    )
    return str(
        extract_article(make_document(page, url="https://harbourpost.example/bridge"), html=html).published
    )


@BOTH
@pytest.mark.parametrize(
    "date",
    [
        "<time datetime='2026-11-21'>3 days ago</time>",
        "<span class='entry-date published'>21. November 2026</span>",
        "<abbr class=published title='2026-11-21T12:00:00Z'>noon</abbr>",
        "<span itemprop=datePublished content=2026-11-21>yesterday</span>",
        "<p class=articleDate>Published: <b>Nov. 21, 2026</b></p>",
        "<div class=PostTimestamp>21 November 2026</div>",
    ],
)
def test_the_date_beside_the_headline_is_the_article_s(html: str, date: str) -> None:
    today = "<div class=date>Tuesday, 24 November 2026</div><h2>Sections</h2>"
    for head in (f"{HEADLINE}{date}", f"{date}{HEADLINE}<h2>What is next</h2>"):
        page = f"<div>{today}{OTHERS}<h2>Harbour</h2><div>{head}{BODY}</div>{OTHERS}</div>"
        assert read(page, html=html) == "2026-11-21 12:00:00+00:00"


@BOTH
def test_what_machines_read_is_taken_where_it_tells_the_same_day(html: str) -> None:
    dates = (
        "<span class=date>21 November 2026 at 9:30 <time datetime='2026-11-21T09:30:10+02:00'>x</time></span>"
    )
    assert read(f"<div>{HEADLINE}{dates}{BODY}</div>", html=html) == "2026-11-21 07:30:10+00:00"


@BOTH
@pytest.mark.parametrize(
    "dates",
    [
        OTHERS,
        "<h3>Comments</h3><i class=comment-date>21 November 2026</i>",
        "<h3>Events</h3><i class='event date'>21 November 2026</i>",
        "<h3>Seal</h3><i class=published>a while ago</i>",
    ],
)
def test_other_dates_are_not_the_article_s(html: str, dates: str) -> None:
    assert read(f"<div>{HEADLINE}{BODY}</div>{dates}", html=html) == "None"


@BOTH
def test_the_only_date_of_a_page_is_its_own_wherever_it_stands(html: str) -> None:
    page = f"<div>{HEADLINE}<h2>What is next</h2>{BODY}<p class=posted>Posted on 21 November 2026</p></div>"
    assert read(page, html=html) == "2026-11-21 12:00:00+00:00"
