"""Visitors who ask as fast as answers come: eight connections kept alive, by the standard library."""

import socket
import threading
import time

CONNECTIONS = 8


def ask(connection: socket.socket, request: bytes) -> bytes:
    """Return the answer's status line, having read all of the answer."""
    connection.sendall(request)
    head = b""
    while b"\r\n\r\n" not in head:
        head += connection.recv(65_536)
    head, _, body = head.partition(b"\r\n\r\n")
    fields = dict(line.split(b": ", 1) for line in head.lower().split(b"\r\n")[1:])
    left = int(fields[b"content-length"]) - len(body)
    while left > 0:
        left -= len(connection.recv(65_536))
    return head.split(b"\r\n", 1)[0]


def load(port: int, path: str, count: int) -> tuple[float, list[float]]:
    """Return the seconds that ``count`` answers took together, and each of them."""
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode()
    taken: list[float] = []

    def visit() -> None:
        with socket.create_connection(("127.0.0.1", port)) as connection:
            for _ in range(count // CONNECTIONS):
                start = time.perf_counter()
                status = ask(connection, request)
                taken.append(time.perf_counter() - start)
                assert b" 200 " in status, status

    visitors = [threading.Thread(target=visit) for _ in range(CONNECTIONS)]
    start = time.perf_counter()
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    return time.perf_counter() - start, taken
