"""What the headers of an answer say, read leniently: nonsense says nothing (RFC 9110, 9111).

Header values are text as the standard library gives it: bytes read as Latin-1, so that a validator goes
back byte for byte.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from briefer.sources import limits

_SECONDS = re.compile(r"[+-]?\d{1,30}(?:\.\d{1,9})?(?:[eE]\+?\d{1,2})?")
_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d{1,12})", re.IGNORECASE)
_NOT_KEPT = re.compile(r"(?:^|[,\s])no-(?:store|cache)(?:$|[,\s=])", re.IGNORECASE)


def read_media_type(headers: Mapping[str, str]) -> str:
    """Return the declared media type with its parameters: the charset is needed to read the text."""
    declared = headers.get("Content-Type", "")[:200]
    return "".join(character for character in declared if character.isprintable()).strip()


def read_validator(headers: Mapping[str, str], name: str) -> str:
    """Return a validator as it came, or "" for one that could not go back as it came."""
    value = headers.get(name, "").strip(" \t")
    sound = all(character == "\t" or " " <= character != "\x7f" for character in value)
    return value if sound and len(value) <= limits.VALIDATOR_CHARACTERS else ""


def read_retry(headers: Mapping[str, str], *, now: datetime) -> float | None:
    """Return the seconds that Retry-After asks for, within [0, 7 d]; None where it says nothing sensible."""
    value = headers.get("Retry-After", "").strip()
    if _SECONDS.fullmatch(value):
        seconds = float(value)
    elif (moment := _read_date(value)) is not None:
        seconds = (moment - now).total_seconds()
    else:
        return None
    return min(max(seconds, 0.0), limits.LONGEST_WAIT)


def read_freshness(headers: Mapping[str, str], *, now: datetime) -> float:
    """Return for how many seconds the answer may be kept, within [0, 7 d]; max-age comes before Expires."""
    control = headers.get("Cache-Control", "")[:1000]
    if _NOT_KEPT.search(control):
        return 0.0
    if found := _MAX_AGE.search(control):
        return min(float(found[1]), limits.LONGEST_WAIT)
    expires = _read_date(headers.get("Expires", ""))
    if expires is None:
        return 0.0
    # By the server's own clock, where it shows one.
    start = _read_date(headers.get("Date", "")) or now
    return min(max((expires - start).total_seconds(), 0.0), limits.LONGEST_WAIT)


def _read_date(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value[:100].strip())
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
