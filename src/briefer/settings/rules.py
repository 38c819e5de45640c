"""The table ``[[rules]]`` of a settings file."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal, cast

from briefer.errors import SettingsError
from briefer.model import Rule
from briefer.settings.kinds import Number
from briefer.settings.table_keys import RULE_KEYS
from briefer.settings.tables import (
    read_line,
    read_lines,
    read_tables,
    refuse_doubles,
    refuse_unknown,
    show_value,
)
from briefer.tables import did_you_mean

ACTIONS = ("include", "mute", "boost")
_VALUE = Number(-5, 5, whole=False)
_DEFAULT_VALUE = 1.0
_DEFAULT_FIELDS = ("headline", "text")


def read_rules(value: object, *, file: Path) -> tuple[Rule, ...]:
    """Return the reader's rules; SettingsError says which one is wrong, and how."""
    rules = tuple(
        read_rule(table, where=f"{file}: rules, number {number}")
        for number, table in enumerate(read_tables(value, name="rules", file=file), 1)
    )
    refuse_doubles([rule.name for rule in rules], kind="rules", file=file)
    return rules


def read_rule(table: Mapping[str, object], *, where: str) -> Rule:
    """Return the rule that a table says; SettingsError, which begins with ``where``, if it says none."""
    from briefer.rules import FIELDS  # only for a file that has rules: a room costs time to import

    refuse_unknown(table, known=RULE_KEYS, where=where)
    action = _read_action(table, where=where)
    words = read_lines(table, "words", where=where)
    pattern = _read_pattern(table, where=where)
    if not words and not pattern:
        raise SettingsError(f"{where}: a rule needs words or a pattern")
    fields = read_lines(table, "fields", where=where) or _DEFAULT_FIELDS
    for field in fields:
        if field not in FIELDS:
            hint = did_you_mean(field, FIELDS) or f" (known: {', '.join(FIELDS)})"
            raise SettingsError(f'{where}: there is no field "{field}"{hint}')
    if "value" in table and action != "boost":
        raise SettingsError(f"{where}: only a boost has a value")
    usual = f"{action} {(words or (pattern,))[0]}"
    return Rule(
        name=read_line(table, "name", where=where) if "name" in table else usual,
        action=action,
        words=words,
        pattern=pattern,
        fields=fields,
        sources=read_lines(table, "sources", where=where),
        value=_read_value(table, where=where) if action == "boost" else 0.0,
    )


def _read_action(table: Mapping[str, object], *, where: str) -> Literal["include", "mute", "boost"]:
    action = read_line(table, "action", where=where) if "action" in table else ""
    if action not in ACTIONS:
        raise SettingsError(f"{where}: action must be one of {', '.join(ACTIONS)}, not {show_value(action)}")
    return cast(Literal["include", "mute", "boost"], action)


def _read_pattern(table: Mapping[str, object], *, where: str) -> str:
    from briefer.rules import compile_pattern  # as above

    if "pattern" not in table:
        return ""
    pattern = read_line(table, "pattern", where=where)
    try:
        compile_pattern(pattern)
    except ValueError as error:
        raise SettingsError(
            f"{where}: pattern {show_value(pattern)} is not one that RE2 knows: {error}"
        ) from error
    return pattern


def _read_value(table: Mapping[str, object], *, where: str) -> float:
    try:
        return float(_VALUE.read(table.get("value", _DEFAULT_VALUE), folder=Path()))
    except ValueError as error:
        raise SettingsError(
            f"{where}: value must be {_VALUE.words}, not {show_value(table['value'])}"
        ) from error
