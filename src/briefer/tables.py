"""How a seam's table is read: a name is looked up, its module imported then, and not before.

A table maps names to modules, so that listing the names costs nothing (``briefer --help`` imports no room).
Third parties extend a table by an entry point of its group (``briefer.summarizers`` and so on), whose object
is the same thing that a module of the table exposes.
"""

import difflib
import importlib
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from briefer.errors import SettingsError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint, EntryPoints


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `` (did you mean "x"?)`` for the known word nearest to ``word`` in any case, or ""."""
    spelled = {name.casefold(): name for name in sorted(known)}
    near = difflib.get_close_matches(word.casefold(), spelled, n=1, cutoff=0.6)
    return f' (did you mean "{spelled[near[0]]}"?)' if near else ""


def _find_entries(group: str) -> "EntryPoints":
    # takes 20 ms to import, which whoever finds a name in the table does not pay
    from importlib.metadata import entry_points

    return entry_points(group=group)


def _load(entry: "EntryPoint", *, kind: str) -> object:
    try:
        return entry.load()
    except Exception as error:  # somebody else's module: what importing it raises is anybody's guess
        package = f" of the package {entry.dist.name}" if entry.dist else ""
        raise SettingsError(
            f'the {kind} "{entry.name}"{package} cannot be loaded: {describe_failure(error)}:'
            " install it anew, or do without"
        ) from error


def describe_failure(error: Exception) -> str:
    """Return what somebody else's code raised, on one line and not too long."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:160]


def list_names(table: Mapping[str, str], *, group: str) -> tuple[str, ...]:
    """Return every name of the table and of its entry-point group, the table's own first."""
    extra = sorted(entry.name for entry in _find_entries(group) if entry.name not in table)
    return (*table, *extra)


def load_entry(name: str, *, table: Mapping[str, str], group: str, kind: str) -> object:
    """Return the object behind ``name``: ``module:attribute`` in the table, else an entry point of ``group``.

    Raises SettingsError, naming the ``kind`` and the nearest known name, when there is none.
    """
    if name in table:
        module, _, attribute = table[name].partition(":")
        return getattr(importlib.import_module(module), attribute)
    for entry in _find_entries(group):
        if entry.name == name:
            return _load(entry, kind=kind)
    known = list_names(table, group=group)
    hint = did_you_mean(name, known) or f" (known: {', '.join(known)})"
    raise SettingsError(f'there is no {kind} "{name}"{hint}')
