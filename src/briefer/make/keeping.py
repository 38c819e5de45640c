"""The brief is kept, with all that later days, searches and questions need to know of it."""

from collections.abc import Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass

from briefer.ledger import record_stories
from briefer.make.corrections import keep_revisits
from briefer.make.printing import Copy
from briefer.make.timing import timed
from briefer.make.tracing import trace_stories
from briefer.model import Brief, Edition, LedgerEntry, Mailing, Trace
from briefer.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """What is sent of a brief: ``held`` says why nothing may be before its owner has decided, or is ""."""

    mailing: Mailing | None
    held: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """What is remembered of a day's stories, and why they stood where they stood."""

    entries: tuple[LedgerEntry, ...]
    traces: tuple[Trace, ...]


class Recorder:
    """Has the records of a brief gathered ``aside``, from when it is settled what it tells."""

    def __init__(self, copy: Copy, *, aside: Executor) -> None:
        self._copy = copy
        self._aside = aside
        self._last: Future[Records]

    def __call__(self, brief: Brief) -> None:
        """Begin with this brief; of several the last counts."""
        self._last = self._aside.submit(gather_records, brief, copy=self._copy)

    def finish(self) -> Records:
        """Return the records."""
        return self._last.result()


def gather_records(brief: Brief, *, copy: Copy) -> Records:
    """Return the records of a brief; of the sample's stories, which are new every day, none is remembered."""
    remembered = () if copy.order.sample else copy.told.followed
    return Records(
        entries=record_stories(
            remembered, printed=_list_printed(brief), entries=copy.entries, day=copy.order.day
        ),
        traces=trace_stories(brief, told=copy.told),
    )


def keep_brief(
    brief: Brief,
    *,
    records: Records,
    copy: Copy,
    editions: Sequence[Edition],
    outgoing: Outgoing,
    store: Store,
) -> None:
    """Keep the brief and what is sent of it in the store, all at once."""
    profile, day, moment = copy.order.profile, copy.order.day, copy.order.moment
    with timed("store"), store.transaction():
        keep_revisits(copy.past, store=store, order=copy.order)
        stored = store.save_brief(
            brief,
            profile=profile,
            moment=moment,
            articles=[digest.article.id for digest in copy.arrivals.digests],
            sources=copy.order.specs,
            editions=editions,
        )
        store.inserts.save(profile, day, copy.inserts)
        store.network.save_reports(profile, day=day, reports=copy.arrivals.reports)
        store.traces.save(profile, day=day, traces=records.traces)
        store.save_ledger(profile, day=day, entries=records.entries)
        if outgoing.mailing is not None:
            store.outbox.freeze(outgoing.mailing, revision=stored.revision, moment=moment)
            if outgoing.held:
                store.outbox.hold(outgoing.mailing.edition, reply=outgoing.held, moment=moment)


def _list_printed(brief: Brief) -> dict[str, list[str]]:
    """Return the printed sentences of each story."""
    return {
        story.id: [printed.sentence.text for printed in story.sentences]
        for section in (*brief.leads, *brief.briefs)
        for story in section.stories
    }
