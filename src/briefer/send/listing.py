"""Lists of readers in files: an address on each line, or a table as other programs export it (CSV, RFC 4180).

A table is known by a first row that names a column of addresses. A file is taken whole or, where one of its
lines is wrong, not at all.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from briefer.delivery.addresses import Mailbox, read_mailbox, read_name
from briefer.errors import SettingsError
from briefer.send.people import read_people, refuse_person

_ADDRESS = ("email", "e-mail", "email address", "e-mail address", "mail", "address")
_NAME = ("name", "full name")
_PARTS = (("first name", "given name"), ("last name", "family name", "surname"))
_DIVIDERS = ",;\t"


class _Rows(Protocol):
    """What the standard library reads a table by: its rows, and how many lines of the file they took."""

    @property
    def line_num(self) -> int: ...

    def __iter__(self) -> Iterator[list[str]]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    """Where in a row the address stands, and what makes up the name."""

    divider: str
    address: int
    names: tuple[int, ...]


def read_listing(text: str, *, where: str) -> tuple[Mailbox, ...]:
    """Return the people that the file ``where`` names; SettingsError names the first line that is wrong."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    columns = next(filter(None, (_find_columns(first, divider=each) for each in _DIVIDERS)), None)
    if columns is None:
        return read_people(text.splitlines(), where=where)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=columns.divider, strict=True)
    try:
        return tuple(_read_rows(reader, columns=columns, where=where))
    except csv.Error as error:
        raise SettingsError(f"{where}, line {reader.line_num} cannot be read as a table: {error}") from error


def _find_columns(row: str, *, divider: str) -> _Columns | None:
    if row.startswith("#"):
        return None
    titles = [" ".join(title.strip().strip('"').split()).lower() for title in row.split(divider)]
    address = _find(titles, _ADDRESS)
    if address is None:
        return None
    whole = _find(titles, _NAME)
    parts = [_find(titles, part) for part in _PARTS] if whole is None else [whole]
    names = tuple(part for part in parts if part is not None)
    return _Columns(divider=divider, address=address, names=names)


def _find(titles: Sequence[str], wanted: Sequence[str]) -> int | None:
    return next((titles.index(each) for each in wanted if each in titles), None)


def _read_rows(reader: _Rows, *, columns: _Columns, where: str) -> Iterator[Mailbox]:
    begun = False
    for row in reader:
        if not any(cell.strip() for cell in row):
            continue
        if not begun:
            begun = True
            continue
        cells = dict(enumerate(row))  # a row may be shorter than the first one
        try:
            person = read_mailbox(cells.get(columns.address, ""))
            name = read_name(" ".join(cells.get(column, "") for column in columns.names))
        except ValueError as error:
            place = f"{where}, line {reader.line_num}: "
            raise refuse_person(columns.divider.join(row), place=place, reason=error) from error
        yield Mailbox(name=name or person.name, address=person.address)
