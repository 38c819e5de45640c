"""How an address is doing, by what is remembered of it, and what its owner should hear."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from urllib.parse import urlsplit

from briefer.model import AddressMemory
from briefer.sources import limits
from briefer.sources.answers import BROKE_OFF, EMPTY, NO_ANSWER, NOT_FOUND, NOT_PUBLIC, TOO_LONG, UNTRUSTED

# Silence is measured in a feed's own rhythm, but a week of it is nothing unusual.
SILENT_RHYTHMS = 6
SILENT_SECONDS = 14 * limits.DAY

MAIL = ("imap://", "imaps://")
PAGE_INSTEAD = "a web page where a feed was expected"
NO_FEED = "not a feed"

_SAID: Mapping[str, str] = MappingProxyType({PAGE_INSTEAD: "a web page", NOT_PUBLIC: "private"})
_CURES: Mapping[str, str] = MappingProxyType(
    {
        "empty": "nothing to do if it carries something only at times; else look whether it has moved",
        "a web page": "its site may ask to sign in, or may have dropped the feed: look for a new address",
        "gone": "it will not be asked again: remove it, or find its new address",
        "missing": "find its new address on the site, or remove it",
        "rate-limited": "nothing to do: it is left alone for as long as it asks",
        "private": 'name a machine of your own, as in own_hosts = ["192.168.1.5:80"]; else remove it',
        "refused": "its site does not let programs in: ask its owner, or remove it",
        "failed": "try it in a browser; if it works there, it will soon be asked again",
        "moved": "write its new address into your settings",
        "undated": "nothing to do: its articles count as of the day they are first seen",
        "silent": "look at the site: the feed may be abandoned, or have moved",
    }
)
# Of a folder on a mail server; what else may go wrong there says itself what to do.
_MAIL_CURES: Mapping[str, str] = MappingProxyType(
    {
        NO_ANSWER: "look at its name and port (993 for imaps, 143 for imap)",
        NOT_FOUND: "look at how it is spelt",
        TOO_LONG: "look at its port, or try again later",
        UNTRUSTED: "name it as its certificate does, and in authorities the file of its own authority",
        NOT_PUBLIC: "name it in own_hosts if it is a machine of your own",
    }
)
_PASSING = frozenset({NO_ANSWER, NOT_FOUND, TOO_LONG})
# What is known of a trouble of the web besides the state that it is.
_TROUBLES: Mapping[str, str] = MappingProxyType(
    {
        NOT_FOUND: "look at how its address is spelt; if that is right, its site is gone, or out of reach",
        NO_FEED: "look at what its address gives now: its site may have moved the feed",
        UNTRUSTED: "its site must renew its certificate: nothing is read from it before",
    }
)
_MAIL_STATES: Mapping[str, str] = MappingProxyType(
    {"silent": "look whether its newsletters still come, or go to another folder"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """The state of an address in a word or two, why, and the probable cure; "ok" and "new" have neither.

    States: "new" (never asked), "ok", "empty", "a web page" (where a feed was), "gone", "missing", "private",
    "refused", "rate-limited", "failed", "moved", "undated", "silent" (beyond its own rhythm).
    """

    state: str
    words: str
    cure: str


def judge_address(memory: AddressMemory, *, now: datetime) -> Health:
    """Return how the address is doing at ``now``."""
    if memory.asked is None:
        return Health(state="new", words="", cure="")
    if memory.trouble and memory.trouble != EMPTY:
        state = _name_trouble(memory)
        return Health(state=state, words=memory.trouble, cure=_find_cure(memory, state))
    if memory.address or memory.moved_to:
        words = f"moved for good to {memory.address or memory.moved_to}"
        return Health(state="moved", words=words, cure=_CURES["moved"])
    harvest = memory.harvest
    if harvest.newest and _is_silent(harvest.newest, harvest.rhythm_seconds, now=now):
        words = f"no new article since {harvest.newest:%Y-%m-%d}"
        return Health(state="silent", words=words, cure=_find_cure(memory, "silent"))
    if memory.trouble == EMPTY:
        return Health(state="empty", words=EMPTY, cure=_CURES["empty"])
    if harvest.documents and harvest.undated == harvest.documents:
        return Health(state="undated", words="none of its articles has a date", cure=_CURES["undated"])
    return Health(state="ok", words="", cure="")


def describe_trouble(memory: AddressMemory, *, trouble: str) -> str:
    """Return a source's ``trouble`` with its history and probable cure, where they are known."""
    if memory.trouble != trouble or memory.failing_since is None:
        return trouble
    history = describe_run(memory)
    if memory.harvest.newest:
        history += f", last article {memory.harvest.newest:%Y-%m-%d}"
    return _add_cure(f"{trouble} ({history})", _find_cure(memory, _name_trouble(memory)))


def describe_run(memory: AddressMemory) -> str:
    """Return since when an address fails, and how often in a row if more than once; "" if it does not."""
    if memory.failing_since is None:
        return ""
    since = f"since {memory.failing_since:%Y-%m-%d}"
    return f"{memory.failures} in a row {since}" if memory.failures > 1 else since


def describe_note(memory: AddressMemory, *, now: datetime) -> str:
    """Return what is notable of an address that answers: it moved, is silent, empty or undated; or ""."""
    health = judge_address(memory, now=now)
    return f"{health.words}: {health.cure}" if health.words else ""


def find_tidings(before: AddressMemory, after: AddressMemory) -> tuple[str, ...]:
    """Return what the owner should hear of what changed, a line each: once, not daily."""
    lines: list[str] = []
    if after.state == "gone" and before.state != "gone":
        lines.append(f"{after.trouble} (gone for good): {_CURES['gone']}")
    elif after.failures and not _may_pass(after) and not before.told:
        # Its settings must change, and whoever has just written them is still there to mend them.
        lines.append(_add_cure(after.trouble, _find_cure(after, _name_trouble(after))))
    elif after.failures >= limits.FAILURES_TOLD and not before.told:
        since = f" since {after.failing_since:%Y-%m-%d}" if after.failing_since else ""
        cure = _find_cure(after, _name_trouble(after))
        lines.append(_add_cure(f"{after.trouble}, {after.failures} times in a row{since}", cure))
    if after.address and after.address != before.address:
        lines.append(f"has moved for good to {_say_place(before.address or before.url, after.address)}")
    return tuple(lines)


def _may_pass(memory: AddressMemory) -> bool:
    """Tell whether a trouble may pass by itself; what a mail server refuses, as a password, will not."""
    if memory.trouble == NOT_PUBLIC:
        return False
    mail = memory.url.lower().startswith(MAIL)
    return not mail or memory.trouble in _PASSING or memory.trouble.startswith(BROKE_OFF)


def _find_cure(memory: AddressMemory, state: str) -> str:
    if not memory.url.lower().startswith(MAIL):
        return _TROUBLES.get(memory.trouble) or _CURES[state]
    return _MAIL_CURES.get(memory.trouble) or _MAIL_STATES.get(state, "")


def _add_cure(words: str, cure: str) -> str:
    return f"{words}: {cure}" if cure else words


def _say_place(old: str, new: str) -> str:
    """Return an address to which another has moved, with a warning where the host is another."""
    warning = "" if urlsplit(old).hostname == urlsplit(new).hostname else ", on another host"
    return f"{new}{warning}: it is asked there from now on; {_CURES['moved']}"


def _name_trouble(memory: AddressMemory) -> str:
    if memory.trouble in _SAID:
        return _SAID[memory.trouble]
    names = {"gone": "gone", "missing": "missing", "refused": "refused", "limited": "rate-limited"}
    return names.get(memory.state, "failed")


def _is_silent(newest: datetime, rhythm_seconds: float, *, now: datetime) -> bool:
    patience = max(SILENT_SECONDS, SILENT_RHYTHMS * rhythm_seconds)
    return (now - newest).total_seconds() > patience
