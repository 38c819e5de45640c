"""Reading the day: documents from every source, kept in the store, through the map half, into the window."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from briefer.engines import Engine
from briefer.errors import SourceError
from briefer.make.connecting import Connection
from briefer.make.errand import MAP_HALF, lose_document, read_document, recall_article
from briefer.make.recalling import Recall, merge_reports
from briefer.make.window import start_of_day
from briefer.model import Article, Digest, RawDocument, Skipped, SourceReport, Vector, Window
from briefer.rules import Rulebook
from briefer.sources import Source
from briefer.sources.ahead import draw_ahead, is_distant, is_remote
from briefer.store import Store

Progress = Callable[[str, int, int], None]

# Documents are kept in batches: a transaction for each would wait for the disk each time.
BATCH = 32
# Why an article that could be read is not in the brief.
OUTSIDE = "outside the window"
SAME_DOCUMENT, SAME_ARTICLE = "the same document twice", "the same article twice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """Which articles the brief covers: the recorded ones, and those that arrived or are dated in the window.

    ``arrival`` says that arrival counts, not the article's own date; ``handed_over`` that undated articles
    were given for this very day; ``everything`` that all are covered, as with the shipped sample. What the
    reader's rules drop stays out, unless it is recorded.
    """

    window: Window
    arrival: bool
    handed_over: bool
    everything: bool
    recorded: frozenset[str]
    rulebook: Rulebook

    def find_reason(self, article: Article, *, seen: datetime) -> str:
        """Return why the brief does not cover an article that was first seen at ``seen``, or ""."""
        if article.id in self.recorded:
            return ""
        return self.rulebook.judge(article).dropped if self._covers(article, seen=seen) else OUTSIDE

    def _covers(self, article: Article, *, seen: datetime) -> bool:
        if self.everything:
            return True
        if self.arrival:
            return self.window.since < seen < self.window.until
        if article.published is None and self.handed_over:
            return True
        return self.window.since <= (article.published or seen) < self.window.until


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrivals:
    """What the day brought: digests that the brief covers, and what stayed outside, with reasons.

    ``failures`` are sources of this machine that could not be read, a line each: their owner hears of them
    every time. Of sources that ask the network, see ``Connection.list_tidings``.
    """

    digests: tuple[Digest, ...]
    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...]
    reports: tuple[SourceReport, ...]
    failures: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How documents are read: by which engine, which is entered, and by which extractor of web pages."""

    engine: Engine
    html: str


class Desk:
    """Where documents arrive: each is counted, kept in the store and passed on once.

    ``moment`` is the time of the run, which only the store learns; ``seen`` grows with the documents passed
    on, in their order: when each was first seen. ``total`` is how many there are, 0 until that is known.
    ``connection`` is what sources share that ask the network; what they gave until the moment ``known`` and
    give again is not passed on: a feed repeats itself for weeks.
    """

    def __init__(
        self,
        sources: Sequence[Source],
        *,
        connection: Connection,
        store: Store,
        window: Window,
        moment: datetime,
        known: datetime | None,
        keep: bool,
    ) -> None:
        self.sources = sources
        self.connection = connection
        self.store = store
        self.window = window
        self.moment = moment
        self.known = known
        self.keep = keep
        self.seen: list[datetime] = []
        self.total = 0
        self._counts = {source.name: 0 for source in sources}
        self._remote = {source.name for source in sources if is_remote(source)}
        self._troubles: dict[str, str] = {}
        self._met: set[tuple[str, str]] = set()

    def pass_on(self) -> Iterator[RawDocument | Skipped]:
        """Yield every document, those of a batch after they are kept."""
        batch: list[RawDocument | Skipped] = []
        for document in self._draw():
            batch.append(document)
            if len(batch) == BATCH:
                yield from self._keep(batch)
                batch = []
        last = list(self._keep(batch))
        self.total = len(self.seen)
        yield from last

    def report(self, recall: Recall, *, again: Iterable[Article | Skipped]) -> tuple[SourceReport, ...]:
        """Return what each source gave, now or ``again`` by the store, and its trouble."""
        fresh = [self._report(source) for source in self.sources]
        return merge_reports(fresh, recall, again=(each.source for each in again), remote=self._remote)

    def _report(self, source: Source) -> SourceReport:
        trouble, note = self._troubles.get(source.name, ""), ""
        if is_distant(source):
            trouble, note = self.connection.diagnose(source, trouble=trouble)
        documents = self._counts[source.name]
        return SourceReport(name=source.name, documents=documents, trouble=trouble, note=note)

    def list_failures(self) -> tuple[str, ...]:
        """Return a line for each source of this machine that could not be read."""
        return tuple(
            f"{source.name}: {self._troubles[source.name]}"
            for source in self.sources
            if source.name in self._troubles and not is_distant(source)
        )

    def _draw(self) -> Iterator[RawDocument | Skipped]:
        for source, document in draw_ahead(self.sources, self.window):
            if isinstance(document, SourceError):
                self._troubles[source.name] = str(document)
            else:
                yield self._admit(document)

    def _admit(self, document: RawDocument | Skipped) -> RawDocument | Skipped:
        if isinstance(document, Skipped):
            return document
        key = (document.url, document.sha256)
        if key in self._met:
            return _skip(document.url, document.source, SAME_DOCUMENT)
        self._met.add(key)
        return document

    def _keep(self, drawn: Sequence[RawDocument | Skipped]) -> Iterator[RawDocument | Skipped]:
        batch = [
            each if isinstance(each, Skipped) else self.connection.complete(each, self.store)
            for each in drawn
        ]
        documents = [document for document in batch if isinstance(document, RawDocument)]
        if self.keep:
            self.connection.save_hosts(self.store)
        find = self.store.save_documents if self.keep else self.store.find_first_seen
        seen = iter(find(documents, moment=self.moment))
        if self.keep:
            self.connection.save_pages(documents, self.store)
        for document in batch:
            moment = next(seen) if isinstance(document, RawDocument) else self.moment
            if self.known and moment <= self.known and document.source in self._remote:
                continue
            self._counts[document.source] = self._counts.get(document.source, 0) + 1
            self.seen.append(moment)
            yield document

    def keep_articles(self, articles: Iterable[Article]) -> None:
        """Keep what was read, and with it what was learned of the addresses that gave it."""
        if self.keep:
            with self.store.transaction():
                self.store.save_articles(articles)
                self.connection.save_addresses(self.store)


class _Pile:
    """What has come back: each article once, digests of those that the brief covers, and what is left out."""

    def __init__(self, desk: Desk, *, admission: Admission) -> None:
        self.articles: dict[str, Article] = {}
        self.digests: list[Digest] = []
        self.skipped: list[Skipped] = []
        self._desk = desk
        self._admission = admission
        self._waiting: list[tuple[Digest | Skipped, datetime]] = []
        self._terms: dict[str, str] = {}

    def put(self, result: Digest | Skipped, *, seen: datetime) -> None:
        """Take a result of a document first seen at ``seen``, to be sorted in with others."""
        self._waiting.append((result, seen))
        if len(self._waiting) == BATCH:
            self.sort_in()

    def sort_in(self) -> None:
        """Sort in what has been taken: the store is asked once for all of it."""
        known = self._desk.store.find_known(
            [result.article.id for result, _ in self._waiting if isinstance(result, Digest)]
        )
        for result, seen in self._waiting:
            if isinstance(result, Skipped):
                self.skipped.append(result)
            else:
                # Its bytes may be new where it is not: a page has another advertisement every day.
                self._sort_one(result, seen=known.get(result.article.id, seen))
        self._waiting.clear()

    def _sort_one(self, digest: Digest, *, seen: datetime) -> None:
        article = replace(digest.article, seen=seen)
        reason = SAME_ARTICLE
        if article.id not in self.articles:
            self.articles[article.id] = article
            reason = self._admission.find_reason(article, seen=seen)
        if reason:
            self.skipped.append(_skip(article.url, article.source, reason))
            return
        counted = count_in_days(article, zone=self._desk.window.zone)
        self.digests.append(replace(digest, article=counted, terms=self._share_terms(digest.terms)))

    def _share_terms(self, vector: Vector) -> Vector:
        """Return the vector with terms that all share: a worker sends each with copies of its own."""
        terms = tuple(map(self._terms.setdefault, vector.terms, vector.terms))
        return Vector(terms=terms, counts=vector.counts)


def read_day(
    desk: Desk, *, reading: Reading, admission: Admission, recall: Recall, progress: Progress
) -> Arrivals:
    """Read everything on the desk, and of what is recalled what no source gives any more."""
    read = partial(read_document, html=reading.html)
    pile = _Pile(desk, admission=admission)
    reading.engine.prepare(MAP_HALF)  # while the first documents are drawn
    results = reading.engine.map(read, desk.pass_on(), lost=lose_document)
    for index, result in enumerate(results):
        progress("read", index + 1, desk.total)
        pile.put(result, seen=desk.seen[index])
    pile.sort_in()
    desk.keep_articles(pile.articles.values())
    stored, muted = _recall(recall.ids, given=pile.articles, desk=desk, admission=admission)
    kept = (*pile.digests, *stored)
    met = {each.url for each in (*pile.skipped, *muted)} | {digest.article.url for digest in kept}
    again = (*muted, *(each for each in recall.skipped if each.url not in met))
    return Arrivals(
        digests=kept,
        articles=tuple(digest.article for digest in kept),
        skipped=(*pile.skipped, *again),
        reports=desk.report(recall, again=[*(digest.article for digest in stored), *again]),
        failures=desk.list_failures(),
    )


def _recall(
    ids: Sequence[str], *, given: Mapping[str, Article], desk: Desk, admission: Admission
) -> tuple[tuple[Digest, ...], tuple[Skipped, ...]]:
    """Return digests of stored articles that were not ``given`` today, nor revised by one that was.

    Those that the reader's rules drop come as Skipped.
    """
    revised = {article.url for article in given.values()}
    digests: list[Digest] = []
    skipped: list[Skipped] = []
    for article in desk.store.load_articles([key for key in ids if key not in given]):
        recorded = article.id in admission.recorded
        reason = "" if recorded else admission.rulebook.judge(article).dropped
        if reason:
            skipped.append(_skip(article.url, article.source, reason))
        elif recorded or article.url not in revised:
            digests.append(recall_article(count_in_days(article, zone=desk.window.zone)))
    return tuple(digests), tuple(skipped)


def count_in_days(article: Article, *, zone: str) -> Article:
    """Return the article as first seen on a day, not at a time: the time of a run must not change a brief."""
    day = article.seen.astimezone(ZoneInfo(zone)).date()
    return replace(article, seen=start_of_day(day, zone=zone))


def _skip(url: str, source: str, reason: str) -> Skipped:
    return Skipped(url=url, source=source, room="make", reason=reason)
