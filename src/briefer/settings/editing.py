"""A source more or less in a settings file, by hand as it were: what else stands there stays as it is."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from briefer.errors import SettingsError
from briefer.settings.tables import read_sources

_HEADER = re.compile(r"^[ \t]*\[\[?.*$", re.MULTILINE)
_SOURCE = re.compile(r"^[ \t]*\[\[[ \t]*sources[ \t]*\]\][ \t]*(?:#.*)?$")


def add_sources(text: str, tables: Sequence[Mapping[str, str | Mapping[str, str]]]) -> str:
    """Return the text of a settings file with more ``[[sources]]`` at its end.

    Raises SettingsError where its sources are written in a way that cannot be added to.
    """
    added = ["".join(f"{key} = {_quote(value)}\n" for key, value in table.items()) for table in tables]
    blocks = [f"[[sources]]\n{lines}" for lines in added]
    before = text.rstrip("\n")
    edited = "\n".join([f"{before}\n", *blocks] if before else blocks)
    _prove(edited, [*_list_sources(text), *map(dict, tables)])
    return edited


def remove_source(text: str, position: int) -> str:
    """Return the text without the source at ``position``, from 0.

    A comment that stands above the next table stays. SettingsError where it must be done by hand.
    """
    sources = _list_sources(text)
    headers = [found for found in _HEADER.finditer(text) if _SOURCE.match(found[0])]
    if len(headers) != len(sources):
        raise SettingsError("the sources are written in a way that only a person can edit: remove it by hand")
    start = headers[position].start()
    behind = [found.start() for found in _HEADER.finditer(text) if found.start() > start]
    end = _keep_comment(text, min(behind, default=len(text)))
    edited = text[:start].rstrip("\n") + "\n\n" + text[end:].lstrip("\n")
    edited = edited.strip("\n") + "\n"
    _prove(edited, sources[:position] + sources[position + 1 :])
    return edited


def check_text(text: str, *, file: Path) -> None:
    """Raise SettingsError where a source in the text of the settings file ``file`` is wrong."""
    read_sources(_list_sources(text), file=file)


def _keep_comment(text: str, end: int) -> int:
    """Return where the comment begins that stands directly above ``end``."""
    while end < len(text):
        above = text.rfind("\n", 0, end - 1) + 1
        if above >= end or not text[above:end].lstrip().startswith("#"):
            break
        end = above
    return end


def _list_sources(text: str) -> list[dict[str, Any]]:
    try:
        sources = tomllib.loads(text).get("sources", [])
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"the settings file is not valid TOML: {error}: correct it first") from error
    return list(sources)


def _prove(text: str, wanted: list[dict[str, Any]]) -> None:
    try:
        found = _list_sources(text)
    except SettingsError as error:
        raise SettingsError("the sources stand where they cannot be edited: do it by hand") from error
    if found != wanted:
        raise SettingsError("the sources stand where they cannot be edited: do it by hand")


def _quote(value: str | Mapping[str, str]) -> str:
    if not isinstance(value, str):
        return "{ " + ", ".join(f"{_quote(key)} = {_quote(each)}" for key, each in value.items()) + " }"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
