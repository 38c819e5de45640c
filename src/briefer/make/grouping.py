"""Rows of articles as one day: which tell one story, in which section, which are copies, and of whom.

The map half makes a digest of each row, in whatever process; the reduce half is that of every brief. Who
published when comes from the rows alone: the time of the run changes nothing.
"""

import hashlib
import json
import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from briefer.batch import Answer, Line, read_given, read_report, read_row, skip_row, write_answers
from briefer.make.reading import digest_article
from briefer.make.teller import Teller
from briefer.make.telling import NO_FAVOURS, Told, expect_nothing, tell_day
from briefer.make.window import find_window
from briefer.model import Digest, Window
from briefer.settings import Settings

_FIRST_DAY: Final = date(1970, 1, 1)
_LAST_DAY: Final = date(9999, 12, 30)


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestedRow:
    """A row's id as given, and its digest."""

    id: object
    digest: Digest


def digest_row(line: Line) -> DigestedRow | Answer:
    """Return the row's digest, or the answer that says why it is skipped."""
    row_id: object = None
    try:
        row = read_row(line)
        row_id = row.id
        report = read_report(row.values)
    except ValueError as error:
        return skip_row(row_id, str(error))
    if not any(map(str.isalnum, report.headline + report.text)):
        return skip_row(row_id, "no word in it")
    # not by its place among the rows, so that their order decides nothing
    identity = json.dumps([row_id, report.outlet, str(report.published), report.headline, report.text])
    given = read_given(report, doc=0)
    article = replace(given.article, id=hashlib.sha256(identity.encode()).hexdigest()[:16])
    return DigestedRow(id=row_id, digest=digest_article(article))


def group_rows(
    rows: Sequence[DigestedRow | Answer],
    *,
    settings: Settings,
    progress: Callable[[str, int, int], None],
) -> Iterator[Answer]:
    """Yield the answer to each row, in order; stories and origins are numbered as they first appear.

    Rows that are the same in everything are one article, and copies of the first of them.
    """
    digests = _settle_undated([row.digest for row in rows if isinstance(row, DigestedRow)])
    told = _tell_rows(digests, settings=settings, progress=progress)
    places = _list_places(told)
    ids: dict[str, object] = {}
    for row in rows:
        if isinstance(row, DigestedRow):
            ids.setdefault(row.digest.article.id, row.id)
    seen: set[str] = set()
    stories: dict[str, int] = {}
    origins: dict[tuple[str, str], int] = {}
    for row in rows:
        if isinstance(row, Answer):
            yield row
            continue
        article = row.digest.article.id
        place = places[article]
        original = told.copies.get(article, article if article in seen else "")
        seen.add(article)
        values = {
            "story": stories.setdefault(place.story, len(stories)),
            "theme": place.theme,
            "copy_of": ids.get(original),
            "origin": origins.setdefault((place.story, place.origin), len(origins)),
        }
        yield write_answers(row.id, values)


def _tell_rows(
    digests: Sequence[Digest], *, settings: Settings, progress: Callable[[str, int, int], None]
) -> Told:
    return tell_day(
        digests,
        tell=Teller(summarizer=settings.summarizer, sentences=settings.story_sentences),
        settings=settings,
        window=_find_window(digests),
        entries=(),
        favours=NO_FAVOURS,
        expect=expect_nothing,
        progress=progress,
    )


def _settle_undated(digests: Sequence[Digest]) -> list[Digest]:
    """Return the digests; who has no date counts as of the middle of those that have one, near most."""
    dates = [digest.article.published for digest in digests if digest.article.published]
    if not dates:
        return list(digests)
    middle = statistics.median_low(dates)
    return [replace(digest, article=replace(digest.article, seen=middle)) for digest in digests]


def _find_window(digests: Sequence[Digest]) -> Window:
    """Return the day of the newest article, of those that a calendar can hold: from it freshness counts."""
    newest = max((digest.article.moment.date() for digest in digests), default=_FIRST_DAY)
    day = min(max(newest, _FIRST_DAY), _LAST_DAY)
    return find_window(day, today=day, zone="UTC", last=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where an article stands: the lead of its story, its section, and who wrote it first."""

    story: str
    theme: str
    origin: str


def _list_places(told: Told) -> Mapping[str, _Place]:
    """Return the place of each article by its id; two reports of one agency in a story are of one origin."""
    places = {}
    for theme in told.themes:
        for ranked in theme.stories:
            story = ranked.followed.story
            for origin in story.cluster.origins:
                place = _Place(
                    story=story.lead.id,
                    theme=theme.label,
                    origin=origin.agency or origin.digest.article.id,
                )
                for digest in (origin.digest, *origin.copies):
                    places[digest.article.id] = place
    return places
