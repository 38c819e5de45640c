"""How the sources of the settings are doing, by what the store remembers of them. Nothing is asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from briefer.model import AddressMemory
from briefer.settings import Settings, SourceSetting
from briefer.sources.book import forget_all
from briefer.sources.health import MAIL, Health, judge_address
from briefer.sources.urls import read_target
from briefer.store import STORE_NAME, lock_store, open_store, read_store

_WEB = ("http://", "https://")
_DISTANT = (*_WEB, *MAIL)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHealth:
    """One source, how it is doing, and what is remembered of its address (nothing of a folder's)."""

    source: SourceSetting
    health: Health
    memory: AddressMemory


def check_sources(settings: Settings, *, moment: datetime) -> tuple[SourceHealth, ...]:
    """Return how each source of the settings is doing at ``moment``, in their order."""
    known = {memory.url: memory for memory in _recall(settings)}
    return tuple(_check(source, known.get(name_address(source.spec)), moment) for source in settings.sources)


def name_address(spec: str) -> str:
    """Return the address under which the network remembers a source, or the spec of another kind."""
    return read_target(spec).url if spec.lower().startswith(_WEB) else spec


def forget_source(settings: Settings, source: SourceSetting) -> None:
    """Forget what the store remembers of the source's address; its articles stay."""
    path = settings.data_dir / STORE_NAME
    if path.exists():
        with lock_store(path), open_store(path) as store:
            store.network.forget(name_address(source.spec))


def _recall(settings: Settings) -> Sequence[AddressMemory]:
    path = settings.data_dir / STORE_NAME
    if not path.exists():
        return ()
    with read_store(path) as store:
        return store.network.load_addresses()


def _check(source: SourceSetting, memory: AddressMemory | None, moment: datetime) -> SourceHealth:
    memory = memory or forget_all(source.spec)
    if source.spec.lower().startswith(_DISTANT):
        return SourceHealth(source=source, health=judge_address(memory, now=moment), memory=memory)
    health = Health(state="ok", words="", cure="")
    if source.kind == "folder" and not Path(source.spec).exists():
        health = Health(state="missing", words="there is no such folder or file", cure="correct its path")
    return SourceHealth(source=source, health=health, memory=memory)
