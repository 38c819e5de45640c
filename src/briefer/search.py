"""Searching the store: articles, and the briefs that printed them, by their words.

What is shown of a text is a sentence of it, word for word, never put together.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from briefer.errors import QueryError
from briefer.model import Article
from briefer.store import Store
from briefer.store.index import BRIEF
from briefer.text.folding import compile_phrase, find_places, fold_text, read_phrases
from briefer.text.sentences import split_sentences

MOST_CHARACTERS = 200
# After so long nobody waits any more, and a server has others to answer.
MOST_SECONDS = 2.0
_SNIPPET_CHARACTERS = 320
_BEFORE = 80  # characters that stay before the first find where a sentence is too long to show


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A piece of a text, word for word, and where in it the words stand that were searched for."""

    text: str
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An article or a brief that fits.

    ``kind`` is "article" or "brief"; ``id`` an article's id, or a brief's profile and day; ``outlet`` who
    published the article, or the brief's profile; ``moment`` when the article appeared, or was first seen;
    ``language`` the article's, "" of a brief; ``printed`` the days whose briefs printed it.
    """

    kind: str
    id: str
    headline: str
    outlet: str
    moment: datetime
    url: str
    language: str
    snippet: Snippet
    printed: tuple[date, ...]


def search_store(store: Store, query: str, *, since: datetime | None, most: int) -> tuple[Found, ...]:
    """Return up to ``most`` articles and briefs that hold every word of the query, the best first.

    The index is brought up to date first. Raises QueryError for a query of no words, one that is too long,
    and one that takes too long.
    """
    if len(query) > MOST_CHARACTERS:
        raise QueryError(f"a search has at most {MOST_CHARACTERS} characters, and this one {len(query)}")
    phrases = read_phrases(query)
    if not phrases:
        raise QueryError("there is no word to search for: give a word, or several")
    store.search.update()
    hits = store.search.find(phrases, since=since, most=most, seconds=MOST_SECONDS)
    patterns = [compile_phrase(phrase) for phrase in phrases]
    ids = [hit.key for hit in hits if hit.kind != BRIEF]
    articles = {article.id: article for article in store.load_articles(ids)}
    days = store.archive.find_days(ids)
    return tuple(
        _show_brief(store, hit.key, moment=hit.moment, patterns=patterns)
        if hit.kind == BRIEF
        else _show_article(articles[hit.key], printed=days.get(hit.key, ()), patterns=patterns)
        for hit in hits
    )


def _show_article(
    article: Article, *, printed: tuple[date, ...], patterns: Sequence[re.Pattern[str]]
) -> Found:
    return Found(
        kind="article",
        id=article.id,
        headline=article.headline,
        outlet=article.outlet or article.source,
        moment=article.published or article.seen,
        url=article.url,
        language=article.language,
        snippet=_show(_choose_sentence(article, patterns), patterns),
        printed=printed,
    )


def _show_brief(store: Store, key: str, *, moment: datetime, patterns: Sequence[re.Pattern[str]]) -> Found:
    profile, _, day = key.rpartition("/")
    stored = store.find_brief(profile, date.fromisoformat(day))
    sentences = store.load_printed(stored) if stored else ()
    articles = store.load_articles(dict.fromkeys(sentence.article for sentence in sentences))
    texts = (*(sentence.text for sentence in sentences), *(article.headline for article in articles))
    return Found(
        kind=BRIEF,
        id=key,
        headline=f"The brief of {day}",
        outlet=profile,
        moment=moment,
        url="",
        language="",
        snippet=_show(_choose(texts, patterns), patterns),
        printed=(date.fromisoformat(day),),
    )


def _choose_sentence(article: Article, patterns: Sequence[re.Pattern[str]]) -> str:
    # Cutting into sentences takes longer than looking: only the best paragraph is cut.
    paragraph = _choose(article.paragraphs, patterns)
    spans = split_sentences(paragraph, language=article.language)
    return _choose((paragraph[start:end] for start, end in spans), patterns)


def _choose(texts: Iterable[str], patterns: Sequence[re.Pattern[str]]) -> str:
    """Return the text in which most of the patterns are found, the first of several."""
    best, most = "", -1
    for text in texts:
        folded = fold_text(text)
        count = sum(pattern.search(folded) is not None for pattern in patterns)
        if count > most:
            best, most = text, count
        if most == len(patterns):
            break
    return best


def _show(text: str, patterns: Sequence[re.Pattern[str]]) -> Snippet:
    return _cut(text, find_places(text, patterns))


def _cut(sentence: str, places: Sequence[tuple[int, int]]) -> Snippet:
    """Return what is shown of the sentence: a long one is cut between two words, before its first find."""
    start, end = 0, len(sentence)
    if end > _SNIPPET_CHARACTERS:
        first = places[0][0] if places else 0
        if first > _BEFORE:
            # Scripts without blanks may be cut anywhere.
            start = sentence.find(" ", first - _BEFORE, first) + 1 or first - _BEFORE
        if start + _SNIPPET_CHARACTERS < end:
            limit = start + _SNIPPET_CHARACTERS
            end = max(sentence.rfind(" ", start, limit), 0) or limit
    return Snippet(text=sentence[start:end], places=tuple(_move(places, start=start, end=end)))


def _move(places: Sequence[tuple[int, int]], *, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the places inside ``start:end`` counted from there, none of them overlapping."""
    done = start
    for left, right in places:
        left, right = max(left, done), min(right, end)
        if left < right:
            yield left - start, right - start
            done = right
