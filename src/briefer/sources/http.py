"""The one door to the network. Every request of briefer goes through ``fetch_url``.

http and https only; the address is checked when it is dialled, on every hop; at most five redirects, one
deadline for everything, one cap for the body; gzip or nothing, decoded in bounded steps; no proxy, cookie,
password file or environment variable has a say.
"""

import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import SplitResult, quote, urljoin, urlsplit

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.response import BaseHTTPResponse

from briefer import __version__
from briefer.errors import SourceError
from briefer.sources.addresses import is_public

CONNECT_SECONDS = 10.0
TOTAL_SECONDS = 30.0
REDIRECTS = 5
PIECE_BYTES = 1 << 16
AGENT = f"briefer/{__version__} (daily brief; one reader)"
ACCEPT = "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.8,*/*;q=0.5"
MOVED = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an address gave: its bytes, their media type as declared, and the address it ended on."""

    url: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """How far the door opens: bytes of a body, seconds for everything; ``allowed`` (address, port) pairs are
    dialled although they are not public, which only tests ask for."""

    body_bytes: int
    total_seconds: float = TOTAL_SECONDS
    allowed: frozenset[tuple[str, int]] = frozenset()


def fetch_url(url: str, *, door: Door) -> Answer:
    """Return what ``url`` gives; SourceError, a few words, for anything but a whole 200 within the limits."""
    deadline = time.monotonic() + door.total_seconds
    for _ in range(REDIRECTS + 1):
        parts = check_url(url)
        answer = _fetch_once(url, parts, door=door, deadline=deadline)
        if isinstance(answer, Answer):
            return answer
        target = urljoin(url, answer)
        if parts.scheme == "https" and urlsplit(target).scheme != "https":
            raise _refuse(url, f"redirects from https to {urlsplit(target).scheme or 'nowhere'}")
        url = target
    raise _refuse(url, f"more than {REDIRECTS} redirects")


def check_url(url: str) -> SplitResult:
    """Return the parts of an absolute http(s) address; SourceError for any other."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise _refuse(url, "not an address") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname or port == 0:
        raise _refuse(url, "not an http or https address")
    if parts.username is not None or parts.password is not None:
        raise _refuse(parts.hostname, "an address must not carry a name or password")
    return parts


def _fetch_once(url: str, parts: SplitResult, *, door: Door, deadline: float) -> Answer | str:
    """Return the answer, or where it redirects to."""
    connection = _connect(url, parts, door=door, deadline=deadline)
    # Time limits of sockets count one read each; a server that trickles is cut off by closing its socket.
    watch = threading.Timer(max(0.0, deadline - time.monotonic()), _hang_up, [connection])
    watch.daemon = True
    watch.start()
    try:
        connection.request("GET", _target(parts), headers=_headers(parts), preload_content=False)
        response = connection.getresponse()
        if response.status in MOVED and response.headers.get("Location"):
            return str(response.headers["Location"])
        if response.status != 200:
            raise _refuse(url, f"answered {response.status}")
        media_type = response.headers.get("Content-Type", "").split(";")[0].strip().lower()
        content = _read_body(url, response, door=door)
        # Cut off among its headers, an answer looks complete and empty to the standard library.
        if time.monotonic() >= deadline:
            raise _refuse(url, "took too long")
        if not content:
            raise _refuse(url, "answered with nothing")
        return Answer(url=url, media_type=media_type, content=content)
    except (urllib3.exceptions.HTTPError, OSError, ValueError, zlib.error) as error:
        reason = "took too long" if time.monotonic() >= deadline else f"broke off ({type(error).__name__})"
        raise _refuse(url, reason) from error
    finally:
        watch.cancel()
        connection.close()


def _connect(url: str, parts: SplitResult, *, door: Door, deadline: float) -> HTTPConnection:
    """Return a connection to an address of the host that was checked, and to no other."""
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        name = host.encode("idna").decode("ascii") if not host.isascii() else host
        found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise _refuse(url, "its host cannot be found") from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    for address in addresses:
        if not is_public(address) and (address, port) not in door.allowed:
            raise _refuse(url, "its host is not on the public internet")
    problem: Exception | None = None
    for address in addresses:
        seconds = min(CONNECT_SECONDS, deadline - time.monotonic())
        if seconds <= 0:
            break
        connection = _make_connection(parts.scheme, address, port, name=name, seconds=seconds)
        try:
            connection.connect()
        except (urllib3.exceptions.HTTPError, OSError) as error:
            connection.close()
            problem = error
        else:
            return connection
    raise _refuse(url, "its host does not answer") from problem


def _make_connection(scheme: str, address: str, port: int, *, name: str, seconds: float) -> HTTPConnection:
    if scheme == "http":
        return HTTPConnection(address, port, timeout=seconds)
    return HTTPSConnection(
        address,
        port,
        timeout=seconds,
        ssl_context=_trust(),
        server_hostname=name,
        assert_hostname=name,
    )


@lru_cache(maxsize=1)
def _trust() -> ssl.SSLContext:
    """Return the system's trust, verified; building it costs 50 ms, so it is built once."""
    return ssl.create_default_context()


def _hang_up(connection: HTTPConnection) -> None:
    if connection.sock is not None:
        try:
            connection.sock.shutdown(socket.SHUT_RDWR)
        except OSError:  # pragma: no cover - the other side was faster
            return


def _headers(parts: SplitResult) -> dict[str, str]:
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode("ascii")
    return {"Host": host, "User-Agent": AGENT, "Accept": ACCEPT, "Accept-Encoding": "gzip"}


def _target(parts: SplitResult) -> str:
    """Return the request target, percent-encoded where it has to be."""
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return path + ("?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?") if parts.query else "")


def _read_body(url: str, response: BaseHTTPResponse, *, door: Door) -> bytes:
    """Return the whole body; SourceError where it is too large or packed in any way but gzip."""
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    if encoding not in {"", "identity", "gzip", "x-gzip"}:
        raise _refuse(url, "sent packed in a way that was not asked for")
    pieces = _raw_pieces(response)
    if encoding in {"gzip", "x-gzip"}:
        pieces = _unpack(pieces)
    body = bytearray()
    for piece in pieces:
        body += piece
        if len(body) > door.body_bytes:
            raise _refuse(url, f"larger than {door.body_bytes // 1_000_000} MB")
    return bytes(body)


def _raw_pieces(response: BaseHTTPResponse) -> Iterator[bytes]:
    while piece := response.read(PIECE_BYTES, decode_content=False):
        yield piece


def _unpack(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the decoded body in steps of bounded size, however well it is packed."""
    decoder = zlib.decompressobj(16 + zlib.MAX_WBITS)
    for piece in pieces:
        while piece:
            yield decoder.decompress(piece, PIECE_BYTES)
            piece = decoder.unconsumed_tail
    yield decoder.flush()
    if not decoder.eof:
        raise zlib.error("the packed body is cut off")


def _refuse(url: str, reason: str) -> SourceError:
    return SourceError(reason, source=url)
