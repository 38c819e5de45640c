"""The table ``[[inserts]]`` of a settings file."""

import shlex
from collections.abc import Mapping
from pathlib import Path

from briefer.errors import SettingsError
from briefer.settings.kinds import Place
from briefer.settings.table_keys import INSERT_KEYS
from briefer.settings.tables import read_line, read_tables, refuse_doubles, refuse_unknown
from briefer.settings.values import InsertSetting

_PLACE = Place("the path of a file")


def read_inserts(value: object, *, file: Path) -> tuple[InsertSetting, ...]:
    """Return the inserts that a settings file names; SettingsError says which one is wrong, and how."""
    inserts = tuple(
        _read_insert(table, where=f"{file}: inserts, number {number}", folder=file.parent)
        for number, table in enumerate(read_tables(value, name="inserts", file=file), 1)
    )
    refuse_doubles([insert.title for insert in inserts], kind="inserts", file=file)
    return inserts


def _read_insert(table: Mapping[str, object], *, where: str, folder: Path) -> InsertSetting:
    refuse_unknown(table, known=INSERT_KEYS, where=where)
    if ("calendar" in table) == ("command" in table):
        raise SettingsError(f"{where}: give either a calendar or a command")
    title, calendar, command = "Calendar", "", tuple[str, ...]()
    if "calendar" in table:
        calendar = str(_PLACE.read(read_line(table, "calendar", where=where), folder=folder))
    else:
        command = _read_command(read_line(table, "command", where=where), where=where, folder=folder)
        title = Path(command[0]).stem
    title = read_line(table, "title", where=where) if "title" in table else title
    return InsertSetting(title=title, calendar=calendar, command=command)


def _read_command(line: str, *, where: str, folder: Path) -> tuple[str, ...]:
    """Return the program and its arguments, quoted as for a shell; a relative path counts from the file."""
    try:
        program, *arguments = shlex.split(line)
    except ValueError as error:
        raise SettingsError(f'{where}: command "{line}" has an open quotation mark') from error
    if "/" in program:
        program = str(_PLACE.read(program, folder=folder))
    return program, *arguments
