"""The process that listens: one, on this machine only, patient with many slow visitors at once.

Requests are read by uvicorn without a thread for each, so that hundreds of connections that say nothing cost
hundreds of descriptors and no more; who says nothing for long is let go.
"""

import ipaddress
import os
import resource
import socket
from contextlib import suppress
from typing import Any, Final

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from briefer.archive.guard import Application
from briefer.errors import SettingsError

PATIENCE_SECONDS: Final = 20
_HEAD_BYTES: Final = 16_384
_WAITING: Final = 1_024


class PatientProtocol(H11Protocol):
    """A connection that ends when between two looks nothing was asked on it and nothing is being answered."""

    def connection_made(self, transport: Any) -> None:
        """Begin to look."""
        super().connection_made(transport)
        self._seen = self.cycle
        self._look = self.loop.call_later(PATIENCE_SECONDS, self._look_after)

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop looking."""
        self._look.cancel()
        super().connection_lost(exc)

    def _look_after(self) -> None:
        idle = self.cycle is None or self.cycle.response_complete
        if idle and self.cycle is self._seen:
            self.transport.abort()
            return
        self._seen = self.cycle
        self._look = self.loop.call_later(PATIENCE_SECONDS, self._look_after)


def open_socket(address: str, *, port: int) -> socket.socket:
    """Return the socket to listen on; port 0 takes a free one.

    Raises SettingsError for an address that other machines reach, and where the port is taken.
    """
    if not _is_local(address):
        message = (
            f"archive_address: other machines reach {address}, and the archive asks nobody for a password:"
            " listen on 127.0.0.1, and let a reverse proxy ask for one"
        )
        raise SettingsError(message)
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        listener = socket.create_server((address, port), family=family, backlog=_WAITING)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        message = f"cannot listen on {address}, port {port}: {reason}; name another with --port"
        raise SettingsError(message) from error
    # Head and body of an answer are sent apart: without this the body waits 40 ms for the head's receipt
    # (Nagle's algorithm, RFC 1122, 4.2.3.4). What is accepted inherits it.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def _is_local(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError as error:
        message = f'archive_address: "{address}" is no IP address: use one such as 127.0.0.1'
        raise SettingsError(message) from error


def build_server(application: Application) -> uvicorn.Server:
    """Return what answers on sockets that are handed to it."""
    config = uvicorn.Config(
        application,
        http=PatientProtocol,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        h11_max_incomplete_event_size=_HEAD_BYTES,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=5,
        backlog=_WAITING,
    )
    return uvicorn.Server(config)


def serve(application: Application, *, listener: socket.socket) -> None:
    """Answer until the process is told to end."""
    _allow_connections()
    # Interrupted, it has ended as it should.
    with suppress(KeyboardInterrupt):
        build_server(application).run(sockets=[listener])


def _allow_connections() -> None:
    """Take as many descriptors as the machine allows this process: one is needed for each visitor."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
