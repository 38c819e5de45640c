"""What a row of the tables says: a guard, the edit that takes it away, and the tests that must notice."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """A guard: ``old`` stands once in the ``file`` of the source and becomes ``new``, then a test fails.

    ``tests`` are places under tests/, ``limits`` the constants of the room's ``limits.py`` that mean nothing
    any more without it.
    """

    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]
    limits: tuple[str, ...]


def guard(name: str, file: str, old: str, new: str, *tests: str, limits: str = "") -> Guard:
    """Return a row of the table."""
    return Guard(name=name, file=file, old=old, new=new, tests=tests, limits=tuple(limits.split()))
