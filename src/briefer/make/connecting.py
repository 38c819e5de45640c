"""The network as one run may use it: what is remembered, who is asking, and how patiently."""

import random
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from briefer.model import AddressMemory, HostMemory, PageTry, RawDocument
from briefer.settings import Settings
from briefer.sources import Source
from briefer.store import Store

if TYPE_CHECKING:
    from briefer.sources.remote import Remote

CUT_OFF = "no source could be reached: is this machine on the network?"
# At most so many seconds are added to a pause that a host asks for.
JITTER_SECONDS = 300.0


class Connection:
    """Connects when a source asks for it, once; closed by the ``stack``.

    ``recall`` tells what is remembered of addresses and hosts, ``recall_pages`` what entries became with
    their pages, ``recall_tries`` which pages could not be had yet; ``patience`` is said in
    ``network.Manners``.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        moment: datetime,
        patience: str,
        recall: Callable[[], tuple[tuple[AddressMemory, ...], tuple[HostMemory, ...]]],
        recall_pages: Callable[[], Mapping[tuple[str, str], str]],
        recall_tries: Callable[[], Sequence[PageTry]],
        stack: ExitStack,
    ) -> None:
        self._settings = settings
        self._moment = moment
        self._patience = patience
        self._recall = recall
        self._recall_pages = recall_pages
        self._recall_tries = recall_tries
        self._stack = stack
        self._remote: Remote | None = None

    def __call__(self) -> "Remote":
        """Return what sources share that ask the network."""
        if self._remote is None:
            self._remote = self._connect()
            self._stack.callback(self._remote.close)
        return self._remote

    def complete(self, document: RawDocument, store: Store) -> RawDocument:
        """Return what an entry of a feed became on an earlier day, when its page was asked for."""
        became = self._remote.pages.find(document) if self._remote else ""
        return replace(document, content=store.load_document(became)) if became else document

    def save_pages(self, documents: Sequence[RawDocument], store: Store) -> None:
        """Keep which of the documents, all of them kept already, are entries with their pages."""
        if self._remote is not None:
            store.network.save_completions(self._remote.pages.take_new(documents))

    def save_hosts(self, store: Store) -> None:
        """Keep what was learned of hosts since the last time."""
        if self._remote is not None:
            store.network.save((), self._remote.network.book.take_hosts())

    def save_addresses(self, store: Store) -> None:
        """Keep what was learned of addresses: not before what they gave is kept."""
        if self._remote is None:
            return
        from briefer.sources import limits  # as in _connect

        store.network.prune_hosts(before=self._moment)
        if not self._is_cut_off():
            store.network.save(self._remote.network.book.take_addresses(), ())
            pages = self._remote.pages
            store.network.save_completions(pages.take_given_up())
            store.network.save_tries(
                pages.take_tried(), before=self._moment - timedelta(days=limits.PAGE_DAYS)
            )

    def diagnose(self, source: Source, *, trouble: str) -> tuple[str, str]:
        """Return the trouble of a source in full, and what is notable of one that has none."""
        from briefer.sources.health import describe_note, describe_trouble  # as in _connect

        url = getattr(source, "url", "")
        if self._remote is None or not url:
            return trouble, ""
        network = self._remote.network
        memory = network.book.recall(url)
        if trouble:
            return describe_trouble(memory, trouble=trouble), ""
        return "", describe_note(memory, now=network.clock.now())

    def list_tidings(self) -> tuple[str, ...]:
        """Return what the owner should hear of sources that ask the network, a line each."""
        if self._remote is None:
            return ()
        return (CUT_OFF,) if self._is_cut_off() else self._remote.network.book.list_tidings()

    def _is_cut_off(self) -> bool:
        """Tell whether it is this machine that was cut off: then no source has failed."""
        assert self._remote is not None
        return self._remote.network.book.is_cut_off()

    def _connect(self) -> "Remote":
        from briefer.sources import limits
        from briefer.sources.book import AddressBook
        from briefer.sources.clock import start_clock
        from briefer.sources.http import Wire, look_up, name_agent
        from briefer.sources.network import Manners, Network
        from briefer.sources.pages import PageShelf
        from briefer.sources.parsing import open_feed_reader
        from briefer.sources.remote import Remote

        addresses, hosts = self._recall()
        wire = Wire(
            agent=name_agent(self._settings.contact),
            total_seconds=limits.REQUEST_SECONDS,
            allowed=frozenset(self._settings.own_hosts),
            private=False,
            resolve=look_up,
        )
        manners = Manners(
            gap_seconds=limits.HOST_GAP,
            run_seconds=limits.RUN_SECONDS,
            jitter=random.uniform(0.0, JITTER_SECONDS),
            patience=self._patience,
        )
        book = AddressBook(addresses=addresses, hosts=hosts)
        network = Network(clock=start_clock(self._moment), wire=wire, manners=manners, book=book)
        wanted = self._settings.full_text == "stubs"
        pages = PageShelf(
            network=network, known=self._recall_pages(), waiting=self._recall_tries(), wanted=wanted
        )
        return Remote(network=network, reader=open_feed_reader(), pages=pages)


def recall_all(store: Store) -> tuple[tuple[AddressMemory, ...], tuple[HostMemory, ...]]:
    """Return what the store remembers of addresses and hosts."""
    return store.network.load_addresses(), store.network.load_hosts()


def recall_hosts(store: Store) -> tuple[tuple[AddressMemory, ...], tuple[HostMemory, ...]]:
    """Return what the store remembers of hosts only: what is handed over is asked for as it is now."""
    return (), store.network.load_hosts()
