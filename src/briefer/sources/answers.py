"""What an address answered: one value, whatever became of the request."""

from dataclasses import dataclass
from typing import Literal

State = Literal["content", "unchanged", "gone", "missing", "limited", "refused", "failed", "early"]


# What is said of a host that nothing was heard from; other troubles are answers of a kind.
NOT_FOUND, NO_ANSWER = "its host cannot be found", "its host does not answer"
TOO_LONG, UNTRUSTED = "took too long", "its certificate is not trusted"
BROKE_OFF = "broke off"  # how, follows
NOT_PUBLIC = "its host is not on the public internet"
# What is said of a feed that is sound and has no entry now: it has not failed.
EMPTY = "a feed without entries"
# What is said of a page whose host's robots.txt cannot be read for now: nobody has forbidden it.
RULES_UNKNOWN = "its robots.txt cannot be had"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a request came to.

    ``state`` is

    - "content": ``content`` are its bytes, never none, ``media_type`` their type as declared;
    - "unchanged": the validators still hold (304);
    - "gone": for good (410); "missing": 404;
    - "limited": the host asks to be left alone (429, 503);
    - "refused": the server's or our own rules forbid it (401, 403, robots.txt, a private address, ...);
    - "failed": anything else that went wrong;
    - "early": it was not asked, because its host is paused or the run is at its end.

    ``reason`` says in a few words why there is no content, or is "". ``url`` is the address that answered;
    ``moved_to`` that address where every redirect to it was for good (301, 308), else "". ``etag`` and
    ``last_modified`` are as they came. ``fresh_seconds`` is how long the answer may be kept (max-age,
    Expires; 0: not told), ``retry_seconds`` what Retry-After asks for, None where it says nothing sensible.
    ``conditional`` tells whether validators were sent, ``asked`` whether any request was.
    """

    state: State
    reason: str
    url: str
    moved_to: str
    media_type: str
    content: bytes
    etag: str
    last_modified: str
    fresh_seconds: float
    retry_seconds: float | None
    conditional: bool
    asked: bool


def say_no(state: State, reason: str, *, url: str, asked: bool, conditional: bool = False) -> Answer:
    """Return an answer without content or headers."""
    return Answer(
        state=state,
        reason=reason,
        url=url,
        moved_to="",
        media_type="",
        content=b"",
        etag="",
        last_modified="",
        fresh_seconds=0.0,
        retry_seconds=None,
        conditional=conditional,
        asked=asked,
    )
