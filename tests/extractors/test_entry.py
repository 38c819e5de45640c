"""An entry of a feed tells as much as there is of it, and says how much that is."""

import json

import pytest
from tests.fakes import MORNING

from briefer.errors import ExtractionError
from briefer.extractors import extract_article
from briefer.model import Article, RawDocument
from briefer.sources.feeds import ENTRY_TYPE

TEASER = "The harbour bridge reopened on Tuesday after a week of checks by the council."
BODY = [
    "The harbour bridge reopened on Tuesday morning after engineers had checked every bolt of its northern span.",
    "Council leader Ruth Alder said the work had cost 40,000 pounds and would not need to be repeated this year.",
    "Lorries of more than 18 tonnes are still sent round by the ring road until the new bearings have arrived.",
    "Shopkeepers on the quay welcomed the news, after takings had fallen by a third while the crossing was shut.",
]
PAGE = (
    '<html><head><title>Harbour bridge open again | Harbour Post</title><meta property="og:site_name"'
    ' content="Harbour Post"><link rel="canonical" href="https://harbourpost.example/news/bridge">'
    '<meta property="article:published_time" content="2026-11-24T05:30:00Z"></head><body><nav><a href="/">Home'
    "</a></nav><article><h1>Harbour bridge open again</h1>"
    + "".join(f"<p>{line}</p>" for line in BODY)
    + "</article></body></html>"
)


def extract(**said: str) -> Article:
    entry = {
        "id": "hp-1",
        "url": "https://harbourpost.example/go/1",
        "headline": "Bridge reopens",
        "byline": "Jane Doe",
        "published": "2026-11-24T05:00:00+00:00",
        "outlet": "Harbour Post",
        "language": "en",
        "html": "",
        "summary": "",
    } | said
    document = RawDocument(
        content=json.dumps(entry).encode(),
        media_type=ENTRY_TYPE,
        url=entry["url"],
        source="test",
        fetched=MORNING,
    )
    return extract_article(document, html="trafilatura")


def page(html: str) -> dict[str, str]:
    return {"page": html.encode().decode("latin-1"), "page_type": "text/html; charset=utf-8"}


def test_the_page_comes_before_all_with_what_the_feed_says_about_it() -> None:
    article = extract(summary=TEASER, **page(PAGE.replace("Alder", "Älder")))
    assert article.extent == "whole"
    assert [line.replace("Älder", "Alder") for line in article.paragraphs] == BODY
    assert article.headline == "Bridge reopens"
    assert article.byline == "Jane Doe"
    assert article.published is not None
    assert article.published.isoformat() == "2026-11-24T05:00:00+00:00"
    assert article.url == "https://harbourpost.example/news/bridge"


def test_what_the_feed_does_not_say_the_page_may() -> None:
    article = extract(headline="", published="", byline="", outlet="", **page(PAGE))
    assert article.headline == "Harbour bridge open again"
    assert article.published is not None
    assert article.published.minute == 30
    assert article.outlet == "Harbour Post"


def test_the_content_comes_before_the_summary() -> None:
    article = extract(html="".join(f"<p>{line}</p>" for line in BODY), summary=TEASER)
    assert article.extent == "whole"
    assert list(article.paragraphs) == BODY


def test_a_summary_alone_is_called_one() -> None:
    assert extract(summary=TEASER).extent == "summary"
    assert extract(html=f"{TEASER} […]", summary=TEASER).extent == "summary"


def test_a_headline_alone_is_no_article() -> None:
    with pytest.raises(ExtractionError, match="a headline alone"):
        extract()


CONSENT = "<html><body><p>We value your privacy. Accept all cookies or manage your consent settings.</p></body></html>"
TEASER_PAGE = PAGE.replace(
    "".join(f"<p>{line}</p>" for line in BODY), f"<p>{TEASER}</p><p>Subscribe to continue</p>"
)
INDEX = (
    "<html><head><title>Harbour Post</title></head><body>"
    + "".join(f'<h2><a href="/{number}">Headline number {number} of the day</a></h2>' for number in range(40))
    + "</body></html>"
)


@pytest.mark.parametrize("html", [CONSENT, TEASER_PAGE, INDEX, "", "<html></html>", "\0\0\0", PAGE[:400]])
def test_a_page_that_is_none_leaves_the_summary_and_its_label(html: str) -> None:
    article = extract(summary=TEASER, **page(html))
    assert article.extent == "summary"
    assert article.paragraphs == (TEASER,)
    with pytest.raises(ExtractionError):
        extract(**page(html.replace(TEASER, "")))


def test_a_page_that_calls_itself_an_entry_is_not_read_as_one_for_ever() -> None:
    inner = json.dumps({"html": f"<p>{TEASER}</p>", "page": "{}", "page_type": ENTRY_TYPE})
    article = extract(summary=TEASER, page=inner, page_type=ENTRY_TYPE)
    assert article.paragraphs == (TEASER,)


@pytest.mark.parametrize("address", ["https://harbourpost.example/go/1", " http://a.example/x?y=1 "])
def test_an_address_in_place_of_a_headline_is_none(address: str) -> None:
    assert extract(headline=address, summary=TEASER, **page(PAGE)).headline == "Harbour bridge open again"
    assert "://" not in extract(headline=address, summary=TEASER).headline
    assert (
        extract(headline="https://a.example is down", summary=TEASER).headline == "https://a.example is down"
    )
