"""T18: what an archive on loopback must stand, from any page that the owner's browser shows."""

import shutil
import socket
import sqlite3
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.archive.conftest import BRIDGE, keep
from tests.archive.test_archive import PAGES
from tests.archive.visitor import PUBLIC, READ_AT_ONCE, Visitor, open_archive, open_site
from tests.store.builders import DAY

from briefer.archive import server
from briefer.archive.server import open_socket
from briefer.errors import SettingsError
from briefer.store import STORE_NAME, open_store

REQUIRED = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
DOTS = ("..", "%2e%2e", ".%2e", "%2E.", "..%00", "..;", "%252e%252e", "..%c0%af", "．．", "..%5c")
SEPARATORS = ("/", "%2f", "%5c", "\\", "//", "%252f", "/./", "%c0%af", "%e2%88%95", "%00/")
SPELLINGS = [f"{dots}{separator}" for dots in DOTS for separator in SEPARATORS]


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "OPTIONS", "DELETE", "TRACE"])
@pytest.mark.parametrize("path", [*PAGES, f"/briefs/brief/{DAY}/html", f"/briefs/brief/{DAY}/pdf", "/../x"])
def test_every_answer_has_its_headers(visitor: Visitor, path: str, method: str) -> None:
    answer = visitor.ask(path, method=method)
    assert answer.status in {200, 400, 404, 405}
    assert {name: answer.headers.get(name) for name in REQUIRED} == REQUIRED
    policy = answer.headers["content-security-policy"]
    for rule in ("default-src 'none'", "base-uri 'none'", "form-action", "frame-ancestors 'none'"):
        assert rule in policy
    assert "unsafe" not in policy
    assert "set-cookie" not in answer.headers
    assert "server" not in answer.headers
    assert "access-control-allow-origin" not in answer.headers


def test_a_hundred_spellings_of_the_way_up_lead_nowhere(visitor: Visitor, folder: Path) -> None:
    assert len(SPELLINGS) == 100
    canary = folder / "canary.txt"
    canary.write_text("the canary")
    for spelling in SPELLINGS:
        for base in ("/", "/articles/", f"/briefs/brief/{DAY}/", f"/briefs/brief/{DAY}/html/"):
            for goal in ("canary.txt", "briefer.db", "etc/passwd"):
                path = base + spelling * 2 + goal
                answer = visitor.send(
                    f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode()
                )
                assert answer.split()[1] in {b"404", b"400"}, path


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("LOCALHOST:99", 200),
        ("127.0.0.1", 200),
        ("127.0.0.1:", 200),
        ("[::1]:8419", 200),
        ("evil.example", 421),
        ("evil.example:8419", 421),
        ("localhost.evil.example", 421),
        ("localhost@evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("localhost:evil", 421),
        ("[::1", 421),
        ("[::1]x", 421),
        ("127.0.0.2", 421),
        ("0.0.0.0", 421),
        ("", 421),
        (PUBLIC, 404),
    ],
)
def test_only_hosts_on_the_list_are_answered(visitor: Visitor, host: str, status: int) -> None:
    """Row 96: a name that an attacker lets point here is not answered, whatever it resolves to."""
    answer = visitor.ask("/", headers={"Host": host})
    assert answer.status == status
    assert {name: answer.headers.get(name) for name in REQUIRED} == REQUIRED
    assert ("archive" in answer.text) == (status == 200)


def test_no_host_and_two_hosts_are_not_answered(visitor: Visitor) -> None:
    assert visitor.send(b"GET / HTTP/1.0\r\n\r\n").split()[1] == b"421"
    both = b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n"
    assert visitor.send(both).split()[1] == b"400"
    absolute = b"GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n"
    assert visitor.send(absolute).split()[1] == b"404"


def test_under_the_public_name_there_is_the_way_out_only(visitor: Visitor) -> None:
    public = {"Host": PUBLIC}
    for path in (*PAGES, f"/briefs/brief/{DAY}/html", "/unsubscribed"):
        answer = visitor.ask(path, headers=public)
        assert answer.status == 404
        assert "Bridge" not in answer.text
    assert "This link belongs to nobody" in visitor.ask("/unsubscribe?token=x", headers=public).text


def test_asking_changes_nothing(tmp_path: Path) -> None:
    with open_store(tmp_path / STORE_NAME) as store:
        keep(store)

    def dump() -> list[str]:
        connection = sqlite3.connect(tmp_path / STORE_NAME)
        try:
            return list(connection.iterdump())
        finally:
            connection.close()

    with open_archive(open_site(tmp_path)) as visitor:
        before = dump()
        for path in PAGES:
            visitor.ask(path)
            visitor.ask(path, method="POST", body=b"List-Unsubscribe=One-Click")
        assert dump() == before


def test_a_request_of_a_megabyte_is_refused_and_the_next_one_answered(visitor: Visitor) -> None:
    for request in (
        b"GET /search?q=" + b"x" * 1_000_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 1_000_000 + b"\r\n\r\n",
    ):
        try:
            status = visitor.send(request)
        except ConnectionError:
            status = b"HTTP/1.1 400 it was cut off while it was sent"
        assert status.split()[1] in {b"400", b"431"}
    assert visitor.ask("/").status == 200


GARBAGE = (
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    b"GET\r\n\r\n",
    b"\r\n\r\nX Y Z\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
)


@pytest.mark.parametrize("garbage", GARBAGE)
def test_garbage_is_answered_by_400(visitor: Visitor, garbage: bytes) -> None:
    assert visitor.send(garbage).split()[1] == b"400"
    assert visitor.ask("/").status == 200


def test_four_hundred_slow_visitors_hold_up_nobody(visitor: Visitor) -> None:
    """Row 101: each of them has begun to ask and goes on too slowly ever to end."""
    with ExitStack() as stack:
        slow = [stack.enter_context(visitor.connect()) for _ in range(400)]
        for number, connection in enumerate(slow):
            begun = (
                b"GET / HTTP/1.1\r\nHost: localhost\r\nX-"
                if number % 2
                else b"POST /unsubscribe HTTP/1.1\r\n"
            )
            connection.sendall(begun)
        assert visitor.ask("/").status == 200
        for connection in slow:
            connection.sendall(b"a")
        assert visitor.ask(f"/articles/{BRIDGE.id}").status == 200


def is_let_go(connection: socket.socket) -> bool:
    """Wait until the other end closes; it may also break off."""
    try:
        while connection.recv(READ_AT_ONCE):
            pass
    except ConnectionError:
        pass
    return True


def test_who_says_nothing_for_long_is_let_go(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "PATIENCE_SECONDS", 0.2)
    begun = b"GET / HTTP/1.1\r\nHost: localhost\r\nX-"
    with open_archive(open_site(folder)) as visitor:
        with visitor.connect() as silent, visitor.connect() as slow, visitor.connect() as later:
            slow.sendall(begun)
            later.sendall(begun + b"1: 2\r\n\r\n")
            assert later.recv(READ_AT_ONCE).startswith(b"HTTP/1.1 200 ")
            later.sendall(begun)
            assert is_let_go(silent)
            assert is_let_go(slow)
            assert is_let_go(later)
        assert visitor.ask("/").status == 200


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "192.0.2.1", "10.0.0.1"])
def test_an_address_that_others_reach_is_refused(address: str) -> None:
    """Row 100: the archive asks nobody for a password, so nobody but this machine may ask it."""
    with pytest.raises(SettingsError, match=r"other machines reach .* reverse proxy"):
        open_socket(address, port=0)


def test_what_cannot_be_listened_on_is_said_in_a_line() -> None:
    with pytest.raises(SettingsError, match=r'"1\.2\.3" is no IP address'):
        open_socket("1.2.3", port=0)
    with (
        open_socket("127.0.0.1", port=0) as taken,
        pytest.raises(SettingsError, match="Address already in use; name another with --port"),
    ):
        open_socket("127.0.0.1", port=taken.getsockname()[1])
    with open_socket("::1", port=0) as other:
        assert other.getsockname()[0] == "::1"


def test_no_part_of_an_answer_waits_for_the_receipt_of_another() -> None:
    """Nagle's algorithm and delayed receipts would make 40 ms of every answer (RFC 1122, 4.2.3.4)."""
    with (
        open_socket("127.0.0.1", port=0) as listener,
        socket.create_connection(listener.getsockname()),
        listener.accept()[0] as accepted,
    ):
        assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_store_that_is_gone_or_damaged_is_said_and_nothing_else_is(tmp_path: Path) -> None:
    with open_store(tmp_path / STORE_NAME) as store:
        keep(store)
    with open_archive(open_site(tmp_path)) as visitor:
        shutil.move(tmp_path / STORE_NAME, tmp_path / "aside.db")
        answer = visitor.ask("/")
        assert answer.status == 503
        assert "The store cannot be read just now" in answer.text
        assert str(tmp_path) not in answer.text
        assert {name: answer.headers.get(name) for name in REQUIRED} == REQUIRED
        shutil.move(tmp_path / "aside.db", tmp_path / STORE_NAME)
        assert visitor.ask("/").status == 200


def test_a_broken_page_is_said_and_the_others_are_answered(tmp_path: Path) -> None:
    own = tmp_path / "mine" / "archive"
    own.mkdir(parents=True)
    (own / "index.html.j2").write_text("{{ nobody }}")
    with open_store(tmp_path / STORE_NAME) as store:
        keep(store)
    with open_archive(open_site(tmp_path, own=tmp_path / "mine")) as visitor:
        assert visitor.ask("/").status == 503
        assert visitor.ask("/search").status == 200
