"""The address book of a run: what is remembered of addresses and hosts, and what of it is new."""

import threading
from collections.abc import Iterable
from urllib.parse import urlsplit

from briefer.model import AddressMemory, Harvest, HostMemory
from briefer.sources.answers import NO_ANSWER, NOT_FOUND

UNREACHED = frozenset({NOT_FOUND, NO_ANSWER})
HOSTS_TO_TELL = 3
NO_HARVEST = Harvest(documents=0, undated=0, newest=None, rhythm_seconds=0.0, ttl_seconds=0.0)


def forget_all(url: str) -> AddressMemory:
    """Return what is remembered of an address that was never asked."""
    return AddressMemory(
        url=url,
        address="",
        etag="",
        last_modified="",
        validated="",
        state="",
        trouble="",
        failures=0,
        failing_since=None,
        told=False,
        moved_to="",
        moved_times=0,
        asked=None,
        unconditional=None,
        good=None,
        next_try=None,
        harvest=NO_HARVEST,
    )


class AddressBook:
    """Memories by address and by host; safe for the threads of a run.

    What is noted of hosts may be stored at once. What is noted of addresses must not be stored before the
    articles that they gave: a run that is killed would remember answers whose articles nobody has.
    """

    def __init__(self, *, addresses: Iterable[AddressMemory], hosts: Iterable[HostMemory]) -> None:
        self._lock = threading.Lock()
        self._addresses = {memory.url: memory for memory in addresses}
        self._hosts = {memory.host: memory for memory in hosts}
        self._new_addresses: dict[str, AddressMemory] = {}
        self._new_hosts: dict[str, HostMemory] = {}
        self._tidings: list[str] = []
        self._troubles: dict[str, str] = {}

    def recall(self, url: str) -> AddressMemory:
        """Return what is remembered of the address."""
        with self._lock:
            return self._addresses.get(url) or forget_all(url)

    def recall_host(self, host: str) -> HostMemory:
        """Return what is remembered of the host."""
        nothing = HostMemory(host=host, paused_until=None, robots="", robots_state="", robots_until=None)
        with self._lock:
            return self._hosts.get(host, nothing)

    def note(self, memory: AddressMemory) -> None:
        """Remember this of an address from now on."""
        with self._lock:
            self._addresses[memory.url] = self._new_addresses[memory.url] = memory
            self._troubles[memory.url] = memory.trouble

    def note_host(self, memory: HostMemory) -> None:
        """Remember this of a host from now on."""
        with self._lock:
            self._hosts[memory.host] = self._new_hosts[memory.host] = memory

    def is_cut_off(self) -> bool:
        """Tell whether no host could even be reached, of three or more: the fault is ours then."""
        with self._lock:
            hosts = {urlsplit(url).hostname for url in self._troubles}
            return len(hosts) >= HOSTS_TO_TELL and set(self._troubles.values()) <= UNREACHED

    def tell(self, line: str) -> None:
        """Have the owner told this when the run is over."""
        with self._lock:
            self._tidings.append(line)

    def list_tidings(self) -> tuple[str, ...]:
        """Return what the owner should hear, by the names of sources."""
        with self._lock:
            return tuple(sorted(self._tidings))

    def take_addresses(self) -> tuple[AddressMemory, ...]:
        """Return what was noted of addresses since the last call."""
        with self._lock:
            taken, self._new_addresses = tuple(self._new_addresses.values()), {}
        return taken

    def take_hosts(self) -> tuple[HostMemory, ...]:
        """Return what was noted of hosts since the last call."""
        with self._lock:
            taken, self._new_hosts = tuple(self._new_hosts.values()), {}
        return taken
