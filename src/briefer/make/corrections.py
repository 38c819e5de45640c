"""What earlier briefs printed, held against the articles that came in again today."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from briefer.ledger.corrections import find_corrections
from briefer.make.order import Order
from briefer.model import Correction, Digest, PastSentence
from briefer.settings import Settings
from briefer.store import Store, StoredSentence
from briefer.text.split import split_article


def correct_past(
    digests: Sequence[Digest], *, order: Order, store: Store, settings: Settings
) -> tuple[Correction, ...]:
    """Return the corrections to briefs of the last days that today's articles ask for."""
    if order.sample or not settings.correction_days:
        return ()
    since = order.day - timedelta(days=min(settings.correction_days, (order.day - date.min).days))
    urls = {digest.article.url for digest in digests}
    printed = store.find_printed(order.profile, since=since, before=order.day, urls=urls)
    return find_corrections(
        tuple(_recall(printed, store=store)),
        digests=digests,
        reported=store.find_corrected(order.profile, since=since, before=order.day),
    )


def _recall(printed: Sequence[tuple[date, StoredSentence]], *, store: Store) -> Iterator[PastSentence]:
    """Yield the printed sentences with their articles."""
    ids = tuple(dict.fromkeys(stored.article for _, stored in printed))
    splits = {split.article.id: split for split in map(split_article, store.load_articles(ids))}
    for day, stored in printed:
        split = splits[stored.article]
        for sentence in split.sentences:
            if (sentence.start, sentence.end) == (stored.start, stored.end):
                yield PastSentence(story=stored.story, day=day, article=split.article, sentence=sentence)
