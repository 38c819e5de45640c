"""What a program prints is a block of lines, or it is said what is wrong with it."""

import json
from datetime import UTC, datetime

import pytest

from briefer.errors import InsertError
from briefer.inserts import read_block
from briefer.model import InsertItem

WEATHER = {
    "source": "Met Office",
    "time": "2026-11-24T06:40:00+01:00",
    "items": [{"label": "Oslo", "value": "-3 °C", "note": "snow until noon"}, {"value": 1013.5}],
    "station": 17,
}


def test_a_block_says_its_lines_who_says_so_and_when() -> None:
    insert = read_block(json.dumps(WEATHER).encode(), title="Weather")
    assert (insert.title, insert.source, insert.more) == ("Weather", "Met Office", 0)
    assert insert.moment == datetime(2026, 11, 24, 5, 40, tzinfo=UTC)
    assert insert.items == (
        InsertItem(label="Oslo", value="-3 °C", note="snow until noon"),
        InsertItem(label="", value="1013.5", note=""),
    )


def test_of_a_long_block_the_rest_is_counted() -> None:
    insert = read_block(json.dumps({**WEATHER, "items": [{"value": "x"}] * 50}).encode(), title="Markets")
    assert (len(insert.items), insert.more) == (40, 10)


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (b"", "not JSON"),
        (b"\xff\xfe{}", "not JSON in UTF-8"),
        (b"[" * 100_000, "not JSON"),
        (b"[]", "not a JSON object"),
        (b"{}", '"items" must be a list'),
        (json.dumps({**WEATHER, "items": ["x"]}).encode(), "item 1 is not a JSON object"),
        (json.dumps({**WEATHER, "items": [{"value": "x"}, {"label": "y"}]}).encode(), 'item 2 its "value"'),
        (json.dumps({**WEATHER, "items": [{"value": True}]}).encode(), 'item 1 its "value" must be text'),
        (json.dumps({**WEATHER, "items": [{"value": "x" * 121}]}).encode(), "more than 120 characters"),
        (json.dumps({**WEATHER, "items": [{"value": "x", "note": None}]}).encode(), '"note" must be text'),
        (json.dumps({**WEATHER, "source": " "}).encode(), 'its "source" must be text'),
        (json.dumps({**WEATHER, "time": "2026-11-24T06:40:00"}).encode(), "with a zone"),
        (json.dumps({**WEATHER, "time": "soon"}).encode(), 'its "time" must be a moment'),
        (json.dumps({**WEATHER, "time": "0001-01-01T00:00:00+23:00"}).encode(), 'its "time" must be'),
    ],
)
def test_what_is_wrong_is_said(content: bytes, wrong: str) -> None:
    with pytest.raises(InsertError, match=wrong):
        read_block(content, title="Weather")
