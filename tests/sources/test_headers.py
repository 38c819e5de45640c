"""What headers say, and what nonsense in them says: nothing."""

from datetime import timedelta

import pytest
from tests.sources.networks import START, ask
from tests.sources.server import start_server

DAY = 24 * 3600.0


def http_date(**later: float) -> str:
    return f"{START + timedelta(**later):%a, %d %b %Y %H:%M:%S} GMT"


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (" 90 ", 90.0),
        ("1.5", 1.5),
        ("0", 0.0),
        ("-5", 0.0),
        ("+60", 60.0),
        ("1e9", 7 * DAY),
        ("1000000000", 7 * DAY),
        ("9" * 29, 7 * DAY),
        (http_date(minutes=10), 600.0),
        (http_date(days=90), 7 * DAY),
        (http_date(days=-2), 0.0),
        ("Mon, 02 Nov 2026 05:20:00", 600.0),
        ("Mon, 02 Nov 2026 06:20:00 +0100", 600.0),
        ("foo", None),
        ("", None),
        ("1h", None),
        ("nan", None),
        ("9" * 40, None),
        ("Mon, 99 Nov 2026 05:20:00 GMT", None),
        ("Fri, 31 Dec 9999 23:59:59 -2359", None),
        ("01 Jan 0000 00:00:00 +9999", None),
        ("\xff\xfe", None),
    ],
)
def test_retry_after_is_clamped_to_a_week_and_nonsense_is_none(value: str, seconds: float | None) -> None:
    with start_server() as server:
        server.serve("/", b"", f"Retry-After: {value}", status="429 Too Many Requests")
        answer = ask(server.root + "/", server)
    assert answer.state == "limited"
    assert answer.retry_seconds == seconds


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ((), 0.0),
        (("Cache-Control: max-age=600",), 600.0),
        (("Cache-Control: public,MAX-AGE = 600 , must-revalidate",), 600.0),
        (('Cache-Control: max-age="600"',), 600.0),
        (("Cache-Control: max-age=99999999999",), 7 * DAY),
        (("Cache-Control: s-maxage=600",), 0.0),
        (("Cache-Control: max-age=-1",), 0.0),
        (("Cache-Control: no-cache, max-age=600",), 0.0),
        (("Cache-Control: no-store",), 0.0),
        (("Cache-Control: max-age=0", f"Expires: {http_date(hours=9)}"), 0.0),
        ((f"Expires: {http_date(hours=1)}",), 3600.0),
        ((f"Expires: {http_date(hours=-1)}",), 0.0),
        ((f"Date: {http_date(hours=8)}", f"Expires: {http_date(hours=9)}"), 3600.0),
        (("Date: yesterday", f"Expires: {http_date(hours=1)}"), 3600.0),
        (("Expires: 0",), 0.0),
        (("Expires: -1",), 0.0),
    ],
)
def test_cache_lifetimes_are_read_leniently(headers: tuple[str, ...], seconds: float) -> None:
    with start_server() as server:
        answer = ask(server.serve("/", b"<p>News.</p>", *headers), server)
    assert answer.fresh_seconds == seconds


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ('"5f-1a"', '"5f-1a"'),
        ('W/"a b;c"', 'W/"a b;c"'),
        ("bare", "bare"),
        ('"\xfc"', '"\xfc"'),
        ('"a\tb"', '"a\tb"'),
        ('"a\x01b"', ""),
        ('"' + "a" * 2000 + '"', ""),
    ],
)
def test_a_validator_is_kept_as_it_came_or_not_at_all(value: str, kept: str) -> None:
    with start_server() as server:
        head = f"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nETag: {value}\r\nLast-Modified: {value}\r\n\r\nNews"
        server.routes["/"] = lambda connection: connection.sendall(head.encode("latin-1"))
        answer = ask(server.root + "/", server)
    assert (answer.content, answer.etag, answer.last_modified) == (b"News", kept, kept)
