"""A real archive on loopback, and a visitor who asks it by the standard library's client, or byte by byte."""

import http.client
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from briefer.archive.app import build_app
from briefer.archive.server import build_server, open_socket
from briefer.archive.shelf import Shelf
from briefer.archive.site import Site, gather_site_styles
from briefer.renderers.templates import open_templates
from briefer.resources import templates_folder
from briefer.store import STORE_NAME
from briefer.store.install import read_key

PUBLIC = "brief.example.org"
READ_AT_ONCE = 65_536


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


@dataclass(frozen=True)
class Visitor:
    """Asks the archive at this port."""

    port: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(
        self,
        path: str,
        *,
        method: str = "GET",
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body=body, headers=dict(headers or {}))
            response = connection.getresponse()
            fields = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, fields, response.read())
        finally:
            connection.close()

    def send(self, request: bytes) -> bytes:
        """Send bytes as they are, and return the first line of what comes back."""
        with self.connect() as connection:
            connection.sendall(request)
            return connection.recv(READ_AT_ONCE).split(b"\r\n")[0]

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=60)


def open_site(folder: Path, *, own: Path | None = None) -> Site:
    """Return the site over the store in ``folder``."""
    templates = open_templates(shipped=templates_folder(), own=own, look="classic", paper="a4")
    return Site(
        shelf=Shelf(folder / STORE_NAME),
        templates=templates,
        styles=gather_site_styles(templates),
        title="The Morning Brief",
        zone=ZoneInfo("UTC"),
        hosts=frozenset({"localhost", "127.0.0.1", "[::1]"}),
        public=PUBLIC,
        key=read_key(folder),
    )


@contextmanager
def open_archive(site: Site) -> Iterator[Visitor]:
    """Serve the site in a thread, for as long as it is visited."""
    with open_socket("127.0.0.1", port=0) as listener:
        server = build_server(build_app(site))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield Visitor(listener.getsockname()[1])
        finally:
            server.should_exit = True
            thread.join()
            site.shelf.close()
