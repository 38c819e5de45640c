"""What is remembered of addresses, hosts and pages between runs."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from briefer.model import (
    AddressMemory,
    Completion,
    Harvest,
    HostMemory,
    PageTry,
    RawDocument,
    SourceReport,
)
from briefer.store.columns import to_column, to_moment
from briefer.store.connection import Door
from briefer.store.contents import Packed, unpack_content

_ADDRESS = (
    "url, address, etag, last_modified, validated, state, trouble, failures, failing_since, told, moved_to,"
    " moved_times, asked, unconditional, good, next_try, documents, undated, newest, rhythm_seconds,"
    " ttl_seconds"
)
_COLUMNS = tuple(_ADDRESS.split(", "))
_MOMENTS = ("failing_since", "asked", "unconditional", "good", "next_try", "newest")
_TRY = "url, source, entry, media_type, tries, since, next_try"
_HOST = "host, paused_until, robots, robots_state, robots_until"


class NetworkShelf:
    """Its tables, behind the store's own door: every save is one commit, or part of one."""

    def __init__(self, *, reading: Door, writing: Door) -> None:
        self._reading = reading
        self._writing = writing

    def load_addresses(self) -> tuple[AddressMemory, ...]:
        """Return what is remembered of every address that is asked again, by address."""
        with self._reading() as connection:
            rows = connection.execute(f"SELECT {_ADDRESS} FROM addresses ORDER BY url")
            return tuple(_read_address(row) for row in rows)

    def load_completions(self) -> dict[tuple[str, str], str]:
        """Return what document each entry, by its hash and address, became with its page."""
        with self._reading() as connection:
            rows = connection.execute("SELECT entry, url, document FROM completions")
            return {(entry, url): document for entry, url, document in rows}

    def save_completions(self, completions: Sequence[Completion]) -> None:
        """Keep what entries became, which ends their waiting; the documents must be kept already."""
        rows = [(each.entry, each.url, each.document) for each in completions]
        if rows:
            with self._writing() as connection:
                connection.executemany(
                    "INSERT INTO completions (entry, url, document) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                    rows,
                )
                connection.executemany(
                    "DELETE FROM page_tries WHERE url = ?", ((each.url,) for each in completions)
                )

    def load_tries(self) -> tuple[PageTry, ...]:
        """Return the entries whose pages are to be asked for again; one whose bytes are damaged is none."""
        with self._reading() as connection:
            rows = connection.execute(
                f"SELECT {_TRY}, size, coding, body FROM page_tries"
                " JOIN contents ON contents.sha256 = page_tries.entry ORDER BY url, source"
            )
            return tuple(each for each in map(_read_try, rows) if each is not None)

    def save_tries(self, tries: Iterable[PageTry], *, before: datetime) -> None:
        """Keep these, whose entries must be kept already; forget those that wait since ``before``."""
        with self._writing() as connection:
            connection.executemany(
                f"INSERT OR REPLACE INTO page_tries ({_TRY}) VALUES (?, ?, ?, ?, ?, ?, ?)",
                map(_write_try, tries),
            )
            connection.execute("DELETE FROM page_tries WHERE since < ?", (to_column(before),))

    def load_hosts(self) -> tuple[HostMemory, ...]:
        """Return what is remembered of every host, by host."""
        with self._reading() as connection:
            rows = connection.execute(f"SELECT {_HOST} FROM hosts ORDER BY host")
            return tuple(_read_host(row) for row in rows)

    def save(self, addresses: Iterable[AddressMemory], hosts: Iterable[HostMemory]) -> None:
        """Replace what was remembered of these addresses and hosts."""
        with self._writing() as connection:
            marks = ", ".join("?" * len(_COLUMNS))
            connection.executemany(
                f"INSERT OR REPLACE INTO addresses ({_ADDRESS}) VALUES ({marks})",
                map(_write_address, addresses),
            )
            connection.executemany(
                f"INSERT OR REPLACE INTO hosts ({_HOST}) VALUES (?, ?, ?, ?, ?)", map(_write_host, hosts)
            )

    def save_reports(self, profile: str, *, day: date, reports: Iterable[SourceReport]) -> None:
        """Replace what the sources of that day gave."""
        with self._writing() as connection:
            key = (profile, day.isoformat())
            connection.execute("DELETE FROM reports WHERE profile = ? AND day = ?", key)
            connection.executemany(
                "INSERT INTO reports (profile, day, position, name, documents, trouble, note)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    (*key, position, report.name, report.documents, report.trouble, report.note)
                    for position, report in enumerate(reports)
                ),
            )

    def load_reports(self, profile: str, *, day: date) -> tuple[SourceReport, ...]:
        """Return what the sources of that day gave, in their order."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT name, documents, trouble, note FROM reports WHERE profile = ? AND day = ?"
                " ORDER BY position",
                (profile, day.isoformat()),
            )
            return tuple(
                SourceReport(name=name, documents=documents, trouble=trouble, note=note)
                for name, documents, trouble, note in rows
            )

    def prune_hosts(self, *, before: datetime) -> None:
        """Forget hosts whose pause and robots.txt were over at that moment."""
        with self._writing() as connection:
            connection.execute(
                "DELETE FROM hosts WHERE coalesce(paused_until, 0) < ? AND coalesce(robots_until, 0) < ?",
                (to_column(before), to_column(before)),
            )

    def forget(self, url: str) -> None:
        """Forget what was remembered of the address."""
        with self._writing() as connection:
            connection.execute("DELETE FROM addresses WHERE url = ?", (url,))


def _write_try(each: PageTry) -> tuple[object, ...]:
    entry = each.entry
    moments = (to_column(each.since), to_column(each.next_try))
    return (entry.url, entry.source, entry.sha256, entry.media_type, each.tries, *moments)


def _read_try(row: Sequence[Any]) -> PageTry | None:
    url, source, sha256, media_type, tries, since, next_try, *packed = row
    content = unpack_content(Packed(sha256, *packed))
    if content is None:
        return None
    first = to_moment(since)
    entry = RawDocument(content=content, media_type=media_type, url=url, source=source, fetched=first)
    return PageTry(entry=entry, tries=tries, since=first, next_try=to_moment(next_try))


def _write_host(memory: HostMemory) -> tuple[object, ...]:
    return (
        memory.host,
        _to_column(memory.paused_until),
        memory.robots,
        memory.robots_state,
        _to_column(memory.robots_until),
    )


def _read_host(row: Sequence[Any]) -> HostMemory:
    host, paused_until, robots, robots_state, robots_until = row
    return HostMemory(
        host=host,
        paused_until=_to_moment(paused_until),
        robots=robots,
        robots_state=robots_state,
        robots_until=_to_moment(robots_until),
    )


def _to_column(moment: datetime | None) -> int | None:
    return None if moment is None else to_column(moment)


def _to_moment(column: int | None) -> datetime | None:
    return None if column is None else to_moment(column)


def _write_address(memory: AddressMemory) -> tuple[object, ...]:
    flat: dict[str, object] = {each.name: getattr(memory, each.name) for each in fields(memory)}
    harvest = memory.harvest
    flat |= {each.name: getattr(harvest, each.name) for each in fields(harvest)}
    values = (flat[name] for name in _COLUMNS)
    return tuple(to_column(value) if isinstance(value, datetime) else value for value in values)


def _read_address(row: Sequence[Any]) -> AddressMemory:
    flat = dict(zip(_COLUMNS, row, strict=True))
    for name in _MOMENTS:
        flat[name] = _to_moment(flat[name])
    harvest = Harvest(**{each.name: flat.pop(each.name) for each in fields(Harvest)})
    return AddressMemory(**{**flat, "told": bool(flat["told"])}, harvest=harvest)
