"""Articles: the readable text that every printed sentence is proved against."""

import hashlib
import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from briefer.errors import StoreError
from briefer.model import PARAGRAPH_BREAK, Article
from briefer.store.columns import to_column, to_json, to_moment, to_strings


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredText:
    """An article's headline and text as they lie in the store; ``sound`` when they still fit its id."""

    headline: str
    text: str
    sound: bool


_COLUMNS = (
    "id, document, source, url, headline, paragraphs, outlet, byline, published, seen, language, extent"
)
_FROM_SOURCES = """(source IN (SELECT value FROM json_each(:sources)) OR EXISTS (
    SELECT 1 FROM arrivals
    WHERE arrivals.document = articles.document AND arrivals.source IN (SELECT value FROM json_each(:sources))
))"""


def save_articles(connection: sqlite3.Connection, articles: Iterable[Article]) -> None:
    """Keep the articles; of one that is there already, all is renewed but when it was first seen."""
    connection.executemany(
        f"INSERT INTO articles ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET document = excluded.document, source = excluded.source,"
        " paragraphs = excluded.paragraphs, outlet = excluded.outlet, byline = excluded.byline,"
        " published = excluded.published, language = excluded.language, extent = excluded.extent",
        (_to_row(article) for article in articles),
    )


def find_known(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, datetime]:
    """Return when each article of these ids that the store holds was first seen."""
    rows = connection.execute(
        "SELECT id, seen FROM articles WHERE id IN (SELECT value FROM json_each(?))", (to_json(ids),)
    )
    return {article_id: to_moment(seen) for article_id, seen in rows}


def load_articles(connection: sqlite3.Connection, ids: Sequence[str], *, path: Path) -> tuple[Article, ...]:
    """Return the articles in the order of ``ids``; StoreError for one that is absent or altered."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM articles WHERE id IN (SELECT value FROM json_each(?))", (to_json(ids),)
    )
    articles = {article.id: article for article in (_to_article(row, path=path) for row in rows)}
    for article_id in ids:
        if article_id not in articles:
            message = (
                f"the store {path} holds no article {article_id}: if `briefer gc` removed it, the brief that"
                " needs it can still be proved, but not be made again"
            )
            raise StoreError(message, path=str(path))
    return tuple(articles[article_id] for article_id in ids)


def find_arrived(
    connection: sqlite3.Connection,
    *,
    since: datetime,
    until: datetime,
    sources: Collection[str],
    path: Path,
) -> tuple[Article, ...]:
    """Return the articles first seen in ``since <= seen < until``, by that moment and id."""
    return _find(connection, "seen", since=since, until=until, sources=sources, path=path)


def find_dated(
    connection: sqlite3.Connection,
    *,
    since: datetime,
    until: datetime,
    sources: Collection[str],
    path: Path,
) -> tuple[Article, ...]:
    """Return the articles whose own moment is in ``since <= moment < until``, by that moment and id."""
    return _find(
        connection, "coalesce(published, seen)", since=since, until=until, sources=sources, path=path
    )


class OutletCounts:
    """How much each outlet says, behind the store's own door."""

    def __init__(self, *, reading: Callable[[], AbstractContextManager[sqlite3.Connection]]) -> None:
        self._reading = reading

    def __call__(self, *, since: datetime, until: datetime) -> dict[str, int]:
        """Return how many articles first seen in ``since <= seen < until`` are of each outlet, or source."""
        with self._reading() as connection:
            return dict(
                connection.execute(
                    "SELECT CASE outlet WHEN '' THEN source ELSE outlet END, count(*) FROM articles"
                    " WHERE seen >= ? AND seen < ? GROUP BY 1 ORDER BY 1",
                    (to_column(since), to_column(until)),
                )
            )


def load_texts(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, StoredText]:
    """Return headlines and texts just as they lie there, unproved; ids that are absent are left out."""
    rows = connection.execute(
        "SELECT id, url, headline, paragraphs FROM articles WHERE id IN (SELECT value FROM json_each(?))",
        (to_json(ids),),
    )
    texts: dict[str, StoredText] = {}
    for article_id, url, headline, paragraphs in rows:
        text = PARAGRAPH_BREAK.join(json.loads(paragraphs))
        sound = identify_article(url=url, headline=headline, text=text) == article_id
        texts[article_id] = StoredText(headline=headline, text=text, sound=sound)
    return texts


def identify_article(*, url: str, headline: str, text: str) -> str:
    """Return the id that an article of this address, headline and text has."""
    return hashlib.sha256("\0".join([url, headline, text]).encode()).hexdigest()[:16]


def _find(
    connection: sqlite3.Connection,
    moment: str,
    *,
    since: datetime,
    until: datetime,
    sources: Collection[str],
    path: Path,
) -> tuple[Article, ...]:
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM articles WHERE {moment} >= :since AND {moment} < :until"
        f" AND {_FROM_SOURCES} ORDER BY {moment}, id",
        {"since": to_column(since), "until": to_column(until), "sources": to_json(sorted(sources))},
    )
    return tuple(_to_article(row, path=path) for row in rows)


def _to_row(article: Article) -> tuple[str | int | None, ...]:
    return (
        article.id,
        article.document,
        article.source,
        article.url,
        article.headline,
        to_json(article.paragraphs),
        article.outlet,
        article.byline,
        None if article.published is None else to_column(article.published),
        to_column(article.seen),
        article.language,
        article.extent,
    )


def _to_article(row: Sequence[str | int | None], *, path: Path) -> Article:
    (article_id, document, source, url, headline, paragraphs, outlet, byline, *rest) = row
    published, seen, language, extent = rest
    article = Article(
        id=str(article_id),
        document=str(document),
        source=str(source),
        url=str(url),
        headline=str(headline),
        paragraphs=to_strings(str(paragraphs)),
        outlet=str(outlet),
        byline=str(byline),
        published=None if published is None else to_moment(int(published)),
        seen=to_moment(int(seen or 0)),
        language=str(language),
        extent="summary" if extent == "summary" else "whole",
    )
    if identify_article(url=article.url, headline=article.headline, text=article.text) != article.id:
        message = (
            f"the store {path} is damaged: article {article.id} is not what was saved; run `briefer check`"
        )
        raise StoreError(message, path=str(path))
    return article
