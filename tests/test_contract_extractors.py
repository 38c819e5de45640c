"""What every extractor keeps, shown on the sample articles of its kind and on bytes that are none."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fakes import make_window
from tests.sources.networks import open_remote

from briefer.errors import ExtractionError, SettingsError
from briefer.extractors import EXTRACTORS, HTML_EXTRACTORS, extract_article, sniff_media_type
from briefer.model import Article, RawDocument, Skipped
from briefer.sources import open_source

SEEDS = Path(__file__).parent.parent / "seeds"
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def list_samples() -> list[RawDocument]:
    found = open_source(str(SEEDS), kind="", name="sample", connect=open_remote, options={}).fetch(
        make_window()
    )
    return [document for document in found if not isinstance(document, Skipped)]


SAMPLES = list_samples()


def kind_of(document: RawDocument) -> str:
    return sniff_media_type(document.content, media_type=document.media_type, url=document.url)


def extract(document: RawDocument, html: str) -> Article | None:
    """Return the article, or None when the document gives a sound reason for having none."""
    try:
        return extract_article(document, html=html)
    except ExtractionError as error:
        reason, url = str(error), error.url
    assert reason
    assert "\n" not in reason
    assert url == document.url
    return None


def test_every_extractor_has_a_sample() -> None:
    assert set(EXTRACTORS) <= {kind_of(document) for document in SAMPLES}


@pytest.mark.parametrize("html", HTML_EXTRACTORS)
@pytest.mark.parametrize("document", SAMPLES, ids=lambda document: document.url)
def test_an_article_is_text_with_all_it_needs_and_always_the_same(document: RawDocument, html: str) -> None:
    article = extract(document, html)
    assert article == extract(document, html)
    if article is None:
        return
    assert len(article.id) == 16
    assert article.source == document.source
    assert article.headline
    assert article.paragraphs
    assert all(text == text.strip() != "" and "\n" not in text for text in article.paragraphs)
    assert not set(article.text) & {"\0", "\r", "\ufffe"}
    assert "</" not in article.headline + article.text
    assert article.published is None or article.published.utcoffset() is not None
    assert len(article.language) == 2


@pytest.mark.parametrize("kind", EXTRACTORS)
@given(content=st.one_of(st.binary(max_size=400), st.text(max_size=400).map(lambda text: text.encode())))
def test_any_bytes_are_an_article_or_one_reason(kind: str, content: bytes) -> None:
    document = RawDocument(content=content, media_type=kind, url="file:x", source="test", fetched=NOON)
    article = extract(document, "trafilatura")
    assert article is None or article.paragraphs


def test_an_unknown_way_to_read_pages_is_a_wrong_setting_with_a_hint() -> None:
    page = next(document for document in SAMPLES if kind_of(document) == "text/html")
    with pytest.raises(SettingsError, match="trafilatura"):
        extract_article(page, html="trafilatur")
