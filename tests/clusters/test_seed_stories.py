"""The events of the shipped seeds, found from the files: none merged with another, none split."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.fakes import make_window

from briefer.clusters import find_clusters
from briefer.dedupe import find_origins
from briefer.errors import ExtractionError
from briefer.extractors import extract_article
from briefer.figures import find_disagreements
from briefer.make.reading import digest_article
from briefer.model import Article, Cluster, Digest, RawDocument
from briefer.sources.folder import FolderSource
from briefer.themes.classifier import classify_stories

ROOT = Path(__file__).parents[2]
TRUTH = {
    seed["headline"]: seed
    for seed in tomllib.loads((ROOT / "tests" / "data" / "seeds.toml").read_text("utf-8"))["seed"]
    if seed["expect"] == "article"
}


def read_articles() -> Iterator[Article]:
    for document in FolderSource(path=ROOT / "seeds", name="seeds").fetch(make_window()):
        if isinstance(document, RawDocument):
            try:
                yield extract_article(document, html="trafilatura")
            except ExtractionError:
                continue


@pytest.fixture(scope="module")
def digests() -> list[Digest]:
    return [digest_article(article) for article in read_articles() if article.headline in TRUTH]


@pytest.fixture(scope="module")
def clusters(digests: list[Digest]) -> tuple[Cluster, ...]:
    return find_clusters(find_origins(digests, near=0.35), threshold=0.91, half_life_days=3.0)


def list_members(cluster: Cluster) -> list[Article]:
    return [digest.article for origin in cluster.origins for digest in (origin.digest, *origin.copies)]


def test_no_two_events_are_merged(clusters: tuple[Cluster, ...]) -> None:
    for cluster in clusters:
        members = list_members(cluster)
        events = {TRUTH[article.headline]["event"] or article.headline for article in members}
        assert len(events) == 1, [article.headline for article in members]


def test_no_event_is_split(clusters: tuple[Cluster, ...]) -> None:
    events = [TRUTH[list_members(cluster)[0].headline]["event"] for cluster in clusters]
    told = sorted(event for event in events if event)
    assert len(told) == 8
    assert len(set(told)) == 8


def test_the_wire_counts_once(clusters: tuple[Cluster, ...]) -> None:
    wires = [
        origin
        for cluster in clusters
        for origin in cluster.origins
        if TRUTH[origin.digest.article.headline].get("wire")
    ]
    assert len(wires) == 1
    assert len(wires[0].copies) == 2
    assert wires[0].agency == "Meridian Press Agency"


def test_two_events_differ_on_a_figure(clusters: tuple[Cluster, ...]) -> None:
    disputed = {
        TRUTH[list_members(cluster)[0].headline]["event"]: [
            sorted(figure.value for figure in each.figures) for each in find_disagreements(cluster)
        ]
        for cluster in clusters
        if find_disagreements(cluster)
    }
    assert disputed == {"ferry": [[14.0, 17.0]], "calder": [[2.1e9, 2.4e9]]}


def test_most_seeds_stand_in_their_section(digests: list[Digest]) -> None:
    guesses = [classify_stories([[digest.terms]], language=digest.article.language)[0] for digest in digests]
    truth = [TRUTH[digest.article.headline]["theme"] for digest in digests]
    right = [guess.section == section for guess, section in zip(guesses, truth, strict=True)]
    sure = [hit for guess, hit in zip(guesses, right, strict=True) if guess.sure]
    assert sum(right) >= 0.85 * len(digests)
    assert sum(sure) >= 0.9 * len(sure)
    assert len(sure) >= 0.75 * len(digests)
