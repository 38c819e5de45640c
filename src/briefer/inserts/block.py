"""A block of lines as a program prints it: one JSON object.

::

    {"source": "Met Office", "time": "2026-11-24T05:40:00Z", "items": [
        {"label": "Oslo", "value": "-3 °C", "note": "snow until noon"}]}

``source`` and ``time`` (ISO 8601 with a zone) say who says so, and as of when. Each item has a ``value``,
maybe a ``label`` before it and a ``note`` behind it. Other keys mean nothing.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from briefer.errors import InsertError
from briefer.model import Insert, InsertItem

MOST_ITEMS = 40
LONGEST = 120


def read_block(content: bytes, *, title: str) -> Insert:
    """Return the block as an insert; InsertError says what is wrong with it."""
    try:
        block = json.loads(content.decode("utf-8"))
    except (UnicodeDecodeError, ValueError, RecursionError) as problem:
        raise InsertError("what it printed is not JSON in UTF-8") from problem
    if not isinstance(block, dict):
        raise InsertError("what it printed is not a JSON object")
    items = block.get("items")
    if not isinstance(items, list):
        raise InsertError('its "items" must be a list')
    read = tuple(_read_item(item, number=number) for number, item in enumerate(items[:MOST_ITEMS], 1))
    return Insert(
        title=title,
        source=_read_text(block, "source", where="its"),
        moment=_read_time(block),
        items=read,
        more=len(items) - len(read),
    )


def _read_item(item: object, *, number: int) -> InsertItem:
    where = f"in item {number} its"
    if not isinstance(item, dict):
        raise InsertError(f"item {number} is not a JSON object")
    return InsertItem(
        label=_read_text(item, "label", where=where) if "label" in item else "",
        value=_read_text(item, "value", where=where),
        note=_read_text(item, "note", where=where) if "note" in item else "",
    )


def _read_text(values: Mapping[str, object], key: str, *, where: str) -> str:
    value = values.get(key)
    text = str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value
    if not isinstance(text, str) or (key in ("source", "value") and not text.strip()):
        raise InsertError(f'{where} "{key}" must be text')
    if len(text) > LONGEST:
        raise InsertError(f'{where} "{key}" has more than {LONGEST} characters')
    return text


def _read_time(block: Mapping[str, object]) -> datetime:
    wrong = 'its "time" must be a moment with a zone such as 2026-11-24T05:40:00Z'
    try:
        moment = datetime.fromisoformat(str(block.get("time")))
        if moment.tzinfo is None:
            raise InsertError(wrong)
        return moment.astimezone(UTC)
    except (ValueError, OverflowError) as problem:
        raise InsertError(wrong) from problem
