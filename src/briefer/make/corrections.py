"""What earlier briefs printed, held against what came in again today, or was asked for again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from briefer.ledger.corrections import Revision, find_corrections
from briefer.make.arrivals import Reading
from briefer.make.connecting import Connection
from briefer.make.order import Order
from briefer.make.revisits import Revisits, list_pages, recall_revisits, revisit_pages
from briefer.model import Article, Correction, Digest, PastSentence, Window
from briefer.settings import Settings
from briefer.sources import Source
from briefer.store import Store, StoredSentence
from briefer.text.split import split_article


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedPast:
    """The corrections to briefs of the last days, and the pages that were asked for again to find them."""

    corrections: tuple[Correction, ...]
    revisits: Revisits


def check_past(
    order: Order,
    digests: Sequence[Digest],
    *,
    sources: Sequence[Source],
    window: Window,
    reading: Reading,
    store: Store,
    settings: Settings,
    connection: Connection,
) -> CheckedPast:
    """Return the corrections that today's ``digests``, and printed pages asked for again, ask for.

    Pages are asked for on the day itself; made again, a brief finds what that day found.
    """
    since = order.day - timedelta(days=min(settings.correction_days, (order.day - date.min).days))
    printed: tuple[PastSentence, ...] = ()
    if not order.sample:
        printed = tuple(_recall(order.profile, since=since, before=order.day, store=store))
    if order.fetch and order.day == order.today:
        asked = list_pages(printed, sources=sources, specs=order.specs, most=settings.correction_pages)
        revisits = revisit_pages(asked, connection=connection, reading=reading, window=window)
    else:
        revisits = recall_revisits(order.profile, store=store, window=window)
    corrections = find_corrections(
        printed,
        revisions=_list_revisions(digests, revisits, window=window, store=store) if printed else (),
        reported=store.find_corrected(order.profile, since=since, before=order.day),
    )
    return CheckedPast(corrections=corrections, revisits=revisits)


def keep_revisits(past: CheckedPast, *, store: Store, order: Order) -> None:
    """Keep of the pages those that correct something, so that it can be proved and made again."""
    revised = {correction.revised.id for correction in past.corrections}
    digests = past.revisits.digests.items()
    kept = {url: digest.article for url, digest in digests if digest.article.id in revised}
    known = store.find_versions({article.url for article in kept.values()}, besides=())
    fresh = {url: article for url, article in kept.items() if article.id not in known}
    documents = [past.revisits.documents[url] for url in fresh]
    moments = store.save_documents(documents, moment=order.moment)
    store.save_articles(
        [replace(article, seen=seen) for article, seen in zip(fresh.values(), moments, strict=True)]
    )
    ids = {url: article.id for url, article in kept.items()}
    store.save_revisits(order.profile, day=order.day, revisits=ids)


def _list_revisions(
    digests: Sequence[Digest], revisits: Revisits, *, window: Window, store: Store
) -> list[Revision]:
    """Return what stands today at each address, the newest where several came in."""
    arrived = {digest.article.url: digest for digest in sorted(digests, key=_age)}
    pairs = [*revisits.digests.items(), *arrived.items()]
    today = {digest.article.id for _, digest in pairs}
    versions = store.find_versions({url for url, _ in pairs}, besides=today)
    before = _list_before(store.load_articles(versions), window=window)
    return [
        Revision(
            url=url,
            digest=digest,
            before=before.get(url, ()),
            revisited=digest is revisits.digests.get(url),
        )
        for url, digest in pairs
    ]


def _age(digest: Digest) -> tuple[object, ...]:
    article = digest.article
    return article.seen, article.moment, article.id


def _list_before(versions: Sequence[Article], *, window: Window) -> Mapping[str, tuple[Article, ...]]:
    """Return what stood at each address on the day or earlier."""
    before: dict[str, tuple[Article, ...]] = {}
    for article in versions:
        if article.seen < window.until:
            before[article.url] = (*before.get(article.url, ()), article)
    return before


def _recall(profile: str, *, since: date, before: date, store: Store) -> Iterator[PastSentence]:
    """Yield the sentences printed in ``since <= day < before`` with their articles."""
    printed: Sequence[tuple[date, StoredSentence]] = store.find_printed(profile, since=since, before=before)
    ids = tuple(dict.fromkeys(stored.article for _, stored in printed))
    splits = {split.article.id: split for split in map(split_article, store.load_articles(ids))}
    for day, stored in printed:
        split = splits[stored.article]
        for sentence in split.sentences:
            if (sentence.start, sentence.end) == (stored.start, stored.end):
                yield PastSentence(story=stored.story, day=day, article=split.article, sentence=sentence)
