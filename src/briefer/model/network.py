"""What is remembered of the network between runs: of each address that is asked again, and of each host."""

from dataclasses import dataclass
from datetime import datetime

from briefer.model.documents import RawDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class Harvest:
    """What an address last gave when it gave a whole answer.

    ``documents`` were readable, ``undated`` of them bear no date; ``newest`` is the latest date among them,
    ``rhythm_seconds`` the median time between two of their dates (0: too few to tell). ``ttl_seconds`` is how
    long the answer itself says that it may be kept (0: it does not).
    """

    documents: int
    undated: int
    newest: datetime | None
    rhythm_seconds: float
    ttl_seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressMemory:
    """What is remembered of ``url``, the address as its owner wrote it.

    ``address`` is where it is asked since it moved there for good, or "". ``etag`` and ``last_modified`` are
    the validators as they came, and ``validated`` the address that gave them (RFC 9110, 8.8).

    ``state`` is the last answer's (``sources.answers``), "" before the first; ``trouble`` says in a few words
    why there was no content, or ""; ``failures`` counts those in a row, ``failing_since`` is the first of
    them, ``told`` whether the owner has heard. ``moved_to`` was named by the last ``moved_times`` answers in
    a row. ``asked`` is the last request, ``unconditional`` the last one without validators, ``good`` the last
    whole answer; before ``next_try`` it is not asked again.
    """

    url: str
    address: str
    etag: str
    last_modified: str
    validated: str
    state: str
    trouble: str
    failures: int
    failing_since: datetime | None
    told: bool
    moved_to: str
    moved_times: int
    asked: datetime | None
    unconditional: datetime | None
    good: datetime | None
    next_try: datetime | None
    harvest: Harvest


@dataclass(frozen=True, slots=True, kw_only=True)
class HostMemory:
    """What is remembered of a host: until when it asked to be left alone, and its robots.txt (RFC 9309).

    ``robots`` is its text, good until ``robots_until``; ``robots_state`` is "" (never asked), "rules",
    "none" (there is none: everything is allowed) or "closed" (it cannot be had: nothing is).
    """

    host: str
    paused_until: datetime | None
    robots: str
    robots_state: str
    robots_until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """What an entry of a feed became when its page was asked for: the hash of the ``document``.

    ``entry`` is the hash of the entry's bytes as its feed gave them, which is the document's own where there
    was no page to be had; ``url`` is its address.
    """

    entry: str
    url: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTry:
    """An ``entry`` of a feed whose page could not be had yet, for a reason that may pass.

    It was asked for ``tries`` times, first (or had to wait first) at ``since``; not again before
    ``next_try``.
    """

    entry: RawDocument
    tries: int
    since: datetime
    next_try: datetime
