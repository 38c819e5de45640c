"""Every request of a run goes through here: redirects, turns, pauses, robots.txt, and what is remembered."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from types import MappingProxyType

from briefer.errors import RefusedError, SourceError
from briefer.model import AddressMemory, HostMemory
from briefer.sources import limits
from briefer.sources.answers import RULES_UNKNOWN, Answer, State, say_no
from briefer.sources.book import AddressBook, forget_all
from briefer.sources.clock import Clock
from briefer.sources.deadline import Deadline
from briefer.sources.http import ROBOTS, Door, Line, Reply, Trust, Validators, Wire, dial, visit
from briefer.sources.pacing import NotNowError, Turns
from briefer.sources.refresh import find_refresh
from briefer.sources.robots import forbid_address, keep_ours, read_delay
from briefer.sources.urls import Target, follow, read_target

_FOR_GOOD = frozenset({301, 308})
_MOVED = _FOR_GOOD | {302, 303, 307}
_STATES: Mapping[int, State] = MappingProxyType(
    {
        404: "missing",
        # What a server could not do just now is no word against us (RFC 9110, 15.5.9; RFC 8470, 5.2).
        408: "failed",
        410: "gone",
        425: "failed",
        429: "limited",
        503: "limited",
    }
)
_EMPTY = "answered with nothing"
_NO_VALIDATORS = Validators(etag="", last_modified="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How a run behaves: seconds between requests to one host, and seconds for the whole of it.

    ``jitter`` (seconds) is added to a pause that a host asks for, so that not all its readers come back at
    once. ``patience`` is which rest is kept before an address is asked again: "due" all of it, "hour" at
    least an hour, "none" only what a host asked for.
    """

    gap_seconds: float
    run_seconds: float
    jitter: float
    patience: str


@dataclass
class _Trip:
    """One request and its redirects, under way."""

    target: Target
    left: float
    asked: bool = False
    conditional: bool = False
    hops: int = 0
    for_good: bool = True


class Network:
    """The network as one run may use it; safe for threads."""

    def __init__(self, *, clock: Clock, wire: Wire, manners: Manners, book: AddressBook) -> None:
        self.clock = clock
        self.book = book
        self.manners = manners
        self._wire = wire
        end = clock.now() + timedelta(seconds=manners.run_seconds)
        self._turns = Turns(clock=clock, end=end)
        self._robots_locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def ask(self, url: str, *, door: Door, memory: AddressMemory, obey_robots: bool) -> Answer:
        """Ask the address, up to five redirects on, and return what came of it; it never raises.

        ``memory`` is what is remembered of ``url`` (``book.recall``; ``forget_all`` of a page that is asked
        once): its validators make the request conditional. An address that its owner named is exempt from
        robots.txt; one that was found in a document is not: ``obey_robots``.
        """
        try:
            trip = _Trip(target=read_target(memory.address or url), left=self._wire.total_seconds)
        except SourceError as error:
            return say_no("refused", str(error), url=url, asked=False)
        try:
            return self._travel(trip, door=door, memory=memory, obey_robots=obey_robots)
        except NotNowError as error:
            return self._give_up(trip, "early", str(error))
        except RefusedError as error:
            return self._give_up(trip, "refused", str(error))
        except SourceError as error:
            return self._give_up(trip, "failed", str(error))

    @contextmanager
    def take_turn(self, target: Target, *, seconds: float) -> Iterator[Deadline]:
        """Yield the time for a conversation with the target's host, when it is its turn.

        It is over after so many seconds, or with the run. NotNowError where the host must not be asked now.
        """
        with (
            self._turns.take(target.host, gap=self._find_gap(target)),
            Deadline(min(seconds, self._turns.left())) as deadline,
        ):
            yield deadline

    def dial(self, target: Target, *, trusted: Trust, deadline: Deadline) -> Line:
        """Return a connection that its owner named, for what is no HTTP; see ``http.dial``."""
        return dial(target, trusted=trusted, wire=self._wire, deadline=deadline)

    def is_own(self, target: Target) -> bool:
        """Tell whether the target is a machine of the owner's own."""
        return (target.host, target.port) in self._wire.allowed

    def _give_up(self, trip: _Trip, state: State, reason: str) -> Answer:
        return say_no(state, reason, url=trip.target.url, asked=trip.asked, conditional=trip.conditional)

    def _travel(self, trip: _Trip, *, door: Door, memory: AddressMemory, obey_robots: bool) -> Answer:
        for trip.hops in range(limits.REDIRECTS + 1):
            if obey_robots and (reason := self._consult_robots(trip.target)):
                return self._give_up(trip, "refused", reason)
            reply = self._hop(trip, door=door, memory=memory)
            following = _find_following(trip.target, reply, door)
            if following is None:
                return self._judge(trip, reply)
            trip.for_good = trip.for_good and reply.status in _FOR_GOOD
            trip.target = following
        raise SourceError(f"more than {limits.REDIRECTS} redirects", source=trip.target.url)

    def _hop(self, trip: _Trip, *, door: Door, memory: AddressMemory) -> Reply:
        """Make one request when it is its host's turn; a host that has enough is paused."""
        target = trip.target
        host = self.book.recall_host(target.host)
        if host.paused_until:
            self._turns.pause(target.host, until=host.paused_until)
        with self._turns.take(target.host, gap=self._find_gap(target)):
            now = self.clock.now()
            validators = _choose_validators(memory, target, now=now)
            trip.conditional = validators != _NO_VALIDATORS
            trip.asked = True
            start = self.clock.now()
            reply = visit(
                target, door=door, wire=self._wire, seconds=trip.left, validators=validators, now=now
            )
            trip.left = max(0.001, trip.left - (self.clock.now() - start).total_seconds())
            if _STATES.get(reply.status) == "limited":
                self._pause(target.host, reply, now=self.clock.now())
        return reply

    def _pause(self, host: str, reply: Reply, *, now: datetime) -> None:
        wait = limits.HOST_PAUSE if reply.retry_seconds is None else reply.retry_seconds
        until = now + timedelta(seconds=wait + self.manners.jitter)
        self.book.note_host(replace(self.book.recall_host(host), paused_until=until))
        self._turns.pause(host, until=until)

    def _find_gap(self, target: Target) -> float:
        if self.is_own(target):
            return 0.0
        robots = self.book.recall_host(_name_authority(target)).robots
        return max(self.manners.gap_seconds, min(read_delay(robots), limits.CRAWL_DELAY) if robots else 0.0)

    def _judge(self, trip: _Trip, reply: Reply) -> Answer:
        state, reason = _name_state(reply, conditional=trip.conditional)
        moved = bool(trip.hops) and trip.for_good and state in {"content", "unchanged"}
        return Answer(
            state=state,
            reason=reason,
            url=trip.target.url,
            moved_to=trip.target.url if moved else "",
            media_type=reply.media_type,
            content=reply.content if state == "content" else b"",
            etag=reply.etag,
            last_modified=reply.last_modified,
            fresh_seconds=reply.fresh_seconds,
            retry_seconds=reply.retry_seconds,
            conditional=trip.conditional,
            asked=True,
        )

    def _consult_robots(self, target: Target) -> str:
        """Return why the host's robots.txt forbids the address, or ""; the file is kept for a day."""
        authority = _name_authority(target)
        with self._lock:
            lock = self._robots_locks.setdefault(authority, threading.Lock())
        with lock:
            known = self.book.recall_host(authority)
            if known.robots_until is None or known.robots_until <= self.clock.now():
                known = self._fetch_robots(target, authority)
        if known.robots_state == "closed":
            return RULES_UNKNOWN
        return forbid_address(known.robots, target.url) if known.robots_state == "rules" else ""

    def _fetch_robots(self, target: Target, authority: str) -> HostMemory:
        url = f"{target.scheme}://{authority}/robots.txt"
        answer = self.ask(url, door=ROBOTS, memory=forget_all(url), obey_robots=False)
        known = self.book.recall_host(authority)
        if answer.state == "early":
            raise NotNowError(answer.reason)
        unavailable = answer.state in {"missing", "gone"} or (answer.state == "refused" and answer.asked)
        unavailable = unavailable or answer.reason == _EMPTY
        state = "rules" if answer.state == "content" else "none" if unavailable else "closed"
        kept = limits.HOUR if state == "closed" else limits.ROBOTS_KEPT
        known = replace(
            known,
            robots=keep_ours(answer.content.decode("utf-8", "replace")),
            robots_state=state,
            robots_until=self.clock.now() + timedelta(seconds=kept),
        )
        self.book.note_host(known)
        return known


def _find_following(target: Target, reply: Reply, door: Door) -> Target | None:
    """Return where a reply leads, None where it is the answer; RefusedError where it must not be followed."""
    if reply.status in _MOVED and reply.location:
        return follow(target, reply.location)
    way = find_refresh(reply.content) if door.refreshes and reply.status == 200 else ""
    following = follow(target, way) if way else target
    return None if following.url == target.url else following


def _choose_validators(memory: AddressMemory, target: Target, *, now: datetime) -> Validators:
    """Return what makes the request conditional: for the address that gave it, and for eight days."""
    if memory.validated != target.url or memory.unconditional is None:
        return _NO_VALIDATORS
    if (now - memory.unconditional).total_seconds() >= limits.VALIDATORS_KEPT:
        return _NO_VALIDATORS
    return Validators(etag=memory.etag, last_modified=memory.last_modified)


def _name_state(reply: Reply, *, conditional: bool) -> tuple[State, str]:
    """Return what a reply comes to, and why it brings no content, or ""."""
    if reply.status == 200:
        return ("content", "") if reply.content else ("failed", _EMPTY)
    if reply.status == 304 and conditional:
        return "unchanged", ""
    other: State = "refused" if 400 <= reply.status < 500 else "failed"
    return _STATES.get(reply.status, other), f"answered {reply.status}"


def _name_authority(target: Target) -> str:
    """Return host and port as an address writes them; a scheme's own port is not written."""
    return target.url.partition("://")[2].partition("/")[0]
