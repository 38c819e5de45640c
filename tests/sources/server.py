"""A web server on loopback that answers as a path's function says, byte for byte."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Server:
    """Where it listens, what it was asked, and what it answers: path to function of the socket.

    ``connections`` counts whoever connected, also those who asked nothing.
    """

    port: int
    host: str = "127.0.0.1"
    routes: dict[str, Callable[[socket.socket], None]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    connections: int = 0
    tls: ssl.SSLContext | None = None

    @property
    def root(self) -> str:
        return f"http://{self.host}:{self.port}"

    def serve(self, path: str, body: bytes, *headers: str, status: str = "200 OK") -> str:
        """Answer ``path`` with a whole response; return its address."""
        head = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]
        answer = "\r\n".join(head).encode() + b"\r\n\r\n" + body
        self.routes[path] = lambda connection: connection.sendall(answer)
        return self.root + path


def _handle(server: Server, connection: socket.socket) -> None:
    with connection:
        connection.settimeout(10)
        try:
            if server.tls is None:
                _answer(server, connection)
                return
            with server.tls.wrap_socket(connection, server_side=True) as secured:
                _answer(server, secured)
        except OSError:
            return


def _answer(server: Server, connection: socket.socket) -> None:
    request = b""
    while b"\r\n\r\n" not in request:
        piece = connection.recv(65536)
        if not piece:
            return
        request += piece
    server.asked.append(request.decode())
    route = server.routes.get(request.split()[1].decode().split("?")[0])
    if route is None:
        connection.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
    else:
        route(connection)


@contextmanager
def start_server(host: str = "127.0.0.1", *, port: int = 0) -> Iterator[Server]:
    """Listen on a port of loopback, a free one if none is named, until the test is done."""
    with socket.create_server((host, port)) as listener:
        server = Server(port=listener.getsockname()[1], host=host)

        def listen() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                server.connections += 1
                threading.Thread(target=_handle, args=(server, connection), daemon=True).start()

        threading.Thread(target=listen, daemon=True).start()
        yield server
        listener.shutdown(socket.SHUT_RDWR)
