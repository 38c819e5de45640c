"""How values stand in columns: moments as whole microseconds, days as ISO dates, lists as JSON."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import msgspec

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def to_column(moment: datetime) -> int:
    """Return the aware moment as microseconds since 1970-01-01 UTC."""
    return (moment - _EPOCH) // _MICROSECOND


def to_moment(column: int) -> datetime:
    """Return the moment in UTC; OverflowError where no calendar reaches (a damaged file)."""
    return _EPOCH + timedelta(microseconds=column)


def to_json(items: Iterable[str] | Iterable[float]) -> str:
    """Return the items as a compact JSON list."""
    return msgspec.json.encode(list(items)).decode()


def to_strings(column: str) -> tuple[str, ...]:
    """Return the strings of a JSON list."""
    return tuple(json.loads(column))
