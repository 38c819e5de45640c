"""What a reader wants more of, less of, or nothing of."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One of the reader's rules; it hits an article that has any of its words, or its pattern, in a field.

    ``words`` are words and phrases, ``pattern`` an expression of RE2, or "". ``fields`` are names of
    ``rules.FIELDS``. With ``sources`` it concerns articles of these sources only. ``value`` is what a boost
    adds to a story's rank.
    """

    name: str
    action: Literal["include", "mute", "boost"]
    words: tuple[str, ...]
    pattern: str
    fields: tuple[str, ...]
    sources: tuple[str, ...]
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the rules make of an article: the rules that hit it, and why it is dropped, or ""."""

    hits: tuple[Rule, ...]
    dropped: str
