"""The one door: what it lets in from a real socket, and what it refuses."""

import ast
import gzip
import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme
from tests.sources.networks import ask
from tests.sources.server import Server, start_server

from briefer.sources import limits
from briefer.sources.http import FEEDS, PAGES, ROBOTS, Door, trust

PAGE = b"<html><body><p>Good morning.</p></body></html>"


@pytest.fixture
def server() -> Iterator[Server]:
    with start_server() as server:
        yield server


def test_a_page_comes_with_its_type_and_address(server: Server) -> None:
    url = server.serve("/a page", PAGE, "Content-Type: text/html; charset=utf-8").replace(" ", "%20")
    server.routes["/a%20page"] = server.routes["/a page"]
    answer = ask(url + "?q=ü", server)
    assert (answer.content, answer.media_type) == (PAGE, "text/html; charset=utf-8")
    assert server.asked[0].startswith("GET /a%20page?q=%C3%BC HTTP/1.1")
    assert "User-Agent: briefer/" in server.asked[0]
    assert "Accept-Encoding: gzip\r\n" in server.asked[0]
    assert "Cookie" not in server.asked[0]


def test_gzip_is_read(server: Server) -> None:
    url = server.serve("/", gzip.compress(PAGE, mtime=0), "Content-Encoding: gzip")
    assert ask(url, server).content == PAGE


def test_redirects_are_followed_and_the_last_address_told(server: Server) -> None:
    server.serve("/end", PAGE)
    url = server.serve("/start", b"", "Location: /end", status="301 Moved Permanently")
    assert ask(url, server).url == server.root + "/end"


@pytest.mark.parametrize(
    ("body", "headers", "status", "reason"),
    [
        (PAGE * 4000, (), "200 OK", "larger than 0 MB"),
        (gzip.compress(b"\0" * 50_000_000, mtime=0), ("Content-Encoding: gzip",), "200 OK", "larger than"),
        (gzip.compress(PAGE, mtime=0)[:-9], ("Content-Encoding: gzip",), "200 OK", "broke off"),
        (b"junk", ("Content-Encoding: gzip",), "200 OK", "broke off"),
        (PAGE, ("Content-Encoding: br",), "200 OK", "was not asked for"),
        (PAGE, ("Content-Encoding: gzip, gzip",), "200 OK", "was not asked for"),
        (b"gone", (), "410 Gone", "answered 410"),
        (b"", (), "200 OK", "answered with nothing"),
        (b"", (), "204 No Content", "answered 204"),
        (b"", (), "999 Odd", "answered 999|broke off"),
        (b"", ("Location: /",), "302 Found", "more than 5 redirects"),
        (b"", ("Location: file:///etc/hosts",), "302 Found", "not an http or https address"),
        (b"", ("Location: ftp://example.com/",), "302 Found", "not an http or https address"),
        (b"", ("Location: http://127.0.0.1:1/",), "302 Found", "not on the public internet"),
        (b"", ("Location: http://[::1]/",), "302 Found", "not on the public internet"),
        (b"", ("Location: http://user:pw@example.com/",), "302 Found", "name or password"),
    ],
)
def test_what_a_hostile_server_sends_is_refused_in_a_few_words(
    server: Server, body: bytes, headers: tuple[str, ...], status: str, reason: str
) -> None:
    url = server.serve("/", body, *headers, status=status)
    assert re.search(reason, ask(url, server).reason)


def test_a_redirect_in_a_circle_is_left_after_the_fifth(server: Server) -> None:
    server.serve("/", b"", "Location: /", status="302 Found")
    assert ask(server.root + "/", server).reason == "more than 5 redirects"
    assert len(server.asked) == 6


def test_a_body_shorter_than_promised_is_refused(server: Server) -> None:
    server.routes["/"] = lambda c: c.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nshort")
    assert re.search("broke off", ask(server.root + "/", server).reason)


def trickle(head: bytes, piece: bytes) -> Callable[[socket.socket], None]:
    def send(connection: socket.socket) -> None:
        connection.sendall(head)
        for _ in range(200):
            connection.sendall(piece)
            time.sleep(0.05)

    return send


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (b"HTTP/1.1 200 OK\r\n", b"X-Slow: 1\r\n"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    ],
)
def test_a_trickling_server_is_cut_off_at_the_deadline(server: Server, head: bytes, piece: bytes) -> None:
    server.routes["/"] = trickle(head, piece)
    start = time.monotonic()
    assert re.search(r"took too long|broke off", ask(server.root + "/", server, total_seconds=0.6).reason)
    assert time.monotonic() - start < 4


@pytest.mark.parametrize(
    "spelling",
    [
        "127.0.0.1", "127.1", "127.0.1", "0x7f.1", "0x7f000001", "2130706433", "017700000001", "0", "0.0.0.0",
        "localhost", "LOCALHOST", "localhost.", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
        "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]", "[2001:0:1::1]",
        "[fe80::1]", "[fc00::1]", "[fd12:3456::1]", "[ff02::1]", "10.0.0.1", "10.255.255.255", "172.16.0.1",
        "172.31.255.255", "192.168.0.1", "192.168.255.255", "169.254.169.254", "100.64.0.1",
        "100.127.255.255", "192.0.0.8", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1",
        "224.0.0.1", "240.0.0.1", "255.255.255.255", "１２７.0.0.1", "127。0。0。1", "①②⑦.0.0.1",
        "0177.0.0.1",
        "127.0.0.1.",
        "0x7F.0.0.0x1", "[::ffff:0:127.0.0.1]", "[0:0:0:0:0:0:0:1]", "[fec0::1]", "[fe80::1%25lo]",
    ],
)  # fmt: skip
def test_no_spelling_of_a_private_address_is_dialled(server: Server, spelling: str) -> None:
    answer = ask(f"http://{spelling}:{server.port}/", total_seconds=2.0)
    assert (answer.state, answer.content) in {("refused", b""), ("failed", b"")}
    assert re.search("not on the public internet|cannot be found|not an address", answer.reason)
    assert server.asked == []


def test_the_name_is_looked_up_once_and_the_checked_address_dialled(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that answers publicly at the check and privately afterwards (rebinding) gains nothing."""
    answers = iter(["93.184.216.34", "127.0.0.1", "127.0.0.1"])
    dialled: list[str] = []

    def refuse_to_dial(*_: object) -> None:
        raise OSError("no network here")

    def look_up(host: str, port: int, *_: object, **__: object) -> list[tuple[object, ...]]:
        if host == "rebind.example":
            host = next(answers)
        dialled.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, port))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(socket.socket, "connect", refuse_to_dial)
    assert re.search("does not answer", ask(f"http://rebind.example:{server.port}/", server).reason)
    assert "127.0.0.1" not in dialled
    assert server.asked == []


@pytest.mark.parametrize(
    "url", ["file:///etc/hosts", "ftp://example.com", "http://", "http://[bad", "x", "//a/b"]
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    assert re.search("not an", ask(url).reason)


def test_a_host_that_does_not_answer_is_named_as_such(server: Server) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    closed_server = Server(port=port)
    assert ask(closed_server.root, closed_server).reason == "its host does not answer"
    late = ask(closed_server.root, closed_server, total_seconds=0.0)
    assert re.search("took too long|does not answer", late.reason)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate that nobody has signed, with its key, in one file."""
    if shutil.which("openssl") is None:
        pytest.skip("needs the openssl command to make a certificate")
    folder = tmp_path_factory.mktemp("tls")
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -keyout key -out cert"
    subprocess.run(command.split(), cwd=folder, check=True, capture_output=True)
    (folder / "both").write_bytes((folder / "cert").read_bytes() + (folder / "key").read_bytes())
    return folder / "both"


def test_a_server_without_a_trusted_certificate_is_refused(server: Server, certificate: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.tls = context
    server.serve("/", PAGE)
    assert re.search(
        "its certificate is not trusted", ask(f"https://127.0.0.1:{server.port}/", server).reason
    )
    assert server.asked == []


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[trustme.CA]:
    """An authority that this machine trusts."""
    made = trustme.CA()
    made.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    trust.cache_clear()
    yield made
    trust.cache_clear()


@pytest.mark.parametrize(
    ("name", "days", "reason"),
    [
        ("127.0.0.1", 2, ""),
        ("127.0.0.1", -2, "its certificate is not trusted"),
        ("other.example", 2, "its certificate is not trusted"),
    ],
)
def test_a_certificate_that_has_run_out_or_is_another_s_is_refused(
    server: Server, authority: trustme.CA, name: str, days: int, reason: str
) -> None:
    end = datetime.now(UTC) + timedelta(days=days)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name, not_before=end - timedelta(days=9), not_after=end).configure_cert(context)
    server.tls = context
    server.serve("/", PAGE)
    answer = ask(f"https://127.0.0.1:{server.port}/", server)
    assert (answer.reason, answer.content) == (reason, b"" if reason else PAGE)
    assert bool(server.asked) is not bool(reason)


def test_a_server_that_never_shakes_hands_is_cut_off(server: Server) -> None:
    start = time.monotonic()
    assert re.search(
        "took too long", ask(f"https://127.0.0.1:{server.port}/", server, total_seconds=0.5).reason
    )
    assert time.monotonic() - start < 4


def test_a_resolver_that_never_answers_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    done = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: done.wait(10))
    assert re.search("took too long", ask("http://slow.example/", total_seconds=0.2).reason)
    done.set()


def test_gzip_in_several_members_is_read_whole(server: Server) -> None:
    body = gzip.compress(PAGE, mtime=0) + gzip.compress(PAGE)
    url = server.serve("/", body, "Content-Encoding: gzip")
    assert ask(url, server).content == PAGE + PAGE
    url = server.serve("/", gzip.compress(PAGE, mtime=0) + b"junk behind", "Content-Encoding: gzip")
    assert ask(url, server).content == PAGE


def test_an_endless_body_stops_at_the_cap(server: Server) -> None:
    def send(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        while True:
            connection.sendall(b"10000\r\n" + b"x" * 65536 + b"\r\n")

    server.routes["/"] = send
    assert re.search("larger than 1 MB", ask(server.root + "/", server, body_bytes=1_000_000).reason)


def test_a_body_that_unfolds_to_nothing_stops_at_the_cap_too(server: Server) -> None:
    empty = gzip.compress(b"", mtime=0) * 1000

    def send(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n")
        while True:
            connection.sendall(empty)

    server.routes["/"] = send
    answer = ask(server.root + "/", server, body_bytes=1_000_000)
    assert answer.reason == "larger than 1 MB"


def test_a_bomb_is_never_unfolded_further_than_the_cap(server: Server) -> None:
    """A thousand to one: what came in one step would be 64 MB of memory before anybody could count it."""
    bomb = gzip.compress(bytes(200_000_000), mtime=0)
    url = server.serve("/", bomb, "Content-Encoding: gzip")
    tracemalloc.start()
    try:
        assert ask(url, server, body_bytes=1_000_000).reason == "larger than 1 MB"
        assert tracemalloc.get_traced_memory()[1] < 8_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("door", "kind", "size", "reason"),
    [
        (FEEDS, "application/octet-stream", 10_000_001, "larger than 10 MB"),
        (PAGES, "application/octet-stream", 25_000_001, "larger than 25 MB"),
        (ROBOTS, "text/plain", 524_289, "larger than 0 MB"),
        (FEEDS, "application/octet-stream", 9_900_000, ""),
        (PAGES, "application/pdf", 24_900_000, ""),
        (ROBOTS, "text/plain", 524_288, ""),
    ],
)
def test_each_door_has_its_own_cap(server: Server, door: Door, kind: str, size: int, reason: str) -> None:
    url = server.serve("/", b"x" * size, f"Content-Type: {kind}")
    assert ask(url, server, door=door, body_bytes=door.body_bytes, total_seconds=30).reason == reason


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a full queue refuses at once")
def test_a_host_that_takes_no_connection_is_not_waited_for_as_long_as_a_request_may_take(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "CONNECT_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0), backlog=0) as listener, ExitStack() as stack:
        place = listener.getsockname()
        for _ in range(4):  # what waits in the queue fills it: the system takes no more
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(place)
        full = Server(port=place[1])
        assert ask(full.root, full, total_seconds=5.0).reason == "its host does not answer"


@pytest.mark.parametrize(
    ("kind", "megabytes"), [("text/html", 5), ("application/rss+xml", 10), ("application/pdf", 25)]
)
def test_each_kind_has_its_own_cap(server: Server, kind: str, megabytes: int) -> None:
    url = server.serve("/", b"x" * 26_000_000, f"Content-Type: {kind}")
    assert re.search(f"larger than {megabytes} MB", ask(url, server, body_bytes=25_000_000).reason)


@pytest.mark.parametrize(
    "head",
    [
        b"HTTP/1.1 200 OK\r\nX: " + b"a" * 70_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"".join(b"X%d: a\r\n" % n for n in range(2000)) + b"\r\n",
        b"HTTP/9.9 \xff\xfe\r\n\r\n",
        b"\x16\x03\x01 this is no HTTP",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: http://[::1\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: \xff\xff:\x80\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n",
        b"",
    ],
)
def test_an_answer_that_makes_no_sense_is_refused(server: Server, head: bytes) -> None:
    server.routes["/"] = lambda connection: connection.sendall(head)
    assert ask(server.root + "/", server, total_seconds=3).reason


def test_a_name_that_is_public_and_private_at_once_is_refused(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", server.port)),
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", server.port)),
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: places)
    assert re.search("not on the public internet", ask("http://both.example/").reason)
    assert server.asked == []


def test_proxies_and_passwords_of_the_environment_are_ignored(
    server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    secrets = tmp_path / ".netrc"
    secrets.write_text("default login reader password s3cret\n", encoding="utf-8")
    secrets.chmod(0o600)
    with start_server() as proxy:
        proxy.serve("/", b"from the proxy")
        for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"):
            monkeypatch.setitem(os.environ, name, proxy.root)
        monkeypatch.setitem(os.environ, "HOME", str(tmp_path))
        monkeypatch.setitem(os.environ, "NETRC", str(secrets))
        assert ask(server.serve("/", PAGE), server).content == PAGE
        assert proxy.asked == []
    assert "Authorization" not in server.asked[0]


CLIENTS = frozenset(
    {
        "aiohttp",
        "asyncio",
        "ftplib",
        "http.client",
        "httpx",
        "pycurl",
        "requests",
        "socket",
        "ssl",
        "urllib.request",
    }
    | {"urllib3", "xmlrpc.client"}
)
AT_THE_DOOR = frozenset({"sources/http.py", "sources/deadline.py", "sources/bodies.py"})
# Mail goes where its owner said, to a server in their own network as often as not.
OUTWARD = frozenset({"delivery/smtp.py", "delivery/smtp_login.py"})
# Who may call what of the door: everybody else goes through these.
CALLERS = {"visit": "sources/network.py", "dial": "sources/network.py", "post": "send/ways.py"}
# What comes in is answered, and nothing is asked.
INWARD = frozenset({"archive/server.py"})
READERS = frozenset({"fetch_url", "fetch_response", "urlopen", "urlretrieve", "create_connection"})


def list_source_files() -> list[tuple[str, ast.Module]]:
    source = Path(__file__).parents[2] / "src" / "briefer"
    files = sorted(source.rglob("*.py"))
    return [(file.relative_to(source).as_posix(), ast.parse(file.read_text("utf-8"))) for file in files]


def test_nothing_else_opens_a_connection() -> None:
    """Invariant 12: http.py is the only door to the network, and only few go through it."""
    for name, tree in list_source_files():
        imported = {
            alias.name if isinstance(node, ast.Import) else f"{node.module}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names
        }
        if name not in AT_THE_DOOR | OUTWARD | INWARD:
            assert not imported & CLIENTS, name
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module == "briefer.sources.http":
                for alias in node.names:
                    assert CALLERS.get(alias.name, name) == name, f"{name} calls {alias.name}"
        called = {
            node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            for node in ast.walk(tree)
            if isinstance(node, ast.Call)
        }
        assert not called & READERS or name in OUTWARD, name


def test_only_a_hook_may_be_anywhere_in_the_own_network() -> None:
    """``private`` stands for all that is read as False, in so many letters."""
    found = []
    for name, tree in list_source_files():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("Wire"):
                [private] = [each.value for each in node.keywords if each.arg == "private"]
                found.append((name, ast.unparse(private)))
    assert found == [("make/connecting.py", "False"), ("send/ways.py", "private")]


def test_feedparser_is_only_ever_given_a_byte_stream() -> None:
    """Given bytes or text it opens a file, or asks an address, that the feed itself names."""
    found = 0
    for name, tree in list_source_files():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("feedparser"):
                assert "parse" not in {alias.name for alias in node.names}, name
            if not (isinstance(node, ast.Call) and ast.unparse(node.func) == "feedparser.parse"):
                continue
            found += 1
            stream = node.args[0]
            assert isinstance(stream, ast.Call), name
            assert ast.unparse(stream.func) == "io.BytesIO", name
    assert found
