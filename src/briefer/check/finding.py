"""What the doctor says about one thing."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing looked at: its state, what was seen, and the cure, "" where none is needed."""

    name: str
    state: Literal["ok", "warn", "fail"]
    words: str
    cure: str


def find_well(name: str, words: str) -> Finding:
    """Return that all is well."""
    return Finding(name=name, state="ok", words=words, cure="")


def warn_of(name: str, words: str, *, cure: str) -> Finding:
    """Return that something will be missing or is about to fail."""
    return Finding(name=name, state="warn", words=words, cure=cure)


def fail_of(name: str, words: str, *, cure: str) -> Finding:
    """Return that no brief, or not the one asked for, can be made."""
    return Finding(name=name, state="fail", words=words, cure=cure)
