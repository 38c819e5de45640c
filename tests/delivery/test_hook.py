"""Hooks: what a program or an address is given, and what their answers mean."""

import hashlib
import hmac
import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme
from tests.sources.server import Server, start_server

from briefer.delivery.hook import SIGNATURE, Hook, deliver_json
from briefer.delivery.transport import Outcome
from briefer.send.ways import open_post
from briefer.sources.http import look_up

CONTENT = b'{"format": "briefer/1"}'
SECRET = b"the third stone"


@pytest.fixture
def server() -> Iterator[Server]:
    with start_server() as server:
        yield server


def deliver(
    *,
    command: str = "",
    url: str = "",
    private: bool = True,
    seconds: float = 10.0,
    secret: bytes = SECRET,
) -> Outcome:
    hook = Hook(
        command=command,
        url=url,
        secret=secret,
        post=open_post(contact="https://desk.example/", private=private, seconds=seconds, resolve=look_up),
        environment={"PATH": "/usr/bin:/bin"},
        seconds=seconds,
    )
    return deliver_json(CONTENT, hook=hook, delivery="<d@hook>")


def test_a_post_is_signed_and_named(server: Server) -> None:
    url = server.serve("/hook", b"thanks")
    outcome = deliver(url=url + "?desk=1")
    assert (outcome.state, outcome.reply) == ("sent", "answered 200")
    [asked] = server.asked
    assert asked.startswith("POST /hook?desk=1 HTTP/1.1\r\n")
    assert "(+https://desk.example/)\r\n" in asked
    assert f"Content-Length: {len(CONTENT)}\r\n" in asked
    digest = hmac.new(SECRET, CONTENT, hashlib.sha256).hexdigest()
    assert f"{SIGNATURE}: sha256={digest}\r\n" in asked
    assert "Idempotency-Key: <d@hook>\r\n" in asked
    assert "Content-Type: application/json\r\n" in asked


def test_without_a_secret_nothing_is_signed(server: Server) -> None:
    assert deliver(url=server.serve("/", b""), secret=b"").state == "sent"
    assert SIGNATURE not in server.asked[0]


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("204 No Content", "sent"),
        ("503 Busy", "deferred"),
        ("429 Slow Down", "deferred"),
        ("404 Not Found", "failed"),
        ("302 Found", "failed"),
        ("999 Odd", "deferred"),
    ],
)
def test_answers_are_understood_and_redirects_not_followed(server: Server, status: str, state: str) -> None:
    url = server.serve("/", b"", "Location: /elsewhere", status=status)
    outcome = deliver(url=url)
    assert outcome.state == state
    assert status[:3] in outcome.reply
    assert ("a redirect, which is not followed" in outcome.reply) == status.startswith("3")
    assert len(server.asked) == 1


def test_a_private_address_is_dialled_only_where_that_is_meant(server: Server) -> None:
    outcome = deliver(url=server.serve("/", b""), private=False)
    assert outcome.state == "failed"
    assert "set private = true" in outcome.reply
    assert server.asked == []


@pytest.mark.parametrize(
    "url", ["ftp://desk.example/", "http://[::1", "https://desk example/", "http://x:0/"]
)
def test_what_is_no_address_is_said_and_not_tried_again(url: str) -> None:
    outcome = deliver(url=url)
    assert outcome.state == "failed"
    assert "address" in outcome.reply
    assert "private" not in outcome.reply


def test_nobody_at_the_address_is_tried_again_later() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert deliver(url=f"http://127.0.0.1:{port}/").state == "deferred"


def wait_for(event: threading.Event) -> None:
    event.wait(20)


def test_an_address_that_never_answers_is_cut_off(server: Server) -> None:
    ended = threading.Event()
    server.routes["/"] = lambda connection: wait_for(ended)
    assert deliver(url=server.root + "/", seconds=0.3).state == "deferred"
    ended.set()


def test_an_address_that_answers_for_ever_is_cut_off(server: Server) -> None:
    """Each byte comes in time, and the answer never ends: only a clock over the whole of it helps."""
    ended = threading.Event()

    def drip(connection: socket.socket) -> None:
        while not ended.wait(0.05):
            connection.sendall(b"HTTP")

    server.routes["/"] = drip
    outcome = deliver(url=server.root + "/", seconds=0.6)
    assert (outcome.state, outcome.reply) == ("deferred", "it could not be reached: took too long")
    ended.set()


def test_a_head_that_drips_beyond_the_deadline_is_no_answer(server: Server) -> None:
    """To the standard library such an answer looks complete: what of the head came, came with a 200."""
    ended = threading.Event()

    def drip(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n")
        while not ended.wait(0.05):
            connection.sendall(b"X-Slow: 1\r\n")

    server.routes["/"] = drip
    outcome = deliver(url=server.root + "/", seconds=0.6)
    assert (outcome.state, outcome.reply) == ("deferred", "it could not be reached: took too long")
    ended.set()


def test_a_certificate_is_looked_at(server: Server, tmp_path: Path) -> None:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    trustme.CA().issue_cert("localhost").configure_cert(context)
    server.tls = context
    server.serve("/", b"")
    outcome = deliver(url=server.root.replace("http://127.0.0.1", "https://localhost"))
    assert (outcome.state, server.asked) == ("deferred", [])
    assert outcome.reply == "it could not be reached: its certificate is not trusted"


def test_a_command_gets_the_json_and_little_else(tmp_path: Path) -> None:
    command = f"sh -c 'cat > {tmp_path}/got; env > {tmp_path}/environment'"
    assert deliver(command=command).state == "sent"
    assert (tmp_path / "got").read_bytes() == CONTENT
    environment = (tmp_path / "environment").read_text(encoding="utf-8")
    assert "BRIEFER_DELIVERY=<d@hook>" in environment
    assert "HOME" not in environment


@pytest.mark.parametrize("command", ["sh -c 'echo no >&2; exit 3'", "no-such-command", "sh 'a", "sleep 60"])
def test_a_command_that_fails_is_tried_again_later(command: str) -> None:
    outcome = deliver(command=command, seconds=0.5)
    assert outcome.state == "deferred"
    assert "the command" in outcome.reply
