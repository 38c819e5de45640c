"""Hooks: a program or an address that gets the JSON of every edition.

At least once, unlike mail: what a killed run has handed over is handed over again, under the same
``Idempotency-Key``. A POST goes to the address that was checked and to no other: no redirect, no proxy.
"""

import contextlib
import hashlib
import hmac
import http.client
import shlex
import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection

from briefer import __version__
from briefer.delivery.transport import Outcome, defer, fail
from briefer.model import SENT

SIGNATURE = "Briefer-Signature"
_LATER = frozenset({408, 425, 429})


@dataclass(frozen=True, slots=True, kw_only=True)
class Hook:
    """A hook: ``command`` or ``url`` is "". ``admits`` tells of an IP address whether it may be dialled, and
    ``seconds`` is how long a hook may take."""

    command: str
    url: str
    secret: bytes = field(repr=False)
    admits: Callable[[str], bool]
    environment: Mapping[str, str]
    seconds: float


def deliver_json(content: bytes, *, hook: Hook, delivery: str) -> Outcome:
    """Hand the JSON over; ``delivery`` names it, the same on every try."""
    return _run(content, hook, delivery) if hook.command else _post(content, hook, delivery)


def sign_content(content: bytes, *, secret: bytes) -> str:
    """Return what the signature's field says: HMAC-SHA256 (RFC 2104) of the content, in hex."""
    return f"sha256={hmac.new(secret, content, hashlib.sha256).hexdigest()}"


def _run(content: bytes, hook: Hook, delivery: str) -> Outcome:
    try:
        ended = subprocess.run(
            shlex.split(hook.command),
            input=content,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=hook.seconds,
            env={**hook.environment, "BRIEFER_DELIVERY": delivery},
            check=False,
        )
    except subprocess.TimeoutExpired:
        return defer("the command did not end in time")
    except (OSError, ValueError) as error:
        return defer(f"the command could not be started: {error}")
    if ended.returncode != 0:
        words = " ".join(ended.stderr.decode("utf-8", "replace").split())[:200]
        return defer(
            f"the command ended with {ended.returncode}{f': {words}' if words else ''}", orderly=True
        )
    return _succeed("the command ended with 0")


def _succeed(reply: str) -> Outcome:
    return Outcome(state=SENT, reply=reply, personal=False, stop=False, too_large=False, orderly=True)


def _post(content: bytes, hook: Hook, delivery: str) -> Outcome:
    parts = urlsplit(hook.url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    fields = {
        "Content-Type": "application/json",
        "User-Agent": f"briefer/{__version__}",
        "Idempotency-Key": delivery,
        "Connection": "close",
    }
    if hook.secret:
        fields[SIGNATURE] = sign_content(content, secret=hook.secret)
    try:
        with _connect(hook) as connection:
            connection.request("POST", path, body=content, headers=fields, preload_content=False)
            status = connection.getresponse().status
    except _NotAdmittedError as error:
        return fail(str(error), personal=False)
    except (urllib3.exceptions.HTTPError, http.client.HTTPException, OSError, ValueError) as error:
        return defer(f"it could not be reached ({type(error).__name__})")
    if 200 <= status <= 299:
        return _succeed(f"answered {status}")
    if status in _LATER or status >= 500:
        return defer(f"answered {status}", orderly=True)
    return fail(f"answered {status}", personal=False)


class _NotAdmittedError(Exception):
    """The hook's host is at an address that may not be dialled."""


@contextmanager
def _connect(hook: Hook) -> Iterator[HTTPConnection]:
    """Yield a connection that goes to the checked address, and is cut off when its time is over."""
    parts = urlsplit(hook.url)
    host = parts.hostname or ""
    secure = parts.scheme == "https"
    found = socket.getaddrinfo(host, parts.port or (443 if secure else 80), type=socket.SOCK_STREAM)
    family, kind, protocol, _, address = found[0]
    if not all(hook.admits(str(place[4][0])) for place in found):
        raise _NotAdmittedError(f"{host} is not on the public internet: set private = true if that is meant")
    with socket.socket(family, kind, protocol) as plain:
        plain.settimeout(hook.seconds)
        plain.connect(address)
        # A duplicate, because TLS takes the descriptor away from the socket that it wraps.
        watched = plain.dup()
        timer = threading.Timer(hook.seconds, _cut, [watched])
        timer.daemon = True
        connection = (
            HTTPSConnection(host, timeout=hook.seconds, ssl_context=ssl.create_default_context())
            if secure
            else HTTPConnection(host, timeout=hook.seconds)
        )
        connection._new_conn = lambda: plain  # type: ignore[method-assign]  # urllib3's seam for transports
        timer.start()
        try:
            yield connection
        finally:
            timer.cancel()
            watched.close()
            connection.close()


def _cut(connection: socket.socket) -> None:
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
