"""The only door to the network: one guarded GET.

http and https only; every hop's address is checked when it is connected to, so that no name, redirect or
resolver that changes its mind leads to a private machine; one deadline over everything; gzip only, decoded
in steps; raw and decoded bytes capped; no proxy, no netrc, no cookies, no referrer.
"""

import functools
import http.client
import queue
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection

from briefer import __version__
from briefer.errors import SourceError
from briefer.sources import limits
from briefer.sources.addresses import is_public
from briefer.sources.urls import Target, follow, read_target

AGENT = f"briefer/{__version__} (daily brief; one reader)"
_ACCEPT = (
    "text/html, application/xhtml+xml, application/pdf, application/rss+xml, application/atom+xml, */*;q=0.5"
)
_MOVED = frozenset({301, 302, 303, 307, 308})
_GZIP = frozenset({"gzip", "x-gzip"})
# Everything that urllib3, http.client, ssl and socket raise on a peer that misbehaves.
_BREAKAGE = (urllib3.exceptions.HTTPError, http.client.HTTPException, OSError, ValueError, zlib.error)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an address gave: its bytes, the media type as declared, and the address it ended on."""

    url: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """How far the door opens: bytes of a body, seconds for everything; ``allowed`` (address, port) pairs are
    dialled although they are not public, which only tests ask for."""

    body_bytes: int
    total_seconds: float = limits.REQUEST_SECONDS
    allowed: frozenset[tuple[str, int]] = frozenset()


def fetch_url(url: str, *, door: Door) -> Answer:
    """Return what ``url`` gives; SourceError, a few words, for anything but a whole 200 within the limits."""
    target = read_target(url)
    with _Deadline(door.total_seconds) as deadline:
        for _ in range(limits.REDIRECTS + 1):
            answer = _visit(target, door, deadline)
            if isinstance(answer, Answer):
                return answer
            target = answer
    raise SourceError(f"more than {limits.REDIRECTS} redirects", source=target.url)


def _visit(target: Target, door: Door, deadline: "_Deadline") -> Answer | Target:
    """Make one request: return what it gave, or where it is redirected to."""
    connection = _connect(target, _find_places(target, door, deadline), deadline)
    try:
        connection.request("GET", target.path, headers=_HEADERS, preload_content=False, decode_content=False)
        answer = connection.getresponse()
        if answer.status in _MOVED and answer.headers.get("Location"):
            return follow(target, answer.headers["Location"])
        content = _read_body(answer, target, door)
        # Cut off among its headers, an answer looks complete and empty to the standard library.
        if deadline.passed:
            raise SourceError("took too long", source=target.url)
        if not content:
            raise SourceError("answered with nothing", source=target.url)
        return Answer(url=target.url, media_type=_find_media_type(answer), content=content)
    except _BREAKAGE as error:
        reason = "took too long" if deadline.passed else _explain(error)
        raise SourceError(reason, source=target.url) from error
    finally:
        connection.close()


def _find_places(target: Target, door: Door, deadline: "_Deadline") -> list[tuple[Any, ...]]:
    """Return the places behind the target's name; SourceError when one of them is not public."""

    def look_up() -> Any:
        try:
            return socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            return error

    found = deadline.wait(look_up)
    if found is None:
        raise SourceError("took too long", source=target.url)
    if isinstance(found, Exception):
        raise SourceError("its host cannot be found", source=target.url) from found
    for place in found:
        if not is_public(place[4][0]) and (place[4][0], place[4][1]) not in door.allowed:
            raise SourceError("its host is not on the public internet", source=target.url)
    return list(found)


class _Deadline:
    """A clock over one ``get``: when it runs out, every connection it watches is shut."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._timer = threading.Timer(seconds, self._shut)
        self._timer.daemon = True
        self._watched: list[socket.socket] = []
        self._lock = threading.Lock()

    def __enter__(self) -> "_Deadline":
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        with self._lock:
            for connection in self._watched:
                connection.close()
            self._watched.clear()

    @property
    def passed(self) -> bool:
        return time.monotonic() >= self._end

    def left(self) -> float:
        """Return the seconds left, a little more than none."""
        return max(0.001, self._end - time.monotonic())

    def watch(self, connection: socket.socket) -> None:
        # A duplicate, because TLS takes the descriptor away from the socket that it wraps.
        with self._lock:
            self._watched.append(connection.dup())

    def wait(self, task: Callable[[], Any]) -> Any:
        """Return what ``task`` returns, done beside, or None when that takes too long."""
        results: queue.Queue[Any] = queue.Queue()
        threading.Thread(target=lambda: results.put(task()), daemon=True).start()
        try:
            return results.get(timeout=self.left())
        except queue.Empty:
            return None

    def _shut(self) -> None:
        with self._lock:
            for connection in self._watched:
                try:
                    connection.shutdown(socket.SHUT_RDWR)
                except OSError:  # pragma: no cover - a race: the other side was faster
                    continue


@functools.cache
def _tls_context() -> ssl.SSLContext:
    # Loading the certificates takes 50 ms: once is enough.
    return ssl.create_default_context()


class _NoAnswerError(OSError):
    """None of a host's addresses can be connected to."""


def _connect(target: Target, places: Sequence[tuple[Any, ...]], deadline: _Deadline) -> HTTPConnection:
    """Return a connection object that will go to one of the checked ``places`` and nowhere else."""

    def open_socket() -> socket.socket:
        failure: OSError | None = None
        for family, kind, protocol, _, address in places:
            connection = socket.socket(family, kind, protocol)
            connection.settimeout(min(limits.CONNECT_SECONDS, deadline.left()))
            try:
                connection.connect(address)
            except OSError as error:
                connection.close()
                failure = error
                continue
            deadline.watch(connection)
            connection.settimeout(deadline.left())
            return connection
        raise _NoAnswerError from failure

    timeout = deadline.left()
    made: HTTPConnection
    if target.scheme == "https":
        made = HTTPSConnection(target.host, target.port, timeout=timeout, ssl_context=_tls_context())
    else:
        made = HTTPConnection(target.host, target.port, timeout=timeout)
    made._new_conn = open_socket  # type: ignore[method-assign]  # urllib3's own seam for transports
    return made


_HEADERS = {"User-Agent": AGENT, "Accept": _ACCEPT, "Accept-Encoding": "gzip", "Connection": "close"}


def _find_media_type(answer: urllib3.BaseHTTPResponse) -> str:
    """Return the declared media type with its parameters: the charset is needed to read the text."""
    declared = answer.headers.get("Content-Type", "")[:200]
    return "".join(character for character in declared if character.isprintable()).strip()


def _find_cap(answer: urllib3.BaseHTTPResponse, door: Door) -> int:
    essence = _find_media_type(answer).partition(";")[0].strip().lower()
    if essence.startswith(("text/html", "application/xhtml", "text/plain")):
        return min(door.body_bytes, limits.PAGE_BYTES)
    if essence.endswith(("xml", "json")):
        return min(door.body_bytes, limits.FEED_BYTES)
    return door.body_bytes


def _read_body(answer: urllib3.BaseHTTPResponse, target: Target, door: Door) -> bytes:
    """Return the decoded body of an answer that has one; raise SourceError when it is not to be had."""
    if answer.status != 200:
        raise SourceError(f"answered {answer.status}", source=target.url)
    encoding = answer.headers.get("Content-Encoding", "").strip().lower()
    if encoding not in _GZIP | {"", "identity"}:
        raise SourceError("sent packed in a way that was not asked for", source=target.url)
    collector = _Collector(_find_cap(answer, door), gzip=encoding in _GZIP, url=target.url)
    while chunk := answer.read(limits.DECODING_STEP, decode_content=False):
        collector.feed(chunk)
    return collector.finish()


class _Collector:
    """Collects a body and decodes it step by step, and stops at the cap, whatever comes."""

    def __init__(self, cap: int, *, gzip: bool, url: str) -> None:
        self._cap = cap
        self._url = url
        self._raw = self._size = 0
        self._parts: list[bytes] = []
        self._decoder = zlib.decompressobj(wbits=31) if gzip else None

    def feed(self, chunk: bytes) -> None:
        """Take one chunk as it came over the wire."""
        self._raw += len(chunk)
        self._check(self._raw)
        if self._decoder is None:
            self._keep(chunk)
        while chunk and self._decoder is not None:
            self._keep(self._decoder.decompress(chunk, limits.DECODING_STEP))
            chunk = self._decoder.unconsumed_tail
            if self._decoder.eof and self._decoder.unused_data.startswith(b"\x1f\x8b"):
                chunk = self._decoder.unused_data  # gzip may be several members one behind the other
                self._decoder = zlib.decompressobj(wbits=31)

    def finish(self) -> bytes:
        """Return the whole body; raise ValueError when its packing ended too early."""
        if self._decoder is not None and self._raw and not self._decoder.eof:
            raise ValueError("the packed body is cut off")
        return b"".join(self._parts)

    def _keep(self, part: bytes) -> None:
        self._size += len(part)
        self._check(self._size)
        self._parts.append(part)

    def _check(self, size: int) -> None:
        if size > self._cap:
            raise SourceError(f"larger than {self._cap // limits.MEGABYTE} MB", source=self._url)


def _explain(error: BaseException) -> str:
    if isinstance(error, ssl.SSLCertVerificationError) or "CERTIFICATE_VERIFY" in str(error):
        return "its certificate is not trusted"
    if isinstance(error, urllib3.exceptions.NewConnectionError | ConnectionRefusedError | _NoAnswerError):
        return "its host does not answer"
    return f"broke off ({type(error).__name__})"
