"""The only door to the network: one guarded GET, one guarded POST, and a connection for what is no HTTP.

http and https only; every address is checked when it is connected to, so that no name, redirect or resolver
that changes its mind leads to a private machine; one deadline over everything; gzip only, decoded in steps;
raw and decoded bytes capped; no proxy, no netrc, no cookies, no referrer. Redirects are not followed here:
``network`` does for a GET, and keeps to the manners; nobody else calls ``visit``. A POST is never sent on.
"""

import contextlib
import functools
import http.client
import socket
import ssl
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection

from briefer import __version__
from briefer.errors import PrivateAddressError, SourceError
from briefer.sources import limits
from briefer.sources.addresses import is_public
from briefer.sources.answers import BROKE_OFF, NO_ANSWER, NOT_FOUND, NOT_PUBLIC, TOO_LONG, UNTRUSTED
from briefer.sources.bodies import read_body
from briefer.sources.deadline import Deadline
from briefer.sources.headers import read_freshness, read_media_type, read_retry, read_validator
from briefer.sources.urls import Target

# Everything that urllib3, http.client, ssl and socket raise on a peer that misbehaves.
_BREAKAGE = (urllib3.exceptions.HTTPError, http.client.HTTPException, OSError, ValueError, zlib.error)

# A connection for what is no HTTP, and what its certificate is held against: nobody else need know these.
Line = socket.socket
Trust = ssl.SSLContext
Place = tuple[Any, ...]
Resolver = Callable[[str, int], Sequence[Place]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """What is asked for, and how much of it may come: the Accept header, and the bytes of a body.

    ``refreshes`` tells whether a page that does nothing but lead on is a redirect.
    """

    accept: str
    body_bytes: int
    refreshes: bool


FEEDS = Door(
    accept="application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml,"
    " application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.3",
    body_bytes=limits.FEED_BYTES,
    refreshes=False,
)
# A page may be 5 MB, a PDF 25 MB: the media type is known only once the answer is there.
PAGES = Door(
    accept="text/html, application/xhtml+xml, application/pdf, application/rss+xml, application/atom+xml,"
    " */*;q=0.5",
    body_bytes=limits.PDF_BYTES,
    refreshes=True,
)
ROBOTS = Door(accept="text/plain, */*;q=0.5", body_bytes=limits.ROBOTS_BYTES, refreshes=False)


def look_up(host: str, port: int) -> Sequence[Place]:
    """Return the places behind a name, as the machine's own resolver tells them."""
    return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire:
    """How requests are made: under which name, for how many seconds in all, over which resolver.

    The (address, port) pairs in ``allowed`` are dialled although they are not public: the owner named them.
    ``private`` lets any address be dialled; it is for hooks whose owner says so, never for what is read.
    """

    agent: str
    total_seconds: float
    allowed: frozenset[tuple[str, int]]
    private: bool
    resolve: Resolver


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What makes a request conditional, as it came; "" is not sent."""

    etag: str
    last_modified: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What one request gave: its status, its body if that is 200, and what its headers say."""

    status: int
    location: str
    media_type: str
    content: bytes
    etag: str
    last_modified: str
    fresh_seconds: float
    retry_seconds: float | None


def name_agent(contact: str) -> str:
    """Return how briefer calls itself; ``contact`` is an address where its owner can be reached, or ""."""
    return f"briefer/{__version__} ({f'+{contact}' if contact else 'daily brief; one reader'})"


def visit(
    target: Target, *, door: Door, wire: Wire, seconds: float, validators: Validators, now: datetime
) -> Reply:
    """Make one request; SourceError, a few words, where no whole answer within the limits comes of it."""
    fields = _write_fields(door, validators)
    with _ask(target, "GET", content=None, fields=fields, wire=wire, seconds=seconds) as answer:
        content = read_body(answer, cap=door.body_bytes, url=target.url) if answer.status == 200 else b""
        return _read_reply(answer, content, now=now)


def post(target: Target, content: bytes, *, fields: Mapping[str, str], wire: Wire) -> int:
    """Hand ``content`` over, with these header fields besides our own, and return the answer's status.

    Of the answer nothing but its head is read, and a redirect is not followed. SourceError, a few words,
    where no answer comes in time; PrivateAddressError where the host is private and the wire forbids that.
    """
    seconds = wire.total_seconds
    with _ask(target, "POST", content=content, fields=fields, wire=wire, seconds=seconds) as answer:
        return answer.status


@contextlib.contextmanager
def _ask(
    target: Target,
    method: str,
    *,
    content: bytes | None,
    fields: Mapping[str, str],
    wire: Wire,
    seconds: float,
) -> Iterator[urllib3.BaseHTTPResponse]:
    """Yield the answer, its body unread, while its deadline runs; SourceError where that ends first."""
    headers = {"User-Agent": wire.agent, **fields, "Connection": "close"}
    with Deadline(seconds) as deadline:
        connection = _connect(target, _find_places(target, wire, deadline), deadline)
        try:
            connection.request(
                method,
                target.path,
                body=content,
                headers=headers,
                preload_content=False,
                decode_content=False,
            )
            yield connection.getresponse()
        except _BREAKAGE as error:
            raise SourceError(explain_breakage(error, deadline), source=target.url) from error
        finally:
            connection.close()
        # Cut off among its headers, an answer looks complete and empty to the standard library.
        if deadline.passed:
            raise SourceError(TOO_LONG, source=target.url)


def _read_reply(answer: urllib3.BaseHTTPResponse, content: bytes, *, now: datetime) -> Reply:
    headers = answer.headers
    return Reply(
        status=answer.status,
        location=headers.get("Location", ""),
        media_type=read_media_type(headers),
        content=content,
        etag=read_validator(headers, "ETag"),
        last_modified=read_validator(headers, "Last-Modified"),
        fresh_seconds=read_freshness(headers, now=now),
        retry_seconds=read_retry(headers, now=now),
    )


def _write_fields(door: Door, validators: Validators) -> dict[str, str]:
    fields = {"Accept": door.accept, "Accept-Encoding": "gzip"}
    if validators.etag:
        fields["If-None-Match"] = validators.etag
    if validators.last_modified:
        fields["If-Modified-Since"] = validators.last_modified
    return fields


def _find_places(target: Target, wire: Wire, deadline: Deadline) -> list[Place]:
    """Return the places behind the target's name; PrivateAddressError when one may not be dialled."""

    def resolve() -> Any:
        try:
            return wire.resolve(target.host, target.port)
        except (OSError, UnicodeError) as error:
            return error

    found = deadline.wait(resolve)
    if found is None:
        raise SourceError(TOO_LONG, source=target.url)
    if isinstance(found, Exception):
        raise SourceError(NOT_FOUND, source=target.url) from found
    for place in found:
        named = wire.private or (place[4][0], place[4][1]) in wire.allowed
        if not named and not is_public(place[4][0]):
            raise PrivateAddressError(NOT_PUBLIC, source=target.url)
    return list(found)


@functools.cache
def trust(authorities: str) -> Trust:
    """Return what certificates are held against: the system's authorities, and those in a file ("": none).

    SourceError where the file cannot be read.
    """
    # Loading the certificates takes 50 ms: once is enough.
    context = ssl.create_default_context()
    if authorities:
        try:
            context.load_verify_locations(cafile=authorities)
        except OSError as error:
            reason = "holds no certificates" if isinstance(error, ssl.SSLError) else "cannot be read"
            raise SourceError(f"{authorities} {reason}", source=authorities) from error
    return context


class _NoAnswerError(OSError):
    """None of a host's addresses can be connected to."""


def dial(target: Target, *, trusted: Trust, wire: Wire, deadline: Deadline) -> Line:
    """Return a connection to ``target`` for what is no HTTP; TLS, with a certificate that is trusted, if the
    scheme ends in "s". SourceError, a few words, where there is none; RefusedError where its host is private.
    """
    places = _find_places(target, wire, deadline)
    try:
        connection = _open_socket(places, deadline)
        if not target.scheme.endswith("s"):
            return connection
        return trusted.wrap_socket(connection, server_hostname=target.host)
    except _BREAKAGE as error:
        raise SourceError(explain_breakage(error, deadline), source=target.url) from error


def _open_socket(places: Sequence[Place], deadline: Deadline) -> socket.socket:
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


def _connect(target: Target, places: Sequence[Place], deadline: Deadline) -> HTTPConnection:
    """Return a connection object that will go to one of the checked ``places`` and nowhere else."""

    timeout = deadline.left()
    made: HTTPConnection
    if target.scheme == "https":
        made = HTTPSConnection(target.host, target.port, timeout=timeout, ssl_context=trust(""))
    else:
        made = HTTPConnection(target.host, target.port, timeout=timeout)
    made._new_conn = functools.partial(_open_socket, places, deadline)  # type: ignore[method-assign]  # urllib3's own seam for transports
    return made


def explain_breakage(error: BaseException, deadline: Deadline) -> str:
    """Return in a few words why a conversation broke off."""
    if deadline.passed:
        return TOO_LONG
    if isinstance(error, ssl.SSLCertVerificationError) or "CERTIFICATE_VERIFY" in str(error):
        return UNTRUSTED
    if isinstance(error, urllib3.exceptions.NewConnectionError | ConnectionRefusedError | _NoAnswerError):
        return NO_ANSWER
    return f"{BROKE_OFF} ({type(error).__name__})"
