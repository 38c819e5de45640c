"""A store of 10,000 invented articles and a month of briefs, for measuring the archive.

The articles are those of the pipeline's benchmark (``bench.corpus``); each day's edition is a page of 50 KB.
"""

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from bench.corpus import Report, read_pool, write_reports
from tests.fakes import make_article
from tests.store.builders import make_brief, make_edition

from briefer.model import Article
from briefer.store import STORE_NAME, open_store

FIRST_DAY = date(2026, 10, 1)
DAYS = 30
PAGE_BYTES = 50_000
SEED = 20


def make_archive(folder: Path, *, seeds: Path, count: int) -> Path:
    """Return the data folder of a store with ``count`` articles, made below ``folder``."""
    reports = list(write_reports(read_pool(seeds), count=count, chance=random.Random(SEED)))
    articles = list(_list_articles(reports))
    with open_store(folder / STORE_NAME) as store, store.transaction():
        store.save_articles(articles)
        for number, article in enumerate(articles[:: max(1, count // DAYS)][:DAYS]):
            day = FIRST_DAY + timedelta(days=number)
            page = f"<!doctype html><title>{day}</title><p>{article.text}</p>".encode()
            store.save_brief(
                make_brief(article, day=day, number=number + 1),
                profile="brief",
                moment=datetime.combine(day, time(6), tzinfo=UTC),
                articles=[article.id],
                sources=("bench",),
                editions=[make_edition(page.ljust(PAGE_BYTES, b"\n"))],
            )
    return folder


def _list_articles(reports: Sequence[Report]) -> Iterator[Article]:
    for number, report in enumerate(reports):
        day = FIRST_DAY + timedelta(days=number * DAYS // len(reports))
        yield make_article(
            *(" ".join(report.sentences[start : start + 3]) for start in range(0, len(report.sentences), 3)),
            headline=report.headline,
            outlet=report.outlet,
            url=f"https://news.example/{number}",
            published=datetime.combine(day, time(), tzinfo=UTC) + timedelta(minutes=report.minute),
        )
